"""Places: every mention of a territory in a Document, linked to the gazetteer.

In: a Document, the gazetteer and the sentences. Out: Mentions (by start), the Context and Issues.
Example: in a text of 呼和浩特市 ``我市向土左旗派驻督导组`` gives 呼和浩特市 (deixis) and
土默特左旗.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from graph.areas import find_areas
from graph.context import find_context, is_region_unknown, year_of
from graph.deixis import find_deixis
from graph.edges import EDGE
from graph.gazetteer import Gazetteer, Hit
from graph.identity import fact_id
from graph.lexicon import alternation, read_words
from graph.linking import link_hits
from graph.model import Candidate, Code, Context, Document, Fact, Issue, Level, Mention
from graph.place_mentions import mention_place
from graph.place_readings import Link, read_hits
from graph.settlements import find_settlements
from graph.town_lists import find_town_lists

# 北京(师范)大学 | 江苏银行 | 伊犁河 | 益阳舰: a short form inside the name of something else
WORD = r"[^\W\d_各个多所名位家、省市县区州旗盟]{0,4}?"
NAME = re.compile(
    rf"(?:{WORD}(?:{alternation(read_words('organisation_heads.csv'))})|河(?![北南套西东])|湖(?![北南])|江(?![西苏])|峡谷|舰)"
)
# 我县|官舟镇, 该县|大坪村: what lies in the place that a word points at
OURS = frozenset("我本该")
# 中老铁路 | 中俄边境: what follows a compound that begins with China's own sign
AMONG_COUNTRIES = re.compile(
    r"两国|双方|边境|边界|关系|友好|友谊|合作|铁路|口岸|经贸|贸易|双边|传统|建交|联合|战略|经济|文化|之间|跨境"
)
# 村子在山东边 | 离海南部不远: a side of a hill or a sea, no province
SIDED = re.compile("[山海河湖江][东西南北]")
SIDE = re.compile(
    "部(?![分队署级门委落位])|边(?![远境防疆陲区关民])|侧(?!重)|[岸坡麓缘]|面(?=[的是，。；])"
)
SET_PHRASE = re.compile(alternation(read_words("set_phrases.csv")))
FULL = frozenset("省市区县州盟旗")


def find_places(
    document: Document, gazetteer: Gazetteer, sentences: list[tuple[int, int]]
) -> tuple[list[Mention], Context, list[Issue]]:
    """Return all place Mentions of a Document by start, its Context, and what stayed open.

    Ambiguous names have no entity, but candidates, and an Issue ``place_ambiguous``.
    """
    text = document.text
    hits = find_hits(text, gazetteer)
    year = year_of(document)
    read = read_hits(hits, gazetteer, year)
    context = find_context(document, gazetteer, read, year)
    links = link_hits(text, read, gazetteer, context, [start for start, _ in sentences])
    following = [*(link.hit.start for link in links), len(text)][1:]
    mentions = [
        mention_link(text, link, at, gazetteer) for link, at in zip(links, following, strict=False)
    ]
    pointed, open_words = find_deixis(text, gazetteer, context, mentions)
    ours = [one for one in pointed if text[one.start] in OURS]
    settled = find_settlements(text, gazetteer, merge([*mentions, *ours]))
    listed = find_town_lists(text, gazetteer, mentions)
    areas = find_areas(text, gazetteer, context, mentions)
    found = merge([*listed, *mentions, *settled, *pointed, *areas])
    issues = list_issues(document, context, found, open_words)
    if is_region_unknown(document, gazetteer, year):
        message = f"{document.file}: its region {document.region!r} names no place that is known"
        remedy = "write its full official name"
        issues.insert(0, issue(document, "warning", "region_unknown", None, message, remedy))
    return found, context, issues


def find_hits(text: str, gazetteer: Gazetteer) -> list[Hit]:
    """Return the gazetteer's hits, without those inside a set phrase (长治久安, 京津风沙源)."""
    hits = gazetteer.find(text)
    barred: set[int] = set()
    for match in SET_PHRASE.finditer(text):
        barred.update(range(*match.span()))
    return [
        hit
        for hit in hits
        if not barred.intersection((hit.start, hit.end - 1))
        and is_meant(text, hit, gazetteer)
        and not is_side(text, hit)
        and not is_number(text, hit)
    ]


def is_number(text: str, hit: Hit) -> bool:
    """Tell whether a name begins with the end of a number: 10万|山区群众, not 万山区."""
    return hit.surface[0] == "万" and text[hit.start - 1 : hit.start].isdigit()


