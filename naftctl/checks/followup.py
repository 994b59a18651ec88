"""N391 to N398: is every shortcoming that was left open judged again, and does the answer hold?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from naftctl.checks.judgement import SHORTCOMING, category_of, level_of
from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import choices, count, day, filled, nearest
from naftctl.diagnostic import Severity
from naftctl.followup import Closed, Position, before, not_carried
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.followup import CLOSING, CarriedShortcoming, Outcome, Standing, same_provider
from naftctl.source import Span

FILE = "followup.yaml"
_FOUNDED = frozenset({Outcome.RESOLVED, Outcome.PARTLY, Outcome.UNRESOLVED})
"""The outcomes that say what was seen, and so have a source."""
_NOTES = {
    Outcome.NOT_EXAMINED: tr("why the team did not examine this"),
    Outcome.LAPSED: tr("why the shortcoming lapsed"),
}
_NAMED = 2
_LONG, _LONGEST = 50, 80
_REMOVE = tr("remove this item, or correct its name")
_STANDING = {
    Standing.RUNNING: tr("is not final yet"),
    Standing.STOPPED: tr("has been stopped"),
    Standing.WITHDRAWN: tr("has been withdrawn"),
}


@rule("N391", due=Phase.DRAFT)
def shortcoming_not_carried(dossier: Dossier) -> Iterator[Problem]:
    """Every shortcoming that an earlier inspection left open with this provider is in followup.yaml.

    Why: a shortcoming that nobody looks at again disappears without anyone saying whether it was
    resolved.
    Fix: add what is missing with `naftctl followup INSPECTION --add`, and fill in the outcome.
    """
    meant = set(_meant(dossier).values())
    missing = [each for each in not_carried(dossier) if each.id not in meant]
    if missing and FILE not in dossier.unread:
        rest = len(missing) - _NAMED + 1
        names = [f"`{each.id[:_LONG]}`" for each in missing]
        listed = (
            tr("{names} and {rest} more", names=", ".join(names[: _NAMED - 1]), rest=rest)
            if rest > 1
            else tr(" and ").join(names)
        )
        some = count(len(missing), tr("open shortcoming"), tr("open shortcomings"))
        verb = tr("is missing") if len(missing) == 1 else tr("are missing")
        message = tr("{some} from earlier {verb}: {listed}", some=some, verb=verb, listed=listed)
        yield Problem(
            dossier.file(FILE), message, tr("add what is missing: naftctl followup {id} --add", id=dossier.id)
        )


def _meant(dossier: Dossier) -> Mapping[str, str]:
    """The open shortcoming that each item was perhaps meant to be, of the items that are none."""
    known = before(dossier)
    ids = [each.id for each in known.open] if known else []
    strays = [item.id for item in dossier.followup if item.id not in ids]
    found = {name: nearest(name, [each for each in ids if each not in dossier.carried]) for name in strays}
    return {name: near for name, near in found.items() if near}


@rule("N392", due=Phase.DRAFT)
def outcome_missing(dossier: Dossier) -> Iterator[Problem]:
    """Every shortcoming from an earlier inspection has an outcome.

    Why: the report says of every shortcoming what became of it, also if the team did not examine it.
    Fix: fill in at `outcome` weggewerkt, deels_weggewerkt, niet_weggewerkt, niet_onderzocht or
    vervallen.
    """
    for item in dossier.followup:
        if item.outcome is None:
            message = tr("`{id}` has no outcome yet", id=item.id[:_LONGEST])
            yield Problem(
                gap(item, "outcome", "text"),
                message,
                tr("choose one of {choices}", choices=", ".join(Outcome)),
            )


@rule("N393", due=Phase.DRAFT)
def outcome_unfounded(dossier: Dossier) -> Iterator[Problem]:
    """An outcome has an explanation, and a source if the team found something.

    Why: the provider has to be able to see what the team rests on, also when a shortcoming is resolved.
    Fix: write at `note` what the team found, and name at least one source at `evidence`.
    """
    for item in dossier.followup:
        name = item.id[:_LONG]
        if item.outcome and not filled(item.note):
            message = tr(
                "`{name}` is `{outcome}`, an explanation is missing", name=name, outcome=item.outcome
            )
            hint = tr("write at `note` {what}", what=_NOTES.get(item.outcome, tr("what the team found")))
            yield Problem(gap(item, "note", "outcome"), message, hint)
        if item.outcome in _FOUNDED and not item.evidence:
            message = tr("`{name}` is `{outcome}`, a source is missing", name=name, outcome=item.outcome)
            yield Problem(
                gap(item, "evidence", "outcome"), message, tr("name at least one source at `evidence`")
            )


@rule("N394", due=Phase.PLANNED)
def continues_oddly(dossier: Dossier) -> Iterator[Problem]:
    """A shortcoming continues only as a shortcoming of this inspection, and not if it is gone.

    Why: what remains gets a new number and keeps the day on which it began; what is gone does not
    remain.
    Fix: name at `continues_as` a shortcoming such as OS-P1/T1, or write null there.
    """
    for item in dossier.followup:
        heir = item.continues_as
        if not heir:
            continue
        span = item.where("continues_as")
        if item.outcome in CLOSING:
            message = tr(
                "`{id}` is `{outcome}` and continues as `{heir}`",
                id=item.id[:_LONG],
                outcome=item.outcome,
                heir=heir[:_LONG],
            )
            yield Problem(span, message, tr("write null at `continues_as`, or correct the outcome"))
        elif heir in {*dossier.points, *dossier.levers} and heir not in dossier.shortcomings:
            near = choices(tuple(dossier.shortcomings), tr("name a point under the heading Tekorten"))
            yield Problem(span, tr("`{heir}` is not a shortcoming", heir=heir[:_LONG]), near)


@rule("N395", due=Phase.PLANNED)
def unknown_shortcoming(dossier: Dossier) -> Iterator[Problem]:
    """Every item in followup.yaml is a shortcoming that an earlier inspection of this provider left open.

    Why: a name with a typing error would make another shortcoming disappear.
    Fix: write the name of the inspection, a slash and the shortcoming: 2025-de-wisselbrug/OS-P1/T1.
    """
    known, meant = before(dossier), _meant(dossier)
    for item in dossier.followup:
        near = meant.get(item.id, "")
        if not item.name:
            message = tr(
                "`{id}` is not the name of a shortcoming from an earlier inspection", id=item.id[:_LONG]
            )
            hint = tr("write the inspection, a slash and the shortcoming")
            yield Problem(
                item.where_key(), message, hint, tr("did you mean `{near}`?", near=near) if near else ""
            )
        elif known is not None and item.id not in {each.id for each in known.open}:
            yield from _adrift(dossier, item, near, known)


def _adrift(dossier: Dossier, item: CarriedShortcoming, near: str, known: Position) -> Iterator[Problem]:
    """Why an item is no open shortcoming, as far as the inspection that it names can tell."""
    source = next((each for each in dossier.earlier or () if each.id == item.inspection), None)
    label = tr("did you mean `{near}`?", near=near) if near else ""
    name, key = item.inspection[:_LONG], item.where_key()
    own = source is not None and same_provider(source.provider, dossier.inspection.provider.id)
    if source is None or not own:
        if near or source or item.inspection == dossier.id:
            message = tr("`{name}` is not an earlier inspection of this provider", name=name)
            yield Problem(key, message, _REMOVE, label)
    elif source.standing in _STANDING:
        if item.outcome is not Outcome.LAPSED:
            yield _lapsed(key, name, _STANDING[source.standing])
    elif closed := known.closed.get(item.id):
        yield _closed(key, closed)
    elif item.name in source.shortcomings and source.final:
        message = tr(
            "{name} became final only on {final}, after the first visit of this inspection",
            name=name,
            final=day(source.final),
        )
        yield Problem(key, message, tr("remove this item: a later inspection looks at it"))
    elif source.complete:
        found = choices(tuple(source.shortcomings), _REMOVE)
        message = tr("`{name}` is not a shortcoming of {inspection}", name=item.name[:_LONG], inspection=name)
        yield Problem(key, message, found, label)


def _lapsed(key: Span, name: str, standing: str) -> Problem:
    """What is said where the inspection that is named no longer counts."""
    message = tr("{name} {standing}: its shortcomings are not open", name=name, standing=standing)
    return Problem(key, message, tr("choose `{lapsed}`, or remove this item", lapsed=Outcome.LAPSED))


def _closed(key: Span, closed: Closed) -> Problem:
    """What is said where the shortcoming goes on as another one, or an inspection closed it."""
    heir, by = closed.heir[:_LONGEST], closed.judged.inspection[:_LONG]
    if heir:
        became, hint = tr("it continues as {heir}", heir=heir), tr("include {heir}", heir=heir)
    else:
        became = tr("{by} says `{outcome}`", by=by, outcome=closed.judged.outcome)
        hint = tr("remove this item")
    return Problem(key, tr("this shortcoming is no longer open: {became}", became=became), hint)


@rule("N396", due=Phase.DRAFT, severity=Severity.WARNING)
def told_twice(dossier: Dossier) -> Iterator[Problem]:
    """A shortcoming that remains on a scale with new ones says as which of those it continues.

    Why: otherwise the report names the same shortcoming twice, as an old and as a new one.
    Fix: name at `continues_as` the shortcoming of this inspection that continues it.
    """
    for item in dossier.followup:
        scoring = dossier.scoring.get(item.name.partition("/")[0])
        if item.outcome not in {Outcome.PARTLY, Outcome.UNRESOLVED} or item.continues_as or scoring is None:
            continue
        level = level_of(dossier, scoring.level)
        category = category_of(dossier, level) if level else None
        own = [f"{scoring.id}/{point.label}" for point in scoring.points_of(SHORTCOMING) if point.label]
        if own and category and category.letter == SHORTCOMING:
            message = tr(
                "`{id}` has new shortcomings, and `{earlier}` continues as none of them",
                id=scoring.id,
                earlier=item.id[:_LONG],
            )
            hint = tr("name one of {own} at `continues_as`", own=", ".join(own))
            yield Problem(gap(item, "continues_as", "outcome"), message, hint)


@rule("N397", severity=Severity.INFO)
def inspection_gone(dossier: Dossier) -> Iterator[Problem]:
    """The inspection that found a shortcoming is in this workspace.

    Why: without its folder nobody can check whether it says so; the judgement here still holds.
    Fix: nothing, or put the folder back.
    """
    if dossier.earlier is None:
        return
    read, meant = {each.id for each in dossier.earlier}, _meant(dossier)
    for name in dict.fromkeys(item.inspection for item in dossier.followup if item.name):
        items = [item for item in dossier.followup if item.inspection == name]
        if name not in read and not any(item.id in meant for item in items) and name != dossier.id:
            some = count(len(items), tr("shortcoming"), tr("shortcomings"))
            message = tr(
                "inspection `{name}` is not in this workspace; {some} from it cannot be checked",
                name=name[:_LONG],
                some=some,
            )
            yield Problem(items[0].where_key(), message)


@rule("N398", due=Phase.DRAFT, severity=Severity.WARNING)
def earlier_unreadable(dossier: Dossier) -> Iterator[Problem]:
    """Every earlier inspection of this provider can be read.

    Why: as long as it cannot, nobody can say which shortcomings it left open.
    Fix: correct what is wrong in that inspection; naftctl check says what.
    """
    provider = dossier.inspection.provider
    for each in dossier.earlier or ():
        if not each.complete and same_provider(each.provider, provider.id):
            name = each.id[:_LONG]
            message = tr(
                "`{name}` cannot be read completely, and may have shortcomings that are still open", name=name
            )
            yield Problem(provider.where("id"), message, tr("check it: naftctl check {name}", name=name))
