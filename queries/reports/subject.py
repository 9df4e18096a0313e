"""What a report is about: a place, an actor, a programme, a document, or the whole graph.

In: ``place=兴安盟`` as a person writes it. Out: a Subject with its address and names. Example:
``place=Hinggan`` is 兴安盟, place/152200. WrongQuestion tells the candidates of an ambiguous name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pyoxigraph as ox

from graph.query_files import Parameter
from graph.vocab import id_of, term
from queries.asking import WrongQuestion, nearest, to_term
from queries.names import label_of
from queries.reports.inquiry import Inquiry, Told, show_steering

# the type of a parameter that takes each kind of subject
KINDS = {"place": "place", "actor": "entity", "programme": "programme", "document": "document"}
WHOLE = "graph"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about; of the whole graph only the kind is set."""

    kind: str
    address: str = ""
    name: str = ""
    id: str = ""

    def values(self, *kinds: str) -> dict[str, str] | None:
        """Return the parameter that narrows a question to this subject.

        ``kinds`` are ``kind`` or ``kind:parameter``; nothing narrows the whole graph. None: the
        question does not take this kind of subject.
        """
        if self.kind == WHOLE:
            return {}
        for kind, _, parameter in (one.partition(":") for one in kinds):
            if kind == self.kind:
                return {parameter or kind: self.id}
        return None

    def meets(self, told: Told, *columns: str) -> bool:
        """Say whether one of the columns of a row is this subject."""
        terms = (told.terms.get(column) for column in columns)
        return any(getattr(node, "value", None) == self.address for node in terms)


def read_subject(inquiry: Inquiry, pairs: list[str]) -> Subject:
    """Return the subject that ``--set`` names; without one it is the whole graph."""
    if not pairs:
        return Subject(WHOLE)
    if len(pairs) > 1:
        raise WrongQuestion(f"a report is about one of {', '.join(KINDS)}, not {len(pairs)}")
    kind, sign, written = pairs[0].partition("=")
    if not sign:
        raise WrongQuestion(f"--set takes PARAMETER=VALUE, not {pairs[0]!r}")
    if kind not in KINDS:
        raise WrongQuestion(nearest("parameter of report", kind, list(KINDS)))
    if not written.strip():
        raise WrongQuestion(
            f"{kind} has no value: give one, or leave --set out for the whole graph"
        )
    parameter = Parameter(kind, KINDS[kind], None, "", "")
    node = to_term(inquiry.store, parameter, written)
    if not isinstance(node, ox.NamedNode):
        raise ValueError(f"no entity: {node}")
    return Subject(kind, node.value, name_of(inquiry, node), id_of(node.value))


def focus(inquiry: Inquiry, subject: Subject) -> Inquiry:
    """Return an inquiry that quotes a document alone, where the report is about one."""
    if subject.kind != "document":
        return inquiry
    return replace(inquiry, document=subject.id.removeprefix("doc/"))


def name_of(inquiry: Inquiry, node: ox.NamedNode) -> str:
    """Return the name of an entity, or the title of a document, else its id."""
    titles = inquiry.store.quads_for_pattern(node, ox.NamedNode(term("title")), None)
    title = next((getattr(quad.object, "value", "") for quad in titles), "")
    name = label_of(inquiry.store, node, inquiry.language) or title
    return show_steering(name or id_of(node.value).removeprefix("doc/"))


def documents_of(inquiry: Inquiry, subject: Subject) -> set[str]:
    """Return the ids of the documents that name a place, an actor or a programme."""
    question = {"place": "place_profile", "actor": "actor_profile"}.get(
        subject.kind, "programme_profile"
    )
    column = "what" if subject.kind == "actor" else "document"
    rows = inquiry.rows(question, **(subject.values("place", "actor", "programme") or {}))
    named = [told for told in rows if told.words("aspect") in ("named_in", "funding", "aid")]
    return {told.words(column) for told in named}
