"""N520 and N522 to N526: is what came in as a reaction complete, in time and of this draft?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.seal_words import since
from naftctl.checks.words import day, nearest
from naftctl.diagnostic import Label, Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase, reaction_until
from naftctl.model.dossier import Dossier
from naftctl.model.reaction import Delivery, Party
from naftctl.reaction.places import about_places, draft_of, is_unsure
from naftctl.reaction.sender import is_name
from naftctl.reaction.standing import late, misplaced, repeated
from naftctl.seal.witness import as_code

_SHORT, _LONG = 60, 9


@rule("N520", due=Phase.PLANNED)
def about_unknown(dossier: Dossier) -> Iterator[Problem]:
    """A remark is about a point or a page of the draft, or about the whole.

    Why: the final report puts the remark and the answer with that point.
    Fix: name a point such as `OS-B3/V1` or a scale such as `OS-B3`, or set `about` to null.
    """
    known = about_places(dossier) if dossier.deliveries else frozenset[str]()
    for remark in (remark for delivery in dossier.deliveries for remark in delivery.remarks):
        if remark.about is not None and remark.about not in known and not is_unsure(dossier, remark.about):
            near = nearest(remark.about, known)
            message = tr("`{about}` is not a point or page of the report", about=remark.about[:_SHORT])
            hint = tr("correct `about`, or set it to null if the remark is about the whole")
            yield Problem(
                remark.where("about"), message, hint, tr("did you mean `{near}`?", near=near) if near else ""
            )


@rule("N522", due=Phase.PLANNED, severity=Severity.WARNING)
def delivery_late(dossier: Dossier) -> Iterator[Problem]:
    """A reaction comes within the term.

    Why: what comes after the term is kept and gets an answer; every reader sees the day.
    Fix: check the day; if the term was extended, fill in `reaction_extended`.
    """
    last, done = reaction_until(dossier), dossier.inspection.milestones
    for delivery in dossier.deliveries:
        if last and late(delivery, dossier) and delivery.date <= dossier.today:
            message = tr(
                "reaction received on {date}, the last day of the term was {last}",
                date=day(delivery.date),
                last=day(last),
            )
            hint = tr("check the day, or fill in `reaction_extended` if the term was extended")
            related = (Label(done.where("draft_sent"), tr("the term ran from this day")),)
            yield Problem(delivery.where("date"), message, hint, related=related)


@rule("N523", due=Phase.PLANNED)
def delivery_twice(dossier: Dossier) -> Iterator[Problem]:
    """Every reaction is recorded once, and every remark has its own number, that of its file.

    Why: the answer and the report find a remark by that number.
    Fix: remove the second record, or give the remark the next free number.
    """
    again = repeated(dossier)
    for delivery in dossier.deliveries:
        if delivery.id in again:
            first = again[delivery.id]
            message = tr(
                "this file was already recorded as {id}.yaml, on {date}", id=first.id, date=day(first.date)
            )
            related = (Label(first.where("sha256"), tr("the first record")),)
            yield Problem(delivery.where("sha256"), message, tr("remove one of the two"), related=related)
    for remark, delivery in misplaced(dossier):
        same = remark.id.partition(".")[0] == delivery.id and remark.id in dossier.remarks
        others = [each.id for each in delivery.remarks].count(remark.id)
        found = (
            tr("already has another remark")
            if same and others > 1
            else tr("does not belong in {id}.yaml", id=delivery.id)
        )
        free = f"{delivery.id}.{_free(delivery)}"
        message = tr("number `{id}` {found}", id=remark.id[:_SHORT], found=found)
        yield Problem(remark.where("id"), message, tr("write, for example, `{free}`", free=free))


@rule("N524", due=Phase.PLANNED)
def delivery_misdated(dossier: Dossier) -> Iterator[Problem]:
    """A reaction comes after the draft was sent, and not in the future.

    Why: whoever reacts got the draft; the term counts from the day on which it was sent.
    Fix: correct the day of the reaction, or the one at `draft_sent`.
    """
    done = dossier.inspection.milestones
    # Where more supposes that the draft was sent, N411 or N419 says that it was not.
    supposed = done.draft_sent or done.final_sent or done.reaction_closed or done.reaction_extended
    if dossier.deliveries and not supposed:
        message = tr("a reaction was received, and `draft_sent` is empty")
        related = (Label(dossier.deliveries[0].where("date"), tr("the reaction")),)
        hint = tr("fill in at `draft_sent` the day on which the draft was sent")
        yield Problem(gap(done, "draft_sent", "reviewed"), message, hint, related=related)
    for delivery in dossier.deliveries:
        if delivery.date > dossier.today:
            message = tr(
                "reaction received on {date}, after today ({today})",
                date=day(delivery.date),
                today=day(dossier.today),
            )
            yield Problem(delivery.where("date"), message, tr("correct the day"))
        elif done.draft_sent and delivery.date < done.draft_sent:
            sent = day(done.draft_sent)
            message = tr(
                "reaction received on {date}, before the draft was sent on {sent}",
                date=day(delivery.date),
                sent=sent,
            )
            related = (Label(done.where("draft_sent"), tr("`draft_sent` on {sent}", sent=sent)),)
            hint = tr("correct one of the two days")
            yield Problem(delivery.where("date"), message, hint, related=related)


@rule("N525", due=Phase.PLANNED)
def sender_named(dossier: Dossier) -> Iterator[Problem]:
    """Whoever reacts as the complainant after a complaint is called only `klager` in every file.

    Why: the identity of a complainant stays out of every file.
    Fix: write the word `klager` at `from`.
    """
    for delivery in dossier.deliveries:
        if delivery.party is Party.COMPLAINANT and delivery.from_.strip() != Party.COMPLAINANT:
            message = tr("a complainant is called only `klager`; no file says who it is")
            yield Problem(delivery.where("from"), message, tr("write `from: klager`"))


@rule("N526", due=Phase.PLANNED)
def other_draft(dossier: Dossier) -> Iterator[Problem]:
    """A reaction is about the draft that was sealed here.

    Why: points of another draft may not be here, or may say something else.
    Fix: ask for a reaction to the draft that was sent, or record it with the inspection where it
    belongs.
    """
    seal = draft_of(dossier)
    for delivery in dossier.deliveries if seal else ():
        code = as_code(delivery.draft) if delivery.draft else None
        if seal and delivery.draft and code != seal.code:
            message = tr(
                "this reaction names draft `{draft}…`, the one here is `{code}…`",
                draft=delivery.draft[:9],
                code=seal.code[:9],
            )
            related = (Label(seal.where("code"), tr("the seal of {seal}", seal=since(seal))),)
            hint = tr("record it with the draft that it names, or ask for it again")
            yield Problem(delivery.where("draft"), message, hint, related=related)


@rule("N527", due=Phase.PLANNED, severity=Severity.WARNING)
def sender_personal(dossier: Dossier) -> Iterator[Problem]:
    """A reaction names a function, not a person.

    Why: a report names functions; names of people belong in no file.
    Fix: write a function at `from`, for example coördinator or directeur.
    """
    for delivery in dossier.deliveries:
        if delivery.party is Party.PROVIDER and is_name(delivery.from_):
            message = tr("`from` looks like the name of a person")
            hint = tr("write a function, for example coördinator or directeur")
            yield Problem(delivery.where("from"), message, hint)


def _free(delivery: Delivery) -> int:
    """The next number that no remark of a delivery has."""
    ours = (each.id.removeprefix(f"{delivery.id}.") for each in delivery.remarks)
    return max((int(number) for number in ours if number.isdecimal() and len(number) < _LONG), default=0) + 1
