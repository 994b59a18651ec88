"""What is sensitive by law about one person: health, justice, belief, origin, orientation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.privacy.ages import PERSON
from naftctl.privacy.hit import Found, maybe
from naftctl.privacy.kinds import Kind
from naftctl.privacy.lexicon import words
from naftctl.privacy.sentence import Sentences
from naftctl.privacy.words import Starts, bare, lowered

_BEGINNINGS = words(
    """
    autis gedragsstoornis leerstoornis ontwikkelingsstoornis hechtingsstoornis persoonlijkheidsstoornis
    angststoornis eetstoornis depressie psychose psychotisch psychiatri bipolair schizofren suicid suïcid
    zelfmoord zelfdoding automutil zelfverwond boulimi verslaafd verslaving drug alcohol zwanger misbruik
    mishandel verkracht incest aanrand jeugdrecht veroordeeld gevangenis gedetineerd diefstal
    gemeenschapsinstelling pleeggezin asiel vluchteling nationaliteit moslim islamit hindoe joods gelovig
    homoseks lesbisch biseks transgender non-binair diagnos epilep ziekenhuis hersenletsel rolstoel
    """
)
_WHOLE = (
    *words(
        """
        dyslexie dyscalculie depressief burn-out burnout psychiater borderline anorexia cannabis wiet cocaïne
        cocaine xtc dronken abortus miskraam partnergeweld parket strafblad aangehouden opgepakt afkomst
        geloof homo geaardheid medicatie rilatine antidepressiva diabetes kanker leukemie hiv handicap trauma
        getraumatiseerd overleden overlijden schulden dakloos dakloze leefloon vechtscheiding
        """
    ),
    "huiselijk geweld",
    "intrafamiliaal geweld",
    "gesloten (?:instelling|opvang)",
    "geplaatst(?= in| door| bij)",
    "uit huis geplaatst",
    "zonder papieren",
    "verblijfs(?:vergunning|statuut)",
    "getuige van jehova",
    *(f"{which} (?:beperking|handicap)" for which in ("verstandelijke", "mentale", "fysieke")),
    "chronische? ziekte?",
    "gescheiden ouders",
)
_TERM = re.compile(
    rf"(?<![\w-])(?:(?:{'|'.join(sorted(_BEGINNINGS))})\w*|(?:{'|'.join(sorted(_WHOLE))})(?![\w-]))"
)
_HEADS = frozenset(bare(term)[:3] for term in (*_BEGINNINGS, *_WHOLE))
_LETTERS = re.compile(r"(?<![\w-])(?:ASS|AD\(?H\)?D|ADD|PTSS|OCD|VOS|MOF|IQ|HIV)(?!\w)")
_LETTERS_HEADS = ("ass", "ad", "adh", "add", "pts", "ocd", "vos", "mof", "iq", "hiv")
_ONE = re.compile(
    rf"(?<![\w-])(?:(?:[Ee]en|[EÉé]én|[Dd]eze|[Dd]it|[Dd]ie|[Dd]ezelfde|[Zz]ijn|[Hh]aar"
    rf"|[Mm]ijn)(?: [a-zà-ÿ]{{3,20}}){{0,2}} {PERSON}(?!\w)"
    rf"|[Hh]ij(?!\w)|[Hh]em(?!\w)|[Zz]ij (?:is|was|heeft|had|werd|kreeg|krijgt|verblijft|neemt"
    rf"|volgt)(?!\w)"
    rf"|[Zz]e (?:is|was|heeft|had|werd|kreeg|krijgt|verblijft|neemt)(?!\w)|[Dd]e (?:jongen|moeder|vader"
    rf"|mama|papa|broer|zus)(?!\w)|[Hh]et meisje(?!\w)"
    rf"|(?:[Jj]ongere|[Ll]eerling)[- ](?:\d|[A-Z](?!\w)))"
)


def sensitive(
    text: str, starts: Starts, sentences: Sentences, persons: list[tuple[int, int]]
) -> Iterator[Found]:
    """Every sensitive word in a sentence that is about one single person: named in it, or one person anyhow.

    `persons` are the stretches that were found to be a name, initials or an age.
    """
    about = {sentences.around(start) for start, _ in persons}
    terms = starts.matches(_TERM, lowered(text), _HEADS)
    for match in (*terms, *starts.matches(_LETTERS, text, _LETTERS_HEADS)):
        begin, end = sentences.around(match.start())
        if (begin, end) in about or _ONE.search(text, begin, min(end, begin + 2000)):
            yield maybe(Kind.SENSITIVE, match.span())
