"""What is mended: the change of each file with the faults that it mends, and how much of it there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from naftctl.language import tr
from naftctl.mending import Ends, Fix, Left, Mended, Reason
from naftctl.show.folding import headed
from naftctl.show.words import Paint, visible

_COLOURS = {"-": "31", "+": "32", "@": "36"}
_AROUND = 1


def change(mended: Mended, paint: Paint, width: int) -> Iterator[str]:
    """Each file before and after as a unified diff, in order, with what is mended above its place."""
    for path in sorted(mended.after):
        fixes = [fix for fix in mended.fixes if fix.said.span.path == path]
        yield paint(visible(f"--- {path}"), _COLOURS["-"])
        yield paint(visible(f"+++ {path}"), _COLOURS["+"])
        yield from _hunks(_lines(mended.before[path]), _lines(mended.after[path]), fixes, paint, width)


def _hunks(
    old: Sequence[str], new: Sequence[str], fixes: Sequence[Fix], paint: Paint, width: int
) -> Iterator[str]:
    groups = list(SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(_AROUND))
    ends = [group[-1][2] for group in groups]
    # A fault is told above the first piece that ends behind its line.
    homes = [next((n for n, end in enumerate(ends) if fix.line <= end), len(ends) - 1) for fix in fixes]
    for number, group in enumerate(groups):
        for fix, home in zip(fixes, homes, strict=True):
            if home == number:
                yield from headed(fix.said.code, fix.said.message, width, paint(fix.said.code, "1"))
        head = f"@@ -{_range(group[0][1], group[-1][2])} +{_range(group[0][3], group[-1][4])} @@"
        yield paint(head, _COLOURS["@"])
        for tag, a, b, c, d in group:
            before, after = old[a:b], new[c:d]
            if tag == "equal":
                yield from (visible(f" {line}") for line in before)
            else:
                yield from (paint(visible(f"-{line}"), _COLOURS["-"]) for line in before)
                yield from (paint(visible(f"+{line}"), _COLOURS["+"]) for line in after)


def _range(start: int, end: int) -> str:
    """A stretch of lines as a unified diff names it."""
    if end == start:
        return f"{start},0"
    return f"{start + 1}" if end - start == 1 else f"{start + 1},{end - start}"


def _lines(text: str) -> list[str]:
    """The lines of a text as people see them, without a BOM and line ends."""
    lines = [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
    return lines if lines[-1] else lines[:-1]


def line_ends(found: Iterable[Ends]) -> Iterator[str]:
    """What is other than plain about the ends of lines, file by file."""
    for each in found:
        path = visible(each.path)
        if each.bom:
            yield tr("{path}: the BOM at the front is removed", path=path)
        if each.lines == 1:
            yield tr("{path}: 1 line ends in CRLF; that becomes LF", path=path)
        elif each.lines:
            yield tr("{path}: {lines} lines end in CRLF; that becomes LF", path=path, lines=each.lines)


def left_alone(left: Iterable[Left]) -> Iterator[str]:
    """What could be mended and is left as it is, with the reason."""
    for each in left:
        place, code = visible(str(each.said.span)), each.said.code
        if each.reason is Reason.SEALED:
            yield tr("{place}: {code} stays: fixing it would change what is sealed", place=place, code=code)
        else:
            yield tr("{place}: {code} stays: fixing it would give another error", place=place, code=code)


def could(places: int, files: int) -> str:
    """How much can be mended."""
    if files > 1:
        return tr("{places} places in {files} files to fix", places=places, files=files)
    return (
        tr("1 place in 1 file to fix")
        if places == 1
        else tr("{places} places in 1 file to fix", places=places)
    )


def done(places: int, files: int) -> str:
    """How much was mended."""
    if files > 1:
        return tr("{places} places in {files} files fixed", places=places, files=files)
    return (
        tr("1 place in 1 file fixed") if places == 1 else tr("{places} places in 1 file fixed", places=places)
    )


def ends_done(files: int) -> str:
    """How many files have other line ends now."""
    return (
        tr("1 file has ordinary line endings now")
        if files == 1
        else tr("{files} files have ordinary line endings now", files=files)
    )


def ends_could(files: int) -> str:
    """How many files could have other line ends."""
    if files == 1:
        return tr("1 file can get ordinary line endings")
    return tr("{files} files can get ordinary line endings", files=files)
