"""N601 to N607: could anything in this inspection identify a person, and what was decided about it?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import filled
from naftctl.diagnostic import Diagnostic, Label, Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.privacy import Decision
from naftctl.source import Span

if TYPE_CHECKING:
    from naftctl.privacy.screening import Depth, Screened

_DIGEST = re.compile(r"[0-9a-f]{64}")
_SALT = re.compile(r"[0-9a-f]{32}")
_LISTED = 3


@rule("N601", due=Phase.PLANNED)
def national_number(dossier: Dossier) -> Iterator[Problem]:
    """Een rijksregisternummer staat nergens in een inspectiemap.

    Waarom: het wijst één mens aan, voor altijd en overal. Geen verslag heeft het nodig, ook geen notitie.
    Herstel: haal het nummer weg. Er bestaat geen merk of beslissing die het toelaat.
    """
    for hit in _hits(dossier):
        if hit.kind.never:
            yield Problem(
                hit.place,
                f"{_where(hit)} staat een {hit.kind.value}",
                "haal het nummer weg; geen enkele bron heeft het nodig",
            )


@rule("N602", due=Phase.FINAL)
def certain_open(dossier: Dossier) -> Iterator[Problem]:
    """Wat iemand zeker aanwijst, is weggehaald, gemerkt, of er is beslist dat het mag blijven.

    Waarom: een verslag dat openbaar wordt, noemt niemand. Een nummer of een naam in een notitie reist
    mee met de map.
    Herstel: haal het weg, merk het met {.redact}, of beslis met `naftctl screen` waarom het mag blijven.
    """
    yield from _certain(dossier) if dossier.public else ()


@rule("N603", due=Phase.FINAL)
def possible_open(dossier: Dossier) -> Iterator[Problem]:
    """Over alles in een verslag dat iemand misschien aanwijst, heeft een mens beslist.

    Waarom: een leeftijd, een klas of een kleine groep zegt op zich weinig, en samen met wat de lezer al weet
    genoeg. Een programma kan dat niet oordelen.
    Herstel: bekijk elke treffer met `naftctl screen`, en herschrijf, merk of beslis.
    """
    yield from _possible(dossier) if dossier.public else ()


@rule("N604", due=Phase.PLANNED, severity=Severity.WARNING)
def decision_adrift(dossier: Dossier) -> Iterator[Problem]:
    """Een beslissing over privacy past op een zin die er nog staat.

    Waarom: ze geldt voor die ene zin. Verandert de zin, dan vervalt ze, en kijkt iemand opnieuw.
    Herstel: haal de beslissing weg uit privacy.yaml; staat er nog een treffer, beslis dan opnieuw.
    """
    if dossier.decisions is None:
        return
    from naftctl.privacy.screening import due_depth, screening  # noqa: PLC0415  (see `_hits`)

    if not _SALT.fullmatch(dossier.decisions.salt):
        return
    found = screening(dossier, due_depth(dossier)).fallen
    fallen = {(each.file, each.digest): each for each in reversed(found)}
    for decision in reversed(fallen.values()):
        if next(_broken(decision, dossier), None) is not None:
            continue
        there = decision.file in dossier.files
        about = (
            f"in {decision.file} past op geen zin meer"
            if there
            else f"gaat over {decision.file}; dat is er niet"
        )
        hint = f"haal ze weg, en kijk na met naftctl screen {dossier.id}"
        yield Problem(decision.where("digest"), f"deze beslissing ({decision.kind}) {about}", hint)


@rule("N605", due=Phase.PLANNED)
def decisions_broken(dossier: Dossier) -> Iterator[Problem]:
    """privacy.yaml is zoals `naftctl screen` het schreef.

    Waarom: wat iemand er met de hand in verandert, kan een treffer sluiten die niemand bekeek.
    Herstel: zet het bestand terug, of haal de beslissing weg en beslis opnieuw met `naftctl screen --decide`.
    """
    decisions = dossier.decisions
    if decisions is None:
        return
    if not _SALT.fullmatch(decisions.salt):
        yield Problem(
            decisions.where("salt"), "dit is geen zout van naftctl screen", "zet het vorige zout terug"
        )
    seen = set[tuple[str, str, str]]()
    for decision in decisions.decisions:
        key = decision.file, decision.kind, decision.digest
        if key in seen:
            message = "deze beslissing staat er twee keer"
            yield Problem(decision.where("digest"), message, "haal een van beide weg")
        else:
            yield from _broken(decision, dossier)
        seen.add(key)


def _broken(decision: Decision, dossier: Dossier) -> Iterator[Problem]:
    """What is wrong with one decision: the first thing that is."""
    from naftctl.privacy.kinds import Kind  # noqa: PLC0415  (see `_hits`)

    again = f"haal ze weg, en beslis opnieuw met naftctl screen {dossier.id} --decide"
    if decision.kind not in {kind.value for kind in Kind}:
        yield Problem(decision.where("kind"), f"soort `{decision.kind[:40]}` bestaat niet", again)
    elif not _DIGEST.fullmatch(decision.digest):
        yield Problem(decision.where("digest"), "dit is geen vingerafdruk van naftctl screen", again)
    elif Kind(decision.kind).never:
        message = f"over een {decision.kind} valt niets te beslissen; het mag nergens staan"
        yield Problem(decision.where("as"), message, "haal de beslissing en het nummer weg")
    elif not filled(decision.reason):
        message = "deze beslissing heeft geen reden"
        yield Problem(decision.where("reason"), message, "schrijf in één zin waarom")
    elif decision.decided > dossier.today:
        yield Problem(decision.where("decided"), "deze beslissing valt na vandaag", "verbeter de dag")


@rule("N606", due=Phase.FINAL)
def still_readable(dossier: Dossier) -> Iterator[Problem]:
    """Woorden die in één tekst weggelaten worden, staan in geen andere tekst van het verslag te lezen.

    Waarom: wie beide plaatsen leest, weet wat weg moest.
    Herstel: merk de woorden ook daar met {.redact}, of schrijf er iets anders.
    """
    yield from _readable(dossier) if dossier.public else ()


@rule("N607", due=Phase.PLANNED, severity=Severity.WARNING)
def certain_withheld(dossier: Dossier) -> Iterator[Problem]:
    """Ook een verslag dat niet gepubliceerd wordt, wijst niemand aan.

    Waarom: na een klacht of een ernstige gebeurtenis kan iemand het verslag opvragen; dan moet het weg zijn.
    Herstel: haal het weg, merk het met {.redact}, of beslis met `naftctl screen` waarom het mag blijven.
    """
    yield from () if dossier.public else _certain(dossier)


def edition_errors(dossier: Dossier) -> tuple[Diagnostic, ...]:
    """What of privacy keeps an edition for the public, of either regime, from being made."""
    from naftctl.privacy.screening import Depth  # noqa: PLC0415  (see `_hits`)

    problems = (
        (national_number, national_number.check(dossier)),
        (certain_open, _certain(dossier, Depth.PRINTED)),
        (possible_open, _possible(dossier, Depth.PRINTED)),
        (decisions_broken, decisions_broken.check(dossier)),
        (still_readable, _readable(dossier)),
    )
    found = (each.diagnostic(problem, Phase.FINAL) for each, some in problems for problem in some)
    return tuple(sorted(found, key=lambda said: (said.span, said.code)))


# ── what is open ─────────────────────────────────────────────────────────────────────────────────────────
def _hits(dossier: Dossier, depth: Depth | None = None) -> tuple[Screened, ...]:
    # The detectors take a while to load, and most commands that know the rules do not need them.
    from naftctl.privacy.screening import due_depth, screening  # noqa: PLC0415

    return screening(dossier, due_depth(dossier) if depth is None else depth).hits


def _certain(dossier: Dossier, depth: Depth | None = None) -> Iterator[Problem]:
    for hit in _hits(dossier, depth):
        if hit.certain and hit.open and not hit.kind.never:
            message = f"{_where(hit)} staat een {hit.kind.value}{_DECIDED.get(hit.state.value, '')}"
            yield Problem(hit.place, message, _small(hit.kind.advice))


def _possible(dossier: Dossier, depth: Depth | None = None) -> Iterator[Problem]:
    """All that is only possible as one problem: how many of each kind, and the first places."""
    found = [hit for hit in _hits(dossier, depth) if hit.open and hit.printed and not hit.certain]
    if not found:
        return
    counts = Counter(hit.kind.value for hit in found)
    parts = ", ".join(f"{number} keer {kind}" for kind, number in counts.most_common(_LISTED))
    more = " en andere" if len(counts) > _LISTED else ""
    first, *others = found
    message = f"{len(found)} {'plaats wijst' if len(found) == 1 else 'plaatsen wijzen'} misschien iemand aan"
    related = tuple(Label(hit.place, _label(hit)) for hit in others[: _LISTED - 1])
    hint = f"beslis per plaats: naftctl screen {dossier.id}"
    yield Problem(first.place, f"{message}: {parts}{more}", hint, _label(first), related)


def _readable(dossier: Dossier) -> Iterator[Problem]:
    """Each place once where words can be read that are redacted elsewhere."""
    from naftctl.privacy.readable import readable  # noqa: PLC0415  (see `_hits`)

    if not any("{.redact" in written.body for written in dossier.written.values()):
        return
    seen = set[Span]()
    for hidden, shown in readable(dossier):
        if shown not in seen:
            seen.add(shown)
            related = (Label(hidden, "hier zijn ze gemerkt"),)
            hint = "merk ze ook hier met {.redact}, of schrijf iets anders"
            yield Problem(
                shown, "hier staan woorden te lezen die elders weggelaten worden", hint, related=related
            )


_DECIDED = {"to_redact": "; beslist is het te merken", "to_remove": "; beslist is het weg te halen"}


def _where(hit: Screened) -> str:
    """`in een tekst van het verslag`."""
    if not hit.place.line:
        return "in de naam van dit bestand"
    return "in een tekst van het verslag" if hit.printed else "in een tekst die in de map blijft"


def _label(hit: Screened) -> str:
    return f"{hit.kind.value}{_DECIDED.get(hit.state.value, '')}"


def _small(sentence: str) -> str:
    """A sentence as a hint: no capital, no full stop."""
    return sentence[:1].lower() + sentence[1:].removesuffix(".")
