"""The kept readings: found again where nothing changed, never where something is damaged."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from graph.readings import Readings, readings_file
from graph.results import Result, pack

ROOT = Path(__file__).parent.parent.parent
PRINTS = {"rules": "1", "gazetteer": "2"}
DOCS = [f"{number:02}" for number in range(20)]
# moments at which something is damaged: more of them in `make torture`
TIMES = 2_000 if os.environ.get("JIEDUI_TORTURE") else 40
KEEP = """
import sys
from pathlib import Path
from graph.readings import Readings
with Readings(Path(sys.argv[1]), {"rules": "1", "gazetteer": "2"}) as readings:
    for number in range(100_000):
        readings.keep(f"{number:06}", "f", b"x" * 9_000)
        print(number, flush=True)
"""


def result_of(doc: str) -> Result:
    """Return a result that no other document has."""
    return Result({"doc": doc}, doc * 3_000, Random(doc).randbytes(2_000))


def keep_all(path: Path) -> Path:
    """Keep a result of each of DOCS, the last first."""
    with Readings(path, PRINTS) as readings:
        for doc in reversed(DOCS):
            readings.keep(doc, f"of {doc}", pack(result_of(doc)))
    return path


def found(readings: Readings) -> list[str]:
    """Use what is found of DOCS; return their ids."""
    return [doc for doc in DOCS if readings.find(doc, f"of {doc}")]


def test_results_are_found_again_in_the_order_of_their_documents(tmp_path: Path) -> None:
    with Readings(keep_all(tmp_path / "kept"), PRINTS) as readings:
        assert found(readings) == DOCS
        assert list(readings.results()) == [result_of(doc) for doc in DOCS]
        assert readings.changed == []


def test_result_of_another_content_or_name_is_not_found(tmp_path: Path) -> None:
    with Readings(keep_all(tmp_path / "kept"), PRINTS) as readings:
        assert not readings.find("00", "of 01")
        assert not readings.find("0", "of 00")
        assert list(readings.results()) == []


def test_new_result_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = keep_all(tmp_path / "kept")
    with Readings(path, PRINTS) as readings:
        assert not readings.find("00", "changed")
        readings.keep("00", "changed", pack(result_of("changed")))
        readings.forget_others()
    with Readings(path, PRINTS) as readings:
        assert readings.find("00", "changed") and not readings.find("00", "of 00")
        assert list(readings.results()) == [result_of("changed")]


def test_what_a_build_did_not_use_is_forgotten_and_its_room_given_back(tmp_path: Path) -> None:
    path = keep_all(tmp_path / "kept")
    size = path.stat().st_size
    with Readings(path, PRINTS) as readings:
        assert readings.find("03", "of 03")
        readings.forget_others()
    with Readings(path, PRINTS) as readings:
        assert found(readings) == ["03"]
    assert path.stat().st_size < size / 2
    assert sorted(one.name for one in tmp_path.iterdir()) == ["kept"]


def test_result_of_a_document_that_changed_while_it_was_read_is_used_but_not_found(
    tmp_path: Path,
) -> None:
    with Readings(tmp_path / "kept", PRINTS) as readings:
        readings.keep("00", "", pack(result_of("00")))
        assert list(readings.results()) == [result_of("00")]
    with Readings(tmp_path / "kept", PRINTS) as readings:
        assert not readings.find("00", "")


def test_change_of_the_program_forgets_all_and_is_named(tmp_path: Path) -> None:
    path = keep_all(tmp_path / "kept")
    with Readings(path, PRINTS | {"gazetteer": "3"}) as readings:
        assert readings.changed == ["gazetteer"]
        assert found(readings) == []
    with Readings(path, PRINTS) as readings:
        assert found(readings) == []


def test_what_was_noted_of_the_output_is_told_to_the_next_build_of_the_same_program(
    tmp_path: Path,
) -> None:
    path = tmp_path / "kept"
    with Readings(path, PRINTS) as readings:
        assert readings.written("store") is None
        readings.note_written("store", {"changes": 1})
        readings.note_written("store", {"changes": 2})
    with Readings(path, PRINTS) as readings:
        assert readings.written("store") == {"changes": 2}
    path.write_bytes(path.read_bytes().replace(b'"changes": 2', b'"changes": 7'))
    with Readings(path, PRINTS) as readings:
        assert readings.written("store") is None
        readings.note_written("store", {"changes": 3})
    with Readings(path, PRINTS | {"rules": "2"}) as readings:
        assert readings.written("store") is None


def test_fresh_forgets_all(tmp_path: Path) -> None:
    with Readings(keep_all(tmp_path / "kept"), PRINTS, fresh=True) as readings:
        assert found(readings) == []


@pytest.mark.parametrize("content", [b"", b"no data base", b"SQLite format 3\0" + b"\xff" * 9_000])
def test_file_that_is_no_store_of_readings_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kept"
    path.write_bytes(content)
    with Readings(path, PRINTS) as readings:
        assert found(readings) == []
    assert found(Readings(keep_all(path), PRINTS)) == DOCS


@pytest.mark.torture
@pytest.mark.timeout(60 + TIMES)
def test_damaged_result_is_never_found_and_the_file_serves_again(tmp_path: Path) -> None:
    sound = keep_all(tmp_path / "sound").read_bytes()
    random, lost = Random(6), 0
    for number in range(TIMES):
        path = tmp_path / str(number)
        damaged = bytearray(sound)
        for _ in range(random.choice((1, 1, 40))):
            damaged[random.randrange(len(sound))] ^= 1 << random.randrange(8)
        path.write_bytes(damaged[: random.choice((len(sound), random.randrange(len(sound))))])
        with Readings(path, PRINTS) as readings:
            whole = found(readings)
            assert list(readings.results()) == [result_of(doc) for doc in whole]
            lost += len(whole) < len(DOCS)
            for doc in DOCS:
                if doc not in whole:
                    readings.keep(doc, f"of {doc}", pack(result_of(doc)))
            readings.forget_others()
        with Readings(path, PRINTS) as readings:
            assert found(readings) == DOCS
    assert lost > TIMES / 4


def test_what_was_kept_before_a_kill_is_found_after_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KEEP, str(tmp_path / "kept")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        while process.stdout.readline() != "500\n":
            pass
        process.send_signal(signal.SIGKILL)
    with Readings(tmp_path / "kept", PRINTS) as readings:
        assert all(readings.find(f"{number:06}", "f") for number in range(501))


def limit_files() -> None:
    """Let this process write no file of more than a million bytes, as a full disk would."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))


def test_file_that_cannot_grow_is_an_error_of_the_place(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KEEP, str(tmp_path / "kept")]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, preexec_fn=limit_files, check=False
    )
    last = done.stderr.splitlines()[-1]
    assert last.startswith(("OSError: [Errno 5]", "OSError: [Errno 28]")), done.stderr
    kept = done.stdout.split()
    with Readings(tmp_path / "kept", PRINTS) as readings:
        assert len(kept) > 30 and all(readings.find(f"{int(one):06}", "f") for one in kept)


def test_folder_in_the_place_of_the_file_is_an_error_of_the_place(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    with pytest.raises(OSError) as raised:
        Readings(tmp_path / "kept", PRINTS)
    assert raised.value.errno == errno.EACCES


def test_readings_stand_beside_the_folder_that_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "there")
    assert readings_file(tmp_path / "link") == tmp_path / ".there.readings"
