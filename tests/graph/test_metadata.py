"""Tests of metadata.csv: it wins, and each line that cannot be used is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import Document, Issue
from graph.reading import read_documents

HEADER = "file,title,issuer,region,date,url\n"


def read(folder: Path, table: str | bytes) -> tuple[dict[str, Document], list[Issue]]:
    """Return the documents, by file, and the issues of two texts with a table."""
    for name in ("甲.txt", "乙.txt"):
        (folder / name).write_text(f"标题一则\n2016年2月18日\n{name}，以上。", encoding="utf-8")
    data = table.encode() if isinstance(table, str) else table
    (folder / "metadata.csv").write_bytes(data)
    found = list(read_documents([folder]))
    documents = {one.file: one for one in found if isinstance(one, Document)}
    return documents, [one for one in found if isinstance(one, Issue)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_metadata_wins(tmp_path: Path, encoding: str) -> None:
    table = f"{HEADER}甲.txt,真标题,甲县人民政府,甲县,2015/3/1,http://a.cn\n"
    documents, issues = read(tmp_path, table.encode(encoding))
    document = documents["甲.txt"]
    assert issues == []
    assert (document.title, document.issuer) == ("真标题", "甲县人民政府")
    assert (document.region, document.date, document.url) == ("甲县", "2015-03-01", "http://a.cn")
    assert documents["乙.txt"].date == "2016-02-18"


GOOD = "乙.txt,好标题,,,,\n"
LINES = [
    ("甲.txt,新标题,,,2016-13-45,\n", "line 2: '2016-13-45' is no date", "2016-02-18"),
    ("甲.txt,新标题,,,2016-02-31,\n", "line 2: '2016-02-31' is no date", "2016-02-18"),
    ("丙.txt,,,,,\n", "line 2: '丙.txt' is not there", "correct"),
    ("甲.txt,新标题\n", "line 2: 2 cells in place of 6", "as many as the first line"),
    ("甲.txt,一,二,三,2016,五,六\n", "line 2: 7 cells in place of 6", "quote"),
    (",无名,,,,\n", "line 2: the cell file is empty", "path"),
    (
        "甲.txt,新标题,,,,\n甲.txt,又一个,,,,\n",
        "line 3: '甲.txt' stands in a line before",
        "delete",
    ),
]


@pytest.mark.parametrize(("lines", "reason", "remedy"), LINES)
def test_metadata_names_a_wrong_line_and_uses_the_rest(
    tmp_path: Path, lines: str, reason: str, remedy: str
) -> None:
    documents, (issue,) = read(tmp_path, HEADER + lines + GOOD)
    assert (issue.level, issue.code, issue.file) == ("warning", "metadata", "metadata.csv")
    assert issue.message.startswith(f"metadata.csv: {reason}")
    assert remedy in issue.remedy
    assert documents["乙.txt"].title == "好标题"
    assert documents["甲.txt"].date == "2016-02-18"
    used = documents["甲.txt"].title == "新标题"
    assert used == ("新标题," in lines)


def test_metadata_leaves_an_unknown_column_out(tmp_path: Path) -> None:
    documents, (issue,) = read(tmp_path, "file,colour,title\n甲.txt,red,新标题\n")
    assert issue.message.startswith("metadata.csv: line 1: the column 'colour' is not known")
    assert documents["甲.txt"].title == "新标题"


def test_metadata_takes_empty_cells_behind_the_last_column(tmp_path: Path) -> None:
    documents, issues = read(tmp_path, f"{HEADER}甲.txt,新标题,,,,,,\n,,,,,,\n")
    assert (documents["甲.txt"].title, issues) == ("新标题", [])


UNUSABLE = [
    (b"name,what\nx,y\n", "has no column file; its columns are ['name', 'what']"),
    (b"", "has no column file"),
    (bytes(range(256)) * 9, "holds no text in a known encoding"),
    (HEADER.encode() + b'"' + b"x" * 200_000 + b'"\n', "is broken (field larger than"),
]


@pytest.mark.parametrize(("table", "reason"), UNUSABLE)
def test_metadata_that_cannot_be_used_costs_no_document(
    tmp_path: Path, table: bytes, reason: str
) -> None:
    documents, (issue,) = read(tmp_path, table)
    assert (issue.level, issue.code, issue.doc) == ("error", "metadata", None)
    assert reason in issue.message and issue.remedy
    assert set(documents) == {"甲.txt", "乙.txt"}


def test_metadata_is_no_document_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "metadata.txt").write_text("甲县帮扶乙县。", encoding="utf-8")
    documents, _ = read(tmp_path, "name\n")
    assert documents["metadata.txt"].id == "metadata"
