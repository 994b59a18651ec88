"""The house style of a workspace, with what is wrong in it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.engines.fonts import families
from naftctl.language import tr
from naftctl.load.images import MAX_BYTES, BadImage, judge_image
from naftctl.load.tree import Tree, Unreadable
from naftctl.model.workspace import Colours, House, Organisation, Settings
from naftctl.prose import image_file
from naftctl.source import Span

FONTS = "templates/report/fonts"
ASKED = 4.5
"""The least contrast for words (WCAG 2.1, level AA)."""

LEAST_CELL = 3
"""The least threshold of an overview: a count of two tells each of the two about the other."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_TINT = 0.09
_LOGO = tr("put a PNG or JPEG in this folder and write its path, or write null")


def read_house(settings: Settings, tree: Tree, fonts: Path) -> tuple[House, tuple[Diagnostic, ...]]:
    """The house style that `settings` ask for; `tree` is the workspace, `fonts` its folder with fonts."""
    said = [*_colours(settings.colours), *_font(settings, fonts), *_cell(settings)]
    logos = {}
    for name in type(settings.organisations).model_fields:
        organisation: Organisation = getattr(settings.organisations, name)
        if organisation.logo is None:
            continue
        try:
            logos[name] = _logo(organisation.logo, tree)
        except (BadImage, Unreadable) as fault:
            reason = fault.reason if isinstance(fault, Unreadable) else str(fault)
            message = f"logo `{organisation.logo[:60]}`: {reason}"
            said.append(Diagnostic(organisation.where("logo"), "N136", Severity.ERROR, message, _LOGO))
    counts = settings.small_count, max(settings.small_cell, LEAST_CELL)
    house = House(settings.organisations, settings.font, settings.colours, logos, *counts)
    return house, tuple(sorted(said, key=lambda one: one.span))


def contrast(one: str, other: str) -> float:
    """The contrast between two colours `#rrggbb`, from 1 to 21, as WCAG defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _logo(written: str, tree: Tree) -> bytes:
    name = image_file("", written)
    if name is None:
        raise BadImage(tr("this path points outside the folder"))
    data = tree.read(name, MAX_BYTES)
    judge_image(data)
    return data


def _font(settings: Settings, fonts: Path) -> Iterator[Diagnostic]:
    if not os.path.isdir(fonts):  # noqa: PTH112  (a folder that nobody may look into is none)
        return
    known = families(fonts)
    if settings.font in known:
        return
    near = next(iter(get_close_matches(settings.font, known, 1)), "")
    message = tr("font `{font}` is not in {fonts}", font=settings.font[:60], fonts=FONTS)
    hint = (
        tr("did you mean {near}?", near=near)
        if near
        else tr("choose from {known}, or add the TTF files", known=", ".join(known))
    )
    yield Diagnostic(settings.where("font"), "N137", Severity.ERROR, message, hint)


def _cell(settings: Settings) -> Iterator[Diagnostic]:
    if settings.small_cell < LEAST_CELL:
        message = tr(
            "the threshold for small counts is {small_cell}; at least {least_cell} expected",
            small_cell=settings.small_cell,
            least_cell=LEAST_CELL,
        )
        span = settings.where("small_cell")
        yield Diagnostic(
            span,
            "N139",
            Severity.ERROR,
            message,
            tr("write {least_cell} or more, usually 5", least_cell=LEAST_CELL),
        )


def _colours(colours: Colours) -> Iterator[Diagnostic]:
    for name in type(colours).model_fields:
        value: str = getattr(colours, name)
        span = colours.where(name)
        if not _COLOUR.fullmatch(value):
            message = tr("`{found}` is not a colour like #0a3d5c", found=value[:30])
            yield Diagnostic(
                span, "N138", Severity.ERROR, message, tr("write # and six digits or letters a to f")
            )
            continue
        yield from _contrast(span, name, value)


def _contrast(span: Span, name: str, value: str) -> Iterator[Diagnostic]:
    """Words stand on white and on a tint: of the colour itself, and for plain words of the accent."""
    grounds = {
        tr("white"): "#ffffff",
        tr("a light tint of it"): _tint(value) if name != "text" else "#f2f5f7",
    }
    found, ground = min((contrast(value, colour), words) for words, colour in grounds.items())
    if found < ASKED:
        shown, asked = f"{int(found * 100) / 100:.2f}".replace(".", ","), f"{ASKED}".replace(".", ",")
        message = tr(
            "contrast of {colour} on {ground} is {contrast} to 1; at least {asked} to 1 required",
            colour=value,
            ground=ground,
            contrast=shown,
            asked=asked,
        )
        yield Diagnostic(span, "N138", Severity.ERROR, message, tr("choose a darker colour"))


def _tint(colour: str) -> str:
    """The colour as it lies under words of the same colour: mostly white."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * _TINT):02x}" for part in parts)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
