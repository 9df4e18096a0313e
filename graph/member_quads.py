"""Members of groups as lines of N-Quads: a Membership with the words that list the member.

In: lines of members.jsonl. Out: the Membership in the graph of its document, and the plain edge
from the place to the group in the graph of what is inferred. Example: 武川县、化德县等31个国贫旗县
gives two Memberships of one group.
"""

from __future__ import annotations

from graph.ends import Line
from graph.entities import INFERRED, join
from graph.fact_quads import evidence_lines
from graph.number_quads import Pairs
from graph.quads import named, node, number, text


def member_lines(member: Line) -> list[str]:
    """Return the lines of one Membership with its evidence, in its document's graph."""
    key, graph = member["id"], f"graph/doc/{member['doc']}"
    evidence = f"{key}/evidence"
    pairs: Pairs = [
        (named("rdf:type"), named("Membership")),
        (named("group"), node(member["group_id"])),
        (named("groupCount"), number(member["group_count"])),
        (named("member"), node(member["place_id"])),
        (named("statedIn"), node(f"doc/{member['doc']}")),
        (named("rule"), text(member["rule"])),
        (named("quote"), text(member["quote"])),
        (named("start"), number(member["start"])),
        (named("evidence"), node(evidence)),
    ]
    return join(key, pairs, graph) + evidence_lines(member, evidence, graph)


def group_edges(member: Line) -> list[str]:
    """Return the plain edge from a member to its group, for paths."""
    edge = [(named("memberOf"), node(member["group_id"]))]
    return join(member["place_id"], edge, INFERRED)
