"""What the explorer's page asks for. In: the sample build, and programs that ask its server."""

from __future__ import annotations

import gzip
import json
import math
import re
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import numpy as np
import pyoxigraph as ox
import pytest
from serving import serving_review
from test_review import Client
from viz_sample import HOSTILE, TEXTS, sample_facts, write_lines

from graph.gazetteer import load_gazetteer
from graph.network import build_network
from graph.query_files import load_queries
from graph.store import open_store
from graph.vocab import load_vocabulary
from queries.asking import bind
from viz.build import load_build
from viz.editor import write_question
from viz.explore.level import Level, view_whole
from viz.explore.page import QUESTIONS
from viz.explore.pieces import KINDS, MECHANISMS, pack_names, pack_numbers
from viz.explore.placing import DEEPEST, NOWHERE, find_hubs, place_nodes
from viz.explore.searching import MOST_FOUND, Index
from viz.levels import LEVELS
from viz.network import view_network

pytest_plugins = ("served",)
# ids of what can be an end of aid
ENTITY = re.compile(r"(?:place|actor|group|programme)/")


@pytest.fixture(scope="module")
def level(out: Path) -> Level:
    """Return all actors of the sample build."""
    return view_whole(build_network(load_build(out).facts), load_gazetteer())


def test_level_holds_what_the_handout_holds(out: Path, level: Level) -> None:
    actors = view_network(load_build(out)).levels["actors"]
    told = {(row.id, row.kind, row.shown, row.shown_english, row.facts) for row in level.rows}
    assert told == {
        (node.id, node.kind, node.shown, node.shown_english, node.facts) for node in actors.nodes
    }
    assert [row.facts for row in level.rows] == sorted(row.facts for row in level.rows)[::-1]
    assert [len(tie.facts) for tie in level.ties] == [2, 1, 1, 1]
    assert level.rows[level.ties[0].helper].name == "北京市"


def test_places_stand_in_the_circles_of_those_that_hold_them(level: Level) -> None:
    rings = {ring.place: ring for ring in level.rings}
    circle = rings["place/150000"]
    assert ("内蒙古自治区", "Inner Mongolia Autonomous Region") in level.ring_names
    inside = [
        row.name
        for row, point in zip(level.rows, level.points, strict=True)
        if math.dist(point, (circle.x, circle.y)) <= circle.r
    ]
    assert set(inside) == {"内蒙古自治区", "鄂尔多斯市", "兴安盟", "通辽市"}


def test_node_without_a_place_stands_beside_the_stronger_one_it_is_tied_to() -> None:
    ties = [(0, 1, 5), (1, 2, 3), (2, 0, 1), (3, 3, 9), (0, 4, 2)]
    assert find_hubs([None] * 4 + [("place/150000",)], ties) == {1: 0, 2: 1}
    chain = [(number, number + 1, 1) for number in range(20)]
    hubs = find_hubs([None] * 21, chain)
    assert DEEPEST < len(hubs) < 20
    points, rings = place_nodes([None] * 21, chain, [10.0] * 21)
    assert {ring.place for ring in rings} == {NOWHERE}
    assert len({tuple(point) for point in points.round(3)}) == 21


def test_numbers_say_where_and_what_each_node_and_line_is(level: Level) -> None:
    data = gzip.decompress(pack_numbers(level))
    nodes, lines, rings = np.frombuffer(data, "<u4", 3)
    assert (nodes, lines, rings) == (6, 4, len(level.rings))
    assert len(data) == 12 + 13 * nodes + 14 * lines + 13 * rings
    assert np.frombuffer(data, "<f4", 6, 12) == pytest.approx(level.points[:, 0], abs=0.01)
    facts = np.frombuffer(data, "<u4", 6, 12 + 48)
    assert list(facts) == [row.facts for row in level.rows]
    kinds = np.frombuffer(data, "u1", 6, len(data) - lines - nodes)
    assert [KINDS[code] for code in kinds] == [row.kind for row in level.rows]
    mechanisms = np.frombuffer(data, "u1", 4, len(data) - lines)
    assert [MECHANISMS[code] for code in mechanisms] == [tie.mechanism for tie in level.ties]


def test_same_build_gives_the_same_bytes(out: Path, level: Level) -> None:
    again = view_whole(build_network(load_build(out).facts), load_gazetteer())
    assert pack_numbers(again) == pack_numbers(level)
    assert pack_names(again, "1") == pack_names(level, "1")


@pytest.mark.parametrize(
    "words",
    ["兴安盟", "興安", "xinganmeng", "xam", "Hinggan", "hinggan league", "152200", "ＸAM"[1:]],
)
def test_search_knows_scripts_pinyin_english_and_codes(level: Level, words: str) -> None:
    found = Index(level, load_gazetteer()).find(words)
    assert level.rows[found[0]].name == "兴安盟"


def test_search_puts_the_name_itself_first_and_ends(level: Level) -> None:
    index = Index(level, load_gazetteer())
    assert index.find("") == index.find("不存在的名字") == index.find("\n") == []
    index.words = ["\n大兴安\n", "\n兴安盟\n", "\n兴安\n", *["\n兴安县\n"] * 20]
    assert index.find("兴安") == [2, 1, *range(3, MOST_FOUND + 1)]


