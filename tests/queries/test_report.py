"""A report tells what the answers tell; each figure has a note: document, place and words."""

from __future__ import annotations

from pathlib import Path

import graph_sample
import pytest
from report_sample import build, make, noted, tables, told, words

from graph.reviews import Review
from queries.__main__ import main
from queries.canonical import read_lines
from queries.reports.amounts import exactly, shorten
from queries.reports.parts import Chart, Figure, Report, lines_of
from queries.reports.phrases import load_phrases
from queries.reports.subject import KINDS


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("out"))


ABOUT = (
    (),
    ("place=兴安盟",),
    ("place=内蒙古",),
    ("actor=北京市",),
    ("programme=青草计划",),
    ("document=规划/丙",),
)


def test_a_place_is_told_with_helper_mechanism_and_year_of_the_document(out: Path) -> None:
    report = make(out, "place=兴安盟")
    assert report.title == "兴安盟帮扶简报"
    assert told(report, "谁帮扶谁") == "兴安盟受1方帮扶：鄂尔多斯市（对口支援）。"
    [row] = tables(report)[0]
    assert [words(cell) for cell in row] == [
        "鄂尔多斯市", "兴安盟", "对口支援", "未写明（2018年文件）", "1",
    ]  # fmt: skip
    assert noted(report, "对口支援") == ("", ["鄂尔多斯市对口支援兴安盟"])


@pytest.mark.parametrize(
    ("language", "mark", "sentence"),
    [
        ("zh", "对口支援，按权重读出", "1个关系没有句式读到"),
        ("en", "Paired assistance, read by weight", "One relationship is read by no construction"),
    ],
)
def test_what_is_only_weighed_is_marked_and_explained(
    tmp_path: Path, out: Path, language: str, mark: str, sentence: str
) -> None:
    facts = [dict(fact) for fact in graph_sample.facts()]
    [weighed] = [fact for fact in facts if fact.get("helper") == "鄂尔多斯市"]
    weighed["confidence"] = 0.7
    report = make(build(tmp_path, facts), "place=兴安盟", language=language)
    [aid] = [one for one in report.sections if one.title in ("谁帮扶谁", "Who helps whom")]
    said = "\n".join(words(line) for line in lines_of(aid))
    assert (said.count(mark), sentence in said, "0.7" in said) == (2, True, True)
    sure = make(out, "place=兴安盟", language=language)
    assert not [s for s in sure.sections for line in lines_of(s) if "0.7" in words(line)]


def test_the_same_is_told_in_english_with_official_names(out: Path) -> None:
    report = make(out, "place=Hinggan League", language="en")
    assert report.title == "Hinggan League: a brief on aid"
    told_first = told(report, "Who helps whom")
    assert told_first == "Hinggan League is helped by one party: Ordos (Paired assistance)."


def test_planned_and_actual_money_of_aid_stand_apart_with_exact_numbers(out: Path) -> None:
    report = make(out, "actor=北京市")
    rows = {words(row[3]): words(row[4]) for row in tables(report)[1]}
    assert rows == {"1.26亿元": "实际", "2.5亿元–3亿元": "计划"}
    assert noted(report, "1.26亿元")[0] == "126,000,000元"
    assert noted(report, "2.5亿元–3亿元")[0] == "250,000,000元–300,000,000元"


def test_money_of_years_has_the_verdict_of_the_audit(out: Path) -> None:
    report = make(out)
    rows = [[words(cell) for cell in row] for table in tables(report) for row in table]
    assert ["2016–2018年", "计划", "1", "100万元", "不等"] in rows
    assert ["2016–2018年", "实际", "1", "98万元", "未列分项"] in rows
    assert noted(report, "100万元") == ("1,000,000元", ["搬迁计划投入约100万元"])
    assert "1个总数与所述分项不符" in "".join(words(line) for line in lines_of(report.sections[-2]))


def test_money_that_several_share_is_one_item(tmp_path: Path) -> None:
    quote = "26个中央单位定点帮扶31个国贫旗县"
    places = ("place/152200|兴安盟", "place/150400|赤峰市")
    ends = [("group/-/中央单位|中央单位", place) for place in places]
    money = [graph_sample.money(2000000, 2018, "actual")]
    facts = [
        graph_sample.aid("总结/甲", quote, pair, "fixed_point", amounts=money, shared=True)
        for pair in ends
    ]
    report = make(build(tmp_path, facts), "place=兴安盟")
    rows = [[words(cell) for cell in row] for row in tables(report)[1]]
    assert [row[1:4] for row in rows] == [["赤峰市、兴安盟", "定点帮扶", "200万元"]]
    assert rows[0][-1] == "与他方一并说出"


