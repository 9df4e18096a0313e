"""The sample build and a server of it; fixtures of the tests of the endpoint and the editor.

In: nothing. Out: ``out``, the folder of the build, and ``address``, where it is served.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import serving
from viz_sample import write_sample

import viz
from graph.store import open_store


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample build, drawn, with the counts of its build."""
    folder = write_sample(tmp_path_factory.mktemp("build"))
    counts = {"quads": len(open_store(folder / "store")), "documents": 3}
    (folder / "build.json").write_text(json.dumps({"counts": counts}), encoding="utf-8")
    viz.draw(folder)
    return folder


@pytest.fixture(scope="module")
def address(out: Path) -> Iterator[str]:
    """Return the address of a server of the sample build; queries are cut after 2 seconds."""
    with serving(out, "--timeout", "2") as found:
        yield found
