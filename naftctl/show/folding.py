"""Text on lines that fit."""

from __future__ import annotations

from textwrap import wrap

from naftctl.show.words import visible


def folded(text: str, width: int, indent: str = "", hang: str = "  ") -> list[str]:
    """A text in lines of at most `width`, those after the first set in further; a word keeps its dashes."""
    return wrap(
        visible(text),
        width,
        initial_indent=indent,
        subsequent_indent=indent + hang,
        break_on_hyphens=False,
    )
