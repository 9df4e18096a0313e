"""Review in a real Chromium: the token, judging, undoing, reloading, hostile words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import serving_review
from viz_sample import HOSTILE

from graph.judgements import read_judgements
from graph.reviews import load_reviews

pytest_plugins = ("browsing", "served")
pytestmark = pytest.mark.browser
SIZES = {"wide": (1280, 800), "narrow": (390, 844)}


class Desk(NamedTuple):
    """A page opened at the start address, that address, and the folder that is written to."""

    page: Page
    start: str
    folder: Path

    def open(self, path: str) -> Page:
        """Open another page of the server."""
        self.page.goto(self.start.partition("/#")[0] + path)
        return self.page


@pytest.fixture(params=SIZES)
def desk(
    request: pytest.FixtureRequest, browser: Browser, out: Path, tmp_path: Path
) -> Iterator[Desk]:
    """Open the start address; afterwards no error was printed and no request left the server."""
    width, height = SIZES[request.param]
    with serving_review(out, "--reviews", str(tmp_path / "kept")) as start:
        context = browser.new_context(viewport={"width": width, "height": height})
        page, faults = context.new_page(), list[str]()
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        own = start.partition("/#")[0]
        page.on(
            "request", lambda sent: None if sent.url.startswith(own) else faults.append(sent.url)
        )
        page.goto(start)
        expect(page.locator("#pass")).to_contain_text("可以写入")
        yield Desk(page, start, tmp_path / "kept")
        assert page.evaluate("window.hacked === undefined")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert [fault for fault in faults if "404" not in fault] == []
        context.close()


def test_token_leaves_the_address_and_no_script_can_read_the_cookie(desk: Desk) -> None:
    page, token = desk.page, desk.start.partition("#token=")[2]
    assert "#" not in page.url and token not in page.url
    assert page.evaluate("document.cookie") == ""
    page.reload()
    expect(page.locator("#pass")).to_contain_text("可以写入")
    page.locator("nav a", has_text="审核").click()
    expect(page.locator("#rows article").first).to_be_visible()
    assert token not in page.content() and token not in page.url


def test_second_browser_with_the_same_address_can_only_read(desk: Desk, browser: Browser) -> None:
    context = browser.new_context()
    other = context.new_page()
    other.goto(desk.start)
    expect(other.locator("#pass")).to_contain_text("口令已用过")
    other.goto(desk.start.partition("/#")[0] + "/review")
    expect(other.locator("#said")).to_contain_text("只读")
    expect(other.locator("#rows article").first).to_be_visible()
    expect(other.locator("[data-word]")).to_have_count(0)
    context.close()


def test_fact_is_marked_reloaded_changed_and_undone(desk: Desk) -> None:
    page = desk.open("/review")
    page.locator("#judge").fill("甲")
    page.locator("#judge").press("Tab")
    card = page.locator("#rows article", has=page.locator(".ends", has_text="鄂尔多斯市"))
    card.locator("input").fill("误读，见原文")
    card.locator("[data-word=wrong]").click()
    expect(card.locator(".judged")).to_contain_text("错误")
    page.reload()
    expect(card.locator(".judged")).to_contain_text("甲")
    expect(card.locator(".judged")).to_contain_text("误读，见原文")
    expect(card.locator("[data-word=wrong]")).to_have_attribute("aria-pressed", "true")
    card.locator("[data-word=confirmed]").focus()
    page.keyboard.press("Enter")
    expect(card.locator(".judged")).to_contain_text("确认")
    [review] = load_reviews(desk.folder).values()
    assert (review.review, review.judge) == ("confirmed", "甲")
    card.locator(".undo").click()
    expect(card.locator(".judged")).to_have_count(0)
    assert load_reviews(desk.folder) == {}
    page.reload()
    expect(card).to_be_visible()
    expect(card.locator(".judged")).to_have_count(0)


def test_pair_is_judged_reloaded_and_undone(desk: Desk) -> None:
    page = desk.open("/review?tab=merges")
    page.locator("#pair summary").click()
    page.locator("#left").fill("北京市")
    page.locator("#right").fill("无此机构")
    page.locator("#pair [data-word=same]").click()
    expect(page.locator("#pair .wrong")).to_contain_text("names no entity")
    page.locator("#right").fill("鄂尔多斯市")
    page.locator("#pair [data-word=different]").click()
    card = page.locator("#rows article")
    expect(card.locator(".judged")).to_contain_text("不同")
    page.reload()
    expect(card).to_contain_text("鄂尔多斯市对口帮扶兴安盟")
    card.locator("[data-word=unsure]").click()
    expect(card.locator(".judged")).to_contain_text("不确定")
    [judgement] = read_judgements(desk.folder / "judgements.csv")
    assert judgement.judgement == "unsure"
    card.locator(".undo").click()
    expect(card.locator(".judged")).to_have_count(0)
    assert read_judgements(desk.folder / "judgements.csv") == []


def test_filters_stand_in_the_address_and_come_back(desk: Desk) -> None:
    page = desk.open("/review")
    page.locator("#kind").select_option("exit")
    expect(page.locator("#rows article")).to_have_count(2)
    page.locator("#search").fill("摘帽")
    expect(page.locator("#rows article")).to_have_count(1)
    assert re.search(r"\?tab=facts&search=.*&kind=exit", page.url)
    page.reload()
    expect(page.locator("#rows article")).to_have_count(1)
    page.locator("#language").click()
    expect(page.locator("[data-word=confirmed]").first).to_contain_text("Confirmed")
    page.locator("#state").select_option("wrong")
    expect(page.locator("#rows article")).to_have_count(0)


def test_hostile_words_are_words_and_lead_to_their_place(desk: Desk) -> None:
    page = desk.open("/review")
    card = page.locator("#rows article", has=page.locator(".ends", has_text="公司")).first
    expect(card).to_contain_text(HOSTILE.split("\u202e")[0])
    card.locator("[data-word=confirmed]").click()
    expect(card.locator(".judged")).to_be_visible()
    card.locator("cite a").click()
    expect(page.locator("mark.framed").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    ["/", "/review", "/review?tab=merges", "/editor", "/explore", "/explore#node=place/150000"],
)
def test_served_page_has_no_serious_finding(
    browser: Browser, out: Path, tmp_path: Path, scheme: str, path: str
) -> None:
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    with serving_review(out, "--reviews", str(tmp_path)) as start:
        context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(start)
        expect(page.locator("#pass")).to_contain_text("可以写入")
        page.goto(start.partition("/#")[0] + path)
        page.wait_for_load_state("networkidle")
        page.evaluate(axe)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        serious = [item for item in found if item["impact"] in ("serious", "critical")]
        assert [(item["id"], item["nodes"][0]["html"]) for item in serious] == []
        context.close()
