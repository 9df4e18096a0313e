"""One document through the pipeline: what a worker process does.

In: a Source. Out: a Result: the document's description, its raw text, its facts as lines of
facts.jsonl, its issues; and the same packed as a Reading, to travel between processes and be kept.
Example: the Reading of a broken .docx holds no result and one issue that names the file.
"""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from traceback import extract_tb
from typing import NamedTuple

from spacy.language import Language

from graph.auditing import audit_sums
from graph.cluster import work_on_cluster
from graph.describing import find_gaps
from graph.fingerprints import hash_source
from graph.language import load_language, read_document
from graph.limits import SECONDS, Late, time_limit
from graph.lines import to_line
from graph.memberships import find_members
from graph.model import Code, Document, Fact, Issue
from graph.reading import Source, UnreadableDocument
from graph.reading import read_document as read_source
from graph.reposts import sketch
from graph.results import Line, Result, pack
from graph.workers import Lost, work_in_processes

SMALL = 24
# a sentence that makes the pipeline load all that it loads when first asked
WORDS = "赤峰市结对帮扶26个村。"
DESCRIBED = ("title", "issuer", "region", "date", "genre", "url")


class Reading(NamedTuple):
    """What came of one Source, to travel between processes.

    ``doc`` is the id of its document, None where it could not be read: then ``issues`` say why.
    ``fingerprint`` is that of the Source, "" where it changed while it was read.
    """

    doc: str | None
    fingerprint: str
    packed: bytes
    issues: list[Line]
    seconds: dict[str, float]


# new objects before the next search for garbage: after 700 each it takes some 7 % of the reading
OBJECTS = 20_000


@cache
def language() -> Language:
    """Return the pipeline of this process; what it holds is kept from the search for garbage."""
    loaded = load_language(exclude=("spans",))  # which no file is written from
    read_document(loaded, Document("-", "-", WORDS, WORDS, range(len(WORDS))))
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS)
    return loaded


def build_document(source: Source) -> Result:
    """Read a Source and everything that it states; an error costs this document only."""
    try:
        with time_limit(SECONDS):
            return build_soundly(source)
    except Late as late:
        return lose(source, str(late))
    except MemoryError:
        return lose(source, "had no more memory")
    except Exception as error:  # whatever fails on one document must not stop the others
        return fail(source, error)


def build_reading(source: Source) -> Reading:
    """Read a Source and pack what came of it."""
    before = fingerprint_of(source)
    result = build_document(source)
    if result.description is None:
        return Reading(None, "", b"", result.issues, result.seconds)
    unchanged = fingerprint_of(source) == before
    doc = result.description["doc"]
    return Reading(doc, before if unchanged else "", pack(result), [], result.seconds)


def fingerprint_of(source: Source) -> str:
    """Return the fingerprint of a Source, "" where its bytes cannot be had."""
    try:
        return hash_source(source)
    except UnreadableDocument:
        return ""


def fail(source: Source, error: Exception) -> Result:
    """Return the Result of a document on which the program failed: what failed, and where."""
    frame = extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}, line {frame.lineno}"
    reason = f"the program failed on it ({type(error).__name__} in {place})"
    return unbuilt(source, "crash", reason, "report it with the document")


def lose(source: Source, reason: str) -> Result:
    """Return the Result of a document whose process was lost."""
    remedy = "split it, or read it alone where there is more memory; if that fails, report it"
    return unbuilt(source, "worker_died", f"the process that read it {reason}", remedy)


def unbuilt(source: Source, code: Code, reason: str, remedy: str) -> Result:
    """Return the Result of a document that costs itself only."""
    message = f"{source.file}: {reason}"
    return Result(
        None,
        "",
        issues=[Issue("error", code, source.id, source.file, None, message, remedy).to_json()],
    )


def build_soundly(source: Source) -> Result:
    """Read a Source and everything that it states; any error is raised."""
    begin = time.process_time()
    document = read_source(source)
    read = time.process_time()
    if isinstance(document, Issue):
        return Result(None, "", issues=[document.to_json()], seconds={"reading": read - begin})
    doc = read_document(language(), document)
    ordered = sorted(doc._.facts, key=order_of)
    facts = [fact.to_json() for fact in ordered]
    kinds = Counter(fact["kind"] for fact in facts)
    findings = [finding.to_json() for finding in audit_sums(ordered)]
    members = [member.to_json() for member in find_members(document, facts)]
    issues = [issue.to_json() for issue in (*find_gaps(document), *doc._.issues)]
    seconds = {"reading": read - begin, "language": time.process_time() - read}
    description = describe(document, doc._.context.region_name)
    return Result(
        description,
        document.raw,
        b"".join(map(to_line, facts)),
        dict(kinds),
        issues,
        findings,
        members,
        list(sketch(document.text)),
        seconds,
    )


def order_of(fact: Fact) -> tuple[int, str, str]:
    """Return the order of facts within a document: by place in it, then kind and id."""
    return fact.evidence.start, fact.kind, fact.id


def describe(document: Document, region: str | None) -> Line:
    """Return the line of documents.jsonl: what the document says of itself, and what it holds."""
    inferred = list(document.inferred)
    if document.region is None and region is not None:
        inferred.append("region")
    stated = {name: getattr(document, name) for name in DESCRIBED}
    return {
        "doc": document.id,
        "file": document.file,
        **stated,
        "region": document.region or region,
        "inferred": sorted(set(inferred)),
        "characters": len(document.raw),
        "sha256": document.sha256,
    }


def build_readings(
    sources: Sequence[Source], jobs: int, scheduler: str | None = None
) -> Iterator[Reading]:
    """Yield the Reading of each Source, in their order.

    They are read by ``jobs`` processes, or by the workers of a Dask ``scheduler``. A small input is
    read by this process alone: starting others takes longer than reading it.
    """
    outcomes: Iterator[Reading | Lost]
    if scheduler is not None:
        outcomes = work_on_cluster(build_reading, sources, scheduler)
    elif jobs == 1 or len(sources) < SMALL:
        outcomes = map(build_reading, sources)
    else:
        outcomes = work_in_processes(build_reading, sources, jobs)
    for source, outcome in zip(sources, outcomes, strict=True):
        if isinstance(outcome, Lost):
            yield Reading(None, "", b"", lose(source, outcome.reason).issues, {})
        else:
            yield outcome
