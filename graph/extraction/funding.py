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
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from graph.extraction.funding_chapters import link_chapters
from graph.extraction.funding_clauses import ALLOTS, DONE
from graph.extraction.funding_lexicon import SOURCE
from graph.extraction.funding_parts import Link
from graph.extraction.funding_reading import FundingReader, Sum
from graph.extraction.funding_times import Times, said_role
from graph.identity import fact_id
from graph.model import Context, Document, Fact, Issue, Mention
from graph.numerals import smallest

# 80亿 | 3亿元 | 500万元: a sentence without any of these states no funding
MONEY = re.compile(
    r"\d[余多]?[万亿千百]*元|\d[余多]?亿|[一二三四五六七八九十百多余][万亿]元|\d[余多]?万[，。；、）]"
)
# 中央、自治区和盟市: several payers, of whom a part is one
PAYERS = re.compile("、|和|及|地方|各级")
# 其中2016年|1.9亿元: a component named by its year alone
DATED = re.compile(r"(?:19|20)\d\d年度?")
# 投资 | 完成投资 | 资金: a component without a name of its own
BARE = re.compile("(?:完成|实际|到位|累计)?(?:总?投资|资金|投入)")
# 中央|资金: a component whose own name says no more than that it is money
NAMELESS = ("资金", "投资", "经费", "投入", "补助", "补助资金")
# 逾2亿元: how a heading rounds a sum, and how far from it
ROUNDED = ("逾", "近", "超", "超过", "约", "余", "多")
NEAR = 0.05
# 其他6省|各1亿元
OTHERS = re.compile(
    "(?P<who>(?:其他|其余)[\\d一二三四五六七八九十]+个?(?:省|市|州|县|区|旗|乡镇|镇|村)[份区市]?)"
)
# 石门乡|650万元: a place that no place list holds
PLACE = re.compile("[^，。；：、（）\\d的]{1,9}(?:[省市州盟县旗区镇乡村]|苏木|街道|嘎查)")
# 中央安排…，其中甲省…: the state pays, a place is given; 甲省配套: it pays
PAYING = re.compile("配套|自筹|承担|出资|负担|投入|筹集|安排")
NATIONAL = ("中央", "国家", "财政部")
PROVINCE = re.compile("(?:省|市|自治区|州|盟|县|旗|地区|兵团)$")
# 援藏资金 | 对口帮扶款物: the money of an aid relation, even where no fact carries it
AIDED = re.compile(
    "(?:援[疆藏青]|援助|对口支援|帮扶|协作)(?:项目)?(?:资金|款物?|经费)$|^各界(?:支持|捐助)"
)


# 其中市级财政2亿元, 社会捐赠1亿元: components by who pays
BY_PAYER = re.compile("引进|直接|财政|[省市州县区旗]级|社会|捐[款赠]|企业|个人|政府")


def holds_money(text: str, span: tuple[int, int]) -> bool:
    """Tell whether a sentence holds a sum of money."""
    start, end = span
    signed = text.find("元", start, end) >= 0 or text.find("万", start, end) >= 0
    if not signed and text.find("亿", start, end) < 0:
        return False
    return MONEY.search(text, start, end) is not None


def extract_funding(
    document: Document,
    context: Context,
    sentences: Iterable[tuple[int, int]],
    mentions: list[Mention],
) -> tuple[list[Fact], list[Issue]]:
    """Return the funding facts of a document, components linked to their totals."""
    spans = [span for span in sentences if holds_money(document.text, span)]
    if not spans:
        return [], []
    reader = FundingReader(document, context, mentions)
    for span in spans:
        reader.read(span)
    sums, links = reader.sums, reader.parts.links
    links |= link_chapters(document.text, reader.outline, sums, links)
    settled = settle(sums, links, reader.times)
    repeated = {*repeats(settled, links), *headlines(document, settled, links)}
    facts = facts_of(document, context, settled, links)
    return [fact for index, fact in enumerate(facts) if index not in repeated], []


