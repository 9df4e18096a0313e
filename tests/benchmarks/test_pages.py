"""The page of benchmarks: each command writes its own section and leaves those of others."""

from __future__ import annotations

from benchmarks.library import SECTION
from benchmarks.pages import put_head, put_section
from benchmarks.remote import SECTION as REMOTE


def test_commands_keep_the_sections_of_each_other() -> None:
    page = put_head("", "# Benchmarks\n\nold\n")
    page = put_section(page, f"{SECTION}\n\nold library")
    page = put_section(page, f"{REMOTE}\n\nold remote")
    page = put_section(page, f"{SECTION}\n\nnew library")
    assert page == f"# Benchmarks\n\nold\n\n{SECTION}\n\nnew library\n\n{REMOTE}\n\nold remote\n"
    page = put_section(put_head(page, "# Benchmarks\n\nnew"), f"{REMOTE}\n\nnew remote")
    assert page == f"# Benchmarks\n\nnew\n\n{SECTION}\n\nnew library\n\n{REMOTE}\n\nnew remote\n"
