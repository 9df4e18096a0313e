"""Money, indicators, exits, programmes and duties as quads: their names, numbers and totals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import graph_sample
import pytest
from graph_sample import parse, values

from graph.ends import link_facts, link_parts
from graph.gazetteer import load_gazetteer
from graph.rdf import write_dataset
from graph.vocab import UnknownTerm, concept, iri

DOCUMENTS = [graph_sample.document(doc) for doc in graph_sample.TEXTS]
PLAN = {fact["quote"]: fact["id"] for fact in graph_sample.plan_facts("规划/丙")}
REPORT = {fact["quote"]: fact["id"] for fact in graph_sample.report_facts("通报/丁")}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return a function that gives the values of a predicate of an id in the sample graph."""
    path = tmp_path_factory.mktemp("graph") / "graph.nq"
    write_dataset(DOCUMENTS, graph_sample.facts(), path, findings=graph_sample.findings())
    quads = parse(path)
    return lambda subject, predicate: values(quads, subject, predicate)


def test_funding_carries_money_years_source_and_total(told: Any) -> None:
    part = PLAN["自治区财政30万元"]
    assert told(part, "value") == ["300000"]
    assert told(part, "unit") == ["元"]
    assert told(part, "fromYear") + told(part, "toYear") == ["2016", "2018"]
    assert told(part, "role") == [concept("role", "planned")]
    assert told(part, "source") == [iri("name/自治区财政")]
    assert told(part, "inRegion") == [iri("place/150000")]
    assert told(part, "precision") == ["5000"]
    assert told(part, "partOfName") == ["搬迁"]
    assert told(part, "partOf") == [iri(PLAN["搬迁计划投入约100万元"])]
    assert told(PLAN["搬迁计划投入约100万元"], "qualifier") == ["约"]
    assert told(PLAN["搬迁计划投入约100万元"], "partOf") == []


def test_indicator_carries_what_is_measured_of_whom(told: Any) -> None:
    part = PLAN["兴安盟2万人"]
    assert told(part, "indicator") == ["贫困人口"]
    assert told(part, "subject") == [iri("place/152200")]
    assert told(part, "role") == [concept("indicator_role", "target")]
    assert told(part, "partOf") == [iri(PLAN["贫困人口2018年降到8万人"])]
    assert told(REPORT["9.5万人"], "role") == [concept("indicator_role", "observed")]


def test_exit_names_county_year_and_role(told: Any) -> None:
    county = REPORT["武川县2018年退出"]
    assert told(county, "place") == [iri("place/150125")]
    assert told(county, "fromYear") == told(county, "toYear") == ["2018"]
    assert told(county, "role") == [concept("role", "actual")]
    assert told("place/150125", "rdfs:label")[-1] == "武川县"


def test_programme_is_one_entity_with_category_region_and_lead(told: Any) -> None:
    programme = "programme/青草计划"
    assert told(PLAN["“青草计划”"], "mentions") == [iri(programme)]
    assert told(REPORT["“青草计划”"], "mentions") == [iri(programme)]
    assert [v.rpartition("#")[2] for v in told(programme, "rdf:type")] == ["Programme"]
    assert told(programme, "category") == [concept("category", "education")]
    assert told(programme, "inRegion") == [iri("place/150000")]
    assert told(programme, "lead") == [iri("actor/内蒙古自治区教育厅")]
    assert [v.rpartition("#")[2] for v in told("programme/搬迁", "rdf:type")] == ["FundingItem"]


def test_what_is_funded_and_named_as_a_programme_is_one_programme(tmp_path: Path) -> None:
    facts = graph_sample.facts()
    money = next(dict(f, programme="青草计划") for f in facts if f["kind"] == "funding")
    write_dataset(DOCUMENTS, [money, *facts[-5:]], tmp_path / "graph.nq")
    types = values(parse(tmp_path / "graph.nq"), "programme/青草计划", "rdf:type")
    assert [v.rpartition("#")[2] for v in types] == ["Programme"]


