"""Stems: the possible names of towns and villages in a text, by suffix.

In: the clean text and the Mentions of larger places. Out: Stems. Example: ``阜平县骆驼湾村`` gives
the Stem 骆驼湾村 held by 阜平县; ``贫困村``, ``三个村`` and ``家乡`` give none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from graph.edges import is_too_long, left_edge
from graph.lexicon import alternation, read_rows
from graph.model import Mention
from graph.records import record

SUFFIXES = {row["suffix"]: row for row in read_rows("settlement_suffixes.csv")}
GENERICS = read_rows("settlement_generics.csv")
ANY = alternation(SUFFIXES)
# 石栏镇 | 子腊村 | 巴彦嘎查 | 甲村落户; but no 乡亲, 村镇, 村落, 屯田
SUFFIX = re.compile(
    rf"(?:{ANY})(?<!乡(?=[村镇亲土愁里间下情音贤友野邻]))"
    r"(?<!村(?=[镇里庄寨容貌企屯]|落(?!地(?!处)|[户脚])|村通))(?<!屯(?=[兵田垦村庄乡镇]))"
)
# 骆驼湾村民 is about 骆驼湾村 only where that village is known: 动员村民, 村干部
VILLAGES = ("村", "行政村")
OF_VILLAGE = frozenset("民官干级情委两务规史支党级口集")


# 石门镇|大湾村|党支部: behind what it lies in, a village's branch names the village
BRANCH = re.compile("党(?:支部|总支|组织)(?!副?书记)")


def generics(match: str) -> str:
    """Return the alternation of the generic words of one way to match."""
    return alternation(row["modifier"] for row in GENERICS if row["match"] == match)


NATIONALITY = alternation(
    row["phrase"] for row in read_rows("stops.csv") if row["phrase"].endswith("族")
)
# 共有|行政村90个, 下辖|嘎查村: what is counted is no name
COLLECTIVE = ("行政村", "嘎查村")
COUNTS = re.compile(r"(?:[有辖设含的部]|[\d一二三四五六七八九十百几数各每]个?)$")
COUNTED = "[一二两三四五六七八九十几数多这那哪每某][个座条所位批些户级名片处种]"
PEOPLE_OF = "[藏彝瑶壮侗]"  # 千年瑶乡 is no town, 雅瑶乡 is one
# 贫困村 | 三个村 | 新村 | 苗族村 | 家乡
GENERIC = re.compile(
    rf"(?:{generics('end')}|{COUNTED}|(?<!平)等(?:[两二三四五六七八九十\d]+个?)?)(?:{ANY})$|^(?:{generics('whole')}|{NATIONALITY}|(?:民|少数民|多民)族)(?:{ANY})$"
    rf"|(?:{generics('name')})$|^(?:..+)?{PEOPLE_OF}乡$"
)
# 岐山县|蒲村镇, 宜都市|枝城镇: towns behind a county, no 乡村镇; 温溪镇|寺下村, no 干部下村
BY_NAME = re.compile(
    "[^乡农山古老新城渔各以由从将把在为]村镇|[^县乡古新老省都大小中京各]城镇|[寺山岭桥坑塘岩石门田坪岗坡溪庙亭树崖洋坝墩湖]下村"
    "|[永兴泰仁义祥太安公三长中]和村|[一-鿿]{2}那村|(?:前进|跃进|建设|幸福|富强|振兴|工农)村"
)
# 新街镇, 黄沙街镇, not 各街镇, 相关街镇
STREET = re.compile("[^各个所全多和与及区市县数余些两本该在的关属辖有]{1,2}(?<![点扶动组])街镇")
# 石门镇|和平村, not 石门镇|和|平村
PEACE = re.compile(rf"和(?:平|谐|顺|睦|兴|合|庆|丰|乐|祥|美)(?:{ANY})")


@record(frozen=True, slots=True)
class Stem:
    """A possible name; ``holder`` is the Mention that it directly follows, if one.

    ``loose``: what follows the suffix makes a word with it (村民), or nothing shows where the
    name begins; then only a known name counts.
    """

    start: int
    end: int
    name: str
    suffix: str
    holder: Mention | None
    loose: bool


def of_village(text: str, end: int, *, held: bool) -> bool:
    """Tell whether what follows 村 makes a word with it: 村民, 村干部, 村党支部."""
    if text[end : end + 1] not in OF_VILLAGE:
        return False
    return not (held and BRANCH.match(text, end) is not None)


def find_stems(text: str, places: Sequence[Mention]) -> list[Stem]:
    """Return the Stems of a text, by start; ``places`` are by start and do not overlap."""
    stems: list[Stem] = []
    ends = [place.end for place in places]
    floor = 0
    for match in SUFFIX.finditer(text):
        before = bisect_right(ends, match.start())
        if before < len(places) and places[before].start < match.end():
            continue
        last = places[before - 1] if before else None
        if last is not None:
            floor = max(floor, last.end)
        holder = last if last is not None and last.end == floor else None
        stem = read_stem(text, match, floor, holder, listed=goes_on(text, stems))
        if stem is not None:
            stems.append(stem)
        if match.start() > floor:
            floor = match.end()
    return stems


def goes_on(text: str, stems: Sequence[Stem]) -> int | None:
    """Return where the next name of a list begins (甲社区、|乙社区), None where none is open."""
    last = stems[-1] if stems else None
    if last is None or last.loose or text[last.end : last.end + 1] not in ("、", "和", "及"):
        return None
    return last.end + 1


def read_stem(
    text: str, match: re.Match[str], floor: int, holder: Mention | None, *, listed: int | None
) -> Stem | None:
    """Return the name that ends with a suffix; None where the words before it are no name.

    ``listed`` is where a name of a list begins, one that needs no other bound.
    """
    suffix, end = match.group(), match.end()
    row = SUFFIXES[suffix]
    longest = int(row["longest"])
    inner = floor >= match.start() - longest and floor > 0
    first = max(floor, match.start() - longest - 1)
    start, bounded = left_edge(text, first, match.start(), inner=inner)
    if inner and not bounded and text[start] in "和、及" and not PEACE.match(text, start):
        start, bounded = start + 1, True
    held = inner and not bounded
    stem = text[start : match.start()]
    if suffix in COLLECTIVE and (len(stem) < 2 or COUNTS.search(stem)):
        return None
    # 甲街道办 is the street 甲街道, 乙行政村 the village 乙村
    name = stem + suffix.removesuffix("办").removeprefix("行政")
    if not stem or (
        GENERIC.search(name)
        and not (held and BY_NAME.fullmatch(name))
        and not STREET.fullmatch(name)
    ):
        return None
    loose = (
        (len(stem) == 1 and not held)
        or (suffix in VILLAGES and of_village(text, end, held=held or start == listed))
        or (text[start - 1 : start] == "“" and text[end : end + 1] == "”")
        or is_too_long(stem, longest)
        or not (held or (bounded and (row["alone"] == "yes" or start == listed)))
    )
    return Stem(start, end, name, suffix, None if loose or bounded else holder, loose)