def test_money_in_another_currency_is_told_in_it_and_is_not_the_greatest(tmp_path: Path) -> None:
    ends = ("place/110000|北京市", "place/150400|赤峰市")
    yuan = graph_sample.money(3000000, 2018, "actual")
    money = [yuan, graph_sample.money(20000000, 2018, "actual") | {"unit": "港元"}]
    fact = graph_sample.aid("方案 #2", "帮扶赤峰市", ends, "east_west", amounts=money)
    report = make(build(tmp_path, [fact]), "place=赤峰市")
    rows = [[words(cell) for cell in row] for row in tables(report)[1]]
    assert sorted(row[3] for row in rows) == ["2,000万港元", "300万元"]
    [gist] = [words(one.gist) for one in report.sections if "300万元" in words(one.gist)]
    assert "港元" not in gist


def test_a_number_that_stands_behind_the_words_is_quoted_too(tmp_path: Path) -> None:
    text = graph_sample.TEXTS["方案 #2"]
    amounts = [graph_sample.money(36, 2018, "actual") | {"start": text.index("36")}]
    fact = graph_sample.aid(
        "方案 #2", "北京市16个区县帮扶赤峰市", ("place/110000|北京市", "place/150400|赤峰市"),
        "social", amounts=amounts,
    )  # fmt: skip
    report = make(build(tmp_path, [fact]), "place=赤峰市")
    assert noted(report, "36元")[1] == ["北京市16个区县帮扶赤峰市", "选派“干部”36名"]


def test_exits_are_counted_by_year_planned_beside_actual(out: Path) -> None:
    report = make(out, "place=武川县")
    assert told(report, "贫困县退出") == (
        "1个县（市、旗）列入退出名单：计划退出1个（2017年）、实际退出1个（2018年）。"
    )
    [section] = [section for section in report.sections if section.title == "贫困县退出"]
    [chart] = [block for block in section.blocks if isinstance(block, Chart)]
    assert chart.categories == ("2017", "2018")
    assert [(one.name, one.values) for one in chart.series] == [("计划", (1, 0)), ("实际", (0, 1))]


def test_targets_stand_beside_outcomes_and_numbers_that_differ_are_told(out: Path) -> None:
    report = make(out)
    assert told(report, "目标与结果").startswith("有")
    assert "1处同一对象、内容和年份而数字不同" in told(report, "矛盾与变化")
    assert noted(report, "8.5万人")[1] == ["贫困人口8.5万人"]


def test_a_document_quotes_itself_alone(out: Path) -> None:
    report = make(out, "document=方案 #2")
    assert {place.quote.document for note in report.notes for place in note.places} == {"方案 #2"}
    assert [source.document for source in report.sources] == ["方案 #2"]


def test_a_place_of_which_nothing_is_told_has_a_report_that_says_so(tmp_path: Path) -> None:
    named = {"name": "兴安盟", "place_id": "place/152200", "code": "152200"}
    fact = graph_sample.fact("总结/甲", "place", "兴安盟", **named, level="prefecture")
    report = make(build(tmp_path, [fact]), "place=兴安盟")
    assert told(report, "谁帮扶谁") == "没有原文说到谁帮扶兴安盟，或兴安盟帮扶谁。"
    assert told(report, "空白").startswith("没有发现")
    assert tables(report) == []
    assert (report.notes, report.sources) == ((), ())


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("about", ABOUT, ids=str)
def test_each_note_quotes_the_raw_text_where_it_says(
    out: Path, about: tuple[str, ...], language: str
) -> None:
    report = make(out, *about, language=language)
    assert report.notes
    for place in (place for note in report.notes for place in note.places):
        raw = (out / "documents" / f"{place.quote.document}.txt").read_text("utf-8")
        line = raw.splitlines()[place.line - 1]
        first = place.quote.quote.split(" ")[0].splitlines()[0]
        assert line[place.column - 1 :].startswith(first)
        assert raw[place.quote.start :].startswith(first)


@pytest.mark.parametrize("about", ABOUT, ids=str)
def test_notes_are_numbered_in_the_order_of_reading(out: Path, about: tuple[str, ...]) -> None:
    report = make(out, *about)
    runs = [run for part in report.sections for line in lines_of(part) for run in line]
    numbers = [report.number_of(run) for run in runs if isinstance(run, Figure)]
    assert list(dict.fromkeys(numbers)) == list(range(1, len(report.notes) + 1))


