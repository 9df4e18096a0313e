"""What a repeat of an aid relation adds to it: its time, its numbers, the channel by its word.

In: two Aids of one pair. Out: one Aid. Example: 甲市 helps 乙县 with 3亿元 in one sentence and with
5亿元 in the next: the Aid has both amounts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph.extraction.pairs import BY_KIND, BY_WORD, Aid
from graph.groups import End

BETWEEN_PLACES = ("paired_assistance", "east_west", "regional_aid")


def joined(first: Aid, again: Aid) -> Aid:
    """Return an Aid with what a repeat of it says more: time, numbers, counts.

    A number told again is one number; of another year, or of other people, it is a further one.
    """
    if differ_in_year(first, again):
        for aid in (first, again):
            aid.extra["amounts"] = of_year(aid)
    for name, value in again.extra.items():
        before = first.extra.get(name)
        if before is None:
            first.extra[name] = value
        elif name in ("amounts", "staff") and value:
            stated = set(map(number_key, before))
            more = [one for one in value if number_key(one) not in stated]
            first.extra[name] = [*before, *more]
    told = first.mechanism in BY_KIND and again.mechanism in BY_WORD
    return replace(
        first,
        mechanism=again.mechanism if told else first.mechanism,
        helper=counted(first.helper, again.helper),
        recipient=counted(first.recipient, again.recipient),
    )


def number_key(item: dict[str, Any]) -> tuple[str, str, object, object]:
    """Return what tells two numbers of a relation apart; who the people are, not how money is."""
    who = item.get("role") if item["unit"] == "人" else None
    return item["unit"], str(item["value"]), item.get("year"), who


def year_of(aid: Aid) -> int | None:
    """Return the one year that an Aid is told of, None where it is told of more or of none."""
    first, last = aid.extra.get("period") or (None, None)
    return first if first == last else None


def differ_in_year(first: Aid, again: Aid) -> bool:
    """Tell whether two statements with money are of one year each, not the same."""
    years = {year_of(one) for one in (first, again) if one.extra.get("amounts")}
    return len(years) == 2 and None not in years


def of_year(aid: Aid) -> list[dict[str, Any]]:
    """Return the money of an Aid with the year that it is told of where it has none."""
    return [{"year": year_of(aid)} | one for one in aid.extra["amounts"]]


def counted(end: End, again: End) -> End:
    """Return an End with the count that another mention of it states."""
    return replace(end, count=again.count) if end.count is None and again.count else end


def channel(aid: Aid) -> str:
    """Return what tells the relations of two ends apart: their mechanism, one word for places.

    A firm, bank, club or school that is tied to a place gives to it by that channel too.
    """
    if aid.recipient.type != "place":
        return aid.mechanism
    if aid.helper.type == "place":
        return "places" if aid.mechanism in BETWEEN_PLACES else aid.mechanism
    body = aid.helper.type in ("enterprise", "bank", "social_org", "school")
    return "body" if body and aid.mechanism in BY_KIND + BY_WORD else aid.mechanism
