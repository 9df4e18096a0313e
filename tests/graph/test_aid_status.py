"""Whether aid is in place or called for: by the words of its sentence and of its text."""

from __future__ import annotations

import pytest

from graph.language import load_language, read_document
from graph.model import Document

NLP = load_language()


def statuses(text: str) -> set[str]:
    """Return the statuses of the aid facts of a text."""
    document = Document("case", "case.txt", text, text, range(len(text)))
    facts = read_document(NLP, document)._.facts
    return {fact.fields["status"] for fact in facts if fact.kind == "aid"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("4个计划单列市对口帮扶贵州省8个市州。", "ongoing"),
        ("全省共选派6200名干部组建1500支工作队，进驻贫困村。", "ongoing"),
        ("在各方协调下，岷县石桥村被确定为民进中央定点帮扶村。", "ongoing"),
        ("协调企业与石桥村等90个贫困村结对。", "ongoing"),
        ("会议决定组织16个厅局对岷县进行重点帮扶。", "planned"),
        ("规定县级领导干部每人至少帮扶联系2户贫困户。", "planned"),
        ("岷县今年将继续选派教师支教边远贫困地区。", "planned"),
        ("岷县继续选派教师支教边远贫困地区。", "ongoing"),
        ("岷县按照规定，选派教师支教边远贫困地区。", "ongoing"),
    ],
)
def test_what_is_called_for_is_planned(text: str, status: str) -> None:
    assert statuses(text) == {status}


def test_sentences_that_begin_with_a_verb_and_tell_what_was_done_call_for_nothing() -> None:
    report = "组织专家赴岷县义诊，救治了患者90人。开展培训，先后办班8期。企业帮扶贫困村。"
    assert statuses(report) == {"ongoing"}
    plan = "组织专家赴岷县义诊。开展培训。企业帮扶贫困村。"
    assert statuses(plan) == {"planned"}
