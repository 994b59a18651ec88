from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from naftctl.render.context import Edition
from tests.browser.conftest import EDITIONS, EXAMPLES, MAIN, REQUIRED

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDE, NARROW = 1280, 360
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The style is the same for every report: each is seen in two looks, the main one in all.
LOOKS = [(WIDE, "light"), (NARROW, "dark"), (WIDE, "dark"), (NARROW, "light")]
# Where axe cannot judge a contrast: one digit or sign, and what a wide table keeps out of sight on a narrow
# screen. Their colours are those of other words, but for the digits in dots, which have a test of their own.
UNDECIDED = ("too short", "only non-text", "partially obscured")
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", EXAMPLES if REQUIRED else [MAIN])
def test_axe_finds_nothing(
    browser: Browser, axe: str, pages: Mapping[tuple[str, Edition], Path], name: str, edition: Edition
) -> None:
    if (name, edition) not in pages:
        pytest.skip("this inspection is not that far")
    found: dict[str, list[str]] = {}
    for width, scheme in LOOKS if REQUIRED and name == MAIN else LOOKS[:2]:
        page = opened(browser, pages[name, edition].as_uri(), width, scheme)
        page.evaluate(axe)
        result = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
        page.close()
        assert len(result["passes"]) > 30
        found[f"{width} {scheme}"] = [*map(told, result["violations"]), *unsure(result["incomplete"])]
    assert {look: wrong for look, wrong in found.items() if wrong} == {}


def told(one: Mapping[str, Any]) -> str:
    return f"{one['id']}: {one['nodes'][0]['html'][:90]}"


def unsure(incomplete: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What axe leaves to a person, without what is known to be too small or out of sight."""
    for one in incomplete:
        for node in one["nodes"]:
            said = " ".join(check["message"] for check in (*node["any"], *node["all"], *node["none"]))
            if one["id"] != "color-contrast" or not any(words in said for words in UNDECIDED):
                yield f"{one['id']}: {said} {node['html'][:90]}"


def opened(browser: Browser, address: str, width: int, scheme: Any = "light") -> Page:
    page = browser.new_page(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [NARROW, 768, WIDE])
def test_no_page_scrolls_sideways(
    browser: Browser, pages: Mapping[tuple[str, Edition], Path], width: int
) -> None:
    over = {}
    for key, path in pages.items():
        page = opened(browser, path.as_uri(), width)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        over[key] = page.evaluate(OVERFLOW)
        page.close()
    assert {key: much for key, much in over.items() if much > 0} == {}


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_letters_twice_as_large_fit(magnified: Browser, main_page: str, width: int) -> None:
    page = opened(magnified, main_page, width)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert page.evaluate(OVERFLOW) == 0
    page.close()


FOCUS = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect()
  return {
    name: one.className || one.tagName, last: one === document.body,
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0,
  }
}"""


@pytest.mark.parametrize(("width", "least"), [(WIDE, 200), (NARROW, 200)])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    browser: Browser, main_page: str, width: int, least: int
) -> None:
    page = opened(browser, main_page, width)
    reached = []
    for _ in range(1500):
        page.keyboard.press("Tab")
        state = page.evaluate(FOCUS)
        if state["last"]:
            break
        reached.append(state)
    assert reached[0]["name"] == "skip"
    assert len(reached) > least
    assert [one["name"] for one in reached if not (one["ring"] and one["seen"])] == []
    assert any("table" in one["name"] for one in reached)
    page.close()


def test_the_skip_link_moves_to_the_report(browser: Browser, main_page: str) -> None:
    page = opened(browser, main_page, WIDE)
    assert page.locator(".skip").bounding_box()["y"] < 0  # type: ignore[index]
    page.keyboard.press("Tab")
    assert page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.close()


def test_the_contents_stand_beside_the_report_or_open_above_it(browser: Browser, main_page: str) -> None:
    wide = opened(browser, main_page, WIDE)
    link = wide.locator("nav a").first
    assert link.is_visible()
    assert not wide.locator(".up").is_visible()
    wide.close()
    narrow = opened(browser, main_page, NARROW)
    link = narrow.locator("nav a").first
    assert not link.is_visible()
    narrow.locator("summary").click()
    assert link.is_visible()
    narrow.locator("summary").click()
    narrow.locator(".up").click()
    assert link.is_visible()
    narrow.close()


COLOURS = """() => [...document.querySelectorAll('.track text')].map(text => {
  const dot = text.previousElementSibling
  return [getComputedStyle(text).fill, getComputedStyle(dot).fill]
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_digits_in_dots_can_be_read(browser: Browser, main_page: str, scheme: str) -> None:
    page = opened(browser, main_page, WIDE, scheme)
    pairs = page.evaluate(COLOURS)
    assert len(pairs) > 5
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []
    page.close()


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as `rgb(1, 2, 3)`, as WCAG counts it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_lines_are_short_enough_to_read(browser: Browser, main_page: str) -> None:
    page = opened(browser, main_page, WIDE)
    lengths = page.evaluate("""() => [...document.querySelectorAll('main section > p')].flatMap(one => {
      const range = document.createRange(), lines = {}
      const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) for (let i = 0; i < walker.currentNode.length; i++) {
        range.setStart(walker.currentNode, i)
        range.setEnd(walker.currentNode, i + 1)
        const line = Math.round(range.getBoundingClientRect().bottom / 12)
        lines[line] = (lines[line] || 0) + 1
      }
      return Object.values(lines)
    })""")
    full = sorted(length for length in lengths if length > 40)
    assert len(full) > 50
    assert full[len(full) // 2] <= 75
    assert full[-1] <= 85
    page.close()


def test_nothing_is_loaded_and_nothing_complains(browser: Browser, main_page: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url[:60]))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(main_page, wait_until="networkidle")
    states = page.evaluate("document.fonts.ready.then(() => [...document.fonts].map(font => font.status))")
    assert states.count("loaded") >= 2
    assert [address for address in asked if not address.startswith(("data:", main_page[:60]))] == []
    assert said == []
    page.close()


def test_it_prints_on_a4_with_its_notice_on_every_page(
    browser: Browser, pages: Mapping[tuple[str, Edition], Path]
) -> None:
    page = opened(browser, pages[MAIN, "final"].as_uri(), WIDE, "dark")
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    page.close()
    texts = [sheet.extract_text() for sheet in printed.pages]
    assert 25 < len(texts) < 45
    sizes = {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in printed.pages}
    assert sizes == {(595, 842)}
    assert [number for number, text in enumerate(texts, 1) if "Definitief verslag" not in text] == []
    assert "Inspectieverslag NAFT" in texts[0]
    assert "Voor jongeren en ouders" in texts[1]
    assert "Naar het verslag" not in "".join(texts)
