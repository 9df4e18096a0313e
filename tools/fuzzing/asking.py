"""What must hold of every request: it is read, or refused with a status below 500.

In: a text. Out: nothing. Example: ``check_request("update=DROP ALL")`` passes: it is refused.
"""

from __future__ import annotations

import pyoxigraph as ox

from graph.query_text import keywords, with_values, without_open
from viz.endpoint.answering import explain
from viz.endpoint.media import GRAPHS, RESULTS, choose
from viz.endpoint.protocol import FORM, QUERY, Refusal, read_request

VALUE = ox.NamedNode("http://a/b")
STORE = ox.Store()


def check_request(text: str) -> None:
    """Require that an address, a form, a body and an Accept header are understood or refused."""
    body = text.encode("utf-8", "surrogatepass")
    for method, parameters, kind in (
        ("GET", text, ""),
        ("POST", "", FORM),
        ("POST", text, QUERY),
        ("POST", "", text),
    ):
        try:
            asked = read_request(method, parameters, media_type=kind, body=body, accept=text)
        except Refusal as refusal:
            assert 400 <= refusal.status < 500 and refusal.why
            continue
        assert "SERVICE" not in keywords(asked.query)
    assert choose(text, RESULTS) in {None, *RESULTS} and choose(text, GRAPHS) in {None, *GRAPHS}


def check_query(text: str) -> None:
    """Require that what is not refused changes nothing and, as that raises, asks no server."""
    if "SERVICE" not in keywords(text):
        try:
            STORE.query(text)
        except (SyntaxError, ValueError) as wrong:
            assert explain(str(wrong))
    assert len(STORE) == 0
    without_open(with_values(text, {"a": VALUE}), {"b"})
