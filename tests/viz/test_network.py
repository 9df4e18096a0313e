"""The data of the network view. In: the sample build. Out: nodes, lines, facts, sums."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from viz_sample import HOSTILE, sample_facts, write_lines, write_sample

from graph.gazetteer import load_gazetteer
from graph.network import build_network
from viz.build import line_ends, line_number, load_build
from viz.level_view import MOST_PLACED, place_all
from viz.levels import LEVELS, find_place, lift_network
from viz.network import view_network
from viz.network_data import LevelView, LineView, NetworkData, NodeView
from viz.years import fact_years


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample build."""
    return write_sample(tmp_path_factory.mktemp("build"))


def actors(data: NetworkData) -> dict[str, NodeView]:
    """Return the nodes of the level of all actors by name."""
    return {node.name: node for node in data.levels["actors"].nodes}


def pairs(level: LevelView) -> list[tuple[str, str, str, int]]:
    """Return the lines of a level as (helper, recipient, mechanism, facts)."""
    return [
        (level.nodes[line.helper].name, level.nodes[line.recipient].name, line.mechanism,
         len(line.facts))
        for line in level.lines
    ]  # fmt: skip


def test_view_network_carries_every_fact_with_two_ends(out: Path) -> None:
    build = load_build(out)
    data = view_network(build)
    edges = build_network(build.facts).number_of_edges()
    assert len(data.facts) == edges == 5
    for level in data.levels.values():
        numbers = sorted(number for line in level.lines for number in line.facts)
        assert numbers == list(range(5)) and level.facts_left_out == 0
    assert data.counts == {"documents": 3, "facts": 15, "aid": 6, "issues": 3}


def test_view_network_groups_by_ends_and_mechanism(out: Path) -> None:
    level = view_network(load_build(out)).levels["actors"]
    assert len(level.lines) == 4
    assert pairs(level)[0] == ("北京市", "内蒙古自治区", "east_west", 2)


def test_levels_sum_the_edges_upward(out: Path) -> None:
    data = view_network(load_build(out))
    assert tuple(data.levels) == LEVELS
    assert {(a, b) for a, b, *_ in pairs(data.levels["prefecture"])} == {
        ("北京市", "内蒙古自治区"),
        ("鄂尔多斯市", "兴安盟"),
        (f"{HOSTILE}公司", "通辽市"),
    }
    assert set(pairs(data.levels["province"])) == {
        ("北京市", "内蒙古自治区", "east_west", 2),
        ("北京市", "内蒙古自治区", "education_pairing", 1),
        ("内蒙古自治区", "内蒙古自治区", "paired_assistance", 1),
        (f"{HOSTILE}公司", "内蒙古自治区", "enterprise", 1),
    }


@pytest.mark.parametrize(
    ("node", "name", "level", "place"),
    [
        ("place/150122", "托克托县", "county", "place/150122"),
        ("place/150122", "托克托县", "prefecture", "place/150100"),
        ("place/150000", "内蒙古自治区", "county", "place/150000"),
        ("group/650000/贫困户", "贫困户", "county", "place/650000"),
        ("actor/呼和浩特市督导组", "呼和浩特市督导组", "province", "place/150000"),
        ("group/-/北京市区县", "北京市区县", "province", "place/110000"),
        ("group/-/中央单位", "中央单位", "province", "group/-/中央单位"),
    ],
)
def test_find_place_goes_up_to_the_level(node: str, name: str, level: str, place: str) -> None:
    assert find_place(node, name, level, load_gazetteer()) == place


@pytest.mark.parametrize(
    ("node", "name", "helper"),
    [
        ("group/650000/援疆干部", "援疆干部", "group/650000/援疆干部"),
        ("group/650000/各援疆省市", "各援疆省市", "group/650000/各援疆省市"),
        ("group/650000/来疆教师", "来疆教师", "group/650000/来疆教师"),
        ("group/150000/中央单位", "中央单位", "group/150000/中央单位"),
        ("group/150000/全国企业", "全国企业", "group/150000/全国企业"),
        ("group/150000/自治区、盟市机关", "自治区、盟市机关", "place/150000"),
        ("group/150000/省级干部", "省级干部", "place/150000"),
        ("group/150000/北京市医院", "北京市医院", "place/110000"),
    ],
)
def test_group_helps_as_the_place_that_its_name_says(node: str, name: str, helper: str) -> None:
    g = nx.MultiDiGraph()
    g.add_node(node, name=name, type="group", level=None, within=None)
    g.add_node("place/150000", name="内蒙古自治区", type="place", level="province", within=None)
    g.add_edge(node, "place/150000", key=0, fact={})
    g.add_edge("place/150000", node, key=1, fact={})
    lifted = lift_network(g, "province", load_gazetteer())
    edges = {key: (one, other) for one, other, key in lifted.edges(keys=True)}
    assert edges[0] == (helper, "place/150000")
    assert edges[1] == ("place/150000", find_place(node, name, "province", load_gazetteer()))


