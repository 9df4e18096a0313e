"""Members of counted groups, where the document's own words list them; none is ever inferred.

In: a Document and its facts. Out: Memberships with evidence. Example: with 31个国贫旗县 as the
recipient of aid, 武川县、化德县等31个国贫旗县 makes place/150125 and place/150922 members of
group/150000/国贫旗县.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.exit_members import find_exits
from graph.gazetteer import Gazetteer, load_gazetteer
from graph.identity import member_id
from graph.members import Group, Line, Membership, find_groups
from graph.model import Document
from graph.spelling import parse_count

COUNT = r"\d+|[一二两三四五六七八九十百]+"
# before the group: 甲县、乙旗和丙县等31个国贫旗县; the list is what stands before 等 or the number
BEFORE = re.compile(rf"(?P<and>等)?(?:全部|所有|这)?(?P<count>{COUNT})个\Z")
# behind it: 31个国贫旗县（甲县、乙旗）, 国贫旗县：甲县、乙旗, 国贫旗县分别是甲县和乙旗
BEHIND = re.compile(
    r"(?:（(?P<own>\d+)个）)?(?:：|（|，?(?:分别(?:是|为)|包括|即|具体(?:是|为)|有)：?)"
)
COUNTED = re.compile(rf"(?P<count>{COUNT})个\Z")
JOINT = re.compile("、|和|及|以及|与")
# 盟市级, 县长: the name goes on and means another thing
ON = re.compile("[级长]")
STOP = re.compile(r"[。；\n）]|等")
REACH = 600
# no count and what stands before it is longer: 等全部一百二十八个
LONGEST = 12

# start and end in the clean text, and the place
Listed = tuple[int, int, str]


def find_members(
    document: Document, facts: Iterable[Line], gazetteer: Gazetteer | None = None
) -> list[Membership]:
    """Return the members that a document lists for the groups that its facts count.

    A list counts for a group if it states the same count or none, and lists no more than that; a
    list without 等 and with a count must be complete.
    """
    gazetteer = gazetteer or load_gazetteer()
    lines = list(facts)
    found: dict[tuple[str, str], Membership] = {}
    for group in find_groups(lines, gazetteer):
        for member in (
            *find_listed(document, group, gazetteer),
            *find_exits(document, group, lines, gazetteer),
        ):
            found.setdefault((member.group.id, member.place), member)
    return sorted(found.values(), key=lambda m: (m.evidence.start, m.group.id, m.place))


def find_listed(document: Document, group: Group, gazetteer: Gazetteer) -> Iterator[Membership]:
    """Yield the members that lists before and behind a group's name give."""
    text = document.text
    for hit in re.finditer(re.escape(group.name), text):
        first = max(0, hit.start() - LONGEST)
        match = BEFORE.search(text, first, hit.start())
        stated = parse_count(match["count"]) if match is not None else None
        if match is not None and stated == group.count and ON.match(text, hit.end()) is None:
            spans = read_backward(text, match.start(), group, gazetteer)
            if match["and"] is not None or len(spans) == stated:
                yield from make_members(document, group, spans, (hit.end(), "list_before"))
        match = BEHIND.match(text, hit.end())
        if match is not None:
            counted = COUNTED.search(text, first, hit.start())
            counts = {parse_count(found[1]) for found in (match, counted) if found and found[1]}
            spans = read_forward(text, match.end(), group, gazetteer)
            if counts <= {group.count} and len(spans) > 1:
                start = hit.start() if counted is None else counted.start()
                yield from make_members(document, group, spans, (start, "list_behind"))


def read_backward(text: str, end: int, group: Group, gazetteer: Gazetteer) -> list[Listed]:
    """Return the places of the list that ends at ``end``, in order."""
    start = max(0, end - REACH)
    found: list[Listed] = []
    for hit in reversed(gazetteer.find(text[start:end])):
        joint = text[start + hit.end : end]
        place = find_inside(hit.surface, group, gazetteer)
        if place is None or (joint and not JOINT.fullmatch(joint)):
            break
        holds = bool(found) and not joint and gazetteer.is_within(found[-1][2], place)
        if not holds and bool(found) != bool(joint):
            break
        end = start + hit.start
        if not holds:
            found.append((end, start + hit.end, place))
    return found[::-1]


def read_forward(text: str, start: int, group: Group, gazetteer: Gazetteer) -> list[Listed]:
    """Return the places of the list that begins at ``start``; none if it lists anything else."""
    stop = STOP.search(text, start, start + REACH)
    end = stop.start() if stop is not None else min(len(text), start + REACH)
    found: list[Listed] = []
    at = start
    for hit in gazetteer.find(text[start:end]):
        joint = text[at : start + hit.start]
        place = find_inside(hit.surface, group, gazetteer)
        if place is None:
            return []
        if found and not joint and gazetteer.is_within(place, found[-1][2]):
            found.pop()
        elif joint if not found else not JOINT.fullmatch(joint):
            return []
        found.append((start + hit.start, start + hit.end, place))
        at = start + hit.end
    return found if at == end else []


def find_inside(surface: str, group: Group, gazetteer: Gazetteer) -> str | None:
    """Return the one place of a name that lies in the group's region, if it has one."""
    places = {reading.place for reading in gazetteer.readings(surface)}
    if group.region is not None:
        places = {place for place in places if gazetteer.is_within(place, group.region)}
    current = {place for place in places if gazetteer.places[place].valid_to is None} or places
    return current.pop() if len(current) == 1 else None


def make_members(
    document: Document, group: Group, spans: list[Listed], edge: tuple[int, str]
) -> Iterator[Membership]:
    """Yield the members of a list that is no longer than its group; each quotes it all."""
    if not spans or len(spans) > group.count:
        return
    start = min(edge[0], spans[0][0])
    end = max(edge[0], spans[-1][1])
    for first, last, place in spans:
        name = document.text[first:last]
        evidence = document.evidence(start, end)
        key = member_id(document.sha256, group.id, place)
        yield Membership(key, document.id, group, place, name, f"member.{edge[1]}", evidence)
