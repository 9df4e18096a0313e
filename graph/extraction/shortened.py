"""Firms called by the core of their name: 北方管业 behind 秦皇岛北方管业有限公司.

In: the clean text and the mentions of a document. Out: Mentions of the firm that is meant. Example:
behind ``兰州宏远建筑工程有限责任公司`` the words 宏远建筑 and 宏远公司 name that firm. What the
lexicon knows as common words (农业发展) is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.actor_lexicon import load_entries
from graph.lexicon import alternation, read_words
from graph.model import Mention

# （天津）
BRACKET = re.compile("（[^）]{1,6}）")
FORM = re.compile(
    f"(?:{alternation(read_words('legal_forms.csv'))}|(?:股份)?有限(?:责任)?公司|总?公司)$"
)
# 北方管业|有限公司 is the whole name again
GOES_ON = re.compile("(?:（[^）]{1,6}）)?(?:股份|集团|控股)?(?:有限|责任|公司)")
# what many firms' names hold beside the lexicon's words: 农业|发展
COMMON = re.compile(
    "发展|建设|投资|实业|科技|贸易|商贸|工程|集团|开发|管理|服务|文化|食品|电器|装备|机械|材料|设备|生物|"
    "环境|智能|信息|网络|传媒|咨询|置业|地产|建筑|建材|装饰|产品|生产|加工|种植|专业|绿色|股份|控股|国际|中国"
)
CORE, OWN = 4, 2


def find_shortened(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return a Mention for each later use of a part of a firm's name; ``mentions`` in order."""
    firms = {one.name: one for one in reversed(mentions) if is_firm(one)}
    if not firms:
        return []
    seats = {one.start: one.end for one in mentions if one.kind == "place"}
    forms: dict[str, list[Mention]] = {}
    for firm in firms.values():
        for form in shorter(core_of(text, firm, seats)):
            if form != firm.name:
                forms.setdefault(form, []).append(firm)
    taken = bytearray(len(text))
    for one in mentions:
        if one.kind == "actor" and not (one.name in forms and one.name.endswith("公司")):
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
    found: list[Mention] = []
    for form in sorted(forms, key=len, reverse=True):
        if len(forms[form]) > 1:
            continue
        for start in uses(text, form, forms[form][0].end):
            end = start + len(form)
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\x01" * len(form)
            found.append(replace(forms[form][0], start=start, end=end, rule="anaphora"))
    return found


def is_firm(mention: Mention) -> bool:
    """Tell whether a Mention is of a firm by name."""
    return (
        mention.kind == "actor"
        and mention.type == "enterprise"
        and not mention.fields.get("typed")
        and FORM.search(mention.name) is not None
    )


def core_of(text: str, firm: Mention, seats: dict[int, int]) -> str:
    """Return a firm's name without its place and legal form: 北方管业.

    ``seats``: where the place that begins at a character ends.
    """
    start = firm.start
    while firm.start < seats.get(start, 0) < firm.end:
        start = seats[start]
    return FORM.sub("", BRACKET.sub("", text[start : firm.end]))


def shorter(core: str) -> Iterator[str]:
    """Yield the shorter forms that a core gives: 宏远建筑工程 -> 宏远建筑, 宏远公司, 宏远集团."""
    if own_characters(core[:OWN]) == OWN:
        yield from (core[:OWN] + form for form in ("公司", "集团"))
    if own_characters(core[:CORE]) >= OWN and len(core) >= CORE:
        yield from {core, core[:CORE]}


def own_characters(words: str) -> int:
    """Return how many characters of words no word of the lexicon covers."""
    entries = load_entries()
    covered = {at for word in COMMON.finditer(words) for at in range(*word.span())}
    for start in range(len(words)):
        for end in range(start + 2, len(words) + 1):
            if words[start:end] in entries:
                covered.update(range(start, end))
    return len(words) - len(covered)


def uses(text: str, form: str, position: int) -> Iterator[int]:
    """Yield where a form stands alone behind ``position``."""
    while (position := text.find(form, position)) >= 0:
        if not GOES_ON.match(text, position + len(form)):
            yield position
        position += len(form)
