"""Reports: an analyst's brief, made of the answers to the library's questions.

In: a build, a subject. Out: HTML, Word or PDF. Example: ``python -m queries report --set
place=兴安盟 --output brief.html``. To add a section, write ``sections/<name>.py`` and one line in
SECTIONS (queries/reports/making.py); its sentences are rows of phrases.csv.
"""

from __future__ import annotations

from collections.abc import Callable

from queries.reports.inquiry import open_inquiry
from queries.reports.making import make_report
from queries.reports.masking import mask_report
from queries.reports.parts import Report
from queries.reports.subject import read_subject
from queries.reports.writers.page import write_page
from queries.reports.writers.pdf import write_pdf
from queries.reports.writers.word import write_word

WRITERS: dict[str, Callable[[Report], bytes]] = {
    "html": write_page,
    "docx": write_word,
    "pdf": write_pdf,
}

__all__ = ["WRITERS", "make_report", "mask_report", "open_inquiry", "read_subject"]
