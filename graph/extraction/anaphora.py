"""该县, 该地区, 公司, 我院: a place or body pointed back at.

In: the clean text and the mentions of a document. Out: Mentions of what is meant. Example:
``阿里地区海拔最高，两省对口支援该地区`` points at 阿里地区, the last place whose name ends so;
公司 that begins a clause and does something is the last firm named.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from graph.deixis import named_again
from graph.extraction.shortened import find_shortened
from graph.model import Mention

# 该地区 | 该县 | 这个村
POINTER = re.compile(
    "(?:该|这个)(?P<level>自治区|自治州|地区|省|市|州|盟|县|旗|区|乡|镇|村)(?![级委长域政府直])"
)
# 为村里修路 | 村庄面貌: the one village that a text names
VILLAGE = re.compile(
    "(?<![一-鿿]村)(?<![个各新老建美空中些农乡山自然数类型城移居])"
    "(?:(?<![驻到入进在])村庄|(?<=[为给帮助向])(?:村里|村子)|全村|我们村|他们村)(?!规划|建设|整治|公共|布局|[小]?学|居民|的人|人)"
)
# 帮助|学校建起: the one school that a text names
HOUSE = re.compile("(?:帮助|支持|资助|[为给向对])(?P<noun>学校|医院)(?!\\d|建设|[^，。；]{0,3}所)")
# 6年来，公司累计投入: a bare noun that opens a clause, with what was done
BODY = re.compile(
    "(?:公司|集团|企业|学校|高校|校|医院|院|银行|行|基金会|部队|[大中支连]队)"
    "(?=累计|先后|帮助|支持|扶持|还|已|又|共|每年|再次?|连续|计划|将|投入|选派|派出|捐|定点|对口|帮扶|结对|为|向|[与和同][^，。；]{2,16}(?:签|结)|"
    "投资|出资|筹资|拿出|组织|主动|资助|援建)"
)
CLAUSE_OPENS = ("", *"，。；：\n")
# 学校每年|选派教师: what the one does who helps in the relation told before
HELPING = re.compile(
    "[^，。；]{0,10}?(?<![被受])(?:派|捐|投[入资]|[为向给对]|帮|援|组织|发[动起]|安排|[筹出]资|提供|送|资助|定点|结[对成]|签)"
)
# 甲校|与|乙校: bodies of one kind in one relation
RELATES = re.compile("[与和同对为向给]|支援|帮扶|援助|资助|托管|携手|联合")
# 我院自2013年起: the body that writes
NOUNS = "公司|集团|企业|校|学校|医院|院|行|局|厅|委|办"
OURS = re.compile(f"我(?<![自大]我)(?P<noun>{NOUNS})(?![员士长庭落内外区级里])")
# 该局 | 该帮扶单位: the body told of last
ANY_BODY = ("单位", "部门", "机构")
THAT = re.compile(
    f"(?:该(?:帮扶|驻村)?|这[所家个](?=[中小]学|学校|医院|公司|企业)|这[个支](?=[部支大中]队))(?P<noun>[中小]学|[部支大中]队|{NOUNS}|单位|部门|机构|银行|基金会|[协商]?会|矿|厂|社)(?![员士长庭落内外区级里面势议场])"
)
THAT_REACH = 200
# 乙中学向|该校捐赠: not the one that gives
GIVEN_TO = tuple("向为给对帮援扶助")
# “我们派出了医疗队。”甲医院的一名医生|告诉记者: whose people are quoted
QUOTED = re.compile("“[^“”]{4,200}”，?")
WE = re.compile("(?<=[“，。；：])我们(?=[^，。；“”]{0,10}?(?:派|捐|帮|支援|投入|结对|援))")
SAYS = re.compile("[^，。；\n]{0,20}?(?:告诉|介绍|表示|说|透露)")
SPEAKING = ("hospital", "school", "enterprise", "bank", "social_org", "agency")
STOP = re.compile("[。；\n]")
BODIES = {"公": "enterprise", "集": "enterprise", "企": "enterprise", "银": "bank", "行": "bank"}
BODIES |= {"局": "agency", "厅": "agency", "委": "agency", "办": "agency"}
BODIES |= {"基": "social_org"}
BODIES |= dict.fromkeys("部大中支连", "military")
BODIES |= {"学": "school", "高": "school", "校": "school", "医": "hospital", "院": "hospital"}


def find_anaphora(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return a Mention for each pointer that a place before it answers; ``mentions`` in order."""
    places = [one for one in mentions if one.kind == "place" and one.entity is not None]
    starts = [one.start for one in places]
    found = []
    for pointer in POINTER.finditer(text):
        at = bisect_left(starts, pointer.start())
        again = named_again(text, places[at:], pointer.end())
        meant = next(
            (
                one
                for one in reversed(places[:at])
                if one.name.endswith(pointer["level"]) and one.entity not in again
            ),
            None,
        )
        if meant is not None:
            found.append(
                replace(meant, start=pointer.start(), end=pointer.end(), rule="anaphora", fields={})
            )
    found += [*find_shortened(text, mentions), *find_village(text, mentions)]
    found += find_houses(text, mentions)
    found += [*find_bodies(text, mentions), *find_ours(text, mentions)]
    found += [*find_that(text, mentions), *find_speakers(text, mentions)]
    return sorted(found, key=lambda one: one.start)


