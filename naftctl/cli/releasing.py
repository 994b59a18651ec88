"""The answer to a request for a report: which request is meant, what keeps it back, what leaves with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from naftctl import __version__
from naftctl.checks.places import gap
from naftctl.checks.words import choices
from naftctl.cli.edition import leaking
from naftctl.cli.judge import judge
from naftctl.cli.mistakes import WrongCall
from naftctl.cli.outcome import (
    Made,
    Outcome,
    Refused,
    made_report,
    outcome,
    refusing,
    shared_errors,
    state_of,
)
from naftctl.cli.sending import Parcel
from naftctl.cli.session import Session
from naftctl.cli.share import templates
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.lifecycle import request_of
from naftctl.load.dossier import Loaded
from naftctl.model.dossier import Dossier
from naftctl.model.publicity import Release, Request
from naftctl.model.workspace import LocalSettings
from naftctl.render.letters import render_letter
from naftctl.render.letters.compose import letter_context

RELEASE: Literal["release"] = "release"
_UNANSWERED = "N614"
"""The rule about the answer to a request: a letter needs it before the day of the answer is written down."""
_FORMS = ("pdf",)


def meant(dossier: Dossier, number: str) -> Request:
    """The request that is answered: the one with this number, else the newest that is open.

    Raises:
        WrongCall: there is none, or the report is published anyway.
    """
    occasion = dossier.occasion
    if occasion and occasion.public:
        message = tr("a report of the kind {label} is public: no letter goes with it", label=occasion.label)
        raise WrongCall(message, tr("answer the person who asks for it where it can be read"))
    request = request_of(dossier, number) or request_of(dossier, number.zfill(2))
    if request is None and dossier.requests:
        known = tuple(each.id for each in dossier.requests)
        raise WrongCall(tr("--request: there is no request `{number}`", number=number), choices(known))
    if request is None:
        hint = tr("write it down in requests/01.yaml, without saying who asked")
        raise WrongCall(tr("there is no request in requests/ that can be read"), hint)
    return request


def release_errors(session: Session, loaded: Loaded, request: Request) -> tuple[Diagnostic, ...]:
    """The errors for which this answer does not leave; a refusal needs no report that is ready."""
    if request.answer is Release.REFUSED:
        return tuple(d for d in judge(loaded, None) if d.severity is Severity.ERROR)
    shared = shared_errors(session.reader, loaded, RELEASE)
    return (*_undecided(request), *shared, *refusing(loaded, RELEASE, request.id))


def _undecided(request: Request) -> Iterator[Diagnostic]:
    if request.answer is None:
        message = tr("request {id} has no answer to send yet", id=request.id)
        hint = f"`answer`: {choices(tuple(Release))}"
        yield Diagnostic(gap(request, "answer", "received"), _UNANSWERED, Severity.ERROR, message, hint)


def release_documents(
    session: Session,
    dossier: Dossier,
    local: LocalSettings,
    request: Request,
    formats: Sequence[str],
    *,
    kept: bool,
) -> Iterator[Outcome]:
    """The letter, and the report as it is given away; a refusal is a letter alone."""
    root = session.reader.root
    folder, shared = templates(root, "letters"), templates(root, "report")
    name = f"{RELEASE}-{request.id}"
    stem = f"{answered_on(dossier, request)}-{name}" if kept else f"{dossier.id}-{name}"
    refused = request.answer is Release.REFUSED
    along = () if refused else tuple(f"{stem}.{form}" for form in _FORMS)
    context = letter_context(
        dossier, RELEASE, local, state_of(root, dossier), __version__, along, request=request
    )
    written = outcome(
        dossier, f"brief-{name}", folder, lambda: render_letter(context, formats, folder, shared)
    )
    yield _searched(root, folder, written)
    if not refused and isinstance(written, Made):
        report = made_report(root, dossier, RELEASE, _FORMS, request)
        yield replace(report, edition=name) if isinstance(report, Made) else report


def _searched(root: Path, folder: Path, written: Outcome) -> Outcome:
    """The letter, unless what was left out of the report stands in it; `folder` has its templates."""
    if not isinstance(written, Made):
        return written
    files = {f"{written.edition}.{form}": data for form, data in written.files.items()}
    found = leaking(written.dossier, {}, files, root, folder.parent)
    return Refused(written.name, RELEASE, found) if found else written


def release_parcel(dossier: Dossier, request: Request, made: Sequence[Made]) -> Parcel:
    """What leaves with the answer to a request."""
    name = f"{RELEASE}-{request.id}"
    letter, *reports = made
    files: Mapping[str, bytes] = {
        **{f"letter-{name}.{form}": data for form, data in letter.files.items()},
        **{f"{name}.{form}": data for report in reports for form, data in report.files.items()},
    }
    seal = dossier.seals.get("final") if reports else None
    return Parcel(name, answered_on(dossier, request), seal.code if seal else None, files)


def answered_on(dossier: Dossier, request: Request) -> date:
    """The day on which an answer leaves: the one that is written down, or today."""
    return request.answered or dossier.today
