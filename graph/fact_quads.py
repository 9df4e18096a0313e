"""One fact as lines of N-Quads: its node, its numbers, the words that say so.

In: a line of facts.jsonl. Out: lines in the graph of its document. Example: the aid fact
鄂尔多斯市→兴安盟 gives an AidFact with two ends, a mechanism, a status and its evidence.
"""

from __future__ import annotations

from collections.abc import Callable

from graph.ends import Line, carrier_id
from graph.entities import join
from graph.number_quads import (
    Pairs,
    write_entities,
    write_number,
    write_quantity,
    write_range,
    write_years,
)
from graph.quads import choice, decimal, named, node, number, text
from graph.relationships import end_id

# the pairs of the fact itself, and those of further nodes by id
Written = tuple[Pairs, list[tuple[str, Pairs]]]

ENTITY_FIELDS = {
    "place": ("place_id", "name", "level"),
    "actor": ("actor_id", "name", "type"),
    "document": ("cited_id", "title", None),
    "programme": ("programme_id", "name", "category"),
}


def mention_id(fact: Line) -> str:
    """Return the id of the entity that a fact names; without one it goes by its name."""
    field, name, _ = ENTITY_FIELDS[fact["kind"]]
    unlinked = "programme" if fact["kind"] == "programme" else "name"
    return str(fact.get(field) or f"{unlinked}/{fact[name]}")


def fact_lines(fact: Line) -> list[str]:
    """Return the lines of one fact with its evidence, in its document's graph."""
    pairs, further = WRITERS[fact["kind"]](fact)
    key, graph = fact["id"], f"graph/doc/{fact['doc']}"
    evidence = f"{key}/evidence"
    pairs += [
        (named("statedIn"), node(f"doc/{fact['doc']}")),
        (named("rule"), text(fact["rule"])),
        (named("quote"), text(fact["quote"])),
        (named("start"), number(fact["start"])),
        (named("evidence"), node(evidence)),
    ]
    lines = join(key, pairs, graph) + evidence_lines(fact, evidence, graph)
    for entity, more in further:
        lines += join(entity, more, graph)
    return lines


def evidence_lines(fact: Line, evidence: str, graph: str) -> list[str]:
    """Return the lines of the words that say so: a resource with two selectors."""
    start, quote = fact["start"], fact["quote"]
    one = node(evidence)
    place, words = f"{one[:-1]}/position>", f"{one[:-1]}/quote>"
    tail, kind, selector = f" {node(graph)} .\n", named("rdf:type"), named("oa:hasSelector")
    doc = node(f"doc/{fact['doc']}")
    return [
        f"{one} {kind} {named('Evidence')}{tail}",
        f"{one} {kind} {named('oa:SpecificResource')}{tail}",
        f"{one} {named('oa:hasSource')} {doc}{tail}",
        f"{one} {selector} {place}{tail}",
        f"{one} {selector} {words}{tail}",
        f"{place} {kind} {named('oa:TextPositionSelector')}{tail}",
        f"{place} {named('oa:start')} {number(start)}{tail}",
        f"{place} {named('oa:end')} {number(start + len(quote))}{tail}",
        f"{words} {kind} {named('oa:TextQuoteSelector')}{tail}",
        f"{words} {named('oa:exact')} {text(quote)}{tail}",
    ]


def write_aid(fact: Line) -> Written:
    """Return the pairs of an aid fact and those of its amounts and staff."""
    pairs: Pairs = [(named("rdf:type"), named("AidFact"))]
    pairs += [(named(side), node(end_id(fact, side))) for side in ("helper", "recipient")]
    pairs.append((named("mechanism"), choice("mechanism", fact["mechanism"])))
    if fact.get("status"):
        pairs.append((named("status"), choice("status", fact["status"])))
    if fact.get("programme"):
        pairs.append((named("programme"), node(carrier_id(fact))))
    pairs += write_years(fact)
    for side in ("helper", "recipient"):
        if fact.get(f"{side}_count") is not None:
            pairs += write_range(fact[f"{side}_count"], f"{side}Count")
    if fact.get("shared"):
        pairs.append((named("shared"), f'"true"^^{named("xsd:boolean")}'))
    if fact.get("confidence") is not None:
        pairs.append((named("confidence"), decimal(fact["confidence"])))
    further = []
    for kind, field in (("Amount", "amounts"), ("StaffCount", "staff")):
        name = "amount" if kind == "Amount" else "staff"
        for index, stated in enumerate(fact.get(field) or ()):
            entity = f"{fact['id']}/{name}/{index}"
            pairs.append((named(name), node(entity)))
            further.append((entity, write_quantity(stated, kind)))
    return pairs, further


def write_mention(fact: Line) -> Written:
    """Return the pairs of a place, an actor or a programme that a text names."""
    mentioned = node(mention_id(fact))
    return [(named("rdf:type"), named("Mention")), (named("mentions"), mentioned)], []


def write_citation(fact: Line) -> Written:
    """Return the pairs of a citation, and the edge from its document to the cited text."""
    cited = node(mention_id(fact))
    pairs: Pairs = [(named("rdf:type"), named("Citation")), (named("cited"), cited)]
    if fact.get("relation"):
        pairs.append((named("relation"), choice("relation", fact["relation"])))
    pairs += [(named(k), text(str(fact[k]))) for k in ("issuer", "number") if fact.get(k)]
    return pairs, [(f"doc/{fact['doc']}", [(named("cites"), cited)])]


def write_funding(fact: Line) -> Written:
    """Return the pairs of a funding."""
    pairs = write_number(fact, "FundingFact", "role")
    if fact.get("programme"):
        pairs.append((named("programme"), node(carrier_id(fact))))
    ends = write_entities(fact, source="source", recipient="recipient", region="inRegion")
    return pairs + ends, []


def write_indicator(fact: Line) -> Written:
    """Return the pairs of an indicator."""
    pairs = write_number(fact, "IndicatorFact", "indicator_role")
    pairs.append((named("indicator"), text(fact["indicator"], "zh")))
    return pairs + write_entities(fact, subject="subject"), []


def write_exit(fact: Line) -> Written:
    """Return the pairs of a county's exit from the list."""
    pairs: Pairs = [(named("rdf:type"), named("ExitFact"))]
    pairs += write_entities(fact, place="place") + write_years(fact)
    if fact.get("role"):
        pairs.append((named("role"), choice("role", fact["role"])))
    return pairs, []


def write_programme(fact: Line) -> Written:
    """Return the pairs of a programme that a text names, with what the text says of it."""
    pairs, further = write_mention(fact)
    if fact.get("category"):
        pairs.append((named("category"), choice("category", fact["category"])))
    return pairs + write_entities(fact, region="inRegion", lead="lead"), further


def write_responsibility(fact: Line) -> Written:
    """Return the pairs of a duty that is assigned to a body."""
    pairs: Pairs = [(named("rdf:type"), named("ResponsibilityFact"))]
    words = [key for key in ("duty", "object") if fact.get(key)]
    pairs += [(named(key), text(fact[key], "zh")) for key in words]
    return pairs + write_entities(fact, actor="actor"), []


WRITERS: dict[str, Callable[[Line], Written]] = {
    "aid": write_aid,
    "place": write_mention,
    "actor": write_mention,
    "document": write_citation,
    "funding": write_funding,
    "indicator": write_indicator,
    "exit": write_exit,
    "programme": write_programme,
    "responsibility": write_responsibility,
}
