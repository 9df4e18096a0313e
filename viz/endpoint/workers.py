"""Processes that answer queries, each of which can be stopped in the middle of one.

In: the folder of a build, Asked queries. Out: Replies. A query that takes longer than its seconds
costs its process, not the server: it is ended and another one is started. Example: after a cross
product of all triples by itself was cut, the next ASK is answered.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import anyio
import pyoxigraph as ox

from graph.limits import limit_memory
from viz.endpoint.answering import Reply, answer, refuse
from viz.endpoint.protocol import Asked, Refusal

PATIENCE = 30.0
SPAWN = multiprocessing.get_context("spawn")


def work(connection: Connection, folder: str) -> None:
    """Answer queries until the other side is closed; what a process runs."""
    limit_memory()
    store = ox.Store.read_only(folder)
    connection.send("ready")
    while True:
        try:
            asked = connection.recv()
        except EOFError:
            return
        try:
            reply = answer(store, asked)
        except Refusal as refusal:
            reply = refuse(refusal)
        except (OSError, RuntimeError) as wrong:
            reply = refuse(Refusal(500, f"the query failed: {wrong}"))
        connection.send(reply)


class Worker:
    """One process with the store open; ``stamp`` tells which build it has open."""

    def __init__(self, folder: Path, stamp: object) -> None:
        self.stamp = stamp
        self._connection, other = SPAWN.Pipe()
        self._process = SPAWN.Process(target=work, args=(other, str(folder)), daemon=True)
        self._process.start()
        other.close()
        self._ready = False

    def ask(self, asked: Asked, seconds: float) -> Reply:
        """Return the Reply to a query; after a Refusal of 503 or 504 the process is gone."""
        try:
            if not self._ready:
                if not self._connection.poll(PATIENCE):
                    raise EOFError
                self._connection.recv()
                self._ready = True
            self._connection.send(asked)
            if not self._connection.poll(seconds):
                self.stop()
                raise Refusal(504, f"the query was cut after {seconds:g} seconds: make it smaller")
            reply: Reply = self._connection.recv()
        except (EOFError, OSError) as gone:
            self.stop()
            raise Refusal(503, "the query ended its process: it may need less memory") from gone
        return reply

    @property
    def alive(self) -> bool:
        """Whether the process can be asked."""
        return self._process.is_alive()

    def stop(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.join()
        self._connection.close()


class Workers:
    """As many processes as may answer at once; a new build is opened when it is in place."""

    def __init__(self, out: Path, count: int, seconds: float) -> None:
        self._out = out
        self._seconds = seconds
        self._free: list[Worker] = [Worker(out / "store", self._stamp()) for _ in range(count)]
        self._turns = anyio.Semaphore(count)

    def _stamp(self) -> object:
        """Return what differs between two builds in one place."""
        stat = (self._out / "build.json").stat()
        return stat.st_ino, stat.st_mtime_ns

    async def ask(self, asked: Asked) -> Reply:
        """Return the Reply to a query; Refusal where no process is free for a long time."""
        async with self._turn():
            worker = self._free.pop()
            try:
                if not worker.alive or worker.stamp != self._stamp():
                    await anyio.to_thread.run_sync(worker.stop)
                    worker = Worker(self._out / "store", self._stamp())
                return await anyio.to_thread.run_sync(worker.ask, asked, self._seconds)
            finally:
                self._free.append(worker)

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        with anyio.move_on_after(PATIENCE) as scope:
            await self._turns.acquire()
        if scope.cancelled_caught:
            raise Refusal(503, "the endpoint is busy: ask again in a minute")
        try:
            yield
        finally:
            self._turns.release()

    def stop(self) -> None:
        """End all processes."""
        for worker in self._free:
            worker.stop()
