"""Who pays, who receives and what the money is called: canonical names for a Clause.

In: a Clause, the mentions of its sentence, the Context, the heading above. Out: Names. Example:
under the heading ``一、财政专项扶贫资金`` the sum of ``五年计划总投资297.2亿元`` is called
财政专项扶贫资金.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from graph.extraction.funding_clauses import OF_PAYER, Clause, split_source
from graph.extraction.funding_lexicon import GENERIC, HEAD, SOURCE, name_source
from graph.model import Context, Document, Mention

# “甲”工程 | 危房改造 | 甲乙项目, at the end of the clause before
TOPIC = re.compile(
    r"(?P<what>“?[^，。；：、（）\d“”]{2,16}”?[^，。；：、（）\d“”]{0,4}(?:工程|项目|行动|规划|建设|改造|搬迁|试点|修复|资金|补偿))"
    r"(?:面积|范围|[等个\d]{0,6})?$"
)
# 确定的62个项目
COUNTED = re.compile(r"\d+[多余]?[个项]")
# 产业扶贫贷款投入 | 移民工程投资: a subject that is what the money is for, not who pays
PROGRAMME = re.compile(
    rf"(?:{HEAD.pattern}|工程|项目|行动|计划|规划|扶贫|建设|设施|产业|搬迁|改造|保障|救助|救灾|重建|援建|安置|移民|恢复|事业|教育|医疗|培训|治理|活动|机制"
    r"|基地|园区|固定资产|公路|铁路|水利|修复|协作|产业园)$"
)
# 甲县水库工程 in the sentences before 工程总投资
WORK = re.compile(r"(?P<what>[^，。；：、（）\d\n“”]{2,20}(?:工程|项目))(?!部|组|区)")
# 全面实施农村危房改造 | 纳入国家级公益林补偿: the verb that stands before a topic
DOING = re.compile(
    r"^.*(?:实施|启动|开展|推进|纳入|列入|建设了|设立|享受|完成|落实|加强|做好|继续|用于|推动|支持|安排|签约|达成|集中|促成|争取|获得)了?"
)
STARTS = re.compile(r"实施|启动|开展|推进|完成|落实|开工|建设$")
NUMBER = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+[编章节]|[一二三四五六七八九十]+、|（.{1,3}）|\d+[.、．])"
)
TO = re.compile(r"(?:累计|共|已|先后)*(?:向|为|给|对|在)")
OFFICE = re.compile(r"(?:省级|市级|县级|各级|本级)?(?:财政|政府|本级|人民政府|党委、政府|各级)*")
STAGE = ("期间", "时期", "期末", "规划", "计划")
LEADING = re.compile(
    r"(?:全国|全省|全区|全市|全县|全州|各类|各级|该|本|我省|我区|我市|的|等|期间|，)+"
)
YEAR = re.compile(r"^(?:\d{4}年度?|[个名家项所])")
FILLER = re.compile(
    r"^(?:主要|用于|投向|收到|接收|接受|支持|加大|发展|开展|实施|改善|推进|建设(?=[^，]{4})|对(?![口外接])|向|为|约|近)+"
)


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a sum; ``bare`` tells that no programme is named in its own clause."""

    programme: str
    source: str | None
    recipient: str | None
    bare: bool
    generic: str = ""


