"""What earlier inspections of the provider of the worked example would tell, for cases about follow-up."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from naftctl.model.followup import Judged, Outcome, Standing, Told

_PROVIDER = "de-kantelpoort"
_FIRST = Told(
    "2022-de-kantelpoort",
    _PROVIDER,
    Standing.FINAL,
    occasion="regulier",
    public=True,
    visit=date(2022, 3, 8),
    final=date(2022, 4, 21),
    shortcomings={
        "OS-B4/T1": "Na een traject is er geen nazorg.",
        "OS-K2/T1": "De lijst met wie wacht, wordt niet bijgehouden.",
        "OS-K5/T1": "Het team bespreekt zijn werking niet.",
        "REG-10/T1": "Voor het houtatelier is er geen risicoanalyse.",
    },
)
_SECOND = Told(
    "2023-de-kantelpoort-opvolging",
    _PROVIDER,
    Standing.FINAL,
    occasion="opvolging",
    public=True,
    visit=date(2023, 2, 7),
    final=date(2023, 3, 14),
    shortcomings={"wachtlijst/T1": "De lijst met wie wacht, heeft geen eigenaar."},
    judged=(
        Judged("2022-de-kantelpoort/OS-K2/T1", Outcome.PARTLY, "wachtlijst/T1"),
        Judged("2022-de-kantelpoort/OS-K5/T1", Outcome.RESOLVED),
        Judged("2022-de-kantelpoort/OS-B4/T1", Outcome.UNRESOLVED),
    ),
)
_WITHDRAWN = Told(
    "2024-de-kantelpoort-klacht",
    _PROVIDER,
    Standing.WITHDRAWN,
    occasion="klacht",
    visit=date(2024, 5, 7),
    final=date(2024, 6, 4),
    shortcomings={"klachten/T1": "Een klacht kreeg geen antwoord."},
)
_LATE = Told(
    "2026-de-kantelpoort-klacht",
    _PROVIDER,
    Standing.FINAL,
    occasion="klacht",
    visit=date(2026, 5, 5),
    final=date(2026, 6, 11),
    shortcomings={"dossiers/T1": "Een vraag om het dossier te lezen bleef zonder antwoord."},
)
_OTHER = Told("2024-de-vuurtoren", "de-vuurtoren", Standing.FINAL, final=date(2024, 6, 4))
_TOLD = (_FIRST, _SECOND, _WITHDRAWN, _LATE, _OTHER)

EARLIER: dict[str, tuple[Told, ...]] = {
    "told": _TOLD,
    "unreadable": (
        *_TOLD[1:],
        replace(_FIRST, standing=Standing.UNREADABLE, shortcomings={}, complete=False),
    ),
}
"""The earlier inspections by the word in `expect.txt`; open are OS-B4/T1, wachtlijst/T1 and REG-10/T1."""
