"""How a name of an organisation is built to the right of its anchor.

In: the lexicon's Hits and the place where the name's first words may begin (behind 河南省, behind
国家). Out: Readings, each with its end and its head. Example: behind ``河南省`` the words
``发展和改革委员会`` are one Reading of the type agency.
"""

from __future__ import annotations

import re

from graph.actor_lexicon import Entry, Head, Hits, load_stop_characters
from graph.records import record

FREE_LIMIT = 12
DIRECT = frozenset({"direct", "either"})
WORDED = frozenset({"words", "either", "free"})
FREE = frozenset({"free"})
# 团省委|派出
SENDING = ("派出", "派驻", "派来", "派遣")
# 县委办|、, 县政府办|帮扶甲村, not 县委|办学: what follows an office by its shortest name
OFFICES_SHORT = frozenset({"委办", "政府办", "人大办", "政协办"})
BEHIND_OFFICE = re.compile(
    "$|[\\s，。；：、（）和与及等对向驻]|帮扶|结对|联系|定点|挂[点钩联]|包|派|牵头|负责|主任|捐"
)
# 第一 | 第十四 | 第三批 | 附属: what stands before the head of a hospital, school or team
ORDINAL = re.compile(r"(?:第[一二三四五六七八九十百〇○零\d]{1,4}(?:批|届)?|附属|直属){1,2}")
# 对口支援|甲县|工作指挥部, 驻|甲市|办事处: the place that a body works for stands in its name
INTO = re.compile(r"对口(?:支援|帮扶|协作|合作|援建|援助)|援建|支援|援助|援|驻")
# 甲大学|对口支援乙学院: whose college it is does not help it
AIDS = re.compile(r"对口|定点|结对|帮扶|支援|援建|援助|托管|帮助")
# 扶贫开发|（老区建设）|办公室
BRACKETED = re.compile(r"（[一-鿿]{2,10}）")
# characters that a free name may hold
NAME_CHARACTER = re.compile(r"[一-鿿A-Za-z·]")
# 汇达药品物流|有限公司, 建平|中学: whose names may hold what is a word elsewhere
LEGAL = frozenset(
    (
        *("有限公司", "有限责任公司", "股份有限公司", "集团有限公司", "集团公司", "发展有限公司"),
        *("投资有限公司", "建设有限公司", "开发有限公司", "控股有限公司", "中学", "高级中学"),
        *("小学", "中心小学", "民族小学", "民族中学", "幼儿园"),
    )
)
SOFT = frozenset("达中正建大新兴名超千万百天子月日上下本前立开利人家")
# 教育、民政、财政（厅）
LIST_JOIN = re.compile(r"[、和与及]")
# 清华大学|附中
SHORT_SCHOOL = re.compile("[一二三四]?附[中小](?!学)")
# types whose names go on behind a first head: 大学 + 附属医院, 集团 + 有限公司
CHAINABLE = frozenset(
    {"school", "hospital", "enterprise", "bank", "social_org", "media", "military"}
)
# what a body of the state is divided into
OFFICES = frozenset({"司", "委员会", "办公室", "联防联控机制", "办事处"})
# 办公室 | 办公厅 | 合作交流办
OFFICE_WORD = re.compile(r"办公[室厅]$|..办$")
UNIVERSITIES = frozenset({"大学", "学院"})
COLLEGES = frozenset({"医院", "学院", "医学院", "研究院", "研究所"})
STATE_OFFICE = frozenset({"agency", "party", "government"})


@record(frozen=True, slots=True)
class Reading:
    """A stretch that can be the name behind an anchor; ``parts`` are the words of a shared head."""

    end: int
    head: Head
    parts: tuple[tuple[int, int], ...] = ()


def read_name(hits: Hits, start: int, *, free: bool = True, bare: bool = True) -> Reading | None:
    """Return the name that begins at ``start``: words and one head, extended by further heads.

    ``free``: words outside of the lexicon may stand in it. ``bare``: the head may come at once.
    """
    first = read_head(hits, start, DIRECT) if bare else None
    if first is None:
        first = read_worded(hits, start)
    if first is None and free:
        first = read_free(hits, start)
    return extend(hits, first) if first else None


def read_head(hits: Hits, start: int, forms: frozenset[str]) -> Reading | None:
    """Return the longest head of one of the forms that begins at ``start``."""
    best = None
    for end, entry in hits.beginning(start):
        for head in entry.heads:
            if head.form in forms and (best is None or end > best.end) and whole(hits, end, head):
                best = Reading(end, head)
    return best


def whole(hits: Hits, end: int, head: Head) -> bool:
    """Tell whether no character behind the head makes another word of it.

    委派 is a word, but a 委 before 派出 has sent somebody.
    """
    if end >= len(hits.text) or hits.text.startswith(SENDING, end):
        return True
    if head.word in OFFICES_SHORT:
        return BEHIND_OFFICE.match(hits.text, end) is not None
    return hits.text[end] not in head.never_before


def word_ends(hits: Hits, start: int) -> list[int]:
    """Return the ends of the lexicon's words and ordinals at ``start``, longest first."""
    if (known := hits.ended.get(start)) is not None:
        return known
    ends = {end for end, entry in hits.beginning(start) if entry.word}
    if match := ORDINAL.match(hits.text, start):
        ends.add(match.end())
    if bracket := BRACKETED.match(hits.text, start):
        ends.add(bracket.end())
    into = INTO.match(hits.text, start)
    if into and into.end() in hits.places:
        ends.add(hits.places[into.end()])
    known = hits.ended[start] = sorted(ends, reverse=True) if ends else []
    return known


