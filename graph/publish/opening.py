"""Which way a server can be written: each is tried with one triple, before anything is sent.

In: the addresses of a server, ``gsp``, ``update`` or ``auto``. Out: a Server that does what it is
told: the triple that was put at the one address was found at the other, and is gone. Example: a
Virtuoso asked at ``/sparql-auth`` is written at ``/sparql-graph-crud-auth``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.publish.addresses import Addresses
from graph.publish.connection import Connection, Refused, shown
from graph.publish.contents import RECORDS
from graph.publish.server import Server
from graph.publish.writers import GraphStore, Update, Writer
from graph.remote import NoAnswer
from graph.vocab import term

PROTOCOLS = ("auto", "gsp", "update")
PROBE = f"{RECORDS}probe"
LINE = f"<{PROBE}> <{term('rdf:type')}> <{PROBE}> .\n".encode()
# not ASK: Virtuoso answers that with rows
ALIVE = "SELECT ?x WHERE { VALUES ?x { 1 } }"


def open_server(addresses: Addresses, connection: Connection, protocol: str = "auto") -> Server:
    """Return the server with the first way to write that works; NoAnswer where none does."""
    ways = list(writers(addresses, connection, protocol))
    Server(connection, addresses.query, ways[0]).select(ALIVE)
    reasons = []
    for writer in ways:
        server = Server(connection, addresses.query, writer)
        try:
            union = try_to_write(server)
        except Refused as refused:
            if refused.code == 401:
                raise
            reasons.append(str(refused))
        except NoAnswer as wrong:
            reasons.append(str(wrong))
        else:
            return replace(server, union=union)
    raise NoAnswer(
        f"{shown(addresses.query)} can be asked, but not written: {'; '.join(reasons)}. Is the "
        "server read-only? --graph-store and --update name other addresses; "
        f"{connection.credentials.remedy()}"
    )


def unopened_server(addresses: Addresses, connection: Connection, protocol: str) -> Server:
    """Return the server to be asked only: no way to write is tried."""
    asked = "update" if protocol == "auto" else protocol
    return Server(connection, addresses.query, next(writers(addresses, connection, asked)))


def writers(addresses: Addresses, connection: Connection, protocol: str) -> Iterator[Writer]:
    """Yield the ways to write in the order in which they are tried: whole graphs first."""
    if protocol in ("auto", "gsp"):
        for url in addresses.stores:
            yield GraphStore(connection, url)
    if protocol in ("auto", "update"):
        for url in addresses.updates:
            yield Update(connection, url, addresses.query)


def try_to_write(server: Server) -> bool:
    """Put one triple into a graph of our own, ask for it, remove it; NoAnswer where that fails.

    Returns whether the default graph shows what stands in a named graph.
    """
    server.writer.put(PROBE, LINE)
    found = server.counts([PROBE])[PROBE]
    union = bool(server.select(f"SELECT ?x WHERE {{ <{PROBE}> <{term('rdf:type')}> ?x }}"))
    server.writer.drop(PROBE)
    if found != 1 or server.counts([PROBE])[PROBE]:
        raise NoAnswer(
            f"{shown(server.writer.url)} takes a triple that {shown(server.query)} does not know"
        )
    return union
