"""Places below the county: towns, sumu, streets, villages, gacha, by suffix and container.

In: the clean text and the linked Mentions. Out: Mentions of level town or village, within the
prefecture of the nearest county named. Example: ``花垣县石栏镇子腊村`` gives 石栏镇 and 子腊村,
both within 湘西土家族苗族自治州; 贫困村 and 城镇 are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from graph.counted_villages import counted_stems
from graph.gazetteer import Gazetteer
from graph.lexicon import alternation, read_rows
from graph.model import Mention
from graph.place_mentions import mention_named, mention_place, seat
from graph.stems import SUFFIX, SUFFIXES, VILLAGES, Stem, find_stems

# towns and villages of note that texts name without suffix or county
KNOWN = {row["form"]: row for row in read_rows("settlements.csv")}
KNOWN_NAME = re.compile(alternation(KNOWN))
# “太行山下的|葡萄村”
EPITHET = re.compile("“[^“”]{0,20}的$")
# 甲村是远近闻名的|乐器村, 甲村摘了帽，成了|旅游村: what a village is called or has become
CALLED = re.compile(
    "(?:(?:(?<!的)(?<!贫困|脱贫|重点|示范|帮扶|联系|包联|驻点)村|嘎查|社区)(?:曾经?|原来?|原本|过去|以前|如今|现在|已经?|早已|也|还|就|又|一直)*(?:是|属于)(?!位于|地处)"
    "|(?<![并合建修改造])(?:成了|成为了?|变成了?|变身|评为|誉为|素有|享有))[^，。；：\n]{0,18}$"
)
CALLED_STOPS = re.compile("[，。；！”\n]|、[^，。；\n]{1,8}村[，。；！”\n]|的?美[誉称]|之[称誉]|$")
FULL = frozenset("市区县州盟旗")
# 南猛村是贵州雷山县的 | 大湾村位于金寨县
LOCATED = re.compile(r"(?:是|位于|地处|坐落在|坐落于|隶属于?|属于)(?=[一-鿿])")
# how many characters, and how many places, a name looks back for what it lies in
REACH, NEAR = 400, 12
# 石桥村|位于某镇, 是县财政局的|帮扶村
DESCRIBED = re.compile(
    "位于|地处|坐落|距(?:离|[县乡镇城])|(?:是|为|系|属)[^，。；：]{2,16}?(?:扶贫|帮扶|联系|包联|结对|挂[点钩包联]|包保|包[扶村]|驻|帮联|联)[村点]"
)
# 帮扶|大湾村, 进驻|大湾村: what is done there takes a name
DONE_TO = re.compile(
    "(?:帮扶|支援|援建|结对|挂钩|包联|联系|进驻|入驻|走进|深入|前往|[奔赶]赴|[到在赴为给向与由对])$"
)
OPENS = frozenset(("", "\n", "，", "。", "：", "；"))
CONTAINERS = frozenset(("province", "prefecture", "county"))


def find_settlements(text: str, gazetteer: Gazetteer, linked: Sequence[Mention]) -> list[Mention]:
    """Return the Mentions of towns and villages, by start; a name keeps its first container."""
    places = [m for m in linked if m.type in CONTAINERS and m.rule != "sign"]
    places = [m for m in places if not names_settlement(text, m)]
    noted = [note(match, gazetteer) for match in KNOWN_NAME.finditer(text)]
    stems = [stem for stem in trim(find_stems(text, places)) if not is_epithet(text, stem)]
    stems = sorted([*stems, *counted_stems(text)], key=lambda stem: stem.start)
    found: dict[str, Mention] = {mention.name: mention for mention in reversed(noted)}
    mentions = list(noted)
    ends = [mention.end for mention in places]
    taken = {mention.end for mention in noted}
    told: set[str] = set()  # names that each other show, whatever they lie in
    for town, village in pairwise(stems):
        if town.end == village.start and is_chain(town, village):
            told.update((town.name, village.name))
    told.update(stem.name for stem in stems if not stem.loose and is_described(text, stem))
    for stem in stems:
        if stem.end in taken:
            continue
        if stem.name not in found:
            at = bisect_right(ends, stem.start)
            holder = told_after(text, stem, places[at : at + NEAR])
            holder = holder or held_by(stem, mentions)
            holder = holder or named_before(stem, places[max(0, at - NEAR) : at], gazetteer)
            if stem.loose or (holder is None and stem.name not in told):
                continue
            found[stem.name] = first_mention(stem, holder, gazetteer)
        mentions.append(replace(found[stem.name], start=stem.start, end=stem.end))
    mentions += done_to(text, [stem for stem in stems if stem.name not in found])
    return sorted(mentions, key=lambda mention: mention.start)


def is_described(text: str, stem: Stem) -> bool:
    """Tell whether a village opens a clause that says where or whose it is: 甲村位于乙镇."""
    if stem.suffix not in (*VILLAGES, "嘎查") or text[stem.start - 1 : stem.start] not in OPENS:
        return False
    return DESCRIBED.match(text, stem.end) is not None


def done_to(text: str, stems: Sequence[Stem]) -> list[Mention]:
    """Return the Mentions of what no place holds but a word needs that stands before: 到大湾村."""
    sure = [stem for stem in stems if not stem.loose]
    names = {s.name for s in sure if DONE_TO.search(text, max(0, s.start - 2), s.start)}
    return [unheld(stem) for stem in sure if stem.name in names]


def is_epithet(text: str, stem: Stem) -> bool:
    """Tell whether a name is what a village is called: “太行山下的葡萄村”, 是有名的辣椒村."""
    start = max(0, stem.start - 24)
    if text.startswith("”", stem.end) and EPITHET.search(text, start, stem.start):
        return True
    if stem.holder or stem.suffix not in VILLAGES or CALLED_STOPS.match(text, stem.end) is None:
        return False
    return CALLED.search(text, start, stem.end) is not None


def names_settlement(text: str, place: Mention) -> bool:
    """Tell whether a short form is the name of a town or village: 巴彦淖尔苏木."""
    short = (
        place.type != "province" and place.rule != "official" and text[place.end - 1] not in FULL
    )
    return short and SUFFIX.match(text, place.end) is not None


def note(match: re.Match[str], gazetteer: Gazetteer) -> Mention:
    """Return the Mention of a town or village of note, with the container of its row."""
    row = KNOWN[match.group()]
    county = gazetteer.places[f"place/{row['container']}"]
    holder = mention_place(county, 0, 0, "known", gazetteer)
    key = f"{row['container']}/{row['name']}"
    within = seat(holder, gazetteer)
    return mention_named(row["name"], key, row["level"], match.span(), "known", within)


def trim(stems: Sequence[Stem]) -> list[Stem]:
    """Cut words before a name that the text also has alone: 目前骆驼湾村 -> 骆驼湾村."""
    counts = Counter(stem.name for stem in stems)
    sure = {stem.name for stem in stems if stem.holder is not None or counts[stem.name] > 1}
    cut = []
    for stem in stems:
        tails = (stem.name[at:] for at in range(1, len(stem.name) - len(stem.suffix) - 1))
        known = next((tail for tail in tails if tail in sure), None)
        if stem.holder is None and known is not None:
            cut_off = len(stem.name) - len(known)
            stem = replace(stem, start=stem.start + cut_off, name=known)
        cut.append(stem)
    return cut


def held_by(stem: Stem, before: Sequence[Mention]) -> Mention | None:
    """Return what a name directly follows: a town, else a place of the gazetteer."""
    for mention in before[-3:]:
        if mention.end == stem.start and mention.type == "town":
            return mention
    return stem.holder


def named_before(stem: Stem, places: Sequence[Mention], gazetteer: Gazetteer) -> Mention | None:
    """Return the nearest place before a name; where that is a province, a county of it if named."""
    near = [
        place
        for place in reversed(places)
        if stem.start - place.end <= REACH and place.entity and "inside" not in place.fields
    ]
    inner = (p for p in near if p.type != "province" and lies_in(p, near[0], gazetteer))
    return next(inner, near[0] if near else None)


def told_after(text: str, stem: Stem, following: Sequence[Mention]) -> Mention | None:
    """Return the place that a sentence puts a name in: 南猛村是贵州雷山县的 -> 雷山县."""
    match = LOCATED.match(text, stem.end) if stem.holder is None else None
    if match is None:
        return None
    at, told = match.end(), None
    for place in following:
        if place.start != at:
            break
        at, told = place.end, place
    return told


def lies_in(place: Mention, outer: Mention, gazetteer: Gazetteer) -> bool:
    """Tell whether a mentioned place lies in another, or is it."""
    return gazetteer.is_within(place.entity or "", outer.entity or "")


def is_chain(town: Stem, village: Stem) -> bool:
    """Tell whether a town and the village behind it show each other to be names: 徐集乡王湾村."""
    levels = SUFFIXES[town.suffix]["level"], SUFFIXES[village.suffix]["level"]
    return levels == ("town", "village") and not (town.loose or village.loose)


def unheld(stem: Stem) -> Mention:
    """Return the Mention of a settlement that the text puts nowhere: it has a name and no id."""
    level = SUFFIXES[stem.suffix]["level"]
    return Mention(
        stem.start, stem.end, "place", stem.name, None, "chain", type=level, fields={"level": level}
    )


def first_mention(stem: Stem, holder: Mention | None, gazetteer: Gazetteer) -> Mention:
    """Return the first Mention of a settlement: its id says what it lies in."""
    if holder is None:
        return unheld(stem)
    key = f"{(holder.entity or '').removeprefix('place/')}/{stem.name}"
    rule = "suffix" if stem.holder is not None else "suffix_near"
    level = SUFFIXES[stem.suffix]["level"]
    return mention_named(
        stem.name, key, level, (stem.start, stem.end), rule, seat(holder, gazetteer)
    )
