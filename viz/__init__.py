"""Views: pages that show a build, and their registry.

In: the folder of a build. Out: index.html and the other PAGES, a page for each document,
handout.zip with all of them.
Example: ``draw(Path("out"))`` writes ``out/index.html``, where 北京市→内蒙古自治区 is a line with
its words. To add a view, write ``viz/<name>.py`` and one line in VIEWS
and, for a page that the others lead to, one in PAGES.
"""

from __future__ import annotations

import gc
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.reviews import Review
from viz.audit import view_audit
from viz.build import Build, load_build
from viz.documents import view_documents
from viz.map import view_map
from viz.matrix import view_matrix
from viz.money import view_money
from viz.network import view_network
from viz.page import render_document, render_network, render_view, to_bytes
from viz.timeline import view_timeline
from viz.words import PAGES

# its path, and its text in pieces
Page = tuple[str, Iterable[str]]


def draw_network(build: Build) -> Iterator[Page]:
    """Yield index.html, the network of who helps whom."""
    yield PAGES["network"], render_network(view_network(build), masked=build.masked)


def draw_documents(build: Build) -> Iterator[Page]:
    """Yield the page of every document, its text with the facts marked."""
    for data in view_documents(build):
        yield data.path, [render_document(data, masked=build.masked)]


def drawing(name: str, view: Callable[[Build], Any]) -> Callable[[Build], Iterator[Page]]:
    """Return what yields the one page of a view that its own script draws."""

    def draw_page(build: Build) -> Iterator[Page]:
        yield PAGES[name], render_view(name, view(build), masked=build.masked)

    return draw_page


VIEWS: dict[str, Callable[[Build], Iterator[Page]]] = {
    "network": draw_network,
    "matrix": drawing("matrix", view_matrix),
    "money": drawing("money", view_money),
    "timeline": drawing("timeline", view_timeline),
    "map": drawing("map", view_map),
    "audit": drawing("audit", view_audit),
    "documents": draw_documents,
}

HANDOUT = "handout.zip"
EARLIEST = (1980, 1, 1, 0, 0, 0)


def draw(
    out: Path, *, reviews: Mapping[str, Review] | None = None, masked: bool = False
) -> list[Path]:
    """Draw every view of the build in ``out``; return the files written, handout.zip the last.

    ``reviews`` are the last words of persons on facts, which the pages show; ``masked`` hides the
    names of persons, also where the build was not told to.

    Reads facts.jsonl, documents.jsonl, issues.jsonl, merges.jsonl, sums.jsonl, documents/ID.txt and
    store/. The same build gives the same bytes. FileNotFoundError where one of these is missing.
    """
    build = load_build(out, reviews, masked=masked)
    gc.freeze()  # the build is kept to the end: no search for garbage in it pays
    written: list[Path] = []
    with zipfile.ZipFile(out / HANDOUT, "w", zipfile.ZIP_DEFLATED) as handout:
        for view in VIEWS.values():
            for path, page in view(build):
                write_page(out / path, page)
                add_page(handout, path, out / path)
                written.append(out / path)
    gc.unfreeze()
    return [*written, out / HANDOUT]


def write_page(path: Path, page: Iterable[str]) -> None:
    """Write a page as it comes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.writelines(to_bytes(piece) for piece in page)


def add_page(handout: zipfile.ZipFile, path: str, page: Path) -> None:
    """Add a page to the archive under a fixed date and fixed rights, so that bytes repeat."""
    info = zipfile.ZipInfo(path, date_time=EARLIEST)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o644 << 16
    info.file_size = page.stat().st_size
    with page.open("rb") as source, handout.open(info, "w") as target:
        shutil.copyfileobj(source, target)
