"""Who helps whom in a report: the relationships that touch its subject.

In: an inquiry and a subject. Out: Relations. Example: about 兴安盟 there is 鄂尔多斯市 → 兴安盟
(对口支援); about a document all relationships that it states.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from queries.asking import Quote
from queries.reports.amounts import span
from queries.reports.inquiry import Inquiry, Told
from queries.reports.parts import Figure, Line
from queries.reports.phrases import say
from queries.reports.subject import Subject

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A helper, a recipient and a mechanism; ``reach`` is how it touches the subject.

    Reach: itself, inside, around or former as in helps_place; helps: the subject is the helper.
    """

    told: Told
    reach: str
    helper: str
    recipient: str
    mechanism: str
    quotes: tuple[Quote, ...]

    @property
    def key(self) -> Key:
        """The addresses of the ends and the mechanism."""
        return key_of(self.told)

    @property
    def confidence(self) -> float | None:
        """The confidence of a relationship that is only weighed, None where its words are read."""
        return self.told.value("confidence")

    def manner(self, language: str) -> str:
        """Return the mechanism, marked where the relationship is only weighed."""
        return tell_manner(language, self.told)

    def since(self, language: str) -> str:
        """Return the years that the texts state; empty where they state none."""
        return span(self.told.cells["first_year"], self.told.cells["last_year"], language)

    def told_in(self) -> str:
        """Return the earliest year of the documents that say so; empty where none has a date."""
        return min((quote.date[:4] for quote in self.quotes if quote.date), default="")

    def mark(self, shown: str) -> Figure:
        """Return words with the notes of this relationship."""
        return Figure(shown, self.quotes)


def key_of(told: Told, columns: tuple[str, ...] = ("helper", "recipient", "mechanism")) -> Key:
    """Return the addresses of the ends and the mechanism of a row."""
    return tuple(str(getattr(told.terms[column], "value", "")) for column in columns)


def find_relations(inquiry: Inquiry, subject: Subject) -> tuple[Relation, ...]:
    """Return the relationships of a subject, in the order of the questions, each once."""
    known = {key_of(told): told for told in inquiry.rows("who_helps_whom")}
    found: dict[Key, Relation] = {}
    for key, reach in keys_of(inquiry, subject):
        if key not in found and key in known:
            found[key] = to_relation(inquiry, known[key], reach)
    return tuple(found.values())


def keys_of(inquiry: Inquiry, subject: Subject) -> Iterator[tuple[Key, str]]:
    """Yield the relationships of a subject, with their reach."""
    if (values := subject.values("document", "actor:recipient")) is not None:
        for told in inquiry.rows("who_helps_whom", **values):
            yield key_of(told), "itself"
    if subject.kind == "place":
        for told in inquiry.rows("helps_place", place=subject.id):
            yield key_of(told), told.words("reach")
    if subject.kind in ("place", "actor"):
        for told in inquiry.rows("helped_by", helper=subject.id):
            yield key_of(told), "helps"
    if subject.kind == "programme":
        for told in aid_of_programme(inquiry, subject):
            yield key_of(told, ("what", "other", "role")), "itself"


def aid_of_programme(inquiry: Inquiry, subject: Subject) -> list[Told]:
    """Return the rows of a programme's profile that tell of aid."""
    rows = inquiry.rows("programme_profile", programme=subject.id)
    return [told for told in rows if told.words("aspect") == "aid"]


def to_relation(inquiry: Inquiry, told: Told, reach: str) -> Relation:
    """Return a row of who_helps_whom as a Relation."""
    return Relation(
        told,
        reach,
        counted(inquiry, told, "helper"),
        counted(inquiry, told, "recipient"),
        told.words("mechanism"),
        inquiry.quotes(told),
    )


def counted(inquiry: Inquiry, told: Told, side: str) -> str:
    """Return the name of an end, of a group with the number of its members."""
    count = told.value(f"{side}_count")
    if count is None:
        return told.words(side)
    line = say(inquiry.language, "counted", name=told.words(side), count=f"{count:,}")
    return "".join(map(str, line))


def name_pair(language: str, relation: Relation) -> Line:
    """Return helper and recipient with the mechanism, which the notes prove."""
    mechanism = relation.mark(relation.manner(language))
    ends = {"helper": relation.helper, "recipient": relation.recipient}
    return say(language, "pair", mechanism=mechanism, **ends)


def tell_manner(language: str, told: Told) -> str:
    """Return the mechanism of a row, with a mark where what it tells is only weighed."""
    if told.value("confidence") is None:
        return told.words("mechanism")
    line = say(language, "weighed_mark", mechanism=told.words("mechanism"))
    return "".join(map(str, line))
