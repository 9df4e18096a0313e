"""The data of the network view. In: the sample build. Out: nodes, lines, facts, sums."""

from __future__ import annotations

from pathlib import Path

import pytest
from viz_sample import write_sample

from graph.network import build_network
from viz.build import line_ends, line_number, load_build
from viz.network import view_network
from viz.sums import SumRow, fact_years, sum_stated


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


def test_view_network_counts_a_repeated_sum_once(out: Path) -> None:
    nodes = {node.name: node for node in view_network(load_build(out)).nodes}
    beijing = nodes["北京市"]
    assert beijing.money_given == (SumRow((2016, 2016), "actual", "元", 12e7, 12e7, False),)
    assert nodes["内蒙古自治区"].money_received == beijing.money_given
    assert (beijing.helps, beijing.helped_by, beijing.facts) == (1, 0, 3)


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


def test_sum_stated_keeps_roles_years_and_shared_apart() -> None:
    amount = {"value": 100, "unit": "元", "year": 2020, "role": "planned"}
    ends = {"helper": "甲市", "mechanism": "east_west"}
    shared = [
        {**ends, "recipient": recipient, "amounts": [amount], "shared": True}
        for recipient in ("乙县", "丙县")
    ]
    own = {**ends, "recipient": "丁县", "amounts": [amount, {**amount, "role": "actual"}]}
    assert sum_stated([*shared, own], "amounts") == (
        SumRow((2020, 2020), "actual", "元", 100, 100, False),
        SumRow((2020, 2020), "planned", "元", 200, 200, True),
    )


def test_sum_stated_adds_ranges_by_both_ends() -> None:
    fact = {"helper": "甲市", "recipient": "乙县", "mechanism": "east_west"}
    fact["amounts"] = [  # type: ignore[assignment]
        {"value": [200, 300], "unit": "元"},
        {"value": 50, "unit": "元"},
    ]
    assert sum_stated([fact], "amounts") == (SumRow(None, "stated", "元", 250, 350, False),)


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
