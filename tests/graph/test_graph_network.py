"""The network keeps every aid fact that has two ends. In: lines of facts. Out: edges."""

from __future__ import annotations

from typing import Any

from graph.network import build_network


def aid(helper: str | None, recipient: str | None, **more: Any) -> dict[str, Any]:
    """Return an aid line with ids made from the names."""
    ends = {"helper_id": f"actor/{helper}", "recipient_id": f"actor/{recipient}"}
    return {"kind": "aid", "helper": helper, "recipient": recipient, **ends, **more}


def test_build_network_keeps_parallel_and_opposite_edges() -> None:
    facts = [aid("甲市", "乙县"), aid("甲市", "乙县"), aid("乙县", "甲市"), aid("甲市", "甲市")]
    g = build_network(facts)
    assert (g.number_of_nodes(), g.number_of_edges()) == (2, 4)
    assert [fact for _, _, fact in g.edges(data="fact")].count(facts[0]) == 2


def test_build_network_leaves_out_facts_with_one_end() -> None:
    facts = [aid("甲市", None), aid(None, "乙县"), {"kind": "actor", "name": "甲市"}]
    assert build_network(facts).number_of_edges() == 0


def test_build_network_takes_level_and_parent_from_place_facts() -> None:
    place = {"kind": "place", "place_id": "actor/乙县", "level": "county", "within": "丙市"}
    g = build_network([aid("甲市", "乙县", recipient_type="place"), place])
    assert g.nodes["actor/乙县"] == {
        "name": "乙县",
        "type": "place",
        "level": "county",
        "within": "丙市",
    }


def test_build_network_names_unlinked_ends_by_name() -> None:
    g = build_network([{"kind": "aid", "helper": "某单位", "recipient": "某村"}])
    assert list(g.edges()) == [("name/某单位", "name/某村")]
    assert g.nodes["name/某单位"]["type"] == "other"


def test_build_network_shows_ends_that_are_one_as_one_node() -> None:
    merge = {"kind": "merge", "left": "actor/市扶贫办", "right": "actor/甲市扶贫办"}
    first = {"canonical": "actor/甲市扶贫开发办公室", "canonical_name": "甲市扶贫开发办公室"}
    facts = [aid("市扶贫办", "乙县"), aid("甲市扶贫办", "乙县"), aid("丙局", "乙县")]
    change = {"kind": "change", "old": "actor/丙局", "new": "actor/丁局"}
    g = build_network(facts, [merge | first, change])
    assert sorted(g) == ["actor/丙局", "actor/乙县", "actor/甲市扶贫开发办公室"]
    assert g.number_of_edges("actor/甲市扶贫开发办公室", "actor/乙县") == 2
    assert g.nodes["actor/甲市扶贫开发办公室"]["name"] == "甲市扶贫开发办公室"
    assert facts[0]["helper_id"] == "actor/市扶贫办"
