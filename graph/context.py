"""Context: which territory speaks in a document, and from which year.

In: the Document and the Links that its places surely are. Out: the Context that deixis and bare
names lean on, marked ``inferred`` where neither region nor issuer was stated. Example: the issuer
``鄂尔多斯市扶贫办`` gives 鄂尔多斯市 with the chain 鄂尔多斯市, 内蒙古自治区.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from graph.gazetteer import Gazetteer, Place
from graph.lexicon import alternation, read_rows
from graph.model import Context, Document
from graph.periods import Period, find_periods
from graph.place_readings import Link, read_hits

PROVINCE_WORDS = {
    row["word"]: f"place/{row['province']}" for row in read_rows("province_words.csv")
}
PROVINCE_WORD = re.compile(alternation(PROVINCE_WORDS))
# a province speaks when it has this share of all places named in a text
SHARE = 0.6
# 国务院办公厅 | 财政部、民政部: who speaks for no territory, whatever the text is about
NATIONAL = re.compile(
    r"国务院|中共中央|全国(?:人民代表大会|人大|政协)|中华人民共和国|国家(?!级|税务局.)|部(?:办公厅|、|和|$)"
)
# 我国粮食产量, 各地推进: a text that speaks of the nation as often as of one province
OF_NATION = re.compile(
    "我国|全国(?!人大|人民代表|政协|总工会|妇联|工商联)|全党|各地(?:区|方)?(?!州)|东中西部"
)
# 国内要闻简讯: each of its items speaks for itself
DIGEST = re.compile("快讯|简讯|简报|要闻|短讯|联播")
# 我市|海曙区: a text that speaks for the city of its counties
OUR_CITY = ("我市", "本市")
# 新华社某市1月2日电: where a report was sent from
DATELINE = re.compile(r"^[^，。：\n]{0,24}?\d{1,2}日[电讯](?:（[^（）]*）)?")
# 新华社北京|1月2日电, 发言人在北京|介绍
SENT_FROM = re.compile(r"(?:\d{1,2}月)?\d{1,2}日[电讯]")
TOLD_THERE = re.compile("介绍|表示|宣布|通报|举行|召开|说|发布|透露")
CAPITAL = "place/110000"
# 2018年甲县工作总结: a text of a kind that a territory issues, headed by its name
TITLED = re.compile(r"《?(?:中共)?(?:\d{4}年度?)?")
OFFICIAL = ("law", "plan", "opinion", "notice", "report")
# how far the head of a text reaches
HEAD = 400
# 2019年计划 | 确保2020年: a year that is still to come
TO_COME = re.compile(
    r"规划|(?<!完成)(?<!完成了)(?:计划(?!完成)|目标)|力争|争取|确保|[将拟](?!近|军|定)|预计|今后|未来|明年|下一步"
)
# 连续18年 | 已持续23年
LASTED = re.compile(r"(?:连续|持续|长达|历时)(\d{1,2})(?:多|余)?年")
UP_TO = re.compile("截[至止]到?$")
# 2019至2020年|两年间，|全市将: a clause that only tells a time
ADVERB = re.compile("(?:这?[两三四五六七八九十]年)?(?:期间|间|内|里)?，")
CLAUSE_END = re.compile(r"[，。；\n]")


def year_of(document: Document) -> int | None:
    """Return the year that a document speaks from: its date's, else the last that it tells of.

    A text that tells of no year speaks from the first one that its head plans for.
    """
    return document.year or last_year(document.text) or first_year(document.text[:HEAD])


def last_year(text: str) -> int | None:
    """Return the last year that a text tells of: no deadline, no year of a plan.

    Where it tells how that year ended, and of 今年, it speaks from the next one; where something
    began in that year and lasted (从1996年起，连续18年), from as many years on.
    """
    told = [one for one in find_periods(text, None) if is_told(text, one)]
    years = [(one.to_year or one.from_year, one) for one in told]
    last = max((year for year, _ in years if year is not None), default=None)
    if last is not None and all(one.kind == "since" for year, one in years if year == last):
        return last + max((int(hit[1]) for hit in LASTED.finditer(text)), default=0)
    ended = any(text[one.end - 1] in "底末" for year, one in years if year == last)
    return last + 1 if last is not None and ended and "今年" in text else last


def is_told(text: str, period: Period) -> bool:
    """Tell whether a period lies behind its text: 2013—2018年累计脱贫, and not 2020年目标."""
    if period.kind == "by":
        return UP_TO.search(text, max(0, period.start - 3), period.start) is not None
    if period.kind not in ("year", "range", "since"):
        return False
    start = max(text.rfind(mark, 0, period.start) for mark in "。；\n") + 1
    stop = CLAUSE_END.search(text, period.end)
    if (adverb := ADVERB.match(text, period.end)) is not None:
        stop = CLAUSE_END.search(text, adverb.end())
    return TO_COME.search(text, start, stop.start() if stop else len(text)) is None


def find_context(
    document: Document, gazetteer: Gazetteer, links: Sequence[Link], year: int | None
) -> Context:
    """Return the Context of a document; ``links`` are what its names may mean, in order."""
    for field, words in (("region", document.region), ("issuer", document.issuer)):
        place = name_place(words, gazetteer, year)
        if place is not None:
            return make_context(place, gazetteer, year, inferred=field in document.inferred)
    national = document.issuer is not None and NATIONAL.search(document.issuer) is not None
    place = None if national else head_of_title(document, gazetteer, year)
    if place is None and not national:
        place = infer_region(document, gazetteer, links, year)
    if place is None:
        return Context(year=year)
    return make_context(place, gazetteer, year, inferred=True)


def is_region_unknown(document: Document, gazetteer: Gazetteer, year: int | None) -> bool:
    """Say whether the region that metadata.csv states names no place."""
    return bool(document.region) and name_place(document.region, gazetteer, year) is None


def make_context(
    place: Place, gazetteer: Gazetteer, year: int | None, *, inferred: bool
) -> Context:
    """Return the Context of a territory: it and its parents."""
    return Context(place.id, place.name, gazetteer.chain(place.id), year, inferred)


def first_year(head: str) -> int | None:
    """Return the first year of the head of a text that is no deadline, of a range its first."""
    years = [one.from_year for one in find_periods(head, None) if one.kind in ("year", "range")]
    return years[0] if years else None


def name_place(words: str | None, gazetteer: Gazetteer, year: int | None) -> Place | None:
    """Return the innermost place at the head of a title or an issuer's name."""
    if not words:
        return None
    links = read_hits(gazetteer.find(words), gazetteer, year)
    found = None
    for link in links:
        if link.place is None or (found and not gazetteer.is_within(link.place.id, found.id)):
            continue
        found = link.place
    return found


