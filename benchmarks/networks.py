"""Networks made up of so many actors, drawn as the hand-out and as pyvis draws by default.

In: a folder, a number of actors. Out: the path of a page. Example: 200 actors have some 300 aid
facts, the first of them many, as in real networks.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from pyvis.network import Network

from graph.gazetteer import load_gazetteer
from graph.gazetteer.records import Place
from graph.output import write_lines
from graph.store import write_store
from viz import write_page
from viz.build import load_build
from viz.colours import LINE_STYLES
from viz.network import view_network
from viz.page import render_network

Line = dict[str, Any]
MECHANISMS = tuple(LINE_STYLES)
LEVELS = ("province", "prefecture", "county")


def make_facts(size: int) -> list[Line]:
    """Return 1.5 facts an actor: few help many, as in real networks; the same each time."""
    chance, facts, start = random.Random(size), list[Line](), 0
    for number in range(size * 3 // 2):
        ends = int(size * chance.random() ** 3), chance.randrange(size)
        if ends[0] == ends[1]:
            continue
        names = [f"第{end}号公司" for end in ends]
        quote = f"{names[0]}帮扶{names[1]}"
        sides = {"helper": names[0], "recipient": names[1]}
        kinds = {f"{side}_type": "enterprise" for side in sides}
        ids = {f"{side}_id": f"actor/{name}" for side, name in sides.items()}
        told = {"mechanism": "enterprise", "status": "ongoing", "rule": "made"}
        place = {"doc": "made", "quote": quote, "start": start, "id": f"fact/{number:020x}"}
        facts.append({"kind": "aid", **sides, **ids, **kinds, **told, **place})
        start += len(quote) + 1
    return facts


def make_large(size: int) -> list[Line]:
    """Return facts that name exactly ``size`` ends, 1.5 an end: all places of the gazetteer, then
    companies of counties; few help many; the same each time."""
    chance, facts, start = random.Random(size), list[Line](), 0
    ends = make_ends(size)
    pairs = [(int(number * chance.random() ** 3), number) for number in range(1, size)]
    more = [(int(size * chance.random() ** 3), chance.randrange(size)) for _ in range(size // 2)]
    for number, pair in enumerate([*pairs, *more]):
        if pair[0] == pair[1]:
            continue
        helper, recipient = (ends[end] for end in pair)
        quote = f"{helper[1]}帮扶{recipient[1]}"
        sides = {"helper": helper[1], "recipient": recipient[1]}
        kinds = {"helper_type": helper[2], "recipient_type": recipient[2]}
        ids = {"helper_id": helper[0], "recipient_id": recipient[0]}
        told = {"mechanism": chance.choice(MECHANISMS), "status": "ongoing", "rule": "made"}
        place = {"doc": "made", "quote": quote, "start": start, "id": f"fact/{number:020x}"}
        facts.append({"kind": "aid", **sides, **ids, **kinds, **told, **place})
        start += len(quote) + 1
    return facts


def make_ends(size: int) -> list[tuple[str, str, str]]:
    """Return (id, name, type) of so many ends: the widest places first."""
    places = sorted(load_gazetteer().places.values(), key=lambda place: (width_of(place), place.id))
    named = [(place.id, place.name, "place") for place in places if width_of(place) < len(LEVELS)]
    counties = [place.name for place in places if place.level == "county"]
    made = (f"{counties[n * 7 % len(counties)]}第{n}号公司" for n in range(size))
    return [*named, *((f"actor/{name}", name, "enterprise") for name in made)][:size]


def width_of(place: Place) -> int:
    """Return the rank of a place's level, beyond LEVELS of another level."""
    return LEVELS.index(place.level) if place.level in LEVELS else len(LEVELS)


def write_build(folder: Path, facts: list[Line]) -> Path:
    """Return the folder of a build with these facts of one document, its store empty."""
    out = folder / f"build-{len(facts)}"
    (out / "documents").mkdir(parents=True)
    raw = "".join(fact["quote"] + "\n" for fact in facts)
    (out / "documents" / "made.txt").write_text(raw, encoding="utf-8")
    write_lines(out / "documents.jsonl", [{"doc": "made", "title": "made"}])
    write_lines(out / "facts.jsonl", facts)
    for name in ("issues", "merges", "sums"):
        write_lines(out / f"{name}.jsonl", [])
    (out / "build.json").write_text("{}", encoding="utf-8")
    (out / "graph.nq").write_bytes(b"")
    write_store(out / "graph.nq", out / "store")
    return out


def draw_handout(folder: Path, size: int) -> Path:
    """Return index.html of a build of so many actors."""
    out = write_build(folder, make_facts(size))
    path = out / "index.html"
    write_page(path, render_network(view_network(load_build(out))))
    return path


def draw_pyvis(folder: Path, size: int) -> Path:
    """Return the page that pyvis makes of the same network when nothing is chosen."""
    network: Any = Network(directed=True, cdn_resources="in_line")
    for fact in make_facts(size):
        for end in (fact["helper"], fact["recipient"]):
            network.add_node(end, label=end)
        network.add_edge(fact["helper"], fact["recipient"])
    path = folder / f"pyvis-{size}.html"
    path.write_text(network.generate_html(), encoding="utf-8")
    return path
