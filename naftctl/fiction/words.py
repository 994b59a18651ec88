"""Sentences of a fictitious team: patterns in which a key element of the framework and two sources fit.

`{k}` is a key element between quotes, `{s}` and `{o}` the two sources, `{S}` and `{O}` the same at the
beginning of a sentence; of `<toont|tonen>` and `[toont|tonen]` the form that fits the first and the second
source is taken. No pattern has many words in a row of its own, so that scales never share a passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.fiction.chance import Chance
from naftctl.fiction.sources import Source

GOOD = (
    "{S} <toont|tonen> hoe de aanbieder werk maakt van {k}.",
    "Over {k} <geeft|geven> {s} hetzelfde beeld als {o}.",
    "Voor {k} <wijst|wijzen> {s} op een werkwijze die gevolgd wordt.",
    "Wat {s} <toont|tonen> over {k}, vond het team elders terug.",
    "{S} en {o} tonen hetzelfde bij {k}.",
    "De afspraken rond {k} zijn bekend; {s} <maakt|maken> dat duidelijk.",
    "Het team toetste {k} op twee manieren; {s} <gaf|gaven> hetzelfde antwoord.",
    "Sinds vorig schooljaar ligt vast wie instaat voor {k}; {s} <toont|tonen> het resultaat.",
    "{S} <maakt|maken> duidelijk dat {k} deel is van het dagelijkse werk.",
    "Telkens als het team naar {k} keek, <bevestigde|bevestigden> {s} wat het al wist.",
    "De aanbieder licht {k} toe met recente voorbeelden; {s} <bevestigt|bevestigen> ze.",
    "Twee leden van het team bekeken {k} apart; {s} <gaf|gaven> hun hetzelfde beeld.",
)
WEAK = (
    "{S} <toont|tonen> dat {k} afhangt van wie er die dag werkt.",
    "Over {k} <verschilt|verschillen> {s} van {o}.",
    "Er bestaat een werkwijze voor {k}; {s} <toont|tonen> dat niet iedereen ze volgt.",
    "Een deel van de trajecten toont weinig van {k}; {s} <bevestigt|bevestigen> dat.",
    "{S} <wijst|wijzen> op {k} als een punt dat geregeld blijft liggen.",
    "Wie instaat voor {k}, ligt niet vast; {s} <bevestigt|bevestigen> dat.",
    "Rond {k} zijn er plannen; {s} <toont|tonen> er weinig van.",
    "De aandacht voor {k} begint pas, zo blijkt uit {s}.",
)
BAD = (
    "{S} en {o} tonen dat {k} grotendeels ontbreekt.",
    "Voor {k} vond het team geen afspraken; {s} <bevestigt|bevestigen> dat.",
    "{S} <maakt|maken> duidelijk dat {k} al lang op een antwoord wacht.",
    "Wat de aanbieder schrijft over {k}, <spreekt|spreken> {s} tegen.",
    "Aan {k} komt de ploeg niet toe, zo <toont|tonen> {s}.",
)
STRENGTH = (
    "Sterk is {k}: jongeren en begeleiders merken het elke week.",
    "De aanbieder maakt {k} waar, ook wanneer het druk is.",
    "Met {k} staat de aanbieder verder dan een jaar geleden.",
    "Medewerkers dragen {k} samen en helpen elkaar daarbij.",
    "De zorg voor {k} steunt op afspraken die bekend zijn.",
    "Wat de aanbieder doet rond {k}, heeft zichtbaar effect.",
    "Voor {k} kan de aanbieder terugvallen op een beproefde werkwijze.",
    "Partners herkennen de aandacht voor {k} en rekenen erop.",
    "Jongeren noemen {k} uit zichzelf, en ze noemen er voorbeelden bij.",
)
OPPORTUNITY = (
    "De aanbieder kan {k} sterker maken door afspraken op te schrijven.",
    "Rond {k} kan de stem van jongeren meer gewicht krijgen.",
    "Wie {k} vaker samen bespreekt, kan eerder bijsturen.",
    "De aandacht voor {k} kan breder gedragen worden in de ploeg.",
    "Cijfers over {k} bijhouden, kan tonen of acties helpen.",
    "Voor {k} kan de aanbieder leren van wat elders al lukt.",
    "Een vast moment in het jaar voor {k} maakt zichtbaar wat vooruitgaat.",
)
SHORTCOMING = (
    "De aanbieder zorgt onvoldoende voor {k}; jongeren ondervinden dat rechtstreeks.",
    "Voor {k} ontbreekt een werkwijze die ook gevolgd wordt.",
    "Wat nodig is voor {k}, gebeurt niet of te laat.",
    "Afspraken over {k} ontbreken, en niemand kreeg er de opdracht voor.",
    "Aan {k} is sinds vorig schooljaar wezenlijk te weinig gedaan.",
)
PRACTICE = (
    "{n}. Rond {k} ontstond een eigen werkwijze, die jongeren mee vormgaven.",
    "{n}. De aanbieder verbindt {k} met wat jongeren zelf belangrijk vinden.",
    "{n}. Begeleiders en scholen dragen samen {k}, in kleine stappen die iedereen kent.",
)
NAMES = (
    *("De wandelende rondetafel", "Het open weekblad", "De stap van twee", "De stille start"),
    *("Het omgekeerde gesprek", "De brug van vrijdag", "De gedeelde kalender", "Het rode koffertje"),
    *("De eerste honderd uur", "Het spiegelmoment", "De tweede bel", "De lange tafel"),
)
ANSWERS = (
    (
        "{n} gaat verder dan wat gebruikelijk is voor {k}.",
        "Waar {k} vaak bij een afspraak blijft, is er hier {n}.",
        "Met {n} zoekt de aanbieder een eigen weg voor {k}.",
    ),
    (
        "Het aantal trajecten dat goed afliep, steeg met {n} van {a} naar {b}.",
        "Van {b} jongeren bij {n} namen er {a} de draad op.",
        "De uitval daalde dankzij {n} van {b} naar {a}.",
    ),
    (
        "{n} blijft na een wissel bestaan.",
        "Een draaiboek beschrijft {n} voor nieuwe begeleiders.",
        "De aanbieder plant {n} elk jaar opnieuw in.",
    ),
    (
        "Aanleiding voor {n} was de eigen evaluatie van {k}.",
        "De aanbieder steunt voor {n} op gesprekken met jongeren over {k}.",
        "Een vorming over {k} gaf het idee voor {n}.",
    ),
    (
        "Andere aanbieders kunnen {n} overnemen met hun eigen plaatsen en partners.",
        "Wat {n} vraagt, past op een blad en is elders te gebruiken.",
        "Een partner buiten de sector nam {n} al over voor {k}.",
    ),
)
"""What is answered to the questions about good practice, in order; the last goes for any further one."""

_CHOICE = re.compile(r"<(\w+)\|(\w+)>|\[(\w+)\|(\w+)\]")


def sentence(pattern: str, key: str, first: Source, second: Source) -> str:
    """A pattern filled in."""

    def form(found: re.Match[str]) -> str:
        one, many, other, others = found.groups()
        if one:
            return many if first.plural else one
        return others if second.plural else other

    verbs = _CHOICE.sub(form, pattern)
    names = {"s": first.words, "o": second.words, "S": _begun(first.words), "O": _begun(second.words)}
    return verbs.format(k=quoted(key), **names)


def answers(chance: Chance, count: int, key: str, name: str) -> Iterator[str]:
    """What is answered to so many questions about a good practice."""
    a, b = chance.between(11, 15), chance.between(17, 24)
    for number in range(count):
        pattern = chance.pick(ANSWERS[min(number, len(ANSWERS) - 1)])
        said = pattern.format(n=f"“{name}”", k=quoted(key), a=a, b=b)
        yield said


def quoted(key: str) -> str:
    """A key element as it stands in a sentence."""
    return f"“{key}”"


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
