"""What the program is made of: locked with hashes, its licences told, listed for others."""

from __future__ import annotations

import json
import re
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.licences import PAGE, read_pins, write_page
from tools.lock import SETS
from tools.sbom import write_list

ROOT = Path(__file__).parents[2]
ENTRY = re.compile(
    r"^\S+==\S+(?: ; [^\\\n]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+$", re.MULTILINE
)


def locked(*names: str) -> dict[str, str]:
    """Return the versions that locks pin, by normal name."""
    pins = [pin for name in names for pin in read_pins(ROOT / f"{name}.lock")]
    return {canonicalize_name(name): version for name, version in pins}


@pytest.mark.parametrize("name", SETS)
def test_every_requirement_has_a_reason_and_is_locked_at_its_version(name: str) -> None:
    lines = (ROOT / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert all("#" in line for line in lines)
    wanted = [Requirement(line.partition("#")[0]) for line in lines if not line.startswith("#")]
    pins = locked(name)
    assert wanted
    for one in wanted:
        assert str(one.specifier) == f"=={pins[canonicalize_name(one.name)]}"


@pytest.mark.parametrize("name", SETS)
def test_every_package_of_a_lock_is_named_with_the_hashes_of_its_files(name: str) -> None:
    text = (ROOT / f"{name}.lock").read_text(encoding="utf-8")
    _, _, entries = text.partition("\n")
    assert len(ENTRY.findall(entries)) == len(list(read_pins(ROOT / f"{name}.lock")))
    assert ENTRY.sub("", entries).strip() == ""


def test_locks_hold_all_that_their_packages_need() -> None:
    pins = locked("requirements", "requirements-dev")
    installed = {str(canonicalize_name(one.metadata["Name"])): one for one in distributions()}
    checked = 0
    for name in sorted(pins.keys() & installed.keys()):
        for needed in map(Requirement, installed[name].requires or ()):
            if needed.marker is None or needed.marker.evaluate():
                version = pins[canonicalize_name(needed.name)]
                assert needed.specifier.contains(version, prereleases=True), (name, str(needed))
                checked += 1
    assert checked > 100


def test_no_lock_contradicts_another() -> None:
    versions: dict[str, set[str]] = {}
    for name in SETS:
        for package, version in locked(name).items():
            versions.setdefault(package, set()).add(version)
    assert {package: found for package, found in versions.items() if len(found) > 1} == {}


def test_page_of_licences_is_of_these_versions() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert write_page(page) == page, "run make lock"


def test_list_of_parts_names_every_package_and_is_the_same_each_time() -> None:
    first = write_list()
    assert write_list() == first
    parts = {
        canonicalize_name(one["name"]): one["version"] for one in json.loads(first)["components"]
    }
    assert parts == locked("requirements")
