"""The sample documents: each can be read, says what it is, and stands for a format of its kind."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import pytest

from graph.model import Document, Issue
from graph.reading import READERS, read_documents
from graph.repair import repair

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
SOURCES = ROOT / "tools" / "corpus_sources"
TRUTH = Path(__file__).parent / "cases" / "corpus_aid.csv"
DOCUMENTS = {
    "army-enterprises-society": ".txt",
    "beijing-inner-mongolia": ".txt",
    "east-west-pairs-2016": ".txt",
    "education-pairing": ".txt",
    "health-pairing": ".docx",
    "hinggan-2018": ".txt",
    "hohhot-2017": ".txt",
    "inner-mongolia-plan-2016-2020": ".docx",
    "inner-mongolia-society-2017": ".html",
    "relief-pairs": ".txt",
    "tibet-aid/tibet-aid-2016": ".txt",
    "transition-2021": ".txt",
    "xinjiang-exits-2016": ".pdf",
    "xinjiang-nineteen-provinces": ".html",
}
MECHANISMS = {
    "east_west", "education_pairing", "enterprise", "finance", "fixed_point", "household_pairing",
    "medical_pairing", "military", "official_contact", "paired_assistance", "regional_aid",
    "social", "village_team",
}  # fmt: skip
each_document = pytest.mark.parametrize("name", DOCUMENTS)


@cache
def read_corpus() -> dict[str, Document]:
    """Return the documents of the corpus by id."""
    results = list(read_documents([CORPUS]))
    assert [result for result in results if isinstance(result, Issue)] == []
    return {result.id: result for result in results if isinstance(result, Document)}


def read_truth() -> list[dict[str, str]]:
    """Return the rows of the aid that a careful reader finds; ``|`` parts what counts as right."""
    with TRUTH.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_corpus_holds_the_documents() -> None:
    assert {doc.id: Path(doc.file).suffix for doc in read_corpus().values()} == DOCUMENTS


@each_document
def test_document_begins_as_a_sample_and_names_its_sources(name: str) -> None:
    head = read_corpus()[name].text.partition("所述事实取自")
    assert "【样例】本文由Jiedui项目自行撰写" in head[0]
    assert len(head[0]) < 120
    assert re.match("(?:公开的|[12][0-9]{3}年|新疆)", head[2])


@each_document
def test_document_is_of_a_readable_length(name: str) -> None:
    assert 580 <= len(read_corpus()[name].text) <= 2500


@each_document
def test_document_is_dated_and_titled(name: str) -> None:
    document = read_corpus()[name]
    assert document.title, name
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", document.date or ""), name


def test_metadata_wins_inside_an_archive() -> None:
    document = read_corpus()["tibet-aid/tibet-aid-2016"]
    assert (document.region, document.title) == ("西藏自治区", "十七省市对口援藏与医疗组团")


def test_one_text_is_not_utf_8() -> None:
    data = (CORPUS / "hohhot-2017.txt").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert data.decode("gb18030") == read_corpus()["hohhot-2017"].raw


def test_page_leaves_its_menus_behind() -> None:
    text = read_corpus()["inner-mongolia-society-2017"].text
    for junk in ("设为首页", "牛羊肉", "蒙ICP备", "function", "扶贫日活动侧记"):
        assert junk not in text
    assert "488家企业帮扶563个贫困嘎查村" in text


def test_damaged_text_is_repaired_with_a_way_back() -> None:
    document = read_corpus()["hinggan-2018"]
    assert "鄂爾多斯市對(duì)口支援興(xīng)安盟(méng)。" in document.raw
    assert document.text.count("科右中旗是中央宣传部定点帮扶的旗") == 1
    assert document.raw.count("科右中旗是中央宣傳部") == 2
    assert not re.search(r"[āáǎàēéěèīíǐìōóǒòūúǔùǜ０-９]", document.text)
    assert "房山区对口帮扶，科右前旗由海淀区对口帮扶，扎赉特旗与丰台区结成对子。\n" in document.text
    start = document.text.index("鄂尔多斯市对口支援兴安盟")
    evidence = document.evidence(start, start + 12)
    assert evidence.quote.startswith("鄂爾多斯市對(duì)口支援興")
    assert document.raw.startswith(evidence.quote, evidence.start)


def test_tables_keep_their_rows() -> None:
    corpus = read_corpus()
    rows = [line.split("\t") for line in corpus["inner-mongolia-plan-2016-2020"].raw.split("\n")]
    years = {
        row[0]: [float(cell) for cell in row[1:]]
        for row in rows
        if len(row) == 6 and "20" in row[0]
    }
    assert sum(values[0] for values in years.values()) == pytest.approx(2009.3)
    residuals = {year: round(values[0] - sum(values[1:]), 1) for year, values in years.items()}
    assert residuals == {"2016年": 0, "2017年": 0, "2018年": 0.1, "2019年": 0.1, "2020年": 0}
    sources = [float(row[1]) for row in rows if len(row) == 2 and row[1] != "金额（亿元）"]
    assert len(sources) == 7
    assert sum(sources) == pytest.approx(46.0)
    assert "辽宁省\t塔城地区" in corpus["xinjiang-nineteen-provinces"].raw


def test_counties_of_the_schedule_are_as_many_as_it_says() -> None:
    text = read_corpus()["xinjiang-exits-2016"].text
    lines = re.findall(r"(20\d\d)年（(\d+)个）：([^。]+)。", text)
    assert [(year, int(count)) for year, count, _ in lines] == [
        ("2016", 5),
        ("2017", 10),
        ("2018", 5),
        ("2019", 6),
        ("2020", 7),
    ]
    for _, count, names in lines:
        assert len(names.split("、")) == int(count)


def test_channels_of_hohhot_add_up() -> None:
    text = read_corpus()["hohhot-2017"].text
    channels = re.findall(r"：(\d+)户(\d+)人。", text)
    assert len(channels) == 5
    assert sum(int(households) for households, _ in channels) == 4008
    assert sum(int(people) for _, people in channels) == 7994


def test_truth_covers_each_document_once() -> None:
    rows = read_truth()
    assert {row["doc"] for row in rows} == set(DOCUMENTS)
    assert len(rows) == len({tuple(row.values()) for row in rows}) == 296
    for row in rows:
        assert set(row["mechanism"].split("|")) <= MECHANISMS
        assert set(row["status"].split("|")) <= {"ongoing", "planned", "past"}
        assert row["helper"] and row["recipient"]
    assert {word for row in rows for word in row["mechanism"].split("|")} == MECHANISMS


def test_every_source_is_used_and_tracked() -> None:
    from tools.make_corpus import TARGETS

    assert {name for name, _ in TARGETS.values()} == {path.name for path in SOURCES.iterdir()}
    assert all((CORPUS / target).is_file() for target in TARGETS)
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("no git checkout")
    command = ["git", "ls-files", "--others", "corpus", "tools/corpus_sources"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == ""


def test_made_files_say_what_their_sources_say() -> None:
    pytest.importorskip("reportlab", reason="reportlab writes the sample PDF")
    from tools.make_corpus import TARGETS, render

    for target in TARGETS:
        made, kept = render(target), (CORPUS / target).read_bytes()
        assert made == render(target), target
        assert read_made(target, made) == read_made(target, kept), target


def read_made(target: str, data: bytes) -> str:
    """Return the clean text of a file of the corpus, of an archive that of its one member."""
    suffix = Path(target).suffix
    if suffix == ".zip":
        from io import BytesIO

        with zipfile.ZipFile(BytesIO(data)) as archive:
            (member,) = archive.namelist()
            return archive.read(member).decode()
    return repair(READERS[suffix](data)).text
