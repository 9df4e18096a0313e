"""From a build to a server, some graphs at a time, so that it can be stopped at any moment.

In: a Build, a Server, its Record, a Plan. Out: an Outcome. The graphs to be sent are marked in the
record; some at a time they are sent, verified, confirmed; a run that is killed leaves the others
marked, and the next sends them. What the plan removes goes at the end; no other graph is touched.
Example: a run that is killed after 260 of 300 graphs is finished by the next with the last 50.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.publish.connection import Refused
from graph.publish.contents import Build, NotPublished
from graph.publish.planning import Plan
from graph.publish.record import Record
from graph.publish.sending import SMALLER_MAY_DO, Sender
from graph.publish.server import Server
from graph.publish.verifying import verify

# what is confirmed at once: so much is sent again at most after a run was killed
GRAPHS_AT_ONCE = 25
TRIPLES_AT_ONCE = 100_000
# a server that refuses so many graphs one after another has a trouble that is not theirs
REFUSED_IN_A_ROW = 5


@dataclass(slots=True)
class Outcome:
    """How many graphs were sent, with how many triples, and removed; what is wrong, by name."""

    sent: int = 0
    triples: int = 0
    removed: int = 0
    by_value: int = 0
    faults: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Publication:
    """One run; ``told`` is called with the number of triples of each graph that is done."""

    build: Build
    server: Server
    record: Record
    sender: Sender
    level: str
    told: Callable[[int], object]
    outcome: Outcome = field(default_factory=Outcome)
    refused: int = 0

    def run(self, plan: Plan) -> Outcome:
        """Do what the plan says; NoAnswer where the server fails for good."""
        self.record.mark([*plan.adopt, *plan.send])
        self._confirm(plan.adopt)
        for names in self._steps(plan.send):
            self._verify([name for name in names if self._send(name)])
        for at in range(0, len(plan.remove), GRAPHS_AT_ONCE):
            self._remove(plan.remove[at : at + GRAPHS_AT_ONCE])
        return self.outcome

    def _steps(self, names: Sequence[str]) -> Iterator[list[str]]:
        """Yield the names in pieces of so many graphs and triples."""
        step: list[str] = []
        triples = 0
        for name in names:
            step.append(name)
            triples += self.build.contents[name].count
            if len(step) == GRAPHS_AT_ONCE or triples >= TRIPLES_AT_ONCE:
                yield step
                step, triples = [], 0
        if step:
            yield step

    def _send(self, name: str) -> bool:
        """Send a graph; note why where it cannot be sent."""
        try:
            with self.build.spooled(name) as file:
                count = self.sender.put(name, file)
        except Refused as refused:
            self.refused += 1
            if refused.code not in SMALLER_MAY_DO or self.refused == REFUSED_IN_A_ROW:
                raise
            self.outcome.faults[name] = str(refused)
            return False
        finally:
            self.told(self.build.contents[name].count)
        if count != self.build.contents[name].count:
            raise NotPublished("graph.nq and store/ differ: was it built just now? run it again")
        self.refused = 0
        self.outcome.sent += 1
        self.outcome.triples += count
        return True

    def _verify(self, names: Sequence[str]) -> None:
        """Confirm in the record the graphs that the server has as the build has them."""
        found = verify(self.build, self.server, names, self.level)
        self.outcome.faults |= found.faults
        self.outcome.by_value += found.by_value
        self._confirm([name for name in names if name not in found.faults])

    def _confirm(self, names: Sequence[str]) -> None:
        self.record.confirm({name: self.build.contents[name] for name in names})

    def _remove(self, names: Sequence[str]) -> None:
        """Remove graphs, and from the record those that are gone."""
        for name in names:
            self.server.writer.drop(name)
        counts = self.server.counts(names)
        for name, count in counts.items():
            if count:
                self.outcome.faults[name] = f"{count:,} triples are still there after its removal"
        gone = [name for name, count in counts.items() if not count]
        self.record.forget(gone)
        self.outcome.removed += len(gone)
