"""`naftctl reaction`: what comes in is kept remark by remark, and a person answers."""

from __future__ import annotations

import io
import shutil
from hashlib import sha256
from pathlib import Path

import docx
import pytest

from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.reaction import Answer
from tests.cli.conftest import Call, edit, started
from tests.conftest import EXAMPLE, ROOT, TODAY
from tests.load.word import document, paragraph

RECEIVED = f"inspections/{EXAMPLE}/reaction/received/01.yaml"
ANSWER = f"inspections/{EXAMPLE}/reaction/answers/01.1.md"
LETTER = "Beste inspecteurs,\n\nHet waren er 16.\n"
FROM = ("--from", "coördinator")


@pytest.fixture(autouse=True)
def drafted(workspace: Path, inspection: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The worked example while its provider can react: nothing came in yet."""
    shutil.rmtree(inspection / "reaction")
    (inspection / "seals/final.yaml").unlink()
    for line in ("final_sent: 2026-07-16", "delivered: 2026-07-17"):
        edit(inspection / "inspection.yaml", line, line.partition(":")[0] + ": null")
    monkeypatch.setenv("NAFTCTL_TODAY", "2026-07-09")
    (workspace / "brief.txt").write_text(LETTER, "utf-8", newline="\n")
    return inspection


def everything(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def read(workspace: Path) -> Dossier:
    loaded = WorkspaceReader(workspace).dossier(EXAMPLE, TODAY)
    assert loaded.dossier is not None
    assert [d for d in loaded.diagnostics if "/reaction/" in d.span.path] == []
    return loaded.dossier


# ── a letter, and words that are typed ───────────────────────────────────────────────────────────────────
def test_a_letter_is_one_remark_in_its_own_words_with_an_answer_still_to_be_written(
    call: Call, workspace: Path
) -> None:
    called = call("reaction", "brief.txt", EXAMPLE, *FROM)
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith(f"  maak  {ANSWER}\n  maak  {RECEIVED}\n\n1 opmerking: 1 algemeen\n")
    assert "Het bestand blijft buiten de map; enkel zijn vingerafdruk (sha256) is genoteerd.\n" in called.out
    assert f"  1. antwoord in {ANSWER}\n" in called.out
    dossier = read(workspace)
    (delivery,) = dossier.deliveries
    assert (delivery.from_, str(delivery.date), delivery.draft) == ("coördinator", "2026-07-09", None)
    assert delivery.sha256 == sha256(LETTER.encode()).hexdigest()
    assert [(r.id, r.about, r.origin, r.text) for r in delivery.remarks] == [
        ("01.1", None, "text", LETTER.strip())
    ]
    assert dossier.answer["01.1"] == Answer()
    assert "brief.txt" not in (workspace / RECEIVED).read_text("utf-8")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (LETTER.replace("er", "één").encode("cp1252"), "gelezen als Windows-1252"),
        (b"\xff\xfe" + LETTER.encode("utf-16-le"), "gelezen als UTF-16"),
        (b"\xef\xbb\xbf" + LETTER.replace("\n", "\r\n").encode(), ""),
    ],
)
def test_a_text_of_windows_is_read_and_its_encoding_is_said(
    call: Call, workspace: Path, data: bytes, words: str
) -> None:
    (workspace / "brief.txt").write_bytes(data)
    called = call("reaction", "brief.txt", EXAMPLE, *FROM)
    assert called.code == 0
    assert words in called.err
    assert bool(called.err) == bool(words)
    expected = LETTER.strip() if b"\xe9" not in data else LETTER.replace("er", "één").strip()
    assert read(workspace).remarks["01.1"].text == expected


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n\x00\x01\x02", "dit is geen tekst"),
        (b" \r\n", "dit bestand bevat geen tekst"),
        (b"x" * 60_001, "60001 tekens is te lang voor één opmerking; ten hoogste 60000 verwacht"),
    ],
)
def test_what_is_no_text_is_refused_and_nothing_is_written(
    call: Call, workspace: Path, data: bytes, words: str
) -> None:
    (workspace / "brief.txt").write_bytes(data)
    before = everything(workspace)
    called = call("reaction", "brief.txt", EXAMPLE, *FROM)
    assert (called.code, everything(workspace)) == (1, before)
    assert called.out.startswith(f"fout[N530] {words}\n  --> brief.txt\n")


def test_the_longest_letter_that_is_taken_in_is_read_back(call: Call, workspace: Path) -> None:
    text = "é: " * 20_000
    (workspace / "brief.txt").write_text(text, "utf-8")
    assert call("reaction", "brief.txt", EXAMPLE, *FROM).code == 0
    assert read(workspace).remarks["01.1"].text == text.strip()


def test_typed_words_are_tied_to_the_point_that_is_named_however_it_is_written(
    call: Call, workspace: Path
) -> None:
    called = call("reaction", EXAMPLE, "--new", "Het waren er 16 👍.", "--about", "os-k2 / v2", *FROM)
    assert called.code == 0
    assert "1 opmerking: 1 bij een punt\n" in called.out
    assert "vingerafdruk" not in called.out
    assert called.err == "  niet af te drukken in het verslag, en daarom omschreven: U+1F44D\n"
    remark = read(workspace).remarks["01.1"]
    assert (remark.about, remark.text) == ("OS-K2/V2", "Het waren er 16 [teken U+1F44D].")
    assert read(workspace).deliveries[0].sha256 is None


def test_who_has_no_remarks_is_written_down_and_the_day_of_closing_comes_next(
    call: Call, workspace: Path
) -> None:
    called = call("reaction", EXAMPLE, "--none", *FROM, "--date", "2026-07-03")
    assert called.code == 0
    assert "Genoteerd: er zijn geen opmerkingen.\n" in called.out
    assert "bij `reaction_closed` de dag in\n" in called.out
    (delivery,) = read(workspace).deliveries
    assert (str(delivery.date), delivery.remarks) == ("2026-07-03", ())


def test_a_second_delivery_gets_the_next_number_and_leaves_the_first_alone(
    call: Call, workspace: Path
) -> None:
    call("reaction", "brief.txt", EXAMPLE, *FROM)
    before = everything(workspace)
    orphan = workspace / f"inspections/{EXAMPLE}/reaction/answers/02.1.md"
    orphan.write_text("---\nkind: fact\nanswer: refused\nchanged: []\n---\n\nEen antwoord.\n", "utf-8")
    assert call("reaction", EXAMPLE, "--new", "Nog iets.", *FROM).code == 0
    after = everything(workspace)
    assert {name: after[name] for name in before} == before
    assert f"inspections/{EXAMPLE}/reaction/received/03.yaml" in after


def test_the_same_file_twice_is_refused_with_the_place_where_it_is(call: Call, workspace: Path) -> None:
    call("reaction", "brief.txt", EXAMPLE, *FROM)
    shutil.copy(workspace / "brief.txt", workspace / "anders.md")
    before = everything(workspace)
    called = call("reaction", "anders.md", EXAMPLE, "--from", "directeur")
    assert (called.code, everything(workspace)) == (1, before)
    assert called.out.startswith(
        "fout[N535] dit bestand is al opgenomen, als reactie 01 van donderdag 9 juli 2026\n"
        f"  --> {RECEIVED}:6:9\n"
    )


def test_a_complainant_has_no_function_and_no_name(call: Call, workspace: Path) -> None:
    called = call("reaction", "brief.txt", EXAMPLE, "--party", "klager", *FROM)
    assert called.code == 2
    assert "--from hoort niet bij een klager: wie klaagt, staat in geen enkel bestand" in called.err
    assert call("reaction", "brief.txt", EXAMPLE, "--party", "klager").code == 0
    (delivery,) = read(workspace).deliveries
    assert (delivery.from_, delivery.party) == ("klager", "klager")


def test_what_comes_after_the_term_is_kept_and_said(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAFTCTL_TODAY", "2026-07-15")
    called = call("reaction", "brief.txt", EXAMPLE, *FROM)
    assert called.code == 0
    assert "Ze kwam na de reactietermijn (t/m dinsdag 14 juli 2026). Dat blijft bij de reactie staan.\n" in (
        called.out
    )
    assert call("reaction", "brief.txt", EXAMPLE, *FROM, "--date", "2026-07-14").code == 1
    assert "· 1 opmerking · na de termijn\n" in call("reaction", EXAMPLE).out


# ── Word ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The draft of the worked example as it was sent, for Word."""
    root = tmp_path_factory.mktemp("werkmap")
    shutil.copy(ROOT / "naftctl.yaml", root)
    for name in ("frameworks", f"inspections/{EXAMPLE}"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("output"))
    done = started("report", EXAMPLE, "--edition", "draft", "--format", "docx", folder=root)
    assert done.returncode == 0, done.stderr
    return (root / f"inspections/{EXAMPLE}/output/{EXAMPLE}-draft.docx").read_bytes()


def commented(draft: bytes, path: Path) -> None:
    """Save the draft as its provider gives it back: two comments, and two rows of the table."""
    report = docx.Document(io.BytesIO(draft))
    for label, words in (("OS-K2/V2", "Het waren er 16 👍."), ("OS-S1/V2", "Ook het CLB.\n\nZie D06.")):
        (point,) = (each for each in report.paragraphs if each.text.startswith(f"{label}\t"))
        report.add_comment(point.runs[1:], text=words, author="Jan Peeters", initials="JP")
    (table,) = (each for each in report.tables if each.rows[0].cells[0].text == "Nummer")
    rows = (("os-b4 / t1", "Te streng.", "Herbekijk.", "ons plan"), ("OS-Z9/V1", "Klopt niet.", "", ""))
    for row, filled in zip(table.rows[1:], rows, strict=False):
        for cell, words in zip(row.cells, filled, strict=True):
            cell.text = words
    report.save(str(path))


def test_comments_and_rows_of_a_draft_are_tied_and_what_is_not_asks_for_a_look(
    call: Call, workspace: Path, draft: bytes
) -> None:
    commented(draft, workspace / "reactie van Jan Peeters.docx")
    called = call("reaction", "reactie van Jan Peeters.docx", EXAMPLE, *FROM)
    assert called.code == 1
    assert (
        "4 opmerkingen: 3 bij een punt, 1 nog zonder punt\n"
        "  01.2  zonder punt · “Klopt niet.”\n"
        "        het nummer “OS-Z9/V1” staat niet in dit ontwerp\n"
    ) in called.out
    assert f"  1. kijk 01.2 na; vul zo nodig `about` in, in {RECEIVED}\n" in called.out
    dossier = read(workspace)
    assert [(r.about, r.origin, r.text) for r in dossier.remarks.values()] == [
        ("OS-B4/T1", "table", "Te streng."),
        (None, "table", "Klopt niet."),
        ("OS-K2/V2", "comment", "Het waren er 16 [teken U+1F44D]."),
        ("OS-S1/V2", "comment", "Ook het CLB.\n\nZie D06."),
    ]
    assert dossier.deliveries[0].draft == dossier.seals["draft"].code
    stub = (workspace / ANSWER.replace("01.1", "01.2")).read_text("utf-8")
    assert "# Let op:\n#   het nummer “OS-Z9/V1” staat niet in dit ontwerp\n" in stub
    folder = workspace / f"inspections/{EXAMPLE}/reaction"
    assert not [path for path in folder.rglob("*") if path.is_file() and b"Peeters" in path.read_bytes()]
    assert call("check", EXAMPLE).code == 0


def test_remarks_that_come_in_again_in_another_file_are_taken_in_and_said(
    call: Call, workspace: Path, draft: bytes
) -> None:
    commented(draft, workspace / "een.docx")
    call("reaction", "een.docx", EXAMPLE, *FROM)
    report = docx.Document(str(workspace / "een.docx"))
    (point,) = (each for each in report.paragraphs if each.text.startswith("OS-K2/V3\t"))
    report.add_comment(point.runs[1:], text="Nog iets.", author="Jan Peeters", initials="JP")
    report.save(str(workspace / "twee.docx"))
    called = call("reaction", "twee.docx", EXAMPLE, *FROM)
    assert (called.code, len(read(workspace).remarks)) == (1, 9)
    assert "        dezelfde woorden staan ook in opmerking 01.3\n" in called.out
    assert "Nog iets." not in called.out


def test_a_draft_without_a_remark_is_not_taken_for_a_reaction(
    call: Call, workspace: Path, draft: bytes
) -> None:
    (workspace / "reactie.docx").write_bytes(draft)
    before = everything(workspace)
    called = call("reaction", "reactie.docx", EXAMPLE, *FROM)
    assert (called.code, everything(workspace)) == (1, before)
    assert called.out.startswith("fout[N530] in dit document staat geen opmerking")
    assert f"naftctl reaction {EXAMPLE} --none --from FUNCTIE\n" in called.out


def test_a_letter_in_word_is_one_remark_and_its_comments_are_kept_beside_it(
    call: Call, workspace: Path
) -> None:
    letter = docx.Document()
    letter.add_paragraph("Beste inspecteurs,")
    last = letter.add_paragraph("Bij OS-B1/V3: *niet* juist.")
    table = letter.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "wachttijd", "16"
    letter.add_comment(last.runs, text="Zie ons plan.", author="Jan Peeters", initials="JP")
    letter.save(str(workspace / "brief.docx"))
    called = call("reaction", "brief.docx", EXAMPLE, *FROM)
    assert called.code == 1
    assert [(r.origin, r.text) for r in read(workspace).remarks.values()] == [
        ("text", "Beste inspecteurs,\n\nBij OS-B1/V3: *niet* juist.\n\nwachttijd | 16"),
        ("comment", "Zie ons plan."),
    ]
    assert read(workspace).deliveries[0].draft is None


def test_a_document_of_another_draft_is_refused_with_the_inspection_that_has_it(
    call: Call, workspace: Path, inspection: Path, draft: bytes
) -> None:
    commented(draft, workspace / "reactie.docx")
    code = read(workspace).seals["draft"].code
    other = "0" * 4 + code[4:]
    edit(inspection / "seals/draft.yaml", f'code: "{code}"', f'code: "{other}"')
    before = everything(workspace)
    called = call("reaction", "reactie.docx", EXAMPLE, *FROM)
    assert (called.code, everything(workspace)) == (1, before)
    assert called.out.startswith(
        f"fout[N531] dit document hoort bij een ander ontwerp: zegelcode {code[:9]}-…; "
        f"hier is ze {other[:9]}-…\n  --> reactie.docx\n"
    )
    assert "geen zegel in deze werkmap heeft deze code\n" in called.out
    folder = workspace / "inspections/2026-nog-een"
    shutil.copytree(inspection, folder)
    edit(folder / "seals/draft.yaml", other, code)
    assert "; dit hoort bij 2026-nog-een\n" in call("reaction", "reactie.docx", EXAMPLE, *FROM).out


def test_a_letter_in_word_that_no_file_can_hold_is_refused_and_nothing_is_written(
    call: Call, workspace: Path
) -> None:
    (workspace / "brief.docx").write_bytes(document(paragraph("woord " * 12_000)))
    before = everything(workspace)
    called = call("reaction", "brief.docx", EXAMPLE, *FROM)
    assert (called.code, everything(workspace)) == (1, before)
    assert called.out.startswith("fout[N530] deze reactie is te groot om in één keer op te nemen: ")
    assert "  help: splits de reactie, en neem elk deel apart op\n" in called.out


def test_a_document_with_macros_is_refused_and_nothing_is_written(call: Call, workspace: Path) -> None:
    (workspace / "reactie.docx").write_bytes(document(paragraph("x"), {"word/vbaProject.bin": b"x"}))
    before = everything(workspace)
    called = call("reaction", "reactie.docx", EXAMPLE, *FROM)
    assert (called.code, everything(workspace)) == (1, before)
    assert called.out.startswith("fout[N530] dit document bevat macro's")


# ── calls that cannot be carried out ─────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("brief.txt", EXAMPLE), "--from ontbreekt"),
        (("brief.txt", EXAMPLE, "--from", "Jan Peeters"), "`Jan Peeters` lijkt de naam van een persoon"),
        (("brief.txt", EXAMPLE, "--from", "an@voorbeeld.example"), "--from: een functie verwacht"),
        (("brief.txt", EXAMPLE, "--from", " "), "--from: een functie verwacht"),
        (("brief.txt", EXAMPLE, *FROM, "--date", "2026-07-10"), "vrijdag 10 juli 2026 moet nog komen"),
        (("brief.txt", EXAMPLE, *FROM, "--date", "2026-06-29"), "dat was op dinsdag 30 juni 2026"),
        (("brief.txt", EXAMPLE, *FROM, "--date", "9/7"), "is geen dag als JJJJ-MM-DD"),
        (("brief.txt", EXAMPLE, *FROM, "--party", "klagr"), "bedoelde u `klager`?"),
        (("brief.txt", EXAMPLE, *FROM, "--none"), "BESTAND, --new en --none gaan niet samen"),
        (("brief.txt", EXAMPLE, *FROM, "--about", "OS-B3/V1"), "--about hoort bij --new"),
        (("reactie.pdf", EXAMPLE, *FROM), "een .docx, .txt of .md verwacht"),
        (("reactie.odt", EXAMPLE, *FROM), "bewaar het als Word-document (.docx)"),
        (("weg.docx", EXAMPLE, *FROM), "`weg.docx`: dit bestand bestaat niet"),
        (("frameworks.md", EXAMPLE, *FROM), "`frameworks.md`: dit bestand bestaat niet"),
        ((EXAMPLE, "--new", " ", *FROM), "--new: een tekst verwacht"),
        ((EXAMPLE, "--new", "x", "--about", "OS-K2/V92", *FROM), "`OS-K2/V92` bestaat niet; bedoelde u"),
        ((EXAMPLE, *FROM), "--from zonder reactie"),
        (("2026-weg",), "inspectie `2026-weg` is er niet"),
    ],
)
def test_a_call_that_cannot_be_carried_out_writes_nothing(
    call: Call, workspace: Path, arguments: tuple[str, ...], words: str
) -> None:
    before = everything(workspace)
    called = call("reaction", *arguments)
    assert (called.code, called.out) == (2, "")
    assert words in called.err
    assert everything(workspace) == before


