"""What becomes of an aid relation that was read, and of a sentence that gave none.

In: an Aid, or the span of a sentence. Out: the Fact with the fields of docs/FACTS.md, or an Issue.
Example: the Aid of ``鄂尔多斯市对口支援兴安盟`` becomes a Fact of kind ``aid``.
"""

from __future__ import annotations

from typing import Any

from graph.extraction.constructions import Reading
from graph.extraction.pairs import Aid
from graph.identity import fact_id
from graph.model import Document, Fact, Issue

# the share of the facts of a rule that was right in texts on which nothing was mended, where that
# is so low that a reader must know it (docs/EVALUATION.md)
CONFIDENCE = {"aid.weighed": 0.5}


def fact_of(document: Document, aid: Aid) -> Fact:
    """Return the Fact of an Aid."""
    evidence = document.evidence(aid.start, aid.end)
    extra = ("period", "amounts", "staff", "shared", "programme")
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
        **{name: aid.extra.get(name) for name in extra},
        "confidence": CONFIDENCE.get(aid.rule),
    }
    names = (aid.helper.name, aid.recipient.name)
    key = fact_id(document.sha256, "aid", names, evidence.start)
    return Fact(document.id, "aid", fields, evidence, aid.rule, key)


def unread(document: Document, span: tuple[int, int]) -> Issue:
    """Return the Issue for a sentence with a cue of aid that gave no fact."""
    words = document.text[span[0] : min(span[1], span[0] + 60)]
    return Issue(
        "info",
        "cue_without_fact",
        document.id,
        document.file,
        document.offsets[span[0]],
        f"a cue of aid, but no helper and recipient could be read: {words!r}",
        "read the sentence; add the construction or the name to the lexicon if it states aid",
    )


def with_money(document: Document, reading: Reading, *, shared: bool) -> dict[str, Any]:
    """Return the money that a Reading states by itself, with its starts in the raw text."""
    if not reading.amounts:
        return {}
    amounts = [one | {"start": document.offsets[one["start"]]} for one in reading.amounts]
    return {"amounts": amounts, "shared": shared or None}
