"""Funding: money that is planned, allocated or spent (docs/FACTS.md, kind ``funding``).

In: a Document with its context, sentences and mentions. Out: funding Facts. Example:
``中央累计投入我区扶贫专项资金66.95亿元`` gives the programme 扶贫专项资金, the source 中央, the
value 6695000000 and the role actual.

The rules implement the annotation rule: money that is planned, allocated or spent, with what it is
for, who pays, when, and the total of which it is a stated component. Incomes, outputs, prices,
rates a head and changes are no funding. Money that an aid fact carries is taken out by
``without_carried``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from graph.extraction.funding_chapters import link_chapters
from graph.extraction.funding_clauses import Clause, read_clause
from graph.extraction.funding_names import Namer, Names
from graph.extraction.funding_parts import Link, PartReader
from graph.extraction.funding_times import Times, Years
from graph.identity import fact_id
from graph.model import Context, Document, Fact, Issue, Mention
from graph.numerals import Quantity, find_quantities

# 80亿 | 3亿元 | 500万元: a sentence without any of these states no funding
MONEY = re.compile(r"\d[余多]?[万亿千百]*元|\d[余多]?亿|[一二三四五六七八九十百][万亿]元")
EDGE = re.compile(r"[，。；：！？（）\n]")
# 由18.8亿元增加到48.8亿元: two dated values of one thing
RISE = re.compile(
    r"^[，]?(?:增加|提高|增长|上升|扩大|下降|减少|调整)(?:到|至|为)(?:了)?(?:约|近|超过?)?$"
)
FROM = re.compile(r"[从由](?:[^，。；从由]{0,10}的)?$")
SAME = re.compile(
    r"^[\s。]*(?:其中[，：]?)?(?:资金)?全(?:部|是|额)(?:是|为|由|来自)?(?P<who>[^，。；]{2,14})"
)
FROM_WHOM = re.compile(r"来源(?:于|是|为)(?P<who>[^，。；：]{2,30})[，。；：]")
FUNDS = re.compile(r"(?:财政)?(?:专项)?(?:扶贫)?(?:资金|投入|承担|出资|安排|预算)*$")


@dataclass(frozen=True, slots=True)
class Sum:
    """One stated sum: its number, clause, names, years and role, and the paragraph's start."""

    quantity: Quantity
    clause: Clause
    names: Names
    years: Years | None
    role: str
    paragraph: int
    end: int


def extract_funding(
    document: Document,
    context: Context,
    sentences: Iterable[tuple[int, int]],
    mentions: list[Mention],
) -> tuple[list[Fact], list[Issue]]:
    """Return the funding facts of a document, components linked to their totals."""
    spans = [span for span in sentences if MONEY.search(document.text, *span)]
    if not spans:
        return [], []
    reader = FundingReader(document, context, mentions)
    for span in spans:
        reader.read(span)
    sums, links = reader.sums, reader.parts.links
    links |= link_chapters(document, sums, links)
    settled = settle(sums, links, reader.times)
    return list(facts_of(document, context, settled, links)), []


class FundingReader:
    """Reads the sums of a document in order."""

    def __init__(self, document: Document, context: Context, mentions: list[Mention]) -> None:
        self.document, self.text = document, document.text
        self.times = Times(document)
        self.namer = Namer(document, context, sorted(mentions, key=lambda m: (m.start, -m.end)))
        self.parts = PartReader(document.text)
        self.sums: list[Sum] = []
        self.paragraph = -1

    def read(self, span: tuple[int, int]) -> None:
        """Read the sums of the sentence at ``span``."""
        paragraph = self.text.rfind("\n", 0, span[0]) + 1
        if paragraph != self.paragraph:
            self.paragraph = paragraph
            self.parts.begin(paragraph)
        left, before = span[0], None
        for quantity in find_quantities(self.text, *span):
            if quantity.kind == "money":
                one = self.read_sum(quantity, left, span, before)
                if one is not None:
                    self.sums.append(one)
                    self.parts.add(len(self.sums) - 1, quantity.end)
                before = one
                left = quantity.end

    def read_sum(
        self, quantity: Quantity, left: int, span: tuple[int, int], before: Sum | None
    ) -> Sum | None:
        """Return the Sum that a Quantity is, None where it is no funding."""
        if before and RISE.match(self.text[before.quantity.end : quantity.start]):
            return self.risen(before, quantity)
        edges = [hit.end() for hit in EDGE.finditer(self.text, left, quantity.start)]
        start = edges[-1] if edges else left
        part = self.parts.is_part(quantity.start)
        clause = read_clause(self.text, quantity, start, part=part)
        if clause is None:
            return None
        names = self.namer.name(clause, self.times.spans(clause.start, quantity.start))
        if not part:
            names = self.complete(names, clause, quantity)
        stated = self.times.last(span[0], quantity.start)
        if stated is None and not part:
            stated = self.times.last(self.paragraph, span[0]) or self.times.above(span[0])
        words = self.text[start : quantity.end]
        role = self.times.role(words, stated)
        return Sum(quantity, clause, names, stated, role, self.paragraph, quantity.end)

    def complete(self, names: Names, clause: Clause, quantity: Quantity) -> Names:
        """Return the Names of a total with what the words around its clause say."""
        source = names.source
        if source is None:
            behind = SAME.match(self.text, quantity.end)
            ahead = FROM_WHOM.search(self.text, self.paragraph, clause.start)
            hit = behind or ahead
            source = self.namer.payers(FUNDS.sub("", hit["who"])) if hit else None
        programme = names.programme
        if names.bare:
            programme = programme or self.namer.topic(clause) or clause.noun or clause.body
        return Names(programme or clause.after, source, names.recipient, False)

    def risen(self, before: Sum, quantity: Quantity) -> Sum:
        """Return the later one of two dated values: 去年18亿元增加到48亿元."""
        now = self.document.year
        if before.years and now and before.years[0] == before.years[1] == now - 1:
            return replace(before, quantity=quantity, years=(now, now), end=quantity.end)
        return replace(before, quantity=quantity, end=quantity.end)


