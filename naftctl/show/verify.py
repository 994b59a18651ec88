"""What was established of a seal, a code or a PDF, in words that say that and no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap

from naftctl.language import later, tr
from naftctl.model.dossier import Dossier
from naftctl.model.owned import Seal, SealKind
from naftctl.model.signed import Fit, Signed
from naftctl.seal import Change, heading_of
from naftctl.seal.verdict import Verdict
from naftctl.show.words import Paint, visible

_LONG = 60
EQUAL, OTHER, UNKNOWN = "●", "✗", "–"
KINDS = {SealKind.DRAFT: tr("seal of the draft"), SealKind.FINAL: tr("seal of the final report")}
ASPECTS = {
    "framework": (tr("reference framework"), ("framework", "framework_digest")),
    "focus": ("focus", ("focus", "chosen")),
    "levels": (tr("levels"), ("levels",)),
    "points": (tr("points"), ("points",)),
    "regulation": (tr("regulation"), ("regulation",)),
    "followup": (tr("follow-up of earlier shortcomings"), ("followup",)),
    "advice": (tr("advice"), ("advice",)),
    "recommendations": (tr("recommendations"), ("recommendations",)),
}
"""What a seal freezes: its name, and the beginnings of the routes to its values."""
_BESIDE = tr(
    "This says how the folder relates to its own seals. Also compare the code from the "
    "report that was sent, with --code or --file: whoever replaces a seal gets another "
    "code."
)
_EVIDENCE = {
    "changed": tr("altered"),
    "gone": tr("no longer in the folder"),
    "erased": tr("erased"),
    "new": tr("added"),
}
_INDIVIDUAL = "scorings/individual"
_SIGNED = {
    Fit.KNOWN: (EQUAL, later("signed with a key of {name} from allowed_signers")),
    Fit.UNLISTED: (
        OTHER,
        later("there is a signature, with a key that may not sign according to allowed_signers"),
    ),
    Fit.UNCOMPARED: (UNKNOWN, later("there is a signature, and no allowed_signers to compare it with")),
    Fit.OTHER: (OTHER, later("the signature does not fit this seal")),
}
_COLOURS = {EQUAL: "32", OTHER: "1;31", UNKNOWN: "33"}


def day(given: date) -> str:
    """`30/06/2026`."""
    return f"{given:%d/%m/%Y}"


def seal_words(seal: Seal) -> str:
    """`zegel van het ontwerp van 30/06/2026`."""
    return tr("{kind} of {sealed}", kind=KINDS[seal.kind], sealed=day(seal.sealed))


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
        yield from page.line(sign, tr(words, name=short(signed.principal)))
    if not verdict.usable:
        yield from page.more(tr("Nothing can be compared with this seal."), 2)
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
            many = len(different)
            words = (
                tr("{counted}: 1 difference", counted=counted)
                if many == 1
                else tr("{counted}: {many} differences", counted=counted, many=many)
            )
            yield from page.line(OTHER, words)
        elif unread:
            words = tr(
                "{counted}: cannot be checked, because not readable: {unread}",
                counted=counted,
                unread=", ".join(unread),
            )
            yield from page.line(UNKNOWN, words)
        elif number:
            yield from page.line(EQUAL, tr("{counted}: equal", counted=counted))
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
        yield from page.line(EQUAL, tr("the code belongs to the values in this seal"))
    else:
        words = tr("the code does not belong to the values in this seal: it is no longer as it was made")
        yield from page.line(OTHER, words)
    if not verdict.placed:
        yield from page.line(
            OTHER, tr("this is a {kind}, and it lies in another place", kind=KINDS[verdict.seal.kind])
        )
    if not verdict.ours:
        words = tr(
            "this is a seal of another inspection: {inspection}", inspection=short(verdict.seal.inspection)
        )
        yield from page.line(OTHER, words)
    elif not verdict.folder:
        words = tr(
            "this seal names the folder {inspection}; this folder is called {id}",
            inspection=short(verdict.seal.inspection),
            id=dossier.id,
        )
        yield from page.line(UNKNOWN, words)
    if verdict.chained:
        yield from page.line(
            EQUAL, tr("follows on from the {seal}", seal=seal_words(dossier.seals[SealKind.DRAFT]))
        )
    elif verdict.chained is False:
        there = SealKind.DRAFT in dossier.seals
        words = tr("does not follow on from the seal of the draft that is here")
        yield from page.line(
            OTHER, words if there else tr("the seal of the draft is not there, or not readable")
        )


def change_words(change: Change) -> str:
    """`OS-B3: was volgens, is benadert`."""
    kind, *names = change.key
    if kind in {"points", "recommendations"}:
        name = change.point
        was, now = (heading_of(side) if side else "" for side in (change.was, change.now))
        if not was:
            return tr("{name}: was not there, is now under {now}", name=name, now=now)
        return (
            tr("{name}: was under {was}, is now under {now}", name=name, was=was, now=now)
            if now
            else tr("{name}: was under {was}, is gone", name=name, was=was)
        )
    if kind == "focus":
        return f"{names[0]}: {tr('is gone') if change.was else tr('was added')}"
    if kind == "framework_digest":
        return tr("the version has the same name, but its content is altered")
    name = f"{names[0]}: " if names else ""
    was, now = (short(side) or tr("not filled in") for side in (change.was, change.now))
    return f"{name}was {was}, is {now}"


def _besides(verdict: Verdict, page: Page) -> Iterator[str]:
    """What may be other: answered remarks, corrections, evidence."""
    if verdict.answered:
        names = ", ".join(change.point for change in verdict.answered)
        yield from page.more(tr("altered after an accepted remark: {names}", names=names), 2)
    places = [each.place for each in verdict.corrected if each.place not in verdict.named]
    asked = [each.place for each in verdict.corrected if each.place in verdict.named]
    if asked:
        yield from page.more(
            tr(
                "corrected after an accepted remark ({number}): {names}",
                number=len(asked),
                names=", ".join(asked),
            ),
            2,
        )
    advice = [place for place in places if place.startswith("advice/")]
    texts = [place for place in places if place not in {*advice, _INDIVIDUAL}]
    if advice:
        yield from page.line(
            UNKNOWN, tr("the text of the advice is different: {advice}", advice=", ".join(advice))
        )
    if texts:
        yield from page.more(
            tr(
                "corrected since the seal, as is allowed ({number}): {names}",
                number=len(texts),
                names=", ".join(texts),
            ),
            2,
        )
    if _INDIVIDUAL in places:
        yield from page.more(tr("the individual scorings are different from those at the seal"), 2)
    for state, words in _EVIDENCE.items():
        names = ", ".join(name for name, found in verdict.evidence.items() if found == state)
        if names:
            yield from page.more(tr("sources {words} since the seal: {names}", words=words, names=names), 2)


def _conclusion(verdict: Verdict) -> str:
    when = day(verdict.seal.sealed)
    if verdict.equal and verdict.answered:
        return tr(
            "Apart from the accepted remarks, everything that is fixed is equal to the seal of {when}.",
            when=when,
        )
    if verdict.equal:
        return tr("Everything that is fixed is equal to the seal of {when}.", when=when)
    if verdict.different:
        return tr("Not everything that is fixed is equal to the seal of {when}.", when=when)
    return tr("That everything is equal to the seal of {when} cannot be established in this way.", when=when)
