"""Who issued a document, and when.

In: clean text, and the title found in it. Out: issuer and date, or None. The signature at the end
counts first, then the title, the number of the document, the line of its adoption, and last the
lines of the page. Example: 甲县人民政府关于乙的通知 was issued by 甲县人民政府.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from graph.dates import find_date
from graph.titles import AGENCY

ROWS = Path(__file__).parent / "gazetteer" / "document_numbers.csv"
TOP, BOTTOM = 25, 25  # lines
SHORT = 120  # characters: a longer line tells, and says nothing of the document itself
# 国办发〔2016〕5号
NUMBER = re.compile(r"([\u4e00-\u9fff]{2,6})[〔\[（(【]((?:19|20)\d\d)[〕\]）)】]第?\d{1,4}号")
# 援疆综述（2014年）
YEAR_ALONE = re.compile(r"[（(]((?:19|20)\d\d)年[）)]$")
# 甲省第十二届人民代表大会常务委员会第三十次会议通过
ADOPTED = re.compile(
    r"日?(?:第[一二三四五六七八九十]+届)?([\u4e00-\u9fff]{2,12}?)(?:第[一二三四五六七八九十]+届)?"
    r"(人民代表大会(?:常务委员会)?)第[^\n]{1,8}次会议[^\n]{0,6}(?:通过|修订)"
)
# 供稿单位：某县扶贫办 | 文章来源：某市人民政府
CREDIT = re.compile(r"(?:供稿(?:单位)?|发布单位|来源)：([^\s|，。）)]{3,30})")
STATED = re.compile(r"(?:发文机关|发文单位|制定机关|发布机构)：([^\s|，。）)]{3,40})")
OFFICIAL = re.compile(r".*(?:政府|委员会|办公[厅室]|[厅局委办]|领导小组)$")
# 央视网消息
MEDIUM = re.compile(r"(?m)^[（(]?([\u4e00-\u9fff]{2,8}(?:网|社|报|台))(?:消息|讯)")
# 成文日期：2016年2月18日 before 发布时间：2018-11-21
LABELS = (
    re.compile(r"(?:成文|印发|发文|内容|签发|制定|公布)(?:日期|时间)：?[ \t]*"),
    re.compile(r"(?:发布|发表|公开|更新|生成|录入)?(?:日期|时间)：?[ \t]*"),
)


def _is_date_line(line: str) -> str | None:
    """Return the date of a line that holds nothing else but brackets and an adoption."""
    found = find_date(line)
    if found is None or found[0] > 1 or line[: found[0]].strip("（(") != "":
        return None
    rest = line[found[1] :].strip("）) \t")
    adopted = "通过" in rest or "修订" in rest or "施行" in rest
    printed = rest in ("印发", "发布", "电", "讯") or re.fullmatch(r"\d{1,2}:\d\d(?::\d\d)?", rest)
    return found[2] if not rest or adopted or printed else None


def _signed(lines: list[str]) -> tuple[str | None, str | None]:
    """Return issuer and date of the signature: agencies in lines of their own above a date."""
    for number in range(len(lines) - 1, max(0, len(lines) - BOTTOM) - 1, -1):
        found = find_date(lines[number]) if len(lines[number]) <= SHORT else None
        if found is None or found[1] != len(lines[number]):
            continue
        before = lines[number][: found[0]]
        signers = [before] if AGENCY.fullmatch(before) else []
        above = number - 1
        while not before and above > 0 and AGENCY.fullmatch(lines[above]):
            signers.insert(0, lines[above])
            above -= 1
        if signers and number > 2:
            return "、".join(signers), found[2]
        if not before and number > 4 and number >= len(lines) - 8:
            return None, found[2]
    last = lines[-1]
    closes = len(lines) > 4 and AGENCY.fullmatch(last) and lines[-2].endswith("。")
    return (last, None) if closes else (None, None)


def _headed(lines: list[str]) -> str | None:
    """Return the agency in a line of its own above the date, below the title."""
    for line, following in pairwise(lines):
        if AGENCY.fullmatch(line) and _is_date_line(following[:SHORT]):
            return line
    return None


@cache
def _numbers() -> dict[str, str]:
    with ROWS.open(encoding="utf-8", newline="") as file:
        return {row["prefix"]: row["issuer"] for row in csv.DictReader(file)}


def _titled(title: str) -> str | None:
    """Return the issuer in front of 关于 or 印发 in a title."""
    match = re.match(r"([^《》]{3,60}?)(?:关于|印发|转发|批转)", title)
    if match is None:
        return None
    names = match[1].split()
    return "、".join(names) if all(map(AGENCY.fullmatch, names)) else None


def _issuers(text: str, title: str | None) -> Iterator[tuple[str | None, bool]]:
    """Yield what may be the issuer, the best first, and whether it is only hinted at."""
    lines = text.split("\n")
    top = "\n".join(line for line in lines[:TOP] if len(line) <= SHORT)
    ends = "\n".join(line[-SHORT:] for line in lines[:TOP] + lines[-BOTTOM:])
    stated = STATED.search(ends)
    yield stated[1] if stated is not None else None, False
    yield _signed(lines)[0], False
    yield _titled(title) if title is not None else None, False
    yield _headed(lines[:TOP]), False
    number = NUMBER.search(top)
    yield _numbers().get(number[1]) if number is not None else None, False
    adopted = ADOPTED.search(top)
    yield adopted[1] + adopted[2] if adopted is not None else None, False
    for credit in CREDIT.finditer(ends):
        yield credit[1] if OFFICIAL.match(credit[1]) else None, True
    medium = MEDIUM.search("\n".join(line[:SHORT] for line in lines[:TOP]))
    yield medium[1] if medium is not None else None, True


def find_issuer(text: str, title: str | None) -> tuple[str | None, bool]:
    """Return the issuer of a clean text, and whether the text only hints at it."""
    return next((found for found in _issuers(text, title) if found[0]), (None, False))


def _labelled(lines: list[str], label: re.Pattern[str]) -> str | None:
    for line in lines:
        if "日期" not in line and "时间" not in line:
            continue
        for match in label.finditer(line):
            found = find_date(line[match.end() : match.end() + 24])
            if found is not None and found[0] <= 2:
                return found[2]
    return None


def find_date_of(text: str) -> str | None:
    """Return the date of a clean text: signed, stated, in a line of its own, or of the page."""
    lines = text.split("\n")
    ends = lines[:TOP] + lines[max(TOP, len(lines) - BOTTOM) :]
    alone = (_is_date_line(line) for line in lines[:TOP] if len(line) <= SHORT)
    return (
        _signed(lines)[1]
        or _labelled(ends, LABELS[0])
        or next((date for date in alone if date is not None), None)
        or _labelled(ends, LABELS[1])
        or _first_near_top(lines)
        or _datelined(lines)
        or _year_alone(lines)
    )


def _datelined(lines: list[str]) -> str | None:
    """Return the date of a report's first words: 新华社西宁2016年8月20日电."""
    for line in lines[:8]:
        found = find_date(line[:40])
        if found is not None and line[found[1] : found[1] + 1] in ("电", "讯"):
            return found[2]
    return None


def _year_alone(lines: list[str]) -> str | None:
    """Return the year in brackets of a title, else that of the document's number."""
    top = [line for line in lines[:6] if len(line) <= 60]
    bracketed = next((hit for line in top if (hit := YEAR_ALONE.search(line))), None)
    if bracketed is not None:
        return bracketed[1]
    number = NUMBER.search("\n".join(top))
    return number[2] if number is not None else None


def _first_near_top(lines: list[str]) -> str | None:
    """Return the date of the first short line near the top that gives one, a reporter's say."""
    for line in lines[:8]:
        found = find_date(line) if len(line) <= 60 and "。" not in line else None
        if found is not None:
            return found[2]
    return None
