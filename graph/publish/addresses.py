"""The addresses of one server: where it is asked, where it takes updates, where whole graphs.

In: the address that a user knows. Out: the other two, as known servers have them. Example:
``http://127.0.0.1:7878/query`` (Oxigraph) takes updates at ``/update`` and graphs at ``/store``;
Jena Fuseki has ``/DATASET/data``, Virtuoso ``/sparql-graph-crud-auth``.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit, urlunsplit

from graph.records import record
from graph.remote import NoAnswer


@record(frozen=True, slots=True)
class Addresses:
    """Where a server is asked, and where it may take updates and graphs, to be tried in turn."""

    query: str
    updates: tuple[str, ...]
    stores: tuple[str, ...]


# by the last part of the address given, what stands there instead: Oxigraph, Fuseki, Virtuoso
BESIDE = {
    "query": Addresses("query", ("update",), ("store", "data")),
    "update": Addresses("query", ("update",), ("store", "data")),
    "sparql": Addresses("sparql", ("update", "sparql"), ("data", "sparql-graph-crud")),
    "sparql-auth": Addresses("sparql-auth", ("sparql-auth",), ("sparql-graph-crud-auth",)),
}
# of any other address, what follows it: Fuseki's /DATASET, RDF4J's /repositories/ID
BELOW = Addresses("", ("", "/statements"), ("", "/rdf-graphs/service"))


def find_addresses(
    endpoint: str, update: str | None = None, graph_store: str | None = None
) -> Addresses:
    """Return the addresses to try; one that is given is the only one of its kind.

    NoAnswer where one is no address, or holds a password.
    """
    for option, url in (("endpoint", endpoint), ("update", update), ("graph-store", graph_store)):
        require_address(f"--{option}", url or endpoint)
    found = guess(endpoint)
    if update is not None:
        found = replace(found, updates=(update,))
    if graph_store is not None:
        found = replace(found, stores=(graph_store,))
    return found


def guess(endpoint: str) -> Addresses:
    """Return the addresses that servers with such an endpoint have."""
    parts = urlsplit(endpoint)
    before, _, last = parts.path.rpartition("/")
    begin = f"{before}/" if last in BESIDE else parts.path.rstrip("/")
    ends = BESIDE.get(last, BELOW)

    def at(end: str) -> str:
        return urlunsplit(parts._replace(path=begin + end)) if end else endpoint

    return Addresses(at(ends.query), tuple(map(at, ends.updates)), tuple(map(at, ends.stores)))


def require_address(option: str, url: str) -> None:
    """Raise NoAnswer where the value of an option is no address; its words may be secret."""
    try:
        parts = urlsplit(url)
        right = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        right = False
    if not right:
        raise NoAnswer(f"{option} takes an address such as http://127.0.0.1:7878/query")
    if parts.username is not None or parts.password is not None:
        raise NoAnswer(
            f"{option} holds a user or a password, which others can read on a command line: "
            "set JIEDUI_ENDPOINT_USER and JIEDUI_ENDPOINT_PASSWORD in the environment"
        )