class Namer:
    """Names the sums of one document; ``mentions`` are its mentions by start."""

    def __init__(self, document: Document, context: Context, mentions: list[Mention]) -> None:
        self.text, self.context, self.sections = document.text, context, document.sections
        self.mentions = [m for m in mentions if m.kind in ("place", "actor")]
        self.starts = [m.start for m in self.mentions]

    def name(self, clause: Clause, dated: list[tuple[int, int]]) -> Names:
        """Return the Names of a Clause; ``dated`` are the spans of the periods near it."""
        begin = self.skip_period(clause.start, dated)
        subject = self.text[begin : clause.start + len(clause.subject)]
        source, subject, receiver = self.read_subject(begin, subject)
        owner, noun = self.read_noun(clause)
        if begin > clause.noun_start and not clause.verb:
            noun = self.text[begin : clause.noun_start + len(clause.noun)]
        payer, noun = split_source(noun)
        recipient = owner if clause.verb else None
        source = source or (owner if not clause.verb else None)
        later, after = split_source(clause.after)
        aided, noun = self.read_receiver(clause, noun)
        recipient = recipient or aided
        rest = subject if source and GENERIC.fullmatch(subject) else ""
        whole = clause.body.endswith("总投资") and len(subject) > 3
        if clause.verb and not whole and not PROGRAMME.search(subject):
            subject = ""
        said = [cleaned(one) for one in (noun, after, subject)]
        named = [one for one in said if len(one) > 1 and not GENERIC.fullmatch(one)]
        word = payer or later
        if word:
            source = self.payers(word)
        source = source or self.signs(clause)
        programme = named[0] if named else cleaned(clause.purpose)
        generic = next((one for one in said if HEAD.search(one)), "")
        generic = generic or (cleaned(rest + clause.verb) if rest else "")
        return Names(programme, source, receiver or recipient, not named, generic)

    def skip_period(self, start: int, dated: list[tuple[int, int]]) -> int:
        """Return where the words behind a leading period begin: 2016年|中央安排."""
        for first, last in dated:
            if first == start and (
                self.text[last - 1] != "”" and not self.text.startswith("”", last)
            ):
                start = last + (self.text[last : last + 1] == "，")
        return start

    def read_subject(self, start: int, words: str) -> tuple[str | None, str, str | None]:
        """Return (payer, what is left as a programme, receiver) of the words before the verb."""
        end = start + len(words)
        for mention in self.within(start, end):
            rest = self.text[mention.end : end]
            lead = self.text[start : mention.start]
            if lead and not LEADING.fullmatch(lead):
                continue
            if OFFICE.fullmatch(rest):
                return mention.name, "", None
            if mention.kind == "place" and len(rest) > 3 and PROGRAMME.search(rest):
                return None, rest, mention.name
            to = TO.match(rest)
            if to:
                aided = [m.name for m in self.within(mention.end + to.end(), end)]
                return mention.name, "", aided[0] if aided else None
        word, rest = split_source(words)
        if word:
            return self.payers(word), rest, None
        return None, words, None

    def read_noun(self, clause: Clause) -> tuple[str | None, str]:
        """Return the receiver that stands before the noun, and the noun: 我区|扶贫专项资金."""
        end = clause.noun_start + len(clause.noun)
        for mention in self.within(clause.noun_start, end):
            rest = self.text[mention.end : end].removeprefix("的")
            if mention.start != clause.noun_start or mention.rule == "sign":
                break
            if not clause.verb and OF_PAYER.match(rest):
                return mention.name, clause.noun
            if mention.kind == "place" or not rest:
                return mention.name, rest
        return None, clause.noun

    def read_receiver(self, clause: Clause, noun: str) -> tuple[str | None, str]:
        """Return the receiver that 对 or 向 names before a noun: 对甲省和乙省|转移支付."""
        to = TO.match(noun)
        start = clause.noun_start + len(clause.noun) - len(noun)
        if to is None or not noun:
            return None, noun
        place, first = start + to.end(), None
        for mention in self.within(place, start + len(noun)):
            if self.text[place : mention.start] in ("", "、", "和"):
                first, place = first or mention.name, mention.end
        return first, self.text[place : start + len(noun)] if first else noun

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions inside a span, longest first at each place."""
        first, last = bisect_right(self.starts, start - 1), bisect_right(self.starts, end - 1)
        inside = [m for m in self.mentions[first:last] if m.end <= end]
        return sorted(inside, key=lambda m: (m.start, -m.end))

    def payers(self, words: str) -> str | None:
        """Return a list of payers with the region's own name: 中央、自治区和盟市."""
        if SOURCE.fullmatch(words):
            return name_source(words, self.context)
        names = [w for w in re.split("(、|和)", words.strip("是为由“”")) if w]
        named = [name_source(w, self.context) if SOURCE.fullmatch(w) else w for w in names]
        return "".join(named) if any(SOURCE.match(w) for w in names) else None

    def signs(self, clause: Clause) -> str | None:
        """Return the payer of a channel named by two signs: 京蒙对口协作 is paid by 北京市."""
        end = clause.start + len(clause.body)
        for mention in self.within(clause.start, end):
            if mention.start == clause.start and mention.rule == "sign":
                return mention.name
        return None

    def topic(self, clause: Clause) -> str:
        """Return what the clause before or the heading above calls the money of a bare Clause."""
        edge = (
            max(self.text.rfind("\n", 0, clause.start), self.text.rfind("。", 0, clause.start)) + 1
        )
        stretch = self.text[max(edge, clause.start - 60) : clause.start].rstrip("，。：；、（")
        last = re.split("[，。：；（）]", stretch)[-1]
        head = HEAD.search(clause.noun)
        if head and head[0] in last and head[0] != "资金":
            return done(last[: last.rfind(head[0]) + len(head[0])])
        found = TOPIC.search(COUNTED.sub("", last))
        if found is None and ("工程" in clause.body or "项目" in clause.body):
            before = list(WORK.finditer(self.text, max(0, edge - 200), clause.start))
            found = before[-1] if before else None
        return done(found["what"]) if found else self.heading(clause.start)

    def heading(self, place: int) -> str:
        """Return the innermost heading that names money or a work, without its number."""
        holding = [s for s in self.sections if s.start <= place < s.end]
        for section in sorted(holding, key=lambda s: -s.start)[:1]:
            title = NUMBER.sub("", section.title).strip()
            if len(title) <= 20 and re.search("资金$|工程$|贷款$|项目$|补助$|基金$", title):
                return title
        return ""


def done(words: str) -> str:
    """Return what is done in words like 全面实施危房改造 or 甲水库项目启动建设."""
    rest = cleaned(DOING.sub("", words))
    return rest if len(rest) >= 4 else cleaned(STARTS.split(words)[0])


def cleaned(name: str) -> str:
    """Return a name without the words that lead to it: 全区各类|金融扶贫贷款."""
    name = YEAR.sub("", name)
    name = LEADING.sub("", name, count=1) if LEADING.match(name) else name
    return FILLER.sub("", name).strip("，、的了 ")