def test_view_network_quotes_the_raw_words_and_their_line(out: Path) -> None:
    build = load_build(out)
    for fact in view_network(build).facts:
        doc = list(build.documents)[fact.document]
        raw = build.raw(doc)
        assert fact.words is not None
        before, quote, after = fact.words
        assert before + quote + after in raw
        assert quote in raw.split("\n")[fact.line_number - 1] or "\u2028" in quote


def test_nodes_beyond_the_springs_stand_apart_around_their_ends() -> None:
    lines = tuple(
        LineView(0, number, "east_west", (number,)) for number in range(1, MOST_PLACED + 50)
    )
    points = place_all(lines, [20.0] * (MOST_PLACED + 50))
    assert len(set(points)) == MOST_PLACED + 50


def test_nodes_are_found_by_code_script_pinyin_and_short_form(out: Path) -> None:
    nodes = actors(view_network(load_build(out)))
    wanted = {"152200", "興安盟", "兴安", "興安", "xinganmeng", "xam", "xinganleague"}
    assert wanted <= set(nodes["兴安盟"].keys)
    assert "內蒙古自治區" in nodes["内蒙古自治区"].keys
    assert "neimengguzizhiqu" in nodes["内蒙古自治区"].keys


def test_groups_of_one_name_tell_their_region(tmp_path: Path) -> None:
    write_sample(tmp_path)
    fact = {**sample_facts()[0], "recipient": "贫困户", "recipient_type": "group"}
    regions = ("150000", "650000")
    facts = [
        {**fact, "recipient_id": f"group/{code}/贫困户", "id": f"fact/{code}"} for code in regions
    ]
    write_lines(tmp_path / "facts.jsonl", facts)
    level = view_network(load_build(tmp_path)).levels["actors"]
    nodes = [node for node in level.nodes if node.name == "贫困户"]
    assert {node.shown for node in nodes} == {"贫困户（内蒙古）", "贫困户（新疆）"}
    assert {node.within for node in nodes} == {"内蒙古自治区", "新疆维吾尔自治区"}
    english = {node.shown_english for node in nodes}
    assert "贫困户 (Inner Mongolia Autonomous Region)" in english


def test_view_network_knows_english_names_and_kinds(out: Path) -> None:
    nodes = actors(view_network(load_build(out)))
    assert nodes["北京市"].kind == "place_province"
    assert nodes["通辽市"].kind == "place_prefecture"
    assert nodes["北京市"].english is not None and "Beijing" in nodes["北京市"].english
    assert nodes["兴安盟"].within == "内蒙古自治区"
    assert nodes["北京市"].facts == 3


def test_view_network_says_what_the_cap_cuts(out: Path) -> None:
    data = view_network(load_build(out), most_nodes=2)
    level = data.levels["actors"]
    assert {node.name for node in level.nodes} == {"北京市", "内蒙古自治区"}
    assert (level.nodes_left_out, level.facts_left_out, len(data.facts)) == (4, 2, 5)


def test_view_network_is_the_same_twice_and_apart(out: Path) -> None:
    build = load_build(out)
    data = view_network(build)
    assert data == view_network(build)
    for level in data.levels.values():
        assert len({(node.x, node.y) for node in level.nodes}) == len(level.nodes)


@pytest.mark.parametrize(
    ("fact", "years"),
    [
        ({}, None),
        ({"period": [2016, 2020]}, (2016, 2020)),
        ({"period": [2016, None], "amounts": [{"year": 2015}]}, (2015, None)),
        ({"amounts": [{"year": 2017}, {"year": 2016}]}, (2016, 2017)),
        ({"amounts": [{"value": 1}]}, None),
    ],
)
def test_fact_years_spans_period_and_amounts(
    fact: dict[str, object], years: tuple[int | None, int | None] | None
) -> None:
    assert fact_years(fact) == years


def test_line_number_counts_from_one() -> None:
    ends = line_ends("一\r\n二\n\n四")
    assert [line_number(ends, start) for start in (0, 2, 3, 5, 6)] == [1, 1, 2, 3, 4]
