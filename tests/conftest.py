"""What all tests share: no network, and the folders and the browser that some of them need."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
ENTRIES = ("build_graph.py", "corpus", "graph", "queries", "viz", "ontology.ttl")
LOCAL = (None, "127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse to look up or to connect to anything but this machine."""
    patch = pytest.MonkeyPatch()
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def connect_locally(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            refuse_unless_local(address[0])
        connect(self, address)

    def look_up_locally(host: Any, *rest: Any, **options: Any) -> Any:
        refuse_unless_local(host)
        return look_up(host, *rest, **options)

    patch.setattr(socket.socket, "connect", connect_locally)
    patch.setattr(socket, "getaddrinfo", look_up_locally)
    yield
    patch.undo()


def refuse_unless_local(host: Any) -> None:
    """Raise where a host is not this machine."""
    if host not in LOCAL:
        raise PermissionError(f"a test reached for the network: {host!r}")


def folder_of(variable: str) -> Path:
    """Return the folder that an environment variable names; skip the test where it names none."""
    value = os.environ.get(variable)
    if not value:
        pytest.skip(f"{variable} is not set")
    folder = Path(value)
    assert folder.is_dir(), f"{variable} names no folder: {value!r}"
    return folder


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the seed texts."""
    return folder_of("JIEDUI_SEEDS")


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of the annotated gold."""
    return folder_of("JIEDUI_GOLD")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of an installed Chromium; CI requires one, elsewhere the test is skipped."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    assert not os.environ.get("JIEDUI_REQUIRE_BROWSER"), "CI needs a Chromium and found none"
    pytest.skip("no Chromium is installed")


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like a checkout after ``make graph``."""
    folder = tmp_path_factory.mktemp("checkout")
    for entry in ENTRIES:
        (folder / entry).symlink_to(ROOT / entry)
    (folder / ".venv").symlink_to(sys.prefix)
    build = [sys.executable, "build_graph.py", "corpus", "--out", "out", "--jobs", "1"]
    done = subprocess.run(build, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder
