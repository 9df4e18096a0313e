"""The rule that makes short and customary forms of official names."""

from __future__ import annotations

import pytest

from graph.gazetteer.forms import forms


@pytest.mark.parametrize(
    ("name", "short", "kind", "made"),
    [
        ("科尔沁右翼前旗", "科尔沁右翼前", "旗", ["科尔沁右翼前旗", "科右前旗"]),
        ("土默特左旗", "土默特左", "旗", ["土默特左旗"]),
        ("恩施土家族苗族自治州", "恩施", "自治州", ["恩施", "恩施州", "恩施自治州"]),
        ("鄂温克族自治旗", "鄂温克族", "自治旗", ["鄂温克族自治旗"]),
        ("通县", "通县", "县", ["通县"]),
    ],
)
def test_forms_follow_the_type(name: str, short: str, kind: str, made: list[str]) -> None:
    assert [form for form, _ in forms(name, short, kind)] == list(dict.fromkeys([name, *made]))
