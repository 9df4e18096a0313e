"""From facts to the graph: N-Quads, sorted, the same bytes for the same facts.

In: the lines of documents.jsonl and facts.jsonl. Out: graph.nq: the ontology in the default graph,
one named graph a document, one for the gazetteer, one for what is inferred. No triple stands in two
graphs, so that counts over their union are right. Example: an aid fact 北京市→内蒙古自治区 of the
document 总结 is a node with two ends in graph/doc/总结, with the words that say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from graph.changes import Changes
from graph.contradictions import contradiction_lines
from graph.ends import FIELDS, carrier_id, link_facts
from graph.entities import Entities, join
from graph.fact_quads import ENTITY_FIELDS, fact_lines, mention_id
from graph.figures import Figures, finding_id
from graph.gazetteer import Gazetteer, load_gazetteer
from graph.member_quads import group_edges, member_lines
from graph.merge_quads import reconciled_lines
from graph.outcomes import outcome_lines
from graph.outlines import outline_lines
from graph.quads import LineSorter, named, node, number, text
from graph.reconciled import Reconciliation, apply, canonical_members
from graph.relationships import Relationships, end_id
from graph.sum_quads import Findings
from graph.tallies import Tallies
from graph.totals import total_lines
from graph.vocab import read_ontology

Line = Mapping[str, Any]
Pairs = list[tuple[str, str]]

DESCRIBED = ("title", "file", "issuer", "region", "date", "genre", "url", "sha256")


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
) -> int:
    """Write the sorted N-Quads of documents, facts, ``findings`` on sums and ``members`` of groups.

    The facts of a document stand together, as in facts.jsonl; they are taken one at a time.
    Entities that are ``one`` stand under their canonical id, with all their names. Returns the
    number of quads. KeyError where a fact has a kind without a writer, UnknownTerm where it names
    a concept (mechanism, role, category, verdict …) that ontology.ttl has not.
    """
    gazetteer = gazetteer or load_gazetteer()
    one = one or Reconciliation()
    sorter = LineSorter(path.with_suffix(".sorting"))
    entities = Entities(gazetteer, one.names)
    sorter.add(ontology_lines())
    documents = list(documents)
    for document in documents:
        sorter.add(document_lines(document))
    dates = {line["doc"]: line.get("date") or "" for line in documents}
    originals = {line["doc"]: line["repost_of"] for line in documents if line.get("repost_of")}
    relationships = Relationships(originals)
    figures, changes, tallies = Figures(dates), Changes(dates), Tallies()
    sums = Findings(findings)
    written = First(documents)
    for fact in apply(linked(facts, gazetteer), one):
        note_entities(fact, entities)
        figures.add(fact)
        sums.add(fact)
        tallies.add(fact)
        if fact["kind"] == "aid":
            relationships.add(fact)
            changes.add(fact)
        if written.is_first(fact):
            sorter.add(fact_lines(fact))
        else:  # the same text under another id: one node, stated in both documents
            sorter.add([stated_in(fact)])
    for member in canonical_members(members, one):
        entities.add(member["place_id"], member["name"])
        entities.add(member["group_id"], member["group"])
        sorter.add(group_edges(member))
        sorter.add(member_lines(member) if written.is_first(member) else [stated_in(member)])
    sorter.add(entities.lines())
    sorter.add(relationships.lines())
    sorter.add(sums.lines())
    for issue in issues:
        sorter.add(issue_lines(issue))
        tallies.add_issue(issue)
    sorter.add(tallies.lines(line["doc"] for line in documents))
    sorter.add(changes.lines())
    sorter.add(contradiction_lines(figures, findings))
    for lines_of in (outcome_lines, total_lines, outline_lines):
        sorter.add(lines_of(figures))
    sorter.add(reconciled_lines(one, gazetteer))
    return sorter.write(path)


class First:
    """Tells the first document with a fact from others of the same content, which repeat its id."""

    def __init__(self, documents: Iterable[Line]) -> None:
        told = [(line["doc"], line.get("sha256")) for line in documents]
        counts = Counter(content for _, content in told)
        self._alone = {doc for doc, content in told if content and counts[content] == 1}
        self._firsts: dict[str, str] = {}

    def is_first(self, line: Line) -> bool:
        """Say whether no other document had this id before; only those that may are remembered."""
        doc = line["doc"]
        return doc in self._alone or self._firsts.setdefault(line["id"], doc) == doc


def linked(facts: Iterable[Line], gazetteer: Gazetteer | None = None) -> Iterator[Line]:
    """Yield the facts with their links, one document after another."""
    gazetteer = gazetteer or load_gazetteer()
    for _, of_document in groupby(facts, key=itemgetter("doc")):
        yield from link_facts(of_document, gazetteer)


def ontology_lines() -> list[str]:
    """Return the triples of ontology.ttl as lines of the default graph."""
    return [f"{line} .\n" for line in map(str, read_ontology())]


def document_lines(document: Line) -> list[str]:
    """Return what the graph says of a document and of the activity that read it."""
    doc, build = f"doc/{document['doc']}", f"build/{document['doc']}"
    graph = f"graph/doc/{document['doc']}"
    pairs: Pairs = [(named("rdf:type"), named("Document"))]
    pairs += [(named(key), text(str(document[key]))) for key in DESCRIBED if document.get(key)]
    if document.get("characters") is not None:
        pairs.append((named("characters"), number(document["characters"])))
    pairs += [(named("inferred"), text(key)) for key in document.get("inferred") or ()]
    if document.get("repost_of"):
        pairs.append((named("repostOf"), node(f"doc/{document['repost_of']}")))
    made: Pairs = [(named("prov:wasGeneratedBy"), node(build))]
    activity: Pairs = [(named("rdf:type"), named("DocumentBuild")), (named("prov:used"), node(doc))]
    return join(doc, pairs, graph) + join(graph, made, graph) + join(build, activity, graph)


def issue_lines(issue: Line) -> list[str]:
    """Return the lines of what could not be read in a document, in its graph."""
    if issue.get("doc") is None:
        return []
    doc, code, start, message = (str(issue.get(k)) for k in ("doc", "code", "start", "message"))
    pairs: Pairs = [(named("rdf:type"), named("Issue")), (named("about"), node(f"doc/{doc}"))]
    pairs += [(named("issueLevel"), text(issue["level"])), (named("issueCode"), text(code))]
    pairs.append((named("message"), text(message)))
    if issue.get("start") is not None:
        pairs.append((named("start"), number(issue["start"])))
    return join(finding_id("issue", (doc, code, start, message)), pairs, f"graph/doc/{doc}")


def stated_in(fact: Line) -> str:
    """Return the line that ties a fact to its document."""
    where = [(named("statedIn"), node(f"doc/{fact['doc']}"))]
    return join(fact["id"], where, f"graph/doc/{fact['doc']}")[0]


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
