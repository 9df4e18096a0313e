"""docs/OUTPUT.md lists every file, field, code, column, ending and limit, and nothing else."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import get_args

import pyoxigraph as ox
import pytest

from build_graph import main
from graph import sentences, spelling
from graph.checking import violation
from graph.limits import MEMORY, SECONDS
from graph.model import Code, Level
from graph.reading import READERS, archive, source, word
from graph.reading.metadata import COLUMNS
from graph.reading.walking import ARCHIVE

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "OUTPUT.md").read_text(encoding="utf-8")
FAMILY = "graph_NAME"
TEXT = "某县扶贫资金计划\n2016年投入资金3亿元，其中：中央资金1亿元，自治区资金2亿元。\n"


def rows(header: str) -> list[list[str]]:
    """Return the cells of the tables that have a header line, below it."""
    found = []
    for block in re.findall(rf"^{re.escape(header)}\n\|[-|]+\n((?:\|.*\n)+)", PAGE, re.MULTILINE):
        found += [line.strip("|\n").split(" | ") for line in block.splitlines()]
    assert found, f"no table {header!r}"
    return [[cell.strip(" |") for cell in cells] for cells in found]


def words(cell: str) -> set[str]:
    """Return what stands in code font in a cell."""
    return set(re.findall(r"`([^`]+)`", cell))


def listed(section: str) -> set[str]:
    """Return the fields that the table of a section lists."""
    body = PAGE.partition(f"### `{section}`\n")[2].partition("\n#")[0].partition("\n| code")[0]
    return {name for line in body.splitlines() if "|" in line for name in words(line.split("|")[1])}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of a sound and an empty document."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "in" / "b.txt").write_bytes(b"")
    assert main([str(folder / "in"), "--out", str(folder / "out")]) == 1
    return folder / "out"


def test_page_lists_every_code() -> None:
    codes = {
        code for cells in rows("| code | level | meaning | remedy |") for code in words(cells[0])
    }
    assert codes == {*get_args(Code), FAMILY}


def test_page_says_level_meaning_and_remedy_of_every_code() -> None:
    for code, level, meaning, remedy in rows("| code | level | meaning | remedy |"):
        assert set(level.split(", ")) <= set(get_args(Level)), code
        assert meaning and remedy, code


def test_every_code_is_written_somewhere() -> None:
    written = set()
    for path in (ROOT / "graph").rglob("*.py"):
        if path.name != "model.py":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            written |= {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)}
    assert [code for code in get_args(Code) if code not in written] == []


def test_findings_about_the_graph_are_of_one_family() -> None:
    line = violation(ox.Store(), "NAME", "http://a.cn/x", "words")
    assert (line["code"], line["level"]) == (FAMILY, "warning")


def test_only_findings_about_the_graph_are_lines_without_an_issue() -> None:
    writers = set()
    for path in (ROOT / "graph").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            keys = node.keys if isinstance(node, ast.Dict) else []
            names = {key.value for key in keys if isinstance(key, ast.Constant)}
            if {"level", "code", "remedy"} <= names:
                writers.add(path.name)
    assert writers == {"checking.py"}


def test_page_lists_every_file_of_a_build(out: Path) -> None:
    files = {path.name + ("/" if path.is_dir() else "") for path in out.iterdir()}
    stated = {name for cells in rows("| file | holds |") for name in words(cells[0])}
    assert stated <= files
    # a further page is found from the menu of the first
    assert {name for name in files - stated if not name.endswith(".html")} == set()


@pytest.mark.parametrize("name", ["documents.jsonl", "sums.jsonl", "issues.jsonl"])
def test_page_lists_every_field_of_a_line(out: Path, name: str) -> None:
    lines = (out / name).read_text(encoding="utf-8").splitlines()
    assert lines
    assert listed(name) == set().union(*(json.loads(line) for line in lines))


def test_page_lists_every_field_of_build_json(out: Path) -> None:
    assert listed("build.json") == set(json.loads((out / "build.json").read_text(encoding="utf-8")))


def test_page_lists_every_ending_and_column() -> None:
    endings = {ending for cells in rows("| ending | read as |") for ending in words(cells[0])}
    assert endings == {*READERS, ARCHIVE}
    columns = {name for cells in rows("| column | meaning |") for name in words(cells[0])}
    assert columns == set(COLUMNS)


def test_page_states_the_limits() -> None:
    stated = " ".join(cells[0] + cells[1] for cells in rows("| limit | of |"))
    numbers = [source.LARGEST_TEXT, source.LARGEST_MARKUP, source.LARGEST_FILE, word.LARGEST_XML]
    numbers += [archive.LARGEST_ARCHIVE, archive.HIGHEST_RATIO, archive.HARMLESS, int(SECONDS)]
    numbers += [MEMORY, sentences.LONGEST, spelling.LONGEST]
    assert [number for number in numbers if f"{number:,}" not in stated] == []
