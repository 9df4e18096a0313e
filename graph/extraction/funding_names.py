"""Who pays, who receives and what the money is called: canonical names for a Clause.

In: a Clause, the mentions around it, the Context. Out: Names. Example: the sum of
``自治区本级投入财政扶贫资金61亿元`` is paid by the region that speaks and is called 财政扶贫资金.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from graph.extraction.funding_clauses import OF_PAYER, Clause, split_source
from graph.extraction.funding_lexicon import GENERIC, HEAD, SOURCE, name_source
from graph.extraction.funding_topics import LEADING, YEAR, cleaned
from graph.model import Context, Document, Mention
from graph.records import record

# 产业扶贫贷款投入 | 移民工程投资: a subject that is what the money is for, not who pays
PROGRAMME = re.compile(
    rf"(?:{HEAD.pattern}|工程|项目|行动|计划|规划|扶贫|建设|设施|产业|搬迁|改造|保障|救助|救灾|重建"
    r"|援建|安置|移民|恢复|事业|教育|医疗|培训|治理|活动|机制"
    r"|基地|园区|固定资产|公路|铁路|水利|修复|协作|产业园)$"
)
TO = re.compile(r"(?:累计|共|已|先后)*(?:向|为|给|对|在)")
# 财政部|会同水利部 | 财政部|、民政部
TOGETHER = re.compile(r"(?:会同|联合|、|和|与)[^，。；\d]{2,16}$")
# 搬迁工程|中央预算内投资
INNER = re.compile("(?<=.{4})(?P<payer>中央预算内|中央财政|省级财政|自治区财政)(?:投资|资金)$")
# 下达|你县|2016年扶贫资金
YOURS = re.compile("^[你本该贵][省市州盟县旗区局]")
# 第二批|中央财政资金: no part of a payer
BATCH = re.compile("第[一二三四五六七八九十\\d]+批(?=中央|国家|自治区|[省市县州])")
# 全市|扶贫|投入达到126亿元
SPENDING = re.compile(
    "(?:全[国省市县区州旗])?(?:财政)?(?:扶贫|脱贫|民生|支农)(?:开发|攻坚|专项)?(?:资金)?"
)
# 甲县、乙县|2个贫困县
COUNTED = re.compile(r"等?[\d两三四五六七八九十]+个[^，。；：、\d]{0,6}?[县市区旗乡镇村]")
# 汪沟镇|资金: a town that no place list holds
TOWN = re.compile(
    "(?P<place>[\u4e00-\u9fff]{1,7}(?:镇|乡|街道|苏木))(?P<noun>(?:财政|扶贫|专项|补助)*(?:资金|投资|经费))"
)
UNLINKED = re.compile("[\u4e00-\u9fff]{1,7}(?:镇|乡|街道|苏木|县|区|市|旗|局|办|委)")
# （一）|恩阳区：
NUMBERED = re.compile("(?:[（(]?[一二三四五六七八九十\\d]{1,3}[）)、.．]|[　 ])*")
LONGEST_LABEL = 12
LONGEST = 60
# 中央|省级: two payers in one word
CENTRAL = re.compile("(?<=中央)(?=省|自治区)")
OFFICE = re.compile(r"(?:省级|市级|县级|各级|本级)?(?:财政|政府|本级|人民政府|党委、政府|各级)*")


@record(frozen=True, slots=True)
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
        self.text, self.context = document.text, context
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
        payer, noun = split_source(BATCH.sub("", YEAR.sub("", YOURS.sub("", noun))))
        if (inner := INNER.search(noun)) and not payer:
            payer, noun = inner["payer"], noun[: inner.start()]
        recipient = owner if clause.verb else None
        source = source or (owner if not clause.verb else None)
        later, after = split_source(clause.after)
        aided, noun = self.read_receiver(clause, noun)
        recipient = recipient or aided
        rest = subject if source and GENERIC.fullmatch(subject) else ""
        before = subject
        whole = clause.body.endswith("总投资") and len(subject) > 3
        needed = clause.verb.endswith(("需", "需要"))
        if clause.verb and not whole and not needed and not PROGRAMME.search(subject):
            subject = ""
        purpose, given = self.read_purpose(clause)
        recipient = recipient or given or self.labelled(clause)
        if town := TOWN.fullmatch(noun):
            recipient, noun = recipient or town["place"], town["noun"]
        said = [cleaned(one) for one in (noun, after, subject)]
        named = [one for one in said if len(one) > 1 and not GENERIC.fullmatch(one)]
        word = payer or later
        if word:
            source = self.payers(word)
        source = source or self.signs(clause)
        programme = named[0] if named else purpose
        generic = next((one for one in said if HEAD.search(one)), "")
        generic = generic or (cleaned(rest + clause.verb) if rest else "")
        told = self.text.startswith(("达", "为"), clause.start + len(clause.body))
        if clause.verb == "投入" and told and SPENDING.fullmatch(before):
            generic = cleaned(before + clause.verb)
        return Names(programme, source, receiver or recipient, not named, generic)

    def read_purpose(self, clause: Clause) -> tuple[str, str | None]:
        """Return what a sum is for, or whom it supports: 安排14亿元支持|湖北、广东."""
        if not clause.purpose or GENERIC.fullmatch(clause.purpose):
            return "", None
        start = self.text.find(clause.purpose, clause.start + len(clause.body))
        for mention in self.within(start, start + len(clause.purpose)) if start >= 0 else ():
            if mention.kind == "place" and mention.end - mention.start == len(clause.purpose):
                return "", self.with_others(mention, min(len(self.text), start + LONGEST))[0]
        return cleaned(clause.purpose), None

    def labelled(self, clause: Clause) -> str | None:
        """Return the place that a colon names before a sum: 恩阳区：|扶贫资金1956万元."""
        if not self.text.endswith("：", 0, clause.start):
            return None
        line = max(self.text.rfind(stop, 0, clause.start) for stop in "\n。；") + 1
        number = NUMBERED.match(self.text, line, clause.start)
        start = number.end() if number else line
        label = self.text[start : clause.start - 1]
        told = (m.name for m in self.within(start, clause.start - 1) if m.start == start)
        named = next((name for name in told if len(label) <= LONGEST_LABEL), None)
        return named or (label if UNLINKED.fullmatch(label) else None)

    def name_item(self, names: Names, start: int, end: int) -> Names:
        """Return the Names of a listed sum with its own name: 市级|财政扶贫资金."""
        payer, programme = split_source(self.own_name(start, end))
        source = self.payers(payer) if payer else names.source
        return replace(names, programme=programme, source=source, bare=False)

    def own_name(self, start: int, end: int) -> str:
        """Return a project's name without the place that it begins with: 甲县|道路硬化项目."""
        for mention in self.within(start, end):
            if mention.kind == "place" and mention.start == start and mention.end < end - 2:
                start = mention.end
        return cleaned(self.text[start:end])

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
        end, inner = start + len(words), start
        for mention in self.within(start, end):
            rest = self.text[mention.end : end]
            lead = self.text[inner : mention.start]
            if lead and not LEADING.fullmatch(lead):
                continue
            if mention.kind == "place" and self.is_place(mention.end):
                inner = mention.end  # 甲省|乙市
                continue
            if OFFICE.fullmatch(rest) or (mention.kind == "actor" and TOGETHER.match(rest)):
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
                return self.with_others(mention, end)
        return None, clause.noun

    def with_others(self, first: Mention, end: int) -> tuple[str, str]:
        """Return the names of a list of places and the noun behind it: 甲县、乙县2个县|资金."""
        names, place = [first.name], first.end
        for mention in self.within(place, end):
            if mention.kind == "place" and self.text[place : mention.start] in ("、", "和"):
                names.append(mention.name)
                place = mention.end
        if len(names) > 1 and (counted := COUNTED.match(self.text, place, end)):
            place = counted.end()
        return "、".join(names), self.text[place:end].removeprefix("的")

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

    def is_place(self, start: int) -> bool:
        """Tell whether a named place begins at ``start``."""
        first = bisect_right(self.starts, start - 1)
        return any(
            one.kind == "place" and one.start == start for one in self.mentions[first : first + 3]
        )

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions inside a span, longest first at each place."""
        first, last = bisect_right(self.starts, start - 1), bisect_right(self.starts, end - 1)
        inside = [m for m in self.mentions[first:last] if m.end <= end]
        return sorted(inside, key=lambda m: (m.start, -m.end))

    def payers(self, words: str) -> str | None:
        """Return a list of payers with the region's own name: 中央、自治区和盟市."""
        if SOURCE.fullmatch(words):
            return name_source(words, self.context)
        words = CENTRAL.sub("、", words.strip("是为由“”"))
        names = [w for w in re.split("(、|和|及|与)", words) if w]
        named = [name_source(w, self.context) if SOURCE.fullmatch(w) else w for w in names]
        return "".join(named) if any(SOURCE.match(w) for w in names) else None

    def signs(self, clause: Clause) -> str | None:
        """Return the payer of a channel named by two signs: 京蒙对口协作 is paid by 北京市."""
        end = clause.start + len(clause.body)
        for mention in self.within(clause.start, end):
            if mention.start == clause.start and mention.rule == "sign":
                return mention.name
        return None


def common(names: list[Names], own: Names) -> Names:
    """Return the names that a total takes from its parts: what they all share, else the first.

    A total keeps its ``own`` name of money where its parts share none.
    """
    first = names[0]
    size = min(len(one.programme) for one in names)
    ends = [first.programme[-n:] for n in range(size, 1, -1)]
    shared = next((end for end in ends if all(n.programme.endswith(end) for n in names)), "")
    source = first.source if len({one.source for one in names}) == 1 else None
    kept = own.programme if HEAD.search(own.programme) else first.programme
    return replace(first, programme=shared or kept, source=source)
