"""The spaCy pipeline that reads a document: one registry of components, each with what it
requires and assigns.

In: a Document. Out: a spaCy Doc whose text is the clean text, with

| attribute | type | set by |
|---|---|---|
| ``doc._.document`` | Document | ``read_document`` |
| ``doc._.sentences`` | list of (start, end) clean offsets | sentences |
| ``doc._.context`` | Context: what 自治区, 我市 and 去年 mean | places |
| ``doc._.mentions`` | list of Mention | places, actors, citations |
| ``doc._.facts`` | list of Fact | places, actors, citations, extraction |
| ``doc._.issues`` | list of Issue | all |
| ``doc.spans["place"]`` … | Spans of each kind of mention | spans |

A component is swapped or left out by name: ``load_language(exclude=("citations",))``. Example:
the Doc of ``京蒙协作`` holds the mentions 京 (北京市) and 蒙 (内蒙古自治区) and one aid fact.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from graph.actors import actor_facts, find_actors
from graph.citations import citation_facts, find_citations
from graph.extraction import EXTRACTORS
from graph.extraction.funding import without_carried
from graph.extraction.indicator_carried import without_counted
from graph.gazetteer import load_gazetteer
from graph.model import Context, Document
from graph.places import find_places, place_facts
from graph.sentences import split_sentences


class Component(NamedTuple):
    """One step of the pipeline: its function, what it needs before it, what it gives."""

    function: Callable[[Doc], Doc]
    requires: tuple[str, ...]
    assigns: tuple[str, ...]


def sentences(doc: Doc) -> Doc:
    """Set the spans of the sentences."""
    doc._.sentences = split_sentences(doc._.document.text)
    return doc


def places(doc: Doc) -> Doc:
    """Set the place mentions, the context that they give, and the place facts."""
    document = doc._.document
    mentions, doc._.context, issues = find_places(document, load_gazetteer(), doc._.sentences)
    doc._.mentions += mentions
    doc._.issues += issues
    doc._.facts += place_facts(document, mentions)
    return doc


def actors(doc: Doc) -> Doc:
    """Add the actor mentions and facts."""
    document = doc._.document
    of_place = [mention for mention in doc._.mentions if mention.kind == "place"]
    mentions = find_actors(document, doc._.context, of_place, doc._.sentences)
    doc._.mentions += mentions
    doc._.facts += actor_facts(document, mentions)
    return doc


def citations(doc: Doc) -> Doc:
    """Add the texts that the document names."""
    document = doc._.document
    of_actor = [mention for mention in doc._.mentions if mention.kind == "actor"]
    mentions = find_citations(document, doc._.context, of_actor)
    doc._.mentions += mentions
    doc._.facts += citation_facts(document, mentions)
    return doc


def extraction(doc: Doc) -> Doc:
    """Add the facts of each registered extractor."""
    for extract in EXTRACTORS.values():
        facts, issues = extract(doc._.document, doc._.context, doc._.sentences, doc._.mentions)
        doc._.facts += facts
        doc._.issues += issues
    doc._.facts = without_counted(without_carried(doc._.facts))
    return doc


def spans(doc: Doc) -> Doc:
    """Set ``doc.spans``, a group of labelled Spans for each kind of mention (for displaCy)."""
    for kind in ("place", "actor", "document"):
        group = [mention for mention in doc._.mentions if mention.kind == kind]
        doc.spans[kind] = [Span(doc, m.start, m.end, label=m.type or kind) for m in group]
    return doc


COMPONENTS: dict[str, Component] = {
    "sentences": Component(sentences, ("doc._.document",), ("doc._.sentences",)),
    "places": Component(
        places,
        ("doc._.sentences",),
        ("doc._.mentions", "doc._.context", "doc._.facts", "doc._.issues"),
    ),
    "actors": Component(
        actors, ("doc._.mentions", "doc._.context"), ("doc._.mentions", "doc._.facts")
    ),
    "citations": Component(
        citations, ("doc._.mentions", "doc._.context"), ("doc._.mentions", "doc._.facts")
    ),
    "extraction": Component(
        extraction, ("doc._.mentions", "doc._.context"), ("doc._.facts", "doc._.issues")
    ),
    "spans": Component(spans, ("doc._.mentions",), ("doc.spans",)),
}
EXTENSIONS = ("document", "sentences", "context", "mentions", "facts", "issues")


class Orths(dict[str, int]):
    """The hash of each character, which takes time to compute, once it was asked for."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self.vocab = vocab

    def __missing__(self, character: str) -> int:
        """Return the hash of a character that was not asked for yet, and keep it."""
        self[character] = self.vocab.strings.add(character)
        return self[character]


class CharacterTokenizer:
    """One token a character: a token's index is its clean offset, ``doc.text`` the text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.orths = Orths(vocab)

    def __call__(self, text: str) -> Doc:
        """Return the Doc of a text."""
        words = list(map(self.orths.__getitem__, text))
        # hashes are words too, which Doc's stub does not know
        return Doc(self.vocab, words=words, spaces=[False] * len(text))  # type: ignore[arg-type]


def load_language(exclude: tuple[str, ...] = ()) -> Language:
    """Return the pipeline: blank ``zh``, one token a character; nothing is downloaded."""
    register()
    nlp = spacy.blank("zh")
    nlp.tokenizer = CharacterTokenizer(nlp.vocab)
    for name in COMPONENTS:
        if name not in exclude:
            nlp.add_pipe(f"jiedui_{name}")
    return nlp


def register() -> None:
    """Register the extension attributes and the components with spaCy, once."""
    for name in EXTENSIONS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    for name, component in COMPONENTS.items():
        if not Language.has_factory(f"jiedui_{name}"):
            Language.component(
                f"jiedui_{name}",
                func=component.function,
                requires=list(component.requires),
                assigns=list(component.assigns),
            )


def read_document(nlp: Language, document: Document) -> Doc:
    """Return the Doc of a document with its mentions, facts and issues."""
    doc = nlp.tokenizer(document.text)
    doc._.document = document
    doc._.context = Context(year=document.year)
    for name in ("mentions", "facts", "issues"):
        setattr(doc._, name, [])
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc
