"""Text on lines that fit."""

from __future__ import annotations

from textwrap import wrap

from naftctl.show.words import visible


def headed(head: str, text: str, width: int | None, shown: str = "") -> list[str]:
    """A text behind its head, which may be `shown` in colours; without a width on one line."""
    plain = visible(text)
    lines = folded(f"{head} {text}", width, hang="    ") if width else [f"{head} {plain}".rstrip()]
    first = lines[0].removeprefix(head)
    return [f"{shown or head}{first}", *lines[1:]]


def parted(text: str, width: int | None) -> str:
    """A line whose parts, between ` · `, stand below each other where they are too wide beside each other."""
    return text if width is None or len(text) <= width else text.replace(" · ", " ·\n  ")


def folded(text: str, width: int, indent: str = "", hang: str = "  ") -> list[str]:
    """A text in lines of at most `width`, those after the first set in further; a word keeps its dashes."""
    return wrap(
        visible(text),
        width,
        initial_indent=indent,
        subsequent_indent=indent + hang,
        break_on_hyphens=False,
    )
