"""Deterministic, readable ids of entities and facts, relative to the base IRI.

In: authoritative names and codes. Out: ids such as ``place/152200`` or ``actor/国务院扶贫办``.
A group (国贫旗县) is told apart by the region whose group it is: ``group/150000/国贫旗县``.
"""

from __future__ import annotations

import hashlib


def place_id(code: str) -> str:
    """Return the id of a place by GB/T 2260 code or by gazetteer key: ``place/152200``."""
    return f"place/{code}"


def actor_id(name: str) -> str:
    """Return the id of a named organisation: ``actor/国务院扶贫办``."""
    return f"actor/{name}"


def group_id(name: str, region: str | None) -> str:
    """Return the id of an unnamed collection in a region (a place id, None: not known)."""
    scope = region.removeprefix("place/") if region else "-"
    return f"group/{scope}/{name}"


def fact_id(content: str, kind: str, names: tuple[str, ...], start: int) -> str:
    """Return a fact's id from its document's sha256, kind, ends or names and raw start.

    Rule and amounts do not enter: a person's judgement on a fact outlives a rebuild.
    """
    return f"fact/{digest_of(content, kind, *names, str(start))}"


def member_id(content: str, group: str, place: str) -> str:
    """Return the id of a membership from its document's sha256, the group and the member."""
    return f"member/{digest_of(content, group, place)}"


def digest_of(*parts: str) -> str:
    """Return twenty hexadecimal digits that hang on all parts and their order."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:20]
