"""Publish a build: ``python -m graph.publish --graph OUT --endpoint URL``.

In: the folder of a build, the address of a SPARQL 1.1 server. Out: its graphs on that server, and
what was done in one line. Example: after one document changed, ``2 graphs sent (7,140 triples), 301
as they were, 0 removed``. Exit 0: the server holds the build, 1: but some graphs, each named, 2: it
could not be done, 130: stopped.
"""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import closing
from tempfile import gettempdir

from graph.progress import bar
from graph.publish.addresses import Addresses, find_addresses
from graph.publish.connection import Connection, shown
from graph.publish.contents import Build, NotPublished, open_build
from graph.publish.credentials import read_credentials
from graph.publish.opening import open_server, unopened_server
from graph.publish.options import parse
from graph.publish.planning import Plan, make_plan, require_safe
from graph.publish.publishing import Outcome, Publication
from graph.publish.record import Record
from graph.publish.sending import Sender
from graph.publish.server import Server
from graph.remote import NoAnswer


def main(arguments: list[str] | None = None) -> int:
    """Publish; return 0, 1, 2 or 130."""
    options = parse(arguments)
    try:
        return publish(options)
    except KeyboardInterrupt:
        print("stopped; run it again, it goes on where it was", file=sys.stderr)
        return 130
    except (NoAnswer, NotPublished, FileNotFoundError) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except OSError as wrong:  # of the store, or of the files that hold one graph
        print(
            f"{options.graph} cannot be read or {gettempdir()} not written ({wrong}): make room "
            "for one graph, or name another folder with TMPDIR; run it again, it goes on where "
            "it was",
            file=sys.stderr,
        )
        return 2


def publish(options: argparse.Namespace) -> int:
    """Do what the options say."""
    addresses = find_addresses(options.endpoint, options.update, options.graph_store)
    credentials = read_credentials(os.environ)
    build = open_build(options.graph, options.default_graph)
    connection = Connection(credentials, timeout=options.timeout, tries=options.tries)
    with closing(connection):
        return bring(build, addresses, connection, options)


def bring(
    build: Build, addresses: Addresses, connection: Connection, options: argparse.Namespace
) -> int:
    """Make the server hold the build, or say what that would take."""
    opened = unopened_server if options.dry_run else open_server
    server = opened(addresses, connection, options.protocol)
    for note in connection.notes:
        print(f"note: {note}", file=sys.stderr)
    sender = Sender(server.writer, options.batch_bytes)
    record = Record(server, sender)
    plan = make_plan(build, server, record, options.verify if options.recheck else None)
    require_safe(plan, build, server, record, removal=options.allow_removal)
    if options.dry_run:
        return tell(plan, build)
    with bar("send", build.triples(plan.send), "triples") as told:
        run = Publication(build, server, record, sender, options.verify, told)
        try:
            outcome = run.run(plan)
        except NoAnswer as wrong:
            done = f"{run.outcome.sent} of {len(plan.send)} graphs were sent"
            raise NoAnswer(f"{wrong}; {done}: run it again, it goes on there") from wrong
    return report(outcome, plan, build, server)


def tell(plan: Plan, build: Build) -> int:
    """Say what would be done."""
    for name in plan.send:
        print(f"send {name} ({build.contents[name].count:,} triples)")
    for name in plan.remove:
        print(f"remove {name}")
    print(f"{len(plan.send)} graphs to send, {len(plan.remove)} to remove; nothing was written")
    return 0


def report(outcome: Outcome, plan: Plan, build: Build, server: Server) -> int:
    """Say what was done, and name each graph that is not there as it should be."""
    for name, fault in outcome.faults.items():
        print(f"not published: {name}: {fault}", file=sys.stderr)
    kept = len(build.contents) - len(plan.send)
    print(
        f"{outcome.sent} graphs sent ({outcome.triples:,} triples), {kept} as they were, "
        f"{outcome.removed} removed: {shown(server.query)}, by {shown(server.writer.url)}"
    )
    if by_value := plan.by_value + outcome.by_value:
        print(f"{by_value} graphs are equal by value: the server spells literals otherwise")
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
