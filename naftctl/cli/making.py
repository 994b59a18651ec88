"""Write the scaffold of an inspection, add what is missing, and say what comes next."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from naftctl.cli.framework.pin import pin_files
from naftctl.cli.mistakes import Unable, WrongCall
from naftctl.cli.session import Session, put
from naftctl.cli.share import contents, templates
from naftctl.files import existing, write_all
from naftctl.followup import not_carried, position
from naftctl.language import tr
from naftctl.lifecycle import announce_by
from naftctl.model.dossier import Dossier
from naftctl.scaffold import FOLLOWUP, Plan, ScaffoldFault, scaffold
from naftctl.show.steps import announcement, made, numbered

_MEMBER = re.compile(r"[a-z][a-z0-9-]*")
_OWN = ("evidence/", "findings/")
"""Folders in which people name the files: an example is no use once they have begun."""


def make(session: Session, plan: Plan) -> int:
    """Write what the folder of `plan` does not have yet; gives the exit code."""
    name = _as_named(session, plan.folder)
    root = session.reader.root / "inspections" / name
    dossier = session.read(name).dossier if root.is_dir() else None
    if dossier:
        plan = as_it_stands(plan, dossier)
    plan = with_carried(session, plan, name, dossier)
    texts = texts_of(session, plan)
    there = existing(root, texts)
    begun = tuple(folder for folder in _OWN if _has_notes(root / folder))
    fresh = {n: text.encode() for n, text in texts.items() if n not in there and not n.startswith(begun)}
    path = f"inspections/{name}"
    files = {f"{path}/{n}": data for n, data in fresh.items()}
    files |= pin_files(session, plan.framework.ref, session.today)
    write_all(session.reader.root, files)
    for line in made(files, [f"{path}/{n}" for n in there]):
        put(line)
    if not dossier or not dossier.inspection.milestones.announced:
        last = announce_by(plan.first_visit, plan.occasion, plan.framework.terms.counting)
        put(announcement(last, plan.occasion.announcement_days, session.today))
    put()
    for line in numbered((*_choices(plan, path, fresh, there, dossier), *_commands(name))):
        put(line)
    return 0


def _as_named(session: Session, folder: str) -> str:
    """The name of the folder, with the capitals that it has where it is there already."""
    known = {name.casefold(): name for name in session.reader.workspace.inspections}
    return known.get(folder.casefold(), folder)


def as_it_stands(plan: Plan, dossier: Dossier) -> Plan:
    """The plan with what the folder says already."""
    focus = dossier.focus
    chosen = focus.chosen if focus else None
    if chosen and plan.chosen and chosen != plan.chosen:
        message = tr(
            "--alternate: focus.yaml chooses {chosen}, not {given}", chosen=chosen, given=plan.chosen
        )
        raise WrongCall(message, tr("correct focus.yaml, or leave out --alternate"))
    chosen = chosen or plan.chosen
    picked = (*(focus.investigations if focus else ()), *((chosen,) if chosen else ()))
    members = tuple(member.id for member in dossier.inspection.team if _MEMBER.fullmatch(member.id))
    return replace(
        plan,
        framework=dossier.framework,
        occasion=dossier.occasion or plan.occasion,
        first_visit=dossier.inspection.first_visit or plan.first_visit,
        chosen=chosen,
        members=members or plan.members,
        investigations=tuple(dict.fromkeys(picked)) or None,
    )


def with_carried(session: Session, plan: Plan, name: str, dossier: Dossier | None) -> Plan:
    """The plan with what earlier inspections of the provider left open, where the occasion looks at that."""
    if dossier:
        return replace(plan, carried=not_carried(dossier))
    if plan.occasion.focus == "free":
        return plan
    told = session.reader.earlier(plan.slug, session.today, name)
    return replace(plan, carried=position(told, plan.first_visit - timedelta(days=1)).open)


def texts_of(session: Session, plan: Plan) -> dict[str, str]:
    """The text of every file that the plan asks for, by its name in the folder."""
    folder = templates(session.reader.root, "inspection")
    try:
        texts = {name: data.decode("utf-8") for name, data in contents(folder).items()}
        return scaffold(plan, texts)
    except UnicodeDecodeError:
        raise Unable(
            tr("a template in {folder} is not UTF-8", folder=folder), tr("save it again as UTF-8"), 1
        ) from None
    except ScaffoldFault as fault:
        place = f"{folder / fault.path}:{fault.line}" if fault.line else str(folder / fault.path)
        raise Unable(f"{place}: {fault.message}", tr("correct the template"), 1) from None


def _has_notes(folder: Path) -> bool:
    return folder.is_dir() and any(folder.glob("*.md"))


def _choices(
    plan: Plan, path: str, fresh: Collection[str], there: Collection[str], dossier: Dossier | None
) -> tuple[str, ...]:
    """What a person has to fill in or choose first."""
    steps = [tr("complete {path}/inspection.yaml", path=path)]
    files = {f"scorings/{scale.id}.md": scale.id for scale in plan.scales}
    added = [files[name] for name in fresh if name in files]
    name = path.rpartition("/")[2]
    if plan.alternates and plan.framework.focus.choose == 1 and not plan.chosen:
        steps.append(f"naftctl focus {name}")
    elif dossier and dossier.focus and not dossier.focus.chosen and plan.chosen:
        steps.append(f"naftctl focus {name} --choose {plan.chosen}")
    elif plan.alternates and not plan.chosen:
        steps.append(tr("choose the alternate investigations in {path}/focus.yaml", path=path))
    if plan.occasion.announcement_days and not (dossier and dossier.inspection.milestones.announced):
        steps.append(f"naftctl letter announcement {name}")
    if plan.carried and FOLLOWUP in there:
        steps.append(f"naftctl followup {name} --add")
    if added and any(each.startswith("scorings/individual/") for each in there):
        steps.append(
            tr(
                "also put {added} in the files of {path}/scorings/individual/",
                added=", ".join(added),
                path=path,
            )
        )
    return tuple(steps)


def _commands(name: str) -> tuple[str, ...]:
    return (f"naftctl check {name}", f"naftctl check {name} --phase draft", f"naftctl report {name}")
