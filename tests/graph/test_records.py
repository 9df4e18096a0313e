"""Records: equal by their fields, with a hash, without room for other fields."""

from __future__ import annotations

import pytest

from graph.records import record


@record(frozen=True, slots=True)
class Place:
    """A record of two fields."""

    name: str
    county: bool = True


def test_records_of_equal_fields_are_one() -> None:
    """Two records of the same fields are equal and one key; another field makes another."""
    assert {Place("甲县"), Place("甲县", county=True)} == {Place("甲县")}
    assert Place("甲县") != Place("甲县", county=False)


def test_a_record_has_no_room_for_other_fields() -> None:
    """A field that the class does not name cannot be set."""
    with pytest.raises(AttributeError):
        Place("甲县").level = "county"  # type: ignore[attr-defined]


def test_a_record_cannot_be_asked_for_without_its_guard() -> None:
    """What the type checker would let change is no record: it has to be a dataclass."""
    with pytest.raises(TypeError, match="frozen"):
        record(frozen=False, slots=True)
