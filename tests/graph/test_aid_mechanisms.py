"""The mechanism of aid by the word used: who helps a place by which channel."""

from __future__ import annotations

import pytest
from aid_reading import read


def mechanisms(text: str) -> set[str]:
    """Return the mechanisms of the aid facts of a text."""
    return {fact["mechanism"] for fact in read(text)}


@pytest.mark.parametrize(
    ("text", "mechanism"),
    [
        ("岷县是南开大学对口支援的县。", "paired_assistance"),
        ("南开大学对口支援岷县。", "paired_assistance"),
        ("南开大学对口援建岷县。", "paired_assistance"),
        ("东部学校对口支援岷县学校。", "education_pairing"),
        ("南开大学对口支援青海大学。", "education_pairing"),
    ],
)
def test_college_that_is_matched_with_a_place_helps_by_that_word(text: str, mechanism: str) -> None:
    assert mechanisms(text) == {mechanism}


@pytest.mark.parametrize(
    ("text", "mechanism"),
    [
        ("无锡市对岷县的教育帮扶成效明显。", "education_pairing"),
        ("南开大学对岷县开展教育帮扶。", "education_pairing"),
        ("无锡市对岷县开展医疗帮扶。", "medical_pairing"),
        ("无锡市与岷县开展医疗卫生对口帮扶。", "medical_pairing"),
        ("无锡市对岷县的帮扶成效明显，教育有了起色。", "paired_assistance"),
        ("无锡市对岷县开展产业、教育帮扶。", "paired_assistance"),
        ("无锡市对岷县开展产业和医疗帮扶。", "paired_assistance"),
        ("无锡市重视教育，对口帮扶岷县。", "paired_assistance"),
    ],
)
def test_field_that_names_the_aid_of_a_place_is_its_mechanism(text: str, mechanism: str) -> None:
    assert mechanisms(text) == {mechanism}


@pytest.mark.parametrize(
    ("text", "mechanism"),
    [
        ("国家疾控局组织专家组赴黑龙江省、河北省指导防疫。", "medical_pairing"),
        ("甘肃省卫生健康委派出医疗队支援岷县。", "medical_pairing"),
        ("甘肃省水利厅组织专家组赴岷县指导抗旱。", "paired_assistance"),
        ("甘肃省卫生健康委组织专家义诊，并定点帮扶岷县。", "fixed_point"),
        ("甘肃省卫生健康委定点帮扶岷县。", "fixed_point"),
    ],
)
def test_experts_whom_a_health_agency_sends_heal(text: str, mechanism: str) -> None:
    assert mechanisms(text) == {mechanism}


@pytest.mark.parametrize(
    ("text", "mechanism"),
    [
        ("35家企业挂联40个贫困村。", "enterprise"),
        ("同方发电公司包保岷县石桥村。", "enterprise"),
        ("中国华能集团包保岷县石桥村。", "enterprise"),
        ("中国华能集团包联岷县石桥村。", "fixed_point"),
        ("曲靖市烟草公司挂钩扶贫岷县。", "fixed_point"),
        ("岷县水利局包保岷县石桥村。", "fixed_point"),
    ],
)
def test_firm_helps_by_the_words_of_offices_only_at_a_fixed_point(
    text: str, mechanism: str
) -> None:
    assert mechanisms(text) == {mechanism}
