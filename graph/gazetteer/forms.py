"""Make the short and customary forms of official names by rule.

In: a division's name, short name and type. Out: pairs of form and kind of form. Example:
恩施土家族苗族自治州 gives 恩施 (short), 恩施州 and 恩施自治州 (customary); 科尔沁右翼前旗 gives
科右前旗.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# 科尔沁右翼前旗: a people or a tribe, a wing, a position
_WING = re.compile(r"^(.).+?([左右])翼([前中后])旗$")

# what may stand for the whole type word after the short name
_TAILS = {
    "自治区": ("自治区",),
    "自治州": ("州", "自治州"),
    "自治县": ("县", "自治县"),
    "自治旗": ("旗", "自治旗"),
    "矿区": ("区",),
}


def forms(name: str, short: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield (form, kind of form) of a division, the official name first, none twice."""
    yield name, "official"
    wing = _WING.match(name)
    if wing is not None:
        yield "".join(wing.groups()) + "旗", "customary"
    if short == name or short.endswith("族") or wing is not None or _is_bare_direction(name):
        return
    yield short, "short"
    for tail in _TAILS.get(kind, ()):
        if short + tail != name:
            yield short + tail, "customary"


def _is_bare_direction(name: str) -> bool:
    """Say whether a position before the type word bars the short form: 土默特左旗, 鄂托克前旗."""
    return name.endswith(("左旗", "右旗", "前旗", "中旗", "后旗")) and len(name) > 3