@pytest.mark.parametrize("about", ABOUT, ids=str)
def test_both_languages_have_the_same_sections_tables_and_notes(
    out: Path, about: tuple[str, ...]
) -> None:
    zh, en = make(out, *about), make(out, *about, language="en")
    assert [len(part.blocks) for part in zh.sections] == [len(part.blocks) for part in en.sections]
    assert places_of(zh) == places_of(en)


def test_a_marked_fact_is_told_with_its_reason_and_still_counts(out: Path) -> None:
    said = "鄂尔多斯市对口支援兴安盟"
    facts = read_lines(out, "facts.jsonl")
    fact = next(one["id"] for one in facts if one["quote"] == said)
    reviews = {fact: Review(fact, "wrong", "误读", "甲", "2024-05-01")}
    report = make(out, "place=兴安盟", reviews=reviews)
    assert told(report, "审核").startswith("本简报所据的事实中，有1个被人标为错误")
    assert told(report, "谁帮扶谁") == told(make(out, "place=兴安盟"), "谁帮扶谁")
    [row] = tables(report)[-1]
    assert [words(cell) for cell in row][2:] == ["误读", "甲", "2024-05-01"]
    assert words(row[0]) == "错误" and noted(report, words(row[1])) == ("", [said])
    elsewhere = {"fact/none": Review("fact/none", "confirmed")}
    assert make(out, "place=兴安盟", reviews=elsewhere) == make(out, "place=兴安盟")


def places_of(report: Report) -> set[tuple[str, int, str]]:
    """Return document, start and words of everything that the notes quote."""
    quotes = [place.quote for note in report.notes for place in note.places]
    return {(quote.document, quote.start, quote.quote) for quote in quotes}


def test_phrases_have_both_languages_and_the_same_gaps() -> None:
    zh, en = load_phrases()["zh"], load_phrases()["en"]
    for key in zh:
        gaps = {part.split("}")[0] for part in zh[key].split("{")[1:]}
        assert zh[key], key
        others = {part.split("}")[0] for part in en[key].split("{")[1:]}
        assert gaps == others, key


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en", "exact"),
    [
        (1180000000, "元", "11.8亿元", "1.18 billion yuan", "1,180,000,000元"),
        (67130000, "元", "6,713万元", "67.13 million yuan", "67,130,000元"),
        (643, "人", "643人", "643 people", ""),
        (202321120000, "元", "2,023.21亿元", "202.32 billion yuan", "202,321,120,000元"),
        (20.34, "%", "20.34%", "20.34%", ""),
        (-10000000, "元", "-1,000万元", "-10 million yuan", "-10,000,000元"),
    ],
)
def test_numbers_are_short_in_the_text_and_exact_in_the_note(
    value: float, unit: str, zh: str, en: str, exact: str
) -> None:
    assert shorten(value, unit, "zh") == zh
    assert shorten(value, unit, "en") == en
    assert exactly(value, unit, "zh") == exact


def test_an_ambiguous_name_is_answered_with_its_candidates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chifeng, quote = "place/150400|赤峰市", "北京市16个区县帮扶赤峰市"
    groups = [f"group/{code}/小组|小组|group" for code in ("110000", "150000")]
    facts = [graph_sample.aid("方案 #2", quote, (one, chifeng), "social") for one in groups]
    build(tmp_path, facts)
    target = tmp_path / "brief.html"
    arguments = ["report", "--graph", str(tmp_path), "--output", str(target), "--set", "actor=小组"]
    assert main(arguments) == 2
    wrong = capsys.readouterr().err
    assert "小组 group/110000/小组 (in 北京市)" in wrong
    assert "小组 group/150000/小组 (in 内蒙古自治区)" in wrong
    assert not target.exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--set", "place=无此地"], "the graph has no '无此地'"),
        (["--set", "palce=兴安盟"], "nearest: place"),
        (["--set", "兴安盟"], "PARAMETER=VALUE"),
        (["--set", "place=兴安盟", "--set", "actor=北京市"], f"one of {', '.join(KINDS)}"),
        (["--output", "brief.odt"], "no format is meant by 'brief.odt'"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_would_be_right(
    given: list[str], said: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "--graph", str(out), *given]) == 2
    assert said in capsys.readouterr().err
