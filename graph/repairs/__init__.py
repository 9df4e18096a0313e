"""The single steps of repair, in the order in which repair.py runs them.

In: a Draft (text so far, with its raw offsets). Out: a Draft after the step. A step only deletes
characters or puts one character in the place of one; so the way back to the raw text stays exact.
Example: 貧(pín)困 becomes 贫困 by the steps pinyin and script.
"""

from __future__ import annotations

from collections.abc import Callable

from graph.repairs.characters import repair_characters
from graph.repairs.chrome import drop_chrome
from graph.repairs.draft import Draft
from graph.repairs.layout import repair_layout
from graph.repairs.markup import strip_markup
from graph.repairs.pinyin import drop_pinyin
from graph.repairs.punctuation import repair_punctuation
from graph.repairs.repeats import drop_repeats
from graph.repairs.script import simplify

STEPS: tuple[Callable[[Draft], Draft], ...] = (
    strip_markup,
    repair_characters,
    drop_pinyin,
    simplify,
    drop_chrome,
    repair_layout,
    repair_punctuation,
    drop_repeats,
)
