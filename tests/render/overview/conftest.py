"""Overviews put together by hand, rendered once for every test that looks at them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from naftctl.model.overview import Overview
from naftctl.model.workspace import House
from naftctl.prose import Prose, Shape
from naftctl.prose import parse as parse_prose
from naftctl.render.overview import FORMATS, render_overview
from naftctl.render.overview.compose import HEADINGS, overview_context
from naftctl.render.overview.context import Edition
from tests.render.overview.sector import FRAMEWORKS, ROOT, nothing, rich

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
    edition: Edition = "public",
    text: Prose | None = None,
    house: House | None = None,
) -> dict[str, bytes]:
    context, texts = overview_context(overview, house or House(), FRAMEWORKS, text, edition, "0.1.0")
    folders: tuple[Path, Path] = (TEMPLATES / "overview", TEMPLATES / "report")
    return render_overview(context, texts, formats, *folders)


@pytest.fixture(scope="session")
def internal() -> dict[str, bytes]:
    """A year with everything in it and the words of people, in every format."""
    return made(rich(), edition="internal", text=written(WORDS))


@pytest.fixture(scope="session")
def public() -> dict[str, bytes]:
    return made(rich(), ("md",), text=written(WORDS))


@pytest.fixture(scope="session")
def empty() -> dict[str, bytes]:
    return made(nothing())
