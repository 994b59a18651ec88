"""Initials: `L.P.`, `J. Janssens`, `Lotte P.`, `leerling M.`; they make a person no less known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.privacy.hit import Found, maybe
from naftctl.privacy.kinds import Kind
from naftctl.privacy.lexicon import STARTERS, words
from naftctl.privacy.names import CAPITAL, UPPER, is_given, is_ordinary
from naftctl.privacy.words import bare, matches_near

_LETTER = rf"[{UPPER}]\."
_ROW = rf"(?<![\w.])(?:{_LETTER}[ -]?){{1,4}}{_LETTER}(?![\w])"
_WITH_NAME = (
    rf"(?<![\w.])(?:{_LETTER}[ -]?){{1,4}}(?:(?:[Vv]an|[Dd]en?|[Dd]er|[Tt]er|[Tt]en|[Tt]e|[Ee]l"
    rf"|[Aa]l) ){{0,3}}({CAPITAL})(?: {CAPITAL})?"
)
_AFTER_NAME = rf"(?<![\w'-])({CAPITAL}),? (?:{_LETTER}[ -]?){{1,3}}(?!\w)"
_AFTER_CUE = (
    r"(?i)(?<![\w-])(?:jongere|leerling|jongen|meisje|kind|zoon|dochter|broer|zus|mama|papa|moeder|vader"
    r"|mevrouw|mevr\.|meneer"
    r"|mijnheer|dhr\.|de heer|juf|meester|begeleid(?:er|ster)|leerkracht|lera(?:ar|res)|directeur"
    r"|directrice|collega|cliënt|familie)"
    rf"(?: van)? ([{UPPER}])(?![\w'-])(\.?)"
)
_ALONE = rf"(?<![\w.'-])([{UPPER}])\. (?=[a-zà-ÿ(])"
_BEFORE = re.compile(r"(?:^|[.!?:\n,] ?|[a-zà-ÿ]{2} )$")
_KNOWN = words(
    "kb mb bs nv bv bvba vzw ps nb clb tav buso ehbo ocj kbo btw bvr naft cvba adhd bso tso aso kso eu vn vs"
)
_LETTERED = re.compile(
    r"(?:school|jongere|leerling|afdeling|groep|bijlage|klas|type|punt|optie|deel|vraag|ouder|dossier"
    r"|lokaal|blok|luik|niveau"
    r"|begeleider|traject|casus|gezin|categorie|variant|stap|fase|scenario|figuur|tabel|ploeg|team"
    r"|model|plan|vitamine) $",
    re.I,
)
_LONE = re.compile(rf"[{UPPER}\u212a\u212b](?<!\w.)(?![\w'-])")
_PSEUDONYMS = frozenset("ABCDEXYZ")


def initials(text: str) -> Iterator[Found]:
    """Every pair of initials, and every name of which a part is an initial; all of them possible."""
    for pattern, fits in (
        (_ROW, _no_abbreviation),
        (_WITH_NAME, _names_somebody),
        (_AFTER_NAME, _follows_name),
    ):
        for match in matches_near(pattern, text, _LONE):
            if fits(text, match):
                yield maybe(Kind.INITIALS, match.span())
    for match in matches_near(_AFTER_CUE, text, _LONE):
        if match[1].isupper() and match[1] not in _PSEUDONYMS:
            yield maybe(Kind.INITIALS, (match.start(1), match.end()))
    for match in matches_near(_ALONE, text, _LONE):
        if _stands_for_name(text, match):
            yield maybe(Kind.INITIALS, (match.start(1), match.end() - 1))


def _no_abbreviation(_text: str, match: re.Match[str]) -> bool:
    return bare(re.sub(r"[ .-]", "", match[0])) not in _KNOWN


def _follows_name(text: str, match: re.Match[str]) -> bool:
    """Whether the letter is that of a family name, after a first name or another word that is none known."""
    low = bare(match[1])
    known = low in STARTERS or _LETTERED.match(low + " ") is not None
    return is_given(match[1]) or (not known and _goes_on(text, match))


def _stands_for_name(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 16) : match.start()]
    lettered = _LETTERED.search(before) is not None
    return match[1] not in _PSEUDONYMS and not lettered and _BEFORE.search(before) is not None


def _names_somebody(text: str, match: re.Match[str]) -> bool:
    """Whether a name follows the initials, rather than a new sentence or an item after its letter."""
    before = text[max(0, match.start() - 16) : match.start()]
    letters = bare(re.sub(r"[^A-Z]", "", match[0][: match.start(1) - match.start()]))
    if _LETTERED.search(before) or letters in _KNOWN:
        return False
    if len(match[1]) < 3:
        return False
    if is_given(match[1]):
        return True
    begins = not before.strip(" ") or before.rstrip(" ")[-1:] in {"\n", "|"}
    return bare(match[1]) not in STARTERS and not (begins and is_ordinary(bare(match[1])))


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence goes on after the letter, which then is no label such as `Kamer B.`."""
    return (
        match[0][-2] not in _PSEUDONYMS
        and re.match(r" [a-zà-ÿ(]|[,;)]", text[match.end() : match.end() + 2]) is not None
    )
