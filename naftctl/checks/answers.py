"""N515 to N519: does every remark have an answer, and does every answer hold together?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.seal_words import since
from naftctl.checks.words import nearest, quoted
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.reaction import Answer, AnswerKind, Verdict
from naftctl.prose import Prose
from naftctl.reaction.places import changeable, different, draft_of, is_unsure
from naftctl.reaction.standing import Standing, answer_file, misplaced, repeated, standings
from naftctl.source import Span

_REFUSE = tr("change a text and name it at `changed`, or choose `refused` and write why")
_SHORT = 60


@rule("N515", due=Phase.FINAL)
def remark_unanswered(dossier: Dossier) -> Iterator[Problem]:
    """Every remark of the provider has an answer.

    Why: whoever reacts has to read in the final report what the team did with every remark.
    Fix: fill in `kind` and `answer` in the file of the answer; naftctl reaction makes the file.
    """
    odd, again = [id(remark) for remark, _ in misplaced(dossier)], repeated(dossier)
    meant = {_meant(dossier, answer) for answer in _adrift(dossier)}  # N519 says enough of those
    for each in standings(dossier):
        if each.open and id(each.remark) not in odd and each.delivery.id not in again:
            if each.remark.id in meant:
                continue
            if each.answer is not None:
                yield _half(each.answer)
            elif f"answers/{each.remark.id}" not in dossier.present:
                yield _unanswered(dossier, each)


@rule("N516", due=Phase.FINAL)
def accepted_unchanged(dossier: Dossier) -> Iterator[Problem]:
    """After a remark that is accepted, something in the report is different.

    Why: an accepted remark that changes nothing is, for whoever made it, not accepted.
    Fix: correct the text and name the point at `changed`; if nothing changes, also with an opinion,
    choose `refused` and write why.
    """
    accepted = [each for each in _answers(dossier) if each.answer is Verdict.ACCEPTED]
    for each in accepted:
        if not each.changed:
            kind = tr("an opinion that is accepted") if each.kind is AnswerKind.OPINION else tr("accepted")
            message = tr(
                "remark {id} is {kind}, and `changed` names nothing that has changed", id=each.id, kind=kind
            )
            yield Problem(_at(each, "changed"), message, _REFUSE)
    seal = draft_of(dossier) if accepted else None
    if seal is None:
        return
    named = {place for each in accepted for place in each.changed}
    other, known = different(seal, dossier, named), changeable(dossier)
    for each in accepted:
        for number, place in _listed(each):
            if place in known and place not in other and not is_unsure(dossier, place):
                message = tr(
                    "the text of {place} is still as in {seal}", place=place[:_SHORT], seal=since(seal)
                )
                hint = tr("correct {place}, or remove it at `changed`", place=place[:_SHORT])
                yield Problem(each.where("changed", number), message, hint)


@rule("N517", due=Phase.PLANNED)
def changed_unknown(dossier: Dossier) -> Iterator[Problem]:
    """What an answer names as changed is in the draft or in the folder.

    Why: a reader looks for the correction in the place that the answer names.
    Fix: name a point such as `OS-B3/V1`, or a text such as `advice/Motivering`.
    """
    known = changeable(dossier) if dossier.answers else frozenset[str]()
    for each in dossier.answers:
        for number, place in _listed(each):
            if place not in known and not is_unsure(dossier, place):
                yield _unknown(each, number, place, known)


@rule("N518", due=Phase.FINAL)
def refusal_unreasoned(dossier: Dossier) -> Iterator[Problem]:
    """Whoever does not accept a remark writes why, and changes nothing because of it.

    Why: a refusal without a reason cannot be understood, nor defended in an appeal.
    Fix: write the reason below the front matter; if something did change, choose `accepted`.
    """
    for each in _answers(dossier):
        if each.answer is not Verdict.REFUSED:
            continue
        if each.changed:
            message = tr(
                "remark {id} is not accepted, and `changed` names {changed}",
                id=each.id,
                changed=quoted(each.changed[:3]),
            )
            hint = tr("make `changed` empty, or choose `accepted`")
            yield Problem(each.where("changed"), message[:150], hint, due=Phase.PLANNED)
        if _silent(each.body):
            message = tr("remark {id} is not accepted, and the reason is not there", id=each.id)
            hint = tr("write the reason below the last ---, for whoever made the remark")
            yield Problem(_at(each, "answer"), message, hint)


@rule("N519", due=Phase.PLANNED)
def answer_adrift(dossier: Dossier) -> Iterator[Problem]:
    """Every answer belongs to a remark that was received.

    Why: an answer to nothing disappears from the report, and a remark is left without one.
    Fix: give the file the name of the remark, or remove it.
    """
    for each in _adrift(dossier):
        near = _meant(dossier, each)
        label = tr("did you mean {near}?", near=answer_file(near)) if near else ""
        message = tr("there is no remark {id}", id=each.id[:_SHORT])
        yield Problem(Span(each.path), message, tr("rename this file, or remove it"), label)


# ── what is said ─────────────────────────────────────────────────────────────────────────────────────────
def _unanswered(dossier: Dossier, each: Standing) -> Problem:
    about = tr(" about {about}", about=each.remark.about[:_SHORT]) if each.remark.about else ""
    message = tr("remark {id}{about} has not been answered yet", id=each.remark.id, about=about)
    hint = tr(
        "answer it in {file}; make that file with naftctl reaction {inspection}",
        file=answer_file(each.remark.id),
        inspection=dossier.id,
    )
    return Problem(each.remark.where("id"), message, hint)


def _half(answer: Answer) -> Problem:
    missing = [name for name in ("kind", "answer") if getattr(answer, name) is None]
    what = tr("is empty") if len(missing) == 1 else tr("are empty")
    message = tr(
        "remark {id} has not been answered yet: {missing} {what}",
        id=answer.id,
        missing=quoted(missing),
        what=what,
    )
    values = AnswerKind if missing == ["kind"] else Verdict
    choices = ", ".join(each.value for each in values)
    hint = tr("fill in both") if len(missing) > 1 else tr("choose one of {choices}", choices=choices)
    return Problem(_at(answer, missing[-1]), message, hint)


def _unknown(answer: Answer, number: int, place: str, known: frozenset[str]) -> Problem:
    inside = sorted(name for name in known if name.partition("/")[0] == place)
    near = nearest(place, known)
    label = tr("did you mean `{near}`?", near=near) if near else ""
    one = next((name for name in inside if name.startswith(f"{place}/V")), inside[0] if inside else "")
    hint = tr("name the point, for example {one}", one=one) if one else tr("name a point such as OS-B3/V1")
    message = tr("`{place}` is not in the draft and not in the folder", place=place[:_SHORT])
    return Problem(answer.where("changed", number), message, hint, label)


# ── what is looked at ────────────────────────────────────────────────────────────────────────────────────
def _answers(dossier: Dossier) -> Iterator[Answer]:
    """The answers to remarks that came in."""
    return (each for each in dossier.answers if each.id in dossier.remarks)


def _adrift(dossier: Dossier) -> Iterator[Answer]:
    """The answers to no remark, where it is sure that there is none and no number of a remark is wrong."""
    odd = {delivery.id for _, delivery in misplaced(dossier)}
    for answer in dossier.answers:
        number = answer.id.partition(".")[0]
        if (
            answer.id not in dossier.remarks
            and number not in odd
            and f"received/{number}" not in dossier.unread
        ):
            yield answer


def _meant(dossier: Dossier, answer: Answer) -> str:
    """The remark without an answer that an answer to none is most likely meant for, or nothing."""
    return nearest(answer.id, (name for name in dossier.remarks if f"answers/{name}" not in dossier.present))


def _listed(answer: Answer) -> Iterator[tuple[int, str]]:
    """Each place that an answer names, once, with its number."""
    numbers = {place: number for number, place in reversed(tuple(enumerate(answer.changed)))}
    return ((number, place) for place, number in sorted(numbers.items(), key=lambda each: each[1]))


def _at(answer: Answer, field: str) -> Span:
    """The place of a field, or of the file where it has none."""
    span = answer.where(field)
    return span if span != answer.where() else Span(answer.path)


def _silent(body: Prose) -> bool:
    """Whether nothing is written that a reader outside gets."""
    return not any(text.outside for s in body.sections for text in (*s.texts, *(p.text for p in s.points)))
