"""What can be wrong with images, letters, the house style and the framework."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

HOUSE: dict[str, Code] = {
    "N129": code(
        "image-missing",
        "Een afbeelding die een tekst toont, is een bestand in de inspectiemap.",
        "zonder het bestand toont het verslag een gat.",
        "zet het bestand in evidence/ of naast de tekst, en schrijf het pad vanaf de tekst.",
    ),
    "N130": code(
        "image-outside",
        "Een afbeelding ligt in de inspectiemap zelf, niet op het web en niet in een andere map.",
        "een verslag mag later niet veranderen, en mag geen bestand van elders meenemen.",
        "kopieer ze naar evidence/ en schrijf het pad vanaf de tekst, bijvoorbeeld ../evidence/plan.png.",
    ),
    "N131": code(
        "image-unusable",
        "Een afbeelding is een PNG of JPEG die stilstaat, van ten hoogste 5 MiB en 40 miljoen beeldpunten.",
        "wat anders is, kan niet in elk formaat van het verslag getoond worden.",
        "bewaar de afbeelding opnieuw als PNG of JPEG, desnoods kleiner.",
    ),
    "N132": code(
        "image-without-words",
        'Een afbeelding heeft een alternatieve tekst: `![wat erop te zien is](plan.png "Onderschrift")`.',
        "wie de afbeelding niet ziet, moet hetzelfde te weten komen; dat is ook een wettelijke eis.",
        "schrijf tussen de haken wat de afbeelding toont en waarom ze er staat.",
    ),
    "N133": code(
        "image-not-alone",
        'Een afbeelding staat alleen in haar alinea: `![woorden](plattegrond.png "Onderschrift")`.',
        "midden in een zin, een tabel of een citaat heeft ze in het verslag geen plaats.",
        "zet de afbeelding op een eigen regel, met een lege regel erboven en eronder.",
    ),
    "N134": code(
        "unprintable-letter",
        "Wat in het verslag komt, bestaat uit letters en tekens van het lettertype van het verslag.",
        "een teken dat het lettertype niet heeft, zou als een leeg vakje verschijnen of stil verdwijnen.",
        "schrijf namen in Latijnse letters en emoji in woorden.",
    ),
    "N135": code(
        "table-too-wide",
        "Een tabel heeft ten hoogste acht kolommen.",
        "meer kolommen passen niet leesbaar op een bladzijde of een telefoon.",
        "splits de tabel, of maak van kolommen rijen.",
    ),
    "N136": code(
        "logo-unusable",
        "Een logo in naftctl.yaml is een PNG of JPEG in de werkmap.",
        "een verslag zonder het gevraagde logo zou er anders uitzien dan het huis wil.",
        "zet het bestand in de werkmap en schrijf het pad, of schrijf null.",
    ),
    "N137": code(
        "unknown-font",
        "Het lettertype in naftctl.yaml staat als TTF-bestand in templates/report/fonts.",
        "een verslag gebruikt geen lettertypes van een toestel: dan zou het overal anders zijn.",
        "schrijf de naam van een lettertype dat daar staat, of zet de bestanden erbij.",
    ),
    "N138": code(
        "unreadable-colour",
        "Een kleur in naftctl.yaml is #rrggbb, met op wit een contrast van minstens 4,5 op 1 (WCAG 2.1, AA).",
        "te lichte woorden zijn voor veel mensen niet te lezen; toegankelijkheid is een wettelijke eis.",
        "kies een donkerdere kleur.",
    ),
    "N139": code(
        "small-cell",
        "De grens voor kleine aantallen in een overzicht (`small_cell`) is minstens 3.",
        "bij een aantal van één of twee weet een lezer om wie het gaat, of weet de ene het van de andere.",
        "schrijf 3 of meer, gewoonlijk 5.",
    ),
    "N201": code(
        "unknown-framework",
        "Het kader dat een inspectie noemt, is een map onder frameworks/.",
        "een inspectie wordt voor altijd beoordeeld volgens de versie die ze noemt.",
        "schrijf `framework: r-naft/2026.1` zoals de map heet, of zet die map terug.",
    ),
    "N229": code(
        "framework-unusable",
        "Het kader dat een inspectie noemt, kan zonder fouten gelezen worden.",
        "met een half kader zou de inspectie half beoordeeld worden.",
        "verbeter eerst de fouten in het kader: `naftctl framework check` toont ze.",
    ),
    "N230": code(
        "no-framework-file",
        "Een map van een kaderversie bevat framework.yaml.",
        "daarin staan het referentiekader, het raamwerk en de lijsten rond de inspectie.",
        "zet framework.yaml terug, of haal de map weg.",
    ),
}
