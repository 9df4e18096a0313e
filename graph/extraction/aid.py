"""Aid: who helps whom (docs/FACTS.md, kind ``aid``).

In: a Document with its context, sentences and mentions. Out: aid Facts, and an Issue for each
sentence with a cue that gave none. Example: ``鄂尔多斯市对口支援兴安盟`` gives the helper 鄂尔多斯市,
the recipient 兴安盟 and the mechanism paired_assistance.

The rules implement the annotation rules: names canonical, a group by its head phrase without its
count, one fact per helper–recipient pair, a group never expanded into its members, nothing where
no helper or no recipient can be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from typing import Any

from graph.extraction.amounts import read_numbers
from graph.extraction.compounds import read_formulas, read_regional, read_signs
from graph.extraction.constructions import Reading, read_constructions
from graph.extraction.mechanisms import mechanism_of
from graph.extraction.status import status_of
from graph.extraction.symbols import SymbolLine, symbolise
from graph.extraction.timeline import Timeline
from graph.extraction.topic import find_topic, read_topic, same_province
from graph.groups import End
from graph.identity import fact_id
from graph.model import Context, Document, Fact, Issue, Mention
from graph.phrases import Phrase, find_phrases

# A sentence without any of these cannot say who helps whom.
CUE = re.compile(
    r"支援|帮扶|帮助|扶持|结对|对口|协作|援[疆藏青建助外]|驻村|[包帮挂联][村户片县乡镇保扶联带建]|派驻|选派|派出|派遣|支教"
    r"|医疗队|第一书记|定点|资助|赞助|捐|驰援|联系|支持|带动"
)
STRONG = re.compile(r"对口|结对|定点(?:帮扶|扶贫)|援[疆藏青]|东西部|驻村|支教|包联|医疗队")
# 累计投入… | 其中… | 3年来…: a sentence that goes on about the relation before it
CONTINUES = re.compile(r"(?:累计|共|先后|已?投入|已?选派|引进|其中|目前|截至|仅|三年来|\d+年来|多年来|几年来|期间)")
NEVER_HELPED = ("agency", "party", "government", "bank", "military", "media", "court_procuratorate")
# the state as a whole is no helper beside others
STATE = ("中共中央", "国务院", "党中央")
# a group that is named for its aid: 定点帮扶单位, 受援县
HELPING = re.compile("帮扶|对口|支援|援疆|援藏|援青|受援|结对")


@dataclass(frozen=True, slots=True)
class Aid:
    """One helper–recipient pair as read, before repeats are joined."""

    helper: End
    recipient: End
    mechanism: str
    status: str
    start: int
    end: int
    rule: str
    extra: dict[str, Any] = field(default_factory=dict)


def extract_aid(
    document: Document,
    context: Context,
    sentences: Iterable[tuple[int, int]],
    mentions: list[Mention],
) -> tuple[list[Fact], list[Issue]]:
    """Return the aid facts of a document, one per pair and mechanism, and its unread cues."""
    found: list[Aid] = []
    issues: list[Issue] = []
    timeline = Timeline(document)
    ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
    topic = find_topic(document, ordered)
    before: list[Aid] = []
    for span, inside in with_mentions(sentences, ordered):
        aids: list[Aid] = []
        if CUE.search(document.text, *span):
            aids = list(read_sentence(document, context, span, inside, topic))
            if not aids and STRONG.search(document.text, *span):
                issues.append(unread(document, span))
        if not aids and before and CONTINUES.match(document.text, *span):
            add_numbers(document, before, span)
        before = with_numbers(document, span, aids, timeline)
        found += before
    return [fact_of(document, aid) for aid in once(found)], issues


def with_numbers(
    document: Document, span: tuple[int, int], aids: list[Aid], timeline: Timeline
) -> list[Aid]:
    """Return the Aids of a sentence with the time, money and people stated for them.

    Numbers belong to the last relation that began before them, all before the first to it.
    """
    aids = sorted(aids, key=lambda a: a.start)
    starts = sorted({aid.start for aid in aids})
    edges = dict(pairwise([*starts, span[1]]))
    for start, end in edges.items():
        group = [aid for aid in aids if aid.start == start]
        for aid in group:
            aid.extra["period"] = timeline.at(span[0], aid.end)
        add_numbers(document, group, (span[0] if start == starts[0] else start, end))
    return aids


def add_numbers(document: Document, group: list[Aid], span: tuple[int, int]) -> None:
    """Add the money and people of ``text[span]`` to a group of Aids, shared where they are several."""
    amounts, staff = read_numbers(document, span, group[0].status)
    for aid in group:
        for name, items in (("amounts", amounts), ("staff", staff)):
            if items:
                aid.extra[name] = [*aid.extra.get(name, ()), *items]
                aid.extra["shared"] = True if len(group) > 1 else None


def with_mentions(
    sentences: Iterable[tuple[int, int]], mentions: list[Mention]
) -> Iterator[tuple[tuple[int, int], list[Mention]]]:
    """Yield each sentence with the mentions inside it; both come in order."""
    index = 0
    for start, end in sentences:
        inside = []
        while index < len(mentions) and mentions[index].start < end:
            if mentions[index].start >= start and mentions[index].end <= end:
                inside.append(mentions[index])
            index += 1
        yield (start, end), inside


def read_sentence(
    document: Document,
    context: Context,
    span: tuple[int, int],
    mentions: list[Mention],
    topic: End | None,
) -> Iterator[Aid]:
    """Yield what one sentence says of aid; ``topic`` is the recipient that it may leave out."""
    phrases = find_phrases(document.text, span, mentions, context.region)
    symbols = symbolise(document.text, span, phrases)
    readings = list(chain(
        read_signs(document.text, span, mentions),
        read_formulas(document.text, span, context.region),
        read_regional(symbols, mentions),
        (in_text(symbols, reading) for reading in read_constructions(symbols)),
    ))
    aids = [aid for reading in readings for aid in pairs_of(document, span, reading)]
    if not aids and topic is not None:
        aids = [aid for one in read_topic(symbols, topic) for aid in pairs_of(document, span, one)]
    yield from aids


def pairs_of(document: Document, span: tuple[int, int], reading: Reading) -> Iterator[Aid]:
    """Yield one Aid per helper–recipient pair; 分别 with two equal lists pairs them in order."""
    helper = reading.helper or reading.staff
    if helper is None or reading.recipient is None:
        return
    stated = [one for one in (helper, reading.recipient) if one.end]
    start = min(reading.start, *(one.start for one in stated))
    end = max(reading.end, *(one.end for one in stated))
    if not is_plausible(reading, helper, reading.recipient):
        return
    words = document.text[start:end]
    before = document.text[span[0] : end]
    for one, other in pair_up(helper, reading.recipient, words):
        sent = reading.staff.ends[0] if reading.staff else None
        mechanism = mechanism_of(reading.cue, one, other, words, sent)
        status = status_of(document, before, None)
        yield Aid(one, other, mechanism, status, start, end, f"aid.{reading.rule}")


def in_text(symbols: SymbolLine, reading: Reading) -> Reading:
    """Return a Reading of a symbolised line with its span in the clean text."""
    start, end = symbols.starts[reading.start], symbols.ends[reading.end - 1]
    return replace(reading, start=start, end=end)


def is_plausible(reading: Reading, helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether the ends can be what the construction needs: a bank lends, media only tell."""
    if any(end.type in NEVER_HELPED for end in recipient.ends):
        return False
    if any(end.type == "media" or end.name in STATE for end in helper.ends):
        return False
    if any(within(end, other) for end in helper.ends for other in recipient.ends):
        return False
    if reading.rule == "lends":
        return all(end.type == "bank" for end in helper.ends)
    if reading.rule == "docks":
        return any(HELPING.search(end.name) for end in helper.ends)
    if reading.rule == "elided_weak":
        return any(HELPING.search(end.name) for end in recipient.ends)
    return True


