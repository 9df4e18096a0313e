"""Sets of ids that are one, with what joined them and what must stay apart.

In: pairs to join and pairs to keep apart. Out: the sets, and the joins made. Example: with 甲 and
丙 kept apart, 甲 and 乙 can be joined; then 乙 and 丙 cannot.
"""

from __future__ import annotations

from graph.records import record


@record(frozen=True, slots=True)
class Join:
    """Two ids that are one, by a rule and for a reason."""

    left: str
    right: str
    rule: str
    reason: str


class Joins:
    """A union-find that keeps pairs apart; it stays near linear in the number of pairs."""

    def __init__(self) -> None:
        self.made: list[Join] = []
        self._above: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._apart: dict[str, set[str]] = {}

    def root(self, entity: str) -> str:
        """Return what stands for the set of an id."""
        at = entity
        while (above := self._above.get(at, at)) != at:
            at = above
        while (above := self._above.get(entity, entity)) != at:
            self._above[entity], entity = at, above
        return at

    def are_joined(self, left: str, right: str) -> bool:
        """Say whether two ids are in one set."""
        return self.root(left) == self.root(right)

    def may_join(self, left: str, right: str) -> bool:
        """Say whether nothing keeps the sets of two ids apart."""
        return self.root(right) not in self._apart.get(self.root(left), ())

    def keep_apart(self, left: str, right: str) -> bool:
        """Keep the sets of two ids apart from now on; False where they are one already."""
        first, second = self.root(left), self.root(right)
        if first == second:
            return False
        self._apart.setdefault(first, set()).add(second)
        self._apart.setdefault(second, set()).add(first)
        return True

    def join(self, join: Join) -> bool:
        """Join two sets; False where they are kept apart."""
        if not self.may_join(join.left, join.right):
            return False
        self.made.append(join)
        small, large = self.root(join.left), self.root(join.right)
        if small == large:
            return True
        if len(self._members.get(small, (small,))) > len(self._members.get(large, (large,))):
            small, large = large, small
        self._above[small] = large
        self._members.setdefault(large, [large]).extend(self._members.pop(small, [small]))
        for other in self._apart.pop(small, set()):
            self._apart[other].discard(small)
            self._apart[other].add(large)
            self._apart.setdefault(large, set()).add(other)
        return True

    def groups(self) -> list[list[str]]:
        """Return the sets of two or more ids, each sorted."""
        return sorted(sorted(members) for members in self._members.values())
