"""Age, place and date in one passage: each says little, together they say who."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.privacy.births import DAY
from naftctl.privacy.hit import Found, maybe
from naftctl.privacy.kinds import Kind
from naftctl.privacy.names import CAPITAL
from naftctl.privacy.sentence import Sentences

_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_WHEN = re.compile(rf"(?<![\w/.-])(?:{DAY}|(?:\d{{1,2}} )?(?:{_MONTHS})(?: (?:19|20)\d{{2}})?(?!\w))", re.I)
_WHERE = re.compile(rf"(?<!\w)(?:in|uit|te|naar|nabij|rond|regio|omgeving|woont in) ({CAPITAL})")


def combinations(text: str, sentences: Sentences, ages: list[tuple[int, int]]) -> Iterator[Found]:
    """The first date of every passage that also has an age and a place."""
    for begin, end in dict.fromkeys(sentences.passage(start) for start, _ in ages):
        when = _WHEN.search(text, begin, end)
        if when and any(not where[1].isupper() for where in _WHERE.finditer(text, begin, end)):
            yield maybe(Kind.COMBINATION, when.span())