def read_worded(hits: Hits, start: int, depth: int = 0) -> Reading | None:
    """Return words of the lexicon and a head behind them, the longest words first."""
    if depth > 4:
        return None
    for end in word_ends(hits, start):
        reading = read_head(hits, end, WORDED) or read_worded(hits, end, depth + 1)
        if reading:
            return reading
    return None


def read_free(hits: Hits, start: int) -> Reading | None:
    """Return free words and a free head: 某某建设投资集团有限公司; boundaries end the search.

    A firm or school may have a name with characters that are words elsewhere: 汇达, 建平.
    """
    position, soft = start, False
    while position - start <= FREE_LIMIT and position < len(hits.text):
        if reading := read_head(hits, position, FREE):
            named = reading.head.word in LEGAL and position > start + 1
            return reading if not soft or named else None
        entries = hits.beginning(position)
        word = max((end for end, entry in entries if entry.word), default=0)
        if word and (college := ending_head(hits, position, word)) is not None:
            return college
        word = word or hits.places.get(position, 0)
        if not word and is_boundary(hits.text[position], [entry for _, entry in entries]):
            if hits.text[position] not in SOFT or any(entry.stop for _, entry in entries):
                return None
            soft = True
        position = word or position + 1
    return None


def ending_head(hits: Hits, start: int, end: int) -> Reading | None:
    """Return the college that a word of the lexicon ends in: 科技|大学."""
    for begin, entry in hits.ending(end):
        for head in entry.heads:
            if begin > start and head.word in UNIVERSITIES and whole(hits, end, head):
                return Reading(end, head)
    return None


def is_boundary(character: str, entries: list[Entry]) -> bool:
    """Tell whether a free name cannot hold a character, or the words at it."""
    if character in load_stop_characters() or not NAME_CHARACTER.match(character):
        return True
    return any(entry.stop for entry in entries)


def extend(hits: Hits, reading: Reading) -> Reading:
    """Return the reading with the heads that go on behind it: 大学 + 附属医院, 集团 + 有限公司."""
    while further := next_head(hits, reading):
        reading = further
    return reading


def next_head(hits: Hits, reading: Reading) -> Reading | None:
    """Return the head that continues a reading, if the two make one name."""
    kind = reading.head.type
    if kind in STATE_OFFICE:
        return read_office(hits, reading.end)
    if kind not in CHAINABLE:
        return None
    found = read_head(hits, reading.end, FREE) or read_affiliated(hits, reading)
    if found:
        return found
    ordinal = ORDINAL.match(hits.text, reading.end)
    if ordinal is None:
        return read_offspring(hits, reading)
    start = ordinal.end()
    found = read_known(hits, start, kind) or read_head(hits, start, FREE)
    found = found or read_worded(hits, start)
    return found or (read_free(hits, start) if ordinal.group().startswith("附属") else None)


def read_affiliated(hits: Hits, reading: Reading) -> Reading | None:
    """Return the school of a university that goes by a short head: 清华大学|附中."""
    if reading.head.type != "school" or not SHORT_SCHOOL.match(hits.text, reading.end):
        return None
    return read_head(hits, reading.end, DIRECT)


def read_known(hits: Hits, start: int, kind: str) -> Reading | None:
    """Return the known hospital or school that is named as one of a university: 附属协和医院."""
    if kind != "school":
        return None
    known = [(end, entry.agency) for end, entry in hits.beginning(start) if entry.agency]
    end, agency = max(known, key=lambda one: one[0], default=(0, None))
    if agency is None or agency.type not in ("hospital", "school"):
        return None
    return Reading(end, Head(hits.text[start:end], agency.type, "free"))


def read_offspring(hits: Hits, reading: Reading) -> Reading | None:
    """Return the foundation of a firm, the hospital or college of a university, if named so."""
    if reading.head.type == "enterprise":
        worded = read_worded(hits, reading.end)
        return worded if worded and worded.head.type == "social_org" else None
    if reading.head.type != "school":
        return None
    free = read_free(hits, reading.end)
    if free is None or free.head.word not in COLLEGES:
        return None
    return None if AIDS.search(hits.text, reading.end, free.end) else free


def read_office(hits: Hits, start: int) -> Reading | None:
    """Return the office or commission of a body of the state: 办公厅, 农业司, 经济委员会."""
    found = read_head(hits, start, WORDED)
    if found and OFFICE_WORD.search(found.head.word):
        return found
    worded = read_worded(hits, start)
    return worded if worded and worded.head.word in OFFICES else None


def names_body(hits: Hits, start: int, end: int) -> bool:
    """Tell whether a word of a list is a body by itself: 海关 in 甲市海关、红十字协会."""
    return any(entry.heads for stop, entry in hits.beginning(start) if stop == end)


def read_shared_head(hits: Hits, start: int) -> Reading | None:
    """Return a list of words with one head behind the last: 教育、民政、财政厅."""
    parts: list[tuple[int, int]] = []
    position = start
    while len(parts) < 12:
        end = next(iter(word_ends(hits, position)), None)
        if end is None or names_body(hits, position, end):
            return None
        parts.append((position, end))
        reading = read_head(hits, end, WORDED)
        if reading:
            return Reading(reading.end, reading.head, tuple(parts)) if len(parts) > 1 else None
        if not LIST_JOIN.match(hits.text, end):
            return None
        position = end + 1
    return None
