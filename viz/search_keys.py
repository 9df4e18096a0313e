"""What else a reader may type to find a node: codes, other names, traditional forms, pinyin.

In: a node's id and name. Out: folded words. Example: ``place/152200`` 兴安盟 is found by 152200,
兴安, 興安盟, ``xinganmeng``, ``xam`` and ``Xing'an League``.
"""

from __future__ import annotations

import re
from functools import cache

import opencc
from pypinyin import Style, lazy_pinyin

from graph.gazetteer import Gazetteer

# what search ignores: blanks, apostrophes, hyphens: Xi'an -> xian
_IGNORED = re.compile(r"[\s'’-]")
SCRIPTS = ("s2t", "s2tw", "s2hk")


def fold(text: str) -> str:
    """Return a text as search compares it; search.js folds what is typed alike.

    >>> fold("Xing'an League")
    'xinganleague'
    """
    return _IGNORED.sub("", text.lower())


def search_keys(node: str, name: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the folded words that find a node besides its own names, in alphabetical order."""
    place = gazetteer.places.get(node)
    names = {name}
    keys: set[str] = set()
    if place is not None:
        names.update(form for form in gazetteer.names(place.id) if len(form) > 1)
        keys.update(place.en_other)
        keys.update([place.code] if place.code is not None else [])
    for form in names:
        keys.add(form)
        keys.update(converter(script).convert(form) for script in SCRIPTS)
    for style in (Style.NORMAL, Style.FIRST_LETTER):
        keys.add("".join(lazy_pinyin(name, style=style, errors="ignore")))
    return tuple(sorted({fold(key) for key in keys} - {fold(name), ""}))


@cache
def converter(script: str) -> opencc.OpenCC:
    """Return the converter from simplified to one of SCRIPTS."""
    return opencc.OpenCC(script)
