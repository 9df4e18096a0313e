"""A Virtuoso of our own: started in a folder, filled with N-Quads, stopped at the end.

In: a folder and the file to load. Out: the address of its SPARQL endpoint. Example: ``with
serve(folder, graph.nq) as url`` asks a server that nobody else sees: its database, its settings and
its free ports are its own, a service of the machine is left alone.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVER, CLIENT = "virtuoso-t", "isql-vt"
HOST = "127.0.0.1"
START, LOAD = 60, 3600
BUFFER = 8192
SETTINGS = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = {host}:{sql}
DisableUnixSocket = 1
CheckpointInterval = 0
DirsAllowed = {loaded}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
[HTTPServer]
ServerPort = {host}:{http}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 1000000
"""


def is_installed() -> bool:
    """Say whether the machine has Virtuoso."""
    return all(shutil.which(name) for name in (SERVER, CLIENT))


@contextmanager
def serve(folder: Path, nquads: Path, *, memory: int = 200_000_000) -> Iterator[str]:
    """Yield the endpoint of a server that holds a file; ``memory`` bytes are for its pages."""
    sql, http = free_port(), free_port()
    buffers = memory // BUFFER
    settings = SETTINGS.format(
        folder=folder,
        host=HOST,
        sql=sql,
        http=http,
        loaded=nquads.parent,
        buffers=buffers,
        dirty=buffers * 3 // 4,
    )
    (folder / "virtuoso.ini").write_text(settings, encoding="utf-8")
    process = subprocess.Popen(
        [SERVER, "+foreground", "+configfile", str(folder / "virtuoso.ini")],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(sql, process)
        load(sql, nquads)
        yield f"http://{HOST}:{http}/sparql"
    finally:
        process.terminate()
        process.wait(START)


def load(port: int, nquads: Path) -> None:
    """Load a file, each quad into its own graph; 512 says that it is N-Quads."""
    statement = f"DB.DBA.TTLP(file_open('{nquads}'), '', 'urn:jiedui', 512)"
    run(port, f"log_enable(2); {statement}; checkpoint;")


def run(port: int, statements: str) -> None:
    """Run statements of SQL as the first user of a new database; RuntimeError where one fails."""
    command = [CLIENT, f"{HOST}:{port}", "dba", "dba", "ERRORS=STDOUT", f"exec={statements}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LOAD, check=False)
    if done.returncode or "Error" in done.stdout:
        raise RuntimeError(f"{CLIENT}: {done.stdout}{done.stderr}")


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        port: int = found.getsockname()[1]
        return port


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Return as soon as somebody listens; RuntimeError where the server ended or is too slow."""
    end = time.monotonic() + START
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as caller:
            if caller.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"{process.args!r} does not listen at {HOST}:{port}")
