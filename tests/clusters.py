"""Clusters of a few processes on this machine, for the tests of reading on many machines.

In: a number of workers. Out: a Dask cluster, gone when the ``with`` block is left.
"""

from __future__ import annotations

from distributed import LocalCluster


def start_workers(count: int) -> LocalCluster:
    """Return a cluster of so many workers, each a process with one thread."""
    return LocalCluster(
        n_workers=count, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0"
    )
