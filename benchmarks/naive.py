"""The naive baseline of aid: places that meet in a sentence with a cue.

In: a Doc with sentences and place mentions. Out: the same Doc with its aid facts: the first place
of the sentence helps the second, by paired_assistance, ongoing. Example: ``北京市支援兴安盟`` is
read right, ``兴安盟得到北京市支援`` the wrong way round.
"""

from __future__ import annotations

from spacy.tokens import Doc

from graph.extraction.aid import CUE, with_mentions
from graph.identity import fact_id
from graph.model import Document, Fact, Mention


def naive(doc: Doc) -> Doc:
    """Add one aid fact for each sentence with a cue and two places."""
    document = doc._.document
    places = [m for m in doc._.mentions if m.kind == "place" and m.entity is not None]
    places.sort(key=lambda mention: mention.start)
    for span, inside in with_mentions(doc._.sentences, places):
        first_of = {mention.entity: mention for mention in reversed(inside)}
        if len(first_of) > 1 and CUE.search(document.text, *span):
            helper, recipient, *_ = sorted(first_of.values(), key=lambda m: m.start)
            doc._.facts.append(aid_of(document, helper, recipient))
    return doc


def aid_of(document: Document, helper: Mention, recipient: Mention) -> Fact:
    """Return the aid Fact of two places; its words reach from the one to the other."""
    evidence = document.evidence(helper.start, max(helper.end, recipient.end))
    key = fact_id(document.sha256, "aid", (helper.name, recipient.name), evidence.start)
    fields = {
        "helper": helper.name,
        "recipient": recipient.name,
        "mechanism": "paired_assistance",
        "status": "ongoing",
    }
    return Fact(document.id, "aid", fields, evidence, "naive", key)
