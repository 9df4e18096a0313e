"""The view of money: who funds what, where and when; planned beside actual.

In: a Build. Out: MoneyData: every stated sum once, those that are parts of another marked, and the
totals with their parts. Example: 投入100万元，其中中央60万元、自治区30万元 gives three payments
and one breakdown, ``unequal``, that joins them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph.relationships import yuan_of
from viz.audit_data import Words
from viz.build import Build, Line
from viz.money_data import Breakdown, MoneyData, Payment
from viz.network import view_documents
from viz.reader import Reader
from viz.years import Years, stated_range, stated_years

# where a sum of an aid fact stands, and what it says
Statement = tuple[object, ...]
KINDS = ("funding", "aid")


def view_money(build: Build) -> MoneyData:
    """Return the money of a build; a sum that several texts state alike stands once."""
    reader, found = Reader(build), Payments()
    beside = Beside(build)
    for fact in build.facts.of(*KINDS):
        if fact["kind"] == "aid":
            for payment in read_aid(fact, reader, beside.helpers):
                found.add(payment, None)
        elif fact["id"] in beside.parts or not beside.is_carried(fact):
            found.add(read_funding(fact, reader, beside.parts), fact["id"])
    return MoneyData(
        payments=tuple(found.payments),
        breakdowns=tuple(view_breakdowns(build, found.numbers)),
        english=build.survey.english,
        documents=view_documents(build),
    )


class Payments:
    """Payments in the order found, each sum once, and the number of each funding fact."""

    def __init__(self) -> None:
        self.payments: list[Payment] = []
        self.numbers: dict[str, int] = {}
        self.known: dict[tuple[object, ...], int] = {}
        self.said: set[tuple[object, ...]] = set()

    def add(self, payment: Payment, fact: str | None) -> None:
        """Add a payment, or its words to the one that says the same.

        One without a place is passed over where the same words state the sum for a place.
        """
        [words] = payment.words
        said = (words.document, words.line_number, words.quote, payment.low, payment.high)
        if payment.place is None and not payment.shared and said in self.said:
            return
        self.said.add(said)
        key = (payment.source, payment.programme, payment.mechanism, payment.place,
               payment.years, payment.role, payment.low, payment.high)  # fmt: skip
        number = self.known.setdefault(key, len(self.payments))
        if number == len(self.payments):
            self.payments.append(payment)
        else:
            self.payments[number] = join(self.payments[number], payment)
        if fact is not None:
            self.numbers[fact] = number


def join(one: Payment, other: Payment) -> Payment:
    """Return a payment with the words of both; it is a part only where both are."""
    fields = {name: getattr(one, name) for name in Payment.__slots__}
    return Payment(
        **fields
        | {
            "words": one.words + tuple(w for w in other.words if not says_same(w, one.words)),
            "part": one.part and other.part,
            "part_of_year": one.part_of_year and other.part_of_year,
        }
    )


def says_same(words: Words, others: tuple[Words, ...]) -> bool:
    """Return whether one of ``others`` is the same stretch of text, whichever fact it is of."""
    place = words.document, words.line_number
    return any(
        (other.document, other.line_number) == place
        and replace(words, anchor=other.anchor) == other
        for other in others
    )


class Beside:
    """What facts tell of the sums of others.

    ``helpers`` are those of every sum that several relationships share, in their order; ``parts``
    are, by the id of a funding fact, the years of all totals that it is a part of.
    """

    def __init__(self, build: Build) -> None:
        self.helpers: dict[Statement, list[str]] = {}
        self._carried: dict[tuple[str, str], list[int]] = {}
        self._years: dict[str, Years | None] = {}
        self._named: dict[tuple[str, str], set[Years | None]] = {}
        self._wholes: dict[str, tuple[str, str]] = {}
        for fact in build.facts.of(*KINDS):
            if fact["kind"] == "aid":
                self._note_aid(fact)
            else:
                self._note_funding(fact)
        self.parts = self._find_parts(build.sums)

    def _note_aid(self, fact: Line) -> None:
        """Note where an aid fact states sums, and its helper where it shares them."""
        for amount in fact.get("amounts") or ():
            if amount.get("start") is not None:
                where = fact["doc"], str(amount["value"])
                self._carried.setdefault(where, []).append(amount["start"])
            if fact.get("shared") and fact.get("helper"):
                helpers = self.helpers.setdefault(statement(fact, amount), [])
                if fact["helper"] not in helpers:
                    helpers.append(fact["helper"])

    def _note_funding(self, fact: Line) -> None:
        """Note the years of a funding fact, and the name of the total that it is a part of."""
        years = self._years[fact["id"]] = stated_years(fact)
        self._named.setdefault((fact["doc"], fact["programme"]), set()).add(years)
        if fact.get("part_of"):
            self._wholes[fact["id"]] = fact["doc"], fact["part_of"]

    def _find_parts(self, sums: Iterable[Line]) -> dict[str, set[Years | None]]:
        """Return the parts by what they say themselves and by the findings of the audit."""
        wholes = self._wholes.items()
        parts = {fact: set(self._named.get(whole, {None})) for fact, whole in wholes}
        for line in sums:
            for part in line["parts"]:
                if part in self._years and line["total"] in self._years:
                    parts.setdefault(part, set()).add(self._years[line["total"]])
        return parts

    def is_carried(self, fact: Line) -> bool:
        """Return whether an aid fact states the very sum of a funding fact."""
        end = fact["start"] + len(fact["quote"])
        starts = self._carried.get((fact["doc"], str(fact["value"])), ())
        return any(fact["start"] <= start < end for start in starts)


def statement(fact: Line, amount: Line) -> Statement:
    """Return what tells a sum of an aid fact from others: where it stands and what it says."""
    where = amount["start"] if amount.get("start") is not None else fact["quote"]
    return (fact["doc"], where, str(amount["value"]), amount.get("year"),
            str(amount.get("period")), amount.get("role"))  # fmt: skip


def read_funding(fact: Line, reader: Reader, parts: dict[str, set[Years | None]]) -> Payment:
    """Return the payment of a funding fact."""
    low, high = stated_range(fact["value"])
    years = stated_years(fact)
    return Payment(
        source=fact.get("source"),
        programme=fact["programme"],
        mechanism=None,
        place=fact.get("recipient") or fact.get("region"),
        years=years,
        role=fact.get("role"),
        low=low,
        high=high,
        part=fact["id"] in parts,
        part_of_year=years in parts.get(fact["id"], ()),
        shared=False,
        words=(reader.fact_words(fact),),
    )


def read_aid(fact: Line, reader: Reader, joint: Mapping[Statement, list[str]]) -> Iterator[Payment]:
    """Yield the payments that an aid fact states; a shared sum is of all its helpers at once."""
    shared = bool(fact.get("shared"))
    for amount in yuan_of(fact):
        low, high = stated_range(amount["value"])
        helpers = joint.get(statement(fact, amount), ()) if shared else ()
        yield Payment(
            source="、".join(helpers) or fact.get("helper"),
            programme=fact.get("programme"),
            mechanism=fact["mechanism"],
            place=None if shared else fact.get("recipient"),
            years=stated_years(amount) or stated_years(fact),
            role=amount.get("role"),
            low=low,
            high=high,
            part=False,
            part_of_year=False,
            shared=shared,
            words=(reader.fact_words(fact, amount),),
        )


def view_breakdowns(build: Build, numbers: Mapping[str, int]) -> Iterator[Breakdown]:
    """Yield the findings of the audit whose total and parts are all payments."""
    for line in build.sums:
        if all(fact in numbers for fact in (line["total"], *line["parts"])):
            parts = tuple(numbers[part] for part in line["parts"])
            yield Breakdown(numbers[line["total"]], parts, line["verdict"], line["residual"])
