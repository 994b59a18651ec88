"""Names that may be those of persons: after a cue, with a known first name, or two capitals side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from naftctl.privacy.hit import Found, maybe
from naftctl.privacy.kinds import Kind
from naftctl.privacy.lexicon import AMBIGUOUS, BODIES, GIVEN, KNOWN, STARTERS, words
from naftctl.privacy.words import Starts, Stretches, bare, lowered

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽ"
CAPITAL = rf"(?:[dDlLoO]')?[{UPPER}]\w*(?:['-]\w+)*"
_PARTICLE = r"(?:van|de|den|der|'t|ten|ter|te|el|al|ben|bin|von|du|la|le|di|da|dos|y)"
_RUN = re.compile(rf"(?<![\w'-]){CAPITAL}(?: (?:{_PARTICLE} ){{0,3}}{CAPITAL})*")
_WORD = re.compile(CAPITAL)
_KIN = (
    r"kind(?:eren)?|baby|zoon(?:tje)?|zonen|dochters?|dochtertje|broers?|broertje|zus(?:sen|je)?"
    r"|tweeling(?:zus|broer)"
    r"|neef|neefje|nicht(?:je)?|mama|papa|mams|moeders?|vaders?|(?:stief|pleeg|plus)\w{1,8}|oma|opa"
    r"|grootmoeder|grootvader"
    r"|tante|nonkel|oom|ouders?|voogd|vriend(?:in)?|lief|klasgeno(?:ot|te|ten)|medeleerlingen?"
)
_ROLE = (
    r"jongeren?|leerling(?:en)?|jongens?|meisjes?|mevrouw|mevr\.?|mw\.?|meneer|mijnheer|heer|dhr\.?"
    r"|juf(?:frouw)?|meester"
    r"|dokter|dr\.|prof\.|professor|psychologe?|psychiater|(?:leerlingen|traject|zorg|groeps|school"
    r"|studie|woon|thuis|gezins|hoofd)?begeleid(?:er|ster)s?|directeur|directrice|(?:zorg|leerlingen"
    r"|school|traject)?co[oö]rdinator"
    r"|(?:zorg|klas|gok|vak)?leerkracht|lera(?:ar|res)|opvoed(?:er|ster)|consulente?|stagiaire?"
    r"|inspecteur|inspectrice|(?:klas)?titularis"
    r"|juriste?|advocaat|voorzitter|collega|cliënte?|bewon(?:er|ster)|patiënte?|slachtoffer|dader"
    r"|kapitein"
)
_SAID = (
    r"heet|heette|heten|genaamd|roepnaam|voornaam|achternaam|familienaam|naam|namen|ondertekend door"
    r"|getekend"
    r"|gezin|familie|echtpaar|koppel|een zekere|luistert naar de naam"
)
_CUE = re.compile(
    rf"(?<![\w-])(?:(?P<kin>(?:{_KIN}) )(?:(?:van|is|was|heet) )?"
    rf"|(?P<role>(?:{_ROLE}) )(?:(?:genaamd|is|was) )?"
    rf"|(?P<said>(?:{_SAID}):? )(?:(?:van|is|was|zijn) )?)(?:(?:meneer|mevrouw|juf|meester) )?[\"(]?"
)
_HEADS = words(
    """
    ach adv bab beg bew bro cli col con coo dad dhr dir doc dok dr ech een fam gen get gez gok gro hee het
    hoo ins jon juf jur kap kin kla kop lee ler lie lui mam med mee mei men mev mij moe mw naa nam nee nic
    non oma ond oom opa opv oud pap pat ple plu pro psy roe sch sla sta sti stu tan thu tit tra twe vad vak
    voo vri woo zon zoo zor zus
    """
)
"""The first three letters of each word in `_CUE` that comes first."""
_SAYS = re.compile(
    r",? (?:zegt|zei|vertelt|vertelde|vindt|vond|voelt|voelde|knikt|lacht|huilt|zwijgt|droomt"
    r"|durft)(?!\w)"
)
_ARTICLE = re.compile(
    r"(?<!\w)(?:de|het|een|'t|dit|deze|die|dat|elke?|ons|onze|hun|geen)(?: [a-zà-ÿ]+[e])? \"?$", re.I
)
_OF_THING = re.compile(
    r"(?<!\w)(?:in|uit|te|naar|nabij|rond|regio|tussen|steden|gemeenten?|plaatsen|per|type|heet|als|via"
    r"|op|vanuit|tot"
    r"|zoals|omgeving van|hoofdstuk|deel|rubriek|titel|onderdeel|term|woord|vak|les|thema|functie"
    r"|begeleiders van|[A-ZÀ-Þ][\w-]+(?:,| en| of)) \"?$|[\"]$"
)
_THINGS = (
    *("overleg", "team", "traject", "werking", "dag", "platform", "project", "plan", "wet", "test", "app"),
    *("raad", "talig", "isch", "ische", "se"),
)
_JOINED = re.compile(r"(?:,|,? en|,? of| &|/) ?$")
_BODY = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(BODIES))}|clb|ocj|kbo|in|te|regio|wijk) \"?$", re.I)
_LONGEST = 5
_BEGINS = frozenset('.!?:…"\n(|•;])0123456789')


class _Name(Struct, frozen=True):
    """Words with a capital, side by side, that are nothing known."""

    start: int
    end: int
    words: tuple[str, ...]
    first: bool


def names(text: str, starts: Starts, allowed: Stretches) -> Iterator[Found]:
    """Every stretch that may be the name of a person; all of them possible."""
    before = -1
    cues = starts.matches(_CUE, lowered(text), _HEADS)
    cued = frozenset(end for cue in cues for end in (cue.end(), cue.end(str(cue.lastgroup))))
    for run in _RUN.finditer(text):
        for name in _parts(text, run, allowed, cued):
            joined = before >= 0 and _JOINED.fullmatch(text, before, name.start) is not None
            if _is_person(text, name, cued=joined or name.start in cued):
                before = name.end
                yield maybe(Kind.NAME, (name.start, name.end))


def _parts(text: str, run: re.Match[str], allowed: Stretches, cued: frozenset[int]) -> Iterator[_Name]:
    """The run without its known words, in the pieces that are left."""
    held: list[re.Match[str]] = []
    for word in _WORD.finditer(text, run.start(), run.end()):
        known = allowed.hold(*word.span()) or _is_known(text, word, cued=word.start() in cued)
        if held and (known or len(held) == _LONGEST):
            yield _piece(text, held)
            held = []
        if not known:
            held.append(word)
    if held:
        yield _piece(text, held)


def _piece(text: str, held: list[re.Match[str]]) -> _Name:
    first = _begins(text, held[0].start())
    return _Name(held[0].start(), held[-1].end(), tuple(each[0] for each in held), first)


def _begins(text: str, start: int) -> bool:
    """Whether a sentence begins here, so that a capital says nothing."""
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in _BEGINS or (before.endswith("-") and text[start - 1] == " ")


def _is_known(text: str, word: re.Match[str], *, cued: bool) -> bool:
    low = bare(word[0])
    if is_given(word[0]):
        return low in AMBIGUOUS and _begins(text, word.start())
    if low in KNOWN or any(each.isdigit() for each in word[0]):
        return True
    if word[0][:3].isupper() and not word[0].isupper() and len(word[0]) > 3:
        return True
    if len(word[0]) == 1 or (word[0].isupper() and len(word[0]) <= (3 if cued else 5)):
        return True
    if low == "de" or not _begins(text, word.start()):
        return False
    return low in STARTERS or (low[:3] in _HEADS and _CUE.fullmatch(lowered(word[0]) + " ") is not None)


_BARE_GIVEN = frozenset(bare(each) for each in GIVEN)


def is_given(word: str) -> bool:
    """Whether this is a first name, alone, double (`Jan-Willem`) or with the -s of a genitive."""
    low = bare(word).removesuffix("'s").removesuffix("'")
    if low in _BARE_GIVEN or (low.endswith("s") and low[:-1] in _BARE_GIVEN):
        return True
    return "-" in low and all(each in _BARE_GIVEN for each in low.split("-"))


def _is_person(text: str, name: _Name, *, cued: bool) -> bool:
    before = text[max(0, name.start - 48) : name.start]
    article = bare(name.words[0]) in {"de", "het", "'t", "den", "ter", "ten"}
    if article and len(name.words) == 1:
        return False
    if cued:
        return not (article and name.first) or len(name.words) > 2
    low = [bare(each) for each in name.words]
    if any(each in BODIES for each in low) or _is_road(low[-1]):
        return False
    if any(is_given(each) for each in name.words):
        return not re.search(r"(?:sint|st\.?|heilige)[ -]$", before, re.I) and not _place(before)
    if len(name.words) == 1:
        says = _SAYS.match(text, name.end) is not None
        loose = not name.first and not _OF_THING.search(before) and not low[0].endswith(_THINGS)
        return not _BODY.search(before) and not _ARTICLE.search(before) and (says or loose)
    real = len(name.words) - (1 if article else 0)
    return real >= 2 and not _BODY.search(before) and not (name.first and is_ordinary(low[0]))


def _place(before: str) -> bool:
    return (
        re.search(r"(?:school|college|instituut|vzw|clb|atheneum|basisschool|campus) \"?$", before, re.I)
        is not None
    )


def _is_road(word: str) -> bool:
    return word.endswith(("straat", "laan", "steenweg", "plein", "dreef", "markt", "plaats", "kaai"))


def is_ordinary(word: str) -> bool:
    """Whether the first word of a sentence looks like a usual word rather than a name."""
    return word in STARTERS or word.endswith(("en", "ing", "heid", "tie", "de", "elijk", "isch"))
