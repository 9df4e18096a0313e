"""The options of build_graph.py.

In: the words of the command line. Out: a namespace with paths, out, judgements and jobs. Example:
``my_documents --out my_graph`` reads the folder my_documents and writes the folder my_graph.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from graph import __version__

SAMPLES = Path(__file__).parent.parent / "corpus"
PURPOSE = "Build the graph of who helps whom from a folder of Chinese policy texts."
EPILOG = (
    "Exit status: 0 all was read; 1 some documents could not be read: each is named, the rest is "
    "built; 2 nothing could be built: one line says why, what was in DIR is as it was; 130 stopped "
    "by Ctrl-C. docs/OUTPUT.md says what is in DIR and what each line of issues.jsonl means."
)


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(prog="build_graph.py", description=PURPOSE, epilog=EPILOG)
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        default=[SAMPLES],
        metavar="PATH",
        help="what to read: documents (.txt, .html, .docx, .pdf), folders, zip archives; a "
        "metadata.csv among them says what is known of each (default: the samples in corpus/)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("out"),
        metavar="DIR",
        help="folder to write; an older graph there is replaced at the end (default: out/)",
    )
    parser.add_argument(
        "--judgements",
        type=Path,
        metavar="FILE",
        help="what persons judged the same or different (default: judgements.csv of the folders)",
    )
    parser.add_argument(
        "--reviews",
        type=Path,
        metavar="FOLDER",
        help="where `python -m viz --serve` keeps judgements.csv and reviews.csv, which count too "
        "(default: DIR-reviews beside DIR)",
    )
    parser.add_argument(
        "--mask-persons",
        action="store_true",
        help="hide the names of natural persons on the pages, in handout.zip and in reports",
    )
    parser.add_argument(
        "--jobs",
        type=int,
        default=os.cpu_count() or 1,
        metavar="N",
        help="processes that read (default: one for each processor)",
    )
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="read on the workers of the Dask scheduler at this address, such as "
        "tcp://10.0.0.1:8786, instead of here (docs/SCALE.md)",
    )
    parser.add_argument(
        "--fresh",
        action="store_true",
        help="build afresh: read every document again, whatever is kept of an earlier build",
    )
    parser.add_argument("--version", action="version", version=f"jiedui {__version__}")
    options = parser.parse_args(arguments)
    if options.jobs < 1:
        parser.error("--jobs takes a whole number from 1")
    return options
