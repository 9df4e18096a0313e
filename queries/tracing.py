"""From the rows of an answer to the facts behind them and the words that say so.

In: a store and an Answer. Out: the Quotes of each row. A query says in its header how a row leads
to facts (``# evidence: ?fact a :ExitFact ; :place ?county .``, the row's cells bound to the names
of their columns, an open cell as ``""``); one that does not is read by its columns (LEADS).
Example: the row 鄂尔多斯市, 兴安盟, 对口支援 leads to the facts that support this relationship.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

import pyoxigraph as ox

from graph.query_files import ASKED, QueryFile
from graph.query_text import without_open
from graph.store import Row, Source, Term, select
from graph.vocab import id_of, load_vocabulary, term
from queries.asking import Answer, Quote
from queries.names import label_of

# how columns lead to facts: the first line whose columns a query has
LEADS = (
    (("fact",), "?fact :evidence ?any ."),
    (
        ("helper", "recipient", "mechanism"),
        "?any :helper ?helper ; :recipient ?recipient ; :mechanism ?mechanism ; :support ?fact .",
    ),
    (("helper", "recipient"), "?any :helper ?helper ; :recipient ?recipient ; :support ?fact ."),
    (("document", "quote"), "?fact :statedIn ?document ; :quote ?quote ."),
)
# `?asked_region`
VARIABLE = re.compile(r"\?(\w+)")
WORDS = """
SELECT ?fact ?kind ?document ?start ?quote
WHERE {
  ?fact a ?kind ; :statedIn ?document ; :quote ?quote ; :start ?start .
}
ORDER BY ?document ?start
"""


def trace(store: Source, answer: Answer, language: str = "zh") -> Answer:
    """Return the answer with the quotes of each row, by document and place in it."""
    pattern = lead_of(answer.query)
    if pattern is None:
        return replace(answer, quotes=tuple(() for _ in answer.rows))
    told: dict[str, tuple[Quote, ...]] = {}
    open_ = {ASKED + parameter.name for parameter in answer.query.parameters} - set(answer.asked)
    quotes = []
    for terms in answer.terms:
        given = dict(zip(answer.columns, terms, strict=True)) | dict(answer.asked)
        found: list[Quote] = []
        for fact in find_facts(store, pattern, given, open_):
            if fact not in told:
                told[fact] = tuple(find_words(store, fact, language))
            found += told[fact]
        quotes.append(tuple(sorted(found, key=lambda q: (q.document, q.start, q.fact))))
    return replace(answer, quotes=tuple(quotes))


def lead_of(query: QueryFile) -> str | None:
    """Return the graph pattern that leads from a row to ``?fact``; None where none does."""
    if "evidence" in query.header:
        return query.header["evidence"]
    names = {column.name for column in query.columns}
    return next((pattern for needed, pattern in LEADS if names.issuperset(needed)), None)


def find_facts(
    store: Source, pattern: str, given: Mapping[str, Term | None], open_: Collection[str] = ()
) -> list[str]:
    """Return the addresses of the facts of one row; an open cell is the empty word.

    ``open_`` are parameters that nobody set: no FILTER on these holds.
    """
    if "fact" in given:
        fact = given["fact"]
        return [fact.value] if isinstance(fact, ox.NamedNode) else []
    named = set(VARIABLE.findall(pattern))
    bound = {name: value or ox.Literal("") for name, value in given.items() if name in named}
    names = " ".join(f"?{name}" for name in sorted({*bound, "fact"}))
    text = f"{prefixes()} SELECT DISTINCT {names} WHERE {{ {pattern} }}"
    _, rows = select(store, without_open(text, open_), bound)
    return sorted({row["fact"].value for row in rows if isinstance(row["fact"], ox.NamedNode)})


def find_words(store: Source, fact: str, language: str) -> list[Quote]:
    """Return the words of a fact, once for each document that states it."""
    node = ox.NamedNode(fact)
    _, rows = select(store, f"{prefixes()} {WORDS}", {"fact": node})
    return [to_quote(store, fact, row, language) for row in rows]


def to_quote(store: Source, fact: str, row: Row, language: str) -> Quote:
    """Return the words of a fact in one document, with what the document says of itself."""
    document = row["document"]
    title, date, url = (described(store, document, name) for name in ("title", "date", "url"))
    return Quote(
        fact=id_of(fact),
        kind=label_of(store, row["kind"], language) or "",
        document=id_of(value_of(document)).removeprefix("doc/"),
        title=title,
        date=date,
        url=url,
        start=int(value_of(row["start"])),
        quote=value_of(row["quote"]),
    )


def described(store: Source, document: object, name: str) -> str:
    """Return what a document says of itself, empty where it does not."""
    if not isinstance(document, ox.NamedNode):
        return ""
    found = store.quads_for_pattern(document, ox.NamedNode(term(name)), None)
    return next((value_of(quad.object) for quad in found), "")


def value_of(node: object) -> str:
    """Return the address or the words of a term."""
    return node.value if isinstance(node, ox.NamedNode | ox.Literal) else ""


def prefixes() -> str:
    """Return the prefixes of the ontology as SPARQL."""
    known = load_vocabulary().prefixes
    return " ".join(f"PREFIX {name}: <{address}>" for name, address in known.items())
