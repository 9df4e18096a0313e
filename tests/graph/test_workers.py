"""Tests of the processes that read: order, death, delay, and what is left when the build ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from pathlib import Path

import pytest
from clusters import running, wait_until

from graph import workers
from graph.workers import Lost, Worker, work_in_processes


def square(number: int) -> int:
    return number * number


def square_slowly_first(number: int) -> int:
    time.sleep(0.5 if number == 0 else 0)
    return number * number


def die_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def hang_at_three(number: int) -> int:
    time.sleep(600 if number == 3 else 0)
    return number * number


def name_process(number: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("jobs", [1, 3])
def test_outcomes_come_in_the_order_of_the_tasks(jobs: int) -> None:
    numbers = list(range(30))
    assert list(work_in_processes(square_slowly_first, numbers, jobs)) == [n * n for n in numbers]


def test_no_task_needs_no_process() -> None:
    assert list(work_in_processes(square, [], 2)) == []


def test_no_outcome_runs_far_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "AHEAD", 1)
    numbers = list(range(9))
    assert list(work_in_processes(square_slowly_first, numbers, 2)) == [n * n for n in numbers]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_process_that_dies_costs_its_task_only(jobs: int) -> None:
    found = list(work_in_processes(die_at_three, range(8), jobs))
    assert found[3] == Lost("died (exit code -9)")
    assert [found[n] for n in range(8) if n != 3] == [n * n for n in range(8) if n != 3]


def test_a_task_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Worker, "is_late", lambda self, limit: list(self.held)[:1] == [3])
    found = list(work_in_processes(hang_at_three, range(6), 2, limit=20.0))
    assert found[3] == Lost("was stopped after 20 seconds")
    assert [found[n] for n in range(6) if n != 3] == [n * n for n in range(6) if n != 3]


def test_is_late_counts_from_when_the_task_was_handed_over() -> None:
    worker = Worker[int, int](hang_at_three)
    assert not worker.is_late(0.0)
    worker.fill([3], deque([0]), 1)
    assert worker.is_late(0.0) and not worker.is_late(3600.0)
    worker.end()


def test_no_process_is_left_when_the_reader_stops_early() -> None:
    found = work_in_processes(name_process, range(20), 2)
    pids = {next(found), next(found)}
    del found
    assert multiprocessing.active_children() == []
    assert all(isinstance(pid, int) and not running(pid) for pid in pids)


def start_a_process_that_hangs(named: Path) -> None:
    list(work_in_processes(tell_and_hang, [named], 1))


def tell_and_hang(named: Path) -> None:
    named.write_text(str(os.getpid()))
    time.sleep(600)


def test_a_process_ends_with_the_one_that_started_it(tmp_path: Path) -> None:
    named = tmp_path / "pid"
    starter = multiprocessing.get_context("spawn").Process(
        target=start_a_process_that_hangs, args=(named,)
    )
    starter.start()
    wait_until(lambda: named.exists() and named.read_text() != "")
    starter.kill()
    starter.join()
    wait_until(lambda: not running(int(named.read_text())))


def test_processes_are_kept_from_interrupts() -> None:
    assert list(work_in_processes(interrupt_oneself, range(3), 1)) == [0, 1, 2]


def interrupt_oneself(number: int) -> int:
    os.kill(os.getpid(), signal.SIGINT)
    return number


def test_tasks_carry_paths(tmp_path: Path) -> None:
    assert list(work_in_processes(str, [tmp_path], 1)) == [str(tmp_path)]
