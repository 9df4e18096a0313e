"""The SPARQL endpoint: a read-only server of one build, on this machine only.

In: the folder of a build. Out: SPARQL 1.1 Protocol at ``/sparql``, an editor at ``/editor``, the
pages of the build. Example: ``curl 'http://127.0.0.1:8000/sparql?query=ASK{}'``.
"""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import uvicorn

from viz.endpoint.application import make_application

HOST = "127.0.0.1"


def serve(out: Path, *, port: int, processes: int, seconds: float) -> int:
    """Serve a build until the process is told to stop; return 0, or 2 where the port is taken."""
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
    print(f"look: {address}/   write SPARQL: {address}/editor   endpoint: {address}/sparql")
    print("stop with Ctrl+C", flush=True)
    application = make_application(out, processes=processes, seconds=seconds)
    configuration = uvicorn.Config(application, log_level="warning", server_header=False)
    with listening:
        uvicorn.Server(configuration).run(sockets=[listening])
    return 0
