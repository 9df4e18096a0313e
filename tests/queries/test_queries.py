"""The questions: golden rows on a made-up graph, names in every form, faults with the remedy."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import graph_sample
import pytest

from graph.query_files import load_queries
from graph.vocab import iri, load_vocabulary
from queries.__main__ import main
from queries.asking import CONCEPTS, ENTITIES
from queries.formats.table import width
from queries.measures import MEASURES

TYPES = {*ENTITIES, *CONCEPTS, "year", "fact", "number", "share", "words"}
NAMES = [
    "actor_profile",
    "aid_money",
    "aid_people",
    "bridges",
    "changes",
    "citations",
    "communities",
    "contradictions",
    "corroboration",
    "county_exits",
    "documents",
    "evidence",
    "funding_by_source",
    "funding_by_year",
    "funding_tree",
    "group_members",
    "helped_by",
    "helpers_ranked",
    "helps_place",
    "mechanisms_over_time",
    "merges",
    "paired_places",
    "paths",
    "place_profile",
    "programme_profile",
    "programmes",
    "recipients_without_helper",
    "responsibilities",
    "successors",
    "sums",
    "targets_and_outcomes",
    "timeline",
    "two_hop",
    "unread",
    "who_helps_whom",
]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    graph_sample.build(folder)
    return folder


class Asker:
    """Asks as the command line does; keeps what was said on both streams."""

    def __init__(self, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.out, self.capsys = out, capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--graph", str(self.out)])
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def rows(self, *arguments: str) -> list[dict[str, object]]:
        code, said, _ = self(*arguments, "--format", "json")
        assert code == 0
        found: list[dict[str, object]] = json.loads(said)
        return found


@pytest.fixture
def asker(out: Path, capsys: pytest.CaptureFixture[str]) -> Asker:
    return Asker(out, capsys)


def pairs(rows: list[dict[str, object]]) -> list[tuple[object, object]]:
    return [(row["helper"], row["recipient"]) for row in rows]


def test_the_queries_are_there_with_whole_headers() -> None:
    queries, measured = load_queries(), set()
    assert sorted(queries) == NAMES
    for name, query in queries.items():
        keys = {f"{kind} {language}" for kind in ("title", "question") for language in ("zh", "en")}
        assert keys | {"level", "example"} <= set(query.header), name
        assert query.header["example"].startswith(f"python -m queries {name}"), name
        selected = set(re.findall(r"\?(\w+)", query.text.partition("WHERE")[0]))
        if "measure" in query.header:
            measured.add(query.header["measure"])
        else:
            assert {column.name for column in query.columns} <= selected, name
        assert {f"asked_{p.name}" for p in query.parameters} <= selected, name
        assert {p.type for p in query.parameters} <= TYPES, name
        assert "ORDER BY" in query.text, name
    assert measured == set(MEASURES)


def test_prefixes_of_queries_and_shapes_are_those_of_the_ontology() -> None:
    prefixes = load_vocabulary().prefixes
    root = Path(__file__).parent.parent.parent
    files = [*root.glob("queries/**/*.rq"), root / "graph" / "shapes.ttl"]
    assert len(files) == len(NAMES) + 9
    for file in files:
        text = file.read_text(encoding="utf-8")
        stated = re.findall(r"(?im)^@?prefix (\w*):\s+<([^>]*)>", text)
        assert stated, file.name
        for name, address in stated:
            if name not in ("sh", "shape"):
                assert prefixes[name] == address, (file.name, name)


def test_who_helps_whom_lists_every_relationship(asker: Asker) -> None:
    rows = asker.rows("who_helps_whom")
    assert sorted(map(str, pairs(rows))) == sorted(
        map(str, [("北京市", "内蒙古自治区"), ("鄂尔多斯市", "兴安盟"), ("中央单位", "国贫旗县"),
                  ("北京市区县", "赤峰市")])
    )  # fmt: skip
    [central] = [row for row in rows if row["helper"] == "中央单位"]
    assert central == {
        "helper": "中央单位",
        "helper_count": 26,
        "recipient": "国贫旗县",
        "recipient_count": 31,
        "mechanism": "定点帮扶",
        "facts": 1,
        "documents": 1,
        "first_year": None,
        "last_year": None,
        "confidence": None,
    }


WEIGHED = [
    ("who_helps_whom", ()),
    ("helped_by", ("helper=北京",)),
    ("helps_place", ("place=内蒙古",)),
    ("paired_places", ()),
    ("corroboration", ()),
    ("evidence", ()),
    ("aid_money", ()),
    ("aid_people", ()),
]


@pytest.fixture
def weighed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Asker:
    """Ask a graph where 北京市→内蒙古自治区 is only weighed, of 北京市区县 one fact of two."""
    facts = graph_sample.facts()
    [districts] = [fact for fact in facts if fact.get("helper") == "北京市区县"]
    facts[0]["confidence"] = 0.7
    again = districts | {"doc": "总结/甲", "id": "fact/ffff", "quote": "京", "start": 0}
    graph_sample.build(tmp_path, [*facts, again | {"confidence": 0.7}])
    return Asker(tmp_path, capsys)


@pytest.mark.parametrize(("question", "values"), WEIGHED)
def test_what_is_only_weighed_tells_its_confidence_and_can_be_left_out(
    weighed: Asker, question: str, values: tuple[str, ...]
) -> None:
    asked = [question, *(word for value in values for word in ("--set", value))]
    rows = weighed.rows(*asked)
    sure = [row for row in rows if row["confidence"] is None]
    doubted = [row for row in rows if row["confidence"] is not None]
    assert {row["confidence"] for row in doubted} == {0.7}
    assert doubted and (sure or question == "aid_money")
    assert weighed.rows(*asked, "--set", "confidence=1") == sure
    assert weighed.rows(*asked, "--set", "confidence=0.71") == sure
    assert weighed.rows(*asked, "--set", "confidence=0.7") == rows


def test_a_relationship_of_which_words_are_read_has_no_confidence(weighed: Asker) -> None:
    rows = {row["helper"]: row for row in weighed.rows("who_helps_whom")}
    assert (rows["北京市"]["facts"], rows["北京市"]["confidence"]) == (1, 0.7)
    assert (rows["北京市区县"]["facts"], rows["北京市区县"]["confidence"]) == (2, None)


@pytest.mark.parametrize("question", ["place_profile", "actor_profile"])
def test_a_profile_tells_the_confidence_of_each_relationship(weighed: Asker, question: str) -> None:
    def told(place: str) -> set[tuple[object, object]]:
        name = question.partition("_")[0]
        rows = weighed.rows(question, "--set", f"{name}={place}")
        return {(row["aspect"], row["confidence"]) for row in rows if "help" in str(row["aspect"])}

    assert told("北京市") == {("helps", 0.7)}
    assert told("内蒙古自治区") == {("helped_by", 0.7)}
    assert told("兴安盟") == {("helped_by", None)}


@pytest.mark.parametrize("value", ["1.5", "-0.1", "七成", "0,7", "1e-1", "0.7 "])
def test_a_confidence_is_a_number_from_0_to_1(asker: Asker, value: str) -> None:
    code, said, wrong = asker("who_helps_whom", "--set", f"confidence={value}")
    assert (code, said) == (2, "")
    assert f"confidence takes a number from 0 to 1, not {value!r}" in wrong


@pytest.mark.parametrize(
    "name",
    ["兴安盟", "兴安", "興安盟", "Hinggan League", "hinggan", "Xing'an League", "xing'an",
     "152200", "place/152200", iri("place/152200")],
)  # fmt: skip
def test_a_place_is_found_by_each_of_its_names(asker: Asker, name: str) -> None:
    assert pairs(asker.rows("who_helps_whom", "--set", f"recipient={name}")) == [
        ("鄂尔多斯市", "兴安盟")
    ]


@pytest.mark.parametrize("name", ["Inner Mongolia", "inner mongolia autonomous region"])
def test_a_region_is_found_by_its_english_names(asker: Asker, name: str) -> None:
    assert pairs(asker.rows("who_helps_whom", "--set", f"recipient={name}")) == [
        ("北京市", "内蒙古自治区")
    ]


@pytest.mark.parametrize("name", ["规划/丙", "规划/丙.txt", "规划/", "样例规划", "例规划/丙"])
def test_a_document_is_found_by_the_beginning_of_its_file_or_a_part_of_its_title(
    asker: Asker, name: str
) -> None:
    [row] = asker.rows("documents", "--set", f"document={name}")
    assert row["document"] == "规划/丙"


@pytest.mark.parametrize("command", ["who_helps_whom", "report"])
def test_an_empty_value_is_an_error_with_the_remedy(asker: Asker, command: str) -> None:
    name = "place" if command == "report" else "recipient"
    code, said, wrong = asker(command, "--set", f"{name}= ")
    assert (code, said) == (2, "")
    assert f"{name} has no value: give one, or leave" in wrong


def test_a_hint_leads_to_the_places_inside(asker: Asker) -> None:
    _, _, said = asker("who_helps_whom", "--set", "recipient=内蒙古")
    assert said.startswith("3 more relationships help places or groups inside it: ")
    assert said.endswith("python -m queries helps_place --set place=place/150000\n")
    assert asker("who_helps_whom", "--set", "recipient=兴安盟")[2] == ""


def test_options_may_stand_before_a_command(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "graph.ttl"
    assert main(["--graph", str(out), "export", "--output", str(target)]) == 0
    assert target.stat().st_size > 0


def test_years_limit_the_relationships(asker: Asker) -> None:
    within = asker.rows("who_helps_whom", "--set", "from=2018", "--set", "to=2019")
    assert pairs(within) == [("北京市", "内蒙古自治区")]
    assert asker.rows("who_helps_whom", "--set", "from=2021") == []


@pytest.mark.parametrize("name", ["定点帮扶", "fixed_point", "Fixed-point assistance"])
def test_a_mechanism_is_found_by_code_and_label(asker: Asker, name: str) -> None:
    rows = asker.rows("who_helps_whom", "--set", f"mechanism={name}")
    assert pairs(rows) == [("中央单位", "国贫旗县")]


def test_helps_place_goes_up_and_down_the_hierarchy(asker: Asker) -> None:
    def reach(place: str) -> set[tuple[object, object]]:
        rows = asker.rows("helps_place", "--set", f"place={place}")
        return {(row["reach"], row["recipient"]) for row in rows}

    assert reach("兴安盟") == {("itself", "兴安盟"), ("around", "内蒙古自治区")}
    assert reach("内蒙古") == {
        ("itself", "内蒙古自治区"),
        ("inside", "兴安盟"),
        ("inside", "赤峰市"),
        ("inside", "国贫旗县"),
    }


def test_helped_by_counts_the_groups_inside_the_helper(asker: Asker) -> None:
    rows = asker.rows("helped_by", "--set", "helper=北京")
    assert set(pairs(rows)) == {("北京市", "内蒙古自治区"), ("北京市区县", "赤峰市")}
    [whole] = [row for row in rows if row["helper"] == "北京市"]
    assert (whole["actual_sum"], whole["planned_sum"]) == (126000000, 250000000)


def test_paired_places_names_both_in_both_languages(asker: Asker) -> None:
    rows = asker.rows("paired_places", "--set", "place=兴安盟")
    assert [(r["helper"], r["helper_en"], r["recipient"], r["recipient_en"]) for r in rows] == [
        ("鄂尔多斯市", "Ordos", "兴安盟", "Hinggan League")
    ]
    assert len(asker.rows("paired_places")) == 2
    assert len(asker.rows("paired_places", "--set", "place=内蒙古")) == 2
    assert pairs(asker.rows("paired_places", "--set", "place=北京")) == [("北京市", "内蒙古自治区")]


def test_aid_money_keeps_roles_years_and_ranges_apart(asker: Asker) -> None:
    rows = asker.rows("aid_money", "--set", "helper=北京市")
    told = [(r["from_year"], r["role"], r["value"], r["value_to"], r["document"]) for r in rows]
    assert told == [
        (2016, "实际", 126000000, None, "总结/甲"),
        (2017, "计划", 250000000, 300000000, "总结/甲"),
    ]
    assert len(asker.rows("aid_money", "--set", "role=planned")) == 1
    assert len(asker.rows("aid_money", "--set", "to=2016")) == 1


def test_aid_people_tells_who_they_are(asker: Asker) -> None:
    [row] = asker.rows("aid_people")
    told = (row["helper"], row["role"], row["value"], row["shared"], row["document"])
    assert told == ("北京市区县", "“干部”", 36, True, "方案 #2")


def test_evidence_gives_the_raw_words_and_their_place(asker: Asker) -> None:
    for row in asker.rows("evidence"):
        start, quote = int(str(row["start"])), str(row["quote"])
        raw = graph_sample.TEXTS[str(row["document"])]
        assert raw[start : start + len(quote)] == quote
    [one] = asker.rows("evidence", "--set", "helper=鄂尔多斯", "--set", "recipient=兴安")
    assert one["quote"] == "鄂尔多斯市对口支援兴安盟"
    assert asker.rows("evidence", "--set", f"fact={one['fact']}") == [one]


def test_actor_profile_tells_both_sides(asker: Asker) -> None:
    rows = asker.rows("actor_profile", "--set", "actor=兴安盟")
    assert [(row["aspect"], row["what"], row["facts"]) for row in rows] == [
        ("type", "地级", None),
        ("within", "内蒙古自治区", None),
        ("helped_by", "鄂尔多斯市", 1),
        ("named_in", "总结/甲", 2),
    ]


def test_lang_en_names_what_has_an_english_name(asker: Asker) -> None:
    rows = asker.rows("who_helps_whom", "--lang", "en")
    assert ("Ordos", "Hinggan League") in pairs(rows)
    assert ("中央单位", "国贫旗县") in pairs(rows)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["who_help_whom"], "who_helps_whom"),
        (["who_helps_whom", "--set", "recipent=兴安盟"], "nearest: recipient"),
        (["who_helps_whom", "--set", "recipient=兴安蒙"], "兴安盟"),
        (["who_helps_whom", "--set", "mechanism=定点"], "定点帮扶"),
        (["who_helps_whom", "--set", "from=去年"], "takes a year"),
        (["who_helps_whom", "--set", "recipient"], "PARAMETER=VALUE"),
        (["who_helps_whom", "--set", "from=2016", "--set", "from=2017"], "from is set twice"),
        (["who_helps_whom", "--year", "2016", "--set", "to=2017"], "to is set twice"),
        (["actor_profile", "--set", "actor=兴安盟", "--mechanism", "finance"], "no --mechanism"),
        (["evidence", "--document", "甲乙"], "no '甲乙'"),
        (["evidence", "--document", "样例"], "样例方案 #2 doc/方案 #2"),
        (["helps_place"], "needs --set place"),
        (["helps_place", "--set", "place=中央单位"], "no '中央单位'"),
    ],
)
def test_wrong_questions_exit_2_and_name_the_remedy(
    asker: Asker, arguments: list[str], words: str
) -> None:
    code, said, wrong = asker(*arguments)
    assert (code, said) == (2, "")
    assert words in wrong


@pytest.mark.parametrize("name", ["农发行", "农业发展银行", "農發行",
                                  "Agricultural Development Bank of China"])  # fmt: skip
def test_a_bank_is_found_by_its_short_and_its_english_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    bank = "actor/中国农业发展银行|中国农业发展银行|bank"
    quote = "北京市16个区县帮扶赤峰市"
    lent = graph_sample.aid("方案 #2", quote, (bank, "place/150400|赤峰市"), "finance")
    graph_sample.build(tmp_path, [lent])
    rows = Asker(tmp_path, capsys).rows("helped_by", "--set", f"helper={name}")
    assert pairs(rows) == [("中国农业发展银行", "赤峰市")]


def test_options_set_the_parameters_of_a_question(asker: Asker) -> None:
    told = asker.rows("who_helps_whom", "--year", "2018")
    assert told == asker.rows("who_helps_whom", "--set", "from=2018", "--set", "to=2018") != []
    every = asker.rows("evidence")
    assert asker.rows("evidence", "--limit", "2") == every[:2] != every
    assert asker.rows("evidence", "--mechanism", "定点帮扶") == [
        row for row in every if row["mechanism"] == "定点帮扶"
    ]
    for name in ("方案 #2", "doc/方案 #2", "样例方案 #2", "方案 #2.txt", "样例方"):
        rows = asker.rows("evidence", "--document", name)
        assert rows == [row for row in every if row["document"] == "方案 #2"] != [], name


@pytest.mark.parametrize(
    "value", ['兴安盟" } UNION { ?s ?p ?o } #', "place/152200> . ?s ?p ?o . <x:", "') FILTER (true"]
)
def test_values_are_bound_and_never_run(asker: Asker, value: str) -> None:
    for question, name in (
        ("who_helps_whom", "recipient"),
        ("evidence", "document"),
        ("evidence", "mechanism"),
        ("programme_profile", "programme"),
        ("timeline", "entity"),
        ("paths", "from"),
        ("corroboration", "least"),
    ):
        values = ["--set", f"{name}={value}"]
        values += ["--set", "to=兴安盟"] if question == "paths" else []
        code, said, wrong = asker(question, *values)
        assert (code, said) == (2, ""), question
        assert repr(value) in wrong, question
    assert asker.rows("documents", "--set", f"region={value}") == []


def test_an_ambiguous_name_lists_its_candidates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = graph_sample.facts()
    groups = ("group/110000/小组|小组|group", "group/150000/小组|小组|group")
    quote = "北京市16个区县帮扶赤峰市"
    chifeng = "place/150400|赤峰市"
    facts += [graph_sample.aid("方案 #2", quote, (group, chifeng), "social") for group in groups]
    graph_sample.build(tmp_path, facts)
    asker = Asker(tmp_path, capsys)
    code, _, wrong = asker("helped_by", "--set", "helper=小组")
    assert code == 2
    assert "小组 group/110000/小组 (in 北京市)" in wrong
    assert "小组 group/150000/小组 (in 内蒙古自治区)" in wrong
    rows = asker.rows("helped_by", "--set", "helper=group/150000/小组")
    assert pairs(rows) == [("小组", "赤峰市")]


def test_formats_tell_the_same_rows(asker: Asker) -> None:
    rows = asker.rows("evidence")
    told = list(csv.DictReader(io.StringIO(asker("evidence", "--format", "csv")[1], newline="")))
    assert [row["quote"] for row in told] == [row["quote"] for row in rows]
    lines = asker("evidence")[1].splitlines()
    assert len(lines) == len(rows) + 2


def test_table_is_aligned_for_wide_characters(asker: Asker) -> None:
    lines = asker("paired_places")[1].splitlines()
    starts = {width(line[: re.search("对口支援|东西部协作", line).start()])  # type: ignore[union-attr]
              for line in lines[2:]}  # fmt: skip
    assert len(starts) == 1
    assert width("兴安e\u0301") == 5


def test_list_names_every_query_with_its_example(asker: Asker) -> None:
    code, said, _ = asker()
    assert code == 0
    for name, query in load_queries().items():
        assert f"{name}  {query.title('zh')} · {query.title('en')}" in said
        assert query.header["example"] in said


def test_missing_graph_says_how_to_build_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, wrong = Asker(tmp_path, capsys)("who_helps_whom")
    assert code == 2
    assert "build_graph.py" in wrong
