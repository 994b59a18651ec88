"""The command line: each command loads, makes one call, prints and exits."""

Row = tuple[str, str, str]

COMMANDS: tuple[Row, ...] = (
    ("init", "init", "een nieuwe werkmap"),
    ("demo", "init", "een nieuwe werkmap met een uitgewerkt voorbeeld"),
    ("new", "new", "de map van een nieuwe inspectie"),
    ("focus", "focus", "de focus: het wisselende onderzoek kiezen, met redenen"),
    ("evidence", "evidence:Evidence", "bronnen: de volgende toevoegen, een hernoemen met haar verwijzingen"),
    ("check", "check", "nakijken: wat niet klopt en wat nog moet"),
    ("status", "status", "waar inspecties staan, welke termijn loopt, wat er volgt"),
    ("trace", "trace", "wat aan wat hangt: van schaal tot bron, en terug"),
    ("scores", "scores:Scores", "individuele inschalingen: naast elkaar, vastleggen en openen"),
    ("seal", "seal", "een verslag verzegelen: oordelen liggen vast, feiten blijven te verbeteren"),
    ("letter", "letter", "een brief maken: aankondiging, programma, ontwerp, definitief verslag"),
    ("reaction", "reaction", "de reactie op het ontwerp opnemen: opmerkingen uit Word, met hun antwoorden"),
    ("followup", "followup", "wat er van tekorten geworden is, en wat in de sector nog openstaat"),
    ("screen", "screen", "zoeken wat iemand kan aanwijzen, en beslissen wat ermee gebeurt"),
    ("report", "report", "het verslag maken"),
    ("deliver", "deliver", "wat Opgroeien krijgt: verslag, reactie en antwoorden, brief en tekorten"),
    ("overview", "overview.overview", "het jaaroverzicht van de sector, en de gegevens erachter"),
    ("verify", "verify", "nagaan wat nog gelijk is aan een zegel, ook van een code of een PDF"),
    ("diff", "diff", "wat er veranderde in betekenis, sinds het zegel of tussen twee revisies"),
    ("framework", "framework:Framework", "het kader: versies tonen, nakijken, vergelijken, overnemen"),
    ("explain", "explain", "uitleg bij een code: waarom, en hoe herstellen"),
    ("rules", "explain", "alle regels op een rij"),
    ("doctor", "doctor.doctor", "wat er op dit toestel gebruikt wordt, en wat er nog aan te doen is"),
    ("completion", "completion", "opdrachten, namen en codes laten aanvullen met Tab"),
)
"""Every command: its name, its module, and what it does; in order of use.

The module has a function of that name, or one or a group of commands by the name behind the colon."""
