"""`naftctl focus`: rank the alternates with reasons, record the choice, or show the balance of the sector."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from naftctl.cli.ask import ask, attended
from naftctl.cli.choosing import Matter, allowed, as_motive, judged, matter_of, obstacles, record
from naftctl.cli.framework.versions import find_version
from naftctl.cli.mistakes import WrongCall
from naftctl.cli.session import (
    InspectionArgument,
    Session,
    TodayOption,
    WorkspaceOption,
    choose,
    open_session,
    put,
)
from naftctl.cli.tell import look, tell
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.focus.balance import balance
from naftctl.language import tr
from naftctl.lifecycle import Phase, phase_of
from naftctl.show.balance import balance_json, balance_text
from naftctl.show.diagnostics import as_json as diagnostics_json
from naftctl.show.focus import as_json, chosen_words, proposal_text
from naftctl.show.steps import numbered

_FORMATS = ("text", "json")


def focus(  # noqa: PLR0913
    inspection: InspectionArgument = None,
    *,
    chosen: Annotated[
        list[str] | None,
        typer.Option("--choose", metavar="INVESTIGATION", help=tr("record this choice in focus.yaml")),
    ] = None,
    motive: Annotated[
        str | None, typer.Option(metavar="TEXT", help=tr("why, if you choose another one than the first"))
    ] = None,
    sector: Annotated[
        bool,
        typer.Option("--sector", help=tr("show how the investigations are spread over providers and years")),
    ] = False,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=tr("text or json"))] = "text",
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """See which alternate investigation is next and why, and record what the team chooses.

    The program only puts the investigations in order; people choose. Who chooses another one than the
    first writes why. Those that are equal are drawn by lot with a public seed, so that everybody can
    recalculate it.
    """
    shape = choose(form, _FORMATS, "--format")
    session = open_session(workspace, today)
    if sector and (inspection or chosen or motive):
        raise WrongCall(tr("--sector is about all inspections"), tr("leave out the other arguments"))
    if sector:
        return _balance(session, shape)
    return _propose(session, session.one(inspection), chosen or (), motive, shape)


def _propose(session: Session, name: str, chosen: Sequence[str], motive: str | None, shape: str) -> int:
    """Show the proposal for an inspection and record what is chosen, unless something stands in the way."""
    loaded = session.read(name)
    matter, wrong = matter_of(session, loaded)
    wrong = (*obstacles(session, loaded), *wrong)
    if wrong or matter is None:
        return _refuse(session, loaded.id, wrong, shape)
    if shape == "text":
        put("\n".join(proposal_text(matter.dossier, matter.proposal, look()[1], look()[0])))
    return _choose(session, matter, chosen, motive, shape)


def _refuse(session: Session, name: str, wrong: Sequence[Diagnostic], shape: str) -> int:
    """Print what stands in the way."""
    errors = [d for d in wrong if d.severity is Severity.ERROR]
    if shape == "json":
        put(diagnostics_json((name, d) for d in errors))
    else:
        tell(errors, session.lines)
    return 1


def _choose(session: Session, matter: Matter, given: Sequence[str], motive: str | None, shape: str) -> int:
    """Record what was chosen, or asked for in a terminal; without a choice say how to make one."""
    names = judged(matter, given) if given else ()
    if not names and shape == "text":
        names = _asked(matter)
    if not names:
        if motive is not None:
            raise WrongCall(tr("--motive goes with a choice"), tr("give --choose as well"))
        _show(matter, "", shape)
        return 0
    outcome = record(session, matter, names, None if motive is None else as_motive(motive))
    _show(outcome.matter, outcome.written, shape)
    if shape == "text" and not outcome.written:
        put(tr("  focus.yaml says this already; nothing was written"))
    return 0


def _show(matter: Matter, written: str, shape: str) -> None:
    """Say what was written and what comes next; in text only what was not said before."""
    if shape == "json":
        put(as_json(matter.dossier, matter.proposal, written))
        return
    if written:
        put(tr("\n  write  {file}\n  {chosen}\n", file=written, chosen=chosen_words(matter.dossier)))
        put("\n".join(numbered(tuple(_steps(matter)))))
    elif not (matter.dossier.focus and matter.dossier.focus.investigations and _decided(matter)):
        put(tr("\nchoose with: naftctl focus {id} --choose INVESTIGATION", id=matter.dossier.id))


def _decided(matter: Matter) -> bool:
    """Whether the team made its choice already."""
    focus = matter.dossier.focus
    return focus is not None and bool(focus.chosen or not matter.by_framework)


def _asked(matter: Matter) -> tuple[str, ...]:
    """What the user chooses at a terminal; nothing where there is none, or where the choice was made."""
    if not attended() or matter.by_hand or (_decided(matter) and matter.already):
        return ()
    if phase_of(matter.dossier) is Phase.STOPPED:
        return ()
    put()
    sys.stdout.flush()
    names = allowed(matter)
    found = dict(matter.proposal.shortcomings)
    if matter.by_framework:
        question = tr(
            "Which alternate investigation do you choose ({names}; Enter: not now)", names=", ".join(names)
        )
    elif found and matter.by_shortcomings:
        question = tr(
            "Which investigations, with a space between them (Enter: {found})", found=" ".join(found)
        )
    else:
        question = tr("Which investigations, with a space between them (Enter: not now)")
    default = tuple(found) if matter.by_shortcomings else ()
    return ask(None, question, "--choose", lambda text: judged(matter, text.split()) if text else default)


def _steps(matter: Matter) -> list[str]:
    """What comes after a choice: the scales that are still to be added, and a check."""
    dossier = matter.dossier
    scaled = dossier.occasion is not None and dossier.occasion.scales != "none"
    missing = [scale.id for scale in dossier.scales if scale.id not in dossier.present]
    steps = []
    if missing and scaled:
        call = _new_call(matter)
        files = ", ".join(missing)
        steps.append(
            tr("add the scales for it ({files}): {call}", files=files, call=call)
            if call
            else tr("make the files of {files} in {path}/scorings/", path=dossier.path, files=files)
        )
    return [*steps, f"naftctl check {dossier.id}"]


def _new_call(matter: Matter) -> str:
    """The call of `new` that adds to this folder; nothing where `new` would give it another name."""
    from naftctl.scaffold import Plan, slug  # noqa: PLC0415  (it brings Jinja along)

    dossier = matter.dossier
    visit, occasion = dossier.inspection.first_visit, dossier.occasion
    if visit is None or occasion is None:
        return ""
    inside = dossier.id.removeprefix(f"{visit.year}-")
    for name in (dossier.inspection.provider.name, inside):
        plan = Plan(name, dossier.framework, occasion, visit)
        if slug(name) and plan.folder.casefold() == dossier.id.casefold() and '"' not in name:
            more = "" if plan.folder == f"{visit.year}-{plan.slug}" else f" --occasion {occasion.id}"
            return f'naftctl new "{name}" --first-visit {visit}{more}'
    return ""


def _balance(session: Session, shape: str) -> int:
    """Show the balance of the newest version's alternates; a fault in the history is said first."""
    history = [d for d in session.reader.history[1] if d.severity is Severity.ERROR]
    if history:
        return _refuse(session, "", history, shape)
    framework = find_version(session, None)
    found = balance(session.reader.sector, framework, session.today)
    if shape == "json":
        put(balance_json(found, framework, session.today))
    else:
        put("\n".join(balance_text(found, framework, look()[1], look()[0])))
    return 0
