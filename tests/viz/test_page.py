"""Pages load nothing, run only their own scripts, and show hostile text as text.

In: the sample build. Out: the written pages, parsed.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import re
import zipfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from viz_sample import HOSTILE, TEXTS, write_graph, write_sample

import viz
from graph.fact_quads import WRITERS
from graph.gazetteer.records import LEVELS
from graph.vocab import concepts
from viz.__main__ import main
from viz.colours import DARK, LIGHT, LINE_STYLES, NODE_STYLES
from viz.documents import MARKED, Span, cut_text, find_sentence
from viz.drawing import legend
from viz.labels import load_labels, read_concepts
from viz.network_data import EndView, FactView, LevelView, LineView, NetworkData, NodeView
from viz.page import render_network
from viz.words import PAGES as PAGES_OF

TEMPLATES = Path(viz.__file__).with_name("templates")
PAGES = (
    "index.html",
    "matrix.html",
    "money.html",
    "timeline.html",
    "map.html",
    "audit.html",
    "documents/b.html",
    "documents/年度/要点.html",
    "documents/计划.html",
)
LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "style"}


class Reader(HTMLParser):
    """Collects the tags, the scripts, the styles and the visible text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attributes = self.tags[-1] if self.tags else ("", {})
        if tag in ("script", "style") and self.cdata_elem == tag:
            self.blocks.append((tag, attributes, data))
        else:
            self.text += data


def parse(page: str) -> Reader:
    """Return the parsed page; script and style blocks in one piece each."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample build, drawn."""
    folder = write_sample(tmp_path_factory.mktemp("build"))
    viz.draw(folder)
    return folder


@pytest.fixture(scope="module")
def index(out: Path) -> str:
    """Return index.html."""
    return (out / "index.html").read_bytes().decode()


def read_block(page: str, id_: str) -> Any:
    """Return the JSON of one data block of the network page."""
    found = re.search(f'<script type="application/json" id="{id_}">(.*?)</script>', page, re.S)
    assert found is not None
    return json.loads(found[1])


