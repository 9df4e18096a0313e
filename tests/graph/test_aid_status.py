"""Whether aid is in place or called for: by the words of its sentence and of its text."""

from __future__ import annotations

import pytest
from aid_reading import read


def statuses(text: str) -> set[str]:
    """Return the statuses of the aid facts of a text."""
    return {fact["status"] for fact in read(text)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("4个计划单列市对口帮扶贵州省8个市州。", "ongoing"),
        ("岷县从厅局共选派900名骨干，分成210支工作队，进驻贫困村。", "ongoing"),
        ("在各方协调下，岷县石桥村被确定为民进中央定点帮扶村。", "ongoing"),
        ("协调企业与石桥村等90个贫困村结对。", "ongoing"),
        ("无锡市决定选派9家单位，对岷县开展重点帮扶。", "planned"),
        ("1994年，国务院决定由江苏省对口支援拉萨市。", "ongoing"),
        ("国务院决定由江苏省对口支援拉萨市。", "planned"),
        ("办法规定无锡市的企业结对帮扶岷县贫困户。", "planned"),
        ("无锡市的企业在规定时间内结对帮扶岷县贫困户。", "ongoing"),
        ("无锡市明年将继续选派医生支援岷县。", "planned"),
        ("无锡市继续选派医生支援岷县。", "ongoing"),
        ("无锡市按照规定选派医生支援岷县。", "ongoing"),
    ],
)
def test_what_is_called_for_is_planned(text: str, status: str) -> None:
    assert statuses(text) == {status}


def test_sentences_that_begin_with_a_verb_and_tell_what_was_done_call_for_nothing() -> None:
    report = "组织专家赴岷县义诊，救治了患者90人。开展培训，先后办班8期。企业帮扶贫困村。"
    assert statuses(report) == {"ongoing"}
    plan = "组织专家赴岷县义诊。开展培训。企业帮扶贫困村。"
    assert statuses(plan) == {"planned"}
    plan = "巩固已有成果。加强对已脱贫户的跟踪帮扶。企业帮扶贫困村。"
    assert statuses(plan) == {"planned"}