def settle(sums: list[Sum], links: dict[int, Link], times: Times) -> list[Sum]:
    """Return the sums with the time, role and name that a component takes from its total."""
    done: list[Sum] = list(sums)
    for index in sorted(range(len(sums)), key=lambda i: (depth(i, links), i)):
        one = done[index]
        if index in links:
            done[index] = inherit(one, done[links[index].total])
        elif one.years is None and one.role == "planned":
            done[index] = replace(one, years=times.title())
    return done


def depth(index: int, links: dict[int, Link]) -> int:
    """Return how many totals stand above a sum."""
    steps = 0
    while index in links and steps < 9:
        index, steps = links[index].total, steps + 1
    return steps


def inherit(one: Sum, total: Sum) -> Sum:
    """Return a component with the time and role of its total, and its name where it has none."""
    years = one.years or total.years
    role = one.role if one.years and one.years != total.years else total.role
    name = one.names.programme
    if one.names.bare:
        name = total.names.programme if one.names.source else name or one.clause.body
    return replace(one, years=years, role=role, names=replace(one.names, programme=name))


def facts_of(
    document: Document, context: Context, sums: list[Sum], links: dict[int, Link]
) -> Iterator[Fact]:
    """Yield the Fact of each sum that has a name."""
    ids = [id_of(document, one) for one in sums]
    for index, one in enumerate(sums):
        link = links.get(index)
        total = sums[link.total].names.programme if link else None
        fields = fields_of(one, context) | {
            "part_of": total,
            "part_of_id": ids[link.total] if link else None,
            "breakdown": link.breakdown if link else None,
            "exhaustive": link.exhaustive if link else None,
        }
        rule = "funding.part" if link else "funding.total"
        if one.names.programme:
            evidence = document.evidence(one.clause.start, one.end)
            yield Fact(document.id, "funding", fields, evidence, rule, ids[index])


def id_of(document: Document, one: Sum) -> str:
    """Return the id of a sum's fact."""
    start = document.offsets[one.quantity.start]
    return fact_id(document.sha256, "funding", (one.names.programme,), start)


def fields_of(one: Sum, context: Context) -> dict[str, Any]:
    """Return the fields that a sum has by itself."""
    quantity, years = one.quantity, one.years
    single = years is not None and years[0] == years[1]
    return {
        "programme": one.names.programme,
        "source": one.names.source,
        "recipient": one.names.recipient,
        "region": context.region_name,
        "value": list(quantity.value) if isinstance(quantity.value, tuple) else quantity.value,
        "unit": quantity.unit,
        "year": years[0] if years and single else None,
        "period": list(years) if years and not single else None,
        "role": one.role,
        "qualifier": quantity.qualifier,
        "basis": quantity.basis,
        "precision": quantity.scale / 10**quantity.decimals / 2,
    }


def without_carried(funding: list[Fact], aid: list[Fact]) -> list[Fact]:
    """Return the funding facts whose money no aid fact carries; components always stay."""
    carried = {str(amount["value"]) for fact in aid for amount in fact.fields.get("amounts") or ()}
    totals = {fact.fields.get("part_of_id") for fact in funding}
    return [
        fact
        for fact in funding
        if str(fact.fields["value"]) not in carried
        or fact.fields.get("part_of")
        or fact.id in totals
    ]
