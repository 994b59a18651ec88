"""What the final report says otherwise than the draft that was sent: what was, what is, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from naftctl.model.dossier import Dossier
from naftctl.model.owned import SealKind
from naftctl.model.reaction import SentTexts, Verdict
from naftctl.prose import Text
from naftctl.reaction.places import draft_of
from naftctl.seal import Change, changes, corrections, excused, shown_texts
from naftctl.seal.frozen import heading_of
from naftctl.seal.texts import text_places
from naftctl.source import Span

_SECTIONS = (
    "",
    "provider",
    "number",
    "question",
    "motive",
    "note",
    "Motivering",
    "Vaststellingen",
    "V",
    "Sterke punten",
    "Sterke punten borgen",
    "S",
    "Aandachtspunten",
    "Doelen en acties",
    "Hefbomen",
    "H",
    "Inbreng van de aanbieder",
    "Ontwikkelkansen",
    "Ontwikkelkansen benutten",
    "O",
    "Tekorten",
    "Tekorten wegwerken",
    "T",
    "Goede praktijk",
    "G",
    "R",
)
"""The order in which a page of a report prints its texts and the letters of its points."""
_HEADED = ("desk-analysis", "advice", "reflection")
"""Pages of which a report prints nothing but what stands under a heading."""
_INSIDE = ("divergence",)
"""A value of people that no report prints."""
_TAIL = re.compile(r"([A-Z])(\d+)|(.*?)(?: (\d+))?")


class Shift(StrEnum):
    """What became of a text between the draft and now."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


class Rectified(Struct, frozen=True):
    """A place that a reader outside gets otherwise than in the draft (rechtzetting): `OS-K2/V2`.

    `was` and `now` are its Markdown, None where it was or is not there, and both None where the words of the
    draft were not kept. `remarks` are the accepted remarks whose answer names the place; none means that the
    team did it on its own account. `span` is where the text stands, or where it stood.
    """

    place: str
    was: str | None
    now: str | None
    remarks: tuple[str, ...]
    span: Span
    shift: Shift = Shift.CHANGED


def rectified(dossier: Dossier) -> tuple[Rectified, ...]:
    """Every correction since the draft, in the order of the report; none where no draft is known."""
    found = {each.place: each for each in (*_unworded(dossier), *_texts(dossier), *_frozen(dossier))}
    order = {name: index for index, name in enumerate(_pages(dossier))}
    printed = (each for each in found.values() if _printed(dossier, each.place, order))
    return tuple(sorted(printed, key=lambda each: _rank(each.place, order)))


def sent_draft(dossier: Dossier) -> SentTexts | None:
    """The texts of the draft as they left the house, where they were kept."""
    return next((each for each in reversed(dossier.sent_texts) if each.letter == SealKind.DRAFT), None)


def _texts(dossier: Dossier) -> Iterator[Rectified]:
    """What reads otherwise than in the texts that were kept when the draft was sent."""
    sent = sent_draft(dossier)
    if sent is None:
        return
    now, places = shown_texts(dossier), text_places(dossier)
    for place in {**sent.texts, **now}:
        was, here = sent.texts.get(place), now.get(place)
        if _read(was) != _read(here):
            shift = Shift.ADDED if was is None else Shift.REMOVED if here is None else Shift.CHANGED
            span = places.get(place) or Span(_file(dossier, place))
            yield Rectified(place, was, here, _because(dossier, place), span, shift)


def _unworded(dossier: Dossier) -> Iterator[Rectified]:
    """What is other than in the seal of the draft, where its words were not kept."""
    seal = draft_of(dossier)
    if seal is None:
        return
    sent = sent_draft(dossier)
    kept = {*sent.texts, *shown_texts(dossier)} if sent else set[str]()
    for each in corrections(seal, dossier):
        if each.place not in kept:
            shift = Shift.CHANGED if each.was and each.now else Shift.ADDED if each.now else Shift.REMOVED
            yield Rectified(each.place, None, None, _because(dossier, each.place), each.here, shift)


def _frozen(dossier: Dossier) -> Iterator[Rectified]:
    """The points that were added, removed or moved because of an accepted remark."""
    seal = draft_of(dossier)
    if seal is None:
        return
    allowed, sent, now = excused(dossier), sent_draft(dossier), shown_texts(dossier)
    for change in changes(seal, dossier):
        if change.point and change.point in allowed:
            was = sent.texts.get(change.point) if sent else None
            here = now.get(change.point) if sent else None
            because = _because(dossier, change.point)
            yield Rectified(change.point, was, here, because, change.here, _shift(change))


def _shift(change: Change) -> Shift:
    if not change.was or not change.now:
        return Shift.REMOVED if change.was else Shift.ADDED
    return Shift.MOVED if heading_of(change.was) != heading_of(change.now) else Shift.CHANGED


def _because(dossier: Dossier, place: str) -> tuple[str, ...]:
    accepted = (each for each in dossier.answers if each.answer is Verdict.ACCEPTED)
    naming = {each.id for each in accepted if place in each.changed}
    return tuple(remark for remark in dossier.remarks if remark in naming)


def _read(markdown: str | None) -> str | None:
    """The words that a reader outside gets, however they are spread over lines."""
    if markdown is None:
        return None
    return " ".join(Text(markdown, Span("")).shown(internal=False).split())


# ── the order of the report, and what it prints ─────────────────────────────────────────────────────────────
def _pages(dossier: Dossier) -> tuple[str, ...]:
    """The pages of a report in order, by name."""
    framework = dossier.framework
    scales = (
        scale.id
        for question in framework.research_questions
        for investigation in framework.investigations
        if investigation.research_question == question.id
        for scale in dossier.scales
        if scale.investigation == investigation.id
    )
    findings = (finding.id for finding in dossier.findings)
    items = (item.id for item in framework.regulation)
    before = ("summary", "inspection", "desk-analysis", *scales, *findings, "followup")
    return (*before, *items, "advice", "reflection")


def _printed(dossier: Dossier, place: str, order: Mapping[str, int]) -> bool:
    page, _, key = place.partition("/")
    if page not in order:
        # A finding that is gone stood in the draft.
        return bool(key) and page != "scorings" and page not in dossier.framework.scale
    if page == "desk-analysis":
        return key in {item.id for item in dossier.framework.context}
    return key not in _INSIDE and bool(key or page not in _HEADED)


def _rank(place: str, order: Mapping[str, int]) -> tuple[int, int, int, str]:
    page, _, key = place.partition("/")
    found = _TAIL.fullmatch(key)
    name = (found[1] or found[3]) if found else key
    number = (found[2] or found[4] or "0") if found else "0"
    at = _SECTIONS.index(name) if name in _SECTIONS else len(_SECTIONS)
    return order.get(page, len(order)), at, int(number), place


def _file(dossier: Dossier, place: str) -> str:
    """The file in which a text stood that is gone."""
    page = place.partition("/")[0]
    folder = "scorings/" if page in dossier.framework.scale else "findings/"
    if page in {item.id for item in dossier.framework.regulation}:
        return f"{dossier.path}/regulation.yaml"
    if page == "followup":
        return f"{dossier.path}/followup.yaml"
    return f"{dossier.path}/{page if page in _HEADED or page == 'summary' else folder + page}.md"