def head_of_title(document: Document, gazetteer: Gazetteer, year: int | None) -> Place | None:
    """Return the innermost place that the title of an official text begins with."""
    if not document.title or document.genre not in OFFICIAL:
        return None
    words = TITLED.sub("", document.title, count=1)
    found, at = None, 0
    for link in read_hits(gazetteer.find(words), gazetteer, year):
        if link.hit.start != at or link.place is None:
            break
        if found is not None and not gazetteer.is_within(link.place.id, found.id):
            break
        found, at = link.place, link.hit.end
    return found


def infer_region(
    document: Document, gazetteer: Gazetteer, links: Sequence[Link], year: int | None
) -> Place | None:
    """Return the territory that a text without a stated one speaks for, if one stands out."""
    own = city_of_counties(document.text, gazetteer, links)
    if own is not None:
        return own
    counts = count_provinces(document.text, gazetteer, links)
    province, count = min(counts.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    if count == 0 or count < SHARE * sum(counts.values()):
        return None
    words = document.title or DATELINE.sub("", first_line(document.text))
    title = name_place(words, gazetteer, year)
    if title is None and DIGEST.search(words):
        return None
    if title is not None and gazetteer.is_within(title.id, province):
        return title
    others = read_hits(gazetteer.find(words), gazetteer, year)
    titled = any(gazetteer.is_within(one.id, province) for link in others for one in link.places)
    if not titled and len(OF_NATION.findall(document.text)) >= count:
        return None
    return gazetteer.places[province]


def city_of_counties(text: str, gazetteer: Gazetteer, links: Iterable[Link]) -> Place | None:
    """Return the one prefecture whose counties a text calls its own: 我市海曙区 -> 宁波市."""
    cities = {
        link.places[0].parent
        for link in links
        if text.startswith(OUR_CITY, max(0, link.hit.start - 2))
        and len(link.places) == 1
        and link.places[0].level == "county"
    }
    city = gazetteer.places.get(cities.pop() or "") if len(cities) == 1 else None
    return city if city is not None and city.level == "prefecture" else None


def first_line(text: str) -> str:
    """Return the first line that is not blank."""
    return text.lstrip().split("\n", 1)[0][:80]


def is_scene(text: str, link: Link) -> bool:
    """Tell whether a place is only where a report was sent from, or 北京 where it was told."""
    start, end = link.hit.start, link.hit.end
    told = text.startswith("在", start - 1) and TOLD_THERE.match(text, end) is not None
    capital = link.place is not None and link.place.id == CAPITAL
    return SENT_FROM.match(text, end) is not None or (told and capital)


def count_provinces(text: str, gazetteer: Gazetteer, links: Iterable[Link]) -> Counter[str]:
    """Return how often each province is named, by itself, by a place in it or by a word of it."""
    counts: Counter[str] = Counter()
    for link in links:
        if link.place is not None and link.rule != "sign" and not is_scene(text, link):
            province = gazetteer.chain(link.place.id)[-1]
            counts[province] += gazetteer.places[province].level == "province"
    for word in set(PROVINCE_WORD.findall(text)):
        counts[PROVINCE_WORDS[word]] += 1
    return counts
