"""Counties that leave the poverty list, as members of the groups of poverty counties they leave.

In: a Document, or the facts of all documents, and Groups. Out: Memberships, or their lines.
Example: with 35个贫困县 of 新疆维吾尔自治区, 民丰县 that exits in 2016 is a member; of 31个国贫旗县
a county is one only where the words of its exit say so: 国家级贫困县武川县退出.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from graph.gazetteer import Gazetteer
from graph.identity import member_id
from graph.lexicon import alternation
from graph.members import Group, Line, Membership, find_groups, load_kinds
from graph.model import Document, Evidence

# the names of the counties' class may stand right before the list: 国家级贫困县甲县和乙县
BEFORE = 16
BREAK = re.compile(r"[，。；：\n]")


def find_exits(
    document: Document, group: Group, facts: Iterable[Line], gazetteer: Gazetteer
) -> Iterator[Membership]:
    """Yield the counties whose exit is told in words that name the group, or from the group.

    The poverty counties of a region must be no fewer than the exits told; where the group may not
    be the whole of them, they must be as many.
    """
    exits = [fact for fact in facts if fact["kind"] == "exit" and fact.get("place_id")]
    inside = [fact for fact in exits if lies_inside(fact["place_id"], group, gazetteer)]
    told = len({fact["place_id"] for fact in inside})
    left = is_list(group) and (told == group.count or (group.whole and told < group.count))
    for fact in inside:
        evidence = Evidence(fact["start"], fact["quote"])
        named = None if left else find_naming(document, evidence, group)
        if left or named is not None:
            key = member_id(document.sha256, group.id, fact["place_id"])
            ends = (group, fact["place_id"], fact["place"], "member.exit")
            yield Membership(key, document.id, *ends, named or evidence)


def lies_inside(place: str, group: Group, gazetteer: Gazetteer) -> bool:
    """Say whether a place of the gazetteer may be a member by where it lies."""
    if place not in gazetteer.places:
        return False
    return group.region is None or gazetteer.is_within(place, group.region)


def is_list(group: Group) -> bool:
    """Say whether a group is plainly the poverty counties of a region, which an exit leaves."""
    return group.kind == "any" and group.region is not None


def find_naming(document: Document, evidence: Evidence, group: Group) -> Evidence | None:
    """Return the words of an exit together with those in them or before them that name a group."""
    first = bisect_left(document.offsets, evidence.start)
    last = bisect_left(document.offsets, evidence.start + len(evidence.quote))
    breaks = [m.end() for m in BREAK.finditer(document.text, max(0, first - BEFORE), first)]
    floor = breaks[-1] if breaks else max(0, first - BEFORE)
    names = [n for n, kind in load_kinds().items() if kind == group.kind and kind != "any"]
    found = re.search(alternation({group.name, *names}), document.text[floor:last])
    if found is None or is_other(document.text[floor:last], found):
        return None
    return document.evidence(min(first, floor + found.start()), last)


def is_other(words: str, found: re.Match[str]) -> bool:
    """Say whether the name found is only the end of another: 贫困县 of 国家级贫困县."""
    longer = re.search(alternation(load_kinds()), words)
    return longer is not None and longer.end() == found.end() and longer.start() < found.start()


@dataclass(slots=True)
class Elsewhere:
    """The exits of all documents and the groups that they count, noted as the facts pass by."""

    gazetteer: Gazetteer
    groups: list[Group] = field(default_factory=list)
    exits: list[Line] = field(default_factory=list)

    def watch(self, facts: Iterable[Line]) -> Iterator[Line]:
        """Yield the facts as they are, noting their groups and exits."""
        for fact in facts:
            if fact["kind"] in ("aid", "indicator"):
                groups = find_groups([fact], self.gazetteer)
                self.groups += [one for one in groups if one.whole and is_list(one)]
            elif fact["kind"] == "exit" and fact.get("place_id"):
                self.exits.append(fact)
            yield fact

    def complete(self, documents: Iterable[Line], members: Iterable[Line]) -> list[Line]:
        """Return the members by document, with those whose exit another document tells.

        ``documents`` and ``members`` are the lines of documents.jsonl and those that each document
        gives; a county that exits is a member of the poverty counties that any document counts.
        """
        found = {(line["doc"], line["group_id"], line["place_id"]): line for line in members}
        contents = {line["doc"]: line["sha256"] for line in documents}
        most: dict[str, Group] = {}
        for group in self.groups:
            most[group.id] = max(group, most.get(group.id, group), key=lambda one: one.count)
        for group in most.values():
            inside = [f for f in self.exits if lies_inside(f["place_id"], group, self.gazetteer)]
            if len({fact["place_id"] for fact in inside}) <= group.count:
                for fact in inside:
                    line = to_line(fact, group, contents[fact["doc"]])
                    found.setdefault((line["doc"], line["group_id"], line["place_id"]), line)
        order = itemgetter("doc", "start", "group_id", "place_id")
        return sorted(found.values(), key=order)


def to_line(fact: Line, group: Group, content: str) -> Line:
    """Return the line of members.jsonl of an exit."""
    member = Membership(
        member_id(content, group.id, fact["place_id"]),
        fact["doc"],
        group,
        fact["place_id"],
        fact["place"],
        "member.exit",
        Evidence(fact["start"], fact["quote"]),
    )
    return member.to_json()
