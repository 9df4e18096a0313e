"""Tables told with tabs stand in columns on the page of a document."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from viz_sample import write_sample

import viz
from viz.documents import TAB_STOPS, find_tab_stop

pytest_plugins = ("browsing",)
TABLE = (
    "年份\t合计\t专项扶贫\t行业\n2016年\t338.0\t56.6\t218.5\n盟市以下定点\t9.2\t333.0\t合计行\n"
    "合计\t1\t2.25\t3\n"
)
# the left edge of every cell behind a tab, line by line
EDGES = """() => {
  const walker = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
  const lines = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const line of node.data.matchAll(/[^\\n]*\\t[^\\n]*/g)) {
      lines.push([...line[0].matchAll(/\\t/g)].map((tab) => {
        const range = document.createRange();
        range.setStart(node, line.index + tab.index + 1);
        range.setEnd(node, line.index + tab.index + 2);
        return Math.round(range.getBoundingClientRect().left);
      }));
    }
  }
  return lines;
}"""


@pytest.mark.parametrize(
    ("raw", "stop"),
    [
        ("没有表格\n两行", TAB_STOPS[0]),
        ("甲\t乙", TAB_STOPS[0]),
        (TABLE, 7),
        ("一个长到放不进任何一列里去的单元格\t1\n盟市以下定点扶贫\t2", 9),
    ],
)
def test_tab_stop_fits_the_widest_cell_that_can_be_fitted(raw: str, stop: int) -> None:
    assert find_tab_stop(raw) == stop


@pytest.mark.browser
def test_cells_of_a_table_begin_below_each_other(browser: Browser, tmp_path: Path) -> None:
    out = write_sample(tmp_path)
    path = out / "documents" / "计划.txt"
    path.write_bytes(path.read_bytes() + TABLE.encode())
    viz.draw(out)
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto((out / "documents" / "计划.html").as_uri())
    lines = page.evaluate(EDGES)
    context.close()
    assert len(lines) == 4 and len(lines[0]) == 3
    assert all(line == lines[0] for line in lines)


@pytest.mark.browser
@pytest.mark.parametrize("page_name", ["money.html", "timeline.html", "audit.html"])
def test_open_panel_covers_no_button_of_the_head(
    browser: Browser, drawn: Path, page_name: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto((drawn / page_name).as_uri())
    opening = page.locator(".ribbon, button.exit, li.part summary").first
    opening.evaluate("e => e.dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    covered = page.evaluate(
        """() => [...document.querySelectorAll('header a, header button')].filter((one) => {
          const box = one.getBoundingClientRect();
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return !one.contains(top);
        }).map((one) => one.textContent)"""
    )
    context.close()
    assert covered == []
