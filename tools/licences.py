"""The licences of what the program is made of: docs/LICENCES.md.

In: the locks, and what the packages that are installed say of themselves. Out: the page, a line a
package; of one that this system or Python does not need, the line that the page has of it. Example:
``| pyoxigraph | 0.5.13 | MIT OR Apache-2.0 | … |``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "LICENCES.md"
HEAD = """# Licences

Made by `python -m tools.licences` out of what each package says of itself. Jiedui's own licence is
MIT; the sources of its tables are told in
[graph/gazetteer/LICENCES.md](../graph/gazetteer/LICENCES.md).
"""
SETS = {
    "requirements": "What runs: requirements.lock",
    "requirements-dev": "What tests and checks need besides: requirements-dev.lock",
}
PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;]+)", re.MULTILINE)
# MIT License | BSD-3-Clause; a whole licence text is none
SHORT = re.compile(r"[^\n]{2,60}")
CLASSIFIER = "License :: "
COLUMNS = "| package | version | licence | home |\n|---|---|---|---|"


def main() -> int:
    """Write the page."""
    known = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    PAGE.write_text(write_page(known), encoding="utf-8")
    return 0


def write_page(known: str) -> str:
    """Return the page; ``known`` is the page as it is."""
    parts = [HEAD]
    for name, title in SETS.items():
        rows = [write_row(*pin, known) for pin in read_pins(ROOT / f"{name}.lock")]
        parts.append("\n".join([f"## {title}\n", COLUMNS, *rows]) + "\n")
    return "\n".join(parts)


def read_pins(lock: Path) -> Iterator[tuple[str, str]]:
    """Yield (name, version) of each package of a lock."""
    yield from PIN.findall(lock.read_text(encoding="utf-8"))


def write_row(name: str, version: str, known: str) -> str:
    """Return the line of one package."""
    begin = f"| {name} | {version} |"
    try:
        found = distribution(name)
    except PackageNotFoundError:
        lines = [line for line in known.splitlines() if line.startswith(begin)]
        return lines[0] if lines else f"{begin} not needed here | – |"
    if found.version != version:
        raise SystemExit(f"{name} {found.version} is installed, {version} is locked: make check")
    return f"{begin} {licence_of(found)} | {home_of(found)} |"


def licence_of(found: Distribution) -> str:
    """Return what a package says of its licence, as short as it says it."""
    expression = said_of(found, "License-Expression")
    if expression:
        return expression[0]
    free = "".join(said_of(found, "License")).strip()
    classes = [one for one in said_of(found, "Classifier") if one.startswith(CLASSIFIER)]
    named = [one.split(" :: ")[-1] for one in classes if one.count(" :: ") > 1]
    if named:
        return ", ".join(sorted(named))
    return free.replace("|", "/") if SHORT.fullmatch(free) else "see its files"


def said_of(found: Distribution, key: str) -> list[str]:
    """Return all that a package says under one heading."""
    return [str(value) for value in found.metadata.get_all(key) or ()]


def home_of(found: Distribution) -> str:
    """Return the address of a package's own page, a dash where it names none."""
    named = [line.partition(",") for line in said_of(found, "Project-URL")]
    homes = {key.strip().lower(): address.strip() for key, _, address in named}
    wanted = ("homepage", "home", "repository", "source", "source code", "github", "documentation")
    stated = said_of(found, "Home-page")
    return stated[0] if stated else next((homes[key] for key in wanted if key in homes), "–")


if __name__ == "__main__":
    sys.exit(main())
