"""The class of a pupil: `klas 3B`, `4de jaar tso`, `uit het derde leerjaar`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.privacy.hit import Found, maybe
from naftctl.privacy.kinds import Kind
from naftctl.privacy.lexicon import words
from naftctl.privacy.words import NUMBER, Starts, lowered, matches_near

_LEVEL = (
    r"(?:bso|tso|aso|kso|dbso|buso|okan|bubao|secundair|middelbaar|lager|kleuter|latijn|moderne|doorstroom\w*"
    r"|arbeidsmarkt\w*|finaliteit|a-stroom|b-stroom|dubbele)"
)
_ORDINAL = r"(?:[1-7](?:de|ste|e)|eerste|tweede|derde|vierde|vijfde|zesde|zevende)"
_STUDY = (
    r"(?:latijn|moderne|wetenschappen|economie|handel|humane|sociale|verzorging|zorg|haarzorg|haartooi|kantoor"
    r"|verkoop|hout|houtbewerking|bouw|mechanica|elektriciteit|elektromechanica|lassen|grootkeuken|bakkerij"
    r"|techniek|kunst|toerisme|logistiek|stem)"
)
_CLASS = re.compile(
    rf"(?<!\w)(?:(?:klas|klasgroep|klassen)(?: van)?:? \(?\"?[1-7] ?[a-z]{{0,5}}\d?"
    rf"(?:[ .-][a-z0-9]{{1,5}}(?=[ .,;)\n]))?(?!\w)"
    rf"|{_ORDINAL} (?:leer)?jaar (?:van het )?(?:gewoon |buitengewoon |voltijds "
    rf"|deeltijds )?{_LEVEL}(?!\w)"
    rf"|{_ORDINAL} (?:leerjaar|middelbaar|secundair|kleuterklas|graadsklas|klas)(?!\w)"
    rf"|{_ORDINAL} (?:bso|tso|aso|kso|okan)(?![\w-])"
    rf"|(?<!type )(?<!graad )[1-7] ?(?:bso|tso|aso|kso|okan|dbso)(?![\w-])|okan ?[1-7](?!\w)"
    rf"|(?:(?<=in )|(?<=uit )|(?<=naar )|(?<=klas ))[1-7] {_STUDY}(?!\w)"
    rf"|(?:het|hun|zijn|haar|een) {_ORDINAL} jaar (?:[a-z]{{2,20}} )?{_STUDY})"
)
_HEADS = words("kla eer twe der vie vij zes zev oka het hun zij haa een") | {NUMBER}
_CLASS_SHORT = (
    r"(?<!\w)(?:uit|in|naar|van|klas|leerling|zit in|vanuit) (?:de |het "
    r"|klas )?([1-7] ?[A-Z]{1,4}[a-z]?\d?)(?![\w-])"
)
_SHORT_SIGN = re.compile(r"[1-7](?<= .) ?[A-Z]")
_YEAR_OF = re.compile(rf"uit het (?<!\w.{{8}})({_ORDINAL} (?:leer)?jaar)(?! van| traject)(?!\w)")
_CLASS_YEAR = re.compile(
    rf"(?:zit|zat|zitten|gezeten|start(?:te)?|volgt|volgde|leerlinge?|jongere|jongen|meisje|dochter|zoon|overgang"
    rf"|blijft zitten)(?: \w+){{0,3}} (?:in|uit|naar|van) (?:het|zijn"
    rf"|haar) ({_ORDINAL} (?:leer)?jaar(?! traject| van)|{_ORDINAL}(?=[.,;)]| en |$))(?!\w)"
)


def classes(text: str, starts: Starts) -> Iterator[Found]:
    """Every class of a school; all of them possible."""
    low = lowered(text)
    for match in starts.matches(_CLASS, low, _HEADS):
        yield maybe(Kind.SCHOOL_CLASS, match.span())
    short = matches_near(_CLASS_SHORT, text, _SHORT_SIGN)
    for match in (*short, *_CLASS_YEAR.finditer(low), *_YEAR_OF.finditer(low)):
        yield maybe(Kind.SCHOOL_CLASS, match.span(1))
