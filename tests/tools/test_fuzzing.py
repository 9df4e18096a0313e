"""What the fuzzer checks, in short: inputs that once broke something, and a few of chance."""

from __future__ import annotations

import base64
import json
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tools.fuzzing.pieces import PIECES, read_text, write_text
from tools.fuzzing.targets import TARGETS
from tools.fuzzing.texts import require_order

CASES = Path(__file__).parents[1] / "cases" / "fuzzing.jsonl"
FOUND = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
FEW = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("case", FOUND, ids=lambda case: f"{case['target']}: {case['why']}")
def test_input_that_once_broke_something_is_taken(case: dict[str, Any]) -> None:
    target = TARGETS[case["target"]]
    if target.of_text:
        text = "".join(piece * times for piece, times in case["text"])
        target.check(text)  # type: ignore[arg-type]
    else:
        target.check(base64.b64decode(case["bytes"]))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", TARGETS)
def test_what_must_hold_holds_of_the_inputs_to_begin_with(name: str) -> None:
    seeds = list(islice(TARGETS[name].seeds(), 12))
    assert seeds
    for seed in seeds:
        TARGETS[name].run(seed)


@pytest.mark.parametrize("name", TARGETS)
def test_what_must_hold_holds_of_inputs_by_chance(name: str) -> None:
    target = TARGETS[name]
    seeds = [seed[:600] for seed in islice(target.seeds(), 12)]

    @FEW
    @given(st.sampled_from(seeds), st.binary(max_size=60), st.floats(0, 1))
    def check(seed: bytes, data: bytes, place: float) -> None:
        at = int(place * len(seed))
        target.run(seed[:at] + data + seed[at + len(data) // 2 :])

    check()


@pytest.mark.parametrize("spans", [[(0, 5)], [(0, 2), (1, 2)], [(1, 1)]])
def test_spans_outside_in_each_other_and_empty_are_findings(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(AssertionError):
        require_order(spans, "甲县")


def test_error_of_the_program_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> None:
        raise IndexError(text)

    monkeypatch.setattr("tools.fuzzing.texts.find_sections", broken)
    with pytest.raises(IndexError):
        TARGETS["stretches"].run(write_text("甲县"))


@given(st.text(max_size=60))
def test_text_is_spelt_in_bytes_and_read_again(text: str) -> None:
    assert read_text(write_text(text)) == text


def test_every_string_of_bytes_spells_a_text_of_bounded_length() -> None:
    assert len(read_text(b"\x00\x01" + b"\xff" * 400)) <= 4_000
    assert set(read_text(bytes(range(250)))) <= set("".join(PIECES))
