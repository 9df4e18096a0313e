"""Place mentions: a place and a span in, the Mention with its canonical names out.

Example: 兴安盟 at [3, 6) gives the Mention 兴安盟 within 内蒙古自治区, level prefecture, code
152200.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.gazetteer import Gazetteer, Place
from graph.model import Mention


def mention_place(
    place: Place,
    start: int,
    end: int,
    rule: str,
    gazetteer: Gazetteer,
    *,
    fields: Mapping[str, Any] | None = None,
) -> Mention:
    """Return the Mention of a gazetteer place at clean offsets ``start`` to ``end``."""
    parent = gazetteer.places.get(place.parent) if place.parent else None
    return Mention(
        start,
        end,
        "place",
        place.name,
        place.id,
        rule,
        type=place.level,
        within=parent.name if parent else None,
        fields={"code": place.code, "level": place.level, **(fields or {})},
    )


def is_route_end(text: str, mention: Mention) -> bool:
    """Tell whether a Mention is an end of a way: 甲县至|乙县公路. Nothing is told of it."""
    before = text[mention.start - 2 : mention.start]
    return before.endswith("至") and before[:1] not in ("年", "月", "日", "截")


def mention_named(
    name: str, key: str, level: str, span: tuple[int, int], rule: str, within: str | None
) -> Mention:
    """Return the Mention of a place without a code: a village, a zone, a group, an area."""
    return Mention(
        *span,
        "place",
        name,
        f"place/{key}",
        rule,
        type=level,
        within=within,
        fields={"level": level},
    )


def seat(mention: Mention, gazetteer: Gazetteer) -> str | None:
    """Return the prefecture or province in which what lies inside a mentioned place is.

    Of a county that is its prefecture (a province without one between), of a prefecture itself.
    """
    place = gazetteer.places.get(mention.entity or "")
    if place is None:
        return mention.within
    if place.level != "county" or place.parent is None:
        return place.name
    return gazetteer.places[place.parent].name
