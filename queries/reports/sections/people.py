"""The people of aid: who was sent, how many."""

from __future__ import annotations

from queries.reports.inquiry import Inquiry
from queries.reports.items import Item, find_items
from queries.reports.parts import Section
from queries.reports.phrases import join, say, word
from queries.reports.sections.money import list_items
from queries.reports.subject import Subject

NAMED = 3


def people(inquiry: Inquiry, subject: Subject) -> Section | None:
    """Return the section of the people of aid; None where no text tells of any."""
    items = find_items(inquiry, subject, "aid_people")
    language = inquiry.language
    if not items:
        return None
    ordered = sorted(items, key=Item.low, reverse=True)
    named = join(
        language,
        (
            say(
                language,
                "people_item",
                figure=item.figure(language),
                role=item.first.words("role") or word(language, "people"),
                helper=item.names("helper", language),
                recipient=item.names("recipient", language),
            )
            for item in ordered[:NAMED]
        ),
    )
    gist = say(language, "people_gist", n=len(items), named=named)
    table = list_items(language, "people_table", tuple(ordered))
    return Section(word(language, "people_title"), gist, (table,))
