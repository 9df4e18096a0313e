"""What can be listed is complete: entries, requirements, registries, tables, targets."""

from __future__ import annotations

import ast
import csv
import re
import socket
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from graph.extraction import EXTRACTORS
from graph.gazetteer import load_gazetteer
from graph.reading import READERS
from queries.commands import COMMANDS

ROOT = Path(__file__).parent.parent
PROGRAM = ("graph", "queries", "viz")
OURS = {"graph", "queries", "viz", "benchmarks", "tools", "build_graph"}
HELP = [["build_graph.py"], ["-m", "queries"], ["-m", "viz"], ["-m", "benchmarks"]]
HELP += [["-m", "graph.publish"]]
HELP += [["-m", "queries", name] for name in COMMANDS]
# what another package needs and does not get from every pip
INDIRECT = {"lxml-html-clean"}
# what some functions need and say so: the tests have it
OPTIONAL = {"cloudpickle", "distributed", "pandas"}
TABLES = sorted((ROOT / "graph" / "gazetteer").glob("*.csv"))


def normal(name: str) -> str:
    """Return a distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(name: str) -> dict[str, str]:
    """Return the versions that a requirements file pins, by normal name."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    stated = [line.partition("#")[0].strip() for line in lines]
    return {normal(line.split("==")[0]): line.split("==")[1] for line in stated if line}


def imported() -> set[str]:
    """Return the distributions that the program imports at run time."""
    files = [ROOT / "build_graph.py", *(f for p in PROGRAM for f in (ROOT / p).rglob("*.py"))]
    modules: set[str] = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.split(".")[0])
    known = packages_distributions()
    outside = modules - OURS - sys.stdlib_module_names
    return {normal(known[module][0]) for module in outside}


@pytest.mark.parametrize("entry", HELP, ids=" ".join)
def test_help_of_every_entry_works(entry: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, *entry, "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("usage:")


def test_requirements_are_what_the_program_imports() -> None:
    assert set(pins("requirements.txt")) - INDIRECT == imported() - OPTIONAL
    assert set(pins("requirements-dev.txt")) >= OPTIONAL


def test_tests_cannot_reach_the_network() -> None:
    with pytest.raises(PermissionError, match="reached for the network"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


def test_every_target_is_explained() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    explained = re.findall(r"^([a-z]+):.*## .", makefile, re.MULTILINE)
    assert sorted(phony[1].split()) == sorted(explained)


def test_corpus_has_a_sample_of_every_main_format() -> None:
    endings = {path.suffix for path in (ROOT / "corpus").iterdir()}
    assert {".txt", ".html", ".docx", ".pdf"} <= endings & set(READERS)


def test_every_extractor_has_cases() -> None:
    cases = {path.stem for path in (ROOT / "tests" / "cases").glob("*.jsonl")}
    assert EXTRACTORS and set(EXTRACTORS) <= cases


def test_gazetteer_tables_are_collected() -> None:
    assert len(TABLES) >= 10
    assert len(load_gazetteer().places) > 3000


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_gazetteer_table_is_clean(table: Path) -> None:
    raw = table.read_bytes().decode("utf-8")
    assert not raw.startswith("\ufeff") and "\r" not in raw and raw.endswith("\n")
    header, *rows = csv.reader(raw.splitlines())
    assert len(set(header)) == len(header) and rows
    assert all(len(row) == len(header) for row in rows)
    doubled = {tuple(row) for row in rows if rows.count(row) > 1} if len(rows) < 500 else set()
    assert not doubled
