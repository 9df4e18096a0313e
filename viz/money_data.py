"""The data of the page of money, as the page receives it.

In: nothing. Out: frozen records. Example: 中央财政60万元 of a plan is a Payment from 中央 that is a
part of another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from viz.audit_data import Words
from viz.network_data import DocumentRow
from viz.years import Years


@dataclass(frozen=True, slots=True)
class Payment:
    """A stated sum from a source through a programme (or a mechanism of aid) to a place.

    ``part``: it is a stated part of another; ``part_of_year``: of another of the same years.
    ``words`` are all places that state it; ``shared``: for several relationships together,
    ``source`` then all their helpers (甲银行、乙银行).
    """

    source: str | None
    programme: str | None
    mechanism: str | None
    place: str | None
    years: Years | None
    role: str | None
    low: float
    high: float
    part: bool
    part_of_year: bool
    shared: bool
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total with its parts, as indices of payments, and the audit's verdict on it."""

    total: int
    parts: tuple[int, ...]
    verdict: str
    residual: float


@dataclass(frozen=True, slots=True)
class MoneyData:
    """All that the page of money shows; ``english`` are the English names of places."""

    payments: tuple[Payment, ...]
    breakdowns: tuple[Breakdown, ...]
    english: Mapping[str, str]
    documents: tuple[DocumentRow, ...]
