"""Outcomes: what was planned, and what came of it.

In: Figures. Out: lines of N-Quads in the graph of what is inferred. Example: a target of 8万 poor
people for 2018 and an observed 8.5万 is one Outcome with both facts. Where several numbers are told
of one time, the last is set against the plan in force; the others stand beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.entities import INFERRED, join
from graph.figures import Figure, finding_id, other_pairs, subject_pairs
from graph.quads import named, node, number

PLANNED = ("planned", "target")


def outcome_lines(told: list[Figure]) -> list[str]:
    """Return the lines of all outcomes in one measure."""
    lines: list[str] = []
    for plans, results in outcomes(told):
        lines += write_outcome(plans, results)
    return lines


def outcomes(told: list[Figure]) -> Iterator[tuple[list[Figure], list[Figure]]]:
    """Yield the plans and the results of each planned time and time of results of one measure.

    The first of each is the one that counts, the others tell different numbers.
    """
    plans: dict[object, list[Figure]] = {}
    results: dict[object, list[Figure]] = {}
    for figure in told:
        if figure.role in PLANNED and None not in figure.years:
            plans.setdefault(figure.years, []).append(figure)
        elif figure.role in ("actual", "observed") and figure.years[1] is not None:
            results.setdefault((figure.years[1], figure.role), []).append(figure)
    for of_years in plans.values():
        for of_year in results.values():
            # of the first plan told, for it leaves the most years open
            found = [figure for figure in of_year if answers(figure, of_years[0])]
            if found:
                result = last_told(found)
                fitting = [plan for plan in of_years if answers(result, plan)] or of_years
                yield numbers(in_force(fitting, result), of_years), numbers(result, found)


def last_told(results: list[Figure]) -> Figure:
    """Return the first of the results in the document that tells one last."""
    when, doc = results[-1].when, results[-1].doc
    return next(figure for figure in results if (figure.when, figure.doc) == (when, doc))


def in_force(plans: list[Figure], result: Figure) -> Figure:
    """Return the plan of the result's own document, else the last told up to it, else the first."""
    own = [plan for plan in plans if plan.doc == result.doc]
    before = [plan for plan in plans if plan.when <= result.when]
    return own[0] if own else before[-1] if before else plans[0]


def numbers(chosen: Figure, told: list[Figure]) -> list[Figure]:
    """Return a figure and behind it one figure for each other number told."""
    found = {chosen.value: chosen}
    for figure in told:
        found.setdefault(figure.value, figure)
    return list(found.values())


def answers(result: Figure, plan: Figure) -> bool:
    """Say whether a result is of the plan's time: money of its years, an observation up to its end.

    An observation of a year before the plan's document is no outcome, unless it is of the last; nor
    is what another year did than the one that is planned.
    """
    year, last = result.years[1], plan.years[1]
    if year is None or last is None:
        return False
    if result.done and plan.done and result.years != plan.years and plan.years[0] == last:
        return False
    if plan.role == "planned":
        return result.role == "actual" and result.years == plan.years
    if result.role != "observed" or year > last:
        return False
    return year == last or not plan.when or str(year) >= plan.when[:4]


def write_outcome(plans: list[Figure], results: list[Figure]) -> list[str]:
    """Return the lines of one outcome."""
    plan, result = plans[0], results[0]
    pairs = [(named("rdf:type"), named("Outcome")), *subject_pairs(plan)]
    pairs += [(named("plan"), node(plan.fact)), (named("result"), node(result.fact))]
    pairs += [(named("planned"), number(plan.value)), (named("achieved"), number(result.value))]
    pairs += other_pairs("otherPlans", plans[1:]) + other_pairs("otherResults", results[1:])
    first, last = plan.years
    years = (("fromYear", first), ("toYear", last), ("resultYear", result.years[1]))
    pairs += [(named(name), number(year)) for name, year in years if year is not None]
    return join(finding_id("outcome", (plan.fact, result.fact)), pairs, INFERRED)
