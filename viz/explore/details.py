"""What a person who clicked reads: the profile of a node, the facts of a line with their words.

In: a level, a number on it. Out: plain data for the panel. Example: the line 鄂尔多斯市→兴安盟
comes with its facts, a dozen at a time, each with its quote and the line of its document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph.reviews import Review
from viz.explore.atlas import Network
from viz.explore.level import Level
from viz.quotes import MOST_QUOTES, view_fact
from viz.reader import Reader

Data = dict[str, Any]
# what sums of a profile are made of
SUMMED = ("amounts", "staff", "shared")


def view_node(network: Network, level: Level, number: int) -> Data:
    """Return the profile of a node: its names, where it lies, the sums that its facts state."""
    given = [fact for tie in level.ties if tie.helper == number for fact in tie.facts]
    received = [fact for tie in level.ties if tie.recipient == number for fact in tie.facts]
    return {
        "row": level.rows[number],
        "given": [told for fact in given if (told := view_sum(network, fact))],
        "received": [told for fact in received if (told := view_sum(network, fact))],
    }


def view_sum(network: Network, number: int) -> Data | None:
    """Return what a fact states in figures, with its ends and mechanism; None where it does not."""
    helper, recipient, fact = network.facts[number]
    fields = {name: fact[name] for name in SUMMED if fact.get(name)}
    if not fields.keys() - {"shared"}:
        return None
    return {"ends": [helper, recipient], "mechanism": fact["mechanism"], "fields": fields}


def view_line(
    network: Network,
    levels: tuple[Level, Level],
    number: int,
    *,
    offset: int,
    reviews: Mapping[str, Review],
) -> Data:
    """Return MOST_QUOTES facts of a line from ``offset`` on, with their words and what a person
    said of them, and the ends and documents that they name, by number.

    ``levels`` are the one that the line is of, and that of all actors.
    """
    level, actors = levels
    tie = level.ties[number]
    reader = Reader(replace(network.build, reviews=reviews))
    chosen = [network.facts[fact] for fact in tie.facts[offset : offset + MOST_QUOTES]]
    facts = [view_fact(reader, fact, (one, other), True) for one, other, fact in chosen]
    ends = {end for fact in facts for end in (fact.helper, fact.recipient)}
    return {
        "facts": facts,
        "total": len(tie.facts),
        "ends": {end: actors.rows[actors.numbers[network.nodes[end]]] for end in sorted(ends)},
        "documents": {fact.document: network.documents[fact.document] for fact in facts},
    }
