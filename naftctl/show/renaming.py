"""What changes when a note gets another id: a diff, what is left as it is, and what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from naftctl.language import tr
from naftctl.notes.renaming import Renaming
from naftctl.show.words import Paint, visible
from naftctl.source import Span

_COLOURS = {"-": "31", "+": "32", "@": "36"}


def heading(renaming: Renaming, path: str) -> Iterator[str]:
    """Which files get another name."""
    for old, new in renaming.moves.items():
        yield tr("rename {file}", file=visible(f"{path}/{old}"))
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
        yield tr(
            "another file has the id {old} as well; these references stay as they are:", old=renaming.old
        )
        yield from _places(renaming.cited)
        yield tr("  help: write {new} yourself where this source is meant", new=renaming.new)
    if mentions:
        yield tr("{old} also stands outside a reference; that text stays as it is:", old=renaming.old)
        yield from _places(mentions)
    if known:
        yield tr("there were already references to {new}; that is now this source:", new=renaming.new)
        yield from _places(known)


def outcome(renaming: Renaming, texts: Sequence[str], path: str) -> Iterator[str]:
    """What was done, file by file."""
    for old, new in renaming.moves.items():
        yield tr("  rename  {file} → {new}", file=visible(f"{path}/{old}"), new=visible(new))
    counts = {name: sum(s.path == f"{path}/{name}" for s, _, _ in renaming.places) for name in texts}
    for name, number in counts.items():
        if number and name not in renaming.moves:
            word = tr("reference") if number == 1 else tr("references")
            yield tr(
                "  change  {file}: {number} {word}",
                file=visible(f"{path}/{name}"),
                number=number,
                word=word,
            )


def _lines(text: str) -> list[str]:
    return [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]


def _places(spans: Sequence[Span]) -> Iterator[str]:
    for span in sorted(set(spans)):
        yield f"  --> {visible(str(span))}"
