"""The same input gives the same bytes, whatever the hash seed and the number of processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).parent.parent
# the clock is in build.json; the store holds the same quads in files of its own making
CHANGING = ("build.json", "store")


def build(out: Path, *, jobs: int, hash_seed: int) -> None:
    """Build the sample documents."""
    command = [
        sys.executable,
        str(ROOT / "build_graph.py"),
        str(ROOT / "corpus"),
        "--out",
        str(out),
    ]
    environment = os.environ | {"PYTHONHASHSEED": str(hash_seed)}
    done = subprocess.run(
        [*command, "--jobs", str(jobs)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def contents(folder: Path) -> dict[str, bytes]:
    """Return what must repeat of a build, by path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {name: data for name, data in named.items() if not name.startswith(CHANGING)}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two builds of the sample documents."""
    folder = tmp_path_factory.mktemp("builds")
    build(folder / "one", jobs=1, hash_seed=1)
    build(folder / "two", jobs=2, hash_seed=77)
    return folder / "one", folder / "two"


def test_two_builds_have_the_same_bytes(builds: tuple[Path, Path]) -> None:
    one, two = map(contents, builds)
    assert {"facts.jsonl", "facts.parquet", "graph.nq", "issues.jsonl", "index.html"} <= set(one)
    assert one["merges.jsonl"] and one["members.jsonl"]
    assert set(one) == set(two)
    assert [name for name in one if one[name] != two[name]] == []


def test_every_fact_quotes_the_raw_text_at_its_place(builds: tuple[Path, Path]) -> None:
    out = builds[0]
    lines = (out / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    facts = [json.loads(line) for line in lines]
    raw = {
        doc: (out / "documents" / f"{doc}.txt").read_bytes().decode("utf-8", "surrogatepass")
        for doc in {fact["doc"] for fact in facts}
    }
    assert len(raw) >= 10 and len(facts) >= 100
    wrong = [fact["id"] for fact in facts if raw_at(raw[fact["doc"]], fact) != fact["quote"]]
    assert wrong == []


def test_facts_parquet_holds_every_field_of_every_fact(builds: tuple[Path, Path]) -> None:
    facts, table = builds[0] / "facts.jsonl", builds[0] / "facts.parquet"
    ids = [json.loads(line)["id"] for line in facts.read_text(encoding="utf-8").splitlines()]
    found = duckdb.execute(f"SELECT id, other FROM '{table}'").fetchall()
    assert found == [(id_, None) for id_ in ids]


def raw_at(raw: str, fact: dict[str, str]) -> str:
    """Return the raw words at a fact's place."""
    start = int(fact["start"])
    return raw[start : start + len(fact["quote"])]
