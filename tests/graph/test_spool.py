"""The spool: facts in the order read become facts.jsonl in the order of ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.spool import Spool, read_lines


def test_spool_writes_documents_by_id_and_keeps_their_order(tmp_path: Path) -> None:
    target = tmp_path / "facts.jsonl"
    with Spool(tmp_path / "spool") as spool:
        spool.add("b", [{"name": "乙一"}, {"name": "乙二"}])
        spool.add("c", [])
        spool.add("a", [{"name": "甲"}])
        spool.write(target)
    assert [line["name"] for line in read_lines(target)] == ["甲", "乙一", "乙二"]
    assert list(tmp_path.iterdir()) == [target]


def test_spool_goes_on_after_it_was_written(tmp_path: Path) -> None:
    with Spool(tmp_path / "spool") as spool:
        spool.add("b", [{"name": "乙"}])
        spool.write(tmp_path / "first")
        spool.add("a", [{"name": "甲"}])
        spool.write(tmp_path / "second")
    assert [line["name"] for line in read_lines(tmp_path / "second")] == ["甲", "乙"]


def test_spool_refuses_a_document_twice(tmp_path: Path) -> None:
    with Spool(tmp_path / "spool") as spool:
        spool.add("a", [])
        with pytest.raises(ValueError, match="'a'"):
            spool.add("a", [])


def test_spool_is_gone_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), Spool(tmp_path / "spool"):
        raise RuntimeError
    assert not list(tmp_path.iterdir())
