"""Which format answers a request: content negotiation of results and of graphs.

In: an Accept header. Out: a format of pyoxigraph with its media type. Example: ``text/csv;q=0.5,
application/sparql-results+json`` gives JSON; ``image/png`` gives None.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

RESULTS: dict[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS: dict[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


def choose(accept: str, offered: Mapping[str, object]) -> str | None:
    """Return the media type that a client likes best; of equals the first offered; None of none.

    >>> choose("text/*;q=0.4, application/json;q=0.3", RESULTS)
    'text/csv'
    """
    wanted = read_accept(accept)
    ranked = [(max(weigh(kind, wanted), 0.0), -rank, kind) for rank, kind in enumerate(offered)]
    weight, _, best = max(ranked)
    return best if weight > 0 else None


def read_accept(accept: str) -> dict[str, float]:
    """Return the weight of each media range of an Accept header; one that cannot be read is 0."""
    wanted = {}
    for part in accept.split(","):
        kind, *parameters = (piece.strip() for piece in part.lower().split(";"))
        if kind:
            wanted[kind] = next((read_weight(p[2:]) for p in parameters if p[:2] == "q="), 1.0)
    return wanted or {"*/*": 1.0}


def read_weight(text: str) -> float:
    """Return a weight between 0 and 1; 0 of what is no number."""
    try:
        weight = float(text)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


def weigh(kind: str, wanted: Mapping[str, float]) -> float:
    """Return the weight of a media type: that of its narrowest range."""
    for narrower in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
        if narrower in wanted:
            return wanted[narrower]
    return -1.0
