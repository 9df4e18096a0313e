"""The parts of a programme's name: the verb that carries it, its list, what makes it specific.

In: the stretch of a clause before a head (工程, 计划 …). Out: offsets in it. Example: in
``继续实施退耕还林、天然林保护等重点`` before 工程 the verb ends at 4 and the members are
退耕还林 and 天然林保护.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.lexicon import alternation, read_rows, read_words

# “两癌”（乳腺癌、宫颈癌）: what stands in pairs of marks is one piece
BALANCED = re.compile("“[^“”\\n]*”|（[^（）\\n]*）")
# 实施好 | 开展了 | 国家和自治区… | 2025年…: what stands before a name
LEAD = re.compile(
    "(?:好|了|着)?(?:新一批|国家和自治区|国家和省|\\d{4}年(?:度)?|首个|“十[一二三四五六七]五”(?:期间|时期)?)?"
)
# 3个 | 一批 | 各类: what counts and does not name
COUNTED = re.compile(
    "[\\d.一二两三四五六七八九十百千万多余几]+[个批家条座处场]|[\\d多]项|一批|一系列|系列|各|了|的|^成|将|把|实施|开展|对(?!口)"
)
# 六大提升 | 十项重点: a count that is part of a name
NUMBERED = re.compile("[一二三四五六七八九十]+[大项]")
# “八个行动”: a count and no name
NUMBERED_ONLY = re.compile("[一二三四五六七八九十百千\\d]+[个大项]")
# 配套工程 | 关键工程: an adjective that makes a class of works, no name
CLASSED = re.compile(
    "(?:配套|关键|重大|重点|标志性|基础|在建|续建|试点|新建|援建|中小型|大型|民生|民心|头号|一号|竣工|结构|有)$"
)
# 甲战略、乙行动: what parts the members of a list
PARTS = re.compile("(?:战略|机制|制度|政策|体系|工程|计划|行动|项目|活动)$")
# 等重点工程 | 等国家重大项目: the members of the list are the works
SHARED = re.compile("(?:国家|省级|自治区|全国性)?(?:重点|重大|专项)")
# 铁路 | 公路: works that the members of a list share
WORKS = re.compile("(?:高速)?(?:铁路|公路|水库|机场|电站|桥梁|输电)$")
SHORTEST = {"项目": 5, "活动": 4}
# 宣传周活动 | 创建活动 | 扶贫日活动 | 教育实践活动: what makes an 活动 an undertaking of its own
ORGANISED = re.compile(
    "(?:创建|[传育助贫业务康法防]周|[传育助贫业务康法防]月|扶贫日|援助季|行|教育实践|主题教育|大走访)$"
)


@cache
def verb_pattern() -> re.Pattern[str]:
    """Return the pattern of the verbs that may stand before a name."""
    return re.compile(alternation(read_words("programme_verbs.csv")))


@cache
def verb_classes() -> dict[str, str]:
    """Return the class of each verb: strong, carries, weak, blocks."""
    return {row["verb"]: row["class"] for row in read_rows("programme_verbs.csv")}


@cache
def generic_pattern() -> re.Pattern[str]:
    """Return the pattern of words that say nothing of which programme it is."""
    return re.compile(alternation(read_words("programme_generics.csv")))


@cache
def deverbal_pattern() -> re.Pattern[str]:
    """Return the pattern of a member that is a programme of its own: …治理, …改造."""
    return re.compile(f"(?:{alternation(read_words('programme_deverbals.csv'))})$")


def mask(segment: str) -> str:
    """Return a segment with what stands in quotes or brackets blanked out, same length."""
    return BALANCED.sub(lambda match: "□" * len(match[0]), segment)


def carrier(segment: str, *, strict: bool = False) -> int | None:
    """Return where the last verb that carries a name ends; None: no verb, or a plan's verb.

    A ``strict`` head (甲项目) needs a strong verb: 实施甲项目, not 通过甲项目.
    """
    last = None
    masked = mask(segment)
    for match in verb_pattern().finditer(masked):
        kind = verb_classes()[match[0]]
        if kind == "weak":
            continue
        if kind != "blocks" and len(segment) - match.end() < 3 and "□" not in masked[match.end() :]:
            continue
        if kind == "strong" or (kind == "carries" and not strict):
            last = match.end()
        elif kind == "blocks":
            last = None
    return last


def strip_lead(text: str, begin: int, end: int) -> int:
    """Return where the name begins behind 好, 了, a year, or a relative clause with 的."""
    if match := LEAD.match(text, begin, end):
        begin = match.end()
    of = mask(text[begin:end]).rfind("的")
    return begin + of + 1 if of >= 0 and end - begin - of > 3 else begin


def split_members(segment: str, head: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, name without head) of the members that share a head.

    甲治理、乙保护 are two; a list of places or people is part of one name (甲区、乙区人才支持).
    """
    parts = list(parts_of(segment))
    *before, (start, end, last) = parts
    body, other, after = last.rpartition("等") if "等" in mask(last) else (last, "", "")
    if not other:
        first = start
        for left, _, part in reversed(before):
            if deverbal_pattern().search(part) or PARTS.search(part) or is_quoted(part):
                break
            first = left
        alone = [one for one in before if one[1] <= first and deverbal_pattern().search(one[2])]
        yield from alone
        yield first, end, segment[first:end]
        return
    yield from shared(parts, body, after)


def shared(
    parts: list[tuple[int, int, str]], body: str, after: str
) -> Iterator[tuple[int, int, str]]:
    """Yield the members of a list that 等 ends: 甲治理、乙保护等重点工程; 甲、乙等六大提升行动."""
    *before, (start, end, last) = parts
    if (count := NUMBERED.match(after)) and count.end() < len(after):
        yield start + len(last) - len(after), end, after
        return
    members = [*before, (start, start + len(body), body)]
    works = match[0] if (match := WORKS.search(after)) else ""
    marked = SHARED.match(after)
    rest = after[marked.end() :] if marked else ""
    if works or count or (marked and not generic_pattern().sub("", rest.removesuffix("生态"))):
        for left, right, part in members:
            yield left, right, part + works
    elif generic_pattern().sub("", after):
        first = parts[0][0]
        yield first, end, "、".join(part for _, _, part in parts)


def parts_of(segment: str) -> Iterator[tuple[int, int, str]]:
    """Yield the pieces of a segment between 、 that stands outside of quotes and brackets."""
    masked, start = mask(segment), 0
    while (comma := masked.find("、", start)) >= 0:
        yield start, comma, segment[start:comma]
        start = comma + 1
    yield start, len(segment), segment[start:]


def is_quoted(part: str) -> bool:
    """Tell whether a piece stands in quotes as a whole."""
    return part.startswith("“") and part.endswith("”")


def is_specific(
    name: str, head: str, *, quoted: bool = False, strict: bool = False, told: bool = False
) -> bool:
    """Tell whether the words before a head name one programme, not a class of them.

    A name in quotes is one; of a name that a sum or a start is ``told`` plain words are enough.
    """
    if not 2 <= len(name) <= 48:
        return False
    if quoted:
        return "的" not in mask(name) and NUMBERED_ONLY.fullmatch(name) is None
    if verb_pattern().match(name) or COUNTED.search(name) or CLASSED.search(name):
        return False
    if name == "扶贫日":
        return head == "活动"
    if name.endswith("和") or (head == "活动" and not ORGANISED.search(name)):
        return False
    if told and not strict:
        return len(name) > 3
    core = generic_pattern().sub("", name)
    return len(core) >= 2 and len(name) >= SHORTEST.get(head, 2)
