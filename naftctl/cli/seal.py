"""`naftctl seal`: freeze the judgements of a report, once it passes its gate."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from naftctl import __version__
from naftctl.checks import seals as rules
from naftctl.cli.judge import judge
from naftctl.cli.letter_gate import too_early
from naftctl.cli.mistakes import Unable, WrongCall
from naftctl.cli.outcome import shared_errors
from naftctl.cli.session import (
    InspectionArgument,
    Session,
    TodayOption,
    WorkspaceOption,
    choose,
    open_session,
    put,
    say,
)
from naftctl.cli.share import contents, templates
from naftctl.cli.signing import as_key, sign_seal, signature_file, signature_of
from naftctl.cli.tell import tell
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.files import write_all
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.load.dossier import Loaded
from naftctl.load.git import revision
from naftctl.model.dossier import Dossier
from naftctl.model.owned import Seal, SealKind
from naftctl.seal import FILES, Versions, seal_of, seal_text, sent_digest, templates_digest
from naftctl.show.seal import sealed_lines
from naftctl.show.words import long_day, visible

KINDS = tuple(kind.value for kind in SealKind)
_GATES = {SealKind.DRAFT: Phase.DRAFT, SealKind.FINAL: Phase.FINAL}


def seal(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=tr("draft or final"))],
    inspection: InspectionArgument = None,
    *,
    sign: Annotated[
        str | None,
        typer.Option("--sign", metavar="KEY", help=tr("sign the seal with your own SSH key")),
    ] = None,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Seal a report: fix what the team judged, before the report leaves.

    From then on levels, advice, focus, framework and the points themselves stay what they are; texts
    and facts may still be corrected. The seal has a code, which is also in the report. If something is
    wrong, no seal is made and you see why. With --sign a signature is added; that can also be done
    later.
    """
    wanted = SealKind(choose(kind, KINDS, tr("KIND")))
    session = open_session(workspace, today)
    key = None if sign is None else as_key(sign, session.here)
    loaded = session.read(session.one(inspection))
    if loaded.dossier is None:
        return _refuse(session, wanted, loaded, judge(loaded, None))
    if key and FILES[wanted] in loaded.dossier.present:
        return sign_seal(session, loaded.dossier, wanted, key)
    _refuse_twice(loaded.dossier, wanted)
    made = _seal(session, loaded.dossier, wanted)
    wrong = _obstacles(session, loaded, loaded.dossier, made)
    return _refuse(session, wanted, loaded, wrong) if wrong else _write(session, made, loaded.path, key)


def _write(session: Session, made: Seal, folder: str, key: Path | None) -> int:
    """Write a seal, with its signature where there is a key, and say so."""
    file, text = f"{folder}/{FILES[made.kind]}", seal_text(made).encode()
    files = {file: text} | ({signature_file(file): signature_of(text, key)} if key else {})
    write_all(session.reader.root, files)
    put("\n".join(sealed_lines(made, files)))
    return 0


def _refuse_twice(dossier: Dossier, kind: SealKind) -> None:
    """Refuse to seal what is sealed already, and a final report whose draft is not."""
    name = visible(dossier.id)
    if FILES[kind] in dossier.present:
        there = dossier.seals.get(kind)
        since = tr(" since {sealed}", sealed=long_day(there.sealed)) if there else ""
        message = tr(
            "{name} is sealed already ({kind}){since}; a seal is not replaced",
            name=name,
            kind=kind,
            since=since,
        )
        raise WrongCall(message, tr("see naftctl check {name}", name=name))
    if kind is SealKind.FINAL and FILES[SealKind.DRAFT] not in dossier.present:
        raise Unable(tr("the draft of {name} is not sealed", name=name), f"naftctl seal draft {name}", 1)


def _seal(session: Session, dossier: Dossier, kind: SealKind) -> Seal:
    """The seal as it would be written."""
    root = session.reader.root
    return seal_of(
        dossier,
        kind,
        today=session.today,
        nonce=secrets.token_hex(16),
        salts={piece.id: secrets.token_hex(16) for piece in dossier.evidence},
        versions=Versions(__version__, templates_digest(contents(templates(root, "report")))),
        revision=revision(root, dossier.path),
        sent=sent_digest(dossier) if kind is SealKind.FINAL else None,
    )


def _obstacles(session: Session, loaded: Loaded, dossier: Dossier, made: Seal) -> tuple[Diagnostic, ...]:
    """The errors that would stand with the seal in its place; a later seal may still be missing."""
    kind = made.kind
    sealed = replace(
        dossier, seals={**dossier.seals, kind.value: made}, present=dossier.present | {FILES[kind]}
    )
    said = judge(replace(loaded, dossier=sealed), _GATES[kind])
    if kind is SealKind.DRAFT:
        said = tuple(d for d in said if d.code != rules.seal_missing.code)
    early = too_early(dossier) if kind is SealKind.FINAL else ()
    errors = (d for d in said if d.severity is Severity.ERROR)
    return (*shared_errors(session.reader, loaded, kind.value), *early, *errors)


def _refuse(session: Session, kind: SealKind, loaded: Loaded, said: tuple[Diagnostic, ...]) -> int:
    """Show what is still open; nothing is written."""
    tell([d for d in said if d.severity is Severity.ERROR], session.lines, loaded.files)
    say(tr("no seal ({kind}) of {id}: first solve what stands above", kind=kind, id=visible(loaded.id)))
    return 1
