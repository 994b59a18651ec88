"""What was established of a seal, a code or a PDF, in words that say that and no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap

from naftctl.model.dossier import Dossier
from naftctl.model.owned import Seal, SealKind
from naftctl.model.signed import Fit, Signed
from naftctl.seal import Change, heading_of
from naftctl.seal.verdict import Verdict
from naftctl.show.words import Paint, visible

_LONG = 60
EQUAL, OTHER, UNKNOWN = "●", "✗", "–"
KINDS = {SealKind.DRAFT: "zegel van het ontwerp", SealKind.FINAL: "zegel van het definitieve verslag"}
ASPECTS = {
    "framework": ("referentiekader", ("framework", "framework_digest")),
    "focus": ("focus", ("focus", "chosen")),
    "levels": ("niveaus", ("levels",)),
    "points": ("punten", ("points",)),
    "regulation": ("regelgeving", ("regulation",)),
    "followup": ("opvolging van eerdere tekorten", ("followup",)),
    "advice": ("advies", ("advice",)),
    "recommendations": ("aanbevelingen", ("recommendations",)),
}
"""What a seal freezes: its name, and the beginnings of the routes to its values."""
_BESIDE = (
    "Dit zegt hoe de map zich tot haar eigen zegels verhoudt. Leg ook de code uit het verstuurde verslag "
    "ernaast, met --code of --file: wie een zegel vervangt, krijgt een andere code."
)
_EVIDENCE = {"changed": "veranderd", "gone": "niet meer in de map", "erased": "gewist", "new": "toegevoegd"}
_INDIVIDUAL = "scorings/individual"
_SIGNED = {
    Fit.KNOWN: (EQUAL, "ondertekend met een sleutel van {name} uit allowed_signers"),
    Fit.UNLISTED: (OTHER, "er is een handtekening, met een sleutel die in allowed_signers niet mag tekenen"),
    Fit.UNCOMPARED: (UNKNOWN, "er is een handtekening, en geen allowed_signers om ze mee te vergelijken"),
    Fit.OTHER: (OTHER, "de handtekening past niet bij dit zegel"),
}
_COLOURS = {EQUAL: "32", OTHER: "1;31", UNKNOWN: "33"}


def day(given: date) -> str:
    """`30/06/2026`."""
    return f"{given:%d/%m/%Y}"


def seal_words(seal: Seal) -> str:
    """`zegel van het ontwerp van 30/06/2026`."""
    return f"{KINDS[seal.kind]} van {day(seal.sealed)}"


def short(text: str) -> str:
    """The beginning of a value from a file, which may hold anything."""
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


class Page:
    """Lines of a fixed width, each with a sign that says what was established."""

    def __init__(self, width: int, paint: Paint) -> None:
        self.width, self.paint = width, paint

    def head(self, words: str) -> Iterator[str]:
        """What the lines below it are about."""
        yield from (self.paint(line, "1") for line in self._wrapped(words, "", "  "))

    def line(self, sign: str, words: str) -> Iterator[str]:
        """One thing that was looked at."""
        for number, line in enumerate(self._wrapped(f"{sign} {words}", "  ", "    ")):
            yield line if number else line.replace(sign, self.paint(sign, _COLOURS[sign]), 1)

    def more(self, words: str, depth: int = 4) -> Iterator[str]:
        """What belongs to the line above."""
        yield from self._wrapped(words, " " * depth, " " * (depth + 2))

    def _wrapped(self, words: str, first: str, rest: str) -> Sequence[str]:
        return wrap(
            visible(words),
            self.width,
            initial_indent=first,
            subsequent_indent=rest,
            break_on_hyphens=False,
            break_long_words=False,
        )


def folder_text(
    dossier: Dossier, found: Sequence[tuple[Verdict, Signed | None]], page: Page
) -> Iterator[str]:
    """Every seal of an inspection, with its signature, beside what the folder says now."""
    for verdict, signed in found:
        yield from verdict_text(dossier, verdict, signed, page)
        yield ""
    yield from wrap(_BESIDE, page.width)


def verdict_text(dossier: Dossier, verdict: Verdict, signed: Signed | None, page: Page) -> Iterator[str]:
    """One seal: whether it holds together, then what is equal to it and what is not."""
    seal = verdict.seal
    yield from page.head(f"{dossier.id} · {seal_words(seal)}")
    yield from page.more(f"code {short(seal.code)}", 2)
    yield from _itself(dossier, verdict, page)
    if signed:
        sign, words = _SIGNED[signed.fit]
        yield from page.line(sign, words.format(name=short(signed.principal)))
    if not verdict.usable:
        yield from page.more("Met dit zegel is niets te vergelijken.", 2)
        return
    yield from _values(verdict, page)
    yield from _besides(verdict, page)
    yield from page.more(_conclusion(verdict), 2)


def _values(verdict: Verdict, page: Page) -> Iterator[str]:
    """A line for each kind of frozen value, with all that is other now."""
    for key, (title, routes) in ASPECTS.items():
        number = _number(verdict.seal, key)
        different = [change for change in verdict.different if change.key[0] in routes]
        unread = [name for route in routes for name in verdict.unread.get(route, ())]
        counted = f"{title} ({number})" if number > 1 else title
        if different:
            one = "" if len(different) == 1 else "len"
            yield from page.line(OTHER, f"{counted}: {len(different)} verschil{one}")
        elif unread:
            words = f"{counted}: niet na te gaan, want niet leesbaar: {', '.join(unread)}"
            yield from page.line(UNKNOWN, words)
        elif number:
            yield from page.line(EQUAL, f"{counted}: gelijk")
        for change in different:
            yield from page.more(change_words(change))
            yield from page.more(f"--> {change.here}", 6)


def _number(seal: Seal, key: str) -> int:
    """How many values of a kind a seal has."""
    held = getattr(seal.frozen, key)
    if isinstance(held, str):
        return 1
    return sum(map(len, held.values())) if key == "points" else len(held or ())


def _itself(dossier: Dossier, verdict: Verdict, page: Page) -> Iterator[str]:
    """Whether the seal belongs to its own values, to this inspection and to the seal before it."""
    if verdict.intact:
        yield from page.line(EQUAL, "de code hoort bij de waarden in dit zegel")
    else:
        words = "de code hoort niet bij de waarden in dit zegel: het is niet meer zoals het gemaakt werd"
        yield from page.line(OTHER, words)
    if not verdict.placed:
        yield from page.line(OTHER, f"dit is een {KINDS[verdict.seal.kind]}, en ligt op een andere plaats")
    if not verdict.ours:
        words = f"dit is een zegel van een andere inspectie: {short(verdict.seal.inspection)}"
        yield from page.line(OTHER, words)
    elif not verdict.folder:
        words = f"dit zegel noemt de map {short(verdict.seal.inspection)}; deze map heet {dossier.id}"
        yield from page.line(UNKNOWN, words)
    if verdict.chained:
        yield from page.line(EQUAL, f"sluit aan op het {seal_words(dossier.seals[SealKind.DRAFT])}")
    elif verdict.chained is False:
        there = SealKind.DRAFT in dossier.seals
        words = "sluit niet aan op het zegel van het ontwerp dat hier ligt"
        yield from page.line(
            OTHER, words if there else "het zegel van het ontwerp is er niet, of niet leesbaar"
        )


def change_words(change: Change) -> str:
    """`OS-B3: was volgens, is benadert`."""
    kind, *names = change.key
    if kind in {"points", "recommendations"}:
        name = change.point
        was, now = (heading_of(side) if side else "" for side in (change.was, change.now))
        if not was:
            return f"{name}: stond er niet, staat nu bij {now}"
        return f"{name}: stond bij {was}, staat nu bij {now}" if now else f"{name}: stond bij {was}, is weg"
    if kind == "focus":
        return f"{names[0]}: {'is weg' if change.was else 'kwam erbij'}"
    if kind == "framework_digest":
        return "de versie heet hetzelfde, maar haar inhoud is veranderd"
    name = f"{names[0]}: " if names else ""
    was, now = (short(side) or "niet ingevuld" for side in (change.was, change.now))
    return f"{name}was {was}, is {now}"


def _besides(verdict: Verdict, page: Page) -> Iterator[str]:
    """What may be other: answered remarks, corrections, evidence."""
    if verdict.answered:
        names = ", ".join(change.point for change in verdict.answered)
        yield from page.more(f"veranderd na een aanvaarde opmerking: {names}", 2)
    places = [each.place for each in verdict.corrected if each.place not in verdict.named]
    asked = [each.place for each in verdict.corrected if each.place in verdict.named]
    if asked:
        yield from page.more(f"verbeterd na een aanvaarde opmerking ({len(asked)}): {', '.join(asked)}", 2)
    advice = [place for place in places if place.startswith("advice/")]
    texts = [place for place in places if place not in {*advice, _INDIVIDUAL}]
    if advice:
        yield from page.line(UNKNOWN, f"de tekst van het advies is anders: {', '.join(advice)}")
    if texts:
        yield from page.more(f"verbeterd sinds het zegel, zoals mag ({len(texts)}): {', '.join(texts)}", 2)
    if _INDIVIDUAL in places:
        yield from page.more("de individuele inschalingen zijn anders dan bij het zegel", 2)
    for state, words in _EVIDENCE.items():
        names = ", ".join(name for name, found in verdict.evidence.items() if found == state)
        if names:
            yield from page.more(f"bronnen {words} sinds het zegel: {names}", 2)


def _conclusion(verdict: Verdict) -> str:
    when = day(verdict.seal.sealed)
    if verdict.equal and verdict.answered:
        return f"Op de aanvaarde opmerkingen na is alles wat vastligt, gelijk aan het zegel van {when}."
    if verdict.equal:
        return f"Alles wat vastligt, is gelijk aan het zegel van {when}."
    if verdict.different:
        return f"Niet alles wat vastligt, is gelijk aan het zegel van {when}."
    return f"Dat alles gelijk is aan het zegel van {when}, kan zo niet vastgesteld worden."