def test_duty_names_its_body(told: Any) -> None:
    duty = PLAN["旗县党委对搬迁负主体责任"]
    assert told(duty, "actor") == [iri("name/旗县党委")]
    assert told(duty, "duty") + told(duty, "object") == ["负主体责任", "搬迁"]
    assert told("name/旗县党委", "rdfs:label") == ["旗县党委"]


def test_finding_tells_total_parts_and_residual(told: Any) -> None:
    assert told("sum/0a1b", "total") == [iri(PLAN["搬迁计划投入约100万元"])]
    parts = sorted(iri(PLAN[quote]) for quote in ("中央财政60万元", "自治区财政30万元"))
    assert told("sum/0a1b", "part") == parts
    numbers = [told("sum/0a1b", name) for name in ("stated", "sum", "residual", "tolerance")]
    assert numbers == [["1000000"], ["900000"], ["-100000"], ["15000"]]
    assert told("sum/0a1b", "unit") == ["元"]
    assert told("sum/0a1b", "verdict") == [concept("verdict", "unequal")]


def test_unknown_verdict_or_category_stops_the_build(tmp_path: Path) -> None:
    wrong = graph_sample.findings()[0] | {"verdict": "roughly"}
    with pytest.raises(UnknownTerm, match="verdict"):
        write_dataset(DOCUMENTS, graph_sample.facts(), tmp_path / "graph.nq", findings=[wrong])
    named = dict(graph_sample.report_facts("通报/丁")[-1], category="schooling")
    with pytest.raises(UnknownTerm, match="category"):
        write_dataset(DOCUMENTS, [named], tmp_path / "graph.nq")


def money(key: str, programme: str, value: object, **fields: Any) -> dict[str, Any]:
    """Return a funding line; its start is its value's place in no text."""
    stated = {"doc": "甲", "kind": "funding", "id": key, "start": 0, "unit": "元"}
    return stated | {"programme": programme, "value": value} | fields


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        # the total of the same years wins over that of all years
        ([money("t", "投资", 9, period=[2016, 2020]), money("y", "投资", 5, year=2017),
          money("p", "专项", 2, year=2017, part_of="投资")], {("甲", "p"): "y"}),
        # a total of other years does not hold the part
        ([money("t", "投资", 9, year=2016), money("p", "专项", 2, year=2017, part_of="投资")], {}),
        # a number smaller than its part is no total
        ([money("t", "投资", 1), money("p", "专项", 2, part_of="投资")], {}),
        # two totals of different numbers fit alike: neither is chosen
        ([money("t", "投资", 9), money("u", "投资", 8), money("p", "专项", 2, part_of="投资")], {}),
        # the same total told twice: the nearer one
        ([money("t", "投资", 9), money("u", "投资", 9, start=90),
          money("p", "专项", 2, start=80, part_of="投资")], {("甲", "p"): "u"}),
        # a part that bears the name of its total is no total of itself or its like
        ([money("p", "资金", 2, part_of="资金"), money("q", "资金", 3, part_of="资金"),
          money("t", "资金", 5)], {("甲", "p"): "t", ("甲", "q"): "t"}),
        # totals of another document do not count
        ([money("t", "投资", 9, doc="乙"), money("p", "专项", 2, part_of="投资")], {}),
        # a range holds what is below its upper end
        ([money("t", "投资", [2, 4]), money("p", "专项", 3, part_of="投资")], {("甲", "p"): "t"}),
    ],
)  # fmt: skip
def test_part_is_linked_to_the_one_total_that_fits(
    facts: list[dict[str, Any]], expected: dict[tuple[str, str], str]
) -> None:
    assert link_parts(facts) == expected


def test_names_get_the_ids_that_their_document_gives_them() -> None:
    agency = {"doc": "甲", "kind": "actor", "name": "某局", "actor_id": "actor/某局", "id": "a"}
    stated = [agency, money("p", "专项", 2, source="某局", region="兴安盟", recipient="某村"),
              money("q", "专项", 2, source="某局", doc="乙")]  # fmt: skip
    _, one, other = link_facts(stated, load_gazetteer())
    ids = (one["source_id"], one["region_id"], one["recipient_id"])
    assert ids == ("actor/某局", "place/152200", "name/某村")
    assert other["source_id"] == "name/某局"
