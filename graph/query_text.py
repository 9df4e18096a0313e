"""The text of SPARQL as tokens: which words are keywords, values in the place of variables.

In: the text of a query. Out: its keywords, or the text with terms where variables stood. Example:
``with_values("SELECT ?a {?a :helps ?b}", {"b": node})`` asks for those who help one place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

import pyoxigraph as ox

from graph.store import Term

# a comment, an address, words in quotes, a variable or language tag, a name with or without prefix
_TOKEN = re.compile(
    r"""
    \#[^\r\n]* | <[^<>"{}|^`\\\x00-\x20]*>
    | \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*'
    | [?$](?P<variable>\w+) | @[\w-]+
    | :[\w.:%-]* | (?P<name>\w[\w.-]*)(?P<local>:[\w.:%-]*)?
    | (?P<sign>[(){}])
    """,
    re.VERBOSE | re.DOTALL,
)
# 1.SERVICE is the end of a triple and a keyword
_WORD = re.compile("[A-Za-z]+")
# what stands before a list of columns, which binds none of them
_LISTS = ("SELECT", "GROUP", "ORDER")
# \u0053ERVICE is SERVICE: the standard reads such signs before anything else
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def keywords(query: str) -> set[str]:
    """Return the bare words of a query in capitals: what may be keywords.

    >>> sorted(keywords("SELECT ?from {?from :service 'SERVICE'} # SERVICE"))
    ['SELECT']
    """
    plain = _CODEPOINT.sub(_decode, query)
    return {word for _, words in _words(plain) for word in words}


def _decode(hit: re.Match[str]) -> str:
    code = int(hit[1] or hit[2], 16)
    return chr(code) if code < 0x110000 else hit[0]


def _words(query: str) -> Iterator[tuple[re.Match[str], list[str]]]:
    """Yield each token with the keywords that it may be."""
    for hit in _TOKEN.finditer(query):
        bare = hit["name"] if hit["name"] and not hit["local"] else ""
        yield hit, [word.upper() for word in _WORD.findall(bare)]


def with_values(query: str, values: Mapping[str, Term]) -> str:
    """Return a query in which terms stand for variables, for a store that binds none itself.

    A term is written as N-Triples spell it, so that it can be nothing but a term. From the list of
    a SELECT, which must name another column, the variable is left out.
    """
    parts: list[str] = []
    at, listed, depth = 0, "", 0
    for hit, words in _words(query):
        listed = next((word for word in words if word in _LISTS), listed)
        if hit["sign"] in ("{", "}"):
            listed = ""
        depth += {"(": 1, ")": -1}.get(hit["sign"] or "", 0)
        if hit["variable"] in values:
            written = write_value(values[hit["variable"]], listed, depth)
            parts += [query[at : hit.start()], written]
            at = hit.end()
    return "".join([*parts, query[at:]])


def write_value(value: Term, listed: str, depth: int) -> str:
    """Return a term as it stands in a pattern or expression, or in a list of columns."""
    if not listed or depth:
        return str(value)
    if listed == "SELECT":
        return ""
    # a number alone would be the number of a column to some stores
    return f"(STR({value}))" if isinstance(value, ox.Literal) else f"({value})"


def without_open(query: str, open_: Collection[str]) -> str:
    """Return a query without the FILTERs that name a variable left open.

    A variable of ``open_`` that a pattern binds is not open. A FILTER on a value that nobody asked
    for holds nothing back; left in the text, some stores answer it with no row at all.

    >>> without_open("{?a :year ?b FILTER (?b > ?least) FILTER (?b < ?most)}", {"least"})
    '{?a :year ?b  FILTER (?b < ?most)}'
    """
    filters, bound = _filters(query)
    free = set(open_) - bound
    parts, at = [], 0
    for start, end, named in filters:
        if named & free and start >= at:
            parts.append(query[at:start])
            at = end
    return "".join([*parts, query[at:]])


def _filters(query: str) -> tuple[list[tuple[int, int, set[str]]], set[str]]:
    """Return the outer FILTERs with the variables that they name, and those that patterns bind."""
    found: list[tuple[int, int, set[str]]] = []
    bound: set[str] = set()
    start, depth, listed = -1, 0, True
    named: set[str] = set()
    for hit, words in _words(query):
        sign = hit["sign"] or ""
        if sign == "{" or any(word in _LISTS for word in words):
            listed = sign != "{"
        if start < 0 and "FILTER" in words:
            start, depth, named = hit.start(), 0, set()
        elif start >= 0:
            depth += {"(": 1, "{": 1, ")": -1, "}": -1}.get(sign, 0)
            named |= {hit["variable"]} - {None}
            if sign in (")", "}") and depth == 0:
                found.append((start, hit.end(), named))
                start = -1
        elif hit["variable"] and not listed:
            bound.add(hit["variable"])
    return found, bound
