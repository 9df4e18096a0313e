"""How long each stage of a build takes.

In: the names of stages as they end. Out: wall seconds by stage. Example: after
``lap("collecting")`` ``laps`` is ``{"collecting": 1.667}``.
"""

from __future__ import annotations

import time


class Clock:
    """Wall seconds per stage, for build.json."""

    def __init__(self) -> None:
        self.last = time.perf_counter()
        self.laps: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """Book the time since the last lap to a stage."""
        now = time.perf_counter()
        self.laps[stage] = round(now - self.last, 3)
        self.last = now
