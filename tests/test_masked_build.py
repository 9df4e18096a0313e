"""A build with --mask-persons shows no name of a person and keeps every word."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from build_graph import main
from queries.__main__ import main as ask
from viz.__main__ import main as draw

TEXT = (
    "甲旗结对帮扶简报\n旗委书记王小明说，经李强同志联系，鄂尔多斯市对口帮扶兴安盟。\n"
    "2016年，北京市帮扶内蒙古自治区，赵国庆副市长带队安排资金100万元。\n"
)
NAMES = ("王小明", "李强", "赵国庆")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the same text built plainly and masked."""
    folder = tmp_path_factory.mktemp("masked")
    (folder / "in").mkdir()
    (folder / "in" / "甲.txt").write_text(TEXT, encoding="utf-8")
    for name, options in (("plain", []), ("masked", ["--mask-persons"])):
        assert main([str(folder / "in"), "--out", str(folder / name), *options]) == 0
    return folder


def pages(out: Path) -> str:
    """Return all that handout.zip holds."""
    with zipfile.ZipFile(out / "handout.zip") as handout:
        return "".join(handout.read(name).decode() for name in handout.namelist())


def test_pages_and_handout_hide_names_and_say_so(built: Path) -> None:
    plain, masked = pages(built / "plain"), pages(built / "masked")
    assert all(name in plain for name in NAMES) and 'id="masked"' not in plain
    assert not any(name in masked for name in NAMES) and 'id="masked"' in masked
    assert "旗委书记王某某说，经李某同志联系" in masked and "赵某某副市长" in masked


def test_what_is_kept_is_the_same(built: Path) -> None:
    for name in ("facts.jsonl", "graph.nq", "documents/甲.txt", "documents.jsonl", "issues.jsonl"):
        assert (built / "masked" / name).read_bytes() == (built / "plain" / name).read_bytes()


def test_offsets_and_lines_of_the_pages_are_those_of_the_raw_text(built: Path) -> None:
    plain, masked = (
        (built / name / "documents" / "甲.html")
        .read_text(encoding="utf-8")
        .split('class="text ')[1]
        for name in ("plain", "masked")
    )
    assert len(plain) == len(masked)


def test_reports_of_a_masked_build_hide_names(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = {}
    for name, options in (
        ("plain", []),
        ("masked", []),
        ("asked", ["--mask-persons"]),
    ):
        graph = built / ("plain" if name == "asked" else name)
        target = tmp_path / f"{name}.html"
        assert ask(["report", "--graph", str(graph), "--output", str(target), *options]) == 0
        reports[name] = target.read_text(encoding="utf-8")
    assert "赵国庆" in reports["plain"]
    assert not any(name in reports["masked"] for name in NAMES)
    assert reports["masked"] == reports["asked"]
    assert "赵某某副市长" in reports["masked"]


def test_pages_of_any_build_are_drawn_masked(built: Path) -> None:
    assert draw(["--graph", str(built / "plain"), "--mask-persons"]) == 0
    assert not any(name in pages(built / "plain") for name in NAMES)
    assert draw(["--graph", str(built / "plain")]) == 0
    assert all(name in pages(built / "plain") for name in NAMES)
    assert json.loads((built / "masked" / "build.json").read_text("utf-8"))["mask_persons"] is True
