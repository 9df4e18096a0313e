"""Bodies that only a list tells: 甲局、某某能源、乙热源厂等8个单位.

In: the clean text. Out: Namings. Example: ``县农机局、中冶华川、新桥热源厂等6个帮扶单位`` gives
中冶华川 and 新桥热源厂 beside what is known by itself; without a count only what ends as a body
does (新桥热源厂等单位).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.actor_mentions import Naming

REACH = 160  # characters before 等 in which a list may begin
SUMMED = re.compile(
    r"等(?P<count>\d{1,3}|[二两三四五六七八九十]{1,3})?[个家]?"
    "(?:帮扶|定点|对口|省直|市直|县直|区直|驻村|中央|成员|参与|爱心|民营|国有){0,2}"
    "(?P<noun>单位|部门|企业|公司|集团)"
)
MEMBER = re.compile("[^、和及]+")
NAME = re.compile("[一-鿿A-Za-z]{2,12}")
STOPS = "。；：，\n"
# the end of a body's name, and what it is
ENDINGS = {
    "enterprise": ("公司", "集团", "厂", "电力", "烟草", "石化", "矿业", "能源"),
    "school": ("大学", "学院", "电大", "中学", "小学"),
    "hospital": ("医院",),
    "bank": ("银行", "农商行", "信用社"),
    "social_org": ("协会", "商会", "社联", "社科联", "文联", "工商联", "残联", "红十字会"),
    "agency": ("局", "厅", "办公室", "中心"),
}
# what is no name but a clause, a place, or a noun of many
WORDS = re.compile(
    "[的了在是由对向把将为给从到让使被与及等各位名个]|帮扶|支援|结对|协调|组织|邀请|联系|工作|项目|以及|"
    "(?:省|市|县|区|州|旗|乡|镇|村|户|人|部门|单位|企业|机构|干部|群众|建设|产业|服务|管理|开发|教育|卫生)$"
)


def find_listed(text: str) -> list[Naming]:
    """Return the bodies of the lists that a word for bodies sums up, in order."""
    return [one for match in SUMMED.finditer(text) for one in members(text, match)]


def members(text: str, match: re.Match[str]) -> Iterator[Naming]:
    """Yield the members of a list but the first, whose beginning nothing shows."""
    first = max(0, match.start() - REACH)
    first = max(first, *(text.rfind(stop, first, match.start()) + 1 for stop in STOPS))
    parts = list(MEMBER.finditer(text, first, match.start()))
    ended = sum(ending_of(part.group()) is not None for part in parts)
    counts = match["count"] is not None and ended * 2 > len(parts)
    for part in parts[1:]:
        name = part.group()
        kind = ending_of(name) or (noun_type(match["noun"]) if counts else None)
        if kind is not None and NAME.fullmatch(name) and not WORDS.search(name):
            yield Naming(part.start(), part.end(), name, kind, "proper")


def ending_of(name: str) -> str | None:
    """Return the type of a name that ends as a body does: 新桥热源厂 is an enterprise."""
    told = (kind for kind, ends in ENDINGS.items() if name.endswith(ends))
    return next(told, None)


def noun_type(noun: str) -> str:
    """Return the type that a noun tells of those that it counts: 5家企业."""
    return "enterprise" if noun in ("企业", "公司", "集团") else "other"
