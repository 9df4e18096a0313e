"""Answers as DataFrames, and the example notebook, run cell by cell."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import graph_sample
import pytest

from graph.columns import write_parquet
from queries import ask
from queries.asking import WrongQuestion
from queries.frames import type_of

ROOT = Path(__file__).parent.parent.parent
NOTEBOOK = json.loads((ROOT / "docs" / "example.ipynb").read_text(encoding="utf-8"))
CODE = ["".join(cell["source"]) for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
# IPython reads a cell as a notebook does; a kernel would add sockets and seconds, no meaning
RUNNER = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
shell.history_manager.enabled = False
shapes = []
for source in json.load(sys.stdin):
    result = shell.run_cell(source)
    result.raise_error()
    shapes.append(list(getattr(result.result, "shape", ())))
print(json.dumps(shapes))
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkout") / "out"
    folder.mkdir()
    graph_sample.build(folder)
    graph_sample.write_lines(folder / "facts.jsonl", graph_sample.facts())
    write_parquet(folder / "facts.jsonl", folder / "facts.parquet")
    return folder


def test_ask_gives_a_frame_with_typed_columns(out: Path) -> None:
    frame = ask("helped_by", helper="北京", graph=out)
    assert set(frame["recipient"]) == {"赤峰市", "内蒙古自治区"}
    types = {name: str(type_) for name, type_ in frame.dtypes.items()}
    assert (types["helper"], types["facts"], types["actual_sum"]) == ("string", "Int64", "Int64")
    [whole] = frame[frame["helper"] == "北京市"].to_dict("records")
    assert (whole["actual_sum"], whole["first_year"]) == (126000000, 2016)
    assert frame["staff_sum"].isna().sum() == 1
    assert "帮扶" in frame.attrs["question"]


def test_ask_takes_languages_limits_years_and_codes(out: Path) -> None:
    paired = ask("paired_places", place=152200, graph=out, lang="en")
    assert list(paired["helper"]) == ["Ordos"]
    assert len(ask("who_helps_whom", graph=str(out), limit=2)) == 2
    assert len(ask("who_helps_whom", graph=out, from_=2018, to=2019)) == 1
    assert len(ask("who_helps_whom", graph=out, year=2021)) == 0


def test_an_empty_answer_keeps_its_columns(out: Path) -> None:
    frame = ask("who_helps_whom", graph=out, year=2021)
    assert list(frame.columns)[:2] == ["helper", "helper_count"]


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("who_help_whom", {}, "who_helps_whom"),
        ("who_helps_whom", {"recipent": "兴安盟"}, "nearest: recipient"),
        ("who_helps_whom", {"recipient": "兴安蒙"}, "兴安盟"),
        ("who_helps_whom", {"lang": "fr"}, "zh or en"),
    ],
)
def test_wrong_questions_raise(name: str, values: dict[str, Any], words: str, out: Path) -> None:
    with pytest.raises(WrongQuestion, match=words):
        ask(name, graph=out, **values)


def test_a_missing_graph_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"build_graph\.py"):
        ask("who_helps_whom", graph=tmp_path)


def test_without_pandas_ask_says_how_to_get_it(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="pip install pandas"):
        ask("who_helps_whom", graph=out)


@pytest.mark.parametrize(
    ("column", "type_"),
    [
        ((1, None), "Int64"), ((1, 2.5), "Float64"), ((True, None), "boolean"),
        (("甲", None), "string"), ((), "string"), ((None,), "string"), (("甲", 1), "object"),
    ],
)  # fmt: skip
def test_the_type_of_a_column_holds_open_cells(column: tuple[Any, ...], type_: str) -> None:
    assert type_of(column) == type_


def test_the_notebook_is_small_and_holds_no_outputs() -> None:
    assert (NOTEBOOK["nbformat"], NOTEBOOK["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in NOTEBOOK["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in NOTEBOOK["cells"]:
        if cell["cell_type"] == "code":
            assert (cell["outputs"], cell["execution_count"]) == ([], None)


def test_the_notebook_runs_from_its_folder(out: Path, tmp_path: Path) -> None:
    checkout = out.parent
    for entry in ("docs", "graph", "queries", "ontology.ttl"):
        (checkout / entry).symlink_to(ROOT / entry)
    (checkout / "work").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", RUNNER],
        cwd=checkout / "work",
        input=json.dumps(CODE),
        capture_output=True,
        text=True,
        env=os.environ | {"IPYTHONDIR": str(tmp_path), "PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    _, *shapes = json.loads(done.stdout.splitlines()[-1])
    assert len(shapes) == len(CODE) - 1 >= 4
    assert all(len(shape) == 2 and min(shape) > 0 for shape in shapes)