@pytest.mark.parametrize("path", PAGES)
def test_page_loads_nothing_and_runs_only_its_own_scripts(out: Path, path: str) -> None:
    page = (out / path).read_bytes().decode()
    reader = parse(page)
    for tag, attributes in reader.tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form")
        assert not LOADING & attributes.keys(), (tag, attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert not re.match(r"(https?:)?//|javascript:", attributes.get("href") or "")
    policies = [a["content"] for t, a in reader.tags if t == "meta" and "http-equiv" in a]
    assert policies[0] is not None and policies[0].startswith("default-src 'none'; script-src 'sha")
    assert "unsafe" not in policies[0]
    runnable = [text for tag, a, text in reader.blocks if tag == "script" and "type" not in a]
    styles = [text for tag, _, text in reader.blocks if tag == "style"]
    assert runnable and len(styles) == 1
    for text in [*runnable, *styles]:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policies[0]


@pytest.mark.parametrize("path", PAGES)
def test_page_shows_hostile_text_as_text(out: Path, path: str) -> None:
    page = (out / path).read_bytes().decode()
    assert "<img" not in page and "window.hacked=1</script" not in page
    shown = parse(page).text
    if path == "documents/b.html":
        assert shown.count(HOSTILE) == TEXTS["b"].count(HOSTILE) + 5


def test_index_data_round_trips_hostile_names(index: str) -> None:
    names = [node["name"] for node in read_block(index, "data")["levels"]["actors"]["nodes"]]
    drawn = read_block(index, "pyvis-levels")["actors"]["nodes"]
    labels = [node["label"].replace("\n", "") for node in drawn]
    assert f"{HOSTILE}公司" in names and f"{HOSTILE}公司" in labels


def test_index_draws_one_line_per_relationship(index: str) -> None:
    data = read_block(index, "data")
    for name, drawn in read_block(index, "pyvis-levels").items():
        assert [(edge["from"], edge["to"]) for edge in drawn["edges"]] == [
            (line["helper"], line["recipient"]) for line in data["levels"][name]["lines"]
        ]
        assert all(edge["arrows"] == "to" for edge in drawn["edges"])
    assert read_block(index, "pyvis-options")["physics"] == {"enabled": False}


def test_legend_holds_what_is_drawn(index: str) -> None:
    data, rows = read_block(index, "data"), read_block(index, "legend")
    styles = {row["key"]: (row["fill"], row["shape"]) for row in rows["kinds"]}
    for name, drawn in read_block(index, "pyvis-levels").items():
        for node, picture in zip(data["levels"][name]["nodes"], drawn["nodes"], strict=True):
            assert styles[node["kind"]] == (picture["color"]["background"], picture["shape"])
    kinds = {node["kind"] for level in data["levels"].values() for node in level["nodes"]}
    assert kinds | {end["kind"] for end in data["ends"]} == styles.keys()
    mechanisms = {row["key"]: row["count"] for row in rows["mechanisms"]}
    assert mechanisms == Counter(fact["mechanism"] for fact in data["facts"])


def picture(kinds: list[str], mechanisms: list[str]) -> NetworkData:
    """Return a picture with a node of every kind and a line of every mechanism."""
    nodes = tuple(
        NodeView(kind, kind, None, kind, None, kind, kind, kind, None, None, (), 9 * x, 0, 1)
        for x, kind in enumerate(kinds)
    )
    lines = tuple(
        LineView(0, 1, mechanism, (number,)) for number, mechanism in enumerate(mechanisms)
    )
    ends = tuple(EndView(kind, None, kind) for kind in kinds)
    facts = tuple(
        FactView(0, 1, mechanism, 0, "f-1", 1, None, "past", None, {}) for mechanism in mechanisms
    )
    counts = {"documents": 0, "facts": 0, "aid": 0, "issues": 0}
    return NetworkData({"actors": LevelView(nodes, lines, 3, 5)}, ends, facts, (), counts, 400)


def test_every_kind_and_mechanism_can_be_drawn_and_named() -> None:
    data = picture(list(NODE_STYLES), list(LINE_STYLES))
    assert tuple(LINE_STYLES) == concepts("mechanism")
    assert NODE_STYLES.keys() == {
        *(f"place_{level}" for level in {*concepts("level"), *LEVELS}),
        *concepts("actor_type"),
        "place",
        "group",
    }
    assert len(legend(data)["kinds"]) == len(NODE_STYLES)
    assert len(legend(data)["mechanisms"]) == len(LINE_STYLES)
    drawn = read_block("".join(render_network(data)), "pyvis-levels")["actors"]
    assert len(drawn["nodes"]) == len(NODE_STYLES) and len(drawn["edges"]) == len(LINE_STYLES)
    for labels in load_labels().values():
        assert all(labels[kind] for kind in NODE_STYLES)
        assert all(labels[f"mechanism_{mechanism}"] for mechanism in LINE_STYLES)


def test_no_two_kinds_or_mechanisms_look_alike() -> None:
    assert len({(style.fill, style.shape) for style in NODE_STYLES.values()}) == len(NODE_STYLES)
    assert len({(style.colour, style.dash) for style in LINE_STYLES.values()}) == len(LINE_STYLES)
    assert LIGHT.keys() == DARK.keys()


def test_colours_stand_in_one_module_only() -> None:
    package = Path(viz.__file__).parent
    named = re.compile(r"(?<![&\w'\"])#[0-9a-fA-F]{3,8}\b(?=[;\s}'\"])|rgba?\(|hsla?\(")
    files = [*TEMPLATES.iterdir(), *(p for p in package.glob("*.py") if p.name != "colours.py")]
    assert len(files) > 20
    assert [path.name for path in files if named.search(path.read_text("utf-8"))] == []
    variables = set(re.findall(r"var\(--([\w-]+)\)", "".join(p.read_text() for p in files)))
    assert variables <= LIGHT.keys()


def test_every_label_is_in_both_languages_and_used() -> None:
    labels = load_labels()
    assert labels["zh"].keys() == labels["en"].keys()
    assert all(text.strip() for texts in labels.values() for text in texts.values())
    with (Path(viz.__file__).with_name("labels.csv")).open(encoding="utf-8", newline="") as file:
        keys = [row["key"] for row in csv.DictReader(file)]
    assert len(keys) == len(set(keys))
    assert not set(keys) & {key for key, _, _ in read_concepts()}
    words = set(re.findall(r"\w+", "".join(p.read_text("utf-8") for p in TEMPLATES.iterdir())))
    words |= {f"{word}_note" for word in words}
    built = (
        "mechanism_",
        "status_",
        "role_",
        "mark_",
        "page_",
        "title_",
        "tool_",
        "level_",
        "theme_",
        "genre_",
        "field_",
        "review_",
        "home_",
    )
    drawn = words | NODE_STYLES.keys()
    assert [key for key in keys if key not in drawn and not key.startswith(built)] == []
    assert {f"page_{name}" for name in PAGES_OF} <= labels["zh"].keys()
    assert {*PAGES_OF, "documents"} == set(viz.VIEWS)


def test_document_page_marks_facts_and_anchors_them(out: Path) -> None:
    page = (out / "documents/年度/要点.html").read_bytes().decode()
    ids = (f"f-{0:020x}", "f-alone")
    anchors = "".join(f'<a id="{id_}" data-pieces="1"></a>' for id_ in ids)
    assert f'{anchors}<mark class="aid">北京市向内蒙古自治区安排协作资金</mark>' in page
    assert '<mark class="unread">对口帮扶要抓实。</mark>' in page
    assert f'href="../../index.html#f-{0:020x}"' in page
    text = re.search(r'<div class="text tabs-4">(.*?)</div>', page, re.S)
    assert text is not None and parse(text[1]).text == TEXTS["年度/要点"]


def test_every_kind_of_fact_is_marked_named_and_coloured(out: Path) -> None:
    assert {*WRITERS, "unread", "unlinked"} == set(MARKED)
    page = (out / "documents/b.html").read_bytes().decode()
    style = (TEMPLATES / "document.css").read_text("utf-8")
    for kind in MARKED:
        assert f'<mark class="{kind}"><span class="zh">' in page
        assert f"mark.{kind}{{" in style
        assert kind == "aid" or f"mark-{kind}" in LIGHT
    tones = [LIGHT[name] for name in LIGHT if name.startswith("mark")]
    assert len(set(tones)) == len(tones) == len(MARKED)


def test_money_is_marked_around_the_place_that_it_names() -> None:
    spans = [Span(0, 8, "funding", "f-1"), Span(0, 3, "place", "f-2")]
    pieces = [(piece.text, piece.kinds) for piece in cut_text("兴安盟投入60万元", spans)]
    assert pieces == [
        ("兴安盟", ("funding", "place")),
        ("投入60万", ("funding",)),
        ("元", ()),
    ]


def test_links_from_index_lead_to_pages_and_anchors(out: Path, index: str) -> None:
    data = read_block(index, "data")
    hrefs = [document["href"] for document in data["documents"]]
    assert "documents/%E5%B9%B4%E5%BA%A6/%E8%A6%81%E7%82%B9.html" in hrefs
    pages = [(out / path).read_bytes().decode() for path in PAGES if path.startswith("documents/")]
    for fact in data["facts"]:
        assert f'<a id="{fact["anchor"]}" data-pieces="' in pages[fact["document"]]


def test_cut_text_keeps_every_character_and_nests() -> None:
    raw = "甲市帮扶乙县，丙县。"
    spans = [Span(0, 6, "aid", "f-1"), Span(0, 2, "place", "f-2"), Span(4, 6, "place", "f-3")]
    pieces = list(cut_text(raw, spans))
    assert "".join(piece.text for piece in pieces) == raw
    assert [(piece.text, piece.kinds) for piece in pieces] == [
        ("甲市", ("aid", "place")),
        ("帮扶", ("aid",)),
        ("乙县", ("aid", "place")),
        ("，丙县。", ()),
    ]
    assert list(cut_text("", [])) == []


@pytest.mark.parametrize(
    ("at", "sentence"), [(0, "一句。"), (3, "二句！"), (5, "二句！"), (6, "三"), (8, "四")]
)
def test_find_sentence_goes_from_mark_to_mark(at: int, sentence: str) -> None:
    raw = "一句。二句！三\n四"
    span = find_sentence(raw, at)
    assert raw[span.start : span.end].strip() == sentence


def test_find_sentence_of_an_endless_line_is_short() -> None:
    span = find_sentence("长" * 5000, 2500)
    assert span.start <= 2500 < span.end and span.end - span.start <= 600


def test_draw_gives_the_same_bytes_and_an_archive_of_all_pages(out: Path, tmp_path: Path) -> None:
    again = viz.draw(write_sample(tmp_path))
    assert [path.relative_to(tmp_path).as_posix() for path in again] == [*PAGES, "handout.zip"]
    for path in (*PAGES, "handout.zip"):
        assert (tmp_path / path).read_bytes() == (out / path).read_bytes()
    with zipfile.ZipFile(out / "handout.zip") as handout:
        assert handout.namelist() == list(PAGES)
        assert all(handout.read(path) == (out / path).read_bytes() for path in PAGES)
        assert {info.date_time for info in handout.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_lone_surrogates_shift_no_offset(tmp_path: Path) -> None:
    write_sample(tmp_path)
    path = tmp_path / "documents/b.txt"
    raw = "\ud800" + path.read_bytes().decode()[1:]
    path.write_bytes(raw.encode("utf-8", "surrogatepass"))
    viz.draw(tmp_path)
    page = (tmp_path / "documents/b.html").read_bytes().decode()
    assert '<mark class="aid">北京市帮助内蒙古自治区</mark>' in page


def test_draw_of_a_build_without_aid_gives_a_page(tmp_path: Path) -> None:
    for name in ("documents.jsonl", "issues.jsonl", "merges.jsonl"):
        (tmp_path / name).write_text("", encoding="utf-8")
    write_graph(tmp_path, [], [], [])
    drawn = [path.name for path in viz.draw(tmp_path)]
    assert drawn == [*PAGES_OF.values(), "handout.zip"]


def test_main_names_the_page_or_the_remedy(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--graph", str(out)]) == 0
    assert "index.html" in capsys.readouterr().out
    assert main(["--graph", str(tmp_path)]) == 2
    assert "build_graph.py" in capsys.readouterr().err


def test_genre_of_a_document_is_named_in_both_languages(tmp_path: Path) -> None:
    path = write_sample(tmp_path) / "documents.jsonl"
    lines = path.read_text(encoding="utf-8").replace('"genre": null', '"genre": "report"')
    path.write_text(lines, encoding="utf-8")
    viz.draw(tmp_path)
    page = (tmp_path / "documents" / "b.html").read_text(encoding="utf-8")
    assert '<span class="zh">报告（总结）</span><span class="en" lang="en">report</span>' in page
