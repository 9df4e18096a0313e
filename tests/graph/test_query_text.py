"""Values in the text of a query mean the same as values bound to it."""

from __future__ import annotations

import graph_sample
import pyoxigraph as ox
import pytest

from graph.query_files import QueryFile, load_queries
from graph.query_text import with_values, without_open
from graph.store import open_store, select
from queries.asking import bind, settle

QUERIES = load_queries()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    folder = tmp_path_factory.mktemp("out")
    graph_sample.build(folder)
    return open_store(folder / "store")


def values_of(query: QueryFile) -> dict[str, str]:
    """Return values that the sample graph knows for the required parameters, years for others."""
    known = {"entity": "北京市", "place": "兴安盟", "helper": "北京市", "recipient": "兴安盟"}
    known |= {"year": "2016", "mechanism": "paired_assistance"}
    told = query.example_values()
    return {p.name: known.get(p.type, told[p.name]) for p in query.parameters if p.name in told}


@pytest.mark.parametrize("name", QUERIES)
def test_query_with_values_gives_the_rows_of_the_bound_query(store: ox.Store, name: str) -> None:
    query = QUERIES[name]
    try:
        bound = bind(store, query, values_of(query))
    except ValueError:
        bound = bind(store, query, {}) if not any(p.required for p in query.parameters) else {}
    text = settle(query, bound)
    names, rows = select(store, text, bound)
    _, others = select(store, with_values(text, bound))
    for row in rows:  # what only takes the value that was asked for
        for name in bound:
            row.pop(name, None)
    assert {name for name in names if name not in bound}
    assert others == rows


def test_words_that_look_like_variables_stay() -> None:
    one = ox.NamedNode("a:b")
    query = "SELECT ?x ?n { ?x ?p '?x', <?x>, x:y } GROUP BY ?x ORDER BY ?x # ?x"
    assert with_values(query, {"x": one}) == (
        "SELECT  ?n { <a:b> ?p '?x', <?x>, x:y } GROUP BY (<a:b>) ORDER BY (<a:b>) # ?x"
    )


def test_words_cannot_leave_their_literal(store: ox.Store) -> None:
    words = ox.Literal('" } DROP ALL # \\" \n')
    query = with_values("SELECT ?n { BIND (?words AS ?n) }", {"words": words})
    assert [row["n"] for row in select(store, query)[1]] == [words]


def test_filter_on_what_nobody_asked_for_is_left_out() -> None:
    query = """SELECT ?a ?least { ?a :p ?b . OPTIONAL { ?a :q ?c FILTER (LANG(?c) = "?least") }
      FILTER (COALESCE(?b, (1)) > ?least) # FILTER (?least)
      FILTER NOT EXISTS { ?a :r ?s FILTER (?s = ?a) }
      FILTER EXISTS { ?a :r ?group . { ?group :s ?t } }
      FILTER (?a != ?b) } ORDER BY ?least"""
    left = """SELECT ?a ?least { ?a :p ?b . OPTIONAL { ?a :q ?c FILTER (LANG(?c) = "?least") }
       # FILTER (?least)
      FILTER NOT EXISTS { ?a :r ?s FILTER (?s = ?a) }
      
      FILTER (?a != ?b) } ORDER BY ?least"""
    assert without_open(query, {"least", "group", "a", "b"}) == left
    assert without_open(query, {"b"}) == query
