"""Extractors: one file a kind of fact.

An Extractor takes (document, context, sentences, mentions) and returns (facts, issues). To add a
kind: write ``extraction/<kind>.py``, register it here, add a block to ontology.ttl and cases.
"""

from __future__ import annotations

from collections.abc import Callable

from graph.extraction.aid import extract_aid
from graph.extraction.exit import extract_exit
from graph.extraction.funding import extract_funding
from graph.extraction.indicator import extract_indicator
from graph.extraction.programme import extract_programme
from graph.extraction.responsibility import extract_responsibility
from graph.model import Context, Document, Fact, Issue, Mention

Extractor = Callable[
    [Document, Context, list[tuple[int, int]], list[Mention]], tuple[list[Fact], list[Issue]]
]

EXTRACTORS: dict[str, Extractor] = {
    "aid": extract_aid,
    "funding": extract_funding,
    "indicator": extract_indicator,
    "exit": extract_exit,
    "programme": extract_programme,
    "responsibility": extract_responsibility,
}
