"""Fingerprints: whatever a reading hangs on changes one of them."""

from __future__ import annotations

import ast
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

import pytest

from graph import fingerprints as module
from graph.fingerprints import LIBRARIES, fingerprints, hash_source, hash_writers
from graph.reading.source import Source

ROOT = Path(__file__).parent.parent.parent


def imports_of(path: Path) -> Iterator[str]:
    """Yield the modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def file_of(name: str) -> Path:
    """Return the file of a module of ours."""
    path = ROOT / name.replace(".", "/")
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def outside_of(name: str) -> set[str]:
    """Return the packages from elsewhere that a module and those it imports use."""
    seen, waiting, outside = set[str](), [name], set[str]()
    while waiting:
        at = waiting.pop()
        for found in set(imports_of(file_of(at))) - seen:
            seen.add(found)
            if found.split(".")[0] == "graph":
                waiting.append(found)
            else:
                outside.add(found.split(".")[0])
    return outside - sys.stdlib_module_names


def normal(name: str) -> str:
    """Return a distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the program that the fingerprints are taken of."""
    shutil.copytree(ROOT / "graph", tmp_path / "graph")
    shutil.copy(ROOT / "ontology.ttl", tmp_path)
    monkeypatch.setattr(module, "HERE", tmp_path / "graph")
    return tmp_path


def taken() -> dict[str, str]:
    """Return the fingerprints as they are now."""
    return fingerprints.__wrapped__()


@pytest.mark.parametrize(
    ("file", "part"),
    [
        ("graph/reading/word.py", "reader"),
        ("graph/repair.py", "reader"),
        ("graph/gazetteer/places.csv", "gazetteer"),
        ("graph/numerals.py", "rules"),
        ("graph/extraction/aid.py", "rules"),
        ("ontology.ttl", "ontology"),
    ],
)
def test_change_of_a_file_changes_the_fingerprint_of_its_part(
    copy: Path, file: str, part: str
) -> None:
    before = taken()
    assert before == fingerprints()
    with (copy / file).open("a") as opened:
        opened.write("#")
    after = taken()
    assert {name for name in before if before[name] != after[name]} == {part}


def test_compiled_code_changes_nothing(copy: Path) -> None:
    before = taken()
    (copy / "graph" / "__pycache__").mkdir(exist_ok=True)
    (copy / "graph" / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert taken() == before


def test_new_version_of_a_library_changes_the_fingerprint_of_the_libraries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = taken()
    monkeypatch.setattr(module, "version", lambda name: "0" if name == "pypdf" else "1")
    assert {name for name, one in taken().items() if before[name] != one} == {"libraries"}


@pytest.mark.parametrize(
    "file", ["build_graph.py", "viz/money.py", "viz/templates/money.js", "queries/frames.py"]
)
def test_change_of_what_writes_changes_its_hash_alone(copy: Path, file: str) -> None:
    for name in ("queries", "viz"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copy(ROOT / "build_graph.py", copy)
    prints, before = taken(), hash_writers.__wrapped__()
    assert before == hash_writers()
    with (copy / file).open("a") as opened:
        opened.write(" ")
    assert hash_writers.__wrapped__() != before
    assert taken() == prints


def test_whatever_is_installed_counts_for_what_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = [one for one in distributions() if one.name.lower() != "jinja2"]
    before = hash_writers.__wrapped__()
    monkeypatch.setattr(module, "distributions", lambda: installed)
    assert hash_writers.__wrapped__() != before


def test_every_library_that_reads_counts() -> None:
    used = outside_of("graph.building")
    assert {"spacy", "pypdf", "docx"} <= used
    known = packages_distributions()
    apart = {"pyoxigraph", "rdflib"}  # these read the ontology, whose file counts
    apart |= {"cloudpickle", "distributed"}  # these carry documents to other machines and back
    read = {normal(known[name][0]) for name in used - apart}
    assert read <= set(map(normal, LIBRARIES))


def test_document_is_another_by_content_name_and_what_is_known_of_it(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_bytes(b"one")
    source = Source("甲", "甲.txt", path, row={"region": "甲县"})
    others = [
        replace(source, id="乙"),
        replace(source, file="甲.html"),
        replace(source, row={"region": "乙县"}),
        replace(source, row={"region": "甲县", "url": "u"}),
    ]
    prints = [hash_source(source), *map(hash_source, others)]
    path.write_bytes(b"two")
    prints.append(hash_source(source))
    assert len(set(prints)) == len(prints) == 6
