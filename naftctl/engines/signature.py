"""The only caller of ssh-keygen: sign bytes with the user's own key, and look at such a signature."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from naftctl.engines.child import Command, EngineError, run, time_limit
from naftctl.engines.programs import program_of
from naftctl.engines.room import room
from naftctl.language import tr

NAMESPACE = "naftctl"
"""What a signature is for: one that was made for something else, such as a commit, does not count."""

_NAME = "ssh-keygen"
_HINT = tr("install OpenSSH, or ask whoever manages your computer for it")
_SECONDS_TO_TYPE = 120.0
_AGENT = tr("use an ssh-agent: give it the key with ssh-add, and try again")
_REFUSED = {
    "UNPROTECTED PRIVATE KEY": (
        tr("ssh refuses the key, because others can read it"),
        tr("give only yourself leave to read it, for instance with chmod 600"),
    ),
    "passphrase": (tr("the key has a passphrase, and it was not given or is wrong"), _AGENT),
    "agent": (tr("the ssh-agent does not sign with this key"), _AGENT),
    "No private key found": (tr("the secret half of this key is not here"), _AGENT),
    "load public key": (tr("this file is no SSH key"), tr("name the file of your key")),
}
"""Why ssh-keygen does not sign, by what it says, the first that fits; each with its cure."""
_OLD = ("unknown option", "illegal option", "Unsupported operation")


def is_there() -> bool:
    """Whether there is an ssh-keygen."""
    return program_of(_NAME) is not None


def sign(data: bytes, key: Path) -> bytes:
    """The armored signature over `data` with a private key, or a public key whose other half an agent holds.

    Line ends do not count. A passphrase is asked by ssh-keygen itself, on the terminal where there is one.

    Raises:
        EngineError: there is no ssh-keygen, it cannot use the key, or it is not done in time.
    """
    with room({"seal": _plain(data)}) as folder:
        message = folder / "seal"
        arguments = (_program(), "-Y", "sign", "-f", str(key.absolute()), "-n", NAMESPACE, message.name)
        _ask(arguments, message.parent)
        return _plain(message.with_name("seal.sig").read_bytes())


def fits(data: bytes, signature: bytes) -> bool:
    """Whether a signature was made over `data`, with whatever key.

    Raises:
        EngineError: there is no ssh-keygen, it is too old, or it is not done in time.
    """
    arguments = ("-Y", "check-novalidate", "-n", NAMESPACE, "-s", "seal.sig")
    return _answer(arguments, {"seal.sig": signature}, data) is not None


def signer(data: bytes, signature: bytes, allowed: bytes) -> str:
    """Who signed `data` according to the lines of an `allowed_signers` file; nothing where no line says so.

    Raises:
        EngineError: there is no ssh-keygen, it is too old, or it is not done in time.
    """
    files = {"seal.sig": signature, "allowed_signers": allowed.removeprefix(b"\xef\xbb\xbf")}
    given = ("-f", "allowed_signers", "-s", "seal.sig")
    found = _answer(("-Y", "find-principals", *given), files)
    for name in (found or b"").decode("utf-8", "replace").splitlines():
        # Only this asks whether the line is for this namespace and still holds today.
        if _answer(("-Y", "verify", *given, "-I", name, "-n", NAMESPACE), files, data) is not None:
            return name
    return ""


def _answer(arguments: tuple[str, ...], files: Mapping[str, bytes], data: bytes = b"") -> bytes | None:
    """What ssh-keygen says in a folder with only `files`; None where it says no."""
    command = Command(_NAME, (_program(), *arguments), _environment(), _HINT)
    with room({file: _plain(content) for file, content in files.items()}) as folder:
        try:
            return run(command, folder, _plain(data), time_limit())
        except EngineError as fault:
            if fault.kind != "failed":
                raise
            if any(words in fault.diagnostic for words in _OLD):
                message = tr("this ssh-keygen is too old for signatures")
                raise EngineError(_NAME, message, tr("install OpenSSH 8.2 or newer"), "missing") from None
            return None


def _ask(arguments: tuple[str, ...], folder: Path) -> None:
    """Let ssh-keygen sign; unlike other programs it keeps the terminal, for a passphrase."""
    try:
        done = subprocess.run(
            arguments,
            cwd=folder,
            env=_environment(),
            stdin=None if sys.stdin and sys.stdin.isatty() else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=max(_SECONDS_TO_TYPE, time_limit()),
            check=False,
        )
    except OSError as error:
        raise EngineError(_NAME, tr("ssh-keygen cannot start"), _HINT, "missing", str(error)) from None
    except subprocess.TimeoutExpired:
        raise EngineError(_NAME, tr("ssh-keygen did not get ready"), _AGENT, "hung") from None
    if done.returncode:
        raise _refused(done.stderr.decode("utf-8", "replace"))


def _refused(said: str) -> EngineError:
    last = next(iter(said.strip().splitlines()[-1:]), tr("it does not say why"))
    general = (
        tr("ssh-keygen does not sign: {reason}", reason=last[:200]),
        tr("look at the key, or take another one"),
    )
    reason, hint = next((words for part, words in _REFUSED.items() if part in said), general)
    return EngineError(_NAME, reason, hint, "failed", said)


def _program() -> str:
    found = program_of(_NAME)
    if found is None:
        raise EngineError(_NAME, tr("ssh-keygen is not there"), _HINT, "missing")
    return found


def _environment() -> dict[str, str]:
    """That of the user, who has an agent in it; in English, for the words that are looked for."""
    return dict(os.environ) | {"LC_ALL": "C", "LANGUAGE": "C"}


def _plain(data: bytes) -> bytes:
    """With the line ends of a signature, whatever a checkout made of them."""
    return data.replace(b"\r\n", b"\n")
