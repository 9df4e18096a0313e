"""The data of the network view. In: the sample build. Out: nodes, lines, facts, sums."""

from __future__ import annotations

from pathlib import Path

import pytest
from viz_sample import sample_facts, write_lines, write_sample

from graph.network import build_network
from viz.build import line_ends, line_number, load_build
from viz.network import view_network
from viz.years import fact_years


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample build."""
    return write_sample(tmp_path_factory.mktemp("build"))


def test_view_network_carries_every_fact_with_two_ends(out: Path) -> None:
    build = load_build(out)
    data = view_network(build)
    edges = build_network(build.facts).number_of_edges()
    assert len(data.facts) == edges == sum(line.facts for line in data.lines) == 5
    assert len(data.lines) == 4
    assert data.counts == {"documents": 3, "facts": 13, "aid": 6, "issues": 3}


def test_view_network_groups_by_ends_and_mechanism(out: Path) -> None:
    data = view_network(load_build(out))
    first = data.lines[0]
    names = data.nodes[first.helper].name, data.nodes[first.recipient].name
    assert (*names, first.mechanism, first.facts) == ("北京市", "内蒙古自治区", "east_west", 2)


def test_view_network_quotes_the_raw_words_and_their_line(out: Path) -> None:
    build = load_build(out)
    for fact in view_network(build).facts:
        doc = list(build.documents)[fact.document]
        raw = build.raw(doc)
        assert fact.words is not None
        before, quote, after = fact.words
        assert before + quote + after in raw
        assert quote in raw.split("\n")[fact.line_number - 1] or "\u2028" in quote


def test_view_network_counts_ends_and_facts(out: Path) -> None:
    nodes = {node.name: node for node in view_network(load_build(out)).nodes}
    beijing = nodes["北京市"]
    assert (beijing.helps, beijing.helped_by, beijing.facts) == (1, 0, 3)


def test_nodes_are_found_by_code_script_pinyin_and_short_form(out: Path) -> None:
    nodes = {node.name: node for node in view_network(load_build(out)).nodes}
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
    nodes = [node for node in view_network(load_build(tmp_path)).nodes if node.name == "贫困户"]
    assert {node.shown for node in nodes} == {"贫困户（内蒙古）", "贫困户（新疆）"}
    assert {node.within for node in nodes} == {"内蒙古自治区", "新疆维吾尔自治区"}
    english = {node.shown_english for node in nodes}
    assert "贫困户 (Inner Mongolia Autonomous Region)" in english


def test_view_network_knows_english_names_and_kinds(out: Path) -> None:
    nodes = {node.name: node for node in view_network(load_build(out)).nodes}
    assert nodes["北京市"].kind == "place_province"
    assert nodes["通辽市"].kind == "place_prefecture"
    assert nodes["北京市"].english is not None and "Beijing" in nodes["北京市"].english
    assert nodes["兴安盟"].within == "内蒙古自治区"


def test_view_network_says_what_the_cap_cuts(out: Path) -> None:
    data = view_network(load_build(out), most_nodes=2)
    assert {node.name for node in data.nodes} == {"北京市", "内蒙古自治区"}
    assert (data.nodes_left_out, data.facts_left_out, len(data.facts)) == (4, 2, 3)


def test_view_network_is_the_same_twice_and_apart(out: Path) -> None:
    build = load_build(out)
    data = view_network(build)
    assert data == view_network(build)
    places = {(node.x, node.y) for node in data.nodes}
    assert len(places) == len(data.nodes)


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
