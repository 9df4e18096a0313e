"""Totals told by year: a run of yearly numbers that adds up to a number stated elsewhere.

In: the funding and indicator Facts of one document. Out: (total, parts) groups. Example: a goal of
210户, and behind it ``2016年脱贫90户，2017年脱贫120户``: the years are a breakdown of the goal.

No word ties the years to the total, so they are held to be its parts only where they add up within
what the printed places allow, and where both bear on the same thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from graph.auditing_tables import Group, Part, name_of, number_of, time_of, unit_of
from graph.model import Fact

REACH = 60
FEWEST = 3


def year_series(facts: Sequence[Fact], precision: Callable[[Fact], float]) -> Iterator[Group]:
    """Yield each run of at least three years in a row with the stated total of the run."""
    ordered = sorted(facts, key=lambda fact: fact.evidence.start)
    for run in runs(ordered):
        total = total_of(run, ordered, precision)
        if total is not None:
            yield total, [Part(fact, True) for fact in run]


def runs(ordered: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Yield the runs of one unit, year by year, each right behind the one before."""
    open_runs: dict[tuple[str, str], list[Fact]] = {}
    for fact in ordered:
        year = year_of(fact)
        if year is None or fact.fields.get("part_of") or isinstance(fact.fields["value"], list):
            continue
        key = (fact.kind, unit_of(fact))
        run = open_runs.get(key, [])
        if run and not goes_on(run[-1], fact, year):
            yield from [run] if len(run) >= FEWEST else []
            run = []
        open_runs[key] = [*run, fact]
    yield from (run for run in open_runs.values() if len(run) >= FEWEST)


def year_of(fact: Fact) -> int | None:
    """Return the one year of a fact."""
    time = time_of(fact)
    return time[0] if time and time[0] == time[-1] else None


def goes_on(last: Fact, fact: Fact, year: int) -> bool:
    """Tell whether a number continues a run: the next year, close behind, of the same name."""
    close = fact.evidence.start - (last.evidence.start + len(last.evidence.quote)) <= REACH
    return close and year == (year_of(last) or 0) + 1 and related(last, fact)


def related(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers bear on one thing: their names share two signs in a row."""
    names = name_of(one), name_of(other)
    return any(names[0][i : i + 2] in names[1] for i in range(len(names[0]) - 1))


def total_of(
    run: list[Fact], ordered: Sequence[Fact], precision: Callable[[Fact], float]
) -> Fact | None:
    """Return the number nearest to a run that it adds up to."""
    added = sum(number_of(fact) for fact in run)
    slack = sum(precision(fact) for fact in run)
    found = [
        fact
        for fact in ordered
        if fact not in run
        and fact.kind == run[0].kind
        and unit_of(fact) == unit_of(run[0])
        and not isinstance(fact.fields["value"], list)
        and abs(number_of(fact) - added) <= slack + precision(fact)
        and related(fact, run[0])
    ]
    start = run[0].evidence.start
    return min(found, key=lambda fact: abs(fact.evidence.start - start), default=None)
