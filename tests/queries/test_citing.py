"""References by GB/T 7714—2015 and BibTeX: what is known is told, what is not is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import graph_sample
import pytest

from queries.__main__ import main
from queries.citing import cite_bibtex, cite_gbt7714

WHOLE = {
    "doc": "plan-2016",
    "title": "甲市帮扶方案",
    "issuer": "甲市人民政府",
    "date": "2016-02-18",
    "genre": "plan",
    "url": "https://example.org/a_1?b=50%25",
    "inferred": [],
}


@pytest.mark.parametrize(
    ("changed", "reference"),
    [
        ({}, "甲市人民政府. 甲市帮扶方案[R/OL]. (2016-02-18). https://example.org/a_1?b=50%25."),
        ({"genre": "news"},
         "甲市人民政府. 甲市帮扶方案[EB/OL]. (2016-02-18). https://example.org/a_1?b=50%25."),
        ({"url": None}, "甲市人民政府. 甲市帮扶方案[R]. 2016-02-18."),
        ({"url": "javascript:alert(1)"}, "甲市人民政府. 甲市帮扶方案[R]. 2016-02-18."),
        ({"url": None, "genre": "other", "date": "2016"}, "甲市人民政府. 甲市帮扶方案[Z]. 2016."),
        ({"url": None, "issuer": None, "date": None}, "甲市帮扶方案[R]."),
        ({"url": None, "inferred": ["issuer"]}, "[甲市人民政府]. 甲市帮扶方案[R]. 2016-02-18."),
        ({"url": None, "title": None}, "甲市人民政府. [题名不详][R]. 2016-02-18."),
    ],
)  # fmt: skip
def test_gbt7714_tells_what_is_known(changed: dict[str, Any], reference: str) -> None:
    assert cite_gbt7714(WHOLE | changed, 3) == f"[3] {reference}\n"


def test_gbt7714_takes_the_day_of_citation_of_what_is_online() -> None:
    told = cite_gbt7714(WHOLE, 1, "2026-01-31")
    assert "(2016-02-18)[2026-01-31]. https" in told
    assert "2026" not in cite_gbt7714(WHOLE | {"url": None}, 1, "2026-01-31")
    assert "[R/OL]. [2026-01-31]. https" in cite_gbt7714(WHOLE | {"date": None}, 1, "2026-01-31")


def test_bibtex_tells_what_is_known() -> None:
    assert cite_bibtex(WHOLE, 1, "2026-01-31") == (
        "@techreport{plan-2016,\n"
        "  author = {{甲市人民政府}},\n"
        "  title = {{甲市帮扶方案}},\n"
        "  institution = {甲市人民政府},\n"
        "  year = {2016},\n"
        "  month = feb,\n"
        "  day = {18},\n"
        "  url = {https://example.org/a_1?b=50%25},\n"
        "  urldate = {2026-01-31},\n"
        "  langid = {chinese}\n"
        "}\n"
    )


def test_bibtex_leaves_out_what_is_not_known() -> None:
    bare = {"doc": "通知/1", "title": "甲", "genre": "notice", "date": "2016-02"}
    told = cite_bibtex(bare, 1, "2026-01-31").splitlines()
    assert told[0].startswith("@misc{doc-") and told[0].isascii()
    assert told[1:] == ["  title = {{甲}},", "  year = {2016},", "  month = feb,",
                        "  langid = {chinese}", "}"]  # fmt: skip


def test_bibtex_escapes_what_tex_reads() -> None:
    told = cite_bibtex(WHOLE | {"title": "5% {甲} & 乙_丙\\n #~^$", "url": "https://e.org/{x}"}, 1)
    title = (
        "5\\% \\{甲\\} \\& 乙\\_丙\\textbackslash{}n \\#\\textasciitilde{}\\textasciicircum{}\\$"
    )
    assert f"title = {{{{{title}}}}}" in told
    assert "url = {https://e.org/%7Bx%7D}" in told


@pytest.fixture
def out(tmp_path: Path) -> Path:
    documents = [graph_sample.document(doc) for doc in graph_sample.TEXTS]
    graph_sample.write_lines(tmp_path / "documents.jsonl", documents)
    return tmp_path


def test_all_documents_are_cited_in_their_order_and_gaps_are_named(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cite", "--graph", str(out)]) == 0
    said = capsys.readouterr()
    assert [line.split(". ")[0] for line in said.out.splitlines()] == [
        f"[{number}] 样例{doc}[Z]" for number, doc in enumerate(graph_sample.TEXTS, start=1)
    ]
    assert "no issuer: 总结/甲" in said.err


def test_a_bib_file_is_bibtex_and_documents_can_be_chosen(out: Path) -> None:
    file = out / "a.bib"
    assert main(["cite", "--graph", str(out), "--output", str(file), "--document", "规划/丙"]) == 0
    written = file.read_text(encoding="utf-8")
    assert written.count("@misc{") == 1 and "样例规划/丙" in written


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--document", "规划/丁"], "nearest: 规划/丙"),
        (["--accessed", "昨天"], "takes a day"),
        (["--graph", "nothing"], "build_graph.py"),
    ],
)
def test_wrong_citations_exit_2(
    arguments: list[str], words: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = [] if "--graph" in arguments else ["--graph", str(out)]
    assert main(["cite", *arguments, *graph]) == 2
    assert words in capsys.readouterr().err
