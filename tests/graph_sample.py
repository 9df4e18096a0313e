"""A small graph of made-up documents, in our own words: the lines that a build would write.

In: nothing. Out: lines of documents.jsonl and facts.jsonl. Example: 京蒙协作 in the document
总结/甲 gives the aid fact 北京市→内蒙古自治区 with a planned and an actual amount; the plan 规划/丙
states money, targets and an exit that the report 通报/丁 answers.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.rdf import write_dataset
from graph.store import write_store
from graph.vocab import iri, term

Line = dict[str, Any]

TEXTS = {
    "总结/甲": "京蒙协作不断加深。鄂尔多斯市对口支援兴安盟。26个中央单位定点帮扶31个国贫旗县。",
    "方案 #2": "北京市16个区县帮扶赤峰市，\n选派“干部”36名。依据《乙规划》制定。",
    "规划/丙": "2016—2018年全区搬迁计划投入约100万元，中央财政60万元，自治区财政30万元。"
    "贫困人口2018年降到8万人，其中兴安盟2万人。武川县2017年摘帽。"
    "推行“青草计划”，由自治区教育厅牵头。旗县党委对搬迁负主体责任。",
    "通报/丁": "2016—2018年搬迁实际投入98万元。2018年末贫困人口8.5万人，另一处写作9.5万人。"
    "武川县2018年退出。“青草计划”已推开。",
}
DATES = {"规划/丙": "2016-05", "通报/丁": "2019-01-20"}


def document(doc: str) -> Line:
    """Return the line of documents.jsonl of one of the texts."""
    raw = TEXTS[doc]
    return {
        "doc": doc,
        "file": f"{doc}.txt",
        "title": f"样例{doc}",
        "issuer": None,
        "region": "内蒙古自治区",
        "date": DATES.get(doc, "2018-03"),
        "genre": "总结",
        "url": None,
        "inferred": ["region"],
        "characters": len(raw),
        "sha256": hashlib.sha256(raw.encode()).hexdigest(),
    }


def fact(doc: str, kind: str, quote: str, **fields: Any) -> Line:
    """Return the line of facts.jsonl of a fact whose words are ``quote``."""
    start = TEXTS[doc].index(quote)
    key = hashlib.sha256(f"{doc}{kind}{start}{sorted(map(str, fields.items()))}".encode())
    tail = {"quote": quote, "start": start, "id": f"fact/{key.hexdigest()[:20]}", "rule": "sample"}
    return {"doc": doc, "kind": kind, **fields, **tail}


def aid(doc: str, quote: str, ends: tuple[str, str], mechanism: str, **fields: Any) -> Line:
    """Return an aid fact; an end is ``id|name`` or ``id|name|type``."""
    stated: Line = {}
    for side, end in zip(("helper", "recipient"), ends, strict=True):
        entity, name, *type_ = end.split("|")
        stated |= {side: name, f"{side}_id": entity, f"{side}_type": (type_ or ["place"])[0]}
    return fact(doc, "aid", quote, **stated, mechanism=mechanism, status="ongoing", **fields)


def money(value: object, year: int, role: str) -> Line:
    """Return one amount in yuan."""
    return {"value": value, "unit": "元", "year": year, "role": role}


def moving(doc: str, quote: str, value: int, role: str, **fields: Any) -> Line:
    """Return a funding of 2016—2018 in yuan."""
    stated = {"value": value, "unit": "元", "period": [2016, 2018], "role": role}
    return fact(doc, "funding", quote, **stated, region="内蒙古自治区", **fields)


def poor(doc: str, quote: str, value: int, role: str, **fields: Any) -> Line:
    """Return an indicator of 2018: how many are poor."""
    stated = {"indicator": "贫困人口", "value": value, "unit": "人", "year": 2018, "role": role}
    return fact(doc, "indicator", quote, **{"subject": "内蒙古自治区"} | stated | fields)


def plan_facts(doc: str) -> list[Line]:
    """Return the facts of the plan 规划/丙: planned money, targets, an exit, a duty."""
    return [
        moving(doc, "搬迁计划投入约100万元", 1000000, "planned", programme="搬迁", qualifier="约",
               precision=5000),
        moving(doc, "中央财政60万元", 600000, "planned", programme="中央财政", source="中央财政",
               part_of="搬迁", precision=5000),
        moving(doc, "自治区财政30万元", 300000, "planned", programme="自治区财政",
               source="自治区财政", part_of="搬迁", precision=5000),
        poor(doc, "贫困人口2018年降到8万人", 80000, "target", precision=5000),
        poor(doc, "兴安盟2万人", 20000, "target", subject="兴安盟", part_of="贫困人口"),
        fact(doc, "exit", "武川县2017年摘帽", place="武川县", place_id="place/150125", year=2017,
             role="planned"),
        fact(doc, "programme", "“青草计划”", name="青草计划", programme_id="programme/青草计划",
             category="education", region="内蒙古自治区", lead="内蒙古自治区教育厅"),
        fact(doc, "actor", "自治区教育厅", name="内蒙古自治区教育厅",
             actor_id="actor/内蒙古自治区教育厅", type="agency"),
        fact(doc, "responsibility", "旗县党委对搬迁负主体责任", actor="旗县党委", duty="负主体责任",
             object="搬迁"),
    ]  # fmt: skip


def report_facts(doc: str) -> list[Line]:
    """Return the facts of the report 通报/丁: actual money, observations, the same exit."""
    return [
        moving(doc, "搬迁实际投入98万元", 980000, "actual", programme="搬迁"),
        poor(doc, "贫困人口8.5万人", 85000, "observed", precision=500),
        poor(doc, "9.5万人", 95000, "observed", precision=500),
        fact(doc, "exit", "武川县2018年退出", place="武川县", place_id="place/150125", year=2018,
             role="actual"),
        fact(doc, "programme", "“青草计划”", name="青草计划", programme_id="programme/青草计划",
             category="education"),
    ]  # fmt: skip


def findings() -> list[Line]:
    """Return the one finding on a sum: the parts of the plan's money leave a tenth open."""
    total, *parts = [line["id"] for line in plan_facts("规划/丙")[:3]]
    numbers = {"stated": 1000000, "sum": 900000, "residual": -100000, "tolerance": 15000}
    return [{"doc": "规划/丙", "id": "sum/0a1b", "total": total, "parts": parts, **numbers,
             "unit": "元", "verdict": "unequal"}]  # fmt: skip


