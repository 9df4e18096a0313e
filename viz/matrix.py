"""The pairing matrix: who helps whom at each tier, and who is named without a helper.

In: a Build. Out: MatrixData: for each tier recipients, helpers and the cells where they meet.
Example: at ``prefecture`` the row 兴安盟 has one cell, under 鄂尔多斯市; a league that the
documents name and nobody helps has a row without a cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from graph.gazetteer import Gazetteer, load_gazetteer
from graph.network import build_network
from viz.build import Build
from viz.level_view import node_kind, show_names
from viz.levels import LEVELS, add_named, lift_network
from viz.names import PlaceName, name_places
from viz.network import MOST_WORDS, number_facts, view_documents, view_ends
from viz.network_data import DocumentRow, EndView, FactView
from viz.quotes import view_facts

Degree = Callable[[str], int]
MOST_ROWS = 600
MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class Party:
    """A row or column; ``facts`` 0: a place that the documents name and no aid fact reaches."""

    name: str
    english: str | None
    kind: str
    facts: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a recipient and a helper meet: indices of the facts between them."""

    recipient: int
    helper: int
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tier:
    """One tier; ``left_out`` counts the facts between parties beyond the most rows and columns."""

    recipients: tuple[Party, ...]
    helpers: tuple[Party, ...]
    cells: tuple[Cell, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class MatrixData:
    """All that the matrix's page shows."""

    levels: Mapping[str, Tier]
    ends: tuple[EndView, ...]
    facts: tuple[FactView, ...]
    documents: tuple[DocumentRow, ...]


def view_matrix(build: Build) -> MatrixData:
    """Return the matrix of a build at every tier."""
    g, gazetteer = build_network(build.aid(), build.merges), load_gazetteer()
    facts = number_facts(g, {node: number for number, node in enumerate(g)})
    return MatrixData(
        levels={
            level: view_tier(
                add_unhelped(lift_network(g, level, gazetteer), build.survey.placed, level)
            )
            for level in LEVELS
        },
        ends=view_ends(g),
        facts=view_facts(build, facts, set(range(min(len(facts), MOST_WORDS)))),
        documents=view_documents(build),
    )


def add_unhelped(g: nx.MultiDiGraph, named: Iterable[str], level: str) -> nx.MultiDiGraph:
    """Return the network with the places of its tier that the documents name and it lacks.

    Among all actors these are the places of every tier from the province down to the county.
    """
    gazetteer: Gazetteer = load_gazetteer()
    wanted = LEVELS[1:] if level == "actors" else (level,)
    grown = nx.MultiDiGraph(g)
    for id_ in named:
        place = gazetteer.places.get(id_)
        if place is not None and place.level in wanted and id_ not in grown:
            add_named(grown, place, gazetteer)
    return grown


def view_tier(g: nx.MultiDiGraph) -> Tier:
    """Return one tier: parties with the most facts first, then those without any by name."""
    recipients = ranked(g, [node for node in g if is_row(g, node)], g.in_degree)[:MOST_ROWS]
    helpers = ranked(g, [node for node in g if g.out_degree(node)], g.out_degree)[:MOST_COLUMNS]
    rows = {node: number for number, node in enumerate(recipients)}
    columns = {node: number for number, node in enumerate(helpers)}
    cells: dict[tuple[int, int], list[int]] = {}
    for helper, recipient, number in g.edges(keys=True):
        if recipient in rows and helper in columns:
            cells.setdefault((rows[recipient], columns[helper]), []).append(number)
    return Tier(
        recipients=view_parties(g, recipients, g.in_degree),
        helpers=view_parties(g, helpers, g.out_degree),
        cells=tuple(Cell(*key, tuple(sorted(facts))) for key, facts in sorted(cells.items())),
        left_out=g.number_of_edges() - sum(map(len, cells.values())),
    )


def is_row(g: nx.MultiDiGraph, node: str) -> bool:
    """Return whether a node is helped, or is a place that only stands without a helper."""
    return bool(g.in_degree(node)) or g.nodes[node]["type"] == "place"


def ranked(g: nx.MultiDiGraph, nodes: list[str], degree: Degree) -> list[str]:
    """Return nodes by their number of facts on one side, the most first, then by name and id."""
    return sorted(nodes, key=lambda node: (-degree(node), g.nodes[node]["name"], node))


def view_parties(g: nx.MultiDiGraph, nodes: list[str], degree: Degree) -> tuple[Party, ...]:
    """Return nodes as rows or columns; those of one name tell their region."""
    known = name_places(nodes)
    places = [known.get(node, PlaceName()) for node in nodes]
    shown = show_names(g, nodes, places)
    kinds = [
        node_kind(g.nodes[node]["type"], g.nodes[node]["level"] or place.level)
        for node, place in zip(nodes, places, strict=True)
    ]
    return tuple(
        Party(*names, kind, degree(node))
        for node, names, kind in zip(nodes, shown, kinds, strict=True)
    )