def find_village(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return a Mention for each 村里, 村庄 behind the only village that the text names."""
    villages = [one for one in mentions if one.kind == "place" and one.type == "village"]
    if len({one.name for one in villages}) != 1:
        return []
    meant = villages[0]
    return [
        replace(meant, start=hit.start(), end=hit.end(), rule="anaphora", fields={})
        for hit in VILLAGE.finditer(text, meant.end)
    ]


def find_houses(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return a Mention for each 学校, 医院 that is helped behind the only one that is named."""
    found: list[Mention] = []
    for hit in HOUSE.finditer(text):
        kind = BODIES[hit["noun"][0]]
        named = [one for one in mentions if one.kind == "actor" and one.type == kind]
        named = [one for one in named if one.rule != "group" and not one.fields.get("typed")]
        if len({one.name for one in named}) == 1 and named[0].end <= hit.start():
            found.append(replace(named[0], start=hit.start("noun"), end=hit.end(), rule="anaphora"))
    return found


def find_bodies(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return a Mention for each bare noun that means the last body of its kind."""
    found: list[Mention] = []
    actors = iter([one for one in mentions if one.kind == "actor"])
    ahead, told = next(actors, None), dict[str, list[Mention]]()
    for hit in BODY.finditer(text):
        start, end = hit.span()
        before = text[max(0, start - 3) : start].removesuffix("该").removesuffix("目前")
        if before[-1:] not in CLAUSE_OPENS:
            continue
        while ahead is not None and ahead.end <= start:
            told.setdefault(ahead.type or "", []).append(ahead)
            ahead = next(actors, None)
        bodies = told.get(BODIES[hit.group()[0]])
        meant = who_acts(text, bodies, end) if bodies else None
        if bodies and meant is not None and not meant.fields.get("typed"):
            found.append(replace(meant, start=start, end=end, rule="anaphora"))
            bodies.append(found[-1])
    return found


def who_acts(text: str, bodies: list[Mention], at: int) -> Mention:
    """Return the last of some bodies, or the one that helps it where ``at`` tells of giving.

    Behind 甲校与乙校结对 the one who gives further (学校每年|选派教师) is 甲校.
    """
    last = bodies[-1]
    if not HELPING.match(text, at):
        return last
    start, _ = sentence_of(text, last.start)
    first = next(one for one in bodies if one.start >= start)
    related = RELATES.search(text, first.end, last.start) is not None
    titled = last.name in text[: text.find("\n") + 1]  # a text on the one who is helped
    return first if related and first.name != last.name and not titled else last


def find_that(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return a Mention for each 该局, 该公司, 该单位: the last body of that kind."""
    hits = list(THAT.finditer(text))
    if not hits:
        return []
    actors = [one for one in mentions if one.kind == "actor" and one.rule != "group"]
    starts = [one.start for one in actors]
    found: list[Mention] = []
    for hit in hits:
        before = actors[: bisect_left(starts, hit.start())]
        helped = text[hit.start() - 1 : hit.start()] in GIVEN_TO
        fit = [
            one
            for one in before
            if is_kind(one, hit["noun"])
            and not (helped and STOP.search(text, one.end, hit.start()) is None)
        ]
        meant = fit[-1] if fit else None
        if meant is not None and text[hit.start() - 1 : hit.start()] in CLAUSE_OPENS:
            meant = who_acts(text, fit, hit.end())
        if meant is not None and hit.start() - fit[-1].end <= THAT_REACH:
            found.append(replace(meant, start=hit.start(), end=hit.end()))
    return found


def is_kind(body: Mention, noun: str) -> bool:
    """Tell whether a body can be what a noun behind 该 calls it: 局 of 县水利局, 单位 of any."""
    if noun in ANY_BODY:
        return body.type not in ("team", "military", "media")
    if noun in ("局", "厅", "委", "办") or noun not in NOUNS.split("|"):
        return body.name.endswith(noun)
    return body.type == BODIES[noun[0]]


def find_ours(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return a Mention for each 我院, 我校, 我局: the body of that kind that the text writes as."""
    hits: dict[str, list[re.Match[str]]] = {}
    for hit in OURS.finditer(text):
        hits.setdefault(BODIES[hit["noun"][0]], []).append(hit)
    found: list[Mention] = []
    for kind, ours in hits.items():
        named = [one for one in mentions if one.kind == "actor" and one.type == kind]
        bodies = [one for one in named if not one.fields.get("typed")]
        meant = writer(text, bodies, {sentence_of(text, hit.start()) for hit in ours})
        if meant is not None:
            found += [
                replace(meant, start=hit.start(), end=hit.end(), rule="anaphora") for hit in ours
            ]
    return found


def find_speakers(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return a Mention for each 我们 in a quotation: the body of the one who is quoted."""
    if "我们" not in text or "”" not in text:
        return []
    bodies = {one.start: one for one in mentions if one.kind == "actor" and one.type in SPEAKING}
    found: list[Mention] = []
    for hit in QUOTED.finditer(text):
        body = bodies.get(hit.end())
        if body is None or body.rule == "group" or not SAYS.match(text, body.end):
            continue
        for we in WE.finditer(text, hit.start(), hit.end()):
            found.append(replace(body, start=we.start(), end=we.end(), rule="anaphora", fields={}))
    return found


def sentence_of(text: str, at: int) -> tuple[int, int]:
    """Return the span of the sentence around a place."""
    start = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    stop = STOP.search(text, at)
    return start, stop.start() if stop else len(text)


def writer(text: str, bodies: list[Mention], beside: set[tuple[int, int]]) -> Mention | None:
    """Return the body that writes: one that the first line names, else the only one of its kind.

    A body in one of the sentences ``beside``, which say 我院, is another one.
    """
    starts = [one.start for one in bodies]
    apart = {
        one.name
        for start, end in beside
        for one in bodies[bisect_left(starts, start) : bisect_left(starts, end)]
    }
    others = [one for one in bodies if one.name not in apart]
    heading = [one for one in others if one.end <= text.find("\n")]
    if heading:
        return heading[0]
    return others[0] if len({one.name for one in others}) == 1 else None
