"""Append the shortcomings that are missing to a `followup.yaml` of people, and change nothing else in it."""

from __future__ import annotations

from naftctl.cli.making import as_it_stands, texts_of, with_carried
from naftctl.cli.mistakes import WrongCall
from naftctl.cli.session import Session
from naftctl.files import change_all, write_all
from naftctl.followup import OpenShortcoming, carried_text, not_carried
from naftctl.language import tr
from naftctl.lifecycle import Phase, phase_of
from naftctl.load.tree import DiskTree
from naftctl.load.yaml import read_yaml
from naftctl.model.dossier import Dossier
from naftctl.scaffold import FOLLOWUP, Plan
from naftctl.seal import FILES

_BOM = "\ufeff"


def add_missing(session: Session, dossier: Dossier) -> tuple[OpenShortcoming, ...]:
    """Write what is open and not named yet; gives what was added.

    Raises:
        WrongCall: this inspection takes nothing along, no longer, or not in a file of this form.
    """
    _refuse(dossier)
    missing = not_carried(dossier)
    if missing:
        file = f"{dossier.path}/{FOLLOWUP}"
        if FOLLOWUP in dossier.present:
            _append(session, file, carried_text(missing))
        else:
            write_all(session.reader.root, {file: _whole(session, dossier).encode()})
    return missing


def _refuse(dossier: Dossier) -> None:
    if not dossier.takes_along:
        message = tr(
            "with occasion {occasion} an inspection does not take along shortcomings from earlier",
            occasion=dossier.inspection.occasion,
        )
        raise WrongCall(message, tr("leave out --add"))
    if FILES["draft"] in dossier.present:
        raise WrongCall(tr("the draft is sealed: the outcomes are fixed"), tr("leave out --add"))
    if phase_of(dossier) is Phase.STOPPED:
        raise WrongCall(tr("this inspection was stopped"), tr("there is nothing left to judge"))


def _whole(session: Session, dossier: Dossier) -> str:
    """The file with its guidance, for an inspection that has none yet."""
    occasion = dossier.occasion
    if occasion is None:  # `_refuse` said so
        raise WrongCall(tr("this inspection has no known occasion"))
    visit = dossier.inspection.first_visit or session.today
    plan = as_it_stands(Plan(dossier.id, dossier.framework, occasion, visit), dossier)
    return texts_of(session, with_carried(session, plan, dossier.id, dossier))[FOLLOWUP]


def _append(session: Session, file: str, items: str) -> None:
    """Put items behind what the file holds, with its own line ends."""
    before = DiskTree(session.reader.root, "").read(file)
    text = before.decode("utf-8")
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text.strip(_BOM) else end if text.endswith("\n") else end * 2
    after = text + gap + items.replace("\n", end)
    if not _grown(text, after):
        message = tr("nothing can be added at the end of {file}", file=file)
        raise WrongCall(
            message, tr("write each shortcoming as a key on a line of its own, as naftctl new makes them")
        )
    change_all(session.reader.root, {file: before}, {file: after.encode()})


def _grown(before: str, after: str) -> bool:
    """Whether the second text says what the first one says, and more behind it."""
    old, new = (read_yaml(text.lstrip(_BOM).replace("\r\n", "\n"), FOLLOWUP) for text in (before, after))
    was = old.value or {}
    if not new.usable or not isinstance(new.value, dict) or not isinstance(was, dict):
        return False
    return len(new.value) > len(was) and list(new.value.items())[: len(was)] == list(was.items())
