"""A small build for the tests of the views: our own words, hostile ones among them.

In: a folder. Out: the files that the views read. Example: the first fact is 北京市→内蒙古自治区.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from graph.rdf import write_dataset
from graph.store import write_store

HOSTILE = (
    "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>\u202e&\u2028"
)
TEXTS = {
    "年度/要点": "协作要点\n2016年，北京市向内蒙古自治区安排协作资金1.2亿元，派出干部42人。\n"
    "同年鄂尔多斯市对口帮扶兴安盟。对口帮扶要抓实。\n",
    "b": f"简报{HOSTILE}\r\n北京市帮助内蒙古自治区，已到位1.2亿元；{HOSTILE}公司帮扶通辽市。\r\n"
    "北京市计划支援内蒙古自治区的教师。",
    "计划": f"{HOSTILE}工程计划投入100万元，其中中央财政60万元，自治区财政30万元。\n"
    "2017年末贫困人口8.5万人，另一处写作9.5万人。东区也有任务。\n"
    "武川县定于2017年摘帽，实际2018年退出。\n",
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


def number(doc: str, quote: str, **fields: Any) -> dict[str, Any]:
    """Return the line of a funding or indicator fact, its id made of its quote."""
    key = f"fact/{TEXTS[doc].index(quote):020x}"
    tail = {"quote": quote, "start": TEXTS[doc].index(quote), "id": key, "rule": "sample"}
    return {"doc": doc, **fields, **tail}


def sample_numbers() -> list[dict[str, Any]]:
    """Return a total of 100 with the parts 60 and 30, and two numbers that contradict."""
    works, money = f"{HOSTILE}工程", {"unit": "元", "year": 2017, "role": "planned"}
    part = {"kind": "funding", "part_of": works, "region": "内蒙古自治区", **money}
    poor = {
        "kind": "indicator",
        "indicator": "贫困人口",
        "unit": "人",
        "year": 2017,
        "subject": "内蒙古自治区",
        "role": "observed",
        "precision": 500,
    }
    return [
        number("计划", f"{works}计划投入100万元", kind="funding", programme=works,
               region="内蒙古自治区", value=1_000_000, precision=5000, **money),
        number("计划", "中央财政60万元", programme="中央财政", source="中央", value=600_000,
               **part),
        number("计划", "自治区财政30万元", programme="自治区财政", value=300_000, **part),
        number("计划", "贫困人口8.5万人", value=85_000, **poor),
        number("计划", "9.5万人", value=95_000, **poor),
        number("计划", "武川县定于2017年摘帽", kind="exit", place="武川县", year=2017,
               place_id="place/150125", role="planned"),
        number("计划", "实际2018年退出", kind="exit", place="武川县", year=2018,
               place_id="place/150125", role="actual"),
        number("计划", "2017年末贫困人口", kind="place", name="内蒙古自治区",
               place_id="place/150000", code="150000", level="province"),
    ]  # fmt: skip


def sample_findings() -> list[dict[str, Any]]:
    """Return the finding on the total: a tenth of it is open."""
    total, *parts = [fact["id"] for fact in sample_numbers()[:3]]
    return [{"doc": "计划", "id": "sum/0a1b", "total": total, "parts": parts, "unit": "元",
             "stated": 1_000_000, "sum": 900_000, "residual": -100_000, "tolerance": 15_000,
             "verdict": "unequal"}]  # fmt: skip


def document_line(doc: str, **fields: Any) -> dict[str, Any]:
    """Return the line of documents.jsonl of a document."""
    blank = dict.fromkeys(("title", "issuer", "region", "date", "genre", "url"))
    digest = hashlib.sha256(TEXTS[doc].encode()).hexdigest()
    tail = {"inferred": [], "characters": len(TEXTS[doc]), "sha256": digest}
    return {"doc": doc, **blank, **fields, **tail}


def sample_facts() -> list[dict[str, Any]]:
    """Return the facts of all documents: aid, one fact of it without a recipient, and numbers."""
    facts = [aid_line(number, row) for number, row in enumerate(AID)]
    alone = {**facts[0], "recipient": None, "recipient_id": None, "id": "fact/alone"}
    place = {
        "doc": "b", "kind": "place", "name": "通辽市", "place_id": "place/150500",
        "level": "prefecture", "within": "内蒙古自治区", "quote": "通辽市",
        "start": TEXTS["b"].index("通辽市"), "id": "fact/place", "rule": "sample",
    }  # fmt: skip
    return [*facts, alone, place, *sample_numbers()]


def write_sample(out: Path) -> Path:
    """Write the sample build into ``out`` and return it."""
    for doc, text in TEXTS.items():
        path = out / "documents" / f"{doc}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    documents = [
        document_line("年度/要点", file="年度/要点.txt", title="协作要点", date="2016"),
        document_line("b", file="b.html", title=f"简报{HOSTILE}", issuer=HOSTILE),
        document_line("计划", file="计划.txt", region="内蒙古自治区"),
    ]
    issue = {
        "level": "info", "code": "cue_without_fact", "doc": "年度/要点", "file": "年度/要点.txt",
        "start": TEXTS["年度/要点"].rindex("对口帮扶"), "message": HOSTILE, "remedy": "读原文",
    }  # fmt: skip
    other = {**issue, "code": "no_date", "doc": "b", "start": None}
    place = {
        **issue, "code": "place_ambiguous", "doc": "计划", "start": TEXTS["计划"].index("东区"),
        "message": f"'东区' may be {HOSTILE} (place/1), 丙 (place/2)",
    }  # fmt: skip
    write_lines(out / "documents.jsonl", documents)
    write_lines(out / "issues.jsonl", [issue, other, place])
    write_lines(out / "merges.jsonl", [])
    write_graph(out, documents, sample_facts(), sample_findings())
    return out


def write_graph(
    out: Path, documents: list[dict[str, Any]], facts: list[dict[str, Any]], found: list[Any]
) -> None:
    """Write facts.jsonl, sums.jsonl and the store of these facts and findings."""
    write_lines(out / "facts.jsonl", facts)
    write_lines(out / "sums.jsonl", found)
    write_dataset(documents, facts, out / "graph.nq", findings=found)
    write_store(out / "graph.nq", out / "store")


def write_lines(path: Path, lines: list[dict[str, Any]]) -> None:
    """Write JSON Lines in UTF-8."""
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
