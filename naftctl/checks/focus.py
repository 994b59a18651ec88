"""N22x, N263 and N264: is the focus one that the framework allows, and does the inspection keep to it?"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from naftctl.checks.demands import focus_required
from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import choices, count, filled, numeral, quoted
from naftctl.diagnostic import Label, Severity
from naftctl.focus import turn_of
from naftctl.framework.pin import digest_of
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.framework import Investigation, Provenance
from naftctl.model.owned import FocusChoice


@rule("N221", due=Phase.VISITED)
def no_focus(dossier: Dossier) -> Iterator[Problem]:
    """Before the visit it is fixed which investigations there are and which alternate one was chosen.

    Why: the focus decides which scales the team scores and what the provider reads in the letter.
    Fix: choose with `naftctl focus`, or fill in `investigations` and `chosen` in focus.yaml.
    """
    if not focus_required(dossier) or "focus.yaml" in dossier.unread:
        return
    focus = dossier.focus
    alternates = _ids(dossier.framework.alternates)
    if focus is None:
        hint = tr("choose with naftctl focus {id}", id=dossier.id)
        yield Problem(
            dossier.file("focus.yaml"),
            tr("there is no focus of investigation yet: focus.yaml is missing"),
            hint,
        )
    elif not focus.investigations:
        hint = tr(
            "name {always} and one of {alternates}",
            always=", ".join(_ids(dossier.framework.always)),
            alternates=", ".join(alternates),
        )
        yield Problem(focus.where("investigations"), tr("the focus names no investigations"), hint)
    elif not focus.chosen:
        message = tr("no alternate investigation has been chosen yet")
        yield Problem(
            focus.where("chosen"), message, choices(alternates, tr("choose an alternate investigation"))
        )


@rule("N222", due=Phase.VISITED)
def always_missing(dossier: Dossier) -> Iterator[Problem]:
    """The focus contains every investigation that the framework always asks for.

    Why: every regular inspection answers the same research questions.
    Fix: add the investigation under `investigations` in focus.yaml.
    """
    focus = _judged(dossier)
    if focus is None:
        return
    missing = [i for i in dossier.framework.always if i.id not in focus.investigations]
    if missing:
        names = tr(" and ").join(f"`{i.id}` ({i.title})" for i in missing)
        message = tr("the focus lacks {names}, which the framework always asks for", names=names)
        yield Problem(
            focus.where("investigations"), message, tr("add {missing}", missing=quoted(_ids(missing)))
        )


@rule("N223", due=Phase.VISITED)
def alternates(dossier: Dossier) -> Iterator[Problem]:
    """The focus contains exactly as many alternate investigations as the framework asks for.

    Why: the focus alternates, so that every part of the work comes up over the years.
    Fix: under `investigations` in focus.yaml, keep only the alternate investigation that was chosen.
    """
    focus = _judged(dossier)
    if focus is None:
        return
    wanted = dossier.framework.focus.choose
    found = [i for i in focus.investigations if i in _ids(dossier.framework.alternates)]
    if len(found) == wanted or not (found or focus.chosen):
        return
    names = f" ({quoted(found)})" if found else ""
    some = count(len(found), tr("alternate investigation"), tr("alternate investigations"))
    span = (
        focus.where("investigations", focus.investigations.index(found[wanted]))
        if len(found) > wanted
        else None
    )
    yield Problem(
        span or focus.where("investigations"),
        tr(
            "the focus contains {some}{names}, {wanted} expected",
            some=some,
            names=names,
            wanted=numeral(wanted),
        ),
        tr("keep only what is at `chosen`") if found else tr("add `{chosen}`", chosen=focus.chosen),
    )


@rule("N224", due=Phase.PLANNED)
def chosen_differs(dossier: Dossier) -> Iterator[Problem]:
    """The chosen investigation is the alternate investigation under `investigations`.

    Why: otherwise the letter says something other than the report.
    Fix: make `chosen` and `investigations` in focus.yaml the same.
    """
    focus = _judged(dossier)
    if focus is None or not focus.chosen or focus.chosen not in _all_ids(dossier):
        return
    found = [i for i in focus.investigations if i in _ids(dossier.framework.alternates)]
    if found and focus.chosen not in found:
        place = focus.where("investigations", focus.investigations.index(found[0]))
        yield Problem(
            focus.where("chosen"),
            tr(
                "`{chosen}` is chosen, under `investigations` there is {found}",
                chosen=focus.chosen,
                found=quoted(found),
            ),
            tr("make the two the same"),
            related=(Label(place, tr("this investigation is in the focus")),),
        )


@rule("N225", due=Phase.PLANNED)
def other_framework(dossier: Dossier) -> Iterator[Problem]:
    """The focus was chosen according to the framework of the inspection.

    Why: another framework can have other investigations and other scales.
    Fix: choose the focus again, or correct `framework` in focus.yaml.
    """
    focus, inspection = dossier.focus, dossier.inspection
    if not focus_required(dossier) or focus is None or focus.framework is None:
        return
    if focus.framework != inspection.framework:
        yield Problem(
            focus.where("framework"),
            tr(
                "the focus names framework `{named}`, the inspection `{followed}`",
                named=focus.framework[:40],
                followed=inspection.framework,
            ),
            tr("write `{framework}` and check the focus", framework=inspection.framework),
            related=(Label(inspection.where("framework"), tr("the framework of the inspection")),),
        )


@rule("N226", due=Phase.PLANNED)
def scale_outside_focus(dossier: Dossier) -> Iterator[Problem]:
    """Only scales of investigations in the focus are scored.

    Why: the provider could not prepare for another investigation, and the team has no broad view of it.
    Fix: remove the scoring, or put what you saw as a finding under a scale in the focus.
    """
    focus = _judged(dossier)
    if focus is None:
        return
    inside = {*focus.investigations, focus.chosen, *_ids(dossier.framework.always)}
    outside = {s.id: s for s in dossier.framework.scale.values() if s.investigation not in inside}
    related = (
        Label(
            focus.where("investigations"),
            tr("the focus: {investigations}", investigations=", ".join(focus.investigations)),
        ),
    )
    places = [(name, dossier.file(f"scorings/{name}.md")) for name in outside if name in dossier.present]
    for member in dossier.individual:
        places += [(name, member.where_key("scores", name)) for name in member.scores if name in outside]
    for name, span in places:
        what = tr(
            "`{name}` belongs to investigation `{investigation}`, which is not in the focus",
            name=name,
            investigation=outside[name].investigation,
        )
        yield Problem(span, what, tr("remove the scoring of {name}", name=name), related=related)


@rule("N227", due=Phase.PLANNED, severity=Severity.INFO)
def working_text(dossier: Dossier) -> Iterator[Problem]:
    """An inspection by a working text says that it does not rest on the official text.

    Why: the expectations and the scales of a working text are not those of the government.
    Fix: nothing, every report states it by itself; a new inspection follows the official framework as
    soon as there is one.
    """
    if dossier.framework.provenance is Provenance.WORKING_TEXT:
        message = tr(
            "`{ref}` is a working text, not the official text of the framework", ref=dossier.framework.ref
        )
        yield Problem(dossier.inspection.where("framework"), message)


@rule("N228")
def framework_differs(dossier: Dossier) -> Iterator[Problem]:
    """The framework is still as it was when the focus was chosen.

    Why: with other investigations or scales the choice could have been different.
    Fix: put the framework back as it was, or choose the focus again.
    """
    focus, framework = dossier.focus, dossier.framework
    if focus is None or not focus.digest or focus.framework not in {None, framework.ref}:
        return
    if focus.digest != digest_of(framework):
        message = tr("framework `{ref}` is different from when the focus was chosen", ref=framework.ref)
        yield Problem(focus.where("digest"), message, tr("put the framework back as it was, or choose again"))


@rule("N263", due=Phase.ANNOUNCED)
def motive_missing(dossier: Dossier) -> Iterator[Problem]:
    """Whoever chooses another investigation than the first in the ranking writes why.

    Why: this way anyone can follow how the focus alternates, and see that nobody bends it to their
    will.
    Fix: write at `motive` in focus.yaml why this investigation goes first.
    """
    focus = dossier.focus
    needed = focus_required(dossier) and dossier.framework.focus.other_choice_needs_motive
    if not needed or focus is None or not focus.ranking or filled(focus.motive):
        return
    first = min(focus.ranking, key=lambda ranked: ranked.rank)
    if focus.chosen != first.investigation and focus.chosen in focus.investigations:
        yield Problem(
            gap(focus, "motive", "chosen"),
            tr(
                "`{chosen}` is chosen, `{investigation}` comes first; a motive expected",
                chosen=focus.chosen,
                investigation=first.investigation,
            ),
            tr("write why at `motive`"),
            related=(Label(focus.where("chosen"), tr("this investigation is chosen")),),
        )


@rule("N264", severity=Severity.WARNING)
def other_draw(dossier: Dossier) -> Iterator[Problem]:
    """The draw rests on the provider, the first day of visit and the framework of this inspection.

    Why: only then can everybody recalculate the draw. A visit that moves after the announcement no
    longer changes the choice.
    Fix: choose the focus again with `naftctl focus`, or correct `seed` in focus.yaml.
    """
    focus, turn = dossier.focus, turn_of(dossier)
    if not focus_required(dossier) or focus is None or focus.seed is None or turn is None:
        return
    found = str(focus.seed)
    moved = found.startswith(f"{turn.provider} ") and found.endswith(f" {turn.framework.ref}")
    if found == turn.seed or (moved and dossier.inspection.milestones.announced):
        return
    message = tr(
        "the draw was made with `{found}`, now expected: `{seed}`", found=found[:50], seed=turn.seed[:80]
    )
    hint = tr("correct `seed`, or choose again with naftctl focus {id}", id=dossier.id)
    yield Problem(focus.where("seed"), message, hint)


def _judged(dossier: Dossier) -> FocusChoice | None:
    """The focus, where there is one and all that it names exists."""
    focus = dossier.focus
    if focus is None or not focus_required(dossier):
        return None
    known = focus.investigations and set(focus.investigations) <= _all_ids(dossier)
    return focus if known else None


def _all_ids(dossier: Dossier) -> set[str]:
    return {i.id for i in dossier.framework.investigations}


def _ids(investigations: Collection[Investigation]) -> tuple[str, ...]:
    return tuple(i.id for i in investigations)
