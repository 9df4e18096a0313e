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

from graph.gazetteer import Gazetteer
from graph.lexicon import alternation, read_rows
from graph.model import Context, Mention
from graph.place_mentions import mention_named, mention_place, seat
from graph.stems import SUFFIX, SUFFIXES, Stem, find_stems

# towns and villages of note that texts name without suffix or county
KNOWN = {row["form"]: row for row in read_rows("settlements.csv")}
KNOWN_NAME = re.compile(alternation(KNOWN))
FULL = frozenset("市区县州盟旗")
REACH = 400
CONTAINERS = frozenset(("province", "prefecture", "county"))


def find_settlements(
    text: str, gazetteer: Gazetteer, context: Context, linked: Sequence[Mention]
) -> list[Mention]:
    """Return the Mentions of towns and villages, by start; a name keeps its first container."""
    places = [m for m in linked if m.type in CONTAINERS and m.rule != "sign"]
    places = [m for m in places if not names_settlement(text, m)]
    noted = [note(match, gazetteer) for match in KNOWN_NAME.finditer(text)]
    stems = trim(find_stems(text, places))
    found: dict[str, Mention] = {mention.name: mention for mention in reversed(noted)}
    mentions = list(noted)
    ends = [mention.end for mention in places]
    taken = {mention.end for mention in noted}
    for stem in stems:
        if stem.end in taken:
            continue
        if stem.name not in found:
            holder = holder_of(stem, mentions, places[: bisect_right(ends, stem.start)])
            if holder is None or stem.loose:
                continue
            found[stem.name] = first_mention(stem, holder, gazetteer)
        mentions.append(replace(found[stem.name], start=stem.start, end=stem.end))
    return sorted(mentions, key=lambda mention: mention.start)


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
            stem = replace(stem, start=stem.end - len(known), name=known)
        cut.append(stem)
    return cut


def holder_of(stem: Stem, before: Sequence[Mention], places: Sequence[Mention]) -> Mention | None:
    """Return what a name lies in: what it directly follows, else the nearest county before it."""
    for mention in reversed(before[-3:]):
        if mention.end == stem.start and mention.type == "town":
            return mention
    if stem.holder is not None:
        return stem.holder
    for place in reversed(places[-12:]):
        if stem.start - place.end > REACH:
            break
        if place.entity is not None and place.fields.get("inside") is None:
            return place
    return None


def first_mention(stem: Stem, holder: Mention, gazetteer: Gazetteer) -> Mention:
    """Return the first Mention of a settlement: its id says what it lies in."""
    key = f"{(holder.entity or '').removeprefix('place/')}/{stem.name}"
    rule = "suffix" if stem.holder is not None else "suffix_near"
    level = SUFFIXES[stem.suffix]["level"]
    return mention_named(
        stem.name, key, level, (stem.start, stem.end), rule, seat(holder, gazetteer)
    )
