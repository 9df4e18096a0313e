"""Requests and formats: what is asked, what is refused, which format answers."""

from __future__ import annotations

from urllib.parse import quote_plus

import pytest

from graph.query_text import keywords
from viz.endpoint.answering import explain
from viz.endpoint.media import GRAPHS, RESULTS, choose
from viz.endpoint.protocol import LONGEST, Asked, Refusal, read_request

FORM = "application/x-www-form-urlencoded"
XML = "application/sparql-results+xml"
SERVICE = quote_plus("SELECT * { SERVICE <http://a/> { ?s ?p ?o } }")
ASK = "ASK { ?s ?p '兴安盟' }"


def test_query_is_read_from_the_address_a_form_and_a_body() -> None:
    written = f"query={quote_plus(ASK)}"
    asked = Asked(ASK)
    assert read_request("GET", written) == asked
    assert read_request("POST", "", media_type=FORM, body=written.encode()) == asked
    body = {"media_type": "application/sparql-query; charset=utf-8", "body": ASK.encode()}
    assert read_request("POST", "", **body) == asked  # type: ignore[arg-type]


def test_graphs_of_the_request_are_kept() -> None:
    asked = read_request("GET", "query=ASK{}&default-graph-uri=a:b&named-graph-uri=c:d&x=y")
    assert (asked.default_graphs, asked.named_graphs) == (("a:b",), ("c:d",))


@pytest.mark.parametrize(
    ("method", "parameters", "media_type", "body", "status"),
    [
        ("GET", "", "", b"", 400),
        ("GET", "query=ASK{}&query=ASK{}", "", b"", 400),
        ("GET", "query=%ff", "", b"", 400),
        ("GET", "update=DROP+ALL", "", b"", 403),
        ("GET", "query=ASK{}&update=DROP+ALL", "", b"", 403),
        ("POST", "", FORM, b"update=DROP+ALL", 403),
        ("POST", "", "application/sparql-update", b"DROP ALL", 403),
        ("POST", "", "text/plain", b"ASK {}", 415),
        ("POST", "", "", b"ASK {}", 415),
        ("POST", "", "application/sparql-query", b"\xff", 400),
        ("POST", "", "application/sparql-query", b"#" * (LONGEST + 1), 413),
        (
            "GET",
            f"query={SERVICE}",
            "",
            b"",
            403,
        ),
        ("GET", f"query={quote_plus('SELECT * { service silent ?x { } }')}", "", b"", 403),
        ("GET", f"query={quote_plus(chr(92) + 'u0053ERVICE <a:b> {}')}", "", b"", 403),
    ],
)
def test_refusals_have_the_status_of_their_reason(
    method: str, parameters: str, media_type: str, body: bytes, status: int
) -> None:
    with pytest.raises(Refusal) as refusal:
        read_request(method, parameters, media_type=media_type, body=body)
    assert refusal.value.status == status and refusal.value.why


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?service :service 'SERVICE' }",
        'ASK { ?s ?p """a " SERVICE""" }',
        "ASK { ?s ?p <http://a/SERVICE> } # SERVICE",
        "ASK { ?s ex:SERVICE 'x'@en-SERVICE }",
    ],
)
def test_service_is_no_keyword_in_words_names_and_comments(query: str) -> None:
    assert "SERVICE" not in keywords(query)


def test_keyword_is_found_behind_a_number() -> None:
    assert "SERVICE" in keywords("SELECT * { ?s ?p 1.SERVICE <http://a/> {} }")


@pytest.mark.parametrize(
    ("accept", "offered", "chosen"),
    [
        ("*/*", RESULTS, "application/sparql-results+json"),
        ("", RESULTS, "application/sparql-results+json"),
        ("text/csv", RESULTS, "text/csv"),
        (
            "text/csv;q=0.5, application/sparql-results+xml",
            RESULTS,
            "application/sparql-results+xml",
        ),
        ("text/*;q=0.4, application/json;q=0.3", RESULTS, "text/csv"),
        ("text/csv;q=0, text/*", RESULTS, "text/tab-separated-values"),
        ("image/png", RESULTS, None),
        ("text/csv;q=x", RESULTS, None),
        ("application/sparql-results+json, text/turtle;q=0.1", GRAPHS, "text/turtle"),
        ("TEXT/Turtle", GRAPHS, "text/turtle"),
    ],
)
def test_client_gets_the_format_that_it_likes_best(
    accept: str, offered: dict[str, object], chosen: str | None
) -> None:
    assert choose(accept, offered) == chosen


def test_parser_is_put_into_words() -> None:
    unknown = explain("error at 1:34: expected one of Prefix not found, ['a' ..= 'z']")
    assert "line 1, column 34" in unknown and "prefix that no PREFIX line declares" in unknown
    assert explain('error at 2:1: expected one of "$", WHERE, ["a"], FROM') == (
        "the query cannot be read at line 2, column 1: expected FROM, WHERE"
    )
    assert explain("other") == "the query cannot be read: other"
