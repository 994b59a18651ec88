"""Names of files: which two mean the same, which is a stray copy, which cannot live on every computer."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from naftctl.characters import LOST, ODD_IN_KEY, character_name
from naftctl.language import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

MAX_NAME = 120

_COPY = re.compile(
    r"(?P<stem>.+?)"
    r"(?: \([0-9]{1,3}\)"
    r"|(?: - (?:copy|kopie)| \((?:copy|kopie)\))(?: ?\(?[0-9]{1,3}\)?)?"
    r"| \([^()]*(?:conflict|conflicterende)[^()]*\)"
    r"|\.sync-conflict-[0-9]{8}-[0-9]{6}(?:-[a-z0-9]+)?)"
    r"(?P<suffix>\.[a-z0-9]{1,5})?",
    re.IGNORECASE,
)
_COMPUTER = re.compile(r"(?P<stem>.+?)-(?P<computer>[A-Z0-9][A-Z0-9-]{2,62})(?P<suffix>\.[A-Za-z0-9]{1,5})?")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\]')


def folded(name: str) -> str:
    """The form in which two names are the same on a computer that ignores case and accents' spelling."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def twins(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of names that differ only by case or by the way their accents are written."""
    first: dict[str, str] = {}
    pairs = []
    for name in names:
        known = first.setdefault(folded(name), name)
        if known != name:
            pairs.append((known, name))
    return tuple(pairs)


def conflict_copy(name: str, names: Collection[str] = ()) -> str | None:
    """The name of the original, where `name` is a copy that a synchronised folder left behind.

    A computer's name at the end says so only when the original is among `names`.
    """
    folder, slash, last = name.rpartition("/")
    if found := _COPY.fullmatch(last):
        return f"{folder}{slash}{found['stem']}{found['suffix'] or ''}"
    start = 0
    while (found := _COMPUTER.fullmatch(last)) and (start := last.find("-", start + 1)) > 0:
        suffix = found["suffix"] or ""
        original = f"{folder}{slash}{last[:start]}{suffix}"
        computer = last[start + 1 : len(last) - len(suffix)]
        if original in names and computer == computer.upper() and not computer.isdigit():
            return original
    return None


def portable(name: str) -> str | None:
    """Why `name` (a path with `/`) cannot live on every computer; nothing when it can."""
    if len(name) > MAX_NAME:
        return tr("{length} characters is too long; at most {most}", length=len(name), most=MAX_NAME)
    for part in name.split("/"):
        if reason := _part(part):
            return reason
    return None


def _part(part: str) -> str | None:
    if part in ("", ".", ".."):
        return tr("an empty part, or dots instead of a name")
    if found := _FORBIDDEN.search(part):
        return tr("the character `{found}` cannot stand in a name on Windows", found=found.group())
    if found := ODD_IN_KEY.search(part):
        return tr("odd character {character}", character=character_name(found.group()))
    if part[-1] in ". ":
        return tr("a name on Windows cannot end in a full stop or a space")
    stem = part.partition(".")[0].rstrip(" ")
    if _RESERVED.fullmatch(stem):
        return tr("`{stem}` is reserved for a device on Windows", stem=stem)
    return None


def printable(name: str) -> str:
    """The name with a stand-in for everything that could disturb a screen."""
    return ODD_IN_KEY.sub(LOST, name)