def within(helper: End, recipient: End) -> bool:
    """Tell whether a helping place lies in the province that it would help (拉萨市, 西藏自治区)."""
    return recipient.id.endswith("0000") and helper.type == "place" and same_province(helper, recipient)


def pair_up(helper: Phrase, recipient: Phrase, words: str) -> Iterator[tuple[End, End]]:
    """Yield the pairs of two lists: in order behind 分别, else each with each."""
    if "分别" in words and len(helper.ends) == len(recipient.ends) > 1:
        yield from zip(helper.ends, recipient.ends, strict=True)
        return
    for one in helper.ends:
        for other in recipient.ends:
            if one.name != other.name:
                yield one, other


def once(found: list[Aid]) -> list[Aid]:
    """Return the first Aid of each helper, recipient and mechanism, in order of the text."""
    kept: dict[tuple[str, str, str], Aid] = {}
    for aid in sorted(found, key=lambda a: (a.start, a.end)):
        kept.setdefault((aid.helper.name, aid.recipient.name, aid.mechanism), aid)
    aids = list(kept.values())
    return [aid for aid in aids if not any(is_fuller(other, aid) for other in aids)]


def is_fuller(other: Aid, aid: Aid) -> bool:
    """Tell whether another Aid names the same helping group more fully: 援疆省市, 省市."""
    return (
        other is not aid
        and other.recipient.name == aid.recipient.name
        and other.helper.name != aid.helper.name
        and other.helper.name.endswith(aid.helper.name)
        and aid.helper.id.startswith("group/")
        and other.mechanism == aid.mechanism
        and aid.helper.count in (None, other.helper.count)
    )


def fact_of(document: Document, aid: Aid) -> Fact:
    """Return the Fact of an Aid."""
    evidence = document.evidence(aid.start, aid.end)
    fields = {
        "helper": aid.helper.name,
        "helper_id": aid.helper.id or None,
        "helper_type": aid.helper.type,
        "recipient": aid.recipient.name,
        "recipient_id": aid.recipient.id or None,
        "recipient_type": aid.recipient.type,
        "mechanism": aid.mechanism,
        "status": aid.status,
        "helper_count": aid.helper.count,
        "recipient_count": aid.recipient.count,
        **{name: aid.extra.get(name) for name in ("period", "amounts", "staff", "shared")},
    }
    names = (aid.helper.name, aid.recipient.name)
    key = fact_id(document.sha256, "aid", names, evidence.start)
    return Fact(document.id, "aid", fields, evidence, aid.rule, key)


def unread(document: Document, span: tuple[int, int]) -> Issue:
    """Return the Issue for a sentence with a cue of aid that gave no fact."""
    start = document.offsets[span[0]]
    words = document.text[span[0] : min(span[1], span[0] + 60)]
    return Issue(
        "info",
        "cue_without_fact",
        document.id,
        document.file,
        start,
        f"a cue of aid, but no helper and recipient could be read: {words!r}",
        "read the sentence; add the construction or the name to the lexicon if it states aid",
    )
