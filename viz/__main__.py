"""Draw the pages of a build: ``python -m viz --graph out``.

In: the folder of a build. Out: its pages, written beside the graph. Example: for the build of a
folder with 京蒙协作要点.txt it prints the path of ``out/index.html``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from viz import draw


def main(arguments: list[str] | None = None) -> int:
    """Draw the pages; return 0, or 2 where the folder holds no build."""
    parser = argparse.ArgumentParser(prog="python -m viz", description=__doc__.split(":")[0] + ".")
    parser.add_argument("--graph", type=Path, default=Path("out"), help="folder of a build")
    out: Path = parser.parse_args(arguments).graph
    if not (out / "facts.jsonl").is_file():
        print(f"{out} holds no build: run python build_graph.py --out {out}", file=sys.stderr)
        return 2
    pages = draw(out)
    print(f"{out / 'index.html'} and {len(pages) - 1} more files")
    return 0


if __name__ == "__main__":
    sys.exit(main())
