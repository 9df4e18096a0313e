"""``python -m queries matrix``: who helps whom as a matrix, for statistics programs.

In: facts.jsonl. Out: a row a helper, a column a recipient, or with ``--long`` a row a pair.
Example: at the level ``province`` the row 110000 has in ``r150000`` how many aid facts lead from
北京市 and what lies in it to 内蒙古自治区 and what lies in it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Any

from graph.gazetteer import load_gazetteer
from graph.relationships import end_id
from graph.store import open_store
from graph.vocab import id_of
from queries.asking import Answer, Cell, find_concept
from queries.canonical import read_facts
from queries.commands.options import add_formats, start_parser, to_answer, write_answer
from queries.commands.panel import numbers_of
from queries.divisions import ID, LEVELS, lift

Line = Mapping[str, Any]
End = tuple[str, str]  # code or id, and name
Pairs = dict[tuple[End, End], set[Any]]
MEASURES = ("facts", "planned", "actual", "people")
TITLES = ("帮扶矩阵", "Matrix of aid")


def matrix(arguments: list[str]) -> None:
    """Write the matrix."""
    parser = start_parser("matrix", "Write who helps whom as a matrix.")
    add_formats(parser)
    words = "the level of both sides; all: every end as it is, groups and organisations too"
    parser.add_argument("--level", choices=(*LEVELS, "all"), default="province", help=words)
    parser.add_argument("--mechanism", help="only this mechanism, by code or label")
    words = "facts, or yuan or people stated for one year each, summed up (default: facts)"
    parser.add_argument("--measure", choices=MEASURES, default="facts", help=words)
    parser.add_argument("--long", action="store_true", help="one row a pair instead of a matrix")
    options = parser.parse_args(arguments)
    facts = [fact for fact in read_facts(options.graph) if fact["kind"] == "aid"]
    if options.mechanism is not None:
        store = open_store(options.graph / "store")
        chosen = id_of(find_concept(store, "mechanism", options.mechanism).value)
        facts = [fact for fact in facts if f"mechanism/{fact['mechanism']}" == chosen]
    found, left_out = collect(facts, options.level, options.measure)
    write_answer(long_form(found) if options.long else wide_form(found), options)
    print(f"{left_out} of {len(facts)} aid facts have no ends of this level", file=sys.stderr)


def collect(facts: Iterable[Line], level: str, measure: str) -> tuple[Pairs, int]:
    """Return what is told of each pair, nothing twice, and how many facts have no such ends."""
    found: Pairs = {}
    names: dict[str, str] = {}
    left_out = 0
    for fact in facts:
        ends = [end_of(fact, side, level) for side in ("helper", "recipient")]
        helper, recipient = ((end[0], names.setdefault(*end)) if end else None for end in ends)
        if helper is None or recipient is None:
            left_out += 1
            continue
        told = found.setdefault((helper, recipient), set())
        if measure == "facts":
            told.add((fact["id"], 1))
        else:
            told |= {item for _, name, item in numbers_of(fact) if name == measure}
    return {pair: told for pair, told in found.items() if told}, left_out


def end_of(fact: Line, side: str, level: str) -> End | None:
    """Return one end of an aid fact at a level: its code, or at ``all`` its id, and its name."""
    if not fact.get(side):
        return None
    entity = end_id(fact, side)
    place = lift(entity, level) if level != "all" or ID.fullmatch(entity) else None
    if place is not None:
        return str(place.code), load_gazetteer().places[f"place/{place.code}"].name
    return (entity, fact[side]) if level == "all" else None


def total(told: Iterable[Any]) -> Cell:
    """Return the sum of what is told of a pair."""
    found: float | int = sum(item[-1] for item in told)
    return found


def long_form(found: Pairs) -> Answer:
    """Return one row a pair."""
    columns = {
        "helper": "帮扶方代码 | code of the helper",
        "helper_name": "帮扶方 | helper",
        "recipient": "受援方代码 | code of the recipient",
        "recipient_name": "受援方 | recipient",
        "value": "数值 | value",
    }
    rows = [[*one, *other, total(told)] for (one, other), told in sorted(found.items())]
    return to_answer("matrix", TITLES, columns, rows)


def wide_form(found: Pairs) -> Answer:
    """Return one row a helper and one column a recipient; an empty pair is 0."""
    helpers = sorted({one for one, _ in found})
    recipients = sorted({other for _, other in found})
    columns = {"helper": "帮扶方代码 | code of the helper", "helper_name": "帮扶方 | helper"}
    columns |= {f"r{code}" if code.isdigit() else code: name for code, name in recipients}
    rows = [
        [*helper, *(total(found.get((helper, other), ())) for other in recipients)]
        for helper in helpers
    ]
    return to_answer("matrix", TITLES, columns, rows)
