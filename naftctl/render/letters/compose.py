"""From a dossier to the context of one of its letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from naftctl.days import holiday
from naftctl.lifecycle import as_sent, reaction_until
from naftctl.model.dossier import Dossier
from naftctl.model.inspection import Inspectorate, Member, Role
from naftctl.model.publicity import Release, Request
from naftctl.model.workspace import LocalSettings
from naftctl.render.compose import report_context
from naftctl.render.context import Edition
from naftctl.render.letters.context import Asked, Group, LetterContext, Requested, Signer, Terms
from naftctl.render.values import places
from naftctl.source import Span

SENT_WITH: Mapping[str, Edition] = {
    "draft": "draft",
    "final-provider": "final",
    "final-agency": "final",
    "release": "release",
}
"""The edition of the report that goes with a letter."""

KINDS = ("announcement", "information", "requested-information", "talks", *SENT_WITH)
"""Every letter, in the order of the procedure."""

_SENT_ON = {
    "announcement": "announced",
    "draft": "draft_sent",
    "final-provider": "final_sent",
    "final-agency": "delivered",
}
"""The milestone that a letter marks; where it is filled in, it is the date of the letter."""


def letter_context(  # noqa: PLR0913
    dossier: Dossier,
    kind: str,
    local: LocalSettings,
    revision: str,
    version: str,
    enclosures: Sequence[str] = (),
    *,
    request: Request | None = None,
) -> LetterContext:
    """What a letter of this kind is made of.

    `enclosures` are the files that go along, the report first; none stands for the report alone. `request` is
    the one that the letter answers.
    """
    inspection, edition = dossier.inspection, SENT_WITH.get(kind, "draft")
    given, occasion = dossier.framework.terms, dossier.occasion
    report, _ = report_context(dossier, edition, revision, version, request)
    alone = request.answer is Release.REFUSED if request else kind not in SENT_WITH
    until = reaction_until(as_sent(dossier)) if kind == "draft" else None
    return LetterContext(
        kind=kind,
        date=_date(dossier, kind, request),
        report=report,
        signers=tuple(_signers(inspection.team, local)),
        contact=next((m.inspectorate.value for m in inspection.team if m.role is Role.COORDINATOR), ""),
        first_visit=inspection.first_visit,
        reflection=inspection.planning.reflection,
        until=until,
        special=holiday(until) if until else None,
        extended=inspection.milestones.reaction_extended is not None,
        terms=Terms(given.counting, given.reaction_days, given.request_days, given.request_extended_days),
        scales=occasion.scales if occasion else "required",
        advice=occasion.advice if occasion else "required",
        follow_up=occasion is not None and occasion.focus == "previous_shortcomings",
        choice_open=occasion is not None
        and occasion.focus == "framework"
        and (dossier.focus is None or dossier.focus.chosen is None),
        questions=tuple(question.text for question in dossier.framework.research_questions),
        requested=tuple(_requested(dossier)),
        groups=tuple(Group(group.title, group.subject) for group in dossier.framework.partner_groups),
        enclosures=tuple(enclosures) or (() if alone else (f"{dossier.id}-{edition}.pdf",)),
        places={**dict(places(dossier)), **_signed_places(local), **_asked_places(request)},
        asked=Asked(request.received, request.answer.value if request.answer else None) if request else None,
    )


def _date(dossier: Dossier, kind: str, request: Request | None) -> date:
    sent: date | None = getattr(dossier.inspection.milestones, _SENT_ON.get(kind, ""), None)
    sent = request.answered if request else sent
    return sent or dossier.today


def _signers(team: Iterable[Member], local: LocalSettings) -> Iterator[Signer]:
    """One member of each inspectorate, the coordinator first."""
    first: dict[Inspectorate, Member] = {}
    for member in sorted(team, key=lambda each: each.role is not Role.COORDINATOR):
        first.setdefault(member.inspectorate, member)
    for house, member in first.items():
        told = local.signatures.get(member.id) or local.signatures.get(house.value)
        role = None if told and told.function else member.role.value
        yield Signer(house.value, role, told.name if told else None, told.function if told else None)


def _requested(dossier: Dossier) -> Iterator[Requested]:
    received = dossier.desk.received if dossier.desk else {}
    for item in dossier.framework.requested_information:
        answer = received.get(item.id)
        try:
            yield Requested(item.id, item.title, date.fromisoformat(answer) if answer else None)
        except ValueError:  # what is not there has a word instead of a day
            yield Requested(item.id, item.title, missing=True)


def _asked_places(request: Request | None) -> dict[str, Span]:
    return {part.what: part.where("what") for part in request.left_out} if request else {}


def _signed_places(local: LocalSettings) -> dict[str, Span]:
    return {
        value: signature.where(field)
        for signature in local.signatures.values()
        for field, value in (("name", signature.name), ("function", signature.function))
        if value
    }
