"""What each step of reading costs on one processor, without the work of keeping processes.

In: a folder of documents. Out: CPU seconds by step and the characters read. Example: the step
``places``; the names of the steps are those of the pipeline's components.
"""

from __future__ import annotations

import time
from collections import defaultdict
from itertools import islice
from pathlib import Path

from graph.language import COMPONENTS, load_language, read_document
from graph.model import Document, Issue
from graph.reading import find_sources
from graph.reading import read_document as read_source

WORDS = "赤峰市结对帮扶26个村。"


class Stopwatch:
    """Books CPU seconds to steps, each from the end of the step before."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.last = time.process_time()

    def lap(self, step: str) -> None:
        """Book the time since the last lap to a step."""
        now = time.process_time()
        self.seconds[step] += now - self.last
        self.last = now


def time_steps(folder: Path, most: int) -> tuple[dict[str, float], int]:
    """Return CPU seconds by step over the first ``most`` documents, and their raw characters."""
    watch = Stopwatch()
    nlp, tokens_only = load_language(), load_language(exclude=tuple(COMPONENTS))
    read_document(nlp, Document("-", "-", WORDS, WORDS, range(len(WORDS))))
    watch.lap("loading once")
    characters = 0
    for source in islice(find_sources([folder]), most):
        document = read_source(source)
        watch.lap("reading and repair")
        if isinstance(document, Issue):
            continue
        characters += len(document.raw)
        doc = read_document(tokens_only, document)
        watch.lap("tokens")
        for name, component in nlp.pipeline:
            doc = component(doc)
            watch.lap(name.removeprefix("jiedui_"))
    return dict(watch.seconds), characters
