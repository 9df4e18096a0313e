"""The aid facts of a text, for tests on what they carry."""

from __future__ import annotations

from typing import Any

from graph.language import load_language, read_document
from graph.model import Document

NLP = load_language()


def read(text: str, **described: Any) -> list[dict[str, Any]]:
    """Return the fields of the aid facts of a text."""
    document = Document("case", "case.txt", text, text, range(len(text)), **described)
    facts = [fact.to_json() for fact in read_document(NLP, document)._.facts]
    return [fact for fact in facts if fact["kind"] == "aid"]
