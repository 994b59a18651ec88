"""`naftctl seal --sign` and what `naftctl verify` then says: who signed, and no more than that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call, edit
from tests.cli.test_seal import DRAFT, files, scored
from tests.conftest import EXAMPLE
from tests.engines.keys import line, needs_ssh, new_key

__all__ = ["scored"]
pytestmark = needs_ssh
SIGNATURE = f"{DRAFT}.sig"
SIGNED = "ondertekend met een sleutel van team@voorbeeld uit allowed_signers"
ALONE = "er is een handtekening, en geen allowed_signers om ze mee te vergelijken"
OTHER = "de handtekening past niet bij dit zegel"
UNLISTED = "er is een handtekening, met een sleutel die in allowed_signers niet mag tekenen"
EVERY = (SIGNED, ALONE, OTHER, UNLISTED)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return new_key(tmp_path / "sleutel")


@pytest.fixture
def allowed(workspace: Path, key: Path) -> Path:
    path = workspace / "allowed_signers"
    path.write_text(line(key), "utf-8")
    return path


@pytest.fixture
def signed(call: Call, scored: Path, key: Path) -> Path:
    """The example with a draft that was sealed and signed in one go."""
    called = call("seal", "draft", EXAMPLE, "--sign", str(key))
    assert (called.code, called.err) == (0, "")
    assert f"  maak  inspections/{EXAMPLE}/{SIGNATURE}\n" in called.out
    return scored


def said(call: Call, *arguments: str) -> tuple[int, list[str]]:
    """The exit code, and what is said of a signature."""
    called = call("verify", *(arguments or (EXAMPLE,)))
    assert called.err == ""
    words = " ".join(called.out.split())
    return called.code, [each for each in EVERY if each in words]


@pytest.mark.usefixtures("allowed")
def test_a_signature_is_said_to_be_of_who_allowed_signers_says(call: Call, signed: Path) -> None:
    assert said(call) == (0, [SIGNED])
    code = json.loads(call("verify", EXAMPLE, "--format", "json").out)["seals"][0]["code"]
    assert said(call, "--code", code) == (0, [SIGNED])
    assert (signed / SIGNATURE).read_bytes().startswith(b"-----BEGIN SSH SIGNATURE-----\n")


def test_check_says_nothing_about_a_signature(call: Call, signed: Path) -> None:
    found = json.loads(call("check", EXAMPLE, "--format", "json").out)
    (signed / SIGNATURE).unlink()
    assert json.loads(call("check", EXAMPLE, "--format", "json").out) == found


def test_a_seal_without_a_signature_says_nothing_about_one(call: Call, allowed: Path) -> None:
    call("seal", "draft", EXAMPLE)
    assert allowed.is_file()
    assert said(call) == (0, [])
    assert json.loads(call("verify", EXAMPLE, "--format", "json").out)["seals"][0]["signature"] is None


@pytest.mark.usefixtures("allowed")
def test_a_seal_is_signed_afterwards_and_stays_as_it_is(call: Call, scored: Path, key: Path) -> None:
    call("seal", "draft", EXAMPLE)
    before = files(scored)
    called = call("seal", "draft", EXAMPLE, "--sign", str(key))
    assert (called.code, called.err) == (0, "")
    after = files(scored)
    assert after.keys() - before.keys() == {SIGNATURE}
    assert {name: after[name] for name in before} == before
    assert said(call) == (0, [SIGNED])


@pytest.mark.usefixtures("signed")
def test_without_allowed_signers_there_is_only_a_signature(call: Call) -> None:
    assert said(call) == (0, [ALONE])


@pytest.mark.parametrize("listed", [True, False])
def test_a_seal_that_changed_after_signing_does_not_fit(
    call: Call, signed: Path, allowed: Path, *, listed: bool
) -> None:
    if not listed:
        allowed.unlink()
    edit(signed / DRAFT, 'sealed: "2026-10-09"', 'sealed: "2026-10-08"')  # the code does not cover the day
    assert said(call) == (1, [OTHER])
    [seal] = json.loads(call("verify", EXAMPLE, "--format", "json").out)["seals"]
    assert seal["signature"] == {"fit": "other", "principal": None}
    assert seal["equal"] is True


def test_a_signature_with_a_key_that_is_not_listed_is_named_for_what_it_is(
    call: Call, signed: Path, allowed: Path, tmp_path: Path
) -> None:
    assert signed.is_dir()
    allowed.write_text(line(new_key(tmp_path / "ander")), "utf-8")
    assert said(call) == (1, [UNLISTED])


@pytest.mark.parametrize("options", ['valid-before="20200101"', 'namespaces="git"'])
def test_a_line_that_does_not_hold_here_is_no_line(
    call: Call, signed: Path, allowed: Path, key: Path, options: str
) -> None:
    assert signed.is_dir()
    allowed.write_text(line(key, options=options), "utf-8")
    assert said(call) == (1, [UNLISTED])


def test_a_checkout_with_other_line_ends_still_fits(call: Call, signed: Path, allowed: Path) -> None:
    for path in (signed / DRAFT, signed / SIGNATURE, allowed):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert said(call) == (0, [SIGNED])


@pytest.mark.usefixtures("allowed")
def test_after_a_source_was_erased_the_seal_is_signed_again(call: Call, signed: Path, key: Path) -> None:
    path = signed / DRAFT
    before, name, salt = path.read_text("utf-8").rpartition("  V03: ")
    assert name
    path.write_text(before + salt.partition("\n")[2], "utf-8", newline="\n")
    assert said(call) == (1, [OTHER])
    (signed / SIGNATURE).unlink()
    assert call("seal", "draft", EXAMPLE, "--sign", str(key)).code == 0
    assert said(call) == (0, [SIGNED])


def test_a_signature_is_never_replaced(call: Call, signed: Path, key: Path) -> None:
    before = files(signed)
    called = call("seal", "draft", EXAMPLE, "--sign", str(key))
    assert called.code == 2
    assert "al ondertekend" in called.err
    assert files(signed) == before


def test_a_seal_that_does_not_hold_together_is_not_signed(call: Call, scored: Path, key: Path) -> None:
    call("seal", "draft", EXAMPLE)
    edit(scored / DRAFT, "  OS-B3: overstijgt", "  OS-B3: volgens")
    before = files(scored)
    called = call("seal", "draft", EXAMPLE, "--sign", str(key))
    assert called.code == 1
    assert "kan zo niet ondertekend worden" in called.err
    assert files(scored) == before


@pytest.mark.parametrize("sealed", [True, False])
def test_with_a_key_that_cannot_be_used_nothing_is_written(
    call: Call, scored: Path, tmp_path: Path, *, sealed: bool
) -> None:
    if sealed:
        call("seal", "draft", EXAMPLE)
    before = files(scored)
    (tmp_path / "onzin").write_text("geen sleutel\n")
    (tmp_path / "onzin").chmod(0o600)
    wrong = call("seal", "draft", EXAMPLE, "--sign", str(tmp_path / "onzin"))
    assert (wrong.code, "geen SSH-sleutel" in wrong.err) == (3, True)
    gone = call("seal", "draft", EXAMPLE, "--sign", str(tmp_path / "weg"))
    assert (gone.code, "--sign: er is geen bestand" in gone.err) == (2, True)
    assert files(scored) == before


@pytest.mark.usefixtures("allowed")
def test_a_signature_that_was_left_without_its_seal_is_not_overwritten(
    call: Call, signed: Path, key: Path
) -> None:
    (signed / DRAFT).unlink()
    before = files(signed)
    called = call("seal", "draft", EXAMPLE, "--sign", str(key))
    assert called.code != 0
    assert "bestaat al" in called.err
    assert files(signed) == before


@pytest.mark.usefixtures("signed")
def test_without_ssh_keygen_it_says_what_to_install(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    called = call("verify", EXAMPLE)
    assert called.code == 3
    assert "ssh-keygen is er niet" in called.err
    assert "installeer OpenSSH" in called.err
