"""A report of one place on its 援疆, 援藏 or 援青: what its later clauses say without naming it.

In: a Document's text and mentions, the region that it is about, symbolised sentences in order.
Out: Readings. Example: in a text on ``杭州市援疆`` the clauses ``杭州市援疆指挥部实施项目，
在乙乡建成工厂`` have the helper 杭州市 and the recipient 乙乡.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.coordination import Phrase
from graph.extraction.constructions import ANY, O, P, R, Reading, S, listed
from graph.extraction.mechanisms import REGIONAL, REGIONS_AIDED
from graph.extraction.regional import FIRM
from graph.extraction.symbols import SymbolLine
from graph.extraction.wealth import province_of
from graph.groups import OF_REGION, End, holds, is_corps, province, same_province
from graph.model import Mention
from graph.phrases import end_of

# 甲市|第九批援|疆, 甲省|在援|藏工作中
SENDS = re.compile(f"(?:省|市)?的?(?:{FIRM})*(?:在|向)?(?:对口)?援")
REACH = 16
# 援疆指挥部… | 甲市… | 第五批援藏工作队…: who a sentence is about
SUBJECT = re.compile(
    f"(?:^|[，：；])(?:[^，：；{ANY}]{{0,14}}，)?(?:\\d*[余多]?[名位]?|第[一二三四五六七八九十\\d]{{1,3}}批)(?P<h>[{P}{O}{S}])(?!的|[中上下里])"
)
LEAD = f"(?:^|[，：；{S}])[^，：；的{P}{O}{S}]{{0,10}}?"
WORKS = (
    "援建|帮建|捐|赠|送|修|建[设成起立]|改造|扩建|整治|新建|打造|投[资入]|安排|实施|培[养训]|引进|购|配[备置]|开展|提供|"
    "发放|筹|设立|开设|组建|启动|推[行出]|选派|派"
)
GIVEN = re.compile(
    f"{LEAD}(?:为|给|向|帮助|支持)(?P<b>{listed(f'[{P}{O}{R}]')})(?!的)[^，：；{ANY}]{{0,8}}?(?:{WORKS})"
)
BUILT = re.compile(
    f"{LEAD}在(?P<b>{listed(f'[{P}]')})(?:等[地乡镇村县]?)?[^，：；{ANY}]{{0,4}}?(?:{WORKS})"
)
# 实施|乙县|供水工程、|丙镇|安居等项目, 抓好|乙县村|的整治项目, 新建|乙镇|垃圾转运站1座
PROJECT = re.compile(
    f"(?:实施|建设|推进|启动|完成|投资|援建|帮建|新建|改建|扩建|修建|改造|抓好|建成)了?(?P<b>[{P}](?:[^，：；{ANY}]{{1,16}}(?:、|和)[{P}])*)"
    f"的?[^，：；{ANY}]{{0,20}}?(?:工程|项目|\\d[座所个条间处栋])"
)
VISITED = re.compile(f"{LEAD}(?:看望|慰问|走访|资助|帮扶|救助)(?:了|慰问)?(?P<b>[{R}])")
MADE = re.compile(
    f"[\\d{R}][^，：；{ANY}]{{0,12}}，[^，：；{ANY}]{{0,6}}?(?:让|使|惠及|帮助)(?P<b>[{R}])"
)
SETTLED = re.compile(f"“?(?:落户|入驻|进驻)”?(?:到|在|于)?了?(?P<b>[{O}])")
SEATED = 3
# 书记强调，要为乙县…: what is called for is told of nobody
CALLS = re.compile("强调|指出|要求|希望|表示")
OTHER_CHANNEL = re.compile("定点|驻村|协作")
# 一批批|援藏干部: those of all
MANY = re.compile("(?:一批批|一批又一批|一代代)$")
PATTERNS = (GIVEN, BUILT, PROJECT, VISITED, MADE, SETTLED)


class Report:
    """Knows the one place that a text on a region is about, and whether it is spoken of."""

    def __init__(self, text: str, mentions: list[Mention], topic: End | None) -> None:
        self.text, self.topic = text, topic
        on_region = topic is not None and topic.id in REGIONS_AIDED
        self.sender = find_sender(text, mentions) if on_region else None
        self.speaks, self.last = False, 0
        self.is_of_one = self.sender is not None and self.names_no_other(mentions)
        self.seat = self.find_seat(mentions) if self.sender is not None else None

    def names_no_other(self, mentions: list[Mention]) -> bool:
        """Tell whether all places of the text lie in the sender's province or in the region."""
        ours = [end for end in (self.sender, self.topic) if end is not None]
        named = (end_of(one) for one in mentions if one.kind == "place" and one.entity is not None)
        told = [end for end in named if province(end)]
        return all(any(same_province(end, one) for one in ours) for end in told)

    def find_seat(self, mentions: list[Mention]) -> End | None:
        """Return the prefecture in which all places lie that the text names in the region.

        None where it names the region too, or its prefecture and places of it not three times.
        """
        assert self.topic is not None
        places = [m for m in mentions if m.kind == "place" and m.rule != "sign" and m.entity]
        named = [end for end in map(end_of, places) if same_province(end, self.topic)]
        codes = {end.id.removeprefix("place/")[:4] for end in named}
        if len(codes) != 1 or len(named) < SEATED:
            return None
        return next((end for end in named if end.id == f"place/{min(codes)}00"), None)

    def read(self, span: tuple[int, int], symbols: SymbolLine) -> Iterator[Reading]:
        """Yield a Reading for each recipient in the region that a sentence leaves to the sender."""
        if self.sender is None or self.topic is None:
            return
        self.follow(span, symbols)
        if not self.speaks or CALLS.search(symbols.line):
            return
        helper = Phrase(0, 0, "P", (replace(self.sender, start=-1, end=-1),))
        for pattern in PATTERNS:
            for match in pattern.finditer(symbols.line):
                there = symbols.merged(match["b"])
                if all(self.is_there(end) for end in there.ends):
                    start, end = symbols.starts[begin(match)], symbols.ends[match.end() - 1]
                    ends = tuple(self.settled(end) for end in there.ends)
                    there = replace(there, ends=ends)
                    yield Reading(helper, there, REGIONAL, "report", start, end)

    def follow(self, span: tuple[int, int], symbols: SymbolLine) -> None:
        """Note whether a sentence is about the sender, or goes on about it in its paragraph."""
        if "\n" in self.text[self.last : span[0]]:
            self.speaks = False
        self.last = span[1]
        match = SUBJECT.search(symbols.line)
        if match is not None:
            self.speaks = any(self.is_ours(end) for end in symbols.phrase(match["h"]).ends)
        elif OF_REGION.search(symbols.line):
            self.speaks = True

    def is_ours(self, end: End) -> bool:
        """Tell whether an End is the sender, its body, or staff named for the region."""
        assert self.sender is not None
        named = OF_REGION.search(end.name) is not None
        return named or end.id == self.sender.id or end.name.startswith(self.sender.name)

    def is_there(self, end: End) -> bool:
        """Tell whether an End lies in the region, or is a number of people, who then live there.

        So does a town that no county shows: behind the sender's name alone it is not the sender's.
        """
        assert self.topic is not None and self.sender is not None
        if end.kind == "R" and end.place is None:
            return True
        if end.id.startswith(f"{self.sender.id}/"):
            return True
        inside = province_of(end) == self.topic.id.removeprefix("place/")[:2]
        return end.id != self.topic.id and (inside or is_corps(end, self.topic))

    def settled(self, end: End) -> End:
        """Return people of whom no place is told as those of the region."""
        people = end.kind == "R" and end.place is None and self.topic is not None
        return replace(end, place=self.topic.id) if people and self.topic else end

    def tells_of(self, end: End, cue: str) -> bool:
        """Tell whether a text on one place's aid means the region by its own words for aid.

        The End is a place there, or a group of places or people; 定点 names another channel.
        """
        there = end.type == "place" or (end.place is not None and end.kind in "PR")
        return self.is_of_one and there and not OTHER_CHANNEL.search(cue)

    def is_of_region(self, end: End, *, whole: bool) -> bool:
        """Tell whether an End is staff named for the region alone, or the sender's body there.

        ``whole``: it helps the whole region; a detachment's body has its own place.
        """
        assert self.sender is not None
        own = whole and end.name[:2] == self.sender.name[:2]
        alone = end.kind == "S" and not end.place
        return OF_REGION.search(end.name) is not None and (own or alone)

    def of_sender(self, reading: Reading) -> Reading:
        """Return a Reading whose helper, staff named for the region alone, is the sender's.

        What it says of the region is said of the one prefecture that the text is about.
        """
        helper, there = reading.helper, reading.recipient
        if self.seat is not None and there is not None and there.ends[0].id in REGIONS_AIDED:
            seat = replace(self.seat, start=there.start, end=there.end)
            reading = replace(reading, recipient=replace(there, ends=(seat,)))
        if self.sender is None or helper is None or reading.rule != "regional_group":
            return reading
        whole = there is not None and there.ends[0].id in REGIONS_AIDED
        if not all(self.is_of_region(end, whole=whole) for end in helper.ends):
            return reading
        end = helper.ends[0]
        if MANY.search(self.text, 0, end.start):
            return reading
        sender = replace(self.sender, start=end.start, end=end.end, count=end.count)
        return replace(reading, helper=replace(helper, ends=(sender,)))


def begin(match: re.Match[str]) -> int:
    """Return where a match begins behind the mark or the subject that leads it."""
    return match.start() + bool(re.match(f"[，：；{S}]", match.group()))


def find_sender(text: str, mentions: list[Mention]) -> End | None:
    """Return the one place whose 援疆, 援藏 or 援青 a text tells of, None where several are."""
    places = [one for one in mentions if one.kind == "place" and one.entity is not None]
    found: dict[str, End] = {}
    for sign in (one for one in places if one.rule == "sign" and one.entity in REGIONS_AIDED):
        near = [one for one in places if 0 < sign.start - one.end <= REACH and one.rule != "sign"]
        for place in near:
            if SENDS.fullmatch(text, place.end, sign.start):
                end = end_of(place)
                if not same_province(end, end_of(sign)):
                    found[end.id] = end
    inner = [
        one
        for one in found.values()
        if not any(holds(one, other) for other in found.values() if other.id != one.id)
    ]
    return inner[0] if len(inner) == 1 else None
