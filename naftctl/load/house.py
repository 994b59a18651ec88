"""The house style of a workspace, with what is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.engines.fonts import families
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
_LOGO = "zet een PNG of JPEG in deze map en schrijf het pad ervan, of schrijf null"


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
        raise BadImage("dit pad wijst buiten de map")
    data = tree.read(name, MAX_BYTES)
    judge_image(data)
    return data


def _font(settings: Settings, fonts: Path) -> Iterator[Diagnostic]:
    if not fonts.is_dir():
        return
    known = families(fonts)
    if settings.font in known:
        return
    near = next(iter(get_close_matches(settings.font, known, 1)), "")
    message = f"lettertype `{settings.font[:60]}` staat niet in {FONTS}"
    hint = f"bedoelde u {near}?" if near else f"kies uit {', '.join(known)}, of zet de TTF-bestanden erbij"
    yield Diagnostic(settings.where("font"), "N137", Severity.ERROR, message, hint)


def _cell(settings: Settings) -> Iterator[Diagnostic]:
    if settings.small_cell < LEAST_CELL:
        message = f"de grens voor kleine aantallen is {settings.small_cell}; minstens {LEAST_CELL} verwacht"
        span = settings.where("small_cell")
        yield Diagnostic(span, "N139", Severity.ERROR, message, f"schrijf {LEAST_CELL} of meer, gewoonlijk 5")


def _colours(colours: Colours) -> Iterator[Diagnostic]:
    for name in type(colours).model_fields:
        value: str = getattr(colours, name)
        span = colours.where(name)
        if not _COLOUR.fullmatch(value):
            message = f"`{value[:30]}` is geen kleur als #0a3d5c"
            yield Diagnostic(
                span, "N138", Severity.ERROR, message, "schrijf # en zes cijfers of letters a tot f"
            )
            continue
        yield from _contrast(span, name, value)


def _contrast(span: Span, name: str, value: str) -> Iterator[Diagnostic]:
    """Words stand on white and on a tint: of the colour itself, and for plain words of the accent."""
    grounds = {"wit": "#ffffff", "een lichte tint ervan": _tint(value) if name != "text" else "#f2f5f7"}
    found, ground = min((contrast(value, colour), words) for words, colour in grounds.items())
    if found < ASKED:
        shown, asked = f"{int(found * 100) / 100:.2f}".replace(".", ","), f"{ASKED}".replace(".", ",")
        message = f"contrast van {value} op {ground} is {shown} op 1; minstens {asked} op 1 gevraagd"
        yield Diagnostic(span, "N138", Severity.ERROR, message, "kies een donkerdere kleur")


def _tint(colour: str) -> str:
    """The colour as it lies under words of the same colour: mostly white."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * _TINT):02x}" for part in parts)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
