"""`naftctl screen`: what could identify a person, hit by hit, and what somebody decides about it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Call, edit
from tests.conftest import EXAMPLE

SCORING = "scorings/OS-S1.md"
SAID = "openen met de vraag van de school"
WHY = "Het gaat om een publieke functie."
NUMBER = re.compile(r" · ([0-9a-f]{8})")


def say_in_report(inspection: Path, words: str) -> None:
    edit(inspection / SCORING, SAID, f"{SAID} {words}")


def numbers(call: Call, *options: str) -> list[str]:
    """The numbers of all that is open, in order."""
    return NUMBER.findall(call("screen", EXAMPLE, *options).out)


def decide(call: Call, number: str, treatment: str = "keep", reason: str = WHY) -> int:
    return call("screen", EXAMPLE, "--decide", number, "--as", treatment, "--reason", reason).code


def privacy(inspection: Path) -> str:
    return (inspection / "privacy.yaml").read_text("utf-8")


@pytest.mark.usefixtures("workspace")
def test_where_nothing_is_open_it_says_so(call: Call) -> None:
    called = call("screen", EXAMPLE)
    assert (called.code, called.out) == (0, f"{EXAMPLE}: niets open · 1 gemerkt\n")


def test_an_open_hit_is_shown_with_its_level_its_place_carets_and_advice(
    call: Call, inspection: Path
) -> None:
    say_in_report(inspection, "(tel. 050 00 00 00)")
    called = call("screen", EXAMPLE)
    assert called.code == 1
    assert re.match(r"zeker · telefoonnummer · [0-9a-f]{8}\n", called.out)
    assert f"--> inspections/{EXAMPLE}/{SCORING}:15:" in called.out
    line, carets = (row for row in called.out.split("\n") if "050 00" in row or "^^" in row)
    assert line[carets.index("^") : carets.rindex("^") + 1] == "050 00 00 00"
    assert "Haal het nummer weg" in called.out
    assert f"{EXAMPLE}: 1 plaats open (1 zeker, 0 mogelijk)" in called.out


def test_it_ends_well_only_once_everything_is_decided(call: Call, inspection: Path) -> None:
    say_in_report(inspection, "van jongere Emma en mevrouw Verlinden")
    first, second = numbers(call)[:2]
    assert decide(call, first) == 0
    assert call("screen", EXAMPLE).code == 1
    assert decide(call, second) == 0
    called = call("screen", EXAMPLE)
    assert (called.code, called.out) == (0, f"{EXAMPLE}: niets open · 1 gemerkt, 2 mogen blijven\n")
    assert call("check", EXAMPLE).out.count("N60") == 0


def test_what_is_to_go_stays_open_until_it_has_gone(call: Call, inspection: Path) -> None:
    say_in_report(inspection, "van jongere Emma")
    number = numbers(call)[0]
    assert decide(call, number, "redact") == 0
    called = call("screen", EXAMPLE)
    assert called.code == 1
    assert f"naam · {number} · beslist: te merken" in called.out
    edit(inspection / SCORING, "jongere Emma", "jongere [Emma]{.redact}")
    assert call("screen", EXAMPLE).code == 0
    assert "N604" not in call("check", EXAMPLE).out


def test_a_decision_is_written_without_the_words_and_says_what_it_closed(
    call: Call, inspection: Path
) -> None:
    say_in_report(inspection, "van jongere Emma")
    number = numbers(call)[0]
    called = call("screen", EXAMPLE, "--decide", number.upper(), "--as", "keep", "--reason", WHY)
    assert called.out == (
        f"1 plaats in {SCORING} (naam): mag blijven\n  schrijf  inspections/{EXAMPLE}/privacy.yaml\n"
    )
    text = privacy(inspection)
    assert re.search(r'salt: "[0-9a-f]{32}"', text)
    assert re.search(r'digest: "[0-9a-f]{64}"', text)
    assert f'reason: "{WHY}"' in text
    assert "Emma" not in text
    assert number not in text


def test_the_same_sentence_twice_is_decided_at_once(call: Call, inspection: Path) -> None:
    for heading in ("## Sterke punten\n", "## Ontwikkelkansen\n"):
        edit(inspection / SCORING, heading, f"{heading}\nZo zei jongere Emma.\n")
    first, second = numbers(call)[:2]
    assert first == second
    called = call("screen", EXAMPLE, "--decide", first, "--as", "keep", "--reason", WHY)
    assert called.out.startswith(f"2 plaatsen met dezelfde zin in {SCORING} (naam): mag blijven\n")
    assert numbers(call) == []


def test_deciding_again_replaces_and_keeps_every_other_decision(call: Call, inspection: Path) -> None:
    say_in_report(inspection, "van jongere Emma en mevrouw Verlinden")
    first, second = numbers(call)[:2]
    decide(call, first)
    decide(call, second)
    before = privacy(inspection)
    decide(call, first, "remove", "Haar voornaam zegt te veel.")
    after = privacy(inspection)
    assert after.count("digest:") == before.count("digest:") == 2
    assert before.partition("decisions:")[0] == after.partition("decisions:")[0]
    assert after.count("as: remove") == 1
    assert len(set(before.split("  - ")) & set(after.split("  - "))) == 2


def test_a_decision_falls_with_its_sentence(call: Call, inspection: Path) -> None:
    say_in_report(inspection, "van jongere Emma")
    decide(call, numbers(call)[0])
    edit(inspection / SCORING, "jongere Emma", "jongere Emma zelf")
    called = call("screen", EXAMPLE)
    assert called.code == 1
    assert "1 beslissing past op geen zin meer" in called.out
    assert "N604" in call("check", EXAMPLE).out


@pytest.mark.usefixtures("workspace")
def test_all_shows_what_may_identify_somebody_in_notes_too_and_does_not_fail_on_it(call: Call) -> None:
    called = call("screen", EXAMPLE, "--all")
    assert called.code == 0
    assert "kleine groep" in called.out
    assert "staat niet in het verslag" in called.out


def test_a_name_in_the_name_of_a_file_is_shown_without_being_asked_for(call: Call, inspection: Path) -> None:
    note = inspection / "evidence/G07-gesprek-ouders.md"
    note.rename(note.with_name("G07-gesprek-lotte-peeters.md"))
    called = call("screen", EXAMPLE)
    assert called.code == 0
    assert re.search(r"mogelijk · naam · [0-9a-f]{8} · staat niet in het verslag\n", called.out)
    assert f"--> inspections/{EXAMPLE}/evidence/G07-gesprek-lotte-peeters.md\n" in called.out


def test_names_of_the_local_list_are_certain(call: Call, workspace: Path, inspection: Path) -> None:
    say_in_report(inspection, "Nergensdam")
    edit(
        inspection / "evidence/G02-gesprek-jongeren.md", "Het team werkte", "Lotte P. opende. Het team werkte"
    )
    (workspace / "naftctl.local.yaml").write_text("names:\n  - Lotte Peeters\n  - Nergensdam\n", "utf-8")
    called = call("screen", EXAMPLE)
    assert called.out.count("zeker · lijstnaam") == 2
    assert call("check", EXAMPLE).out.count("fout[N602]") == 2
    assert "Nergensdam" not in call("screen", EXAMPLE, "--format", "json").out


def test_a_list_that_cannot_be_read_is_said_and_nothing_counts_as_screened(
    call: Call, workspace: Path
) -> None:
    (workspace / "naftctl.local.yaml").write_text("names: Lotte Peeters\n", "utf-8")
    called = call("screen", EXAMPLE)
    assert called.code == 1
    assert "naftctl.local.yaml:1:" in called.out
    assert call("check", EXAMPLE).code == 1


def test_json_has_every_hit_without_words(call: Call, inspection: Path) -> None:
    say_in_report(inspection, "van jongere Emma")
    called = call("screen", EXAMPLE, "--format", "json")
    data = json.loads(called.out)
    assert called.code == 1
    assert [(hit["kind"], hit["state"], hit["certain"]) for hit in data["hits"]] == [
        ("klas", "marked", False),
        ("naam", "open", False),
    ]
    assert "Emma" not in called.out


def test_control_characters_in_names_of_files_are_written_out(call: Call, inspection: Path) -> None:
    path = inspection / "evidence" / "G31-\x1b[31m0470123456.md"
    path.write_bytes((inspection / "evidence/G02-gesprek-jongeren.md").read_bytes())
    called = call("screen", EXAMPLE)
    assert "telefoonnummer" in called.out
    assert "\x1b" not in called.out


WRONG = {
    "no such number": (
        ("--decide", "00000000", "--as", "keep", "--reason", WHY),
        "treffer `00000000` is er niet",
    ),
    "no such decision": (
        ("--decide", "00000000", "--as", "houden", "--reason", WHY),
        "--as: `houden` bestaat niet",
    ),
    "no reason": (("--decide", "00000000", "--as", "keep"), "--decide zonder --reason"),
    "no number": (("--as", "keep", "--reason", WHY), "--as zonder --decide"),
    "an empty reason": (("--decide", "00000000", "--as", "keep", "--reason", " "), "een reden verwacht"),
    "with all": (("--decide", "00000000", "--as", "keep", "--reason", WHY, "--all"), "gaat niet samen"),
    "a form": (("--format", "pdf"), "--format: `pdf` bestaat niet"),
}


@pytest.mark.parametrize("call_", WRONG)
def test_a_wrong_call_is_refused_and_writes_nothing(call: Call, inspection: Path, call_: str) -> None:
    arguments, message = WRONG[call_]
    called = call("screen", EXAMPLE, *arguments)
    assert called.code == 2
    assert message in called.err
    assert not (inspection / "privacy.yaml").exists()


def test_a_number_with_a_slip_is_told_which_one_was_meant(call: Call, inspection: Path) -> None:
    say_in_report(inspection, "van jongere Emma")
    number = numbers(call)[0]
    called = call("screen", EXAMPLE, "--decide", f"{number[:-1]}x", "--as", "keep", "--reason", WHY)
    assert called.code == 2
    assert f"bedoelde u `{number}`?" in called.err


def test_a_national_number_cannot_be_decided_about(call: Call, inspection: Path) -> None:
    say_in_report(inspection, "93.05.18-223.61")
    called = call("screen", EXAMPLE, "--decide", numbers(call)[0], "--as", "keep", "--reason", WHY)
    assert called.code == 2
    assert "het mag nergens staan" in called.err
    assert not (inspection / "privacy.yaml").exists()


@pytest.mark.parametrize("reason", ["Iedereen kent Emma.", "Vraag het via 0470 12 34 56.", "emma is bekend"])
def test_a_reason_that_tells_is_refused(call: Call, inspection: Path, reason: str) -> None:
    say_in_report(inspection, "van jongere Emma")
    assert decide(call, numbers(call)[0], reason=reason) == 2
    assert not (inspection / "privacy.yaml").exists()


def test_an_edited_file_of_decisions_keeps_everything_as_it_is(call: Call, inspection: Path) -> None:
    say_in_report(inspection, "van jongere Emma")
    number = numbers(call)[0]
    decide(call, number)
    edit(inspection / "privacy.yaml", "kind: naam", "kind: niets")
    before = privacy(inspection)
    called = call("screen", EXAMPLE, "--decide", number, "--as", "keep", "--reason", WHY)
    assert called.code == 1
    assert "N605" in called.out
    assert privacy(inspection) == before


@pytest.mark.parametrize("broken", ["salt: [", "decisions: []\n", "salt: x\ndecisions:\n  - file: a\n"])
def test_a_broken_file_of_decisions_leaves_every_hit_open(call: Call, inspection: Path, broken: str) -> None:
    say_in_report(inspection, "van jongere Emma")
    (inspection / "privacy.yaml").write_text(broken, "utf-8")
    assert call("screen", EXAMPLE).code == 1
    said = call("check", EXAMPLE, "--format", "concise").out
    assert "privacy.yaml" in said
    assert "fout[N603]" in said


def test_a_list_that_cannot_be_read_keeps_a_final_report_from_being_made(call: Call, workspace: Path) -> None:
    (workspace / "naftctl.local.yaml").write_text("names: Lotte Peeters\n", "utf-8")
    called = call("report", EXAMPLE, "--edition", "public", "--format", "md")
    assert called.code == 1
    assert "naftctl.local.yaml:1:" in called.err


@pytest.mark.parametrize("words", ["(tel. 050 00 00 00)", "van jongere Emma"])
def test_no_final_seal_is_made_while_a_hit_is_open(call: Call, inspection: Path, words: str) -> None:
    say_in_report(inspection, words)
    (inspection / "seals/final.yaml").unlink()
    called = call("seal", "final", EXAMPLE)
    assert called.code == 1
    assert "fout[N60" in called.out + called.err
    assert not (inspection / "seals/final.yaml").exists()


@pytest.mark.parametrize("words", ["(tel. 050 00 00 00)", "van jongere Emma"])
def test_no_public_report_is_made_while_a_hit_is_open(call: Call, inspection: Path, words: str) -> None:
    say_in_report(inspection, words)
    called = call("report", EXAMPLE, "--edition", "public", "--format", "md")
    assert called.code == 1
    assert "fout[N60" in called.err
    assert not list((inspection / "output").glob("*public*"))
