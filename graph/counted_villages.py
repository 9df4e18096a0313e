"""Villages that a count sums up without a suffix of their own: 周庄、驼龙两个村.

In: the clean text. Out: Stems. Example: ``联系周庄、驼龙两个村`` gives 周庄村 and 驼龙村; a count
that is not that of the list, and names that end in a suffix themselves, give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.spelling import parse_numeral
from graph.stems import Stem

# what may stand right before the first name of such a list
EDGE = "是到在为和与向对给扶系访助包抓驻帮的村镇乡县区市旗"
NAME = f"(?![{EDGE}])[一-鿿]{{2,3}}?"
COUNTED = re.compile(
    f"(?<=[{EDGE}、，：（])(?P<names>{NAME}(?:、{NAME}){{0,7}}(?:、|和|与|及){NAME})"
    r"(?P<more>等)?(?P<count>[两二三四五六七八九十]|\d{1,2})个?"
    "(?:贫困|行政|重点|后进|薄弱|帮扶|深度贫困|建档立卡|脱贫|联系|包联|挂点|定点|示范|民族|自然){0,2}"
    "(?P<suffix>村|社区)(?![民干级情委务规史支党口集])"
)
SEPARATOR = re.compile("[、和与及]")
# these end a name of their own, or none
ENDS = tuple("省市县区乡镇村屯寨社组家户人们者年月等局委办部厅")


def counted_stems(text: str) -> list[Stem]:
    """Return a Stem for each village of a list that its count sums up, by start."""
    return [stem for match in COUNTED.finditer(text) for stem in stems_of(match)]


def stems_of(match: re.Match[str]) -> Iterator[Stem]:
    """Yield the Stems of one list, none where the count is not that of its names."""
    names = SEPARATOR.split(match["names"])
    count = match["count"]
    number = int(count) if count.isascii() else parse_numeral(count)
    if number is None or any(name.endswith(ENDS) for name in names):
        return
    if not (number >= len(names) if match["more"] else number == len(names)):
        return
    start = match.start("names")
    for name in names:
        suffix = match["suffix"]
        yield Stem(start, start + len(name), name + suffix, suffix, None, False)
        start += len(name) + 1
