"""What a person said of a fact stands on the cards of the pages that quote it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from viz_sample import HOSTILE, sample_facts, sample_numbers, write_sample

import viz
from graph.reviews import Review

pytest_plugins = ("browsing",)
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample build, drawn with a word on a part of a total and one on an aid fact."""
    folder = write_sample(tmp_path_factory.mktemp("reviewed"))
    part, aid = sample_numbers()[1]["id"], sample_facts()[0]["id"]
    words = [Review(part, "wrong", HOSTILE, "甲", "2024-05-01"), Review(aid, "confirmed")]
    viz.draw(folder, reviews={one.fact: one for one in words})
    return folder


def test_audit_shows_the_word_on_its_figure_alone(reviewed: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((reviewed / "audit.html").as_uri())
    said = page.locator("#audited .said-wrong")
    expect(said).to_have_count(1)
    expect(page.locator("#audited li.part .said-wrong")).to_contain_text("错误 甲 · 2024-05-01")
    assert page.evaluate("window.hacked === undefined")
    page.close()


def test_money_shows_the_words_on_its_payments(reviewed: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((reviewed / "money.html").as_uri())
    page.locator(".ribbon", has_text="北京市").first.evaluate(
        "one => one.dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    )
    expect(page.locator("#detail .said-confirmed")).to_have_count(1)
    expect(page.locator("#detail .said-confirmed")).to_contain_text("确认")
    page.close()
