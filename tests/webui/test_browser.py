"""A reader's way through the pages, in a real browser against a real server."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect, sync_playwright

pytestmark = pytest.mark.browser

Serving = Callable[..., AbstractContextManager[tuple[subprocess.Popen[str], str, str]]]

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATHS = (
    "/",
    "/search?q=convoy",
    "/search?q=convoy&unit=1st+Test+Wing&location=DE/Bavaria&from=2019",
    "/search?q=title:convoy+taken:2019..+-embassy&not_unit=2nd+Test+Wing&match=any",
    "/search?q=%22convoy+dawn%22+harbr+%26",
    "/search?q=nosuchword&unit=1st+Test+Wing",
    "/search?q=convoy&unit=1st+Test+Wing&location=JP",
    "/search?q=convoy&page=99",
    "/values/location?q=convoy&find=a",
    "/values/unit",
    "/map?q=convoy",
    "/map?location=JP&not_unit=1st+Test+Wing",
    "/story/1003?q=convoy",
    "/story/1003/versions/1004",
    "/story/900?q=hostile",
    "/help",
    "/status",
    "/api",
    "/nowhere",
)
AXE_OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SMALLEST_TARGET_PX = 24
"""WCAG 2.2, 2.5.8; links inside a sentence are exempt."""


FAINT_TEXTS = """() => {
  const channel = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4
  const numbers = text => text.match(/[\\d.]+/g).map(Number)
  const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b)
  const behind = e => {
    for (; e; e = e.parentElement) {
      const color = numbers(getComputedStyle(e).backgroundColor)
      if (color.length === 3 || color[3] === 1) return color
    }
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const faint = []
  while (texts.nextNode()) {
    const e = texts.currentNode.parentElement
    if (!texts.currentNode.data.trim() || !e.checkVisibility()) continue
    const a = light(numbers(getComputedStyle(e).color)), b = light(behind(e))
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05)
    if (ratio < 4.5) faint.push([texts.currentNode.data.trim(), ratio])
  }
  return faint
}"""
"""The texts of less than 4.5:1 to what is behind them (WCAG 1.4.3), and their ratios."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("Browser tests need Chromium: apt-get install chromium")
        pytest.skip("Browser tests need Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def address(index: str, serving: Serving) -> Iterator[str]:
    with serving(index) as (_, _, where):
        yield where


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A window without JavaScript: every page has to work so."""
    opened = browser.new_context(base_url=address, java_script_enabled=False)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="module")
def watcher(browser: Browser, address: str) -> Iterator[Page]:
    """A window whose own scripts measure the pages; shared, for it changes nothing."""
    with browser.new_context(base_url=address) as context:
        yield context.new_page()


def first_title(page: Page) -> str:
    return page.locator(".card-title").first.inner_text()


def test_a_reader_searches_filters_sorts_pages_and_reads(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("43 stories")
    page.get_by_label("Search the stories").fill("convoy")
    page.get_by_label("Search the stories").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("1–10 of 40 stories")

    page.get_by_role("checkbox", name=re.compile("^1st Test Wing")).check()
    page.get_by_role("checkbox", name=re.compile("^2nd Test Wing")).check()
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1–10 of 20 stories")
    expect(page.get_by_role("checkbox", name=re.compile("^1st Test Wing"))).to_be_checked()
    expect(page.get_by_role("checkbox", name=re.compile("^2nd Test Wing"))).to_be_checked()
    expect(page.get_by_role("checkbox", name=re.compile("^3rd Test Wing"))).not_to_be_checked()

    page.get_by_role("link", name="Remove Unit: 2nd Test Wing").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1–10 of 10 stories")
    page.get_by_role("link", name="Remove Unit: 1st Test Wing").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1–10 of 40 stories")

    page.get_by_role("link", name="Oldest").click()
    assert first_title(page) == "Convoy 0 reaches the harbor"
    expect(page.get_by_role("link", name="Oldest")).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("11–20 of 40 stories")
    assert first_title(page) == "Convoy 10 reaches the harbor"

    page.get_by_role("link", name="Convoy 10 reaches the harbor").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Convoy 10 reaches the harbor")
    expect(page.locator(".prose mark")).to_have_text(["convoy"])
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("11–20 of 40 stories")


def test_words_typed_beside_ticked_boxes_are_searched_together(page: Page) -> None:
    page.goto("/search?q=convoy&unit=1st+Test+Wing&sort=oldest")
    page.get_by_label("Search the stories").fill("dawn")
    page.get_by_role("checkbox", name=re.compile("^3rd Test Wing")).check()
    page.get_by_label("From", exact=True).fill("2020")
    page.get_by_label("Search the stories").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("of 13 stories")
    assert first_title(page) == "Convoy 14 reaches the harbor"


def test_a_place_is_found_by_opening_its_country(page: Page) -> None:
    page.goto("/search?q=convoy")
    place = page.get_by_role("checkbox", name=re.compile("^Okinawa"))
    expect(place).to_be_hidden()
    page.locator("summary", has_text="Within Japan").click()
    place.check()
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1–10 of 10 stories")
    expect(page.get_by_role("checkbox", name=re.compile("^Okinawa"))).to_be_checked()
    expect(page.get_by_role("checkbox", name=re.compile("^Kadena Air Base"))).to_be_visible()


def test_on_a_phone_results_come_first_and_filters_open_on_demand(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/search?q=convoy")
    box = page.get_by_role("checkbox", name=re.compile("^1st Test Wing"))
    expect(box).to_be_hidden()
    title = page.locator(".card-title").first.bounding_box()
    assert title
    assert title["y"] < 400
    page.get_by_text("Filters", exact=True).first.click()
    box.check()
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_text("Filters (1 active)")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1–10 of 10 stories")


def test_on_a_wide_window_the_filters_are_always_open(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/search?q=convoy")
    expect(page.get_by_role("checkbox", name=re.compile("^1st Test Wing"))).to_be_visible()
    expect(page.locator(".filters > details > summary")).to_be_hidden()


def test_the_keyboard_reaches_the_results_first_and_shows_where_it_is(page: Page) -> None:
    page.goto("/search?q=convoy")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the results")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#main$"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Relevance")).to_be_focused()


@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways(watcher: Page, path: str) -> None:
    watcher.goto(path)
    for width in (320, 640, 900, 1280):
        watcher.set_viewport_size({"width": width, "height": 700})
        assert watcher.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PATHS)
def test_every_control_is_large_enough_to_hit(watcher: Page, path: str) -> None:
    watcher.set_viewport_size({"width": 390, "height": 800})
    watcher.goto(path)
    watcher.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    small = watcher.evaluate(
        """least => [...document.querySelectorAll(
             'button, summary, .row, .chip, .clear, .sorts a, .pager a, .way a, .ways a, '
             + '.card-title a, .wordmark, input:not([type=hidden], [type=checkbox])')]
           .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
           .filter(([, box]) => box.width && (box.height < least || box.width < least))
           .map(([html]) => html)""",
        SMALLEST_TARGET_PX,
    )
    assert small == []


@pytest.mark.parametrize("path", PATHS)
def test_a_page_breaks_no_policy_asks_nobody_else_and_is_light(
    browser: Browser, address: str, path: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        complaints: list[str] = []
        responses: list[Response] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("response", lambda response: responses.append(response))  # noqa: PLW0108
        page.goto(address + path, wait_until="load")
        expected = ["Failed to load resource"] if path == "/nowhere" else []
        assert [text.partition(":")[0] for text in complaints] == expected
        assert [r.url for r in responses if not r.url.startswith(address)] == []
        assert sum(len(response.body()) for response in responses) < 60_000


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend(
    watcher: Page, path: str, scheme: Literal["light", "dark"]
) -> None:
    watcher.emulate_media(color_scheme=scheme)
    watcher.set_viewport_size({"width": 1280, "height": 800})
    watcher.goto(path)
    found = Axe().run(watcher, options=AXE_OPTIONS).response["violations"]
    assert [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found] == []


@pytest.fixture
def typing(browser: Browser, address: str) -> Iterator[Page]:
    """A window of its own in which scripts run."""
    with browser.new_context(base_url=address) as context:
        yield context.new_page()


def test_keys_lead_to_the_box_and_from_story_to_story(typing: Page) -> None:
    typing.goto("/search?q=convoy&sort=oldest")
    typing.keyboard.press("j")
    typing.keyboard.press("j")
    expect(typing.get_by_role("link", name="Convoy 1 reaches the harbor")).to_be_focused()
    typing.keyboard.press("k")
    expect(typing.get_by_role("link", name="Convoy 0 reaches the harbor")).to_be_focused()
    typing.keyboard.press("/")
    box = typing.get_by_label("Search the stories")
    expect(box).to_be_focused()
    box.fill("j / k ?")  # what is typed is typed
    expect(box).to_have_value("j / k ?")
    expect(typing.locator("dialog")).to_be_hidden()


def test_keys_are_listed_and_can_be_switched_off(typing: Page) -> None:
    typing.goto("/search?q=convoy")
    typing.keyboard.press("?")
    expect(typing.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    typing.get_by_role("checkbox", name="Shortcuts are on").uncheck()
    typing.get_by_role("button", name="Close").click()
    typing.goto("/search?q=dawn")
    typing.keyboard.press("?")
    expect(typing.locator("dialog")).to_be_hidden()
    typing.get_by_role("button", name="Keyboard shortcuts").click()
    expect(typing.get_by_role("checkbox", name="Shortcuts are on")).not_to_be_checked()


def test_the_count_is_announced_by_a_status_of_its_own(typing: Page) -> None:
    typing.goto("/search?q=convoy")
    expect(typing.get_by_role("status")).to_have_text("1–10 of 40 stories")


def test_a_suggestion_is_picked_with_the_keyboard(typing: Page) -> None:
    typing.goto("/")
    box = typing.get_by_role("combobox", name="Search the stories")
    box.press_sequentially("1st te")
    first = typing.get_by_role("option").first
    expect(first).to_have_text("1st Test Wing unit · 10")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "suggestion-0")
    assert Axe().run(typing, options=AXE_OPTIONS).response["violations"] == []
    box.press("Escape")
    expect(typing.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("1st te")
    box.press("ArrowDown")
    expect(first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(typing).to_have_url(re.compile(r"unit=1st\+Test\+Wing$"))
    expect(typing.get_by_role("heading", level=1)).to_contain_text("1–10 of 10 stories")


def test_a_suggestion_is_picked_by_touch_and_is_text_whatever_it_says(typing: Page) -> None:
    typing.goto("/")
    box = typing.get_by_role("combobox", name="Search the stories")
    box.press_sequentially("hostile sons")
    option = typing.get_by_role("option", name='<i>"Hostile" & Sons</i>')
    option.click()
    expect(typing.get_by_role("heading", level=1)).to_contain_text("1 story")


@pytest.mark.parametrize("has_script", [True, False])
def test_a_reader_narrows_by_time_and_steps_through_matches(
    browser: Browser, address: str, *, has_script: bool
) -> None:
    with browser.new_context(base_url=address, java_script_enabled=has_script) as context:
        page = context.new_page()
        page.goto("/")
        box = page.get_by_label("Search the stories")
        heading = page.get_by_role("heading", level=1)
        if has_script:
            box.press_sequentially("1st te")
            page.get_by_role("option", name=re.compile("^1st Test Wing")).click()
            expect(heading).to_contain_text("of 10 stories")
        box.fill("convoy")
        box.press("Enter")
        expect(heading).to_contain_text("of 10 stories" if has_script else "of 40 stories")
        page.get_by_role("checkbox", name=re.compile("^1st Test Wing")).check()
        page.get_by_role("checkbox", name=re.compile("^2nd Test Wing")).check()
        page.get_by_role("button", name="Apply").click()
        expect(heading).to_contain_text("of 20 stories")
        expect(heading).to_be_focused()
        page.get_by_role("link", name="2019: 7 stories").click()
        expect(heading).to_contain_text("7 stories")
        page.get_by_role("link", name="August 2019: 1 story").click()
        expect(heading).to_contain_text("1 story")
        page.locator(".card-title a").click()
        page.get_by_role("link", name="Go to the first").click()
        expect(page.locator("#mark-1")).to_be_in_viewport()
        page.get_by_role("link", name="Next match").click()
        expect(page).to_have_url(re.compile("#mark-2$"))
        page.get_by_role("link", name="Previous match").click()
        expect(page).to_have_url(re.compile("#mark-1$"))
        for _ in range(4):
            page.go_back()
        expect(heading).to_contain_text("1 story")
        expect(page.get_by_role("checkbox", name=re.compile("^1st Test Wing"))).to_be_checked()
        page.get_by_role("link", name="All years").click()
        expect(heading).to_contain_text("of 20 stories")


def test_a_reader_finds_a_place_on_the_map(page: Page) -> None:
    page.goto("/search?q=convoy")
    page.get_by_role("link", name="Map").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("30 stories on the map")
    land = page.locator(".map use").bounding_box()
    assert land
    assert land["width"] > 600  # the outline has come
    page.get_by_role("link", name="Japan 10").click()
    expect(heading).to_have_text("10 stories on the map")
    page.locator(".map a").click()
    expect(heading).to_contain_text("1–10 of 10 stories")
    expect(page.get_by_role("checkbox", name=re.compile("^Kadena Air Base"))).to_be_checked()
    page.go_back()
    expect(heading).to_have_text("10 stories on the map")


def test_paper_has_what_was_asked_for_and_nothing_to_press(page: Page) -> None:
    page.goto("/search?q=convoy&unit=1st+Test+Wing")
    page.emulate_media(media="print")
    expect(page.locator("#q")).to_be_visible()
    expect(page.get_by_role("link", name="Remove Unit: 1st Test Wing")).to_be_visible()
    for hidden in (".filters", ".pager", ".takes", ".sizes", "button"):
        for each in page.locator(hidden).all():
            expect(each).to_be_hidden()
    page.goto("/story/1003")
    original = page.get_by_role("link", name="Read the original")
    expect(original).to_be_visible()
    shown = original.evaluate("link => getComputedStyle(link, '::after').content")
    assert "https://www.dvidshub.net/news/1003" in shown


@pytest.mark.parametrize("path", PATHS)
def test_text_has_contrast_in_light_and_dark(watcher: Page, path: str) -> None:
    watcher.goto(path)
    watcher.emulate_media(color_scheme="light")
    assert watcher.evaluate(FAINT_TEXTS) == []
    watcher.emulate_media(color_scheme="dark")
    assert watcher.evaluate(FAINT_TEXTS) == []
