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
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from tqdm import tqdm

import viz
from graph import __version__
from graph.building import Line, Result, build_document, build_documents
from graph.checking import check
from graph.clock import Clock
from graph.columns import write_parquet
from graph.exit_members import Elsewhere
from graph.gazetteer import load_gazetteer
from graph.judged_rows import BadJudgements
from graph.judgements import Judgement, load_judgements
from graph.options import parse
from graph.output import PROGRAM, UnusableFolder, staged, write_json, write_lines, write_raw
from graph.rdf import linked, write_dataset
from graph.reading import Source, find_sources, is_there
from graph.reconciling import merge_lines, reconcile
from graph.reposts import mark_reposts
from graph.reviews import Review, load_reviews, reviews_folder
from graph.spool import Spool, read_lines
from graph.store import write_store

# warnings about what the user wrote or put there, not about what a document says
NOTED = ("own_output", "metadata", "region_unknown", "judgement_conflict", "judgement_link")


def main(arguments: list[str] | None = None) -> int:
    """Run; return 0: all read, 1: some could not be read, 2: wrong usage, 130: stopped."""
    options = parse(arguments)
    try:
        return run(options)
    except KeyboardInterrupt:
        print(f"stopped; {options.out} was not half written", file=sys.stderr)
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
        reviews = load_reviews(kept)
        with staged(options.out) as folder:
            issues = build(
                sources,
                folder,
                jobs=options.jobs,
                judgements=judgements,
                reviews=reviews,
                masked=options.mask_persons,
            )
    except (UnusableFolder, BadJudgements) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    return report(options.out, issues)


def build(
    sources: list[Source],
    out: Path,
    *,
    jobs: int,
    judgements: Sequence[Judgement] = (),
    reviews: Mapping[str, Review] | None = None,
    masked: bool = False,
) -> list[Line]:
    """Read the documents, write the graph and the pages into ``out``, return the issues."""
    clock = Clock()
    with Spool(out / "facts.spool") as spool:
        results, kinds = read(sources, out, spool, jobs=jobs)
        spool.write(out / "facts.jsonl")
    described = mark_reposts((r.description, r.sketch) for r in results if r.description)
    issues = [issue for result in results for issue in result.issues]
    findings = [finding for result in results for finding in result.findings]
    write_parquet(out / "facts.jsonl", out / "facts.parquet")
    write_lines(out / "sums.jsonl", findings)
    write_lines(out / "documents.jsonl", described)
    clock.lap("documents")
    regions = {line["doc"]: line["region"] for line in described if line["region"]}
    facts = out / "facts.jsonl"
    elsewhere = Elsewhere(load_gazetteer())
    passing = elsewhere.watch(read_lines(facts))
    one = reconcile(linked(passing), judgements, regions=regions)
    members = elsewhere.complete(described, [m for result in results for m in result.members])
    write_lines(out / "members.jsonl", members)
    write_lines(out / "merges.jsonl", merge_lines(one))
    issues += map(asdict, one.issues)
    clock.lap("reconciling")
    write = partial(write_dataset, findings=findings, issues=issues, members=members, one=one)
    quads = write(described, read_lines(facts), out / "graph.nq")
    clock.lap("graph")
    write_store(out / "graph.nq", out / "store")
    clock.lap("store")
    validation, violations = check(out)
    clock.lap("validation")
    issues += violations
    write_lines(out / "issues.jsonl", issues)
    counts = {"documents": len(described), "quads": quads, "issues": len(issues)}
    counts |= {
        "judgements": len(judgements),
        "merges": len(one.merges),
        "changes": len(one.changes),
        "members": len(members),
    }
    counts |= {f"sums {v}": n for v, n in sorted(Counter(f["verdict"] for f in findings).items())}
    counts |= {f"facts {kind}": n for kind, n in sorted(kinds.items())}
    summary = {
        "program": PROGRAM,
        "version": __version__,
        "inputs": [{"file": d["file"], "sha256": d["sha256"]} for d in described],
        "counts": counts,
        "validation": validation,
        "mask_persons": masked,
    }
    write_json(out / "build.json", summary)
    viz.draw(out, reviews=reviews)
    clock.lap("pages")
    cpu: Counter[str] = Counter()
    for result in results:
        cpu.update(result.seconds)
    seconds = {"wall": clock.laps, "cpu": {k: round(v, 3) for k, v in cpu.items()}}
    write_json(out / "build.json", summary | {"seconds": seconds})
    return issues


def read(
    sources: list[Source], out: Path, spool: Spool, *, jobs: int
) -> tuple[list[Result], Counter[str]]:
    """Read every source; keep its raw text at documents/ID.txt and its facts in ``spool``.

    Returns the results by id, without texts and facts, and the number of facts by kind.
    """
    results, kinds = [], Counter[str]()
    with tqdm(total=len(sources), unit="doc", disable=not sys.stderr.isatty()) as progress:
        for result in build_documents(sources, jobs):
            if result.description is not None:
                doc = result.description["doc"]
                write_raw(out / "documents" / f"{doc}.txt", result.raw)
                spool.add(doc, result.facts)
                kinds.update(fact["kind"] for fact in result.facts)
            results.append(replace(result, raw="", facts=[]))
            progress.update()
    return sorted(results, key=lambda r: r.description["doc"] if r.description else ""), kinds


def report(out: Path, issues: list[Line]) -> int:
    """Say what was built and name each document that could not be read."""
    counts = json.loads((out / "build.json").read_text(encoding="utf-8"))["counts"]
    say(issues)
    aid = counts.get("facts aid", 0)
    print(f"{counts['documents']} documents, {aid} aid facts, {counts['quads']} quads: {out}")
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