def test_without_a_sealed_draft_there_is_nothing_to_react_to(
    call: Call, workspace: Path, inspection: Path
) -> None:
    (inspection / "seals/draft.yaml").unlink()
    before = everything(workspace)
    called = call("reaction", "brief.txt", EXAMPLE, *FROM)
    assert (called.code, everything(workspace)) == (1, before)
    assert called.out.startswith("fout[N536] het ontwerp is niet verzegeld;")
    assert f"naftctl seal draft {EXAMPLE}\n" in called.out


def test_a_seal_or_a_delivery_that_cannot_be_read_is_mended_first(
    call: Call, workspace: Path, inspection: Path
) -> None:
    call("reaction", "brief.txt", EXAMPLE, *FROM)
    edit(workspace / RECEIVED, "origin: text", "origin: brief")
    before = everything(workspace)
    called = call("reaction", EXAMPLE, "--new", "Nog iets.", *FROM)
    assert (called.code, everything(workspace)) == (1, before)
    assert f"  --> {RECEIVED}:" in called.out
    edit(workspace / RECEIVED, "origin: brief", "origin: text")
    edit(inspection / "seals/draft.yaml", "sealed: ", "gezegeld: ")
    assert "seals/draft.yaml:" in call("reaction", EXAMPLE, "--new", "Nog iets.", *FROM).out


