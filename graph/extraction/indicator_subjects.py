"""Whose figure it is: the group, else the place that the clause or its sentence names.

In: a Document with its context and mentions. Out: a canonical name. Example: in a text of 甲市
``全市脱贫7994人`` speaks of 甲市; in ``乙县有贫困村12个，丙县8个`` the second figure is 丙县's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from graph.extraction.indicator_figures import Clause
from graph.extraction.indicator_measures import Measure
from graph.extraction.indicator_phrases import NATION, WHOLE
from graph.extraction.indicator_topic import find_topic
from graph.model import Context, Document, Mention
from graph.place_mentions import is_route_end

VILLAGE = re.compile("全村|村里|村子|这里|(?<![困点个各多县镇乡级心贫])村集体")
SETTLEMENTS = ("村", "嘎查", "社区")
REACH = 400
# 甲县、乙县等|23个县 | 乙区以外的|86个县: named as members, or left out
MEMBER = re.compile(
    r"(?:(?:、[^，。；、]{2,8}){0,30}等(?:地(?:的)?)?(?=[\d一二两三四五六七八九十])|(?:以外|之外|除外))"
)
# 甲县、乙县|3县摘帽: the last of a list that a count sums up, or one before it
SUMMED = re.compile(
    r"(?:(?:、|和)[^，。；、]{2,12}?){0,30}(?:，?共(?:有|计)?)?(?:\d{1,3}|[两三四五六七八九十]{1,3})个?(?:(?:国家级|省级|深度|特困|贫困|脱贫|重点|民族|边境|片区)*)(?:地区|县|市|区|旗|州|盟|省|村|乡|镇)(?![级委长])"
)
LISTED = re.compile("[、和]$")
# 引进91家|甲省企业: where what is counted comes from
COUNTED = re.compile(r"[\d十百千万多余两几][家名位支批所]$")
# 新华社甲市|1月2日电: where a report was sent from
DATELINE = re.compile(r"(?:\d{1,2}月)?\d{1,2}日(?:电|讯|（记者)")
# 引导|甲省200家企业: whom something is brought from
BROUGHT = re.compile("(?:引导|引进|引入|吸引|邀请|会同|携手|联合|联手)(?:来自)?$")
# 到位|甲市财政援助资金: who pays, no place that the figures behind it are of
PAYER = re.compile(
    "(?:方面)?(?:的)?(?:财政|帮扶|援助|对口|协作|专项|捐赠)[^，。；、]{0,6}?(?:资金|款)"
)
# 甲县隶属|乙市: where a place lies
LIES = re.compile("(?P<verb>隶属于?|位于|地处|坐落[于在])[^，。；]{0,14}$")
# 在西部地区率先 | 与东部相比: a place that something is compared within
COMPARED = re.compile("[^，。；]{0,4}(?:率先|领先|排名|名列|位居|相比)")
# 甲片区|扶贫项目: a region that only names what is carried out
NAMES_WORK = re.compile("[^，。；、]{0,8}(?:项目|规划|工程|计划|方案|战略|政策)")
# 完成|乙村村道12公里, 开通|甲县至乙县公路: a place that a work is done in, for one figure
WORKED = re.compile("(?:完成|建成|新建|修建|改造|整治|硬化|修缮|扩建|打通|开通)(?:了|至)?$")
# 国家进一步加大投入: who acts for the nation
STATE = re.compile(
    "(?:^|[，。；])(?:中央|国家)(?:财政)?(?=进一步|继续|将|已|累计|共|安排|下达|投入|对)"
)


class Subjects:
    """The place mentions of a document, to be asked for what a figure is said of."""

    def __init__(self, document: Document, context: Context, mentions: Sequence[Mention]) -> None:
        self.text = document.text
        self.region = context.region_name
        self.told = document.genre in ("news", "report", "other")
        self.places = sorted(
            (one for one in mentions if self.can_be_subject(one)),
            key=lambda one: (one.start, -one.end),
        )
        ends = {one.end for one in self.places}
        self.places = [one for one in self.places if not self.lies_around(one, ends)]
        self.heads = {one.end: one.start for one in self.places}
        self.starts = [one.start for one in self.places]
        topic = find_topic(context, self.places) if self.told else None
        spoken = WHOLE.search(self.text) if self.told and self.region is None else None
        # 我市: a city that the text does not name
        self.unnamed = f"全{spoken[0][-1]}" if spoken and spoken[0][-1] != "国" else None
        self.outer, self.region = self.region, topic.name if topic else self.region

    def can_be_subject(self, one: Mention) -> bool:
        """Tell whether a mention names a place of which a figure can be said.

        No sign, no name within a quoted name, no place that is only compared with or left out.
        """
        if one.kind != "place" or one.rule == "sign" or is_route_end(self.text, one):
            return False
        if (
            DATELINE.match(self.text, one.end)
            or MEMBER.match(self.text, one.end)
            or COMPARED.match(self.text, one.end)
        ):
            return False
        if one.type == "area" and NAMES_WORK.match(self.text, one.end):
            return False
        if self.is_counted(one) or self.is_summed(one) or self.is_origin(one):
            return False
        return not (self.text[one.start - 1 : one.start] == "“" and self.text[one.end] != "”")

    def lies_around(self, one: Mention, ends: set[int]) -> bool:
        """Tell whether a place only tells where another lies: 甲县隶属|乙市; ``ends`` of all."""
        lies = LIES.search(self.text, max(0, one.start - 20), one.start)
        return lies is not None and bool({lies.start("verb"), lies.start("verb") - 1} & ends)

    def is_counted(self, one: Mention) -> bool:
        """Tell whether a place only tells where what is counted comes from."""
        before = COUNTED.search(self.text, max(0, one.start - 4), one.start)
        return before is not None and not self.text.startswith("籍", one.end)

    def is_origin(self, one: Mention) -> bool:
        """Tell whether a place is where money or who is brought in comes from."""
        if BROUGHT.search(self.text, max(0, one.start - 6), one.start):
            return True
        return PAYER.match(self.text, one.end) is not None

    def is_summed(self, one: Mention) -> bool:
        """Tell whether a place is in a list that its count sums up; 甲省|88个县 is no list."""
        summed = SUMMED.match(self.text, one.end)
        if summed is None:
            return False
        return summed[0][0] in "、和" or LISTED.search(self.text, 0, one.start) is not None

    def last_in(self, start: int, end: int, phrase: str = "") -> Mention | None:
        """Return the last place named in ``text[start:end]``, the outer of two.

        One that ``phrase`` names itself comes first: 英国投资 of 法国、英国投资分别增长.
        """
        first = bisect_left(self.starts, start)
        inside = [
            one for one in self.places[first : bisect_left(self.starts, end)] if one.end <= end
        ]
        best: Mention | None = None
        for one in inside:
            if best is None or one.start >= best.end:
                best = one
        said = [one for one in inside if phrase and self.text[one.start : one.end] in phrase]
        return said[-1] if said else best

    def split(self, clause: Clause, measure: Measure, phrase: str) -> tuple[str | None, str]:
        """Return the place that the words of a Measure name, and its phrase without it."""
        begin = clause.start
        own = self.last_in(measure.start, measure.end) if measure.listed else None
        place = own or self.last_in(begin, measure.end, phrase)
        words = self.text[begin : measure.quantity.start]
        if place is None:
            if WHOLE.search(words):
                return self.whole(words), phrase
            return (self.village(begin) if VILLAGE.search(words) else None), phrase
        if self.of_nation(words, place.end - begin):
            return "全国", phrase
        said = self.text[place.start : place.end]
        _, found, rest = phrase.rpartition(said)
        if found and len(rest) >= 2 and not rest.startswith(("、", "和", "籍")):
            return place.name, rest
        return place.name, phrase

    def of_nation(self, words: str, end: int) -> bool:
        """Tell whether a count is of the whole nation: 甲县是|全国52个贫困县之一."""
        hit = WHOLE.search(words, max(end, 0))
        return hit is not None and hit[0] in ("全国", "我国")

    def default(self, clause: Clause) -> str | None:
        """Return the place that a sentence goes on about, else its region, else the nation."""
        place = self.carried(clause.sentence, clause.start)
        if place is not None:
            return place.name
        before = self.text[clause.sentence : clause.start]
        if WHOLE.search(before):
            return self.whole(before)
        if VILLAGE.search(before) and (village := self.village(clause.start)):
            return village
        paragraph = self.text.rfind("\n", 0, clause.sentence) + 1
        place = self.carried(paragraph, clause.start)
        if place is not None and (self.told or self.region is None):
            return place.name
        if self.told and STATE.search(self.text, paragraph, clause.start):
            return "全国"
        if self.told and paragraph and (story := self.story(paragraph)):
            return story
        return self.region or self.unnamed or "全国"

    def story(self, paragraph: int) -> str | None:
        """Return the village that the paragraph before was last about: a story goes on with it."""
        before = self.text.rfind("\n", 0, paragraph - 1) + 1
        place = self.last_in(before, paragraph)
        return place.name if place and place.name.endswith(SETTLEMENTS) else None

    def whole(self, words: str) -> str | None:
        """Return what 全国, 全县 or 我市 in the words means; 全县 stays where none is known."""
        if NATION.search(words):
            return "全国"
        hit = WHOLE.search(words)
        regions = [one for one in (self.region, self.outer) if one]
        same = [one for one in regions if hit and one.endswith(hit[0][-1])]
        return next(iter([*same, *regions]), hit[0] if hit else None)

    def carried(self, start: int, end: int) -> Mention | None:
        """Return the last place named in ``text[start:end]`` that later figures are of, too."""
        place = self.last_in(start, end)
        while place is not None and (worked := self.worked_in(place)) is not None:
            place = self.last_in(start, worked)
        return place

    def worked_in(self, place: Mention) -> int | None:
        """Return where a place begins that only tells where a work was done, with its outer ones.

        完成|乙镇丙村村道12公里; None for any other.
        """
        start = place.start
        while start in self.heads:
            start = self.heads[start]
        worked = WORKED.search(self.text, max(0, start - 4), start)
        return start if worked is not None else None

    def holds_on(self, clause: Clause, measure: Measure) -> bool:
        """Tell whether the figures behind a Measure are of its place, too."""
        place = self.last_in(clause.start, measure.end)
        return place is None or self.worked_in(place) is None

    def village(self, end: int) -> str | None:
        """Return the village that 全村 means: the last one named before it."""
        near = self.places[: bisect_left(self.starts, end)]
        before = [one for one in near if one.name.endswith(SETTLEMENTS)]
        return before[-1].name if before and end - before[-1].end < REACH else None
