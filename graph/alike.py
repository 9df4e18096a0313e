"""Keys that two names share when they name one thing, by tables of short forms and aliases.

In: the id of an entity, and the region of its documents. Out: a Key, or None where no rule knows
it. Example: the programmes 京蒙协作 and 京蒙对口帮扶 both have the key
(cooperation, place/110000, place/150000).
"""

from __future__ import annotations

import re
from functools import cache

from graph.actor_lexicon import load_agencies
from graph.alike_bodies import Key, find_owner, load_bodies, read_body, read_owned
from graph.gazetteer import Gazetteer, Place
from graph.lexicon import read_rows, read_words

# what two spellings of one name may differ in: marks left out, and the joint of a list
MARKS = re.compile(r"[“”‘’\"《》〈〉·•\s]|(?<!\d)[—－-]+(?!\d)")
JOINT = re.compile("、|和|及|与")
JOINTS = ("与", "和", "、", "对", "")


@cache
def load_names(sort: str) -> dict[str, str]:
    """Return the canonical name of each ``actor`` or ``programme`` known by its own name."""
    names: dict[str, str] = {}
    if sort == "actor":
        names |= {name: agency.name for name, agency in load_agencies().items()}
        names |= read_aliases("actor_aliases.csv")
    else:
        names |= read_aliases("programme_aliases.csv")
    for row in read_rows("successors.csv"):
        if row["scope"] == sort:
            names.setdefault(row["old"], row["old"])
            names.setdefault(row["new"], row["new"])
    return names


def read_aliases(table: str) -> dict[str, str]:
    """Return the name of each row of a table of aliases by each of its names."""
    names: dict[str, str] = {}
    for row in read_rows(table):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            names[name] = row["name"]
    return names


def find_key(entity: str, gazetteer: Gazetteer, region: str | None = None) -> Key | None:
    """Return the key of an actor, a programme or an unlinked name; None of anything else.

    ``region`` is the place id that all documents of the entity speak for, if it is one. An alias
    that is a local body's form as well (发改委) is no key: it may be the region's own.
    """
    kind, _, name = entity.partition("/")
    if kind not in ("actor", "name", "programme"):
        return None
    sort = "programme" if kind == "programme" else "actor"
    known = load_names(sort).get(name)
    if known is not None and (known == name or name not in load_bodies()):
        return Key(
            (sort, known),
            "alias",
            f"同为{known}的名称 / both are names of {known}",
            int(name != known),
        )
    if kind == "programme":
        return _read_cooperation(name, gazetteer) or _read_marked(name)
    return _read_company(name) or read_body(name, gazetteer, region) or read_owned(name, gazetteer)


def _read_company(name: str) -> Key | None:
    for form in sorted(read_words("legal_forms.csv"), key=len, reverse=True):
        if name.endswith(form) and len(name) > len(form) + 1:
            base = name.removesuffix(form)
            told = f"{base}集团"
            reason = f"同为{told}，仅企业形式不同 / both are {told} but for the legal form"
            return Key(("company", base), "legal_form", reason)
    return None


def _read_marked(name: str) -> Key:
    """Read a programme without its marks: “四个一”活动 is 四个一活动, 甲、乙行动 is 甲和乙行动."""
    bare = JOINT.sub("、", MARKS.sub("", name))
    return Key(("marked", bare), "marks", f"仅标点不同 / both are {bare} but for their marks")


def _read_cooperation(name: str, gazetteer: Gazetteer) -> Key | None:
    """Read two places and a form of cooperation: 京蒙协作, 北京市与内蒙古自治区扶贫协作."""
    forms = read_words("cooperation_forms.csv")
    for form in sorted(forms, key=len, reverse=True):
        pair = name.strip("“”").removesuffix(form)
        places = None if pair + form != name.strip("“”") else _read_pair(pair, gazetteer)
        if places is not None:
            ends = sorted(place.id for place in places)
            names = "与".join(sorted(place.name for place in places))
            reason = f"同为{names}的协作 / both name the cooperation of {names}"
            return Key(("cooperation", *ends), "cooperation", reason, forms.index(form))
    return None


def _read_pair(pair: str, gazetteer: Gazetteer) -> tuple[Place, Place] | None:
    compound = gazetteer.compounds.get(pair)
    if compound is not None:
        ids = [part for part in compound.parts if part is not None]
        if compound.kind != "pair" or len(ids) != 2:
            return None
        return gazetteer.places[ids[0]], gazetteer.places[ids[1]]
    for end in range(2, len(pair) - 1):
        left = find_owner(pair[:end], gazetteer)
        for joint in JOINTS if left is not None else ():
            if pair[end:].startswith(joint):
                right = find_owner(pair[end + len(joint) :], gazetteer)
                if left is not None and right is not None and left.id != right.id:
                    return left, right
    return None