# ── look ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_without_a_file_every_remark_is_shown_with_its_state_and_missing_answers_are_made(
    call: Call, workspace: Path
) -> None:
    assert call("reaction", EXAMPLE).out == "er is nog geen reactie opgenomen\n"
    call("reaction", "brief.txt", EXAMPLE, *FROM)
    call("reaction", EXAMPLE, "--new", "Nog iets.", "--about", "OS-K2/V2", "--party", "klager")
    (workspace / ANSWER).write_text(
        "---\nkind: fact\nanswer: refused\nchanged: []\n---\n\nHet waren er 19.\n", "utf-8"
    )
    other = workspace / ANSWER.replace("01.1", "02.1")
    stub = other.read_bytes()
    other.unlink()
    called = call("reaction", EXAMPLE)
    assert called.code == 0
    assert called.out == (
        "reactie 01 · aanbieder (coördinator) · 9/07/2026 · 1 opmerking\n"
        "  ● 01.1  zonder punt  niet aanvaard  “Beste inspecteurs, Het waren er …”\n"
        "reactie 02 · klager · 9/07/2026 · 1 opmerking\n"
        "  ○ 02.1  OS-K2/V2  open           “Nog iets.”\n"
        "\n"
        f"  maak  inspections/{EXAMPLE}/reaction/answers/02.1.md\n"
    )
    assert other.read_bytes() == stub
    assert "maak" not in call("reaction", EXAMPLE).out


