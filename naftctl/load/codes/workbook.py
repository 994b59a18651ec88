"""What can be wrong with a workbook, and with what is taken in by it."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

WORKBOOK: dict[str, Code] = {
    "N140": code(
        "workbook-unreadable",
        "Een formulier is een gewone Excel-werkmap (.xlsx) zonder macro's, wachtwoord of koppelingen.",
        "wat anders is, kan niet veilig of niet volledig gelezen worden.",
        "bewaar het formulier in uw rekenblad als Excel-werkmap (.xlsx).",
    ),
    "N141": code(
        "wrong-sheets",
        "Een formulier heeft de bladen van `naftctl framework form`, elk één keer, en geen andere.",
        "een blad met een andere naam zou stil genegeerd worden, en dan ontbreekt een deel van het kader.",
        "geef het blad zijn naam terug, of haal weg wat er niet bij hoort.",
    ),
    "N142": code(
        "wrong-columns",
        "Elk blad van een formulier heeft zijn eigen kolommen of gegevens, elk één keer, en geen andere.",
        "wat onder een andere kop staat, zou stil genegeerd worden.",
        "schrijf de kop zoals de melding zegt.",
    ),
    "N143": code(
        "formula-in-cell",
        "Een cel van een formulier bevat geen formule en geen foutwaarde.",
        "wat een formule toont, hangt af van het programma en van andere bestanden.",
        "typ in de cel de tekst of het getal zelf.",
    ),
    "N144": code(
        "wrong-cell",
        "Wat in een cel van een formulier staat, past bij haar kolom.",
        "een rekenblad maakt van 2026.10 soms het getal 2026,1, en van 1-2 een dag.",
        "zet de cel op tekst en typ opnieuw, of kies een van de woorden die de melding noemt.",
    ),
    "N145": code(
        "empty-cell",
        "In elke rij die gebruikt wordt, is ingevuld wat nodig is, te beginnen met het id.",
        "zonder dat gegeven is de rij niet te gebruiken.",
        "vul de cel in, of verwijder de hele rij.",
    ),
    "N146": code(
        "import-folder",
        "De map die u laat inlezen, bevat framework.yaml met scales/, of precies één formulier (.xlsx).",
        "het programma raadt niet uit welk bestand de tekst komt.",
        "zet één van beide in een eigen map, samen met het officiële document.",
    ),
    "N147": code(
        "version-taken",
        "Een nieuwe versie heeft een nummer dat nog niet bestaat, en een id dat geschreven is zoals hier.",
        "een bestaande versie verandert nooit: inspecties worden er voor altijd volgens beoordeeld.",
        "kies een nieuw versienummer.",
    ),
    "N148": code(
        "source-incomplete",
        "Bij een officiële versie staat uit welk document ze komt: titel, dag, functie en sha256.",
        "wie later een verslag betwist, moet de tekst kunnen terugvinden waarop het steunt.",
        "vul bij de bron in wat ontbreekt; een functie, geen naam van een persoon.",
    ),
    "N149": code(
        "source-differs",
        "De sha256 van de bron is die van het document dat naast het formulier staat.",
        "anders komt de tekst niet uit het document dat genoemd wordt.",
        "zet precies het overgenomen document in de map, en laat de sha256 leeg of verbeter ze.",
    ),
}