def settle(sums: list[Sum], links: dict[int, Link], times: Times) -> list[Sum]:
    """Return the sums with the time, role and name that a component takes from its total."""
    done: list[Sum] = list(dated_again(sums, links))
    for index in sorted(range(len(sums)), key=lambda i: (depth(i, links), i)):
        one = done[index]
        if index in links:
            done[index] = inherit(one, done[links[index].total], times.document.year)
        elif one.years is None and one.role == "planned":
            done[index] = replace(one, years=times.title())
        elif one.years is None:
            done[index] = replace(one, years=times.reported() or times.title())
    return done


def depth(index: int, links: dict[int, Link]) -> int:
    """Return how many totals stand above a sum."""
    steps = 0
    while index in links and steps < 9:
        index, steps = links[index].total, steps + 1
    return steps


def dated_again(sums: list[Sum], links: dict[int, Link]) -> Iterator[Sum]:
    """Yield the sums, a total without a time with that of its other statement."""
    dated: dict[str, list[Sum]] = {}
    for index, one in enumerate(sums):
        if one.years is not None and index not in links:
            dated.setdefault(str(one.quantity.value), []).append(one)
    for index, one in enumerate(sums):
        others = [] if one.years or index in links else dated.get(str(one.quantity.value), [])
        told = {other.years for other in others if same_programme(one, other)}
        yield replace(one, years=told.pop()) if len(told) == 1 else one


def inherit(one: Sum, total: Sum, now: int | None) -> Sum:
    """Return a component with the time and role of its total, and its name where it has none."""
    years = one.years or total.years
    role = role_of(one, total, now)
    name = one.names.programme
    if one.names.bare:
        given = one.names.source or one.names.recipient
        dated = DATED.fullmatch(name or one.clause.body) or DONE.fullmatch(one.clause.body)
        name = total.names.programme if given or dated else name or one.clause.body
    elif name in NAMELESS:
        name = total.names.programme
    source = one.names.source
    if source is None and total.names.source and PAYERS.search(total.names.source) is None:
        source = total.names.source
    recipient = one.names.recipient
    if receives(one, total):
        recipient = one.names.source or one.names.recipient or one.names.programme
        source, name = total.names.source, total.names.programme
    if others := OTHERS.fullmatch(one.clause.body):
        name, recipient = total.names.programme, others["who"]
    names = replace(one.names, programme=name, source=source, recipient=recipient)
    return replace(one, years=years, role=role, names=names)


def role_of(one: Sum, total: Sum, now: int | None) -> str:
    """Return the role of a component: its total's, unless its own time or words say another.

    A year within the years of a planned total is planned too: 2018—2020年计划投入, 2019年3000万元.
    """
    if DONE.fullmatch(one.clause.body):
        return "actual"
    if one.years is None or one.years == total.years:
        return total.role
    words = one.clause.body
    past = now is not None and (one.years[1] or now) < now
    if total.role == "planned" and not past and said_role(words) is None and holds(total, one):
        return "planned"
    return one.role


def holds(total: Sum, one: Sum) -> bool:
    """Tell whether the years of a component lie within those of its total."""
    first, last = total.years or (None, None)
    begin, end = one.years or (None, None)
    if first is None or last is None or begin is None or end is None:
        return False
    return first <= begin and end <= last


def receives(one: Sum, total: Sum) -> bool:
    """Tell whether a component's place is given it: 中央安排180亿元，其中甲省150亿元."""
    place = one.names.source or ""
    national = total.names.source in NATIONAL
    if one.clause.verb or PAYING.search(one.clause.body):
        return False
    allotted = total.clause.verb in ALLOTS or (total.clause.verb == "安排" and total.names.source)
    if allotted and PLACE.fullmatch(one.clause.body):
        return SOURCE.fullmatch(one.clause.body) is None
    return national and PROVINCE.search(place) is not None