@pytest.fixture(scope="module")
def client(out: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Return a program that asks a server of the sample build."""
    folder = tmp_path_factory.mktemp("kept")
    with serving_review(out, "--reviews", str(folder)) as start:
        address, _, token = start.partition("/#token=")
        yield Client(address, folder, token)


def ask(address: str, path: str, **fields: object) -> Any:
    """Return what the server answers, of a refusal its status and words."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
    connection.request("GET", f"/explore/{path}?{urlencode(fields)}")
    response = connection.getresponse()
    body = response.read()
    connection.close()
    if response.status != 200:
        return response.status, body.decode()
    packed = response.headers["content-encoding"] == "gzip"
    return json.loads(gzip.decompress(body) if packed else body)


def test_line_tells_its_facts_with_words_and_what_a_person_said(client: Client) -> None:
    names = ask(client.address, "names")
    line = {"version": names["version"], "number": 0}
    told = ask(client.address, "line", **line)
    assert told["total"] == 2 and [fact["words"][1] for fact in told["facts"]] == [
        "北京市帮助内蒙古自治区",
        "北京市向内蒙古自治区安排协作资金",
    ]
    first = told["facts"][1]
    assert told["documents"][str(first["document"])]["href"].startswith("documents/")
    assert told["ends"][str(first["helper"])]["name"] == "北京市"
    assert first["line_number"] == 1 + TEXTS["年度/要点"][: sample_facts()[0]["start"]].count("\n")
    assert "review" not in first["fields"]
    said = {"fact": sample_facts()[0]["id"], "review": "wrong", "reason": HOSTILE, "judge": "甲"}
    opened = client.send("POST", "/review/session", {"token": client.token})
    cookie = opened.headers["set-cookie"].partition(";")[0]
    assert client.send("POST", "/review/reviews", said, Cookie=cookie).status == 200
    again = ask(client.address, "line", **line)["facts"][1]
    assert again["fields"]["review"]["review"] == "wrong"
    assert len(ask(client.address, "line", **line, offset=1)["facts"]) == 1


def test_profile_tells_names_and_stated_sums(client: Client) -> None:
    names = ask(client.address, "names")
    number = names["ids"].index("place/150000")
    told = ask(client.address, "node", version=names["version"], number=number)
    assert told["row"]["english"] == "Inner Mongolia Autonomous Region"
    amounts = [fact["fields"]["amounts"][0]["value"] for fact in told["received"]]
    assert amounts == [120_000_000, 120_000_000] and told["given"] == []


def test_what_cannot_be_told_is_refused_with_the_reason(client: Client) -> None:
    version = ask(client.address, "names")["version"]
    for path, fields, status, words in (
        ("names", {"level": "village"}, 404, "no level 'village'"),
        ("node", {"version": version, "number": "99"}, 404, "below 6"),
        ("node", {"version": version, "number": "-1"}, 404, "whole number"),
        ("line", {"version": version, "number": "0", "offset": "2"}, 404, "offset"),
        ("line", {"version": "other", "number": "0"}, 409, "load the page again"),
        ("question", {"name": "documents"}, 404, "no question 'documents'"),
        ("question", {"name": "helps_place", "place": "无此地"}, 400, "无此地"),
        ("question", {"name": "helps_place"}, 400, "place"),
    ):
        found = ask(client.address, path, **fields)
        assert found[0] == status and words in found[1]


def test_pieces_of_a_new_build_have_another_version(client: Client, out: Path) -> None:
    facts, before = out / "facts.jsonl", ask(client.address, "names")["version"]
    kept = facts.read_bytes()
    write_lines(facts, [{**fact, "recipient": "通辽市", "recipient_id": "place/150500"}
                        for fact in sample_facts()])  # fmt: skip
    try:
        assert ask(client.address, "names")["version"] != before
        assert ask(client.address, "node", version=before, number=0)[0] == 409
    finally:
        facts.write_bytes(kept)


def test_all_levels_are_laid_out(client: Client) -> None:
    for name in LEVELS:
        assert ask(client.address, "names", level=name)["ids"]


@pytest.mark.parametrize("name", QUESTIONS)
def test_question_that_is_offered_names_what_can_be_drawn(checkout: Path, name: str) -> None:
    query, store = load_queries()[name], open_store(checkout / "out" / "store")
    text = write_question(query, bind(store, query, query.example_values()))
    base = load_vocabulary().base
    found = store.query(text, prefixes={}, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    rows = [[term.value for term in row if isinstance(term, ox.NamedNode)] for row in found]
    ends = [[one for one in row if ENTITY.match(one.removeprefix(base))] for row in rows]
    assert any(len(set(row)) > 1 for row in ends)


def test_all_questions_on_helpers_and_recipients_are_offered_but_measures() -> None:
    sided = {
        name
        for name, query in load_queries().items()
        if {"helper", "recipient"} <= {column.name for column in query.columns}
        and "measure" not in query.header
    }
    assert sided <= set(QUESTIONS)


def test_network_without_aid_is_an_empty_picture() -> None:
    level = view_whole(build_network([]), load_gazetteer())
    assert not (level.rows or level.ties or level.rings)
    assert len(gzip.decompress(pack_numbers(level))) == 12
    assert Index(level, load_gazetteer()).find("北京") == []
