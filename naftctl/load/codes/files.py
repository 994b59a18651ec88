"""What can be wrong with a file or a text."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

FILES: dict[str, Code] = {
    "N101": code(
        "unreadable-file",
        "Elk bestand in een inspectiemap is een gewoon bestand dat gelezen kan worden.",
        "een koppeling of apparaat wijst buiten de map, en zonder leesrecht valt er niets te lezen.",
        "vervang het door een gewoon bestand in deze map, of haal het weg.",
    ),
    "N102": code(
        "not-utf-8",
        "Tekst is opgeslagen als UTF-8. Een BOM en Windows-regeleinden (CRLF) zijn goed.",
        "in een andere codering verschijnen letters met accenten verkeerd in het verslag.",
        "bewaar het bestand opnieuw als UTF-8.",
    ),
    "N103": code(
        "invalid-yaml",
        "De YAML van een bestand kan gelezen worden.",
        "na een schrijffout is niet meer te zeggen wat er bedoeld is.",
        "herstel de regel die genoemd wordt; let op inspringing met spaties en op aanhalingstekens.",
    ),
    "N104": code(
        "double-key",
        "Een sleutel staat maar één keer in dezelfde groep.",
        "van twee waarden zou er één zonder een woord verdwijnen.",
        "houd één van beide.",
    ),
    "N105": code(
        "unknown-key",
        "Elke sleutel is er een die het programma kent.",
        "een sleutel met een tikfout zou anders stil genegeerd worden.",
        "verbeter de naam van de sleutel, of haal hem weg.",
    ),
    "N106": code(
        "missing-key",
        "Een gegeven dat altijd nodig is, staat er.",
        "zonder dat gegeven kan het bestand niet gebruikt worden.",
        "vul de sleutel aan.",
    ),
    "N107": code(
        "wrong-value",
        "Elke waarde is van de soort die bij haar sleutel hoort.",
        "een waarde van een andere soort zou verkeerd begrepen worden.",
        "schrijf de waarde zoals de melding zegt.",
    ),
    "N108": code(
        "refused-yaml",
        "Ankers, aliassen, tags, richtlijnen, samenvoegsleutels en een tweede document komen niet voor.",
        "ze laten een bestand iets anders betekenen dan wat er te lezen staat.",
        "schrijf de waarde voluit.",
    ),
    "N109": code(
        "impossible-day",
        "Een dag is een bestaande dag als JJJJ-MM-DD, een uur als UU:MM.",
        "termijnen worden op de dag geteld.",
        "verbeter de dag of het uur.",
    ),
    "N110": code(
        "odd-character",
        "Onzichtbare stuurtekens en richtingstekens komen niet voor.",
        "ze kunnen een tekst anders tonen dan hij geschreven is.",
        "haal het teken weg.",
    ),
    "N111": code(
        "merge-conflict",
        "Er staan geen resten van een samenvoegconflict in een bestand.",
        "twee versies staan er dan door elkaar.",
        "kies een van beide versies en haal de regels met <<<<<<<, ======= en >>>>>>> weg.",
    ),
    "N112": code(
        "conflict-copy",
        "Er staan geen conflictkopieën van een gesynchroniseerde map in een inspectiemap.",
        "de kopie zou voor een tweede bron of inschaling doorgaan, of stil genegeerd worden.",
        "vergelijk de kopie met het origineel, voeg samen wat nodig is en haal de kopie weg.",
    ),
    "N113": code(
        "empty-file",
        "Een bestand dat er is, heeft inhoud.",
        "een leeg bestand is vaak een mislukte bewaring.",
        "vul het bestand in of haal het weg.",
    ),
    "N114": code(
        "no-front-matter",
        "Een Markdown-bestand begint met kopgegevens tussen twee regels met ---.",
        "daarin staat wat het bestand is.",
        "begin het bestand met --- op de eerste regel en sluit de kopgegevens af met ---.",
    ),
    "N115": code(
        "raw-html",
        "Teksten bevatten geen HTML en geen HTML-commentaar.",
        "commentaar zou in een verslag of in de bron ervan terechtkomen.",
        "haal het weg; voor het teken < zelf schrijft u \\<.",
    ),
    "N116": code(
        "invalid-block",
        "Een blok begint met ::: internal na een lege regel en eindigt met :::.",
        "een blok dat niet gesloten is, kan een interne passage laten uitlekken of andere tekst opslokken.",
        "sluit het blok af met ::: op een eigen regel, en zet het niet in een lijst, een citaat of code.",
    ),
    "N117": code(
        "invalid-mark",
        'De enige merken zijn [tekst]{.internal}, [tekst]{.redact} en [tekst]{.redact as="woorden"}.',
        "een merk met een tikfout zou een passage openbaar maken die intern moest blijven.",
        "schrijf het merk zoals hierboven, binnen één alinea, punt of cel, niet in code of een adres, en "
        "sluit in die alinea elke [ met een ].",
    ),
    "N118": code(
        "invalid-heading",
        "De koppen in een tekst zijn de vaste koppen van dat bestand, elk één keer.",
        "wat onder een andere kop staat, heeft geen plaats in het verslag.",
        "gebruik de vaste kop, of maak er gewone tekst van.",
    ),
    "N119": code(
        "invalid-label",
        "Een label is een hoofdletter, een nummer en een punt (V1. S1. O1. T1. G1. R1.), passend bij de kop.",
        "het label is het adres van een punt; het verslag en de reactie verwijzen ernaar.",
        "schrijf het label zoals de melding zegt.",
    ),
    "N120": code(
        "double-id",
        "Geen twee bestanden dragen hetzelfde id.",
        "een verwijzing naar dat id zou naar twee dingen wijzen.",
        "geef een van beide het volgende vrije nummer en pas de verwijzingen aan.",
    ),
    "N121": code(
        "file-without-place",
        "Elk bestand heeft een naam en een plaats die het programma kent.",
        "een bestand met een andere naam zou zonder een woord buiten het verslag blijven.",
        "geef het bestand de naam die de melding noemt, of zet het buiten de inspectiemap.",
    ),
    "N122": code(
        "no-inspection",
        "Een inspectiemap bevat inspection.yaml.",
        "daarin staat volgens welk kader ze beoordeeld wordt.",
        "maak de map met `naftctl new`, of zet inspection.yaml terug.",
    ),
    "N123": code(
        "invalid-citation",
        "Een verwijzing staat tussen vierkante haken: [@G02; @KV-B4].",
        "alleen zo is te volgen waarop een punt steunt.",
        "schrijf de verwijzing zoals hierboven.",
    ),
    "N125": code(
        "loose-note",
        "Een voetnoot en haar verwijzing staan in dezelfde sectie.",
        "een voetnoot waarnaar niets verwijst, verdwijnt uit het verslag.",
        "zet de verwijzing of de voetnoot erbij, of haal de andere weg.",
    ),
    "N126": code(
        "name-not-portable",
        "Een bestandsnaam werkt op elk toestel, ook op Windows en in een gesynchroniseerde map.",
        "anders komt het bestand bij een collega niet aan.",
        "hernoem het bestand.",
    ),
    "N127": code(
        "too-large",
        "Een bestand blijft binnen de grenzen van grootte en diepte.",
        "wat groter is, is geen notitie en houdt het programma op.",
        "splits het bestand, of zet grote stukken als bijlage naast een notitie.",
    ),
    "N128": code(
        "no-keys",
        "Een YAML-bestand bestaat uit sleutels met waarden.",
        "alleen zo heeft elke waarde een naam.",
        "schrijf `sleutel: waarde`.",
    ),
}
