"""Build the graph of who helps whom from a folder of Chinese policy texts.

In: files, folders and zip archives. Out: a folder with facts, graph, store and pages. Example:
``python build_graph.py my_documents --out my_graph`` reads every document of ``my_documents``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

import viz
from graph import __version__
from graph.building import build_document, build_readings, fingerprint_of
from graph.checking import check
from graph.clock import Clock
from graph.cluster import NoCluster
from graph.collecting import collect
from graph.columns import write_parquet
from graph.exit_members import Elsewhere
from graph.fingerprints import fingerprints
from graph.gazetteer import load_gazetteer
from graph.judged_rows import BadJudgements
from graph.judgements import Judgement, load_judgements
from graph.keeping import hash_inputs, hash_output
from graph.lines import read_lines
from graph.options import parse
from graph.output import PROGRAM, UnusableFolder, staged, write_json, write_lines
from graph.progress import announce, follow
from graph.rdf import linked, write_dataset
from graph.reading import Source, find_sources, is_there
from graph.readings import Readings, readings_file
from graph.reconciling import merge_lines, reconcile
from graph.results import Line
from graph.reviews import Review, load_reviews, reviews_folder
from graph.updating import Written, find_old, update_store


@dataclass(frozen=True, slots=True)
class Told:
    """What a build is told besides its documents; ``masked`` hides the names of persons."""

    judgements: Sequence[Judgement] = ()
    reviews: Mapping[str, Review] = field(default_factory=dict)
    masked: bool = False


class Read(NamedTuple):
    """What came of reading: the issues of what cannot be read, how many documents were read before,
    and the CPU seconds of each stage."""

    issues: list[Line]
    reused: int
    cpu: Counter[str]


class Built(NamedTuple):
    """What came of a build: how many documents were read before, which parts of the program have
    changed since, and whether nothing has: then the old output stays as it is."""

    reused: int
    changed: list[str]
    kept: bool


# warnings about what the user wrote or put there, not about what a document says
NOTED = ("own_output", "metadata", "region_unknown", "judgement_conflict", "judgement_link")


def main(arguments: list[str] | None = None) -> int:
    """Run; return 0: all read, 1: some could not be read, 2: wrong usage, 130: stopped."""
    options = parse(arguments)
    try:
        return run(options)
    except KeyboardInterrupt:
        kept = "what was read is kept for the next build"
        print(f"stopped; {options.out} was not half written; {kept}", file=sys.stderr)
        return 130


def run(options: argparse.Namespace) -> int:
    """Build what the options name and say what came of it."""
    missing = [path for path in options.paths if not is_there(path)]
    if missing:
        print(f"no such file or folder: {', '.join(map(str, missing))}", file=sys.stderr)
        return 2
    named = options.judgements and options.judgements.resolve()
    sources = [one for one in find_sources(options.paths) if one.path.resolve() != named]
    if not any(source.is_document for source in sources):
        say(issue for source in sources for issue in build_document(source).issues)
        print("no document found; name files, folders or zip archives", file=sys.stderr)
        return 2
    try:
        kept = options.reviews or reviews_folder(options.out)
        judgements = load_judgements(options.judgements, options.paths, kept)
        told = Told(judgements, load_reviews(kept), options.mask_persons)
        built = update(options, sources, told)
    except (UnusableFolder, BadJudgements, NoCluster) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    return report(options.out, built)


def update(options: argparse.Namespace, sources: list[Source], told: Told) -> Built:
    """Read the documents that are new; write the output, unless it is what it would be again."""
    out, fresh = options.out, options.fresh
    with (
        staged(out) as folder,
        Readings(readings_file(out), fingerprints(), fresh=fresh) as readings,
    ):
        clock = Clock()
        done = read(sources, readings, jobs=options.jobs, scheduler=options.scheduler)
        clock.lap("reading")
        inputs = hash_inputs(readings, done.issues, asdict(told))
        kept = readings.written("output") == hash_output(out, inputs)
        if not kept:
            build(done, folder, readings, told, before=out, clock=clock)
            readings.note_written("output", hash_output(folder, inputs))
        readings.forget_others()
        return Built(done.reused, readings.changed, kept)


def build(
    done: Read, out: Path, readings: Readings, told: Told, *, before: Path, clock: Clock
) -> None:
    """Write the graph and the pages of all that was read into ``out``.

    ``before`` is the output that takes its place: what is as it was written there is used.
    """
    issues = done.issues
    every = collect(readings, out)
    described, findings = every.described, every.findings
    issues += every.issues
    write_parquet(out / "facts.jsonl", out / "facts.parquet")
    write_lines(out / "sums.jsonl", findings)
    write_lines(out / "documents.jsonl", described)
    clock.lap("collecting")
    regions = {line["doc"]: line["region"] for line in described if line["region"]}
    facts = out / "facts.jsonl"
    elsewhere = Elsewhere(load_gazetteer())
    number = every.kinds.total()
    passing = elsewhere.watch(follow(read_lines(facts), "reconciling", number, "fact"))
    one = reconcile(linked(passing), told.judgements, regions=regions)
    members = elsewhere.complete(described, every.members)
    write_lines(out / "members.jsonl", members)
    write_lines(out / "merges.jsonl", merge_lines(one))
    issues += map(asdict, one.issues)
    clock.lap("reconciling")
    written = Written(**readings.written("store") or {})
    old = find_old(before, written)
    write = partial(write_dataset, findings=findings, issues=issues, members=members, one=one)
    quads = write(
        described, follow(read_lines(facts), "graph", number, "fact"), out / "graph.nq", old=old
    )
    clock.lap("graph")
    announce("store")
    stored = update_store(out, old, written, quads)
    clock.lap("store")
    validation, violations = check(out)
    clock.lap("validation")
    issues += violations
    write_lines(out / "issues.jsonl", issues)
    counts = {"documents": len(described), "quads": quads, "issues": len(issues)}
    counts |= {
        "judgements": len(told.judgements),
        "merges": len(one.merges),
        "changes": len(one.changes),
        "members": len(members),
    }
    counts |= {f"sums {v}": n for v, n in sorted(Counter(f["verdict"] for f in findings).items())}
    counts |= {f"facts {kind}": n for kind, n in sorted(every.kinds.items())}
    summary = {
        "program": PROGRAM,
        "version": __version__,
        "inputs": [{"file": d["file"], "sha256": d["sha256"]} for d in described],
        "counts": counts,
        "validation": validation,
        "mask_persons": told.masked,
    }
    write_json(out / "build.json", summary)
    announce("pages")
    viz.draw(out, reviews=told.reviews)
    clock.lap("pages")
    readings.note_written("store", asdict(stored))
    seconds = {"wall": clock.laps, "cpu": {k: round(v, 3) for k, v in done.cpu.items()}}
    write_json(out / "build.json", summary | {"seconds": seconds})


def read(sources: list[Source], readings: Readings, *, jobs: int, scheduler: str | None) -> Read:
    """Read every source whose result is not kept, and keep what came of it."""
    unread = [one for one in sources if not readings.find(one.id, fingerprint_of(one))]
    reused, issues, cpu = len(sources) - len(unread), list[Line](), Counter[str]()
    new = build_readings(unread, jobs, scheduler)
    for reading in follow(new, "reading", len(sources), "doc", done=reused):
        issues += reading.issues
        cpu.update(reading.seconds)
        if reading.doc is not None:
            readings.keep(reading.doc, reading.fingerprint, reading.packed)
    return Read(issues, reused, cpu)


def report(out: Path, built: Built) -> int:
    """Say what was built and name each document that could not be read."""
    counts = json.loads((out / "build.json").read_text(encoding="utf-8"))["counts"]
    issues = list(read_lines(out / "issues.jsonl"))
    say(issues)
    aid = counts.get("facts aid", 0)
    if built.changed:
        print(f"all was read anew: {', '.join(built.changed)} changed")
    again = f" ({built.reused} read before)" if built.reused else ""
    documents = f"{counts['documents']} documents{again}"
    stays = ", as it was: nothing has changed" if built.kept else ""
    print(f"{documents}, {aid} aid facts, {counts['quads']} quads: {out}{stays}")
    print(f"look: {out / 'index.html'}   ask: python -m queries --graph {out}")
    return 1 if any(issue["level"] == "error" for issue in issues) else 0


def say(issues: Iterable[Line]) -> None:
    """Print a line for each document that was not read and each fault of a table."""
    for issue in issues:
        note = issue["level"] == "warning" and issue["code"] in NOTED
        if issue["level"] == "error" or note:
            begin = "note" if note else "not read"
            print(f"{begin}: {issue['message']}; {issue['remedy']}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
