"""The verdict of the audit of sums on a stated total.

In: the answer to sums. Out: the worst verdict on the facts behind a figure. Example: 338.0亿元 for
2016 is the total of four stated parts that give the same sum: 相等.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from queries.asking import Quote
from queries.reports.inquiry import Inquiry, Told, show_steering

# from bad to good: of several verdicts the first is told
ORDER = ("unequal", "incomplete", "rounding", "exact")


def verdict_of(told: Told) -> str:
    """Return the code of the verdict of a row of sums."""
    return str(getattr(told.terms["verdict"], "value", "")).rpartition("/")[2]


def index_verdicts(inquiry: Inquiry) -> Mapping[Quote, tuple[str, str]]:
    """Return code and name of the verdict on each total, by its words."""
    found: dict[Quote, tuple[str, str]] = {}
    for told in inquiry.rows("sums"):
        if (total := total_of(inquiry, told)) is None:
            continue
        verdict = (verdict_of(told), told.words("verdict"))
        if total not in found or ORDER.index(verdict[0]) < ORDER.index(found[total][0]):
            found[total] = verdict
    return found


def total_of(inquiry: Inquiry, told: Told) -> Quote | None:
    """Return the words of the total; in ``evidence`` they stand before those of the parts."""
    words = told.words("evidence")
    fit = [q for q in inquiry.quotes(told) if words.startswith(f"{show_steering(q.quote)}｜")]
    return max(fit, key=lambda quote: len(quote.quote), default=None)


def judge(verdicts: Mapping[Quote, tuple[str, str]], quotes: Iterable[Quote]) -> str:
    """Return the name of the worst verdict on some quotes; empty where none is a total."""
    told = [verdicts[quote] for quote in quotes if quote in verdicts]
    return min(told, key=lambda verdict: ORDER.index(verdict[0]), default=("", ""))[1]
