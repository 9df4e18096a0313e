"""The README's commands run and answer as it says.

A block marked ```sh is run by the shell from a checkout with the sample graph in ``out/``; a block
marked ```text behind it is its exact output. A block behind ``<!-- set-up -->`` or
``<!-- server -->`` is not run. JIEDUI_REWRITE_GOLDEN=1 writes the outputs into the README.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(
    r"(?P<aside><!-- (?:set-up|server) -->\n)?```sh\n(?P<commands>.*?)```\n"
    r"(?:\n```text\n(?P<answer>.*?)```\n)?",
    re.DOTALL,
)
RUN = [hit for hit in BLOCK.finditer(README.read_text(encoding="utf-8")) if not hit["aside"]]


def test_readme_has_blocks_to_run() -> None:
    assert len(RUN) >= 3
    assert all(hit["answer"] for hit in RUN), "each command of the README shows its answer"


@pytest.mark.parametrize("hit", RUN, ids=lambda hit: hit["commands"].strip()[:60])
def test_readme_commands_answer_as_written(hit: re.Match[str], checkout: Path) -> None:
    shell = ["sh", "-e", "-c", hit["commands"]]
    environment = os.environ | {"PYTHONUTF8": "1"}
    done = subprocess.run(
        shell, cwd=checkout, capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    if os.environ.get("JIEDUI_REWRITE_GOLDEN"):
        rewrite(hit, done.stdout)
        return
    assert done.stdout == (hit["answer"] or "")


def rewrite(hit: re.Match[str], answer: str) -> None:
    """Put an answer behind its commands in the README."""
    block = f"```sh\n{hit['commands']}```\n\n```text\n{answer}```\n"
    README.write_text(README.read_text(encoding="utf-8").replace(hit[0], block), encoding="utf-8")


def test_readme_links_lead_to_files() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README.read_text(encoding="utf-8"))
    missing = [link for link in links if not (ROOT / link).exists()]
    assert links and not missing
