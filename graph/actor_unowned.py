"""Bodies without a place in front: proper names, and those whose owner is the subject.

In: the lexicon's Hits, the characters taken by surer readings. Out: Namings. Example: in
``市委成立了脱贫攻坚督导组`` the 督导组 is that of the owner of 市委.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from graph.actor_grammar import (
    Reading,
    extend,
    is_boundary,
    read_worded,
    whole,
)
from graph.actor_lexicon import Hits
from graph.actor_mentions import Naming
from graph.owners import Owner

REACH = 14
SIGNS = frozenset("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇陕甘陇青宁")
SIGN_EDGE = re.compile(r"[\s，。；：、（“由与和向西东南北江川州徽海林宁苏京津庆]")
# how far before the verb its subject may stand
SUBJECT_REACH = 200
# 成立了 | 派驻 | 召开: the verb between who has a body and the body's name; no 派出3支
CREATED = re.compile(
    r"(?:成立|组建|设立|派出|派驻|选派|派遣|召开)了?"
    r"(?!\d+[个支批])"
)
CREATED_TYPES = frozenset({"team", "agency"})
# where a clause with a subject of its own begins
CLAUSE_START = re.compile(r"[，。；：（\n“]")
# 某军对口帮扶某医院: two bodies and a verb, not one name
HELPING = re.compile(r"对口|帮扶|支援|援助|援建")
# a place that another follows in a list, or that only qualifies, is no subject
NO_SUBJECT = frozenset("、的")
# bodies that every village has: no body of the one who sends them
MANY = ("驻村", "民间")
# 甲市学校|同|乙中学 are two bodies, 同心小学 is one
WITH = "同"
# behind these the free words before a head may be the rest of a longer word
CUT_WORDS = frozenset("地进中近方大小新老本开得内外上下里前后间")


def find_created(
    hits: Hits, owners: Sequence[Owner], sentences: Sequence[tuple[int, int]]
) -> list[Naming]:
    """Return the bodies that the subject of the clause has set up, sent or called together."""
    found = []
    at = 0
    for match in CREATED.finditer(hits.text):
        reading = read_worded(hits, match.end())
        if reading is None or reading.head.type not in CREATED_TYPES:
            continue
        if hits.text.startswith(MANY, match.end()):
            continue
        while at < len(sentences) and sentences[at][1] <= match.start():
            at += 1
        least = sentences[at][0] if at < len(sentences) else 0
        least = max(least, match.start() - SUBJECT_REACH)
        owner = subject_of(hits.text, (least, match.start()), owners)
        if owner is not None:
            own = hits.text[match.end() : reading.end]
            found.append(Naming(match.end(), reading.end, own, reading.head.type, "created", owner))
    return found


def subject_of(text: str, span: tuple[int, int], owners: Sequence[Owner]) -> Owner | None:
    """Return the last owner that heads a clause before the verb, inside the same brackets."""
    least, end = span
    opened = text.rfind("（", least, end)
    if opened > text.rfind("）", least, end):
        least = opened + 1
    last = bisect_left(owners, end, key=lambda owner: owner.start)
    for owner in reversed(owners[:last]):
        if owner.start < least:
            break
        heads_clause = owner.start == least or CLAUSE_START.match(text[owner.start - 1])
        if heads_clause and owner.name and text[owner.end : owner.end + 1] not in NO_SUBJECT:
            return owner
    return None


def find_proper(hits: Hits, taken: bytearray) -> list[Naming]:
    """Return the names of firms, schools, hospitals and societies that begin with no place."""
    found = []
    for end in hits.headed:
        if taken[end - 1]:
            continue
        heads = [
            (start, head)
            for start, entry in hits.ending(end)
            for head in entry.heads
            if head.alone and whole(hits, end, head)
        ]
        if not heads:
            continue
        start, head = min(heads, key=lambda pair: pair[0])
        begin = from_sign(hits.text, free_before(hits, start, taken), head.type)
        if is_proper(hits, begin, start):
            reading = extend(hits, Reading(end, head))
            own = hits.text[begin : reading.end]
            found.append(Naming(begin, reading.end, own, reading.head.type, "proper"))
    return found


def from_sign(text: str, begin: int, kind: str) -> int:
    """Return where a firm's name begins whose first two characters a boundary would cut off.

    The first is a province's sign behind an edge: 冀中|能源集团, 晋能|控股集团.
    """
    first = begin - 2
    if kind != "enterprise" or first < 0 or text[first] not in SIGNS:
        return begin
    return first if first == 0 or SIGN_EDGE.match(text[first - 1]) else begin


def free_before(hits: Hits, start: int, taken: bytearray) -> int:
    """Return where the free words before a head begin: behind the last boundary."""
    begin = start
    while begin > 0 and start - begin < REACH and not taken[begin - 1]:
        entries = hits.ending(begin)
        word = min((b for b, entry in entries if entry.word), default=begin)
        if word == begin and is_boundary(hits.text[begin - 1], [entry for _, entry in entries]):
            break
        if hits.text[begin - 1] == WITH and ends_body(hits, begin - 1):
            break
        begin = word if word < begin else begin - 1
    return begin


def ends_body(hits: Hits, end: int) -> bool:
    """Tell whether a kind of body ends at a character: 学校|同, 企业|同."""
    return any(entry.heads or entry.group for _, entry in hits.ending(end))


def is_proper(hits: Hits, begin: int, start: int) -> bool:
    """Tell whether the words before a head say a name: two characters outside the lexicon."""
    if not 2 <= start - begin <= 12 or hits.text[begin - 1 : begin] in CUT_WORDS:
        return False
    if HELPING.search(hits.text, begin, start):
        return False
    covered: set[int] = set()
    for position in range(begin, start):
        for end, entry in hits.beginning(position):
            if end <= start and (entry.word or entry.modifier or entry.stop or entry.group):
                covered.update(range(position, end))
    return start - begin - len(covered) >= 2
