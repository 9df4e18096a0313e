"""Facts as columns: facts.parquet for DuckDB, pandas, R and others that read Parquet.

In: facts.jsonl. Out: one row a fact, with a column for each field of any kind; a number and its
range become two columns, a year or period too, and the sums of amounts and staff stand beside the
lists. Example: ``"value": [2.5e8, 3e8]`` becomes ``value`` 2.5e8 and ``value_to`` 3e8. Lines are
read and written in batches: memory does not grow with their number.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from graph.lines import read_lines
from graph.relationships import bounds, years_of, yuan_of

Line = Mapping[str, Any]
BATCH = 10_000
# types by the names that Arrow has for them
TEXT, YEAR, OFFSET, NUMBER, FLAG = "string", "int32", "int64", "double", "bool"
SPAN = {"from_year": YEAR, "to_year": YEAR}
RANGE = {"value": NUMBER, "value_to": NUMBER}
AMOUNT = RANGE | {"unit": TEXT} | SPAN | {"role": TEXT, "note": TEXT}
# fields that are told by other columns than their own
SPREAD = {"year", "period"}
RANGES = ("value", "helper_count", "recipient_count")
LISTS = {
    "amounts": AMOUNT | {"start": OFFSET, "superseded": FLAG},
    "staff": AMOUNT | {"start": OFFSET},
}
TYPES = {**SPAN, **RANGE, "start": OFFSET, "breakdown": YEAR, "shared": FLAG, "exhaustive": FLAG}
NUMBERS = {"precision", "confidence", "planned_yuan", "actual_yuan", "people"}
NUMBERS |= {f"{name}{end}" for name in RANGES for end in ("", "_to")}
NAMES = (
    *("id", "doc", "kind", "quote", "start", "rule", "confidence"),
    *("helper", "helper_id", "helper_type", "helper_count", "helper_count_to"),
    *("recipient", "recipient_id", "recipient_type", "recipient_count", "recipient_count_to"),
    *("mechanism", "status", "from_year", "to_year"),
    *("value", "value_to", "unit", "role", "qualifier", "basis", "precision"),
    *("programme", "source", "region", "region_id"),
    *("part_of", "part_of_id", "breakdown", "exhaustive"),
    *("subject", "indicator", "place", "place_id"),
    *("name", "code", "level", "within", "type", "actor", "actor_id", "duty", "object"),
    *("programme_id", "category", "lead", "lead_id"),
    *("title", "cited_id", "issuer", "relation", "number"),
    *("planned_yuan", "actual_yuan", "people", "shared", "amounts", "staff", "other"),
)
COLUMNS = {n: NUMBER if n in NUMBERS else TYPES.get(n, TEXT) for n in NAMES}


def write_parquet(facts: Path, path: Path) -> int:
    """Write the lines of a facts.jsonl as a Parquet file; return their number.

    The same lines give the same bytes. What no column holds stands as JSON in ``other``.
    """
    import pyarrow.parquet  # here alone: every process of a build imports this module

    schema = make_schema()
    lines, count = read_lines(facts), 0
    with (
        path.open("wb") as file,  # of a path, Arrow wants one that is text
        pyarrow.parquet.ParquetWriter(file, schema, compression="zstd") as writer,
    ):
        while rows := [to_row(line) for line in islice(lines, BATCH)]:
            writer.write_batch(to_batch(rows, schema))
            count += len(rows)
    return count


def make_schema() -> Any:
    """Return the columns as Arrow has them."""
    import pyarrow as pa

    types = {name: pa.type_for_alias(kind) for name, kind in COLUMNS.items() if name not in LISTS}
    for name, fields in LISTS.items():
        items = [(key, pa.type_for_alias(kind)) for key, kind in fields.items()]
        types[name] = pa.list_(pa.struct(items))
    return pa.schema([(name, types[name]) for name in COLUMNS])


def to_batch(rows: list[dict[str, Any]], schema: Any) -> Any:
    """Return rows as columns: Arrow itself looks up the cells, a fifth of the time that we took."""
    import pyarrow as pa

    return pa.RecordBatch.from_struct_array(pa.array(rows, pa.struct(list(schema))))


def to_row(fact: Line) -> dict[str, Any]:
    """Return the cells of a fact by column; columns that it does not fill are left out."""
    row = {name: clean(value) for name, value in fact.items() if name in COLUMNS}
    row |= spread(fact)
    for name in LISTS:
        if fact.get(name):
            row[name] = [to_item(item, name) for item in fact[name]]
    if fact["kind"] == "aid":
        row |= sums_of(fact)
    rest = {name: v for name, v in fact.items() if name not in COLUMNS and name not in SPREAD}
    if rest:
        row["other"] = clean(json.dumps(rest, ensure_ascii=False, sort_keys=True))
    return row


def spread(stated: Line) -> dict[str, Any]:
    """Return the columns of the years and of the numbers or ranges of a fact or an item."""
    first, last = years_of(stated)
    cells: dict[str, Any] = {"from_year": first, "to_year": last}
    for name in RANGES:
        if stated.get(name) is not None:
            low, high = bounds(stated[name])
            cells |= {name: low, f"{name}_to": high if low != high else None}
    return cells


def to_item(item: Line, name: str) -> dict[str, Any]:
    """Return one amount or staff count by its columns."""
    return {key: clean(v) for key, v in item.items() if key in LISTS[name]} | spread(item)


def sums_of(fact: Line) -> dict[str, Any]:
    """Return the sums of the amounts by role and of the staff, of a range the lower end."""
    amounts = yuan_of(fact)
    by_column = {
        "planned_yuan": [item for item in amounts if item.get("role") == "planned"],
        "actual_yuan": [item for item in amounts if item.get("role") == "actual"],
        "people": fact.get("staff") or [],
    }
    return {
        column: sum(bounds(item["value"])[0] for item in items) if items else None
        for column, items in by_column.items()
    }


def clean(value: Any) -> Any:
    """Return a value; words without the halves of characters that UTF-8 cannot hold."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