def repeats(sums: list[Sum], links: dict[int, Link]) -> Iterator[int]:
    """Yield the sums that a document states again: the fuller statement is kept."""
    totals = {link.total for link in links.values()}
    groups: dict[tuple[str, str], list[int]] = {}
    for index, one in enumerate(sums):
        groups.setdefault((str(one.quantity.value), one.role), []).append(index)
    for group in groups.values():
        best = max(group, key=lambda i: (i in totals, i in links, sums[i].years is not None, -i))
        for index in group:
            other = index != best and index not in totals and index not in links
            if other and same_programme(sums[index], sums[best]):
                yield index


def headlines(document: Document, sums: list[Sum], links: dict[int, Link]) -> Iterator[int]:
    """Yield the sums of the title that the text states again, under whatever name."""
    place = document.text.find(document.title) if document.title else -1
    edge = place + len(document.title or "") if place >= 0 else -1
    totals = {link.total for link in links.values()}
    told = [one for one in sums if one.quantity.start >= edge]
    below = {(one.quantity.value, one.role) for one in told}
    for index, one in enumerate(sums):
        titled = place <= one.quantity.start < edge and index not in totals
        again = (one.quantity.value, one.role) in below or any(
            rounds(one, other) for other in told if same_programme(one, other)
        )
        if titled and again:
            yield index


def rounds(one: Sum, other: Sum) -> bool:
    """Tell whether a sum is another one, rounded: 逾2亿元 for 2.0257亿元."""
    about, exact = smallest(one.quantity), smallest(other.quantity)
    return one.quantity.qualifier in ROUNDED and abs(exact - about) <= NEAR * exact


def same_programme(one: Sum, other: Sum) -> bool:
    """Tell whether two sums of one value are of one programme and time."""
    names = {one.names.programme, other.names.programme}
    pairs = [{name[i : i + 2] for i in range(len(name) - 1)} for name in names]
    alike = len(names) == 1 or 2 * len(pairs[0] & pairs[1]) >= 0.4 * sum(map(len, pairs))
    return alike and (one.years is None or other.years is None or one.years == other.years)


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


def wholly_given(funding: list[Fact], is_aid: Callable[[Fact], bool]) -> set[str]:
    """Return the ids of totals that aid carries with all their components, and of these.

    Components by payer or year are money of the aid; by use they stay: 其中医疗1亿元.
    """
    parts: dict[str | None, list[Fact]] = {}
    for fact in funding:
        parts.setdefault(fact.fields.get("part_of_id"), []).append(fact)
    whole: set[str] = set()
    for total in parts.get(None, ()):
        inside = parts.get(total.id, [])
        named = {str(total.fields["programme"])}
        by_payer = all(
            str(fact.fields["programme"]) in named or BY_PAYER.search(fact.fields["programme"])
            for fact in inside
        )
        if inside and by_payer and all(fact.id not in parts and is_aid(fact) for fact in inside):
            whole |= {total.id, *(fact.id for fact in inside)} if is_aid(total) else set()
    return whole


def without_carried(facts: list[Fact]) -> list[Fact]:
    """Return facts without the funding that aid carries; totals and components stay.

    They go too where aid carries a total and all its components, told by payer or year. Where
    a document tells of aid, its 援藏资金 is money of that aid, whoever the two ends are.
    """
    aid = [fact for fact in facts if fact.kind == "aid"]
    carried = {str(amount["value"]) for fact in aid for amount in fact.fields.get("amounts") or ()}
    totals = {fact.fields.get("part_of_id") for fact in facts if fact.kind == "funding"}

    def is_aid(fact: Fact) -> bool:
        name = str(fact.fields["programme"])
        return str(fact.fields["value"]) in carried or (bool(aid) and bool(AIDED.search(name)))

    whole = wholly_given([fact for fact in facts if fact.kind == "funding"], is_aid)

    def is_bare(fact: Fact) -> bool:
        same = fact.fields["programme"] == fact.fields.get("part_of") and not fact.fields["source"]
        return same or BARE.fullmatch(str(fact.fields["programme"])) is not None

    def stays(fact: Fact) -> bool:
        if fact.id in whole:
            return False
        component = bool(fact.fields.get("part_of")) and not is_bare(fact)
        return component or fact.id in totals or not is_aid(fact)

    return [fact for fact in facts if fact.kind != "funding" or stays(fact)]
