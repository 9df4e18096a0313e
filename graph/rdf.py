"""From facts to the graph: N-Quads, sorted, the same bytes for the same facts.

In: the lines of documents.jsonl and facts.jsonl. Out: graph.nq: the ontology in the default graph,
one named graph a document, one for the gazetteer, one for what is inferred. No triple stands in two
graphs, so that counts over their union are right. Example: an aid fact 北京市→内蒙古自治区 of the
document 总结 is a node with two ends in graph/doc/总结, with the words that say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from graph.changes import Changes
from graph.contradictions import contradiction_lines, sums_of
from graph.document_quads import OwnGraphs
from graph.ends import FIELDS, carrier_id, link_facts
from graph.entities import Entities
from graph.fact_quads import ENTITY_FIELDS, mention_id
from graph.gazetteer import Gazetteer, load_gazetteer
from graph.measures import Figures
from graph.member_quads import group_edges
from graph.merge_quads import reconciled_lines
from graph.merging import OldGraph
from graph.outcomes import outcome_lines
from graph.outlines import outline_lines
from graph.quads import LineSorter
from graph.reconciled import Reconciliation, apply, canonical_members
from graph.relationships import Relationships, end_id
from graph.sum_quads import Findings
from graph.tallies import Tallies
from graph.totals import Totals
from graph.vocab import read_ontology

Line = Mapping[str, Any]


def write_dataset(
    documents: Iterable[Line],
    facts: Iterable[Line],
    path: Path,
    gazetteer: Gazetteer | None = None,
    *,
    findings: Sequence[Line] = (),
    issues: Iterable[Line] = (),
    members: Iterable[Line] = (),
    one: Reconciliation | None = None,
    old: OldGraph | None = None,
) -> int:
    """Write the sorted N-Quads of documents, facts, ``findings`` on sums and ``members`` of groups.

    The facts of a document stand together, as in facts.jsonl; those of one document are held.
    Entities that are ``one`` stand under their canonical id, with all their names. Named graphs of
    documents that are made of the same as in the ``old`` graph.nq are taken from it. Returns the
    number of quads. KeyError where a fact has a kind without a writer, UnknownTerm where it names
    a concept (mechanism, role, category, verdict …) that ontology.ttl has not.
    """
    gazetteer = gazetteer or load_gazetteer()
    one = one or Reconciliation()
    old = old or OldGraph(path, {})
    sorter = LineSorter(path.with_suffix(".sorting"))
    entities = Entities(gazetteer, one.names)
    sorter.add(ontology_lines())
    documents, issues = list(documents), list(issues)
    members = list(canonical_members(members, one))
    own = OwnGraphs(documents, members, issues, old)
    dates = {line["doc"]: line.get("date") or "" for line in documents}
    originals = {line["doc"]: line["repost_of"] for line in documents if line.get("repost_of")}
    relationships = Relationships(originals)
    figures = Figures(dates, own.is_alone, path.with_suffix(".figures"))
    changes, tallies, sums = Changes(dates), Tallies(), Findings(findings)
    for doc, stated in groupby(apply(linked(facts, gazetteer), one), itemgetter("doc")):
        held = list(stated)
        for fact in held:
            note_entities(fact, entities)
            sums.add(fact)
            tallies.add(fact)
            if fact["kind"] == "aid":
                relationships.add(fact)
                changes.add(fact)
        sorter.add(outline_lines(figures.add(doc, held)))
        sorter.add(own.lines(doc, held))
    for lines in own.others():
        sorter.add(lines)
    for member in members:
        entities.add(member["place_id"], member["name"])
        entities.add(member["group_id"], member["group"])
        sorter.add(group_edges(member))
    sorter.add(entities.lines())
    sorter.add(relationships.lines())
    sorter.add(sums.lines())
    for issue in issues:
        tallies.add_issue(issue)
    sorter.add(tallies.lines(line["doc"] for line in documents))
    sorter.add(changes.lines())
    sorter.add(outline_lines(figures.rest()))
    for lines in compared_lines(figures, findings):
        sorter.add(lines)
    sorter.add(reconciled_lines(one, gazetteer))
    return old.write(sorter, path)


def compared_lines(figures: Figures, findings: Iterable[Line]) -> Iterator[list[str]]:
    """Yield the lines of what comes of comparing the figures of each measure."""
    sums, totals = sums_of(findings), Totals()
    for told in figures.by_measure():
        yield contradiction_lines(told, sums)
        yield outcome_lines(told)
        totals.add(told)
    yield totals.lines()


def linked(facts: Iterable[Line], gazetteer: Gazetteer | None = None) -> Iterator[Line]:
    """Yield the facts with their links, one document after another."""
    gazetteer = gazetteer or load_gazetteer()
    for _, of_document in groupby(facts, key=itemgetter("doc")):
        yield from link_facts(of_document, gazetteer)


def ontology_lines() -> list[str]:
    """Return the triples of ontology.ttl as lines of the default graph."""
    return [f"{line} .\n" for line in map(str, read_ontology())]


def note_entities(fact: Line, entities: Entities) -> None:
    """Tell the entities of one fact to those that the graph describes."""
    kind = fact["kind"]
    if kind == "aid":
        for side in ("helper", "recipient"):
            type_ = fact.get(f"{side}_type")
            type_ = None if type_ in ("place", "group") else type_
            entities.add(end_id(fact, side), fact[side], type_)
        if fact.get("programme"):
            entities.add(carrier_id(fact), fact["programme"])
    elif kind == "funding" and fact.get("programme"):
        entities.add_item(carrier_id(fact), fact["programme"])
    elif kind in ENTITY_FIELDS:
        _, name, type_field = ENTITY_FIELDS[kind]
        type_ = fact.get(type_field) if type_field else None
        entities.add(mention_id(fact), fact[name], type_, fact.get("within"))
    for field in FIELDS.get(kind, ()):
        if fact.get(field):
            entities.add(end_id(fact, field), fact[field])
            if kind == "programme":
                edge = "inRegion" if field == "region" else field
                entities.add_edge(mention_id(fact), edge, end_id(fact, field))
