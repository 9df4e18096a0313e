"""A small graph of made-up documents, in our own words: the lines that a build would write.

In: nothing. Out: lines of documents.jsonl and facts.jsonl. Example: 京蒙协作 in the document
总结/甲 gives the aid fact 北京市→内蒙古自治区 with a planned and an actual amount.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from graph.rdf import write_dataset
from graph.store import write_store

Line = dict[str, Any]

TEXTS = {
    "总结/甲": "京蒙协作不断加深。鄂尔多斯市对口支援兴安盟。26个中央单位定点帮扶31个国贫旗县。",
    "方案 #2": "北京市16个区县帮扶赤峰市，\n选派“干部”36名。依据《乙规划》制定。",
}


def document(doc: str) -> Line:
    """Return the line of documents.jsonl of one of the texts."""
    raw = TEXTS[doc]
    return {
        "doc": doc,
        "file": f"{doc}.txt",
        "title": f"样例{doc}",
        "issuer": None,
        "region": "内蒙古自治区",
        "date": "2018-03",
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


def facts() -> list[Line]:
    """Return the facts of both documents, by document and start."""
    one, two = TEXTS
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
    ]  # fmt: skip


def build(out: Path, lines: list[Line] | None = None) -> int:
    """Write graph.nq and store/ of the sample into a folder; return the number of quads."""
    stated = facts() if lines is None else lines
    quads = write_dataset([document(doc) for doc in TEXTS], stated, out / "graph.nq")
    write_store(out / "graph.nq", out / "store")
    return quads
