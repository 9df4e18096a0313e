"""Whether graphs on a server hold what the build has: by their counts, or triple by triple.

In: a Build, a Server, names of graphs. Out: what is wrong with each that is not right. ``counts``
asks how many triples each holds; ``full`` reads each back and compares checksums, by the values of
the literals where the server spells them in its own way. Example: Virtuoso gives 53500000000 back
as a decimal; the graph is right, by value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.progress import Told, ignore
from graph.publish.connection import shown
from graph.publish.contents import Build, content_of
from graph.publish.server import Server
from graph.publish.spelling import by_value
from graph.remote import NoAnswer

LEVELS = ("counts", "full")


@dataclass(slots=True)
class Findings:
    """What is wrong with graphs, by name; how many are right by the values of literals only."""

    faults: dict[str, str] = field(default_factory=dict)
    by_value: int = 0


def verify(
    build: Build, server: Server, names: Sequence[str], level: str, told: Told = ignore
) -> Findings:
    """Return what verification of some graphs finds; ``told`` hears of the triples of each."""
    findings = Findings()
    for name, count in server.counts(names).items():
        expected = build.contents[name].count
        told(expected)
        if count != expected:
            findings.faults[name] = f"the server holds {count:,} triples, the build {expected:,}"
        elif level == "full":
            compare(build, server, name, findings)
    return findings


def compare(build: Build, server: Server, name: str, findings: Findings) -> None:
    """Read one graph back and note in ``findings`` how it differs from that of the build."""
    with server.downloaded(name) as found:
        try:
            if content_of(found) == build.contents[name]:
                return
            with build.spooled(name) as ours:
                if content_of(found, by_value) == content_of(ours, by_value):
                    findings.by_value += 1
                    return
        except SyntaxError as wrong:
            raise NoAnswer(
                f"{shown(server.writer.url)} gives <{name}> in no N-Triples that can be read "
                f"({wrong}): --verify counts asks for none"
            ) from wrong
    findings.faults[name] = "the server holds as many triples as the build, but not the same"
