"""Networks made up of so many actors, drawn as the hand-out and as pyvis draws by default.

In: a folder, a number of actors. Out: the path of a page. Example: 200 actors have some 300 aid
facts, the first of them many, as in real networks.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from pyvis.network import Network

from graph.output import write_lines
from viz.build import load_build
from viz.network import view_network
from viz.page import render_network, to_bytes

Line = dict[str, Any]


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


def draw_handout(folder: Path, size: int) -> Path:
    """Return index.html of a build of so many actors."""
    out = folder / f"build-{size}"
    (out / "documents").mkdir(parents=True)
    facts = make_facts(size)
    raw = "".join(fact["quote"] + "\n" for fact in facts)
    (out / "documents" / "made.txt").write_text(raw, encoding="utf-8")
    write_lines(out / "documents.jsonl", [{"doc": "made", "title": "made"}])
    write_lines(out / "facts.jsonl", facts)
    for name in ("issues", "merges", "sums"):
        write_lines(out / f"{name}.jsonl", [])
    path = out / "index.html"
    path.write_bytes(to_bytes(render_network(view_network(load_build(out)))))
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