def test_an_answer_that_cannot_be_read_stays_and_is_open(call: Call, workspace: Path) -> None:
    call("reaction", "brief.txt", EXAMPLE, *FROM)
    (workspace / ANSWER).write_bytes(b"\xff")
    assert "  ○ 01.1  zonder punt  open " in call("reaction", EXAMPLE).out
    assert (workspace / ANSWER).read_bytes() == b"\xff"


def test_after_the_final_seal_nothing_comes_in_and_nothing_is_made(call: Call, workspace: Path) -> None:
    call("reaction", "brief.txt", EXAMPLE, *FROM)
    (workspace / ANSWER).unlink()
    seals = workspace / f"inspections/{EXAMPLE}/seals"
    text = (seals / "draft.yaml").read_text("utf-8")
    (seals / "final.yaml").write_text(text.replace("kind: draft", "kind: final"), "utf-8")
    before = everything(workspace)
    called = call("reaction", EXAMPLE, "--new", "Te laat.", *FROM)
    assert called.code == 1
    assert called.out.startswith("fout[N536] het definitieve verslag is verzegeld op dinsdag 30 juni 2026;")
    assert "01.1" in call("reaction", EXAMPLE).out
    assert everything(workspace) == before


def test_without_a_terminal_nothing_is_asked(workspace: Path) -> None:
    done = started("reaction", "brief.txt", EXAMPLE, folder=workspace)
    assert (done.returncode, done.stdout) == (2, "")
    assert "zonder terminal wordt niets gevraagd" in done.stderr
