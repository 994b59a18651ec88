"""The sheets of the workbook for a framework version, field by field of the model (formulier)."""

from __future__ import annotations

from naftctl.model.form import Column, Kind, Sheet


def _id(example: str) -> Column:
    return Column("Id", "id", meaning=f"bijvoorbeeld {example}", width=14)


def _title(head: str = "Titel") -> Column:
    return Column(head, "title", width=50)


def _may(head: str, key: str, kind: Kind, meaning: str) -> Column:
    """A field that the model lets stay empty."""
    return Column(head, key, kind, needed=False, meaning=meaning)


def _whole(head: str, key: str, meaning: str = "") -> Column:
    return Column(head, key, Kind.WHOLE, meaning=meaning, width=14)


def _flag(head: str, key: str, *, needed: bool = True, meaning: str = "") -> Column:
    return Column(head, key, Kind.FLAG, needed, meaning=meaning, width=14)


def _choice(head: str, key: str, **words: str) -> Column:
    return Column(head, key, Kind.CHOICE, choices=tuple(words.items()), width=18)


def _list(head: str, key: str, *, needed: bool = False, width: int = 18) -> Column:
    return Column(f"{head} (één per regel)", key, Kind.LIST, needed, width=width)


_REPLACES = _list("Vervangt", "replaces")
_SHA256 = "mag leeg: het programma berekent het uit het document naast dit formulier"
_FOCUS = {"volgens het raamwerk": "framework", "vrij": "free", "eerdere tekorten": "previous_shortcomings"}
_ADVICE_RELEVANT = {"ja": "ja", "nee": "nee", "te bevestigen": "te_bevestigen"}
_DEMAND = {"verplicht": "required", "mogelijk": "optional", "geen": "none"}

SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "Bron",
        "source",
        "het document waaruit de tekst komt; alles hier vult u zelf in",
        (
            Column("Titel van het document", "title", meaning="zoals ze op het document staat"),
            _may("Voorgesteld op", "presented", Kind.DAY, "een dag als 2027-01-31; mag leeg blijven"),
            Column("Overgenomen op", "adopted", Kind.DAY, meaning="de dag van het besluit, als 2027-01-31"),
            Column("Overgenomen door", "adopted_by", meaning="een functie, geen naam van een persoon"),
            _may("Controlegetal (sha256)", "sha256", Kind.TEXT, _SHA256),
        ),
        single=True,
    ),
    Sheet(
        "Kader",
        "",
        "de naam van het kader en het nummer van deze versie",
        (
            Column("Id", "id", meaning="blijft hetzelfde in elke versie, bijvoorbeeld r-naft"),
            Column(
                "Nieuw versienummer", "version", meaning="een nummer dat er nog niet is, bijvoorbeeld 2027.1"
            ),
            Column("Titel", "title", meaning="zoals verslagen ze noemen"),
            Column("Taal", "language", meaning="nl-BE voor Nederlands in België"),
        ),
        single=True,
    ),
    Sheet(
        "Onderzoeksvragen",
        "research_questions",
        "de vragen die elke inspectie beantwoordt",
        (
            _id("OV-1"),
            Column("Vraag", "text", width=60),
            Column("Bijzondere aandacht", "attention", needed=False, width=50),
        ),
    ),
    Sheet(
        "Context",
        "context",
        "wat het verslag beschrijft en nooit inschaalt",
        (_id("CI-1"), _title(), Column("Vraag", "question", width=70)),
    ),
    Sheet(
        "Rubrieken",
        "rubrics",
        "de groepen van verwachtingen",
        (_id("B"), _title(), Column("Kern", "core", width=60)),
    ),
    Sheet(
        "Verwachtingen",
        "expectations",
        "de kwaliteitsverwachtingen met hun kwaliteitsbeelden; elke rij noemt haar rubriek",
        (
            Column("Rubriek", "rubric", width=10),
            _id("KV-B4"),
            _title("Verwachting"),
            Column("Kwaliteitsbeeld", "quality_image", width=80),
            _REPLACES,
        ),
    ),
    Sheet(
        "Niveaus",
        "levels",
        "de niveaus van de schalen; 1 is het laagste",
        (
            _id("benadert"),
            _whole("Volgorde", "order"),
            Column("In woorden", "label", width=30),
            Column("Betekenis", "meaning", width=60),
            Column("Verslagcategorie", "report_category", width=18),
            _flag("Vraagt goede praktijk", "requires_good_practice", needed=False),
        ),
    ),
    Sheet(
        "Verslagcategorieën",
        "report_categories",
        "de soorten punten in een verslag",
        (
            _id("tekort"),
            Column("In woorden", "label", width=20),
            Column("Kop", "heading", width=20),
            Column("Letter", "letter", width=8),
            Column("Kop in het advies", "recommendation", width=30),
        ),
    ),
    Sheet(
        "Goede praktijk",
        "good_practice",
        "de vragen die elk voorbeeld van goede praktijk beantwoordt",
        (_id("GP-1"), _title(), Column("Vraag", "question", width=70)),
    ),
    Sheet(
        "Onderzoeken",
        "investigations",
        "wat altijd onderzocht wordt en wat wisselt",
        (
            _id("BJ"),
            _title(),
            _choice("Plaats", "place", altijd="altijd", wissel="wissel"),
            Column("Onderzoeksvraag", "research_question", width=18),
        ),
    ),
    Sheet(
        "Schalen",
        "scales",
        "de ontwikkelingsschalen; elk niveau heeft een eigen kolom",
        (
            _id("OS-B3"),
            _title(),
            Column("Onderzoek", "investigation", width=12),
            _list("Steunt op verwachtingen", "based_on", needed=True),
            _list("Kernelementen", "key_elements", needed=True, width=40),
            _choice("Telt mee voor het advies", "advice_relevant", **_ADVICE_RELEVANT),
            _REPLACES,
        ),
    ),
    Sheet(
        "Focus",
        "focus",
        "hoe de focus van een inspectie gekozen wordt",
        (
            _whole("Aantal wisselende onderzoeken", "alternates"),
            _whole("Te kiezen per inspectie", "choose"),
            _flag(
                "Andere keuze vraagt motief",
                "other_choice_needs_motive",
                meaning="ja: wie anders kiest dan de volgorde voorstelt, schrijft waarom",
            ),
            Column(
                "Criteria (één per regel)",
                "criteria",
                Kind.LIST,
                needed=False,
                meaning="wat de volgorde van de wisselende onderzoeken bepaalt, het zwaarste eerst",
                width=18,
            ),
            Column(
                "Jaren in een cyclus",
                "cycle_years",
                Kind.WHOLE,
                needed=False,
                meaning="over zoveel jaren telt hoe vaak een onderzoek in de sector aan bod kwam",
                width=14,
            ),
        ),
        single=True,
    ),
    Sheet(
        "Onderbouwing",
        "judgement",
        "waarop een inschaling minstens steunt",
        (
            _whole("Methoden", "methods", "minstens zoveel methoden"),
            _whole("Bronnen", "sources", "minstens zoveel onafhankelijke bronnen"),
            _whole("Teamleden", "members", "minstens zoveel teamleden schalen eerst apart in"),
            _whole("Verschil", "difference", "bij een verschil van meer niveaus schrijft het team waarom"),
            Column(
                "Deel van de punten",
                "share",
                Kind.WHOLE,
                needed=False,
                meaning="3: op één bron steunt hoogstens 1 op 3 punten; 1: geen grens",
                width=14,
            ),
        ),
        single=True,
    ),
    Sheet("Regelgeving", "regulation", "de items over de regelgeving", (_id("REG-01"), _title())),
    Sheet(
        "Te bezorgen informatie",
        "requested_information",
        "de stukken die vooraf gevraagd worden",
        (_id("INF-01"), _title()),
    ),
    Sheet(
        "Gesprekspartners",
        "partner_groups",
        "de groepen met wie gesproken wordt",
        (_id("jongeren"), _title(), _flag("Om hen gaat het", "subject", needed=False)),
    ),
    Sheet(
        "Adviezen",
        "advice",
        "de mogelijke adviezen",
        (
            _id("gunstig"),
            Column("In woorden", "label", width=60),
            _flag("Mag met tekorten", "with_shortcomings"),
            _flag("Vraagt een tekort", "needs_shortcoming", needed=False),
        ),
    ),
    Sheet(
        "Aanleidingen",
        "occasions",
        "waarom een inspectie plaatsvindt, en wat er dan bij hoort",
        (
            _id("regulier"),
            Column("In woorden", "label", width=36),
            _choice("Openbaarheid", "publication", actief="active", passief="passive"),
            _whole("Dagen vooraf aankondigen", "announcement_days"),
            _choice("Focus", "focus", **_FOCUS),
            _choice("Schalen", "scales", **_DEMAND),
            _choice("Advies", "advice", **_DEMAND),
        ),
    ),
    Sheet(
        "Termijnen",
        "terms",
        "de termijnen van de procedure, in dagen",
        (
            _whole("Aankondiging", "announcement_days", "dagen tussen de aankondiging en het eerste bezoek"),
            _whole("Reactie", "reaction_days", "dag 0 is de dag van verzending; de laatste dag telt mee"),
            Column("Telling", "counting", meaning="welke dagen meetellen, bijvoorbeeld kalenderdagen"),
            _whole("Verwerking", "processing_days", "om een reactie te verwerken"),
            _whole("Openbaarmaking", "request_days", "om een vraag om openbaarmaking te beantwoorden"),
            _whole("Openbaarmaking verlengd", "request_extended_days", "na verlenging"),
        ),
        single=True,
    ),
    Sheet(
        "Gronden",
        "release_grounds",
        "waarom een deel van een verslag niet vrijgegeven wordt aan wie erom vraagt",
        (_id("privacy"), Column("In woorden", "label", width=50), Column("Staat in", "article", width=60)),
    ),
)

ASKED_ANEW = (("source", ""), ("", "version"))
"""What a form leaves empty: the sheet with this key, or this field of it."""
