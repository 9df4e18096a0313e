"""Who a duty falls to: the noun phrase that ends where its verb begins.

In: clean text, mentions, a place in the text. Out: a Body with its canonical name. Example: before
``负责辖区内的工作`` in ``县级以上人民政府农业部门负责…`` stands 县级以上人民政府农业部门.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extraction.duty_patterns import ADVERBS
from graph.lexicon import alternation, read_rows
from graph.model import Mention
from graph.records import record

STOPS = "，。；：！？\n"
LONGEST = 40  # characters of a phrase
LONGEST_LIST = 110  # characters of a list of offices
BRACKET = "(?:（[^（）\\n]{1,8}）)?"
# 县级以上人民政府财政、审计等|部门: the names that a noun sums up
SUMS_UP = re.compile("[^，。；：！？\\n的]{2,100}、[^，。；：！？、\\n的]{2,12}等有?$")
ARTICLE = re.compile("第[一二三四五六七八九十百]+条\\s*|（[一二三四五六七八九十]+）|\\s+")
OFFICES = ("部门", "单位", "机关", "有关部门", "相关部门")
# 甲、乙和丙: what joins the parts of a phrase
JOIN = re.compile("(?:、|和|及|与|以及|或|或者)$")


@record(frozen=True, slots=True)
class Body:
    """The phrase that names who is responsible: clean span, name, the entity if it is one."""

    start: int
    end: int
    name: str
    entity: str | None


@record(frozen=True, slots=True)
class Tail:
    """A pattern of what a stretch ends in, and the characters that such an end can have."""

    pattern: re.Pattern[str]
    last: frozenset[str]

    def begin(self, text: str, start: int, end: int) -> int | None:
        """Return where the end of ``text[start:end]`` that fits begins, None where none does."""
        if text[end - 1] not in self.last:
            return None
        match = self.pattern.search(text[start:end])
        return start + match.start() if match else None


def words(*classes: str) -> list[str]:
    """Return the words of some classes."""
    return [row["word"] for row in read_rows("duty_bodies.csv") if row["class"] in classes]


def tail(pattern: str, ends: list[str], others: str = "") -> Tail:
    """Return the Tail of a pattern that ends in one of ``ends`` or of the ``others``."""
    return Tail(re.compile(f"{pattern}$"), frozenset((*others, *(word[-1] for word in ends))))


@cache
def body_tail() -> Tail:
    """Return the Tail of a typed body: 县级以上|人民|政府."""
    bodies = words("body")
    modifiers, heads = alternation(words("modifier", "level")), alternation(bodies)
    pattern = f"(?:(?:{modifiers}|{heads}){BRACKET})*(?:{heads}){BRACKET}"
    return tail(pattern, bodies, "）")


@cache
def level_tail() -> Tail:
    """Return the Tail of levels of government: 盟市, 省（区、市）."""
    levels = words("level")
    modifiers = alternation(words("modifier"))
    pattern = f"(?:(?:{modifiers}){BRACKET})*(?:{alternation(levels)}){BRACKET}(?:[两三四五]级)?"
    return tail(pattern, levels, "）级")


@cache
def share_tail() -> Tail:
    """Return the Tail of what shares the noun behind it: 迁出地 in 迁出地和迁入地政府."""
    shares = words("modifier", "level")
    return tail(f"(?:{alternation(shares)}){{1,3}}", shares)


class Bodies:
    """The bodies of a document: its mentions by their ends, and the typed bodies between."""

    def __init__(self, text: str, mentions: list[Mention]) -> None:
        self.text = text
        self.named: dict[int, Mention] = {}
        for mention in mentions:
            if mention.kind in ("actor", "place") and mention.rule != "sign":
                other = self.named.get(mention.end)
                if other is None or mention.start < other.start:
                    self.named[mention.end] = mention

    def before(self, start: int, end: int, *, levels: bool = False) -> Body | None:
        """Return the body whose phrase ends at ``end`` and begins at or behind ``start``."""
        first = self.begin(max(start, end - LONGEST), end, levels=levels, last=True)
        if first is None:
            return None
        if (head := self.summed(start, first, end)) is not None:
            return Body(head, end, self.full_name(head, end), None)
        while join := JOIN.search(self.text, max(start, first - 2), first):
            other = self.begin(max(start, first - LONGEST), join.start(), levels=True, last=False)
            if other is None or other < start:
                break
            first = other
        mention = self.named.get(end)
        if mention is not None and mention.start == first:
            return Body(first, end, mention.name, mention.entity)
        return Body(first, end, self.full_name(first, end), None)

    def summed(self, start: int, first: int, end: int) -> int | None:
        """Return where a list of offices begins that 等部门 sums up, if a body leads it."""
        if self.text[first:end] not in OFFICES:
            return None
        listed = SUMS_UP.search(self.text, start, first)
        if listed is None:
            return None
        head = past_number(self.text, listed.start(), first)
        led = listed.start() == clause_begin(self.text, start, first) or any(
            self.begin(head, stop, levels=True, last=True) == head
            for stop in range(head + 2, min(head + 16, first))
        )
        return head if led else None

    def full_name(self, first: int, end: int) -> str:
        """Return the words of a phrase, the organisation that begins it by its full name."""
        for stop in range(end - 1, first + 1, -1):
            mention = self.named.get(stop)
            if mention is not None and mention.start == first and mention.kind == "actor":
                typed = mention.fields.get("typed")
                return (self.text[first:stop] if typed else mention.name) + self.text[stop:end]
        return self.text[first:end]

    def begin(self, start: int, end: int, *, levels: bool, last: bool) -> int | None:
        """Return where the one body that ends at ``end`` begins, joined to its place before it."""
        mention = self.named.get(end)
        found = None
        if mention is not None and mention.start >= start:
            allowed = mention.kind == "actor" or levels
            found = mention.start if allowed else None
        tails = [body_tail(), *((level_tail(),) if levels else ())]
        for one in tails if last else [*tails, share_tail()]:
            begin = one.begin(self.text, start, end)
            if begin is not None and (found is None or begin < found):
                found = begin
        if found is None:
            return None
        before = self.named.get(found)
        if before is not None and before.start >= start and before.kind == "place":
            found = before.start
        return found


def subject(
    text: str, start: int, verb: int, bodies: Bodies, *, levels: bool = False
) -> Body | None:
    """Return the body that stands before a verb, adverbs and 对乙 between left out."""
    begin = clause_begin(text, start, verb)
    for match in ADVERBS.finditer(text, begin, verb):
        if match.end() == verb:
            verb = match.start()
            break
    body = bodies.before(begin, verb, levels=levels)
    return None if body and text[max(begin, body.start - 1) : body.start] == "向" else body


def absent_subject(text: str, start: int, verb: int, bodies: Bodies) -> Body | None:
    """Return the body that begins a clause before, for a clause that begins with its verb."""
    begin = clause_begin(text, start, verb)
    if begin < verb and ADVERBS.fullmatch(text, begin, verb) is None:
        return None
    while begin > start:
        end = begin - 1
        begin = clause_begin(text, start, end)
        head = past_number(text, begin, end)
        if body := first_body(head, min(head + LONGEST_LIST, end), bodies):
            return body
    return None


def first_body(start: int, end: int, bodies: Bodies) -> Body | None:
    """Return the longest body that begins right at ``start``."""
    for stop in range(end, start, -1):
        body = bodies.before(start, stop, levels=True)
        if body is not None and body.start == start:
            return body
    return None


def split_levels(body: Body, bodies: Bodies) -> Iterator[Body]:
    """Yield the members of a list of levels: 自治区、盟市两级 are two."""
    stop = re.search("[两三四五]级$", body.name)
    if stop is None or "、" not in body.name:
        yield body
        return
    position = body.start
    for part in body.name[: stop.start()].split("、"):
        end = position + len(part)
        yield bodies.before(position, end, levels=True) or Body(position, end, part, None)
        position = end + 1


def past_number(text: str, start: int, end: int) -> int:
    """Return where the words behind the number of an article begin: 第四条　|县级以上政府."""
    article = ARTICLE.match(text, start, end)
    return article.end() if article else start


def clause_begin(text: str, start: int, end: int) -> int:
    """Return where the clause that ends at ``end`` begins."""
    return max([start, *(text.rfind(stop, start, end) + 1 for stop in STOPS)])


def clause_end(text: str, start: int, end: int) -> int:
    """Return where the clause that goes on at ``start`` ends."""
    ends = [place for stop in STOPS if (place := text.find(stop, start, end)) >= 0]
    return min([end, *ends])
