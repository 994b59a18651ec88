"""Overviews put together by hand, rendered once for every test that looks at them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from naftctl.model.overview import HEADINGS, Overview
from naftctl.model.workspace import House
from naftctl.prose import Prose, Shape
from naftctl.prose import parse as parse_prose
from naftctl.render import FORMATS
from naftctl.render.overview import render_overview
from naftctl.render.overview.compose import overview_context
from tests.render.overview.sector import FRAMEWORKS, ROOT, inside, nothing, rich

TEMPLATES = ROOT / "templates"
WORDS = """\
## Inleiding

Dit was het *eerste* jaar met twee kaders.

## Wat opvalt

- Veel teams vonden goede praktijk bij de begeleiding.

## Vooruitblik

Volgend jaar komt ⟨vul in: het thema⟩ aan bod.
"""


def written(markdown: str) -> Prose:
    return parse_prose(markdown, "overviews/2026-2027/text.md", 1, Shape(dict.fromkeys(HEADINGS, "")))


def made(
    overview: Overview,
    formats: Collection[str] = FORMATS,
    text: Prose | None = None,
    house: House | None = None,
) -> dict[str, bytes]:
    context, texts = overview_context(overview, house or House(), FRAMEWORKS, text, "0.1.0")
    folders: tuple[Path, Path] = (TEMPLATES / "overview", TEMPLATES / "report")
    return render_overview(context, texts, formats, *folders)


@pytest.fixture(scope="session")
def internal() -> dict[str, bytes]:
    """A year with everything in it and the words of people, in every format."""
    return made(inside(), text=written(WORDS))


@pytest.fixture(scope="session")
def public() -> dict[str, bytes]:
    return made(rich(), ("md",), text=written(WORDS))


@pytest.fixture(scope="session")
def empty() -> dict[str, bytes]:
    return made(nothing())
