"""A page and its data in pieces: what is as long as the facts are many is never held as one text.

In: the data of a view, and the page around it. Out: the page, piece by piece. Example: with
``HOLE`` where the data belongs, ``fill("<script>\\0</script>", {"a": 1})`` yields ``<script>``,
``{"a":1}`` and ``</script>``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache, partial
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

HOLE = Markup("\0")  # no script or style holds it, and JSON spells it otherwise
AT_ONCE = 1000  # items of a row that are written as JSON at once


def fill(page: str, data: Any) -> Iterator[str]:
    """Yield a page with data in the place of its HOLE."""
    head, _, tail = page.partition(HOLE)
    yield head
    yield from map(partial(htmlsafe_json_dumps, dumps=str), dump(data))
    yield tail


def dump(data: Any) -> Iterator[str]:
    """Yield data as JSON: a dataclass field by field, a long row some items at a time."""
    if isinstance(data, tuple) and len(data) > AT_ONCE:
        for start in range(0, len(data), AT_ONCE):
            yield "," if start else "["
            yield json.dumps(data[start : start + AT_ONCE], **OPTIONS)[1:-1]
        yield "]"
    elif is_dataclass(data):
        for number, name in enumerate(sorted(names_of(data.__class__))):
            yield f'{"," if number else "{"}"{name}":'
            yield from dump(getattr(data, name))
        yield "}"
    else:
        yield json.dumps(data, **OPTIONS)


def to_fields(data: Any) -> dict[str, Any]:
    """Return the fields of a dataclass by name, for JSON; TypeError for anything else."""
    return {name: getattr(data, name) for name in names_of(data.__class__)}


@cache
def names_of(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass; TypeError for any other type."""
    return tuple(field.name for field in fields(kind))


# plain sorted JSON
OPTIONS: dict[str, Any] = {
    "ensure_ascii": False,
    "sort_keys": True,
    "separators": (",", ":"),
    "default": to_fields,
}
