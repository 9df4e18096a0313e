"""The page of the explorer: what it shows before it has asked for anything.

In: the library's questions. Out: HTML and its content security policy. Example: the question
``helps_place`` comes with its parameter ``place`` and 兴安盟, the value of its example.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from graph.query_files import QueryFile, load_queries
from graph.vocab import load_vocabulary
from viz.colours import ANSWER_LINE, ANSWER_NODE
from viz.drawing import all_styles
from viz.explore.pieces import KINDS, MECHANISMS
from viz.levels import LEVELS
from viz.page import PAGE_SCRIPTS, join_scripts, read_style, render_own

# the questions whose answers name things that can be drawn; a measure works on what SPARQL gives
QUESTIONS = (
    "who_helps_whom",
    "helps_place",
    "helped_by",
    "paired_places",
    "two_hop",
    "evidence",
    "corroboration",
    "aid_money",
    "aid_people",
    "changes",
    "county_exits",
    "recipients_without_helper",
    "group_members",
    "successors",
)
SHARED = ("tabs", "combo", "sums", "profile", "cards", "answers", "hand")
OWN = (
    *("whole", "answer", "part", "settle", "scene", "look", "strokes", "letters", "layers"),
    *("camera", "trail", "chooser", "profile", "save", "way", "acts", "start"),
)
SCRIPTS = (*PAGE_SCRIPTS, *SHARED, *(f"explore_{name}" for name in OWN))


@dataclass(frozen=True, slots=True)
class Blank:
    """A parameter of a question that its example sets: name, words in both languages, value."""

    name: str
    zh: str
    en: str
    value: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question that can be drawn."""

    name: str
    zh: str
    en: str
    blanks: tuple[Blank, ...]


def view_question(query: QueryFile) -> Question:
    """Return a question with the blanks to fill in."""
    values = query.example_values()
    blanks = tuple(
        Blank(one.name, one.zh, one.en, values[one.name])
        for one in query.parameters
        if one.name in values
    )
    return Question(query.name, query.title("zh"), query.title("en"), blanks)


def render_explorer() -> tuple[str, str]:
    """Return the page and its policy, which lets it ask its own server only."""
    queries = load_queries()
    data = {
        "kinds": KINDS,
        "mechanisms": MECHANISMS,
        "levels": LEVELS,
        "questions": [view_question(queries[name]) for name in QUESTIONS],
        "prefixes": load_vocabulary().prefixes,
    }
    styles = all_styles() | {"thing": asdict(ANSWER_NODE), "mechanism_answer": asdict(ANSWER_LINE)}
    script, style = join_scripts(*SCRIPTS), read_style("common", "network", "tabs", "explore")
    return render_own("explore.html", [script], style, data=data, styles=styles)
