"""What all tests share: no network, and the folders and the browser that some of them need."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest

LOCAL = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Any:
    """Refuse every connection that leaves this machine."""
    patch = pytest.MonkeyPatch()
    connect = socket.socket.connect

    def connect_locally(self: socket.socket, address: Any) -> None:
        if self.family != getattr(socket, "AF_UNIX", None) and address[0] not in LOCAL:
            raise PermissionError(f"a test reached for the network: {address!r}")
        connect(self, address)

    patch.setattr(socket.socket, "connect", connect_locally)
    yield
    patch.undo()


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
