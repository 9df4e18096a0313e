"""The title of a document and what it says of the document's genre.

In: clean text. Out: the title or None; a genre. A title is a short unfinished line near the top: in
《》, ending in a kind of document, or heading the text. Example: the lines 甲县人民政府 and
关于印发结对帮扶方案的通知 give 甲县人民政府关于印发结对帮扶方案的通知, a notice.
"""

from __future__ import annotations

import re

from graph.repairs.lines import DESCRIBING, HEADING

TOP = 30  # lines in which a title is looked for
LONGEST = 90  # characters of a title
KINDS = {
    "law": "条例|法|规定|细则|办法",
    "plan": "规划|纲要|计划|方案|要点|任务分工|分工方案|行动方案|规划纲要|时间表|路线图",
    "opinion": "意见|决定|决议|若干措施|政策措施",
    "notice": "通知|通报|公告|通告|函|批复|公示|复函|令",
    "report": "报告|总结|公报|情况|综述|白皮书|汇报|述评",
}
BRACKETS = r"(?:[（(][^（）()]{1,30}[）)])*"
KIND_AT_END = {name: re.compile(rf"(?:{kinds})》?{BRACKETS}$") for name, kinds in KINDS.items()}
# 某市人民政府
AGENCY = re.compile(
    r"[\u4e00-\u9fff、（）“”·]{2,40}?(?:政府|委员会|办公[厅室]|[厅局部委办会院署]|领导小组|指挥部|"
    r"集团|公司|大学|医院|银行)"
)
# 央视网消息 | 记者 | 讯
NEWS = re.compile(
    r"(?:网|社|台|报)(?:消息|讯|[^\n。]{0,12}电)[（(：:，,\s]|本报讯|记者|责任编辑|责编|新闻联播|来源：[^\n]{0,12}(?:网|报|社)"
)


# 首页| 新闻| 财经| 旅游: a portal's menu; 当前位置：首页 > 要闻: where a page stands
MENU = re.compile(r"(?:[^|｜\n]{1,8}[|｜]\s*){3}|\s>{1,2}\s")


def _is_candidate(line: str) -> bool:
    return (
        4 <= len(line) <= LONGEST
        and not line.endswith(tuple("。；：:;，、…"))
        and "。" not in line
        and DESCRIBING.match(line) is None
        and (HEADING.match(line) is None or line.startswith("附件"))
        and re.search("[\u4e00-\u9fff]{3}", line) is not None
        and MENU.search(line) is None
    )


def _is_titled(line: str) -> bool:
    """Say whether a line is a whole title: 《…》, or ending in a kind of document."""
    if line.startswith("《") and re.fullmatch(
        rf"《[^《》]*(?:《[^《》]*》[^《》]*)*》{BRACKETS}", line
    ):
        return True
    kind = any(pattern.search(line) for pattern in KIND_AT_END.values())
    return kind and len(line) >= 6 and not line.endswith("》")


def _whole(lines: list[str], number: int) -> str:
    """Return a title with the line of its issuer, or its first half, that stands before it."""
    title = lines[number]
    before = lines[number - 1] if number else ""
    begun = title.startswith(("关于", "印发", "转发", "贯彻", "批转"))
    if begun and AGENCY.fullmatch(before):
        return before + title
    half = before.startswith("关于") or "关于" in before[:30]
    if half and "关于" not in title and _is_candidate(before) and not _is_titled(before):
        return before + title
    return title


def find_title(text: str) -> str | None:
    """Return the title of a clean text, without 《》 around it, or None."""
    lines = text.split("\n", TOP)[:TOP]
    alone = next((line for line in lines if line.startswith("《") and _is_titled(line)), None)
    first: str | None = None
    told = False
    for number, line in enumerate(lines):
        if line.endswith("。") and first is not None:
            break
        told = told or line.endswith("。")
        if not _is_candidate(line):
            continue
        if _is_titled(line):
            return _bare(_whole(lines, number))
        if first is None and not told and (len(line) > 20 or not AGENCY.fullmatch(line)):
            first = line
    # a portal's greeting and blurb may stand before 《甲区脱贫攻坚规划》 on a line of its own
    title = first if alone is None else alone
    return _bare(title) if title is not None else None


def _bare(title: str) -> str:
    """Return 《甲》 as 甲, another title as it is."""
    inside = title[1:-1]
    if title.startswith("《") and title.endswith("》") and "《" not in inside:
        return inside
    return title


def genre_of(title: str | None, text: str) -> str:
    """Return plan, opinion, notice, report, law, news or other."""
    for genre, pattern in KIND_AT_END.items():
        if title is not None and pattern.search(title):
            return genre
    ends = text[:600] + text[-200:]
    return "news" if NEWS.search(ends) else "other"
