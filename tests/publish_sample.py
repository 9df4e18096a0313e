"""What the tests of publishing share: small builds, and what an Oxigraph server holds.

In: the graphs of a build by id. Out: its folder. Example:
``write(out, {"graph/doc/甲": ["<x:a> <x:b> \\"1\\""]})`` makes a build of one graph.
"""

from __future__ import annotations

import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from graph.store import write_store
from graph.vocab import iri

ONTOLOGY = ""
GRAPHS = {
    ONTOLOGY: ['<x:Place> <x:label> "地方 <x:y>"@zh', "<x:Place> <x:is> <x:Class>"],
    "graph/gazetteer": ['<x:150000> <x:name> "内蒙古"', '<x:150000> <x:area> "1183000.5"^^<x:km2>'],
    "graph/doc/甲/一": ['<x:f1> <x:quote> "说“<好>”\\n\\"二\\" \\\\u0041"', "<x:f1> <x:in> <x:甲>"],
    "graph/doc/乙": ["<x:f2> <x:in> <x:乙>", '<x:f2> <x:value> "2.5"^^<x:decimal>'],
}


def write(out: Path, graphs: Mapping[str, Sequence[str]]) -> Path:
    """Write the graph.nq and the store of a build; return its folder."""
    lines = {
        f"{triple} <{iri(graph)}> .\n" if graph else f"{triple} .\n"
        for graph, triples in graphs.items()
        for triple in triples
    }
    out.mkdir()
    (out / "graph.nq").write_text("".join(sorted(lines)), encoding="utf-8")
    write_store(out / "graph.nq", out / "store")
    return out


def load(url: str, quads: bytes) -> None:
    """Load N-Quads into an Oxigraph server, as somebody else would."""
    request = urllib.request.Request(f"{url}/store", data=quads, method="POST")
    request.add_header("Content-Type", "application/n-quads")
    urllib.request.urlopen(request).close()


def held(url: str) -> set[ox.Quad]:
    """Return what an Oxigraph server holds but for the record of publications."""
    request = urllib.request.Request(f"{url}/store", headers={"Accept": "application/n-quads"})
    with urllib.request.urlopen(request) as answer:
        quads = set(ox.parse(answer.read(), ox.RdfFormat.N_QUADS))
    return {quad for quad in quads if not str(quad.graph_name).startswith(f"<{iri('graph/pub')}")}


def quads(out: Path) -> set[ox.Quad]:
    """Return what a build holds."""
    return set(ox.parse(path=out / "graph.nq", format=ox.RdfFormat.N_QUADS))
