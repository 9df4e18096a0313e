"""What ``python -m queries`` does beside asking a question: one module a command.

In: the arguments behind the command's name. Out: a file or text. Example: ``python -m queries
export --output pairs.graphml``. WrongQuestion where an argument means nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from queries.commands.cite import cite
from queries.commands.export import export
from queries.commands.matrix import matrix
from queries.commands.panel import panel
from queries.commands.report import report
from queries.commands.reviews import reviews
from queries.commands.sample import sample


@dataclass(frozen=True, slots=True)
class Command:
    """A command, and what it does in a line of each language."""

    run: Callable[[list[str]], None]
    zh: str
    en: str


COMMANDS: dict[str, Command] = {
    "export": Command(export, "导出整个图谱，供其他程序使用", "write the graph for other programs"),
    "panel": Command(panel, "行政区划×年份的面板数据", "divisions by years, for R and Stata"),
    "matrix": Command(matrix, "帮扶方×受援方矩阵", "helpers by recipients, for R and Stata"),
    "sample": Command(sample, "抽样判断，计算准确率", "facts to judge, precision of the judged"),
    "reviews": Command(reviews, "审核过的事实", "facts that persons confirmed or marked wrong"),
    "report": Command(report, "简报：网页、Word 或 PDF", "an analyst's brief: HTML, Word or PDF"),
    "cite": Command(cite, "参考文献（GB/T 7714、BibTeX）", "references: GB/T 7714 and BibTeX"),
}
