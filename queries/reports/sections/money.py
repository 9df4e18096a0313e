"""The money of aid, planned and actual, item by item; what was told for several is not divided."""

from __future__ import annotations

from collections import Counter

from queries.reports.inquiry import Inquiry
from queries.reports.items import Item, find_items, unit_of
from queries.reports.parts import Line, Paragraph, Section, Table
from queries.reports.phrases import join, say, sentences, word
from queries.reports.relations import tell_manner
from queries.reports.subject import Subject

MOST = 40


def money(inquiry: Inquiry, subject: Subject) -> Section | None:
    """Return the section of the money of aid; None where no relationship has any."""
    items = find_items(inquiry, subject, "aid_money")
    language = inquiry.language
    if not items:
        return Section(word(language, "money_title"), say(language, "money_none"))
    greatest = max(items, key=rank)
    gist = say(
        language,
        "money_greatest",
        n=len(items),
        figure=greatest.figure(language),
        role=greatest.first.words("role"),
        helper=greatest.names("helper", language),
        recipient=greatest.names("recipient", language),
    )
    together = sum(1 for item in items if item.shared())
    key = "money_shared" if len(items) > 1 else "money_shared_only"
    shared = say(language, key, n=together) if together else ()
    counted = say(language, "money_no_sum") if len(items) > 1 else ()
    table = list_items(language, "money_table", items)
    roles = tell_roles(language, items)
    paragraph = Paragraph(sentences(language, roles, shared, counted))
    return Section(word(language, "money_title"), gist, (paragraph, table))


def rank(item: Item) -> tuple[bool, bool, float]:
    """Return where a sum stands among others: one that still holds first, yuan before dollars."""
    return not item.replaced, unit_of(item.first) == "元", item.low()


def tell_roles(language: str, items: tuple[Item, ...]) -> Line:
    """Return the sentence that counts planned and actual sums; empty where there is one sum."""
    counts = Counter(item.first.words("role") or word(language, "not_stated") for item in items)
    if len(items) < 2:
        return ()
    named = (
        say(language, "role_count", role=role, count=count) for role, count in counts.most_common()
    )
    return say(language, "money_roles", named=join(language, named))


def list_items(language: str, title: str, items: tuple[Item, ...]) -> Table:
    """Return the table of items: who for whom, how much, what, when."""
    keys = ("helper", "recipient", "mechanism", f"{title}_value", f"{title}_role", "year", "remark")
    rows = tuple(
        (
            (item.names("helper", language),),
            (item.names("recipient", language),),
            (tell_manner(language, item.first),),
            (item.figure(language),),
            (item.first.words("role"),),
            (item.years(language) or word(language, "not_stated"),),
            remark(language, item),
        )
        for item in items[:MOST]
    )
    return Table(word(language, title), tuple(word(language, key) for key in keys), rows, (3,))


def remark(language: str, item: Item) -> Line:
    """Return what the text adds, and whether the number is for several together."""
    words = [item.first.words("note")]
    if item.shared():
        words.append(word(language, "together"))
    if item.replaced:
        words.append(word(language, "replaced"))
    return ("；".join(filter(None, words)) if language == "zh" else "; ".join(filter(None, words)),)