def facts() -> list[Line]:
    """Return the facts of all documents, by document and start."""
    one, two, plan, report = TEXTS
    beijing, inner = "place/110000|北京市", "place/150000|内蒙古自治区"
    central, banners = "group/-/中央单位|中央单位|agency", "group/150000/国贫旗县|国贫旗县|group"
    districts = "group/-/北京市区县|北京市区县|group"
    amounts = [money(126000000, 2016, "actual"), money([250000000, 300000000], 2017, "planned")]
    staff = [{"value": 36, "unit": "人", "role": "“干部”"}]
    hinggan = {"name": "兴安盟", "place_id": "place/152200", "code": "152200"}
    return [
        aid(one, "京蒙协作", (beijing, inner), "east_west", amounts=amounts, period=[2016, 2020]),
        aid(one, "鄂尔多斯市对口支援兴安盟", ("place/150600|鄂尔多斯市", "place/152200|兴安盟"),
            "paired_assistance"),
        fact(one, "place", "兴安盟", **hinggan, level="prefecture", within="内蒙古自治区"),
        aid(one, "26个中央单位定点帮扶31个国贫旗县", (central, banners), "fixed_point",
            helper_count=26, recipient_count=31),
        fact(one, "actor", "中央单位", name="中央单位", actor_id="group/-/中央单位", type="agency"),
        aid(two, "北京市16个区县帮扶赤峰市，\n选派“干部”36名", (districts, "place/150400|赤峰市"),
            "paired_assistance", staff=staff, helper_count=[15, 16], shared=True,
            programme="京蒙协作"),
        fact(two, "document", "《乙规划》", title="乙规划", cited_id="cited/乙规划",
             relation="based_on"),
        *plan_facts(plan),
        *report_facts(report),
    ]  # fmt: skip


def build(out: Path, lines: list[Line] | None = None, found: list[Line] | None = None) -> int:
    """Write graph.nq and store/ of the sample into a folder; return the number of quads.

    ``lines`` are facts in place of ``facts()``, ``found`` findings in place of ``findings()``.
    """
    stated = facts() if lines is None else lines
    audited = findings() if found is None else found
    documents = [document(doc) for doc in TEXTS]
    out.mkdir(parents=True, exist_ok=True)
    quads = write_dataset(documents, stated, out / "graph.nq", findings=audited)
    write_store(out / "graph.nq", out / "store")
    return quads


def write_lines(path: Path, lines: list[Line]) -> None:
    """Write lines as a build writes facts.jsonl and documents.jsonl."""
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")


def parse(path: Path) -> list[ox.Quad]:
    """Return the quads of a file, in its order."""
    return list(ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS))


def values(quads: list[ox.Quad], subject: str, predicate: str) -> list[str]:
    """Return the values of a predicate of an id, in order."""
    key = (ox.NamedNode(iri(subject)), ox.NamedNode(term(predicate)))
    found = [q.object for q in quads if (q.subject, q.predicate) == key]
    return sorted(str(getattr(value, "value", value)) for value in found)
