"""What can be said of an overview of the sector once it is asked for."""

from __future__ import annotations

from naftctl.diagnostic import Severity
from naftctl.show.rules import Entry

OTHER_YEARS, TWICE, DRIFTED, OPEN, NAMED, PERSONAL, LOOSE, MOVED = (f"N63{number}" for number in range(1, 9))
LEAK = "N639"


def _entry(code: str, name: str, explanation: str) -> Entry:
    return Entry(code, name, Severity.ERROR, "", explanation)


ENTRIES = (
    _entry(
        OTHER_YEARS,
        "overview-other-years",
        """Een werkmap publiceert overzichten van één soort jaar: kalenderjaren of schooljaren.

Waarom: van twee overzichten die elkaar overlappen, geeft het verschil de kleine aantallen die elk apart niet
toont.
Herstel: publiceer de andere soort; een proefdruk voor eigen gebruik kan altijd, zonder --publish.""",
    ),
    _entry(
        TWICE,
        "overview-twice",
        """Een overzicht wordt één keer gepubliceerd.

Waarom: veranderen de cijfers van een jaar later, dan vertelt het verschil over wie het gaat. Wat later
definitief wordt, telt in het overzicht van een later jaar.
Herstel: maak het opnieuw zonder --publish: de cijfers zijn dan die van de publicatie.""",
    ),
    _entry(
        DRIFTED,
        "overview-drifted",
        """De inspecties in de cijfers van een vastgelegd jaar zijn er nog, zoals ze verzegeld zijn.

Waarom: de cijfers van dat jaar komen terug in elk later overzicht, en mogen dan niet anders zijn.
Herstel: zet de map terug uit de geschiedenis van de werkmap, of zet terug wat gewijzigd is sinds het zegel
van het definitieve verslag; `naftctl verify` zegt wat.""",
    ),
    _entry(
        OPEN,
        "overview-text-open",
        """Een overzicht dat gepubliceerd wordt of is, heeft een tekst zonder open plaatsen.

Waarom: de tekst is de boodschap van de inspecties aan de sector; cijfers alleen zeggen niet wat ze ervan
vinden.
Herstel: vul de tekst aan in overviews/<jaar>/text.md, of haal de open plaats weg.""",
    ),
    _entry(
        NAMED,
        "overview-text-names",
        """De tekst van een overzicht noemt geen aanbieder, geen afdeling en geen inspectie.

Waarom: een overzicht gaat over de sector. Naast de cijfers vertelt een naam al snel welk niveau erbij hoort.
Herstel: schrijf het zonder naam, bijvoorbeeld “een aanbieder” of “enkele aanbieders”.""",
    ),
    _entry(
        PERSONAL,
        "overview-text-personal",
        """In de tekst van een overzicht staat niets wat een persoon zeker aanwijst.

Waarom: een overzicht is voor iedereen, en noemt niemand.
Herstel: haal het weg, of schrijf de functie of de groep.""",
    ),
    _entry(
        LOOSE,
        "overview-text-loose",
        """De tekst van een overzicht heeft geen verwijzingen naar bronnen en geen afbeeldingen.

Waarom: een bron of een punt hoort bij één inspectie, en die blijft hier ongenoemd. Cijfers en grafieken maakt
het programma.
Herstel: haal de verwijzing of de afbeelding weg.""",
    ),
    _entry(
        MOVED,
        "overview-moved",
        """Een gepubliceerd overzicht dat opnieuw gemaakt wordt, vertelt hetzelfde als toen.

Waarom: met twee versies naast elkaar is uit het verschil af te lezen over wie het gaat. Dat gebeurt als een
toestemming ingetrokken is, of als een verwijzing in een verzegeld verslag gewijzigd is.
Herstel: zet terug wat gewijzigd is, of geef de documenten door die gepubliceerd zijn.""",
    ),
    _entry(
        LEAK,
        "overview-leak",
        """In de bestanden van een overzicht staat geen naam, geen inspectie en niets wat intern is.

Waarom: het programma doorzoekt het gemaakte bestand zelf, ook wat u niet ziet.
Herstel: haal het weg waar het staat: in text.md, of in het sjabloon.""",
    ),
)
