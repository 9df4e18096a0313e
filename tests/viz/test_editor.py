"""The editor in a real Chromium: completing, asking, drawing, hostile words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from viz_sample import HOSTILE

from graph.query_files import load_queries
from graph.store import open_store
from graph.vocab import load_vocabulary
from viz.editor import view_editor

pytest_plugins = ("browsing", "served")
pytestmark = pytest.mark.browser
SIZES = {"wide": (1280, 800), "narrow": (390, 844)}


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """Open the editor; afterwards no error was printed and no request left the server."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    opened, faults = context.new_page(), list[str]()
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on(
        "request",
        lambda sent: None if sent.url.startswith(address) else faults.append(sent.url),
    )
    opened.goto(f"{address}/editor")
    yield opened
    assert opened.evaluate("window.hacked === undefined")
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [fault for fault in faults if "400" not in fault] == []
    context.close()


def write(page: Page, query: str) -> None:
    """Put a query into the editor by the keyboard."""
    page.locator("#query").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(query)


def test_every_term_prefix_and_question_is_offered(out: Path) -> None:
    data = view_editor(open_store(out / "store"))
    vocabulary = load_vocabulary()
    concepts = sum(map(len, vocabulary.concepts.values()))
    assert len(data.terms) == len(vocabulary.terms) + concepts
    assert {example.name for example in data.examples} == set(load_queries())
    helper = next(term for term in data.terms if term.name == ":helper")
    assert (helper.zh, helper.en) == ("帮扶方", "helper") and helper.meaning_en
    helps_place = next(one for one in data.examples if one.name == "helps_place")
    assert "place/152200>" in helps_place.text and not helps_place.text.startswith("#")


def test_first_query_is_answered_with_names(page: Page) -> None:
    page.locator("#run").click()
    expect(page.locator("#table")).to_contain_text("鄂尔多斯市")
    expect(page.locator("#table th")).to_have_text(["helper", "recipient", "mechanism", "facts"])
    page.locator("#language").click()
    expect(page.locator("#run")).to_have_text("Run", use_inner_text=True)
    page.locator("#query").press("Control+Enter")
    expect(page.locator("#table")).to_contain_text("Hinggan League")


def test_terms_are_completed_by_name_and_by_meaning(page: Page) -> None:
    write(page, "SELECT ?who { ?who :help")
    page.keyboard.press("Control+Space")
    options = page.locator("#completions [role=option]")
    expect(options.first).to_contain_text(":helper")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#completions")).to_be_hidden()
    write(page, "SELECT ?who { ?who 受援")
    page.keyboard.press("Control+Space")
    expect(page.locator("#completions")).to_contain_text(":recipient")
    page.keyboard.press("Tab")
    assert "受援" not in page.locator("#query").input_value()


def test_fault_is_told_with_its_place(page: Page) -> None:
    write(page, "SELECT ?x {\n?x nowhere:at ?y }")
    page.locator("#query").press("Control+Enter")
    expect(page.locator("#said")).to_contain_text("line 2")
    expect(page.locator("#said")).to_contain_text("PREFIX")


def test_example_runs_and_entity_leads_to_what_is_said_of_it(page: Page) -> None:
    page.locator("#examples").select_option("helps_place")
    link = page.locator("#table a", has_text="鄂尔多斯市").first
    expect(link).to_be_visible()
    link.click()
    expect(page.locator("#table")).to_contain_text("150600")
    assert "place/150600" in page.locator("#query").input_value()
    page.reload()
    expect(page.locator("#table")).to_contain_text("150600")


def test_hostile_words_are_shown_as_words(page: Page) -> None:
    write(page, "SELECT ?name { ?x rdfs:label ?name } ORDER BY ?name")
    page.locator("#query").press("Control+Enter")
    expect(page.locator("#table")).to_contain_text(HOSTILE.split("\u202e")[0])


def test_graph_is_drawn_from_rows_and_from_triples(page: Page) -> None:
    for query in (
        "SELECT ?a ?b { ?a :helps ?b }",
        "CONSTRUCT { ?a :helps ?b } WHERE { ?a :helps ?b }",
    ):
        write(page, query)
        page.locator("#query").press("Control+Enter")
        expect(page.locator("#table")).to_contain_text("兴安盟")
        page.locator("[data-way=graph]").click()
        expect(page.locator("#graph canvas")).to_be_visible()
        page.locator("[data-way=table]").click()
    write(page, "SELECT (1 AS ?n) {}")
    page.locator("#query").press("Control+Enter")
    page.locator("[data-way=graph]").click()
    expect(page.locator("#graph .note")).to_be_visible()


def test_answer_is_downloaded_as_csv(page: Page, tmp_path: Path) -> None:
    write(page, "SELECT (COUNT(*) AS ?n) { ?f a :AidFact }")
    page.locator("#query").press("Control+Enter")
    expect(page.locator("#table td")).to_have_text("6")
    with page.expect_download() as download:
        page.locator("#downloads button", has_text="CSV").click()
    download.value.save_as(tmp_path / "answer.csv")
    assert (tmp_path / "answer.csv").read_text(encoding="utf-8").split() == ["n", "6"]
