"""`naftctl check`: what it prints, how it ends, and that it changes nothing."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Call, unseal
from tests.conftest import EXAMPLE

pytestmark = pytest.mark.usefixtures("workspace")

GOLDEN = Path(__file__).parent / "golden"
SCORING = """---
provisional: volgens
level: volgnes
decided: 2026-06-10
---

## Vaststellingen

- V1. Scholen weten bij wie ze terechtkunnen. [@G05; @G15]

## Sterke punten

- S1. De begeleider luistert eerst een halve dag mee. [@G05; @D06]
"""
BROKEN: dict[str, dict[str, bytes]] = {
    "verkeerd-niveau": {"scorings/OS-S1.md": SCORING.encode()},
    "dubbele-sleutel": {"scorings/individual/ond1.yaml": b"member: ond1\nscored: 2026-06-10\nmember: ond1\n"},
    "tab": {"focus.yaml": b"framework: r-naft/2026.1\n\tinvestigations: []\n"},
    "kopie": {"evidence/G02-gesprek-jongeren (1).md": b"---\nmethod: gesprek\n---\n"},
    "geen-utf-8": {"summary.md": b"Dit loopt goed: de caf\xe9s.\n"},
    "html": {"summary.md": b"Dit loopt goed: <b>alles</b>. <!-- niet tonen -->\n"},
    "stuurtekens": {"focus.yaml": b"chosen: \x1b[31mSO\x1b[0m\nmotive: een \xe2\x80\xaereden\n"},
}
BAD_INPUT: dict[str, tuple[str, bytes]] = {
    "no UTF-8": ("advice.md", b"\xff\xfe\xff"),
    "tabs": ("inspection.yaml", b"framework:\tr-naft/2026.1\n\toccasion: regulier\n"),
    "broken YAML": ("inspection.yaml", b"framework: [\n"),
    "a duplicate key": ("focus.yaml", b"chosen: SO\nchosen: SO\n"),
    "an unknown key": ("focus.yaml", b"framework: r-naft/2026.1\nchoosen: SO\n"),
    "an anchor": ("focus.yaml", b"framework: &x r-naft/2026.1\n"),
    "a tag": ("focus.yaml", b"framework: !!str r-naft/2026.1\n"),
    "a directive": ("focus.yaml", b"%YAML 1.1\n---\nframework: r-naft/2026.1\n"),
    "a wrong type": ("focus.yaml", b"investigations: 12\n"),
    "an impossible date": ("advice.md", b"---\nvalue: gunstig\ndecided: 2026-02-30\n---\n"),
    "an unknown scale": ("scorings/OS-B9.md", b"---\nlevel: volgens\n---\n"),
    "a scale outside the focus": ("scorings/OS-N1.md", b"---\nlevel: volgens\n---\n"),
    "an unknown level": ("scorings/OS-B1.md", SCORING.encode()),
    "an unknown expectation": ("evidence/D01-visietekst.md", b"---\nexpectations:\n  - KV-Z9\n---\nTekst.\n"),
    "two files with one id": ("evidence/G02-nog-een.md", b"---\nmethod: gesprek\n---\nTekst.\n"),
    "merge-conflict markers": ("advice.md", b"<<<<<<< HEAD\nvalue: a\n=======\nvalue: b\n>>>>>>> main\n"),
    "a conflict copy": ("advice (1).md", b"---\nvalue: gunstig\n---\n"),
    "an empty file": ("reflection.md", b""),
    "raw HTML": ("summary.md", b"Dit is <b>goed</b>.\n"),
    "a comment": ("summary.md", b"Dit is goed. <!-- of niet -->\n"),
    "an unclosed block": ("summary.md", b"Tekst.\n\n::: internal\nGeheim.\n"),
    "a mark that is none": ("summary.md", b"[Tekst]{.intern}\n"),
    "a file without a place": ("notities.md", b"Tekst.\n"),
}


def put(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).write_bytes(content)


def fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        digest.update(f"{path.relative_to(folder)}\0".encode())
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


def test_the_example_is_silent_up_to_its_final_report(call: Call) -> None:
    called = call("check", "--phase", "final")
    assert (called.code, called.out, called.err) == (0, "", "")


@pytest.mark.parametrize("name", BROKEN)
def test_what_it_prints_is_what_the_golden_file_shows(
    name: str, call: Call, inspection: Path, request: pytest.FixtureRequest
) -> None:
    unseal(inspection)
    put(inspection, BROKEN[name])
    called = call("check")
    golden = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden", default=False):
        golden.write_text(called.out, "utf-8", newline="\n")
    assert called.out == golden.read_text("utf-8")
    assert (called.code, called.err) == (1, "")


@pytest.mark.parametrize(("file", "content"), BAD_INPUT.values(), ids=BAD_INPUT)
def test_bad_input_is_a_diagnostic_with_its_file_and_a_cure(
    file: str, content: bytes, call: Call, inspection: Path
) -> None:
    put(inspection, {file: content})
    called = call("check", "--format", "json")
    found = [d for d in json.loads(called.out) if d["file"].endswith(file) and d["severity"] == "error"]
    assert called.code == 1
    assert found
    assert all(d["message"] and d["code"] and d["name"] for d in found)
    assert any(d["hint"] for d in found)


@pytest.mark.parametrize("shape", ["full", "concise", "json"])
def test_it_changes_no_byte(shape: str, call: Call, workspace: Path, inspection: Path) -> None:
    put(inspection, {name: content for files in BROKEN.values() for name, content in files.items()})
    before = fingerprint(workspace)
    assert call("check", "--format", shape, "--phase", "published", "--verbose").code == 1
    assert fingerprint(workspace) == before


def test_bom_and_windows_line_ends_are_no_problem(call: Call, inspection: Path) -> None:
    for path in inspection.rglob("*.md"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert call("check", "--phase", "final").out == ""


def test_warnings_count_only_when_asked(call: Call, inspection: Path) -> None:
    put(inspection, {"foto.jpg": b"\xff\xd8"})
    called = call("check")
    assert called.code == 0
    assert "waarschuwing[N121]" in called.out
    assert call("check", "--strict").code == 1


def test_the_last_line_counts_exceptions_also_where_nothing_is_wrong(call: Call, inspection: Path) -> None:
    path = inspection / "scorings/OS-K2.md"
    excuse = "exceptions:\n  - rule: N311\n    motive: Er is één overleg.\n"
    path.write_text(path.read_text("utf-8").replace("exceptions: []\n", excuse), "utf-8")
    result = call("check", EXAMPLE)
    assert result.code == 0
    assert result.out.startswith("geen problemen, 1 uitzondering met motief in ")


def test_concise_is_one_line_per_problem_with_its_place(call: Call, inspection: Path) -> None:
    put(inspection, BROKEN["verkeerd-niveau"])
    called = call("check", "--format", "concise")
    path = f"inspections/{EXAMPLE}/scorings/OS-S1.md"
    assert f"\n{path}:3:8: fout[N203] niveau `volgnes`" in called.out
    assert f"\n{path}:9:54: fout[N315] bron `G15`" in called.out


def test_json_has_every_field_of_the_contract(call: Call, inspection: Path) -> None:
    put(inspection, BROKEN["kopie"])
    found = json.loads(call("check", "--format", "json").out)
    keys = "code name severity message hint file line column end_line end_column inspection related"
    assert [set(d) for d in found] == [set(keys.split())]
    assert found[0]["inspection"] == EXAMPLE
    assert set(found[0]["related"][0]) == {"message", "file", "line", "column"}


def test_json_of_nothing_is_an_empty_array(call: Call) -> None:
    assert json.loads(call("check", "--format", "json").out) == []


def test_verbose_tells_what_is_only_news(call: Call) -> None:
    called = call("check", "--verbose")
    assert called.code == 0
    assert "info[N227]" in called.out
    assert "in 55 bestanden" in called.out


def test_many_of_a_kind_are_shown_together_and_none_is_left_out(call: Call, inspection: Path) -> None:
    points = "\n".join(f"- V{number}. Nog een vaststelling. [@G99]" for number in range(1, 31))
    put(
        inspection,
        {
            "scorings/OS-S1.md": SCORING.replace("volgnes", "volgens").split("- V1")[0].encode()
            + points.encode()
        },
    )
    lines = call("check").out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("fout[N315]"))
    path = f"inspections/{EXAMPLE}/scorings/OS-S1.md"
    assert lines[at].endswith(": 30 keer")
    assert [line.split()[1] for line in lines[at + 1 : at + 21]] == [
        f"{path}:{9 + n}:{len(f'- V{n + 1}. ') + 24}" for n in range(20)
    ]
    assert lines[at + 21 : at + 23] == [
        "  en nog 10; met --verbose ziet u ze alle:",
        f"  --> {path}: 10",
    ]


def test_inside_an_inspection_only_that_one_is_checked(
    call: Call, inspection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = inspection.with_name("2026-een-andere")
    shutil.copytree(inspection, other)
    put(other, {"advice.md": b""})
    assert call("check").code == 1
    monkeypatch.chdir(inspection / "evidence")
    assert call("check").out == ""
    assert call("check", EXAMPLE).out == ""
    assert call("check", str(other)).code == 1
    assert call("check", "../../2026-een-andere/").code == 1


def test_the_workspace_can_be_named(call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace.parent)
    assert call("check", "--workspace", "werkmap").code == 0
    monkeypatch.setenv("NAFTCTL_WORKSPACE", str(workspace))
    assert call("check", EXAMPLE).code == 0


def test_a_folder_that_is_no_inspection_is_a_problem(call: Call, workspace: Path) -> None:
    (workspace / "inspections" / "kladjes").mkdir()
    called = call("check")
    assert called.code == 1
    assert "fout[N122] deze map is geen inspectie: inspection.yaml ontbreekt" in called.out


def test_a_workspace_without_inspections_says_so(call: Call, workspace: Path) -> None:
    shutil.rmtree(workspace / "inspections")
    called = call("check")
    assert (called.code, called.out) == (0, "")
    assert "nog geen inspecties" in called.err


def test_a_fault_in_the_settings_or_the_framework_is_said_once(
    call: Call, workspace: Path, inspection: Path
) -> None:
    shutil.copytree(inspection, inspection.with_name("2026-een-andere"))
    (workspace / "naftctl.yaml").write_text("small_count: vijf\n", "utf-8")
    scale = workspace / "frameworks/r-naft/2026.1/scales/OS-B1.yaml"
    scale.write_text(scale.read_text("utf-8").replace("investigation:", "onderzoek:"), "utf-8")
    out = call("check", "--format", "concise").out
    assert out.count("naftctl.yaml:") >= 1
    assert out.count("OS-B1.yaml:") == len({line for line in out.splitlines() if "OS-B1.yaml:" in line})


def test_the_order_of_days_comes_from_today(call: Call) -> None:
    called = call("check", "--today", "2026-06-01")
    assert called.code == 1
    assert "N404" in called.out
