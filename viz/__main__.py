"""Draw the pages of a build, or serve it: ``python -m viz [--serve] --graph out``.

In: the folder of a build. Out: its pages, written beside the graph; with ``--serve`` a server on
this machine with the pages, an editor, a SPARQL endpoint and review. Example: for the build of a
folder with 京蒙协作要点.txt it prints the path of ``out/index.html``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from graph.judged_rows import BadJudgements
from graph.reviews import load_reviews, reviews_folder
from viz import draw
from viz.serving import serve


def main(arguments: list[str] | None = None) -> int:
    """Draw the pages; return 0, or 2 where the folder holds no build."""
    parser = argparse.ArgumentParser(prog="python -m viz", description=__doc__.split(":")[0] + ".")
    parser.add_argument("--graph", type=Path, default=Path("out"), help="folder of a build")
    parser.add_argument("--serve", action="store_true", help="serve the build, SPARQL at /sparql")
    parser.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1 (8000; 0: any)")
    parser.add_argument("--timeout", type=float, default=10.0, help="seconds for a query (10)")
    words = "folder for what persons judge (default: OUT-reviews beside OUT)"
    parser.add_argument("--reviews", type=Path, metavar="FOLDER", help=words)
    words = "hide the names of natural persons on the pages that are drawn"
    parser.add_argument("--mask-persons", action="store_true", help=words)
    parser.add_argument("--processes", type=int, default=2, help="queries at once (2)")
    options = parser.parse_args(arguments)
    out: Path = options.graph
    if not (out / "facts.jsonl").is_file():
        print(f"{out} holds no build: run python build_graph.py --out {out}", file=sys.stderr)
        return 2
    if options.serve:
        return serve(
            out,
            port=options.port,
            processes=options.processes,
            seconds=options.timeout,
            reviews=options.reviews,
        )
    try:
        reviews = load_reviews(options.reviews or reviews_folder(out))
        pages = draw(out, reviews=reviews, masked=options.mask_persons)
    except BadJudgements as wrong:
        print(wrong, file=sys.stderr)
        return 2
    print(f"{out / 'index.html'} and {len(pages) - 1} more files")
    return 0


if __name__ == "__main__":
    sys.exit(main())
