"""Indicators beside aid: what an aid fact counts is none of its own."""

from __future__ import annotations

import pytest

from graph.language import load_language, read_document
from graph.model import Document


def indicators(text: str) -> set[str]:
    """Return the values of the indicators of a text, by the whole reading."""
    doc = read_document(load_language(), Document("-", "-", text, text, range(len(text) + 1)))
    return {str(fact.fields["value"]) for fact in doc._.facts if fact.kind == "indicator"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("济南市对口帮扶临夏州，选派挂职干部52名，专业技术人才438名。", set()),
        ("天津市累计向甘肃省34个贫困县投入援助资金12亿元。", set()),
        ("济南市对口帮扶临夏州，选派教师40名，培训教师438名。", {"438"}),
        ("全省有34个贫困县。\n天津市对口帮扶甘肃省34个贫困县。", {"34"}),
        ("全县有教师438名。", {"438"}),
    ],
)
def test_what_aid_counts_is_no_indicator(text: str, values: set[str]) -> None:
    assert indicators(text) == values
