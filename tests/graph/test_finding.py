"""Tests of what an input holds: files, folders, archives, and what is left out by name."""

from __future__ import annotations

import errno
import io
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.reading import Source, UnreadableDocument, find_sources, read_source
from graph.reading import archive as archives
from graph.reading.identifying import LONGEST, LONGEST_PART
from graph.reading.source import LARGEST_FILE

SENTENCE = "北京市海淀区结对帮扶赤峰市敖汉旗。"


def zip_bytes(members: dict[str, bytes], *, packed: bool = False) -> bytes:
    buffer = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def write(folder: Path, *names: str) -> None:
    """Write small documents."""
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(SENTENCE, encoding="utf-8")


def problems(sources: list[Source]) -> dict[str, tuple[str, str, str]]:
    """Return level, code and reason of what is wrong, by file."""
    wrong = {source.file: source.problem for source in sources}
    return {file: (p.level, p.code, p.reason) for file, p in wrong.items() if p is not None}


def test_find_sources_gives_paths_inside_the_input_as_ids(tmp_path: Path) -> None:
    for name in ("b/丙.txt", "b/甲.html", "b/甲.txt", "a.txt", ".git/x.txt", "README.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SENTENCE, encoding="utf-8")
    ids = [source.id for source in find_sources([tmp_path])]
    assert ids == ["a", "b/丙", "b/甲.html", "b/甲.txt"]


def test_find_sources_tells_equal_names_of_several_inputs_apart(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "甲.txt").write_text(SENTENCE, encoding="utf-8")
    ids = [source.id for source in find_sources([tmp_path / "x", tmp_path / "y"])]
    assert ids == ["x/甲.txt", "y/甲.txt"]
    assert [s.id for s in find_sources([tmp_path / "x" / "甲.txt"])] == ["甲"]


def test_find_sources_refuses_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(find_sources([tmp_path / "nothing"]))


def test_find_sources_opens_archives(tmp_path: Path) -> None:
    members = {
        "里/甲.txt": SENTENCE.encode(),
        "../out.txt": SENTENCE.encode(),
        "in.zip": zip_bytes({"a.txt": b"x"}),
        "__MACOSX/x.txt": b"x",
    }
    (tmp_path / "批次.zip").write_bytes(zip_bytes(members))
    found = {source.id: source for source in find_sources([tmp_path])}
    assert list(found) == ["批次/out", "批次/in", "批次/里/甲"]
    assert read_source(found["批次/里/甲"]) == SENTENCE
    with pytest.raises(UnreadableDocument, match="leads out of the archive"):
        read_source(found["批次/out"])
    with pytest.raises(UnreadableDocument, match="archive inside an archive"):
        read_source(found["批次/in"])
    assert [s.id for s in find_sources([tmp_path / "批次.zip"])] == ["out", "in", "里/甲"]


def test_find_sources_reads_old_names_in_archives(tmp_path: Path) -> None:
    data = zip_bytes({"ABCD.txt": SENTENCE.encode()})
    (tmp_path / "a.zip").write_bytes(data.replace(b"ABCD.txt", "甲县".encode("gb18030") + b".txt"))
    (source,) = find_sources([tmp_path])
    assert source.id == "a/甲县"
    assert read_source(source) == SENTENCE


def test_find_sources_leaves_an_output_of_this_program_out(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "x/out/documents/a.txt", "x/b.txt", "z/documents/c.txt")
    (tmp_path / "x" / "out" / "build.json").write_text(json.dumps({"program": "jiedui"}))
    (tmp_path / "z" / "build.json").write_text(json.dumps({"program": "another"}))
    sources = list(find_sources([tmp_path]))
    ids = [source.id for source in sources if source.is_document]
    assert ids == ["a", "x/b", "z/build", "z/documents/c"]
    found = problems(sources)
    assert found["x/out"][:2] == ("warning", "own_output")
    assert "output of this program" in found["x/out"][2]
    assert set(found) == {"x/out"}


def test_find_sources_leaves_an_output_named_as_input_out(tmp_path: Path) -> None:
    write(tmp_path, "out/documents/a.txt")
    (tmp_path / "out" / "build.json").write_text(json.dumps({"program": "jiedui"}))
    (source,) = find_sources([tmp_path / "out"])
    assert not source.is_document
    assert source.problem is not None and "documents" in source.problem.remedy
    assert [s.id for s in find_sources([tmp_path / "out" / "documents"])] == ["a"]


def test_find_sources_names_a_folder_that_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.txt", "locked/b.txt")
    scandir = os.scandir

    def refuse(path: Any) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "locked":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    sources = list(find_sources([tmp_path]))
    assert [source.id for source in sources] == ["a", ""]
    reason = "is a folder that cannot be opened (Permission denied)"
    assert problems(sources) == {"locked": ("error", "unreadable_folder", reason)}


def test_find_sources_names_a_file_that_cannot_be_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.txt", "b.txt")
    stat = Path.stat

    def refuse(self: Path, **options: Any) -> os.stat_result:
        if self.name == "b.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return stat(self, **options)

    monkeypatch.setattr(Path, "stat", refuse)
    found = problems(list(find_sources([tmp_path])))
    assert found == {"b.txt": ("error", "unreadable", "cannot be reached (Permission denied)")}


def test_find_sources_follows_no_loop_of_links(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "round").symlink_to(".")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "link.txt").symlink_to("a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    found = problems(list(find_sources([tmp_path])))
    assert {file: reason for file, (_, _, reason) in found.items()} == {
        "gone.txt": "is a link that leads nowhere",
        "pipe.txt": "is no regular file",
        "round": "is a link to a folder, which is not followed",
        "self.txt": "is a link that leads nowhere",
    }


def test_find_sources_takes_what_cannot_be_taken_out_of_archives_apart(tmp_path: Path) -> None:
    names = ["/abs.txt", "C:\\c.txt", "..\\up.txt", "same.txt", "good.txt"]
    (tmp_path / "b").mkdir()
    with zipfile.ZipFile(tmp_path / "b" / "a.zip", "w") as archive:
        for name in names:
            archive.writestr(name, SENTENCE)
        archive.writestr("folder/", "")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("same.txt", "甲县帮扶乙县。")
    sources = list(find_sources([tmp_path / "b"]))
    reasons = [reason for _, _, reason in problems(sources).values()]
    assert sum("leads out of the archive" in reason for reason in reasons) == 3
    texts = {s.id: read_source(s) for s in sources if s.problem is None}
    assert texts == {"a/good": SENTENCE, "b/a/same.txt-2": "甲县帮扶乙县。"}


def test_find_sources_names_a_locked_member(tmp_path: Path) -> None:
    data = bytearray(zip_bytes({"a.txt": b"x"}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    (source,) = find_sources([tmp_path])
    assert source.problem is not None
    assert "locked with a password" in source.problem.reason


def test_find_sources_bounds_what_an_archive_unpacks_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = {"bomb.txt": bytes(archives.HARMLESS + 1), "huge.txt": bytes(LARGEST_FILE + 1)}
    (tmp_path / "bomb.zip").write_bytes(zip_bytes({**bomb, "a.txt": b"x"}, packed=True))
    found = problems(list(find_sources([tmp_path])))
    assert set(found) == {"bomb/bomb.txt", "bomb/huge.txt"}
    assert "a zip bomb" in found["bomb/bomb.txt"][2]
    monkeypatch.setattr(archives, "LARGEST_ARCHIVE", 25)
    (tmp_path / "bomb.zip").unlink()
    (tmp_path / "long.zip").write_bytes(zip_bytes({name: b"x" * 10 for name in "abc"}))
    assert list(problems(list(find_sources([tmp_path])))) == ["long/c"]


def test_find_sources_gives_ids_that_can_name_files(tmp_path: Path) -> None:
    deep = "/".join(["层" * 60] * 9)
    members = {f"{'长' * 90}{n}.txt": b"x" for n in range(2)} | {f"{deep}.txt": b"x"}
    (tmp_path / "a.zip").write_bytes(zip_bytes(members))
    write(tmp_path, "b.html", "b.txt/c.txt", "d.txt", "d.html/e.txt")
    ids = [source.id for source in find_sources([tmp_path])]
    assert len(set(ids)) == 7
    assert {"b.html", "b.txt/c", "d.txt", "d.html/e"} <= set(ids)
    assert max(len(key.encode()) for key in ids) <= LONGEST
    assert max(len(part.encode()) for key in ids for part in key.split("/")) <= LONGEST_PART


def test_find_sources_gives_each_document_an_id_of_its_own(tmp_path: Path) -> None:
    for folder in ("x/甲", "y/甲"):
        write(tmp_path, f"{folder}/a.txt", f"{folder}/a.txt-2.txt")
    ids = [s.id for s in find_sources([tmp_path / "x" / "甲", tmp_path / "y" / "甲"])]
    assert len(ids) == len(set(ids)) == 4


def test_find_sources_writes_names_in_one_line(tmp_path: Path) -> None:
    write(tmp_path, "a\nb.txt")
    assert [source.file for source in find_sources([tmp_path])] == ["a\\x0ab.txt"]
