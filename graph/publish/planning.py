"""What is to be done to make a server hold a build, and whether that would harm anything.

In: a Build, a Server, its Record. Out: a Plan. Example: of 300 graphs of which one document changed
two are to be sent, graph/doc/DOC and graph/inferred. Nothing is written here.
"""

from __future__ import annotations

from graph.progress import bar
from graph.publish.connection import shown
from graph.publish.contents import DEFAULT, Build, NotPublished
from graph.publish.record import Record, shard_of
from graph.publish.server import Server
from graph.publish.verifying import verify
from graph.records import record


@record(frozen=True, slots=True)
class Plan:
    """Names of graphs: to send, to remove, to note in the record as being there already.

    ``by_value`` of those that were looked at are right by the values of their literals only.
    """

    send: tuple[str, ...]
    remove: tuple[str, ...]
    adopt: tuple[str, ...] = ()
    by_value: int = 0


def make_plan(build: Build, server: Server, record: Record, recheck: str | None = None) -> Plan:
    """Return what is to be done, by what the record says.

    ``recheck`` is the level at which what is on the server counts instead, whatever the record
    says of it: graphs that somebody else loaded or changed.
    """
    named = {n for n, content in build.contents.items() if record.entries.get(n) == content}
    right, by_value = named, 0
    if recheck is not None:
        with bar("check", build.triples(build.contents), "triples") as told:
            found = verify(build, server, list(build.contents), recheck, told)
        right = build.contents.keys() - found.faults.keys()
        by_value = found.by_value
    return Plan(
        send=in_order(build.contents.keys() - right),
        remove=in_order(record.entries.keys() - build.contents.keys()),
        adopt=in_order(right - named),
        by_value=by_value,
    )


def in_order(names: set[str]) -> tuple[str, ...]:
    """Return names as the record has them together, the default graph first."""
    return tuple(sorted(names, key=lambda name: (name != DEFAULT, shard_of(name), name)))


def require_safe(
    plan: Plan, build: Build, server: Server, record: Record, *, removal: bool
) -> None:
    """Raise NotPublished where another's graph would be lost, or most of what was published."""
    for name in sorted({DEFAULT, build.ontology} & {*plan.send, *plan.remove}):
        require_ours(name, server, record)
    if not removal and len(plan.remove) > len(record.entries) / 2:
        raise NotPublished(
            f"{len(plan.remove):,} of the {len(record.entries):,} graphs that were published to "
            f"{shown(server.query)} are not in this build and would be removed: is it the right "
            "build? --allow-removal says that it is"
        )


def require_ours(name: str, server: Server, record: Record) -> None:
    """Raise NotPublished where a graph that has no name of ours holds more than we put there."""
    graph = f"the default graph of {shown(server.query)}" if name == DEFAULT else f"<{name}>"
    remedy = "name a graph for the ontology with --default-graph IRI"
    if server.union and name == DEFAULT:
        raise NotPublished(f"{graph} shows all graphs: {remedy}")
    count = server.counts([name])[name]
    ours = record.entries.get(name)
    if count and (name not in record.entries or (ours and ours.count != count)):
        raise NotPublished(
            f"{graph} holds {count:,} triples that are not all of a publication: {remedy} that is "
            "free"
        )
