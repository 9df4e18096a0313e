"""Whether the ends of a Reading are of the kinds that its construction needs.

In: the clean text and a Reading with its two sides. Out: yes or no. Example: of ``lends`` only a
bank is a helper; a poorer place that sends cadres to a richer one sends them to learn.
"""

from __future__ import annotations

from graph.coordination import Phrase
from graph.extraction.constructions import Reading
from graph.extraction.fitting_gifts import fits_gift
from graph.extraction.fitting_ties import fits_tie
from graph.extraction.fitting_visits import fits_visit


def fits_rule(text: str, reading: Reading, helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether the ends are of the kinds that the construction of a Reading needs."""
    for fits in (fits_tie, fits_gift, fits_visit):
        verdict = fits(text, reading, helper, recipient)
        if verdict is not None:
            return verdict
    return True
