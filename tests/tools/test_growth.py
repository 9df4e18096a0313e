"""The patterns of the program and the texts that would make them slow: found, tried, told."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools.fuzzing import growth
from tools.fuzzing.patterns import attacks_on

ROOT = Path(__file__).parents[2]
TORTURE = bool(os.environ.get("JIEDUI_TORTURE"))
COUNT = """
from tools.fuzzing.patterns import collect_patterns
found = [pattern.pattern for pattern in collect_patterns()]
from graph.numerals import patterns
from graph.sentences import SENTENCE
print(len(found), SENTENCE.pattern in found, patterns()[0].pattern in found)
"""


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a process in which nothing of the program is imported."""
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_patterns_of_modules_and_those_built_when_needed_are_collected() -> None:
    done = run("-c", COUNT)
    count, of_module, of_function = done.stdout.split()
    assert int(count) > 500 and (of_module, of_function) == ("True", "True"), done.stderr


@pytest.mark.parametrize(
    ("pattern", "attack"),
    [
        ("(?:甲+)+乙", ("", "甲", "！")),
        ("头[^尾]*尾", ("头", "甲", "")),
        (r"(?:[0-9]{1,20}、)*个", ("", "0、", "")),
        ("(?:帮扶|协作)+县", ("", "协作", "")),
        (r"\s*$", ("", " ", "！")),
    ],
)
def test_texts_repeat_what_a_loop_of_the_pattern_takes(
    pattern: str, attack: tuple[str, str, str]
) -> None:
    assert attack in list(attacks_on(re.compile(pattern)))


def test_only_work_that_grows_faster_than_its_text_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    work = {"line": {3_000: 0.3, 12_000: 1.3}, "square": {3_000: 0.3, 12_000: 4.7}}
    work["quick"] = {3_000: 0.01, 12_000: 4.0}
    work["endless"] = {3_000: growth.MOST, 12_000: growth.MOST}
    ways = {name: name.__len__ for name in work}
    steps = iter([work["line"], work["line"], work["square"], work["square"], work["quick"]])
    sizes: list[int] = []

    def measured(_: object, text: str) -> float:
        sizes.append(len(text))
        return next(steps, work["endless"])[len(text)]

    monkeypatch.setattr(growth, "work_of", measured)
    found = growth.find_slow(ways, [("", "甲", "")])  # type: ignore[arg-type]
    assert [slow.way for slow in found] == ["square", "endless"]
    assert sizes == [3_000, 12_000, 3_000, 12_000, 3_000, 3_000, 12_000]


def test_text_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(text: str) -> None:
        while text:
            pass

    monkeypatch.setattr(growth, "MOST", 0.1)
    assert growth.work_of(endless, "甲") == 0.1


@pytest.mark.torture
@pytest.mark.skipif(not TORTURE, reason="measures time: only in make torture")
def test_work_grows_no_faster_than_any_text() -> None:
    done = run("-m", "tools.fuzzing.growth")
    assert done.returncode == 0, done.stdout
