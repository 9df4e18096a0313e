"""From a stretch of text that names an organisation to a Mention with its canonical name.

In: a Naming, what was read and by which construction. Out: a Mention. Example: 市委 with the
owner 呼和浩特市 is the Mention 呼和浩特市委, actor/呼和浩特市委.
"""

from __future__ import annotations

from dataclasses import replace

from graph.actor_lexicon import load_agencies
from graph.identity import actor_id, group_id
from graph.model import Mention
from graph.owners import Owner
from graph.records import record

# bodies of the state: their canonical name carries the owner's full name
STATE = frozenset({"party", "government", "agency", "court_procuratorate"})
# rules by which a body takes the place of another name
INHERITED = frozenset({"heir", "created"})
AS_WRITTEN = ("海关",)  # 青岛海关 keeps its short place: it serves more than the city
RANKS = frozenset("省市州盟县区旗镇乡村")


UNIVERSITIES = {
    "农大": "农业大学",
    "师大": "师范大学",
    "财大": "财经大学",
    "医大": "医科大学",
    "理工大": "理工大学",
    "工大": "工业大学",
    "科大": "科技大学",
    "林大": "林业大学",
}


@record(frozen=True, slots=True)
class Naming:
    """A span that names an organisation: ``prefix``, its owner's name, ``own``."""

    start: int
    end: int
    own: str
    type: str
    rule: str
    owner: Owner | None = None
    typed: bool = False
    fact: bool = True
    prefix: str = ""


def name_mention(text: str, naming: Naming, region: str | None) -> Mention:
    """Return the Mention of a naming: canonical name, id, fields."""
    name = canonical_name(text, naming)
    known = load_agencies().get(name)
    if known is not None and not naming.typed:
        name, kind = known.name, known.type
    else:
        kind = naming.type
    place = naming.owner.id if naming.owner else None
    entity = group_id(name, place or region) if naming.typed else actor_id(merged_name(name))
    return Mention(
        start=naming.start,
        end=naming.end,
        kind="actor",
        name=name,
        entity=entity,
        rule=naming.rule,
        type=kind,
        fields={"typed": naming.typed, "region": place, "fact": naming.fact},
    )


def canonical_name(text: str, naming: Naming) -> str:
    """Return the full name: bodies of the state and pointed owners take the owner's full name.

    A university's short form is written out: 某省农大 is 某省农业大学.
    """
    owner = naming.owner
    if naming.type == "school" and naming.own in UNIVERSITIES:
        naming = replace(naming, own=UNIVERSITIES[naming.own])
    if owner is None or not owner.name:
        return naming.own
    full = naming.type in STATE and not naming.prefix and naming.own not in AS_WRITTEN
    if full or naming.typed or owner.pointed or naming.rule in INHERITED:
        return naming.prefix + join_rank(owner.name, naming.own)
    return naming.prefix + text[owner.start : owner.end] + naming.own


def join_rank(place: str, own: str) -> str:
    """Return place and body as one name, the rank said once: 和田地区 + 地委 is 和田地委."""
    if place.endswith("地区") and own.startswith(("委", "地委")):
        return place.removesuffix("区") + own.removeprefix("地")
    if own.startswith("地委"):
        return place.removesuffix("市") + own
    if place.endswith(own[:1]) and own[:1] in RANKS:
        return place + own[1:]
    return place + own


def merged_name(name: str) -> str:
    """Return the name that the id hangs on: 政府 and 人民政府 are one body."""
    return name.replace("人民政府", "政府")
