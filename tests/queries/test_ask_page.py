"""docs/ASK.md: its commands run, and it names every format."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import duckdb
import graph_sample
import pytest

from graph.columns import write_parquet
from graph.query_files import load_queries
from queries.__main__ import main
from queries.commands import COMMANDS
from queries.exports import EXPORTS
from queries.formats import FORMATS

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "ASK.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
QUESTIONS = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
LINES = [line for block in BLOCKS for line in block.splitlines()]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample's graph in ``out/``."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "out").mkdir()
    graph_sample.build(folder / "out")
    graph_sample.write_lines(folder / "out" / "facts.jsonl", graph_sample.facts())
    documents = [graph_sample.document(doc) for doc in graph_sample.TEXTS]
    graph_sample.write_lines(folder / "out" / "documents.jsonl", documents)
    write_parquet(folder / "out" / "facts.jsonl", folder / "out" / "facts.parquet")
    return folder


def test_the_page_has_commands_and_no_other_blocks() -> None:
    assert len(LINES) >= 3
    assert all(line.startswith("python -m queries ") for line in LINES)


@pytest.mark.parametrize("command", LINES)
def test_a_command_of_the_page_runs(
    command: str, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout)
    arguments = shlex.split(command)[3:]
    assert main(arguments) == 0
    if "--output" in arguments:
        assert Path(arguments[arguments.index("--output") + 1]).exists()


def test_the_questions_to_duckdb_are_answered(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout)
    by_mechanism, amounts = (duckdb.execute(question).fetchall() for question in QUESTIONS)
    assert by_mechanism == [
        ("east_west", 1, 1, 126000000),
        ("fixed_point", 1, 1, None),
        ("paired_assistance", 1, 1, None),
    ]
    assert amounts == [
        ("北京市", "内蒙古自治区", 2016, "actual", 126000000),
        ("北京市", "内蒙古自治区", 2017, "planned", 250000000),
    ]


def test_the_page_names_every_export_with_its_ending() -> None:
    table = PAGE.partition("## The whole graph")[2].partition("```")[0]
    for name, known in EXPORTS.items():
        [row] = [line for line in table.splitlines() if line.startswith(f"| `{name}` |")]
        assert known.ending in row, name


def test_the_page_tells_of_every_command() -> None:
    assert set(COMMANDS) <= {line.split()[3] for line in LINES}
    assert set(COMMANDS).isdisjoint(load_queries())


def test_the_page_names_every_format_with_its_endings() -> None:
    table = PAGE.partition("## Formats")[2].partition("```")[0]
    for name, known in FORMATS.items():
        [row] = [
            line for line in table.splitlines() if line.startswith("|") and f"`{name}`" in line
        ]
        assert all(ending in row for ending in known.endings), name
