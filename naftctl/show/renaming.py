"""What changes when a note gets another id: a diff, what is left as it is, and what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from naftctl.notes.renaming import Renaming
from naftctl.show.words import Paint, visible
from naftctl.source import Span

_COLOURS = {"-": "31", "+": "32", "@": "36"}


def heading(renaming: Renaming, path: str) -> Iterator[str]:
    """Which files get another name."""
    for old, new in renaming.moves.items():
        yield f"hernoem {visible(f'{path}/{old}')}"
        yield f"     → {visible(f'{path}/{new}')}"


def change(old: str, before: str, new: str, after: str, paint: Paint) -> Iterator[str]:
    """A text before and after as a unified diff; nothing where only the name of its file changes."""
    lines = unified_diff(_lines(before), _lines(after), old, new, lineterm="", n=1)
    for line in lines:
        colour = _COLOURS.get(line[:1])
        yield paint(visible(line), colour) if colour else visible(line)


def left_alone(renaming: Renaming, mentions: Sequence[Span], known: Sequence[Span]) -> Iterator[str]:
    """What a person has to look at: shared references, an id in running text, references that were there."""
    if renaming.shared and renaming.cited:
        yield f"nog een bestand draagt het id {renaming.old}; deze verwijzingen blijven zoals ze zijn:"
        yield from _places(renaming.cited)
        yield f"  help: schrijf zelf {renaming.new} waar deze bron bedoeld is"
    if mentions:
        yield f"{renaming.old} staat ook buiten een verwijzing; die tekst blijft zoals hij is:"
        yield from _places(mentions)
    if known:
        yield f"naar {renaming.new} werd al verwezen; dat is nu deze bron:"
        yield from _places(known)


def outcome(renaming: Renaming, texts: Sequence[str], path: str) -> Iterator[str]:
    """What was done, file by file."""
    for old, new in renaming.moves.items():
        yield f"  hernoem  {visible(f'{path}/{old}')} → {visible(new)}"
    counts = {name: sum(s.path == f"{path}/{name}" for s, _, _ in renaming.places) for name in texts}
    for name, number in counts.items():
        if number and name not in renaming.moves:
            word = "verwijzing" if number == 1 else "verwijzingen"
            yield f"  wijzig   {visible(f'{path}/{name}')}: {number} {word}"


def _lines(text: str) -> list[str]:
    return [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]


def _places(spans: Sequence[Span]) -> Iterator[str]:
    for span in sorted(set(spans)):
        yield f"  --> {visible(str(span))}"
