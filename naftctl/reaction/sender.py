"""Whether what stands for the sender of a reaction is a function, or looks like the name of a person."""

from __future__ import annotations

import re
from itertools import pairwise

_TITLES = {"dhr", "mevr", "mevrouw", "mw", "mijnheer", "meneer", "heer", "dr", "ir", "ing", "prof"}
_FUNCTIONS = (
    "begeleid",
    "bestuur",
    "coach",
    "consulent",
    "coördinator",
    "coordinator",
    "dienst",
    "directeur",
    "directie",
    "directrice",
    "hoofd",
    "leerkracht",
    "leiding",
    "manager",
    "medewerk",
    "raad",
    "secretar",
    "team",
    "verantwoordelijk",
    "voorzit",
    "vzw",
    "zaakvoerder",
)
"""How words begin or end that only a function or a body has."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def is_name(sender: str) -> bool:
    """Whether a sender looks like a name: a title with a word after it, or two words with a capital.

    `coördinator`, `Algemeen Directeur` and `bestuur` are functions, `Jan Peeters` and `mevr. Peeters` are
    not.
    """
    words = _WORD.findall(sender)
    if any(word.casefold() in _TITLES and _capital(after) for word, after in pairwise(words)):
        return True
    if any(each in word.casefold() for word in words for each in _FUNCTIONS):
        return False
    return any(_capital(first) for first in words[:1]) and sum(map(_capital, words)) > 1


def _capital(word: str) -> bool:
    """Whether a word is written as a name is: `Peeters`, and not `CLB`."""
    return word[:1].isupper() and word[1:] == word[1:].lower() and len(word) > 1
