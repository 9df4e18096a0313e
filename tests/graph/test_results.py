"""Results: packed and unpacked, they are what they were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from graph.building import build_document
from graph.reading import find_sources
from graph.results import Result, pack, unpack


@given(st.text(st.characters(codec=None)), st.binary())
def test_result_is_unpacked_as_it_was_packed(raw: str, facts: bytes) -> None:
    result = Result({"doc": raw}, raw, facts, {"aid": 2}, sketch=[2**64 - 1, 0])
    assert unpack(pack(result)) == result


def test_result_of_a_document_is_unpacked_without_the_seconds_that_it_took(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("甲市简报\n鄂尔多斯市对口支援兴安盟。\n", encoding="utf-8")
    (source,) = find_sources([path])
    result = build_document(source)
    assert result.kinds["aid"] == 1 and result.issues and result.seconds
    assert unpack(pack(result)) == replace(result, seconds={})
