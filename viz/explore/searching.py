"""Search among all nodes: by Chinese in either script, pinyin, English or code.

In: a Level, words. Out: numbers of nodes, the best first. Example: ``xam`` finds 兴安盟; a name
that is just the words comes before one that begins with them, that before one that holds them.
"""

from __future__ import annotations

from graph.gazetteer import Gazetteer
from viz.explore.level import Level, Row
from viz.search_keys import fold, search_keys

MOST_FOUND = 12


class Index:
    """The folded words of each node, ready to be searched."""

    def __init__(self, level: Level, gazetteer: Gazetteer) -> None:
        self.words = [words_of(row, gazetteer) for row in level.rows]

    def find(self, words: str) -> list[int]:
        """Return the numbers of at most MOST_FOUND nodes."""
        wanted = fold(words).replace("\n", "")
        if not wanted:
            return []
        ranked: list[list[int]] = [[], [], []]
        for number, known in enumerate(self.words):
            if wanted in known:
                ranked[rank(wanted, known)].append(number)
        return [number for numbers in ranked for number in numbers][:MOST_FOUND]


def words_of(row: Row, gazetteer: Gazetteer) -> str:
    """Return all words that find a node, each between two line ends."""
    names = [fold(name) for name in (row.name, row.english) if name is not None]
    return "\n".join(["", *names, *search_keys(row.id, row.name, gazetteer), ""])


def rank(wanted: str, known: str) -> int:
    """Return 0 where one of the words is the one wanted, 1 where one begins so, else 2."""
    return 0 if f"\n{wanted}\n" in known else 1 if f"\n{wanted}" in known else 2
