"""Money and people of aid: what the texts state once for several relationships is one item.

In: the answer to aid_money or aid_people. Out: Items that touch a report's subject. Example:
11.8亿元 for 乌兰察布市 and 兴安盟 together is one item with two recipients, never 23.6亿元.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from queries.asking import Quote
from queries.reports.amounts import exact_range, shorten_range, span
from queries.reports.inquiry import Inquiry, Told
from queries.reports.parts import Figure
from queries.reports.phrases import JOINT
from queries.reports.relations import Key, aid_of_programme, find_relations, key_of
from queries.reports.saying import Saying
from queries.reports.subject import Subject


@dataclass(frozen=True, slots=True)
class Item:
    """A number that the texts state of aid, with all rows that share it."""

    rows: tuple[Told, ...]
    quotes: tuple[Quote, ...]
    replaced: bool

    @property
    def first(self) -> Told:
        """The first of the rows; the number is the same in all."""
        return self.rows[0]

    def names(self, side: str, language: str) -> str:
        """Return the names of an end, each once."""
        return JOINT[language].join(dict.fromkeys(told.words(side) for told in self.rows))

    def shared(self) -> bool:
        """Say whether the number is stated for several relationships together."""
        return len({key_of(told) for told in self.rows}) > 1 or bool(self.first.cells["shared"])

    def low(self) -> float:
        """Return the number, of a range the lower end."""
        return self.first.value("value") or 0

    def figure(self, language: str) -> Figure:
        """Return the number with its notes."""
        unit = unit_of(self.first)
        ends = (self.low(), self.first.value("value_to"))
        return Figure(
            shorten_range(*ends, unit, language), self.quotes, exact_range(*ends, unit, language)
        )

    def years(self, language: str) -> str:
        """Return the years of the number."""
        return span(self.first.cells["from_year"], self.first.cells["to_year"], language)


def find_items(inquiry: Inquiry, subject: Subject, question: str) -> tuple[Item, ...]:
    """Return the items of a subject: aid_money or aid_people."""
    rows = inquiry.rows(question, **(subject.values("document") or {}))
    groups: dict[tuple[object, ...], list[Told]] = {}
    for told in rows:
        groups.setdefault(identity(inquiry, told), []).append(told)
    touched = choose(inquiry, subject)
    saying = Saying(inquiry)
    return tuple(
        to_item(inquiry, saying, group)
        for group in groups.values()
        if touched is None or any(told_key(told, subject) in touched for told in group)
    )


def to_item(inquiry: Inquiry, saying: Saying, group: list[Told]) -> Item:
    """Return rows that state one number together as an Item, with the words of the number."""
    quotes = saying.add_number(group[0], inquiry.quotes(*group))
    return Item(tuple(group), tuple(dict.fromkeys(quotes)), saying.is_replaced(group[0]))


def unit_of(told: Told) -> str:
    """Return the currency of a row of aid_money; one of aid_people counts people."""
    return told.words("unit") if "unit" in told.cells else "人"


def identity(inquiry: Inquiry, told: Told) -> tuple[object, ...]:
    """Return what makes rows one item: the words, the number and what it is."""
    columns = ("document", "mechanism", "from_year", "to_year", "role", "value", "value_to", "note")
    shared = tuple((q.start, q.quote) for q in inquiry.quotes(told)) if told.cells["shared"] else ()
    own = () if told.cells["shared"] else key_of(told)
    return (*(told.words(column) for column in columns), unit_of(told), shared, own)


def choose(inquiry: Inquiry, subject: Subject) -> Iterable[Key] | None:
    """Return the keys of the rows that touch a subject; None: all do."""
    if subject.kind == "programme":
        rows = aid_of_programme(inquiry, subject)
        return {(str(getattr(told.terms["fact"], "value", "")),) for told in rows}
    if subject.kind in ("place", "actor"):
        near = find_relations(inquiry, subject)
        return {one.key for one in near if one.reach != "around"}
    return None


def told_key(told: Told, subject: Subject) -> Key:
    """Return the key of a row in what ``choose`` gives."""
    if subject.kind == "programme":
        return (str(getattr(told.terms["fact"], "value", "")),)
    return key_of(told)
