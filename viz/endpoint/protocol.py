"""A SPARQL 1.1 Protocol request as data, or why it is none.

In: method, parameters, media type and body of an HTTP request. Out: an Asked query, or a Refusal
with the HTTP status and what to do. Example: ``?update=DROP ALL`` is refused with 403.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from graph.query_text import keywords

LONGEST = 1_000_000
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the graphs that it is asked of (none: the union of all), what the client reads."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    accept: str = "*/*"


class Refusal(Exception):
    """A request that is not answered: HTTP status, why, and what would help."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why


def read_request(
    method: str, parameters: str, *, media_type: str = "", body: bytes = b"", accept: str = "*/*"
) -> Asked:
    """Return what a request asks; Refusal where it asks nothing that is answered here.

    ``parameters`` are those of the address, undecoded; ``media_type`` and ``body`` those of a POST.
    """
    pairs = read_pairs(parameters)
    if method == "POST":
        kind = media_type.partition(";")[0].strip().lower()
        text = decode(body)
        if kind == QUERY:
            pairs.append(("query", text))
        elif kind == FORM:
            pairs += read_pairs(text)
        elif kind == "application/sparql-update":
            raise Refusal(403, "this endpoint only answers queries: no update is carried out")
        else:
            raise Refusal(415, f"POST a query as {FORM} or {QUERY}, not as {kind or 'nothing'!r}")
    return check_query(pairs, accept)


def read_pairs(parameters: str) -> list[tuple[str, str]]:
    """Return the decoded parameters; Refusal where they are not UTF-8 or too many."""
    try:
        return parse_qsl(parameters, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as wrong:
        raise Refusal(400, f"the parameters cannot be read: {wrong}") from wrong


def decode(body: bytes) -> str:
    """Return a body as text; Refusal where it is too long or not UTF-8."""
    if len(body) > LONGEST:
        raise Refusal(413, f"the query is longer than {LONGEST:,} bytes")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise Refusal(400, f"the query is not UTF-8: {wrong}") from wrong


def check_query(pairs: Sequence[tuple[str, str]], accept: str) -> Asked:
    """Return the one query of a request; Refusal of updates, of SERVICE and of other counts."""
    named = {name: tuple(value for key, value in pairs if key == name) for name, _ in pairs}
    if "update" in named:
        raise Refusal(403, "this endpoint only answers queries: no update is carried out")
    queries = named.get("query", ())
    if len(queries) != 1:
        raise Refusal(400, f"one parameter 'query' is needed, not {len(queries)}")
    if "SERVICE" in keywords(queries[0]):
        raise Refusal(403, "SERVICE is refused: this endpoint sends nothing to other machines")
    default = named.get("default-graph-uri", ())
    return Asked(queries[0], default, named.get("named-graph-uri", ()), accept)
