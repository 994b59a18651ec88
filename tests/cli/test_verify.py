"""`naftctl verify`: what is equal to a seal and what is not, for a folder, a code and a PDF."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from naftctl.load.tree import DiskTree
from tests.cli.conftest import Call
from tests.cli.terminal import on_terminal, without_codes
from tests.conftest import EXAMPLE
from tests.load.printed import pdf
from tests.sealing import LABEL, as_sealed, dossier_of

DRAFT, FINAL = "zegel van het ontwerp van 30/06/2026", "zegel van het definitieve verslag van 16/07/2026"
STRANGE = "0000-1111-2222-3333-4444-5555-6666-7777"


def files_of(folder: Path) -> dict[str, str]:
    tree = DiskTree(folder, LABEL)
    beside = ("output/", "seals/", "sent/")
    return {name: tree.read(name).decode() for name in tree.names() if not name.startswith(beside)}


def seal(folder: Path, *kinds: str) -> dict[str, str]:
    """Seal an inspection on disk; gives the code of each seal."""
    label = f"inspections/{folder.name}"
    found = as_sealed(files_of(folder), *kinds, label=label)
    (folder / "seals").mkdir(exist_ok=True)
    for kind in kinds:
        (folder / "seals" / f"{kind}.yaml").write_text(found[f"seals/{kind}.yaml"], "utf-8", newline="\n")
    return {kind: held.code for kind, held in dossier_of(found, label).seals.items()}


@pytest.fixture
def codes(inspection: Path) -> dict[str, str]:
    """The codes of the two seals of the example in the copy, of which nothing was sent."""
    shutil.rmtree(inspection / "sent")
    return seal(inspection, "draft", "final")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")


def flat(text: str) -> str:
    return " ".join(text.split())


def data(call: Call, *arguments: str) -> tuple[int, dict[str, Any]]:
    called = call("verify", *arguments, "--format", "json")
    found: dict[str, Any] = json.loads(called.out)
    return called.code, found


# ── a folder ─────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("codes")
def test_a_folder_that_did_not_change_is_equal_to_both_seals(call: Call) -> None:
    called = call("verify", EXAMPLE)
    assert (called.code, called.err) == (0, "")
    assert f"{EXAMPLE} · {DRAFT}" in called.out
    assert f"{EXAMPLE} · {FINAL}" in called.out
    assert called.out.count("niveaus (13): gelijk") == 2
    assert f"sluit aan op het {DRAFT}" in called.out
    assert "Alles wat vastligt, is gelijk aan het zegel van 30/06/2026." in called.out
    assert "✗" not in called.out


@pytest.mark.usefixtures("codes")
def test_it_never_says_more_than_was_established(call: Call) -> None:
    said = call("verify", EXAMPLE).out.casefold()
    for word in ("echt", "bewezen", "bewijs", "authentiek", "vervalst", "geldig"):
        assert word not in said


@pytest.mark.usefixtures("codes")
def test_another_level_is_named_with_both_values_and_its_place(call: Call, inspection: Path) -> None:
    edit(inspection / "scorings/OS-S1.md", "\nlevel: volgens", "\nlevel: overstijgt")
    called = call("verify", EXAMPLE)
    assert called.code == 1
    assert "✗ niveaus (13): 1 verschil\n" in called.out
    assert "OS-S1: was volgens, is overstijgt" in called.out
    assert f"--> inspections/{EXAMPLE}/scorings/OS-S1.md:3:8" in called.out
    assert "Niet alles wat vastligt, is gelijk aan het zegel van 30/06/2026." in called.out
    assert "● advies: gelijk" in called.out


@pytest.mark.usefixtures("codes")
@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("advice.md", "value: gunstig_tekorten", "value: ongunstig", "was gunstig_tekorten, is ongunstig"),
        ("scorings/OS-S1.md", "- S2. ", "- ", "OS-S1/S2: stond bij Sterke punten, is weg"),
        ("scorings/OS-S1.md", "- S2. ", "- S9. ", "OS-S1/S9: stond er niet, staat nu bij Sterke punten"),
        ("regulation.yaml", "result: in_orde", "result: niet_in_orde", "was in_orde, is niet_in_orde"),
        ("focus.yaml", "  - BJ\n", "", "BJ: is weg"),
        ("focus.yaml", "chosen: SO", "chosen: null", "was SO, is niet ingevuld"),
        ("inspection.yaml", "r-naft/2026.1", "r-naft/2026.2", "was r-naft/2026.1, is r-naft/2026.2"),
    ],
)
def test_every_kind_of_frozen_value_is_told(
    call: Call, inspection: Path, file: str, old: str, new: str, said: str
) -> None:
    edit(inspection / file, old, new)
    called = call("verify", EXAMPLE)
    assert called.code == 1
    assert said in flat(called.out)


@pytest.mark.usefixtures("codes")
def test_a_corrected_fact_is_listed_and_everything_stays_equal(call: Call, inspection: Path) -> None:
    edit(inspection / "scorings/OS-S1.md", "met vier scholen", "met vijf scholen")
    called = call("verify", EXAMPLE)
    assert called.code == 0
    assert "verbeterd sinds het zegel, zoals mag (1): OS-S1/V1" in called.out
    assert "Alles wat vastligt, is gelijk" in called.out


@pytest.mark.usefixtures("codes")
def test_another_wording_of_the_advice_is_set_apart_from_corrections(call: Call, inspection: Path) -> None:
    edit(inspection / "advice.md", "een begeleiding die hen ziet", "een begeleiding die hen hoort")
    called = call("verify", EXAMPLE)
    assert called.code == 0
    assert "– de tekst van het advies is anders: advice/Motivering" in called.out
    assert "verbeterd sinds" not in called.out


@pytest.mark.usefixtures("codes")
def test_evidence_that_is_other_or_gone_is_told_and_decides_nothing(call: Call, inspection: Path) -> None:
    edit(next((inspection / "evidence").glob("G05-*.md")), "title: ", "title: Nieuw ")
    next((inspection / "evidence").glob("D06-*.md")).unlink()
    note = next((inspection / "evidence").glob("G06-*.md"))
    shutil.copy(note, note.with_name("G77-nieuw.md"))
    scored = next((inspection / "scorings/individual").glob("*.yaml"))
    edit(scored, "level: volgens", "level: benadert")
    called = call("verify", EXAMPLE)
    assert called.code == 0
    assert "verbeterd sinds" not in called.out
    assert "bronnen veranderd sinds het zegel: G05" in called.out
    assert "bronnen niet meer in de map sinds het zegel: D06" in called.out
    assert "bronnen toegevoegd sinds het zegel: G77" in called.out
    assert "de individuele inschalingen zijn anders dan bij het zegel" in called.out


def test_a_piece_that_was_erased_with_its_salt_leaves_both_seals_whole(
    call: Call, codes: dict[str, str], inspection: Path
) -> None:
    next((inspection / "evidence").glob("D06-*.md")).unlink()
    for kind in codes:
        path = inspection / f"seals/{kind}.yaml"
        head, _, salts = path.read_text("utf-8").partition("\nsalts:\n")
        kept = [line for line in salts.splitlines(keepends=True) if not line.startswith("  D06: ")]
        assert len(kept) == len(salts.splitlines()) - 1
        path.write_text(f"{head}\nsalts:\n{''.join(kept)}", "utf-8", newline="\n")
    called = call("verify", EXAMPLE)
    assert called.code == 0
    assert called.out.count("bronnen gewist sinds het zegel: D06") == len(codes)
    assert f"● sluit aan op het {DRAFT}" in called.out
    assert call("verify", "--code", codes["draft"]).code == 0


@pytest.mark.usefixtures("codes")
def test_a_seal_that_somebody_wrote_in_is_not_compared(call: Call, inspection: Path) -> None:
    edit(inspection / "seals/draft.yaml", "OS-S1: volgens", "OS-S1: overstijgt")
    edit(inspection / "scorings/OS-S1.md", "\nlevel: volgens", "\nlevel: overstijgt")
    called = call("verify", EXAMPLE)
    assert called.code == 1
    assert "de code hoort niet bij de waarden in dit zegel" in called.out
    assert "Met dit zegel is niets te vergelijken." in called.out
    assert f"✗ sluit niet aan op het {DRAFT.partition(' van 3')[0]} dat hier ligt" in called.out


def test_another_day_in_the_draft_seal_shows_once_there_is_a_second_seal(
    call: Call, inspection: Path
) -> None:
    shutil.rmtree(inspection / "seals", ignore_errors=True)
    seal(inspection, "draft")
    edit(inspection / "seals/draft.yaml", "2026-06-30", "2026-06-29")
    assert call("verify", EXAMPLE).code == 0
    seal(inspection, "draft", "final")
    edit(inspection / "seals/draft.yaml", "2026-06-30", "2026-06-29")
    called = call("verify", EXAMPLE)
    assert called.code == 1
    assert "✗ sluit niet aan op het zegel van het ontwerp dat hier ligt" in called.out


@pytest.mark.usefixtures("codes")
def test_a_final_seal_without_the_draft_seal_stands_on_nothing(call: Call, inspection: Path) -> None:
    (inspection / "seals/draft.yaml").unlink()
    called = call("verify", EXAMPLE)
    assert called.code == 1
    assert "het zegel van het ontwerp is er niet, of niet leesbaar" in called.out


@pytest.mark.usefixtures("codes")
def test_a_seal_under_the_name_of_the_other_is_told(call: Call, inspection: Path) -> None:
    shutil.copy(inspection / "seals/draft.yaml", inspection / "seals/final.yaml")
    called = call("verify", EXAMPLE)
    assert called.code == 1
    assert "dit is een zegel van het ontwerp, en ligt op een andere plaats" in called.out


def test_a_seal_of_another_provider_is_told(call: Call, inspection: Path) -> None:
    seal(inspection, "draft")
    edit(inspection / "inspection.yaml", "id: de-kantelpoort", "id: de-vlinder")
    called = call("verify", EXAMPLE)
    assert called.code == 1
    assert f"dit is een zegel van een andere inspectie: {EXAMPLE}" in called.out


@pytest.mark.usefixtures("codes")
def test_a_folder_with_another_name_is_named_and_no_longer_equal(call: Call, inspection: Path) -> None:
    inspection.rename(inspection.with_name("2026-kantelpoort"))
    called = call("verify", "2026-kantelpoort")
    assert called.code == 1
    assert f"– dit zegel noemt de map {EXAMPLE}; deze map heet 2026-kantelpoort" in flat(called.out)


@pytest.mark.usefixtures("codes")
def test_what_cannot_be_read_is_not_called_equal(call: Call, inspection: Path) -> None:
    (inspection / "scorings/OS-S1.md").write_bytes(b"\xff\xfe\x00")
    called = call("verify", EXAMPLE)
    assert called.code == 1
    assert "– niveaus (13): niet na te gaan, want niet leesbaar: OS-S1" in called.out
    assert "– punten (110): niet na te gaan, want niet leesbaar: OS-S1" in called.out
    assert "● advies: gelijk" in called.out
    assert "kan zo niet vastgesteld worden" in flat(called.out)
    frozen = data(call, EXAMPLE)[1]["seals"][0]["frozen"]
    assert (frozen["levels"], frozen["advice"]) == (None, True)


def test_an_inspection_without_a_seal_says_so(call: Call, inspection: Path) -> None:
    shutil.rmtree(inspection / "seals", ignore_errors=True)
    called = call("verify", EXAMPLE)
    assert (called.code, called.out) == (1, f"{EXAMPLE} heeft geen zegel: er ligt nog niets vast\n")


@pytest.mark.usefixtures("codes")
def test_a_seal_of_a_newer_program_is_named_and_not_judged(call: Call, inspection: Path) -> None:
    edit(inspection / "seals/draft.yaml", "version: 1", "version: 2\nlater: ja")
    called = call("verify", EXAMPLE)
    assert called.code == 1
    assert called.out.startswith("fout[N507] dit zegel heeft vorm 2")
    assert called.out.count("fout[") == 1


@pytest.mark.usefixtures("codes")
def test_an_inspection_that_cannot_be_read_tells_why(call: Call, inspection: Path) -> None:
    (inspection / "inspection.yaml").write_text("a: [", "utf-8")
    called = call("verify", EXAMPLE)
    assert called.code == 1
    assert "fout[N103]" in called.out


@pytest.mark.usefixtures("codes")
def test_as_data_it_says_the_same(call: Call, inspection: Path) -> None:
    code, found = data(call, EXAMPLE)
    assert (code, found["equal"], found["inspection"]) == (0, True, EXAMPLE)
    assert [(each["kind"], each["equal"], each["chained"]) for each in found["seals"]] == [
        ("draft", True, None),
        ("final", True, True),
    ]
    edit(inspection / "scorings/OS-S1.md", "\nlevel: volgens", "\nlevel: overstijgt")
    code, found = data(call, EXAMPLE)
    assert (code, found["equal"]) == (1, False)
    draft = found["seals"][0]
    assert {key for key, same in draft["frozen"].items() if not same} == {"levels"}
    assert draft["different"] == [
        {
            "what": "levels/OS-S1",
            "was": "volgens",
            "now": "overstijgt",
            "file": f"inspections/{EXAMPLE}/scorings/OS-S1.md",
            "line": 3,
            "column": 8,
        }
    ]


@pytest.mark.usefixtures("codes")
def test_nothing_is_written(call: Call, workspace: Path) -> None:
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    call("verify", EXAMPLE)
    assert {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()} == before


# ── a code ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "typed", [str, str.upper, lambda code: code.replace("-", " "), lambda c: c.replace("-", "")]
)
def test_a_code_is_found_however_it_is_typed(call: Call, codes: dict[str, str], typed: Any) -> None:
    called = call("verify", "--code", typed(codes["draft"]))
    assert called.code == 0
    assert f"● dit is de code van het {DRAFT} van {EXAMPLE}" in flat(called.out)
    assert "Alles wat vastligt, is gelijk" in called.out
    assert "definitieve" not in called.out


def test_a_code_whose_seal_is_no_longer_equal_says_what_differs(
    call: Call, codes: dict[str, str], inspection: Path
) -> None:
    edit(inspection / "scorings/OS-S1.md", "\nlevel: volgens", "\nlevel: overstijgt")
    called = call("verify", "--code", codes["draft"])
    assert called.code == 1
    assert "dit is de code van" in called.out
    assert "OS-S1: was volgens, is overstijgt" in called.out


def test_the_code_in_the_sent_draft_shows_a_folder_that_was_sealed_anew(
    call: Call, codes: dict[str, str], inspection: Path
) -> None:
    edit(inspection / "scorings/OS-S1.md", "\nlevel: volgens", "\nlevel: overstijgt")
    seal(inspection, "draft", "final")
    assert call("verify", EXAMPLE).code == 0
    called = call("verify", "--code", codes["draft"])
    assert called.code == 1
    assert "geen zegel in deze werkmap heeft deze code (nagekeken: 2 zegels)" in flat(called.out)


@pytest.mark.usefixtures("codes")
def test_a_slip_in_a_code_is_pointed_at(call: Call, codes: dict[str, str]) -> None:
    groups = codes["final"].split("-")
    groups[4] = "0000" if groups[4] != "0000" else "1111"
    called = call("verify", "--code", "-".join(groups))
    assert called.code == 1
    assert f"ze lijkt op de code van het {FINAL} van {EXAMPLE}: enkel groep 5 verschilt" in flat(called.out)


def test_a_code_of_another_inspection_is_not_one_of_this(
    call: Call, codes: dict[str, str], inspection: Path
) -> None:
    shutil.copytree(inspection, inspection.with_name("2027-andere"))
    shutil.rmtree(inspection.with_name("2027-andere") / "seals")
    called = call("verify", "2027-andere", "--code", codes["draft"])
    assert called.code == 1
    assert f"✗ dit is de code van het {DRAFT} van {EXAMPLE}, en van geen zegel van 2027-andere" in flat(
        called.out
    )


def test_a_folder_that_was_copied_with_its_seals_is_named(
    call: Call, codes: dict[str, str], inspection: Path
) -> None:
    shutil.copytree(inspection, inspection.with_name("2025-kopie"))
    called = call("verify", "--code", codes["draft"])
    assert f"dit is de code van het {DRAFT} van {EXAMPLE}" in flat(called.out)
    assert "een zegel met dezelfde code ligt ook in 2025-kopie" in called.out


def test_what_is_no_code_is_a_wrong_call(call: Call) -> None:
    for typed in ("", "1234", STRANGE[:-1], f"{STRANGE}-8888", STRANGE.replace("0", "g")):
        called = call("verify", "--code", typed)
        assert (called.code, called.out) == (2, "")
        assert "is geen code van een zegel" in called.err
        assert "acht groepen van vier tekens" in called.err


def test_a_folder_that_cannot_be_read_is_named_while_others_are_looked_through(
    call: Call, codes: dict[str, str], inspection: Path
) -> None:
    other = inspection.with_name("2025-stuk")
    other.mkdir()
    (other / "inspection.yaml").write_text("a: [", "utf-8")
    called = call("verify", "--code", codes["draft"])
    assert called.code == 0
    assert called.err == "niet leesbaar, en dus niet nagekeken: inspections/2025-stuk\n"


# ── a PDF ────────────────────────────────────────────────────────────────────────────────────────────────
def keywords(code: str, edition: str = "ontwerpverslag", framework: str = "r-naft/2026.1") -> str:
    return f"NAFT, uitgave: {edition}, stand: fedcba9876, referentiekader: {framework}, zegelcode: {code}"


def given(folder: Path, *pages: str, keywords: str) -> str:
    (folder / "verslag.pdf").write_bytes(pdf(*pages, keywords=keywords))
    return "verslag.pdf"


def test_a_report_that_was_made_and_sent_is_recognised(
    call: Call, codes: dict[str, str], workspace: Path, inspection: Path
) -> None:
    for edition, words in (("draft", DRAFT), ("final", FINAL)):
        assert call("report", EXAMPLE, "--edition", edition).code == 0
        made = (inspection / "output" / f"{EXAMPLE}-{edition}.pdf").rename(workspace / f"{edition}.pdf")
        called = call("verify", "--file", made.name)
        assert called.code == 0
        assert f"code {codes[edition]}" in called.out
        assert f"● dit is de code van het {words} van {EXAMPLE}" in flat(called.out)
        assert "● de code in de eigenschappen staat ook op de bladzijden" in called.out
        assert "zoals bij dit zegel hoort" in flat(called.out)
        assert "● referentiekader: r-naft/2026.1, gelijk aan het zegel" in called.out
        assert "De tekst van het PDF-bestand is niet met de map vergeleken." in flat(called.out)
    assert "op de bladzijden staat ook de code van het zegel van het ontwerp" in flat(called.out)


def test_both_revisions_are_told_and_neither_decides(
    call: Call, codes: dict[str, str], workspace: Path
) -> None:
    name = given(workspace, codes["draft"], keywords=keywords(codes["draft"]))
    called = call("verify", "--file", name)
    assert called.code == 0
    assert "in het bestand: fedcba9876; bij het zegel: 0123456789" in flat(called.out)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"edition": "definitief verslag"},
            "✗ uitgave: definitief verslag, maar dit is een zegel van het ontwerp",
        ),
        (
            {"framework": "r-naft/2026.2"},
            "✗ referentiekader: r-naft/2026.2, maar het zegel van 30/06/2026 heeft",
        ),
    ],
)
def test_what_a_report_says_otherwise_than_its_seal_is_told(
    call: Call, codes: dict[str, str], workspace: Path, change: dict[str, str], said: str
) -> None:
    called = call(
        "verify", "--file", given(workspace, codes["draft"], keywords=keywords(codes["draft"], **change))
    )
    assert called.code == 1
    assert said in flat(called.out)


def test_a_code_on_the_pages_that_is_not_in_the_properties_is_told(
    call: Call, codes: dict[str, str], workspace: Path
) -> None:
    called = call("verify", "--file", given(workspace, STRANGE, keywords=keywords(codes["draft"])))
    assert called.code == 1
    assert "✗ de code in de eigenschappen staat niet op de bladzijden" in flat(called.out)
    assert f"op de bladzijden staat ook code {STRANGE}, die van geen zegel van deze inspectie is" in flat(
        called.out
    )


def test_a_report_that_was_printed_anew_is_known_by_its_pages(
    call: Call, codes: dict[str, str], workspace: Path
) -> None:
    called = call("verify", "--file", given(workspace, codes["draft"], keywords=""))
    assert called.code == 0
    assert f"● dit is de code van het {DRAFT}" in called.out
    assert "– de uitgave staat niet in de eigenschappen" in flat(called.out)


@pytest.mark.usefixtures("codes")
def test_a_report_of_no_seal_here_and_one_without_a_code_are_told_apart(call: Call, workspace: Path) -> None:
    called = call("verify", "--file", given(workspace, STRANGE, keywords=keywords(STRANGE)))
    assert called.code == 1
    assert "geen zegel in deze werkmap heeft deze code" in called.out
    called = call(
        "verify", "--file", given(workspace, "tekst", keywords="NAFT, uitgave: ontwerpverslag, stand: abc")
    )
    assert called.code == 1
    assert "in dit PDF-bestand staat geen code van een zegel" in called.out
    assert "het zegt van zichzelf: ontwerpverslag, stand abc" in called.out


def test_words_in_a_pdf_cannot_speak_to_the_terminal(
    call: Call, codes: dict[str, str], workspace: Path
) -> None:
    name = given(workspace, codes["draft"], keywords=keywords(codes["draft"], edition="\x1b[31mrood\u202e"))
    called = call("verify", "--file", name)
    assert called.code == 1
    assert "\x1b" not in called.out
    assert "\u202e" not in called.out
    assert "\\x1b[31mrood" in called.out


def test_a_file_that_is_no_pdf_and_one_that_is_not_there(call: Call, workspace: Path) -> None:
    (workspace / "verslag.pdf").write_text("hallo", "utf-8")
    called = call("verify", "--file", "verslag.pdf")
    assert called.code == 1
    assert called.out.startswith("fout[N521] dit is geen PDF-bestand\n  --> verslag.pdf\n")
    called = call("verify", "--file", "verslag.pdf", "--format", "json")
    assert (called.code, called.out) == (1, "")
    assert called.err.startswith("fout[N521] dit is geen PDF-bestand\n")
    called = call("verify", "--file", "niets.pdf")
    assert called.code == 2
    assert "--file: `niets.pdf`: dit bestand bestaat niet" in called.err


def test_a_pdf_as_data(call: Call, codes: dict[str, str], workspace: Path) -> None:
    name = given(workspace, codes["draft"], keywords=keywords(codes["draft"], framework="x/1"))
    code, found = data(call, "--file", name)
    assert (code, found["equal"], found["code"]) == (1, False, codes["draft"])
    assert found["found"] == [{"inspection": EXAMPLE, "kind": "draft", "sealed": "2026-06-30"}]
    assert found["file"]["revision"] == "fedcba9876"
    assert {part["what"]: part["equal"] for part in found["file"]["compared"]} == {
        "pages": True,
        "edition": True,
        "framework": False,
    }
    assert found["seals"][0]["equal"] is True


# ── the call ─────────────────────────────────────────────────────────────────────────────────────────────
def test_a_code_and_a_file_do_not_go_together(call: Call) -> None:
    called = call("verify", "--code", STRANGE, "--file", "a.pdf")
    assert called.code == 2
    assert "--file en --code gaan niet samen" in called.err


@pytest.mark.usefixtures("codes")
def test_where_several_inspections_are_meant_one_has_to_be_named(
    call: Call, inspection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(inspection, inspection.with_name("2027-andere"))
    called = call("verify")
    assert called.code == 2
    assert "INSPECTIE ontbreekt" in called.err
    monkeypatch.chdir(inspection)
    assert call("verify").out.startswith(f"{EXAMPLE} · ")


@pytest.mark.usefixtures("codes")
def test_on_a_terminal_only_signs_and_heads_are_coloured(call: Call, workspace: Path) -> None:
    shown = on_terminal("verify", EXAMPLE, folder=workspace)
    assert "\x1b[32m●\x1b[0m niveaus" in shown
    assert without_codes(shown) == call("verify", EXAMPLE).out


def test_what_changed_after_an_accepted_remark_is_told_apart(call: Call, inspection: Path) -> None:
    seal(inspection, "draft")
    (inspection / "seals/final.yaml").unlink()
    answer = inspection / "reaction/answers/01.1.md"
    edit(answer, "  - OS-K2/V2", "  - OS-K2/V2\n  - advice/R2")
    edit(inspection / "advice.md", "Blijf de vraagverheldering openen", "Open de vraagverheldering")
    edit(inspection / "scorings/OS-B3.md", "Van de 18 jongeren", "Van de 17 jongeren")
    said = flat(call("verify", EXAMPLE).out)
    assert "verbeterd na een aanvaarde opmerking (3): OS-K2/V2, OS-S1/V2, advice/R2" in said
    assert "verbeterd sinds het zegel, zoals mag (1): OS-B3/V5" in said
    assert "de tekst van het advies is anders" not in said
    _, told = data(call, EXAMPLE)
    corrected = told["seals"][0]["corrected"]
    assert {each["place"]: each["answered"] for each in corrected} == {
        "OS-B3/V5": False,
        "OS-K2/V2": True,
        "OS-S1/V2": True,
        "advice/R2": True,
    }
