"""Aid to a region under its name: 援疆, 援藏, 援青.

In: symbolised sentences in order, their mentions. Out: Readings. Example: ``甲省援疆二十年`` reads
甲省 as helper and 新疆维吾尔自治区 as recipient; of 甲省的援疆干部 the place is the helper, and
援疆干部 alone are a helper once in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from graph.coordination import Phrase
from graph.extraction.compounds import alone
from graph.extraction.constructions import AND, ANY, O, P, Reading, body_of, listed, subject_before
from graph.extraction.pairs import sender
from graph.extraction.regional_led import ALSO, JOINT, read_leaving, read_led
from graph.extraction.symbols import SymbolLine
from graph.extraction.tibetan_areas import in_near_area, means_near_areas
from graph.groups import HOUSES, OF_REGION, End, province, same_province
from graph.identity import group_id
from graph.lexicon import alternation, read_words
from graph.model import Mention
from graph.phrases import end_of

# 累计安排 | 第七批 | 产业: what may stand between the helper and 援疆
FIRM = (
    "第[一二三四五六七八九十\\d]+批|也|均|都|首批|新一轮|[一二三四五六七八九十\\d]+年来?|累计|先后|共|已|重点|主动|积极|大力|各方|"
    "\\d[\\d.,]*[万亿]?元|\\d[\\d.,]*万?[多余]?[名位]?人|投入|实施|安排|选派|派出|开展|推进|启动|承担|参与了?|持续|不断|继续|产业|教育|医疗|智力|科技|文化|卫生|就业|民生|"
    f"组团式|“组团式”|“[一二三四五六七八九十]{{1,3}}五”|在(?=援)|全面|(?:认真|切实|扎实|深入)?(?:落实|贯彻)(?:党中央|[{O}])?|加大|短期|柔性|人才|专家|的"
)
# 第十批援藏|和第五批 before 援青干部: they share the noun
JOINED = re.compile(f"{JOINT}$")
SHARED = re.compile(f"援(?P<r>[疆藏青]){JOINT}$")
# 甲省援疆 | 甲省的第七批援藏干部 | 中央单位和19个援疆省市
REGIONAL = re.compile(
    f"(?P<h>{listed(f'[{P}{O}]')})等?(?:省|市)?的?(?:{FIRM})*?(?P<c>(?:对口)?援)(?P<r>[疆藏青])"
    f"(?P<also>(?:{ALSO})*)"
)
# 来自94家医院的143名医务工作者，组成援藏团队
FROM_REGIONAL = re.compile(
    f"来自(?P<h>{listed(f'[{P}{O}]')})的[^：{P}{O}]{{0,24}}?(?P<c>(?:对口)?援)(?P<r>[疆藏青])"
)
# 甲省、乙市的第九批 before 援疆干部, 甲局的 before them
OWNERS = re.compile(
    f"(?P<h>(?:[{P}{O}](?:{AND}))*[{P}])等?(?:省|市|地)?的?(?:{FIRM})*$|(?P<o>{listed(f'[{O}]')})(?:(?:选派|派出|派遣|派驻)的(?:{FIRM})*|的)$"
)
# the word for aid to a region, by the first digits of its code
NAMED_AID = {"65": "援疆", "54": "援藏"}
SENDERS = ("enterprise", "bank", *HOUSES)  # an office selects staff of others
LISTED = ("、", "和", "及", "以及", "与")
PERSONNEL = "人员"  # 甲省|第五批援藏人员
# 在乙县，援藏干部…: the place that opens a clause
OPENS = re.compile(f"(?:^|[，。：；])(?:在[^，：{ANY}]{{0,14}})?(?P<b>[{P}])[^，：{ANY}]{{0,6}}，")
# 援藏工作队乙县工作组 | 援疆干部人才乙州分队
DETACHED = re.compile("(?:工作组|分队|小组|工作队|前方指挥部|前指|分?指挥部|分指)")


# 甲市累计接受|四省市对口援藏项目: where all that aid goes
RECEIVES = re.compile(
    f"(?P<b>[{P}])[^，。；：的{P}{O}]{{0,8}}?(?:接受|得到|获得|争取到?)[^，。；]{{0,16}}?援[疆藏青]"
)
# 19个援疆省市、甲部委和乙自治区负责同志出席会议: a list of guests
ATTENDS = "出席"
# 已派出900多人次|教育援藏人才
SENDS = re.compile(f"(?:{alternation(read_words('send_verbs.csv'))})了?[^，。；：{ANY}]{{0,8}}$")
# 援疆干部人才，带着嘱托，|远赴|乙县
GOES = re.compile(
    "[^。：；从]{0,36}?(?:(?:远|奔|赶|分)?赴|抵达|来到|前往|进驻|走进|扎根|到达?|帮助|帮扶|支援|援建)了?"
    f"(?P<b>[{P}]|(?<=[赴达到往驻进])[{O}])(?!的)"
    f"|[^。：；从]{{0,8}}?(?:为[{P}]，(?:特别|尤其)是)?[为给](?P<for>[{P}])[^。：；{ANY}]{{0,24}}?(?:注入|作出|做出|作了|带来|贡献)"
    f"|[^。：；从]{{0,12}}?在(?P<at>[{P}])[^，。：；{ANY}]{{0,4}}(?:工作|支援|服务|任职|挂职|支教|奋战|生活|开展|帮扶|安排|投入|实施|落实|援建|建设|建成)"
)
# 援疆干部、|乙县|委副书记王某, 援青干部，|乙县人民医院|院长李某: where one serves
SERVES_AS = re.compile(
    f"[、，](?:现任|担任|挂任|任)?(?P<b>[{P}{O}])[^，。；：、{ANY}]{{0,6}}?(?:书记|县长|市长|区长|州长|专员|院长|校长|局长|主任|常委)"
)


class Regional:
    """Remembers of which regions the text has named those who help by their task alone."""

    def __init__(self, text: str) -> None:
        self.told: set[str] = set()
        self.places: set[str] = set()  # how the names of the helpers told of begin
        self.posts: dict[str, Phrase] = {}
        self.receiver: End | None = None
        self.near = means_near_areas(text)

    def read(self, symbols: SymbolLine, mentions: list[Mention]) -> Iterator[Reading]:
        """Yield a Reading for each helper of 援疆, 援藏, 援青, in clean offsets."""
        for reading in self.find(symbols, mentions):
            meant: Reading | None = reading
            if self.near is not False:
                meant = in_near_area(symbols, reading, mentions, named=bool(self.near))
            if meant is not None and meant.helper is not None:
                self.places.update(end.name[:2] for end in meant.helper.ends)
                yield meant

    def find(self, symbols: SymbolLine, mentions: list[Mention]) -> Iterator[Reading]:
        """Yield a Reading for each helper of a region under its name."""
        regions = {one.start: one for one in mentions if one.rule == "sign"}
        if not regions:
            return
        led: dict[int, Phrase] = {}
        if received := RECEIVES.search(symbols.line):
            self.receiver = symbols.phrase(received["b"]).ends[0]
        near = [*REGIONAL.finditer(symbols.line), *FROM_REGIONAL.finditer(symbols.line)]
        known = {match.start("r") for match in near}
        for match in chain(near, read_led(symbols, known)):
            team = team_place(symbols, match)
            led[match.end()] = team or symbols.merged(match["h"])
            for at in range(match.start("r"), match.end()):
                region = regions.get(symbols.starts[at])
                if region is not None:
                    self.told.add(region.entity or "")
                    goal = goal_of(symbols, end_of(region), match.end()) if team else None
                    there = goal or place_in(symbols, end_of(region), match.start())
                    yield Reading(
                        led[match.end()],
                        self.post(led[match.end()], there, end_of(region)),
                        "援疆",
                        "regional",
                        symbols.starts[match.start()],
                        symbols.ends[at],
                    )
        for phrase in symbols.phrases:
            yield from self.read_groups(symbols, phrase, regions, mentions, led)
        for reading in read_leaving(symbols, regions):
            if (helper := reading.helper) and (goal := reading.recipient):
                self.told.add(goal.ends[0].id)
                yield replace(reading, recipient=self.post(helper, goal, goal.ends[0]))

    def read_groups(
        self,
        symbols: SymbolLine,
        phrase: Phrase,
        regions: dict[int, Mention],
        mentions: list[Mention],
        led: dict[int, Phrase],
    ) -> Iterator[Reading]:
        """Yield a Reading for the members of a phrase that are named for the region they help.

        ``led``: whose 援藏 ends at a place of the line; in 甲省援藏援青干部 both are of 甲省.
        """
        for end in phrase.ends:
            region = next((m for at, m in regions.items() if end.start <= at < end.end), None)
            if region is None or not OF_REGION.search(end.name):
                continue
            posted = posted_body(symbols, phrase, end_of(region), mentions)
            if posted is not None:
                yield posted
                continue
            leader = leader_of(symbols, phrase, led)
            helpers = leader or sender_of(symbols, phrase) or helpers_of(symbols, phrase, end)
            if helpers is None or self.is_told(helpers, end_of(region)):
                continue
            there = recipient_of(symbols, phrase, helpers, end_of(region), mentions)
            there = self.post(helpers, there, end_of(region))
            start = min(helpers.start, phrase.start)
            yield Reading(helpers, there, "援疆", "regional_group", start, phrase.end)
            other = None if leader else self.sharing(symbols, phrase, helpers, regions)
            if other is not None:
                yield other

    def post(self, helpers: Phrase, there: Phrase, region: End) -> Phrase:
        """Return where helpers are: where the text has said that they went, else ``there``."""
        names = "、".join(end.name for end in map(sender, helpers.ends))
        if is_inner(there.ends[0], region):
            self.posts[names] = there
        if self.receiver is not None and is_inner(self.receiver, region):
            there = there if is_inner(there.ends[0], region) else alone(self.receiver)
        known = self.posts.get(names, there)
        return known if is_inner(known.ends[0], region) else there

    def sharing(
        self, symbols: SymbolLine, phrase: Phrase, helpers: Phrase, regions: dict[int, Mention]
    ) -> Reading | None:
        """Return the Reading of 援藏 in 援藏和援青干部, whose noun stands with the other region."""
        at = symbols.starts.index(phrase.start)
        match = SHARED.search(symbols.line, 0, at)
        region = regions.get(symbols.starts[match.start("r")]) if match else None
        first = helpers.ends[0]
        if match is None or region is None or not OF_REGION.search(first.name):
            return None
        name = OF_REGION.sub(f"援{match['r']}", first.name)
        ours = replace(helpers, ends=(replace(first, name=name, id=group_id(name, None)),))
        if self.is_told(ours, end_of(region)):
            return None
        start = symbols.starts[match.start()]
        return Reading(ours, alone(end_of(region)), "援疆", "regional_group", start, phrase.end)

    def is_new(self, body: End) -> bool:
        """Tell whether a body is named for a place of which nobody has been told."""
        return not body.id.startswith("group/") and body.name[:2] not in self.places

    def is_told(self, helpers: Phrase, region: End) -> bool:
        """Tell whether staff without place or number (援疆干部) have been named for the region."""
        first = helpers.ends[0]
        named = first.place is not None or self.is_new(first)
        staff = helpers.kind == "S" or first.name.endswith(PERSONNEL)
        if not staff or len(helpers.ends) > 1 or named:
            self.told.add(region.id)
            return False
        told = region.id in self.told
        self.told.add(region.id)
        return told and first.count is None


def posted_body(
    symbols: SymbolLine, phrase: Phrase, region: End, mentions: list[Mention]
) -> Reading | None:
    """Return who helps where by the name of a body that stands there: 甲省|乙县援疆指挥部."""
    seat = next((m for m in mentions if m.kind == "place" and m.start == phrase.start), None)
    sender = next((p for p in symbols.phrases if p.end == phrase.start and p.kind == "P"), None)
    if seat is None or sender is None or not same_province(end_of(seat), region):
        return None
    return Reading(sender, alone(end_of(seat)), "援疆", "regional_group", sender.start, phrase.end)


def leader_of(symbols: SymbolLine, phrase: Phrase, led: dict[int, Phrase]) -> Phrase | None:
    """Return whose 援藏 stands right before 援青干部, None where none does."""
    joined = JOINED.search(symbols.line, 0, symbols.starts.index(phrase.start))
    return led.get(joined.start()) if joined else None


def sender_of(symbols: SymbolLine, phrase: Phrase) -> Phrase | None:
    """Return who opens the clauses before and sends the staff: 17个省市，累计派出|援藏人才."""
    at = symbols.starts.index(phrase.start)
    if phrase.kind != "S" or SENDS.search(symbols.line, 0, at) is None:
        return None
    one = subject_before(symbols, at)
    return one if one and (one.kind == "P" or all(e.type in SENDERS for e in one.ends)) else None


def helpers_of(symbols: SymbolLine, phrase: Phrase, end: End) -> Phrase | None:
    """Return who helps: the places before 的援疆干部, the place in 甲省援疆干部, else the group."""
    at = symbols.starts.index(phrase.start)
    if phrase.kind == "S" or end.name.endswith(PERSONNEL):
        owners = OWNERS.search(symbols.line, 0, at)
        if owners is not None:
            return symbols.merged(owners["h"] or owners["o"])
        return body_of(symbols, phrase) or replace(phrase, ends=(end,))
    helpers = with_bodies(symbols, phrase_of_helpers(symbols, phrase))
    named = tuple(one for one in helpers.ends if not is_other_body(one))
    return replace(helpers, ends=named)


def is_other_body(end: End) -> bool:
    """Tell whether an End is a body that is not named for the region: 甲市援疆前指和|市发改委."""
    named = end.type in ("agency", "government", "party") and not end.id.startswith("group/")
    return named and OF_REGION.search(end.name) is None


def team_place(symbols: SymbolLine, match: re.Match[str]) -> Phrase | None:
    """Return the place whose team goes by a name with its province: 甲省援疆|乙市工作队."""
    province = symbols.merged(match["h"]).ends[0]
    start = symbols.starts[match.end()] if match.end() < len(symbols.starts) else -1
    team = next((one for one in symbols.phrases if one.start == start and one.kind == "S"), None)
    owner = team.ends[0].owner if team is not None else None
    return alone(owner) if owner is not None and same_province(owner, province) else None


def recipient_of(
    symbols: SymbolLine, phrase: Phrase, helpers: Phrase, region: End, mentions: list[Mention]
) -> Phrase:
    """Return where a group helps: the place of its detachment, of its clause, else the region.

    Where one that is named for its place goes is where it helps.
    """
    at = symbols.starts.index(phrase.start)
    behind, end = None, phrase.end
    while (
        place := next((m for m in mentions if m.kind == "place" and m.start == end), None)
    ) is not None:
        behind, end = place, place.end
    if behind is not None and same_province(end_of(behind), region):
        rest = symbols.starts.index(behind.end) if behind.end in symbols.starts else at
        if DETACHED.match(symbols.line, rest):
            return alone(end_of(behind))
    is_named = any(end.place or not end.id.startswith("group/") for end in helpers.ends)
    goal = goal_of(symbols, region, at) if is_named else None
    return post_of(symbols, region, at) or goal or place_in(symbols, region, at)


def goal_of(symbols: SymbolLine, region: End, at: int) -> Phrase | None:
    """Return the place of a region that those at ``at`` of the line go to, None where none is."""
    goal = GOES.match(symbols.line, at + 1)
    place = symbols.phrase(goal["b"] or goal["for"] or goal["at"]) if goal is not None else None
    there = place is not None and all(
        is_inner(end, region) or is_house(end, region) for end in place.ends
    )
    return place if there else None


def post_of(symbols: SymbolLine, region: End, at: int) -> Phrase | None:
    """Return the place or house of a region that one of those at ``at`` leads, None elsewhere."""
    post = SERVES_AS.match(symbols.line, at + 1)
    if post is None:
        return None
    end = symbols.phrase(post["b"]).ends[-1]
    if end.owner is not None and end.type in ("party", "government"):
        end = end.owner
    return alone(end) if is_house(end, region) or is_inner(end, region) else None


def is_inner(end: End, region: End) -> bool:
    """Tell whether an End is a place by name inside of a region."""
    return end.type == "place" and end.id != region.id and same_province(end, region)


def is_house(end: End, region: End) -> bool:
    """Tell whether an End is a school or hospital by name inside of a region."""
    house = end.type in HOUSES and end.seat != ""
    return house and same_province(replace(end, id=end.seat), region)


def is_aided_by_name(text: str, end: End) -> bool:
    """Tell whether a text calls aid to the region of a place or its hospitals 援疆 or 援藏."""
    if end.kind == "R":
        return False
    home = "65" if "兵团" in end.name else province(end)
    return home in NAMED_AID and NAMED_AID[home] in text


def place_in(symbols: SymbolLine, region: End, at: int) -> Phrase:
    """Return the one place of a region that opens a clause before ``at`` (在山南，), else it."""
    opened = list(OPENS.finditer(symbols.line, 0, at))
    if opened:
        place = symbols.phrase(opened[-1]["b"])
        if len(place.ends) == 1 and same_province(place.ends[0], region):
            return place
    return alone(region)


def with_bodies(symbols: SymbolLine, helpers: Phrase) -> Phrase:
    """Return helpers with the list of bodies that goes on behind them: 19个援疆省市|和中央企业."""
    after = next((one for one in symbols.phrases if one.start >= helpers.end), None)
    last = next(one for one in symbols.phrases if one.end == helpers.end)
    named = any(end.type != "place" and not end.id.startswith("group/") for end in helpers.ends)
    if named or after is None or after.kind != "O" or ATTENDS in symbols.line:
        return helpers
    if symbols.between(last, after) not in LISTED:
        return helpers
    return replace(helpers, end=after.end, ends=helpers.ends + after.ends)


def phrase_of_helpers(symbols: SymbolLine, phrase: Phrase) -> Phrase:
    """Return the list that a phrase ends, with the phrases of other classes before it."""
    before = [one for one in symbols.phrases if one.end < phrase.start]
    if before and re.fullmatch("、|和|及|以及|与", symbols.between(before[-1], phrase)):
        head = phrase_of_helpers(symbols, before[-1])
        return Phrase(head.start, phrase.end, phrase.kind, head.ends + phrase.ends)
    return phrase
