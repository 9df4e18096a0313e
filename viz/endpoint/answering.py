"""A query and its answer: which graphs it asks, in which format it is written, how large.

In: a store and an Asked query. Out: a Reply, or a Refusal. Example: an ASK that any client asks is
answered as ``application/sparql-results+json``.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from graph.query_text import keywords
from graph.vocab import load_vocabulary
from viz.endpoint.media import GRAPHS, RESULTS, choose
from viz.endpoint.protocol import Asked, Refusal

LARGEST = 64_000_000
# error at 1:34: expected one of "$", SELECT, ['a' ..= 'z']
_EXPECTED = re.compile(
    r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<words>.*)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a query gave: HTTP status, media type, bytes."""

    status: int
    media_type: str
    body: bytes


class Capped(io.BytesIO):
    """Bytes in memory, up to ``LARGEST``."""

    def write(self, data: object) -> int:
        """Add bytes; Refusal where they become too many."""
        if self.tell() + len(bytes(data)) > LARGEST:  # type: ignore[call-overload]
            raise Refusal(413, f"the answer is larger than {LARGEST:,} bytes: add a LIMIT")
        return super().write(data)  # type: ignore[arg-type]


def answer(store: ox.Store, asked: Asked) -> Reply:
    """Return the answer to a query; Refusal where it is malformed, too large or not acceptable."""
    try:
        found = store.query(
            asked.query, prefixes=load_vocabulary().prefixes, **choose_graphs(asked)
        )
    except (SyntaxError, ValueError) as wrong:
        raise Refusal(400, explain(str(wrong))) from wrong
    kind = choose(asked.accept, GRAPHS if isinstance(found, ox.QueryTriples) else RESULTS)
    if kind is None:
        raise Refusal(406, f"no format of {asked.accept!r} is written here")
    body = Capped()
    if isinstance(found, ox.QueryTriples):
        prefixes = load_vocabulary().prefixes if kind == "text/turtle" else None
        ox.serialize(found, body, format=GRAPHS[kind], prefixes=prefixes)
    else:
        found.serialize(body, format=RESULTS[kind])
    return Reply(200, kind, body.getvalue())


def explain(wrong: str) -> str:
    """Return a parser's message as a sentence: where, and which words would fit there."""
    hit = _EXPECTED.match(wrong)
    if hit is None:
        return f"the query cannot be read: {wrong}"
    where = f"the query cannot be read at line {hit['line']}, column {hit['column']}"
    if "Prefix not found" in hit["words"]:
        return f"{where}: it uses a prefix that no PREFIX line declares"
    words = sorted(word for word in hit["words"].split(", ") if word.strip('"').isalpha())
    return f"{where}: expected {', '.join(words[:12])}" if words else where


def choose_graphs(asked: Asked) -> dict[str, Any]:
    """Return which graphs a query is asked of, as options of ``Store.query``."""
    if not asked.default_graphs and not asked.named_graphs:
        return {"use_default_graph_as_union": "FROM" not in keywords(asked.query)}
    return {
        "default_graph": [ox.NamedNode(name) for name in asked.default_graphs],
        "named_graphs": [ox.NamedNode(name) for name in asked.named_graphs],
    }


def refuse(refusal: Refusal) -> Reply:
    """Return a refusal as a Reply."""
    return Reply(refusal.status, "text/plain", f"{refusal.why}\n".encode("utf-8", "replace"))
