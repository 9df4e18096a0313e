"""Which of two partners helps: the one in a province that the east–west cooperation calls on.

In: Phrases of places. Out: yes or no. Example: 北京市 is better off, 内蒙古自治区 is not. The
provinces are rows of graph/gazetteer/helper_provinces.csv, after the rounds of 1996, 2010, 2016
and 2021.
"""

from __future__ import annotations

from graph.coordination import Phrase
from graph.lexicon import read_words


def is_better_off(phrase: Phrase) -> bool:
    """Tell whether all places of a list lie in provinces that help others."""
    codes = set(read_words("helper_provinces.csv"))
    return all((end.place or end.id).removeprefix("place/")[:2] in codes for end in phrase.ends)
