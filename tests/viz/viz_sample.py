"""A small build for the tests of the views: our own words, hostile ones among them.

In: a folder. Out: the files that the views read. Example: the first fact is 北京市→内蒙古自治区.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HOSTILE = (
    "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>\u202e&\u2028"
)
TEXTS = {
    "年度/要点": "协作要点\n2016年，北京市向内蒙古自治区安排协作资金1.2亿元，派出干部42人。\n"
    "同年鄂尔多斯市对口帮扶兴安盟。对口帮扶要抓实。\n",
    "b": f"简报{HOSTILE}\r\n北京市帮助内蒙古自治区，已到位1.2亿元；{HOSTILE}公司帮扶通辽市。\r\n"
    "北京市计划支援内蒙古自治区的教师。",
}
Row = tuple[str, str, str, str, str, str, str, str, dict[str, Any]]
MONEY = {"value": 120_000_000, "unit": "元", "year": 2016, "role": "actual"}
AID: list[Row] = [
    ("年度/要点", "北京市", "place/110000", "place", "内蒙古自治区", "place/150000", "place",
     "北京市向内蒙古自治区安排协作资金",
     {"mechanism": "east_west", "status": "past", "amounts": [MONEY], "period": [2016, 2016],
      "staff": [{"value": 42, "unit": "人", "role": "干部"}]}),
    ("年度/要点", "鄂尔多斯市", "place/150600", "place", "兴安盟", "place/152200", "place",
     "鄂尔多斯市对口帮扶兴安盟", {"mechanism": "paired_assistance", "status": "ongoing"}),
    ("b", "北京市", "place/110000", "place", "内蒙古自治区", "place/150000", "place",
     "北京市帮助内蒙古自治区", {"mechanism": "east_west", "status": "past", "amounts": [MONEY]}),
    ("b", f"{HOSTILE}公司", f"actor/{HOSTILE}公司", "enterprise", "通辽市", "place/150500", "place",
     f"{HOSTILE}公司帮扶通辽市", {"mechanism": "enterprise", "status": "ongoing"}),
    ("b", "北京市", "place/110000", "place", "内蒙古自治区", "place/150000", "place",
     "北京市计划支援内蒙古自治区的教师",
     {"mechanism": "education_pairing", "status": "planned", "period": [2018, None]}),
]  # fmt: skip


def aid_line(number: int, row: Row) -> dict[str, Any]:
    """Return the line of facts.jsonl for one row of AID."""
    doc, helper, helper_id, helper_type, recipient, recipient_id, recipient_type, quote, more = row
    return {
        "doc": doc, "kind": "aid", "helper": helper, "helper_id": helper_id,
        "helper_type": helper_type, "recipient": recipient, "recipient_id": recipient_id,
        "recipient_type": recipient_type, **more, "quote": quote,
        "start": TEXTS[doc].index(quote), "id": f"fact/{number:020x}", "rule": "sample",
    }  # fmt: skip


def sample_facts() -> list[dict[str, Any]]:
    """Return five aid facts, one without a recipient, and one place."""
    facts = [aid_line(number, row) for number, row in enumerate(AID)]
    alone = {**facts[0], "recipient": None, "recipient_id": None, "id": "fact/alone"}
    place = {
        "doc": "b", "kind": "place", "name": "通辽市", "place_id": "place/150500",
        "level": "prefecture", "within": "内蒙古自治区", "quote": "通辽市",
        "start": TEXTS["b"].index("通辽市"), "id": "fact/place", "rule": "sample",
    }  # fmt: skip
    return [*facts, alone, place]


def write_sample(out: Path) -> Path:
    """Write the sample build into ``out`` and return it."""
    for doc, text in TEXTS.items():
        path = out / "documents" / f"{doc}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    documents = [
        {"doc": "年度/要点", "file": "年度/要点.txt", "title": "协作要点", "date": "2016"},
        {"doc": "b", "file": "b.html", "title": f"简报{HOSTILE}", "issuer": HOSTILE},
    ]
    issue = {
        "level": "info", "code": "cue_without_fact", "doc": "年度/要点", "file": "年度/要点.txt",
        "start": TEXTS["年度/要点"].rindex("对口帮扶"), "message": HOSTILE, "remedy": "读原文",
    }  # fmt: skip
    other = {**issue, "code": "place_ambiguous", "doc": "b", "start": None}
    write_lines(out / "facts.jsonl", sample_facts())
    write_lines(out / "documents.jsonl", documents)
    write_lines(out / "issues.jsonl", [issue, other])
    return out


def write_lines(path: Path, lines: list[dict[str, Any]]) -> None:
    """Write JSON Lines in UTF-8."""
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
