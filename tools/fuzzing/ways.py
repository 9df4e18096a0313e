"""The ways by which a text of others reaches patterns: document, page, query, mask.

In: a text. Out: nothing. Example: ``WAYS["mask"]("县委书记王小明说")``.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from graph.building import language
from graph.language import read_document
from graph.masking import mask_persons
from graph.query_text import keywords, without_open
from graph.reading.markup import read_markup
from graph.reading.source import UnreadableDocument
from tools.fuzzing.texts import document_of


def read_facts(text: str) -> None:
    """Read a text as a document of its own."""
    told = f"2016年，北京市帮扶赤峰市，{text}\n甲县负责。\n"
    read_document(language(), document_of(told))


def read_page(text: str) -> None:
    """Read a text as the markup of a page."""
    page = f"<html><body><p>{'甲县。' * 150}</p>{text}</body></html>"
    with suppress(UnreadableDocument):
        read_markup(page.encode("utf-8", "replace"))


def read_query(text: str) -> None:
    """Read a text as a query."""
    keywords(text)
    without_open(text, {"a"})


WAYS: dict[str, Callable[[str], object]] = {
    "facts": read_facts,
    "page": read_page,
    "query": read_query,
    "mask": mask_persons,
}
