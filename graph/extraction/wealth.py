"""Which of two partners helps: the one in a province that the east–west cooperation calls on.

In: Phrases of places and bodies. Out: yes or no. Example: 北京市 is better off, 和田 is not. The
provinces are rows of graph/gazetteer/helper_provinces.csv, after the rounds of 1996, 2010, 2016
and 2021.
"""

from __future__ import annotations

from functools import lru_cache

from graph.coordination import Phrase
from graph.gazetteer import load_gazetteer
from graph.groups import End
from graph.lexicon import read_words


def is_better_off(phrase: Phrase) -> bool:
    """Tell whether all places and bodies of a list lie in provinces that help others."""
    codes = set(read_words("helper_provinces.csv"))
    return all(province_of(end) in codes for end in phrase.ends)


def province_of(end: End) -> str:
    """Return the two digits of the province that an End lies in, "" where nothing tells it.

    A body lies where its name begins: 北京市昌平区医院 in 11.
    """
    code = (end.place or end.id).removeprefix("place/")[:2]
    return code if code.isdigit() else code_of(end.name)


@lru_cache(maxsize=4096)
def code_of(name: str) -> str:
    """Return the code of the province that all readings of the place in front share, else ""."""
    hit = next(iter(load_gazetteer().find(name)), None)
    if hit is None or hit.start > 0:
        return ""
    codes = {reading.place.removeprefix("place/")[:2] for reading in hit.candidates}
    return codes.pop() if len(codes) == 1 else ""
