from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import REQUIRED
from tests.browser.test_page import LOOKS, NARROW, OVERFLOW, TAGS, WIDE, opened, told, unsure
from tests.render.overview.conftest import WORDS, made, written
from tests.render.overview.sector import inside

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NUMBERS = """() => [...document.querySelectorAll('.bars .bar b')].map(one => {
  const style = getComputedStyle(one);
  const ground = getComputedStyle(one.closest('.run') ? one : one.parentElement);
  const box = one.getBoundingClientRect(), around = one.parentElement.getBoundingClientRect();
  return [style.color, ground.backgroundColor, box.left >= around.left - 1 && box.right <= around.right + 1];
})"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("overview") / "overview.html"
    path.write_bytes(made(inside(), ("html",), written(WORDS))["html"])
    return path.as_uri()


@pytest.mark.parametrize(("width", "scheme"), LOOKS if REQUIRED else LOOKS[:2])
def test_axe_finds_nothing_in_an_overview(
    browser: Browser, axe: str, address: str, width: int, scheme: Any
) -> None:
    page = opened(browser, address, width, scheme)
    page.evaluate(axe)
    result = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
    page.close()
    assert len(result["passes"]) > 30
    assert [*map(told, result["violations"]), *unsure(result["incomplete"])] == []


@pytest.mark.parametrize("width", [NARROW, 768, WIDE])
def test_no_overview_scrolls_sideways(browser: Browser, address: str, width: int) -> None:
    page = opened(browser, address, width)
    over = page.evaluate(OVERFLOW)
    page.close()
    assert over <= 0


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_number_in_a_bar_is_seen_and_reads_on_its_ground(
    browser: Browser, address: str, width: int, scheme: Any
) -> None:
    page = opened(browser, address, width, scheme)
    found = page.evaluate(_NUMBERS)
    page.close()
    assert len(found) > 50
    for ink, ground, within in found:
        assert within
        assert contrast(ink, ground) >= 4.5, (ink, ground)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as a browser tells them, `rgb(1, 2, 3)`."""
    lights = []
    for colour in (one, other):
        parts = [int(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(lights) + 0.05) / (min(lights) + 0.05)
