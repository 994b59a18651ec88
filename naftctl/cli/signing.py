"""Sign a seal with the user's own SSH key, and look at the signature beside one."""

from __future__ import annotations

import os
from pathlib import Path

from naftctl.cli.mistakes import Unable, WrongCall
from naftctl.cli.session import Session, put
from naftctl.engines.child import EngineError
from naftctl.files import existing, write_all
from naftctl.language import tr
from naftctl.load.tree import DiskTree, Unreadable
from naftctl.model.dossier import Dossier
from naftctl.model.owned import SealKind
from naftctl.model.signed import Signed
from naftctl.seal import FILES
from naftctl.seal.verdict import Verdict, verdicts
from naftctl.show.seal import signed_lines
from naftctl.show.words import visible


def signature_file(seal: str) -> str:
    """The name of the signature beside a seal."""
    return f"{seal}.sig"


def as_key(given: str, here: Path) -> Path:
    """The file of the key that was named."""
    path = Path(os.path.realpath(here / Path(given).expanduser()))
    if not path.is_file():
        raise WrongCall(
            tr("--sign: there is no file `{given}`", given=visible(given[:200])),
            tr("name the file of your SSH key"),
        )
    return path


def signature_of(seal: bytes, key: Path) -> bytes:
    """The signature over a seal."""
    from naftctl.engines.signature import sign  # noqa: PLC0415  (only wanted for a signature)

    try:
        return sign(seal, key)
    except EngineError as fault:
        raise Unable(fault.reason, fault.hint) from None


def sign_seal(session: Session, dossier: Dossier, kind: SealKind, key: Path) -> int:
    """Put a signature beside a seal that is there already; the seal stays as it is."""
    root, seal = session.reader.root, f"{dossier.path}/{FILES[kind]}"
    file, name = signature_file(seal), visible(dossier.id)
    if existing(root, (file,)):
        message = tr(
            "{name}: this seal ({kind}) is signed already; a signature is not replaced", name=name, kind=kind
        )
        raise WrongCall(message, tr("check it with naftctl verify {name}", name=name))
    if not any(verdict.usable and verdict.seal.kind is kind for verdict in verdicts(dossier)):
        message = tr(
            "the seal ({kind}) of {name} cannot be signed like this: something is wrong with it",
            kind=kind,
            name=name,
        )
        raise Unable(message, tr("see naftctl verify {name}", name=name), 1)
    try:
        data = DiskTree(root, "").read(seal)
    except Unreadable as fault:
        raise Unable(f"{visible(seal)}: {fault.reason}", tr("try again"), 1) from None
    write_all(root, {file: signature_of(data, key)})
    put("\n".join(signed_lines(dossier.id, file)))
    return 0


def signature_beside(session: Session, dossier: Dossier, verdict: Verdict) -> Signed | None:
    """What was established of the signature beside a seal; None where there is none."""
    root = session.reader.root
    kind = next(kind for kind, seal in dossier.seals.items() if seal is verdict.seal)
    seal = f"{dossier.path}/{FILES[SealKind(kind)]}"
    if not existing(root, (signature_file(seal),)):
        return None
    from naftctl.load.signature import read_signature  # noqa: PLC0415  (only wanted for a signature)

    try:
        return read_signature(root, seal, signature_file(seal))
    except EngineError as fault:
        raise Unable(
            tr("the signature cannot be checked: {reason}", reason=fault.reason), fault.hint
        ) from None
