"""The age of one person, in digits or in words; those of groups are nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.privacy.hit import Found, maybe
from naftctl.privacy.kinds import Kind
from naftctl.privacy.lexicon import words
from naftctl.privacy.words import NUMBER, Starts

_NUMBER = (
    r"(?:\d{1,2}(?!\d)|eenentwintig|twintig|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
    r"|twaalf|elf|tien|negen|acht|zeven|zes|vijf|vier|drie)"
)
PERSON = (
    r"(?:jongere|leerling|jongen|meisje|kind|baby|kleuter|tiener|puber|zoon|zoontje|dochter|dochtertje"
    r"|broer|broertje|zus|zusje"
    r"|moeder|mama|vader|papa|ouder|oma|opa|voogd|man|vrouw|knaap|student|studente|minderjarige|cliënte?"
    r"|begeleid(?:er|ster)|medewerk(?:er|ster)|leerkracht|lera(?:ar|res)|stagiaire?|directeur|directrice)"
)
_COUNT = re.compile(rf"(?<![\w,.-]){_NUMBER}", re.I)
_HEADS = words("een twi der vee vij zes zev ach neg twa elf tie dri vie") | {NUMBER}
_OLD = re.compile(r"[- ]?jarige?(?!\w)| ?(?:jaar|jr\.?|j\.) (?:oude?|jong)(?!\w)", re.I)
_YEARS = re.compile(
    r" jaar(?! (?:cel|ervaring|geleden|later|lang|dienst|actief|werk|werkzaam|samen|bestaan"
    r"|aan|in|op|bij|met|van|voor|na)(?!\w))(?!\w)",
    re.I,
)
_SOMETHING_ELSE = re.compile(r"[\w%€]| (?:uur|euro|procent|%|tot|en met)|,\d", re.I)
_STOPS = re.compile(
    r" ?(?:[,.;)](?!\d)|$|\n)| (?:en|maar|als|toen|geworden)(?!\w)"
    r"| (?![a-zà-ÿ]{0,30}(?:en|s)(?!\w))[a-zà-ÿ]+(?!\w)"
)
_LATELY = (
    r"(?: (?:nu|net|pas|amper|bijna|ondertussen|intussen|nog|maar|al|slechts|toen|ook|binnenkort|straks"
    r"|onlangs|eindelijk)){0,2}"
)
_WHOSE = re.compile(
    rf"(?<![\w-])(?:(?:{PERSON}(?:-\w+)?(?: [\w-]+){{0,2}}? (?:van|is|was|wordt|werd){_LATELY} "
    rf"|(?:hij|zij|ze|ik|die|(?-i:[A-ZÀ-Þ][a-zà-ÿ]+|[A-ZÀ-Þ]\.)) (?:is|was|werd|wordt|ben|word){_LATELY}"
    r"(?: die dag| toen| dat jaar| dit jaar| vandaag)? "
    r"|leeftijd:? (?:(?:van|is|was):? )?)"
    rf"|(?P<years>{PERSON},?{_LATELY} \(?|(?:haar|zijn|mijn) ))$",
    re.I,
)
_BRACKETS = re.compile(r" (?:jaar|j\.?|jr\.?)[,;) ]| ?(?:j\.?|jr\.?)\)", re.I)
_NAMED = re.compile(
    r"[A-ZÀ-Þ](?<![\w'-].)(?:[a-zà-ÿ]+|\.(?<=[A-Z].))(?: ?\((\d{1,2})\)|, (\d{1,2})(?: jaar)?,)"
)


def ages(text: str, starts: Starts) -> Iterator[Found]:
    """Every age of one person; all of them possible."""
    for number in starts.matches(_COUNT, text, _HEADS):
        if end := _age_end(text, number.start(), number.end()):
            yield maybe(Kind.AGE, (number.start(), end))
    for match in _NAMED.finditer(text):
        age = match.span(1) if match[1] else match.span(2)
        if int(text[slice(*age)]) >= _YOUNGEST:
            yield maybe(Kind.AGE, age)


_YOUNGEST = 3


def _age_end(text: str, start: int, end: int) -> int:
    """Where the age that begins with this number ends; 0 where it is none."""
    if old := _OLD.match(text, end):
        return old.end()
    if _SOMETHING_ELSE.match(text, end) or text[max(0, start - 1) : start] not in {" ", "("}:
        return 0
    years = _YEARS.match(text, end)
    stop = years.end() if years else end
    before = text[max(0, start - 1) : start]
    if before == "(":
        return stop if _BRACKETS.match(text, end) else 0
    if (years and (text[start - 2 : start] == ", " and text[stop : stop + 1] == ",")) or _clause(
        text, start, stop
    ):
        return stop
    if not (years or _STOPS.match(text, end)):
        return 0
    beside = text[start - 2 : start - 1]  # no age can be told by a number or a sign
    is_word = beside.isalpha() or beside in {",", ":"}
    whose = _WHOSE.search(text, max(0, start - 60), start) if is_word else None
    return stop if whose and (years or whose["years"] is None) else 0


def _clause(text: str, start: int, stop: int) -> bool:
    """Whether this is the age in `toen hij elf jaar was`."""
    who, verb = text[max(0, start - 4) : start].lower(), text[stop : stop + 4]
    return who in {"hij ", "zij ", "die ", " ze "} and verb in {" was", " is ", " wer", " wor"}
