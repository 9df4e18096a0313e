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
from itertools import chain
from typing import Any

from graph.extraction.compounds import read_formulas, read_signs
from graph.extraction.constructions import Reading, read_constructions
from graph.extraction.mechanisms import mechanism_of
from graph.extraction.status import status_of
from graph.extraction.symbols import SymbolLine, symbolise
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
    ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
    for span, inside in with_mentions(sentences, ordered):
        if not CUE.search(document.text, *span):
            continue
        aids = list(read_sentence(document, context, span, inside))
        found += aids
        if not aids and STRONG.search(document.text, *span):
            issues.append(unread(document, span))
    return [fact_of(document, aid) for aid in once(found)], issues


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
    document: Document, context: Context, span: tuple[int, int], mentions: list[Mention]
) -> Iterator[Aid]:
    """Yield what one sentence says of aid."""
    phrases = find_phrases(document.text, span, mentions, context.region)
    symbols = symbolise(document.text, span, phrases)
    for reading in chain(
        read_signs(document.text, span, mentions),
        read_formulas(document.text, span, context.region),
        (in_text(symbols, reading) for reading in read_constructions(symbols)),
    ):
        yield from pairs_of(document, span, reading)


def pairs_of(document: Document, span: tuple[int, int], reading: Reading) -> Iterator[Aid]:
    """Yield one Aid per helper–recipient pair; 分别 with two equal lists pairs them in order."""
    helper = reading.helper or reading.staff
    if helper is None or reading.recipient is None:
        return
    start = min(reading.start, helper.start, reading.recipient.start)
    end = max(reading.end, helper.end, reading.recipient.end)
    words = document.text[start:end]
    before = document.text[span[0] : end]
    for one, other in pair_up(helper, reading.recipient, words):
        mechanism = mechanism_of(reading.cue, one, other, words)
        status = status_of(document, before, None)
        yield Aid(one, other, mechanism, status, start, end, f"aid.{reading.rule}")


def in_text(symbols: SymbolLine, reading: Reading) -> Reading:
    """Return a Reading of a symbolised line with its span in the clean text."""
    start, end = symbols.starts[reading.start], symbols.ends[reading.end - 1]
    return replace(reading, start=start, end=end)


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
    return list(kept.values())


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
        **aid.extra,
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
