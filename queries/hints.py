"""What a person may have wanted to ask instead.

In: an Answer of who_helps_whom. Out: a line for standard error. Example: of a prefecture whose
counties are helped more often than it is itself, the question that goes down to them.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from graph.query_files import ASKED, QueryFile
from graph.store import Source
from graph.vocab import id_of, term
from queries.asking import Answer, ask

ASKED_HERE, WIDER = "who_helps_whom", "helps_place"


def hint(store: Source, known: Mapping[str, QueryFile], answer: Answer) -> str | None:
    """Return the hint at more help inside a place than for it by name; None where there is none."""
    place = answer.asked.get(ASKED + "recipient")
    if answer.query.name != ASKED_HERE or not isinstance(place, ox.NamedNode):
        return None
    kinds = store.quads_for_pattern(place, ox.NamedNode(term("rdf:type")), None)
    if not any(quad.object == ox.NamedNode(term("Place")) for quad in kinds):
        return None
    rows = ask(store, known[WIDER], {"place": place.value}).rows
    inside = sum(1 for reach, *_ in rows if reach == "inside")
    if inside <= len(answer.rows):
        return None
    call = f"python -m queries {WIDER} --set place={id_of(place.value)}"
    return f"{inside} more relationships help places or groups inside it: {call}"
