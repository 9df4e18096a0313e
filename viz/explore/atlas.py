"""The network of one build at every level, made once and kept: what the explorer asks.

In: the build that the server has open. Out: levels, their pieces, what they are searched by.
Example: the level ``province`` is summed and laid out when somebody first looks at it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from threading import Thread
from typing import Any

import networkx as nx

from graph.gazetteer import load_gazetteer
from graph.network import build_network
from viz.build import Build
from viz.explore.level import Level, view_whole
from viz.explore.pieces import pack_names, pack_numbers
from viz.explore.searching import Index
from viz.levels import LEVELS, lift_network
from viz.network import number_facts, view_documents
from viz.network_data import DocumentRow
from viz.opened import Made, Opened


@dataclass(frozen=True, slots=True)
class Network:
    """The network of a build as the texts have it; ``facts`` are (helper, recipient, fact), the
    ends as numbers of ``nodes``."""

    build: Build
    g: nx.MultiDiGraph
    nodes: tuple[str, ...]
    facts: list[tuple[int, int, Any]]
    documents: tuple[DocumentRow, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A level with the pieces of its start view; ``version`` tells it from that of another build,
    in which the numbers of nodes and lines mean others."""

    level: Level
    version: str
    numbers: bytes
    names: bytes


class Atlas:
    """All levels of the build that the server has open."""

    def __init__(self, opened: Opened) -> None:
        self.network = Made(opened, lambda: open_network(opened.build()))
        self.sheets = {level: Made(opened, partial(self._draw, level)) for level in LEVELS}
        self.indexes = {level: Made(opened, partial(self._index, level)) for level in LEVELS}

    def prepare(self) -> None:
        """Make what the start view needs, beside the work of the server."""
        Thread(target=lambda: self.indexes["actors"].get(), daemon=True).start()

    def _draw(self, name: str) -> Sheet:
        lifted = lift_network(self.network.get().g, name, load_gazetteer())
        level = view_whole(lifted, load_gazetteer())
        numbers = pack_numbers(level)
        ids = "\n".join(level.numbers).encode("utf-8", "replace")
        version = hashlib.sha256(numbers + ids).hexdigest()[:16]
        return Sheet(level, version, numbers, pack_names(level, version))

    def _index(self, name: str) -> Index:
        return Index(self.sheets[name].get().level, load_gazetteer())


def open_network(build: Build) -> Network:
    """Return the network of a build with its facts by number."""
    g = build_network(build.aid(), build.merges)
    nodes = tuple(g)
    ends = {node: number for number, node in enumerate(nodes)}
    return Network(build, g, nodes, number_facts(g, ends), view_documents(build))
