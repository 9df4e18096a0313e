"""Every regular expression of the program, and the texts that would make each slow.

In: nothing; the modules of the program, which must not be imported before, are imported and a
sample is read, so that patterns built when first needed are there too. Out: patterns, and for each
the texts made of its own parts: what a loop in it repeats, many times, and then a sign at which it
fails. Example: ``(甲+)+乙`` is slow on ``甲甲甲甲…!``.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import re._constants as code
import re._parser as parser
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGES = ("graph", "queries", "viz")
SAMPLE = "2016年，北京市对口支援内蒙古自治区，投入资金3亿元，帮扶26个村，派出干部3名。由甲县负责。"
MOST = 10  # texts for one pattern
FAILS = ("", "！")


def collect_patterns() -> list[re.Pattern[str]]:
    """Return the patterns that modules of the program compile, in the order of their places."""
    found: dict[tuple[str, int], tuple[str, re.Pattern[str]]] = {}
    compile_: Any = vars(re)["_compile"]

    def note(pattern: Any, flags: int) -> Any:
        compiled = compile_(pattern, flags)
        file = called_from()
        if file is not None and isinstance(compiled.pattern, str):
            found.setdefault((compiled.pattern, compiled.flags), (file, compiled))
        return compiled

    vars(re)["_compile"] = note
    try:
        load_program()
    finally:
        vars(re)["_compile"] = compile_
    return [
        pattern for _, pattern in sorted(found.values(), key=lambda one: (one[0], one[1].pattern))
    ]


def called_from() -> str | None:
    """Return the file of the program that asks for a pattern, None where it is another's."""
    frame = sys._getframe(2)  # of note(), below which the functions of re stand
    while frame.f_back is not None and frame.f_code.co_filename == re.__file__:
        frame = frame.f_back
    path = Path(frame.f_code.co_filename)
    inside = ROOT in path.parents and path.relative_to(ROOT).parts[0] in PACKAGES
    return str(path.relative_to(ROOT)) if inside else None


def load_program() -> None:
    """Import every module and read a sample in each format."""
    for package in PACKAGES:
        for module in pkgutil.walk_packages([str(ROOT / package)], f"{package}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    from tools.fuzzing.targets import TARGETS
    from tools.fuzzing.texts import check_facts

    check_facts(SAMPLE)
    for target in TARGETS.values():
        for seed in islice(target.seeds(), 3):
            target.run(seed)


def attacks_on(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (before, repeated, behind): texts that keep a pattern busy, made of its own parts."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE | re.UNICODE)
    seen: set[tuple[str, str, str]] = set()
    whole = sample_of(tree, 0)
    pieces = [*loops_of(tree, ""), ("", whole), ("", whole[:-1]), ("", whole[:1])]
    pieces += [("", two) for _, one in pieces[:6] for two in (one * 2 + whole[:1],)]
    for before, repeated in pieces:
        for behind in FAILS:
            attack = before, repeated, behind
            if repeated and attack not in seen and len(seen) < MOST:
                seen.add(attack)
                yield attack


def loops_of(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each loop of a pattern, and what the loop repeats."""
    for operator, argument in tree:
        if operator in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            _, most, body = argument
            if most > 8:
                yield from ((before, text) for text in samples_of(body))
            yield from loops_of(body, before)
        else:
            for inner in inside(operator, argument):
                yield from loops_of(inner, before)
        before += sample_of([(operator, argument)], 0)


def inside(operator: Any, argument: Any) -> list[Any]:
    """Return the patterns inside one part of a pattern."""
    if operator is code.SUBPATTERN:
        return [argument[3]]
    if operator is code.BRANCH:
        return list(argument[1])
    if operator in (code.ASSERT, code.ASSERT_NOT):
        return [argument[1]]
    if operator is code.ATOMIC_GROUP:
        return [argument]
    return []


def samples_of(tree: Any) -> Iterator[str]:
    """Yield texts that a pattern matches, with other choices taken each time."""
    yield from dict.fromkeys(sample_of(tree, choice) for choice in range(3))


def sample_of(tree: Any, choice: int) -> str:
    """Return a text that a pattern matches, as far as its parts can be told one by one."""
    return "".join(sample_one(operator, argument, choice) for operator, argument in tree)


def sample_one(operator: Any, argument: Any, choice: int) -> str:
    """Return a text for one part of a pattern."""
    if operator is code.LITERAL:
        return chr(argument)
    if operator is code.IN:
        return sample_class(argument, choice)
    if operator is code.NOT_LITERAL:
        return "甲" if argument != ord("甲") else "乙"
    if operator is code.ANY:
        return "甲"
    if operator is code.BRANCH:
        branches = argument[1]
        return sample_of(branches[choice % len(branches)], choice)
    if operator in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        least, most, body = argument
        return sample_of(body, choice) * max(int(least), min(int(most), choice % 2))
    if operator is code.SUBPATTERN:
        return sample_of(argument[3], choice)
    return sample_of(argument, choice) if operator is code.ATOMIC_GROUP else ""


CATEGORIES = {
    code.CATEGORY_DIGIT: "7",
    code.CATEGORY_NOT_DIGIT: "甲",
    code.CATEGORY_SPACE: " ",
    code.CATEGORY_NOT_SPACE: "甲",
    code.CATEGORY_WORD: "甲",
    code.CATEGORY_NOT_WORD: "，",
}
OUTSIDE = "甲a7 ，<。"  # tried in turn for a class that says what it does not hold


def sample_class(items: Any, choice: int) -> str:
    """Return a character of a class."""
    if items[0][0] is code.NEGATE:
        free = [char for char in OUTSIDE if not any(holds(item, char) for item in items[1:])]
        return free[choice % len(free)] if free else "\x02"
    operator, argument = items[choice % len(items)]
    if operator is code.RANGE:
        return chr(argument[0])
    return str(CATEGORIES[argument]) if operator is code.CATEGORY else chr(argument)


def holds(item: Any, char: str) -> bool:
    """Say whether one part of a class holds a character."""
    operator, argument = item
    if operator is code.RANGE:
        return bool(argument[0] <= ord(char) <= argument[1])
    if operator is code.CATEGORY:
        return CATEGORIES[argument] == char
    return bool(argument == ord(char))
