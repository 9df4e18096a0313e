"""The server of one build, on this machine only; it writes nothing but what a person judges.

In: the folder of a build. Out: SPARQL 1.1 Protocol at ``/sparql``, an editor at ``/editor``, the
explorer at ``/explore``, review at ``/review``, the pages of the build. Example: ``curl 'http://127.0.0.1:8000/sparql?query=ASK{}'``.
"""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import uvicorn

from graph.reviews import reviews_folder
from viz.endpoint.application import make_application
from viz.explore.routes import explore_routes
from viz.opened import Opened
from viz.review.desk import Desk
from viz.review.gate import Gate
from viz.review.routes import review_routes

HOST = "127.0.0.1"


def serve(
    out: Path, *, port: int, processes: int, seconds: float, reviews: Path | None = None
) -> int:
    """Serve a build until the process is told to stop; return 0, or 2 where the port is taken.

    ``reviews`` is the folder that keeps what persons judge: ``OUT-reviews`` where none is named.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except (OSError, OverflowError) as wrong:
        print(f"cannot listen on {HOST}:{port}: {wrong}; choose with --port", file=sys.stderr)
        listening.close()
        return 2
    listening.listen(128)  # clients wait from here on; none is turned away
    address = f"http://{HOST}:{listening.getsockname()[1]}"
    folder, gate = reviews or reviews_folder(out), Gate()
    print(
        f"look: {address}/   explore: {address}/explore   "
        f"write SPARQL: {address}/editor   endpoint: {address}/sparql"
    )
    print(f"judge, in this browser alone: {address}/#token={gate.token}   kept in {folder}")
    print("stop with Ctrl+C", flush=True)
    opened = Opened(out)
    desk = Desk(opened, folder)
    routes = [*review_routes(desk, gate), *explore_routes(opened, desk.reviews)]
    application = make_application(out, processes=processes, seconds=seconds, more=routes)
    configuration = uvicorn.Config(application, log_level="warning", server_header=False)
    with listening:
        uvicorn.Server(configuration).run(sockets=[listening])
    return 0