def is_side(text: str, hit: Hit) -> bool:
    """Tell whether two signs that spell a province tell a side of a hill, river or sea: 山东边."""
    return SIDED.fullmatch(hit.surface) is not None and SIDE.match(text, hit.end) is not None


def is_meant(text: str, hit: Hit, gazetteer: Gazetteer) -> bool:
    """Tell whether a sign of a country stands among countries: 中老铁路, but not 户中老弱病残."""
    compound = gazetteer.compounds.get(hit.compound or "")
    if compound is None or compound.kind != "countries" or compound.parts[0] is not None:
        return True
    at = hit.end + len(compound.surface) - 1 - compound.surface.index(hit.surface)
    return AMONG_COUNTRIES.match(text, at) is not None


def merge(mentions: Iterable[Mention]) -> list[Mention]:
    """Return Mentions by start; a name inside a longer one stays only under its own part of it.

    A division stays beside its part (锡林郭勒盟 in 锡林郭勒盟西南部); else the longer name counts.
    """
    kept: list[Mention] = []
    over: Mention | None = None
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if over is None or mention.start >= over.end:
            over = mention
        elif not keeps(over, mention):
            continue
        kept.append(mention)
    return kept


def keeps(over: Mention, inner: Mention) -> bool:
    """Tell whether a Mention inside a longer one counts by itself."""
    return over.rule in ("part", "zone") and inner.start == over.start and inner.end < over.end


def mention_link(text: str, link: Link, following: int, gazetteer: Gazetteer) -> Mention:
    """Return the Mention of a Link; an open one keeps its surface as name and its candidates.

    ``following`` is where the next Link begins: a name of something else ends before it.
    """
    start, end = link.hit.start, link.hit.end
    if link.place is None:
        candidates = tuple(Candidate(p.id, p.name, "same name") for p in link.places)
        return Mention(
            start, end, "place", link.hit.surface, None, "ambiguous", candidates=candidates
        )
    other = None if text[end - 1] in FULL else NAME.match(text, end)
    inside = other is not None and other.end() <= following and not EDGE.search(other.group())
    fields = {"inside": "name"} if inside else None
    return mention_place(link.place, start, end, link.rule, gazetteer, fields=fields)


def list_issues(
    document: Document,
    context: Context,
    mentions: Sequence[Mention],
    open_words: Sequence[tuple[int, str]],
) -> list[Issue]:
    """Return the Issues of a document's places: each ambiguous name and open word once."""
    issues = []
    if context.inferred and any(mention.rule in ("deixis", "issuer") for mention in mentions):
        message = f"the region that speaks is inferred from the text: {context.region_name!r}"
        issues.append(issue(document, "info", "context_inferred", None, message, "state region"))
    seen: set[str] = set()
    for mention in mentions:
        if mention.entity is None and mention.name not in seen:
            seen.add(mention.name)
            names = ", ".join(f"{c.name} ({c.entity})" for c in mention.candidates)
            message = f"{mention.name!r} may be {names or 'in any county'}"
            issues.append(
                issue(
                    document, "warning", "place_ambiguous", mention.start, message, "state region"
                )
            )
    for start, word in open_words:
        if word not in seen:
            seen.add(word)
            message = f"{word!r} points at a territory that the text does not tell"
            issues.append(issue(document, "info", "deixis_open", start, message, "state region"))
    return issues


def issue(
    document: Document, level: Level, code: Code, start: int | None, message: str, remedy: str
) -> Issue:
    """Return an Issue of a document; ``start`` is a clean offset, the Issue's is raw."""
    raw = None if start is None else document.offsets[start]
    remedy = f"{remedy} in metadata.csv"
    return Issue(level, code, document.id, document.file, raw, message, remedy)


def place_facts(document: Document, mentions: Sequence[Mention]) -> list[Fact]:
    """Return one Fact a place of a Document, with its first mention as Evidence, by start."""
    facts: dict[str, Fact] = {}
    for mention in mentions:
        entity = mention.entity
        if mention.kind != "place" or entity is None or "inside" in mention.fields:
            continue
        if entity not in facts:
            facts[entity] = place_fact(document, mention)
    return sorted(facts.values(), key=lambda fact: fact.evidence.start)


def place_fact(document: Document, mention: Mention) -> Fact:
    """Return the Fact that a Document names a place."""
    evidence = document.evidence(mention.start, mention.end)
    key = fact_id(document.sha256, "place", (mention.entity or "",), evidence.start)
    fields = {
        "name": mention.name,
        "place_id": mention.entity,
        "code": mention.fields.get("code"),
        "within": mention.within,
        "level": mention.type,
    }
    return Fact(document.id, "place", fields, evidence, mention.rule, key)
