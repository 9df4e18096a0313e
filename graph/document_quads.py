"""The named graph of each document, as lines of N-Quads: what it says, and what is said of it.

In: the lines of documents.jsonl, and the facts, members of groups and issues of each document. Out:
the lines of its graph, none where it stays as in the old graph.nq. Example: a fact of 总结 whose
text stands in 方案 too has its lines in graph/doc/方案, and in graph/doc/总结 one that ties it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.entities import join
from graph.fact_quads import fact_lines
from graph.figures import finding_id
from graph.member_quads import member_lines
from graph.merging import OldGraph
from graph.quads import named, node, number, text

Line = Mapping[str, Any]
Pairs = list[tuple[str, str]]

DESCRIBED = ("title", "file", "issuer", "region", "date", "genre", "url", "sha256")


class OwnGraphs:
    """The lines of each document's own graph: what it says, and what is said of it.

    Of a graph that stays as in the ``old`` graph.nq there are none.
    """

    def __init__(
        self,
        documents: Sequence[Line],
        members: Iterable[Line],
        issues: Iterable[Line],
        old: OldGraph,
    ) -> None:
        self._documents = {line["doc"]: line for line in documents}
        self._members = by_document(members)
        self._issues = by_document(issues)
        self._first = First(documents)
        self._old = old

    def is_alone(self, doc: str) -> bool:
        """Say whether no other document has the content of this one."""
        return self._first.is_alone(doc)

    def lines(self, doc: str, facts: Sequence[Line]) -> list[str]:
        """Return the lines of the graph of a document with its ``facts``, each time others."""
        document = self._documents.pop(doc, None)
        members, issues = self._members.pop(doc, []), self._issues.pop(doc, [])
        told = [document, facts, members, issues]
        if self._first.is_alone(doc) and self._old.stays(doc, told):
            return []
        lines = [] if document is None else document_lines(document)
        for fact in facts:
            # the same text under another id: one node, stated in both documents
            first = self._first.is_first(fact)
            lines += fact_lines(fact) if first else [stated_in(fact)]
        for member in members:
            first = self._first.is_first(member)
            lines += member_lines(member) if first else [stated_in(member)]
        for issue in issues:
            lines += issue_lines(issue)
        return lines

    def others(self) -> Iterator[list[str]]:
        """Yield the lines of the graphs of all documents that state no fact."""
        for doc in {**self._documents, **self._members, **self._issues}:
            yield self.lines(doc, ())


def by_document(lines: Iterable[Line]) -> dict[str, list[Line]]:
    """Return the lines that are of a document, in their order, by document."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        if line.get("doc") is not None:
            found.setdefault(line["doc"], []).append(line)
    return found


class First:
    """Tells the first document with a fact from others of the same content, which repeat its id."""

    def __init__(self, documents: Iterable[Line]) -> None:
        told = [(line["doc"], line.get("sha256")) for line in documents]
        counts = Counter(content for _, content in told)
        self._alone = {doc for doc, content in told if content and counts[content] == 1}
        self._firsts: dict[str, str] = {}

    def is_alone(self, doc: str) -> bool:
        """Say whether no other document has the content of this one."""
        return doc in self._alone

    def is_first(self, line: Line) -> bool:
        """Say whether no other document had this id before; only those that may are remembered."""
        doc = line["doc"]
        return doc in self._alone or self._firsts.setdefault(line["id"], doc) == doc


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
