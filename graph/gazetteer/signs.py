"""Find the one-character signs of provinces and cities that stand in compounds.

In: a text and the spans that names already take. Out: a Hit for each sign. Example: in 京蒙协作 the
signs 京 and 蒙, compound 京蒙; in 援藏干部 the sign 藏; none in 新 alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from graph.gazetteer.records import Compound, Hit, Reading

# 援疆, 赴藏, 驻京: a verb of going or giving before a sign
PREFIXES = "援赴驻在进来入返离抵"

# a pair of signs that no table lists counts before such a word: 苏桂协作
PAIR_CUE = re.compile(r"(?:两省区?|两地|两区|东西部|对口|扶贫|协作|合作|帮扶|劳务|挂职|携手|产业)")

# 京、津、沪三个直辖市, 苏、浙等省: a list of signs that a word for provinces sums up
COUNTED = "等?(?:[二两三四五六七八九十\\d]{1,2}个?)?(?:省|直辖市|自治区)|等地"
LISTED = "(?:(?<![一-鿿])|(?<=[由与对向自含有括]))(?:[SIGNS][、和]){1,12}[SIGNS](?=COUNTED)"

# a run of signs that is the first part of another name: 青藏高原, 闽宁镇, 川藏铁路
OTHER_NAME = re.compile(
    r"[镇线剧菜语]|新?[城村]|铁路|公路|高[速铁原]|城际|走廊|干线|大桥|运河|交界|管道|客专|输电|战争|抗日"
)


class SignFinder:
    """Finds signs; built once from the tables."""

    def __init__(
        self,
        signs: Mapping[str, str],
        not_before: Mapping[str, str],
        compounds: Mapping[str, Compound],
        loose: frozenset[str],
    ) -> None:
        self._signs = signs
        self._compounds = compounds
        self._not_before = not_before
        self._firm = frozenset(signs) - loose
        every = "".join(sorted({char for surface in compounds for char in surface} | set(signs)))
        self._run = re.compile(f"[{every}]{{2,4}}")
        self._listed = re.compile(
            LISTED.replace("COUNTED", COUNTED).replace("SIGNS", "".join(sorted(signs)))
        )
        self._prefixed = re.compile(f"[{PREFIXES}]([{''.join(sorted(signs))}])")

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the signs of all compounds, in order of their start within each kind."""
        for match in self._run.finditer(text):
            yield from self._split(text, match.start(), match.end())
        for match in self._prefixed.finditer(text):
            yield from self._after_prefix(text, match)
        for match in self._listed.finditer(text) if "、" in text else ():
            for at in range(match.start(), match.end(), 2):
                yield Hit(at, at + 1, text[at], (Reading(self._signs[text[at]], "short"),))

    def _split(self, text: str, start: int, end: int) -> Iterator[Hit]:
        """Read a run of signs from the left, the longest known compound first."""
        if OTHER_NAME.match(text, end):
            return
        while start < end - 1:
            for stop in range(end, start + 1, -1):
                surface = text[start:stop]
                if surface in self._compounds:
                    yield from self._hits(self._compounds[surface], start)
                    start = stop - 1
                    break
            else:
                if end - start == 2 and PAIR_CUE.match(text, end):
                    yield from self._hits(self._pair(text[start:end]), start)
            start += 1

    def _pair(self, surface: str) -> Compound:
        return Compound(surface, tuple(self._signs.get(char) for char in surface), "pair")

    def _hits(self, compound: Compound, start: int) -> Iterator[Hit]:
        for offset, part in enumerate(compound.parts):
            if part is not None:
                at, sign = start + offset, compound.surface[offset]
                yield Hit(at, at + 1, sign, (Reading(part, "sign"),), compound.surface)

    def _after_prefix(self, text: str, match: re.Match[str]) -> Iterator[Hit]:
        sign, end = match[1], match.end()
        barred = self._not_before[sign]
        if match[0][0] != "援" and sign not in self._firm:
            return
        # 援藏医生 are sent to 西藏; 进藏医馆 is about its medicine
        if match[0][0] == "援":
            barred = barred.replace("医", "")
        if not (text[end : end + 1] and text[end] in barred):
            reading = Reading(self._signs[sign], "sign")
            yield Hit(end - 1, end, sign, (reading,), match[0])
