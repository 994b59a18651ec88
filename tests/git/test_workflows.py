"""The jobs that `init` makes for GitHub and GitLab: their own commands, run for real in a repository."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from ruamel.yaml import YAML

from naftctl import __version__
from tests.cli.conftest import documents
from tests.conftest import ROOT
from tests.git.conftest import BUSY, SECRET, Place

TEMPLATES = ROOT / "templates" / "workspace"
GITHUB, GITLAB = ".github/workflows/check.yml", ".gitlab-ci.yml"
DRAFTS = "naftctl-verslagen"
SCORING = f"inspections/{BUSY}/scorings/OS-B2.md"
NOTE = f"inspections/{BUSY}/evidence/G01-gesprek-leiding.md"
INSTALL = f"pip install naftctl=={__version__}"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not on this system")


def read(name: str, place: Place) -> Any:
    return YAML(typ="safe").load((place.root / name).read_text("utf-8"))


# ── as the services read them ────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("schema", "name", "word"),
    [
        ("vendor.github-workflows", "github-check.yml", "timeout-minutes"),
        ("vendor.gitlab-ci", "gitlab-ci.yml", "expose_as"),
    ],
)
def test_a_file_is_what_the_published_schema_says(schema: str, name: str, word: str, tmp_path: Path) -> None:
    def judged(path: Path) -> int:
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
        return subprocess.run(command, capture_output=True, check=False).returncode

    assert judged(TEMPLATES / name) == 0
    broken = tmp_path / name
    broken.write_text((TEMPLATES / name).read_text("utf-8").replace(word, f"{word}x"), "utf-8")
    assert judged(broken) == 1


def test_the_job_on_github_may_only_read_and_is_never_given_a_secret() -> None:
    text = (TEMPLATES / "github-check.yml").read_text("utf-8")
    found = YAML(typ="safe").load(text)
    assert found["permissions"] == {"contents": "read"}
    assert set(found["on"]) == {"push", "pull_request"}
    assert "secrets." not in text
    job = found["jobs"]["check"]
    assert "permissions" not in job
    assert job["steps"][0]["with"]["persist-credentials"] is False
    uses = [step["uses"] for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", name) for name in uses)


@pytest.mark.parametrize("name", ["github-check.yml", "gitlab-ci.yml"])
def test_a_script_takes_nothing_from_the_request_but_the_number_of_a_commit(name: str) -> None:
    text = (TEMPLATES / name).read_text("utf-8")
    used = set(re.findall(r"github\.(?:event\.)?[\w.]+", text)) | set(re.findall(r"\$\{?(CI_\w+)", text))
    assert used <= {
        "github.event_name",
        "github.ref_name",
        "github.event.before",
        "github.event.created",
        "github.event.forced",
        "github.event.repository.default_branch",
        "github.event.repository.visibility",
        "CI_COMMIT_BRANCH",
        "CI_DEFAULT_BRANCH",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA",
        "CI_MERGE_REQUEST_TARGET_BRANCH_SHA",
        "CI_PIPELINE_SOURCE",
        "CI_PROJECT_DIR",
        "CI_PROJECT_VISIBILITY",
    }
    assert text.count(INSTALL) == 1


# ── on GitHub ────────────────────────────────────────────────────────────────────────────────────────────
class OnGitHub:
    """The steps of the job, one by one, as a runner takes them."""

    def __init__(self, place: Place, base: str) -> None:
        self.place, self.base = place, base
        self.summary = place.root.parent / "summary.md"
        self.summary.touch()

    def step(self, name: str) -> subprocess.CompletedProcess[str]:
        steps = read(GITHUB, self.place)["jobs"]["check"]["steps"]
        script = next(step["run"] for step in steps if step.get("name") == name)
        own = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(self.summary), "BASE": self.base}
        return self.place.shell(script, **own)


@pytest.fixture
def proposed(house: Place) -> Place:
    """A request for one change, as a server checks it out: merged into the protected branch, by no name."""
    house.git("checkout", "-b", "voorstel")
    change(house)
    house.save("een bron herlezen")
    house.git("checkout", "main")
    house.git("checkout", "--detach")
    house.git("merge", "--no-ff", "-m", "samen", "voorstel")
    return house


def change(place: Place) -> None:
    place.edit(NOTE, "title: Gesprek met de leiding", 'title: "Gesprek met de leiding @team ![x](https://x)"')


def test_a_fresh_workspace_passes_what_its_own_job_does(fresh: Place) -> None:
    done = OnGitHub(fresh, "HEAD^1").step("Alles nakijken")
    assert (done.returncode, done.stdout) == (0, "")
    jobs = read(GITLAB, fresh)
    assert fresh.shell("\n".join(jobs["naftctl alles"]["script"])).returncode == 0


def test_a_push_to_the_protected_branch_is_checked_whole_and_told(house: Place) -> None:
    change(house)
    house.save("een bron herlezen")
    runner = OnGitHub(house, "HEAD^1")
    done = runner.step("Alles nakijken")
    assert done.returncode == 0, done.stdout
    assert f"::notice file=inspections/{BUSY}/" in done.stdout
    assert runner.step("Samenvatten").returncode == 0
    assert f"# Wat veranderde in {BUSY}\n" in runner.summary.read_text("utf-8")


def test_a_request_is_checked_where_it_changed_and_told_without_calling_anybody(proposed: Place) -> None:
    runner = OnGitHub(proposed, "HEAD^1")
    done = runner.step("Nakijken wat wijzigt")
    assert done.returncode == 0, done.stdout
    assert f"inspections/{BUSY}/" in done.stdout
    assert SECRET not in done.stdout
    assert runner.step("Samenvatten").returncode == 0
    told = runner.summary.read_text("utf-8")
    assert "Gesprek met de leiding" in told
    assert r"\@team !\[x\](https\:" in told
    assert SECRET not in told


def test_a_request_with_a_fault_is_held_back_and_still_told(house: Place) -> None:
    house.git("checkout", "-b", "voorstel")
    house.edit(NOTE, "method: gesprek", "method: gespreck")
    house.save("verkeerd")
    runner = OnGitHub(house, "HEAD^1")
    done = runner.step("Nakijken wat wijzigt")
    assert done.returncode == 1
    assert f"::error file={NOTE},line=2" in done.stdout
    runner.step("Samenvatten")
    assert f"# Wat veranderde in {BUSY}\n" in runner.summary.read_text("utf-8")


def test_the_report_of_what_changed_is_made_and_no_other(proposed: Place) -> None:
    done = OnGitHub(proposed, "HEAD^1").step("Verslagen maken")
    assert done.returncode == 0, done.stderr
    (made,) = documents(proposed.root / DRAFTS)
    assert made.name == f"{BUSY}-internal.pdf"
    text = "".join(page.extract_text() for page in PdfReader(made).pages)
    assert "Gesprek met de leiding" in text


def test_a_report_that_is_only_published_on_request_is_no_artefact(house: Place) -> None:
    summary = house.root / f"inspections/{SECRET}/summary.md"
    summary.write_text(summary.read_text("utf-8") + "\n", "utf-8", newline="\n")
    house.save("witruimte")
    done = OnGitHub(house, "HEAD^1").step("Verslagen maken")
    assert done.returncode == 0, done.stderr
    assert not (house.root / DRAFTS).exists()


def test_a_template_of_a_request_is_not_used_before_it_is_on_the_protected_branch(house: Place) -> None:
    change(house)
    for template in (house.root / "templates" / "report").glob("*.typ"):
        template.write_text('#panic("van het voorstel")\n', "utf-8", newline="\n")
    house.add("templates/report/nieuw.typ", "#panic()\n")
    house.save("een ander sjabloon")
    done = OnGitHub(house, "HEAD^1").step("Verslagen maken")
    assert done.returncode == 0, done.stderr
    assert (house.root / DRAFTS / f"{BUSY}-internal.pdf").is_file()
    assert not (house.root / "templates/report/nieuw.typ").exists()


def test_a_report_that_cannot_be_made_holds_nothing_back() -> None:
    text = (TEMPLATES / "github-check.yml").read_text("utf-8")
    found = {step.get("name"): step for step in YAML(typ="safe").load(text)["jobs"]["check"]["steps"]}
    assert found["Verslagen maken"]["continue-on-error"] is True
    assert "visibility == 'private'" in found["Verslagen maken"]["if"]
    assert found["Verslagen bewaren"]["with"]["path"].rstrip("/") == DRAFTS
    assert found["Verslagen bewaren"]["with"]["retention-days"] == 3


# ── on GitLab ────────────────────────────────────────────────────────────────────────────────────────────
def on_gitlab(place: Place, job: str) -> subprocess.CompletedProcess[str]:
    """The commands of a job, with nothing but the installation left out."""
    jobs = read(GITLAB, place)
    assert jobs[job]["extends"] == ".naftctl"
    before = [line for line in jobs[".naftctl"]["before_script"] if line != INSTALL]
    assert len(before) == len(jobs[".naftctl"]["before_script"]) - 1
    base = subprocess.check_output(["git", "rev-parse", "HEAD^1"], cwd=place.root, encoding="ascii").strip()
    own = {"CI_PROJECT_DIR": str(place.root), "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    return place.shell("\n".join([*before, *jobs[job]["script"]]), **own)


def test_a_merge_request_gets_a_code_quality_report_and_a_page_that_tells_it(proposed: Place) -> None:
    done = on_gitlab(proposed, "naftctl wijziging")
    assert done.returncode == 0, done.stderr
    report = json.loads((proposed.root / "gl-code-quality-report.json").read_text("utf-8"))
    assert {found["location"]["path"].split("/")[1] for found in report} == {BUSY}
    told = (proposed.root / "naftctl-diff.md").read_text("utf-8")
    assert r"\@team !\[x\](https\:" in told


def test_a_merge_request_with_a_fault_fails(house: Place) -> None:
    house.edit(NOTE, "method: gesprek", "method: gespreck")
    house.save("verkeerd")
    done = on_gitlab(house, "naftctl wijziging")
    assert done.returncode == 1
    assert f"{NOTE}:2:9: fout[" in done.stdout
    assert (house.root / "naftctl-diff.md").read_text("utf-8").startswith(f"# Wat veranderde in {BUSY}")


def test_a_merge_request_gets_the_report_of_what_changed(proposed: Place) -> None:
    done = on_gitlab(proposed, "naftctl verslagen")
    assert done.returncode == 0, done.stderr
    assert [made.name for made in documents(proposed.root / DRAFTS)] == [f"{BUSY}-internal.pdf"]


def test_the_reports_on_gitlab_are_for_developers_of_a_private_project_and_not_for_long() -> None:
    jobs = YAML(typ="safe").load((TEMPLATES / "gitlab-ci.yml").read_text("utf-8"))
    job = jobs["naftctl verslagen"]
    assert '$CI_PROJECT_VISIBILITY == "private"' in job["rules"][0]["if"]
    assert job["allow_failure"] is True
    assert job["artifacts"]["access"] == "developer"
    assert job["artifacts"]["expire_in"] == "3 days"
    assert job["artifacts"]["paths"] == [f"{DRAFTS}/*.pdf"]
