"""What can be said of an edition for the public once it is asked for."""

from __future__ import annotations

from naftctl.diagnostic import Severity
from naftctl.show.rules import Entry

LEAK, REGIME, UNSEALED, WITHDRAWN, UNASKED, GROUNDLESS = (f"N62{number}" for number in range(6))
HOPELESS = frozenset({REGIME, WITHDRAWN})
"""What no other edit of the inspection changes, so that nothing else is worth saying."""
ENTRIES = (
    Entry(
        LEAK,
        "leak",
        Severity.ERROR,
        "",
        """In de bestanden van een openbare of vrijgegeven versie staat niets van wat weggelaten is.

Waarom: wie een naam op één plaats merkt, vergeet ze makkelijk op een andere. Het programma doorzoekt daarom
het gemaakte bestand zelf, ook wat u niet ziet.
Herstel: zet hetzelfde merk overal waar de woorden nog staan, of schrijf het daar anders.""",
    ),
    Entry(
        REGIME,
        "wrong-edition",
        Severity.ERROR,
        "",
        """Een inspectie heeft alleen de editie van haar eigen regime: public of release.

Waarom: verslagen na een klacht of een ernstige gebeurtenis worden enkel op vraag vrijgegeven; de andere zijn
openbaar.
Herstel: kies de andere editie.""",
    ),
    Entry(
        UNSEALED,
        "unsealed-edition",
        Severity.ERROR,
        "",
        """Een openbare of vrijgegeven versie is er pas als het definitieve verslag verzegeld is.

Waarom: ze draagt de code van dat zegel, zodat iedereen kan nagaan dat het oordeel hetzelfde is.
Herstel: verzegel eerst met `naftctl seal final`.""",
    ),
    Entry(
        WITHDRAWN,
        "withdrawn-edition",
        Severity.ERROR,
        "",
        """Van een verslag dat ingetrokken is, wordt geen openbare of vrijgegeven versie meer gemaakt.

Waarom: wie het verslag nog eens maakt, zou het opnieuw verspreiden.
Herstel: haal `withdrawn` weg als het verslag toch blijft gelden.""",
    ),
    Entry(
        UNASKED,
        "release-without-request",
        Severity.ERROR,
        "",
        """Een vrijgegeven versie antwoordt op een vraag in requests/.

Waarom: een verslag in het passieve regime verlaat het huis alleen als iemand het vroeg.
Herstel: schrijf de vraag op in requests/, zonder te zeggen wie ze stelde.""",
    ),
    Entry(
        GROUNDLESS,
        "redaction-without-ground",
        Severity.ERROR,
        "",
        """Wie een deel weglaat uit een vrijgegeven versie, noemt de grond ervoor.

Waarom: wie het verslag vroeg, moet kunnen nagaan waarom een deel ontbreekt, en daartegen kunnen ingaan.
Herstel: schrijf in de vraag bij `left_out` wat u weglaat en op welke grond.""",
    ),
)
