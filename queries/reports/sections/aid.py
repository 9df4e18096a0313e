"""Who helps, with what, since when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from queries.reports.amounts import span
from queries.reports.inquiry import Inquiry
from queries.reports.parts import Block, Chart, Line, Paragraph, Section, Series, Table
from queries.reports.phrases import join, say, sentences, title_of, word
from queries.reports.relations import Relation, find_relations, name_pair, tell_manner
from queries.reports.subject import Subject

MOST = 40
# relationships that a sentence names; the table has all
NAMED = 4
REACHES = ("itself", "inside", "former", "helps", "around")


def aid(inquiry: Inquiry, subject: Subject) -> Section | None:
    """Return the section of aid."""
    found = find_relations(inquiry, subject)
    language = inquiry.language
    title = word(language, "aid_title")
    if not found:
        return Section(title, say(language, f"aid_none_{subject.kind}", subject=subject.name))
    groups = {reach: [one for one in found if one.reach == reach] for reach in REACHES}
    told = [tell_group(language, subject, reach, rows) for reach, rows in groups.items() if rows]
    rest = [*told[1:], tell_places(inquiry, subject), tell_years(language, found)]
    rest.append(tell_weighed(language, found))
    blocks: list[Block] = [Paragraph(sentences(language, *rest))]
    blocks += picture(language, found)
    blocks += [list_relations(language, reach, rows) for reach, rows in groups.items() if rows]
    return Section(title, told[0], tuple(blocks))


def tell_group(language: str, subject: Subject, reach: str, rows: list[Relation]) -> Line:
    """Return the sentence about the relationships of one reach."""
    key = f"aid_{reach}" if subject.kind == "place" or reach == "helps" else f"aid_{subject.kind}"
    helpers = len({one.key[0] for one in rows})
    recipients = len({one.key[1] for one in rows})
    counts: dict[str, Line | str | int] = {
        "n": len(rows),
        "helpers": helpers,
        "recipients": recipients,
    }
    counts["named"] = name_some(language, reach, subject, rows)
    return say(language, key, subject=subject.name, **counts)


def name_some(language: str, reach: str, subject: Subject, rows: list[Relation]) -> Line:
    """Return the first relationships by name; of many different ones the commonest mechanisms."""
    if len(rows) > NAMED and subject.kind in ("document", "graph"):
        counts = Counter(one.mechanism for one in rows).most_common(NAMED)
        kinds = (say(language, "mechanism_count", mechanism=m, count=n) for m, n in counts)
        return say(language, "aid_mechanisms", named=join(language, kinds))
    named = join(language, (name_in(language, reach, subject, one) for one in rows[:NAMED]))
    return say(language, "aid_named_some" if len(rows) > NAMED else "aid_named_all", named=named)


def tell_places(inquiry: Inquiry, subject: Subject) -> Line:
    """Return the sentence about places that are paired, of a document or the whole graph."""
    values = subject.values("document")
    rows = inquiry.rows("paired_places", **values) if values is not None else ()
    language = inquiry.language
    if not rows:
        return ()
    named = (
        say(
            language,
            "pair",
            helper=told.words("helper"),
            recipient=told.words("recipient"),
            mechanism=inquiry.figure(told, tell_manner(language, told)),
        )
        for told in rows[:NAMED]
    )
    key = "places_some" if len(rows) > NAMED else "places_all"
    return say(language, key, n=len(rows), named=join(language, named))


def name_in(language: str, reach: str, subject: Subject, one: Relation) -> Line:
    """Return how a sentence names a relationship: without the end that it speaks of."""
    if reach == "itself" and subject.kind in ("place", "actor"):
        return say(language, "end", end=one.helper, mechanism=one.mark(one.manner(language)))
    if reach == "helps" and subject.meets(one.told, "helper"):
        return say(language, "end", end=one.recipient, mechanism=one.mark(one.manner(language)))
    return name_pair(language, one)


def tell_years(language: str, found: Iterable[Relation]) -> Line:
    """Return the sentence about since when; the years are the stated ones."""
    dated = [one for one in found if one.told.value("first_year") is not None]
    open_ = sum(1 for one in found if one.told.value("first_year") is None)
    if not dated:
        return say(language, "since_none")
    first = min(dated, key=lambda one: one.told.value("first_year") or 0)
    year = first.mark(span(first.told.cells["first_year"], None, language))
    told = say(
        language,
        "since",
        year=year,
        pair=say(language, "ends", helper=first.helper, recipient=first.recipient),
    )
    return sentences(language, told, say(language, "since_open", n=open_) if open_ else ())


def tell_weighed(language: str, found: Iterable[Relation]) -> Line:
    """Return the sentence about relationships that are only weighed; empty where there are none."""
    shares = [one.confidence for one in found if one.confidence is not None]
    if not shares:
        return ()
    return say(language, "weighed", n=len(shares), share=f"{min(shares):g}")


def picture(language: str, found: tuple[Relation, ...]) -> list[Block]:
    """Return the mechanisms as bars and as a table, where there are several."""
    counts = Counter(one.mechanism for one in found)
    if len(counts) < 3 or len(found) < 2 * len(counts):
        return []
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    names = tuple(name for name, _ in ordered)
    series = Series(
        word(language, "relationships"),
        tuple(n for _, n in ordered),
        tuple(f"{n}" for _, n in ordered),
    )
    heads = tuple(
        word(language, key) for key in ("mechanism", "relationships", "helpers", "recipients")
    )
    rows = tuple(count_ends(name, found) for name in names)
    title = word(language, "mechanisms_title")
    return [Chart(title, names, (series,), upright=False), Table(title, heads, rows, (1, 2, 3))]


def count_ends(name: str, found: tuple[Relation, ...]) -> tuple[Line, ...]:
    """Return the row of a mechanism: its relationships, helpers and recipients."""
    keys = [one.key for one in found if one.mechanism == name]
    ends = [len({key[side] for key in keys}) for side in (0, 1)]
    return ((name,), (f"{len(keys)}",), *((f"{n}",) for n in ends))


def list_relations(language: str, reach: str, rows: list[Relation]) -> Table:
    """Return the table of the relationships of one reach."""
    heads = tuple(
        word(language, key)
        for key in ("helper", "recipient", "mechanism", "since_head", "documents")
    )
    cells = tuple(
        (
            (one.helper,),
            (one.recipient,),
            (one.mark(one.manner(language)),),
            years_of(language, one),
            (one.told.words("documents"),),
        )
        for one in rows[:MOST]
    )
    title = title_of(language, f"table_{reach}", MOST, len(rows))
    return Table(title, heads, cells, (4,))


def years_of(language: str, one: Relation) -> Line:
    """Return the stated years, else the year of the document."""
    if years := one.since(language):
        return (one.mark(years),)
    if year := one.told_in():
        return say(language, "told_in", year=year)
    return (word(language, "not_stated"),)
