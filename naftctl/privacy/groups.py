"""Groups of so few persons that each of them may be known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.privacy.hit import Found, maybe
from naftctl.privacy.kinds import Kind
from naftctl.privacy.words import NUMBER, Starts

_FEW = r"(?:(?<![\d.,/-])[1-4](?![\d.,]|ste|de)|[eé]én|twee|drie|vier)"
_GROUP_OF = (
    r"(?:jongeren?|leerling(?:en)?|meisjes?|jongens?|minderjarigen?|kinderen|kind|kleuters?|ouders?"
    r"|moeders?|vaders?|gezin(?:nen)?"
    r"|broers|zussen|cliënten?|bewon(?:er|ster)s?|slachtoffers?|nieuwkomers?|vluchtelingen|tieners?"
    r"|personen)"
)
_SMALL = re.compile(
    rf"(?<![\w-])(?:{_FEW}|(?<=slechts )een|(?<=maar )een|(?<=enkel )een)"
    rf"(?: (?:van de|van|op de|op|uit de)(?: (?:\d{{1,3}}"
    rf"|\w{{2,12}}))?)?(?: [a-zà-ÿ]{{3,20}})?? {_GROUP_OF}(?![\w-])",
    re.I,
)
_HEADS = (NUMBER, "een", "twe", "dri", "vie")


def groups(text: str, starts: Starts) -> Iterator[Found]:
    """Every count of persons under five; all of them possible."""
    for match in starts.matches(_SMALL, text, _HEADS):
        yield maybe(Kind.SMALL_GROUP, match.span())
