"""Menus are cut out of web pages, whatever else the page holds."""

from __future__ import annotations

import pytest

from graph.reading.markup import read_markup
from graph.reading.menus import drop_menus

TOLD = "<p>丙市帮扶丁县。</p>"


@pytest.mark.parametrize(
    "menu",
    [
        "<nav><a href=x>甲省对口支援乙县</a></nav>",
        '<div class="nav"><div>更多</div>甲省对口支援乙县</div>',
        "<ul id=menu><li>甲省对口支援乙县</ul>",
        '<DIV class="top Navbar left">甲省对口支援乙县</DIV>',
        "<footer>相关：甲省对口支援乙县</footer>",
        '<div class="related"><div><div>甲省对口支援乙县</div></div></div>',
    ],
)
def test_menu_gives_no_text_and_the_rest_stays(menu: str) -> None:
    for page in (menu + TOLD, TOLD + menu):
        text = read_markup(f"<html><body>{page}</body></html>".encode())
        assert "甲省" not in text and "丙市帮扶丁县。" in text


@pytest.mark.parametrize(
    "markup",
    [
        "<nav>甲省对口支援乙县",
        '<div class="navigate-to">甲省</div>',
        '<div title="nav">甲省</div>',
        '<div class="menus">甲省</div>',
        "<header><h1>甲省</h1></header>",
    ],
)
def test_what_is_no_closed_menu_stays(markup: str) -> None:
    assert "甲省" in drop_menus(markup)


def test_many_menus_that_are_never_closed_are_passed_by() -> None:
    markup = '<div class="nav">' * 50_000 + "甲省"
    assert drop_menus(markup) == markup
