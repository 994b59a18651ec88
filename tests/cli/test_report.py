"""`naftctl report`: which edition, where it goes, and when there is none."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from naftctl.engines.pandoc import program
from naftctl.render import FORMATS
from tests.cli.conftest import Call, documents, seal_as, started
from tests.conftest import EXAMPLE, ROOT, TODAY
from tests.load.test_git import git

pytestmark = pytest.mark.usefixtures("workspace")

FINAL = f"inspections/{EXAMPLE}/output/{EXAMPLE}-final"
EARLIER = ("draft_sent", "final_sent", "delivered", "published", "reaction_closed")


def go_back(inspection: Path, *milestones: str) -> None:
    """Take milestones away, as if they had not been reached."""
    path = inspection / "inspection.yaml"
    lines = path.read_text("utf-8").splitlines()
    starts = tuple(f"  {name}:" for name in milestones)
    path.write_text("".join(f"{line}\n" for line in lines if not line.startswith(starts)), "utf-8")


def test_it_writes_the_furthest_edition_and_prints_where(call: Call, workspace: Path) -> None:
    called = call("report")
    assert (called.code, called.out, called.err) == (0, f"{FINAL}.pdf\n", "")
    assert (workspace / f"{FINAL}.pdf").read_bytes().startswith(b"%PDF-")
    assert [path.name for path in documents((workspace / FINAL).parent)] == [f"{EXAMPLE}-final.pdf"]


def test_before_the_draft_is_sent_the_edition_is_internal(call: Call, inspection: Path) -> None:
    go_back(inspection, *EARLIER)
    shutil.rmtree(inspection / "seals")
    assert call("report", "--format", "md").out == f"inspections/{EXAMPLE}/output/{EXAMPLE}-internal.md\n"


def test_both_formats_go_where_they_are_asked_and_over_the_last_ones(call: Call, workspace: Path) -> None:
    target = workspace.parent / "verslagen"
    for _ in range(2):
        called = call("report", EXAMPLE, "--edition", "draft", "--format", "md,pdf", "--output", str(target))
        assert called.code == 0
        assert sorted(called.out.splitlines()) == [
            str(target / f"{EXAMPLE}-draft.{form}") for form in ("md", "pdf")
        ]
    assert sorted(path.suffix for path in documents(target)) == [".md", ".pdf"]


def test_the_same_files_on_the_same_day_give_the_same_bytes(call: Call, workspace: Path) -> None:
    call("report")
    first = (workspace / f"{FINAL}.pdf").read_bytes()
    call("report")
    assert (workspace / f"{FINAL}.pdf").read_bytes() == first


def test_errors_of_the_edition_refuse_it_and_are_shown(call: Call, inspection: Path) -> None:
    go_back(inspection, *EARLIER)
    (inspection / "summary.md").unlink()
    called = call("report", "--edition", "draft")
    assert (called.code, called.out) == (1, "")
    assert "fout[N354]" in called.err
    assert called.err.endswith(f"geen verslag (draft) van {EXAMPLE}: los eerst op wat hierboven staat\n")
    assert not (inspection / "output").exists()
    assert call("report", "--edition", "internal", "--format", "md").code == 0


def test_a_file_that_cannot_be_read_refuses_every_edition(call: Call, inspection: Path) -> None:
    (inspection / "scorings/OS-B1.md").write_bytes(b"\xff\xff")
    called = call("report", "--edition", "internal")
    assert (called.code, called.out) == (1, "")
    assert "fout[N102]" in called.err


def test_without_a_framework_there_is_no_edition_and_it_says_why(call: Call, inspection: Path) -> None:
    path = inspection / "inspection.yaml"
    path.write_text(path.read_text("utf-8").replace("r-naft/2026.1", '"⟨vul in: het kader⟩"'), "utf-8")
    called = call("report", "--edition", "internal")
    assert (called.code, called.out) == (1, "")
    assert "fout[N124] nog in te vullen" in called.err


def test_a_text_that_cannot_be_printed_is_shown_at_its_place(call: Call, inspection: Path) -> None:
    path = inspection / "summary.md"
    path.write_text(path.read_text("utf-8") + "\n![Een foto](foto.png)\n", "utf-8")
    called = call("report", "--format", "md")
    assert (called.code, called.out) == (1, "")
    assert "fout[N" in called.err
    assert f"--> inspections/{EXAMPLE}/summary.md:" in called.err


def test_an_engine_that_hangs_leaves_the_last_report_and_no_litter(
    call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = (workspace / FINAL).parent
    output.mkdir()
    (output / f"{EXAMPLE}-final.pdf").write_bytes(b"het vorige")
    monkeypatch.setenv("NAFTCTL_TIME_LIMIT", "0.001")
    called = call("report")
    assert (called.code, called.out) == (3, "")
    assert "niet klaar na" in called.err
    assert "help: " in called.err
    assert [(path.name, path.read_bytes()) for path in output.iterdir()] == [
        (f"{EXAMPLE}-final.pdf", b"het vorige")
    ]


def test_a_mistake_in_a_template_names_its_line(call: Call, workspace: Path) -> None:
    shutil.copytree(ROOT / "templates/report", workspace / "templates/report")
    template = workspace / "templates/report/parts/cover.md.j2"
    template.write_text("\n{{ report.nergens }}\n" + template.read_text("utf-8"), "utf-8")
    called = call("report")
    assert (called.code, called.out) == (1, "")
    assert "cover.md.j2:2: `nergens` bestaat niet" in called.err


def copies(inspection: Path, *names: str) -> tuple[Path, ...]:
    """Inspections beside the worked example that are equal to it."""
    made = tuple(Path(shutil.copytree(inspection, inspection.with_name(name))) for name in names)
    for copy in made:
        seal_as(copy)
    return made


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_what_is_refused_or_fails_is_named_and_does_not_stop_the_others(
    call: Call, inspection: Path, jobs: str
) -> None:
    refused, failed, _ = copies(inspection, "2026-aaa", "2026-bbb", "2026-ccc")
    (refused / "advice.md").write_bytes(b"")
    (failed / "output" / "2026-bbb-final.md").mkdir(parents=True)
    called = call("report", "--format", "md", "--jobs", jobs)
    assert called.code == 3
    assert called.out == "".join(
        f"inspections/{name}/output/{name}-final.md\n" for name in ("2026-ccc", EXAMPLE)
    )
    assert "geen verslag (final) van 2026-aaa: " in called.err
    assert "fout: 2026-bbb: " in called.err
    assert called.err.splitlines()[-1] == (
        "2 verslagen gemaakt, 1 geweigerd (2026-aaa), 1 mislukt (2026-bbb)"
    )


def test_a_refusal_alone_is_a_problem_and_no_fault_of_the_environment(call: Call, inspection: Path) -> None:
    (refused,) = copies(inspection, "2026-aaa")
    (refused / "advice.md").write_bytes(b"")
    called = call("report", "--format", "md")
    assert called.code == 1
    assert called.err.splitlines()[-1] == "1 verslag gemaakt, 1 geweigerd (2026-aaa)"


def test_what_stops_all_of_them_is_told_once(
    call: Call, inspection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies(inspection, "2026-aaa")
    monkeypatch.setenv("NAFTCTL_PANDOC", "nergens")
    called = call("report", "--format", "md")
    assert (called.code, called.out) == (3, "")
    assert called.err.count("nergens") == 1
    assert f"fout: {EXAMPLE}: om dezelfde reden als 2026-aaa\n" in called.err
    assert called.err.splitlines()[-1] == f"geen verslag gemaakt, 2 mislukt (2026-aaa, {EXAMPLE})"


def test_a_framework_that_refuses_all_of_them_is_shown_once(
    call: Call, inspection: Path, workspace: Path
) -> None:
    copies(inspection, "2026-aaa")
    path = workspace / "frameworks/r-naft/2026.1/framework.yaml"
    path.write_text(path.read_text("utf-8") + "onbekend: 1\n", "utf-8")
    called = call("report")
    assert (called.code, called.out) == (1, "")
    assert called.err.count("`onbekend`") == 1
    assert called.err.count("geen verslag (internal) van") == 2


def test_side_by_side_gives_the_same_lines_and_bytes_as_one_by_one(
    call: Call, inspection: Path, workspace: Path
) -> None:
    copies(inspection, "2026-aaa", "2026-bbb")
    said, made = [], []
    for jobs in ("1", "3"):
        folder = workspace.parent / f"met-{jobs}"
        called = call("report", "--jobs", jobs, "--format", "md,pdf", "--output", str(folder))
        said.append((called.code, called.out.replace(str(folder), ""), called.err))
        made.append({path.name: path.read_bytes() for path in documents(folder)})
    assert said[0] == said[1]
    assert said[0][1].count("\n") == 6
    assert made[0] == made[1]


def test_all_stands_for_every_format(call: Call, inspection: Path) -> None:
    called = call("report", "--format", "all")
    assert called.code == 0
    made = sorted(path.name for path in documents(inspection / "output"))
    assert made == sorted(f"{EXAMPLE}-final.{form}" for form in FORMATS)


@pytest.mark.parametrize("jobs", ["0", "-1", "twee", "²"])
def test_a_number_of_jobs_that_is_none_is_a_wrong_call(call: Call, jobs: str) -> None:
    called = call("report", f"--jobs={jobs}")
    assert (called.code, called.out) == (2, "")
    assert f"`{jobs}` is geen aantal vanaf 1" in called.err


def test_in_a_pipe_there_is_no_bar(workspace: Path, inspection: Path) -> None:
    copies(inspection, "2026-aaa")
    done = started("report", "--format", "md", folder=workspace)
    assert (done.returncode, done.stderr) == (0, "2 verslagen gemaakt\n")
    assert "\x1b" not in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no signals and pseudo-terminals there")
def test_a_person_sees_a_bar_and_then_what_was_made(workspace: Path, inspection: Path) -> None:
    from tests.cli.terminal import on_terminal, without_codes  # noqa: PLC0415  (not on Windows)

    copies(inspection, "2026-aaa")
    seen = without_codes(on_terminal("report", "--format", "md", folder=workspace))
    assert "verslagen maken" in seen
    assert "van 2" in seen
    assert f"{FINAL}.md\n" in seen
    assert seen.endswith("2 verslagen gemaakt\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no signals and pseudo-terminals there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_stops_the_engines_and_leaves_no_litter(
    workspace: Path, inspection: Path, tmp_path: Path, jobs: str
) -> None:
    copies(inspection, "2026-aaa", "2026-bbb")
    engine, mark = tmp_path / "pandoc", tmp_path / "begonnen"
    engine.write_text(f"#!/bin/sh\necho $$ >> {mark}\nexec sleep 60\n", "utf-8")
    engine.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NAFTCTL_")}
    kept |= {"PYTHONPATH": str(ROOT), "NAFTCTL_TODAY": str(TODAY), "NAFTCTL_PANDOC": str(engine)}
    temporary = tmp_path / "tijdelijk"
    temporary.mkdir()
    program = subprocess.Popen(
        [sys.executable, "-m", "naftctl", "report", "--jobs", jobs],
        cwd=workspace,
        env=kept | {"TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    _wait_until(lambda: mark.exists() and len(mark.read_text("utf-8").split()) == int(jobs))
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=20)
    assert (program.returncode, out) == (130, "")
    assert err == "onderbroken: geen verslag gemaakt\n"
    _wait_until(lambda: not any(_runs(int(number)) for number in mark.read_text("utf-8").split()))
    assert list((workspace / "inspections").glob("*/output")) == []
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no signals and pseudo-terminals there")
def test_an_interruption_while_both_engines_run_leaves_no_litter(
    workspace: Path, inspection: Path, tmp_path: Path
) -> None:
    engine = tmp_path / "pandoc"
    engine.write_text(
        f'#!/bin/sh\n"{program()}" "$@"\necho $$ > {tmp_path / "nummer"}\nexec sleep 60\n', "utf-8"
    )
    engine.chmod(0o755)
    temporary = tmp_path / "tijdelijk"
    temporary.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NAFTCTL_")}
    kept |= {"PYTHONPATH": str(ROOT), "NAFTCTL_TODAY": str(TODAY), "NAFTCTL_PANDOC": str(engine)}
    started = subprocess.Popen(
        [sys.executable, "-m", "naftctl", "report", inspection.name, "--format", "pdf,md", "--jobs", "2"],
        cwd=workspace,
        env=kept | {"TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    # The PDF is there while Pandoc is still at work.
    _wait_until(lambda: any(temporary.glob("naftctl-child-*/out.pdf")) and (tmp_path / "nummer").exists())
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=20)
    assert (started.returncode, out, err) == (130, "", "onderbroken: geen verslag gemaakt\n")
    _wait_until(lambda: not _runs(int((tmp_path / "nummer").read_text("utf-8"))))
    assert not (inspection / "output").exists()
    assert list(temporary.iterdir()) == []


def _wait_until(condition: Callable[[], bool]) -> None:
    for _ in range(200):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen within 20 seconds")


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def test_where_a_file_stands_in_the_way_of_the_folder_that_is_said(call: Call, inspection: Path) -> None:
    (inspection / "output").write_text("", "utf-8")
    called = call("report", "--format", "md")
    assert (called.code, called.out) == (1, "")
    assert "fout[N101] dit is een bestand; een map verwacht" in called.err


def test_where_a_folder_stands_in_the_way_of_the_file_that_is_said(call: Call, inspection: Path) -> None:
    (inspection / "output" / f"{EXAMPLE}-final.md").mkdir(parents=True)
    called = call("report", "--format", "md")
    assert (called.code, called.out) == (3, "")
    assert "kan niet vervangen worden: dit is geen gewoon bestand" in called.err


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_an_output_folder_that_is_a_link_is_not_followed(
    call: Call, workspace: Path, inspection: Path
) -> None:
    (workspace / "elders").mkdir()
    (inspection / "output").symlink_to(workspace / "elders")
    called = call("report", "--edition", "internal", "--format", "md")
    assert called.code != 0
    assert called.out == ""
    assert list((workspace / "elders").iterdir()) == []


# ── of what changed, and of what is public ───────────────────────────────────────────────────────────────
COMPLAINT = "2026-de-branding-klacht"


@pytest.fixture
def tracked(workspace: Path, inspection: Path) -> Path:
    """The workspace under git, with an inspection after a complaint, whose report is public on request."""
    shutil.copy(ROOT / "history.yaml", workspace)
    ignored = shutil.ignore_patterns("output")
    shutil.copytree(ROOT / "inspections" / COMPLAINT, inspection.with_name(COMPLAINT), ignore=ignored)
    git(workspace, "init")
    git(workspace, "add", ".")
    git(workspace, "commit", "-m", "een")
    return workspace


def test_only_the_reports_of_what_changed_are_made(call: Call, tracked: Path) -> None:
    nothing = call("report", "--changed", "--format", "md")
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err == "geen inspectie gewijzigd sinds de laatste commit\n"
    summary = tracked / "inspections" / COMPLAINT / "summary.md"
    summary.write_text(summary.read_text("utf-8") + "\n", "utf-8", newline="\n")
    assert call("report", "--changed", "--format", "md").out == (
        f"inspections/{COMPLAINT}/output/{COMPLAINT}-final.md\n"
    )
    assert call("report", "--changed", "HEAD", EXAMPLE, "--format", "md").out == ""
    wrong = call("report", "--changed", EXAMPLE)
    assert wrong.code == 2
    assert f"schrijf naftctl report {EXAMPLE} --changed" in wrong.err


@pytest.mark.usefixtures("tracked")
def test_reports_are_made_by_how_they_become_public(call: Call) -> None:
    for kind, name in (("active", EXAMPLE), ("passive", COMPLAINT)):
        out = call("report", "--publicity", kind, "--format", "md").out
        assert out == f"inspections/{name}/output/{name}-final.md\n"
    wrong = call("report", "--publicity", "actief")
    assert (wrong.code, wrong.out) == (2, "")
    assert "--publicity: `actief` bestaat niet; bedoelde u `active`?" in wrong.err


def test_an_inspection_of_which_nobody_knows_how_public_it_is_gets_no_report(
    call: Call, tracked: Path
) -> None:
    (tracked / "inspections" / COMPLAINT / "inspection.yaml").write_text("occasion: klacht\n", "utf-8")
    called = call("report", "--publicity", "active", "--format", "md")
    assert called.code == 1
    assert called.out == f"inspections/{EXAMPLE}/output/{EXAMPLE}-final.md\n"
    assert f"geen verslag (internal) van {COMPLAINT}" in called.err
