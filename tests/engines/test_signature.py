from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from naftctl.engines.child import EngineError
from naftctl.engines.signature import fits, sign, signer
from tests.conftest import ROOT
from tests.engines.keys import PROGRAM, line, needs_ssh, new_key

pytestmark = needs_ssh
SEAL = b"kind: draft\ncode: 3f9a-07c2\n"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return new_key(tmp_path / "sleutel")


def test_a_signature_is_of_what_was_signed_and_of_nothing_else(key: Path) -> None:
    signature = sign(SEAL, key)
    assert signature.startswith(b"-----BEGIN SSH SIGNATURE-----\n")
    assert fits(SEAL, signature)
    assert not fits(SEAL.replace(b"3f9a", b"3f9b"), signature)
    assert not fits(SEAL, b"een handtekening\n")
    assert not fits(SEAL, b"")


def test_line_ends_of_a_checkout_do_not_count(key: Path) -> None:
    signature, allowed = sign(SEAL, key), line(key).encode()
    windows = [data.replace(b"\n", b"\r\n") for data in (SEAL, signature, allowed)]
    assert signer(*windows) == "team@voorbeeld"
    assert fits(SEAL, sign(windows[0], key))


def test_the_signer_is_who_the_list_says(key: Path, tmp_path: Path) -> None:
    other = new_key(tmp_path / "ander")
    allowed = "# wie hier tekent\n" + line(other, "ander@voorbeeld") + line(key)
    signature = sign(SEAL, key)
    assert signer(SEAL, signature, allowed.encode()) == "team@voorbeeld"
    assert signer(SEAL, signature, b"\xef\xbb\xbf" + line(key).encode()) == "team@voorbeeld"
    assert signer(SEAL, sign(SEAL, other), allowed.encode()) == "ander@voorbeeld"
    assert signer(SEAL + b"# \n", signature, allowed.encode()) == ""


@pytest.mark.parametrize(
    "options", ['valid-before="20200101"', 'valid-after="20990101"', 'namespaces="git"', "cert-authority"]
)
def test_a_line_that_does_not_hold_for_this_signs_for_nobody(key: Path, options: str) -> None:
    signature = sign(SEAL, key)
    assert signer(SEAL, signature, line(key, options=options).encode()) == ""
    both = line(key, "vroeger@voorbeeld", options) + line(key)
    if "namespaces" not in options:  # ssh-keygen itself looks no further than the first of these
        assert signer(SEAL, signature, both.encode()) == "team@voorbeeld"


@pytest.mark.parametrize("allowed", [b"", b"onzin\n", b"team@voorbeeld geen-sleutel\n", b"\x00\xff\n"])
def test_a_list_without_usable_lines_names_nobody(key: Path, allowed: bytes) -> None:
    assert signer(SEAL, sign(SEAL, key), allowed) == ""


def test_a_signature_for_another_use_does_not_count(key: Path, tmp_path: Path) -> None:
    assert PROGRAM
    path = tmp_path / "commit"
    path.write_bytes(SEAL)
    arguments = [PROGRAM, "-q", "-Y", "sign", "-f", str(key), "-n", "git", str(path)]
    subprocess.run(arguments, check=True, capture_output=True)
    assert not fits(SEAL, path.with_suffix(".sig").read_bytes())


def test_a_file_that_is_no_key_is_named_so(tmp_path: Path) -> None:
    path = tmp_path / "sleutel"
    path.write_text("geen sleutel\n")
    path.chmod(0o600)
    with pytest.raises(EngineError) as fault:
        sign(SEAL, path)
    assert fault.value.reason == "dit bestand is geen SSH-sleutel"


def test_half_a_key_asks_for_an_agent(key: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    key.unlink()
    with pytest.raises(EngineError) as fault:
        sign(SEAL, key.with_suffix(".pub"))
    assert "ssh-add" in fault.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="only POSIX has sessions without a terminal")
def test_a_passphrase_without_a_terminal_asks_for_an_agent(tmp_path: Path) -> None:
    new_key(tmp_path / "sleutel", "geheim-woord")
    code = (
        "from pathlib import Path; from naftctl.engines.child import EngineError\n"
        "from naftctl.engines.signature import sign\n"
        "try: sign(b'x', Path('sleutel'))\n"
        "except EngineError as fault: print(fault.reason, '|', fault.hint)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PATH": str(Path(PROGRAM or "").parent), "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        start_new_session=True,
        check=True,
    )
    assert "wachtwoordzin" in done.stdout
    assert "gebruik een ssh-agent" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes")
def test_a_key_that_others_can_read_is_refused_with_the_cure(key: Path) -> None:
    key.chmod(0o644)
    with pytest.raises(EngineError) as fault:
        sign(SEAL, key)
    assert "anderen kunnen hem lezen" in fault.value.reason


def test_without_ssh_keygen_there_is_a_cure(key: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    for attempt in (lambda: sign(SEAL, key), lambda: fits(SEAL, b""), lambda: signer(SEAL, b"", b"")):
        with pytest.raises(EngineError) as fault:
            attempt()
        assert (fault.value.kind, fault.value.reason) == ("missing", "ssh-keygen is er niet")
        assert "OpenSSH" in fault.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_an_old_ssh_keygen_is_no_bad_signature(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "ssh-keygen"
    old.write_text("#!/bin/sh\necho 'ssh-keygen: unknown option -- Y' >&2\nexit 1\n")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("ssh-keygen") == str(old)
    with pytest.raises(EngineError) as fault:
        fits(SEAL, b"")
    assert "te oud" in fault.value.reason
