"""该县, 该地区: a place pointed back at.

In: the clean text and the place mentions of a document. Out: Mentions of the place meant. Example:
``阿里地区海拔最高，两省对口支援该地区`` points at 阿里地区, the last place whose name ends so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from graph.model import Mention

# 该地区 | 该县
POINTER = re.compile(
    "该(?P<level>自治区|自治州|地区|省|市|州|盟|县|旗|区|乡|镇|村)(?![级委长域政府直])"
)


def find_anaphora(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return a Mention for each pointer that a place before it answers; ``mentions`` in order."""
    places = [one for one in mentions if one.kind == "place" and one.entity is not None]
    starts = [one.start for one in places]
    found = []
    for pointer in POINTER.finditer(text):
        before = places[: bisect_left(starts, pointer.start())]
        meant = next((one for one in reversed(before) if one.name.endswith(pointer["level"])), None)
        if meant is not None:
            found.append(
                replace(meant, start=pointer.start(), end=pointer.end(), rule="anaphora", fields={})
            )
    return found
