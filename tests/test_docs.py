"""What the documents show is what the program does."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct, field
from pypdf import PdfReader

from naftctl import __version__
from naftctl.cli import COMMANDS
from naftctl.model import (
    account,
    followup,
    framework,
    history,
    inspection,
    owned,
    privacy,
    publicity,
    reaction,
    scoring,
    workspace,
)
from naftctl.model.evidence import Evidence
from naftctl.model.record import Record
from tests.conftest import ROOT, TODAY
from tests.docs.formats_page import formats_page
from tests.docs.pictures import PICTURES, drawn
from tests.docs.rules_page import rules_page

RUN_IT = (
    "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt . && "
    ".venv/bin/naftctl report 2026-de-kantelpoort --edition final --format all --today 2026-10-09"
)
TEST_IT = (
    "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt -e '.[test]' && "
    ".venv/bin/pytest -q -n auto"
)
STORIES = (
    "README.md",
    "docs/handleiding.md",
    "docs/kennismaking.md",
    "docs/inschalen.md",
    "docs/kader.md",
    "docs/verzegelen.md",
    "docs/reactie.md",
    "docs/privacy.md",
    "docs/openbaarheid.md",
    "docs/jaaroverzicht.md",
    "docs/opvolging.md",
    "docs/ci.md",
)
FROM_NOTHING = "docs/kennismaking.md"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
RECORDS: dict[str, type[Record]] = {
    "inspection.yaml": inspection.Inspection,
    "focus.yaml": owned.FocusChoice,
    "desk-analysis.md": scoring.DeskAnalysis,
    "evidence/G02-gesprek-jongeren.md": Evidence,
    "scorings/OS-B3.md": scoring.Scoring,
    "scorings/individual/ond1.yaml": scoring.IndividualScoring,
    "scorings/individual/ond1.commit.yaml": owned.Commitment,
    "findings/wachttijd.md": scoring.Finding,
    "regulation.yaml": scoring.RegulationResult,
    "followup.yaml": followup.CarriedShortcoming,
    "reflection.md": scoring.Reflection,
    "advice.md": scoring.Advice,
    "summary.md": scoring.Summary,
    "naftctl.yaml": workspace.Settings,
    "naftctl.local.yaml": workspace.LocalSettings,
    "history.yaml": history.History,
    "framework.yaml": framework.Framework,
    "scales/OS-B3.yaml": framework.Scale,
    "digest.yaml": owned.Pin,
    "seals/draft.yaml": owned.Seal,
    "reaction/received/01.yaml": reaction.Delivery,
    "reaction/answers/01.3.md": reaction.Answer,
    "requests/01.yaml": publicity.Request,
    "sent/sent.yaml": reaction.Sent,
    "sent/2026-06-30-draft.yaml": reaction.SentTexts,
    "privacy.yaml": privacy.Decisions,
    "overviews/2025-2026/published.yaml": account.Published,
}
_SAMPLES = {"scores": "OS-B3", "signatures": "ond1"}
_BLOCK = re.compile(r"^```(\w*) ?([^\n]*)\n(.*?)^```$", re.M | re.S)
_DAY = re.compile(r"""^(?:export |\$env:)NAFTCTL_TODAY ?= ?"?([\d-]+)"?$""", re.M)
_STEP = re.compile(_BLOCK.pattern + r"|^<!-- today: (\S+) -->$", re.M | re.S)


class Workshop(Struct):
    """A copy of the workspace in which the commands of one document are carried out.

    With `refresh` a page gets the outputs of today; a gap (`…`) stays where it stands.
    """

    folder: Path
    refresh: bool = False
    today: str = str(TODAY)
    failures: list[str] = field(default_factory=list)

    def follow(self, page: str) -> str:
        """Write the files that the page shows and run its commands, in order; gives the page of today."""
        return _STEP.sub(self._step, page)

    def _step(self, found: re.Match[str]) -> str:
        language, name, content, day = found.groups()
        set_day = _DAY.search(content or "")
        self.today = set_day[1] if set_day else day or self.today
        if language == "diff":
            _edit(self.folder / name, content)
        elif name:
            (self.folder / name).write_text(content, encoding="utf-8")
        if language != "console":
            return found[0]
        outputs = [self._carry_out(command, shown) for command, shown in _commands(content)]
        return f"```console\n{''.join(outputs)}```"

    def _carry_out(self, command: str, shown: str) -> str:
        words = shlex.split(command)
        if words[0] == "cd":
            self.folder = (self.folder / words[1]).resolve()
            return f"$ {command}\n"
        if words[0] == "rm":
            (self.folder / words[1]).unlink()
            return f"$ {command}\n"
        assert words[0] == "naftctl", f"a console block shows `{command}`, which no test can run"
        said, code = self._run(words[1:])
        if shown and self.refresh:
            shown = _refreshed(shown, said)
        if shown and not _agree(shown, said):
            self.failures.append(f"$ {command}\n--- shown\n{shown}--- said\n{said}")
        if code != _expected_code(said):
            self.failures.append(f"$ {command}\n--- ended with {code}\n{said}")
        return f"$ {command}\n{shown}"

    def _run(self, arguments: list[str]) -> tuple[str, int]:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("NAFTCTL_")}
        environment |= {"NAFTCTL_TODAY": self.today, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
        done = subprocess.run(
            [sys.executable, "-m", "naftctl", *arguments],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return done.stdout, done.returncode


@pytest.mark.parametrize("name", STORIES)
def test_every_command_shown_says_what_the_page_shows(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if name != FROM_NOTHING:
        shutil.copy(ROOT / "naftctl.yaml", tmp_path)
        for folder in ("frameworks", "inspections", "templates"):
            shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("output"))
    workshop = Workshop(tmp_path, request.config.getoption("--update-golden", default=False))
    page = (ROOT / name).read_text(encoding="utf-8")
    refreshed = workshop.follow(page)
    if refreshed != page:
        (ROOT / name).write_text(refreshed, encoding="utf-8")
    assert not workshop.failures, "\n\n".join(workshop.failures)
    if name == FROM_NOTHING:
        _walk_ends_with_a_report(workshop.folder)


def test_every_command_of_the_program_is_shown() -> None:
    shown = " ".join((ROOT / name).read_text(encoding="utf-8") for name in STORIES)
    assert [name for name, *_ in COMMANDS if f"$ naftctl {name}" not in shown] == []


@pytest.mark.parametrize(("heading", "command"), [("Run it", RUN_IT), ("Test it", TEST_IT)])
def test_one_line_under_a_fixed_heading_does_all_the_set_up(heading: str, command: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.count(f"\n## {heading}\n") == 1
    language, name, content = _BLOCK.findall(readme.partition(f"\n## {heading}\n")[2])[0]
    assert (language, name, content.splitlines()[0]) == ("sh", "", command)


def test_the_tree_in_the_readme_is_the_tree_on_disk() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(_tree(readme.partition("\n## Architecture\n")[2]))
    assert [path for path in sorted(named) if not list(ROOT.glob(path))] == []
    there = {f"naftctl/{p.name}" for p in (ROOT / "naftctl").iterdir() if not p.name.startswith("__")}
    assert sorted(there - {path.rstrip("/") for path in named}) == []


@pytest.mark.parametrize("file", RECORDS)
def test_the_reference_names_the_keys_that_the_program_knows(file: str) -> None:
    page = (ROOT / "docs/bestandsformaten.md").read_text(encoding="utf-8")
    section = re.search(rf"^## `{re.escape(file)}`$(.*?)(?=^## |\Z)", page, re.M | re.S)
    assert section, f"no section about {file}"
    rows = re.findall(r"^\| `([^`]+)`(\\\*)? \|", section[1], re.M)
    assert dict(rows) == {key: "\\*" if needed else "" for key, needed in _keys(RECORDS[file])}


def test_the_page_with_rules_is_what_the_rules_say(request: pytest.FixtureRequest) -> None:
    path = ROOT / "docs/regels.md"
    if request.config.getoption("--update-golden", default=False):
        path.write_text(rules_page(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == rules_page(), "refresh it with pytest --update-golden"


def test_the_tables_of_the_file_formats_are_what_the_schemas_say(request: pytest.FixtureRequest) -> None:
    path = ROOT / "docs/bestandsformaten.md"
    page = path.read_text(encoding="utf-8")
    if request.config.getoption("--update-golden", default=False):
        page = formats_page(page)
        path.write_text(page, encoding="utf-8")
    assert page == formats_page(page), "refresh it with pytest --update-golden"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    dead = []
    for link in re.findall(r"\]\(([^)\s]+)\)", _BLOCK.sub("", text)):
        target, _, anchor = link.partition("#")
        if target.startswith("http"):
            continue
        there = (page.parent / target).resolve() if target else page
        if not there.exists() or (anchor and anchor not in _anchors(there)):
            dead.append(link)
    assert dead == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_a_place_on_somebodys_computer(page: Path) -> None:
    found = re.findall(
        r"(?:^|[\s(`\"'])(/(?:home|tmp|root|work|usr|var|opt|Users)/\S*|[A-Z]:\\\S*)",
        page.read_text(encoding="utf-8"),
    )
    assert found == []


def test_the_changelog_speaks_of_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    newest = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1]
    assert project["version"] == __version__
    assert __version__ in newest


def test_the_pictures_of_the_terminal_show_what_is_said_today(*, update_golden: bool) -> None:
    found = dict(drawn())
    if update_golden:
        for path, svg in found.items():
            path.write_text(svg, encoding="utf-8", newline="\n")
    assert sorted(found) == sorted((ROOT / "docs/beelden").iterdir())
    for path, svg in found.items():
        assert path.read_text(encoding="utf-8") == svg, "make it again with pytest --update-golden"
        assert re.findall(r"https?://[^\s\"]+", svg) == ["http://www.w3.org/2000/svg"]
        assert re.search(r"<title [^>]*>\w[^<]+</title>\s*<desc [^>]*>\w[^<]+</desc>", svg)


def test_every_picture_on_a_page_says_what_is_to_be_seen() -> None:
    shown = [
        (text, (page.parent / link).name)
        for page in PAGES
        for text, link in re.findall(r"^!\[([^\]]*)\]\(([^)\s]+)\)$", _without_blocks(page), re.M)
    ]
    assert [link for text, link in shown if len(text.split()) < 8] == []
    assert {f"{picture.name}.svg" for picture in PICTURES} <= {link for _, link in shown}


def test_the_picture_of_the_report_is_small_enough_for_a_page() -> None:
    picture = (ROOT / "docs/verslag.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) < 250_000


def _walk_ends_with_a_report(inspection: Path) -> None:
    """Hold the report that a newcomer made to what the page has them write."""
    (report,) = inspection.glob("output/*-final.pdf")
    text = " ".join("\n".join(page.extract_text() for page in PdfReader(report).pages).split())
    for words in (
        "De Springplank",
        "OS-N1",
        "OS-N2",
        "Elke school kent haar contactpersoon",
        "Ouders horen graag",
    ):
        assert words in text


def test_the_tutorial_sets_the_same_days_in_every_terminal() -> None:
    page = (ROOT / FROM_NOTHING).read_text(encoding="utf-8")
    days = _DAY.findall(page)
    assert days[::2] == days[1::2] == sorted(set(days))
    assert page.count("```powershell\n") == page.count("```sh\n") == len(days) // 2


def _without_blocks(page: Path) -> str:
    return _BLOCK.sub("", page.read_text(encoding="utf-8"))


def _edit(file: Path, change: str) -> None:
    """Do to a file what a page shows: each run of lines with - becomes the run with + that follows it."""
    text = file.read_text(encoding="utf-8")
    for old, new in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)*)", change, re.M):
        before, after = (re.sub(r"^[-+]", "", part, flags=re.M) for part in (old, new))
        assert text.count(before) == 1, f"{file.name} does not hold once:\n{before}"
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")


def _commands(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with the output shown under it."""
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, _, shown = part.partition("\n")
        yield command.strip(), shown


def _agree(shown: str, said: str) -> bool:
    """Whether the output is the one shown, in which `…` alone on a line stands for any lines."""
    lines = [line.rstrip() for line in shown.rstrip("\n").split("\n")]
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line) + "\n" for line in lines)
    actual = "\n".join(line.rstrip() for line in said.rstrip("\n").split("\n")) + "\n"
    return re.fullmatch(pattern, actual) is not None


def _refreshed(shown: str, said: str) -> str:
    """The output of today, with as many lines before the first gap and after the last one as were shown."""
    old, new = shown.rstrip("\n").split("\n"), [line.rstrip() for line in said.rstrip("\n").split("\n")]
    gaps = [number for number, line in enumerate(old) if line.strip() == "…"]
    blank = "\n" * (len(shown) - len(shown.rstrip("\n")))
    if not gaps:
        return "\n".join(new) + blank
    tail = len(old) - gaps[-1] - 1
    middle = old[gaps[0] : gaps[-1] + 1]
    return "\n".join([*new[: gaps[0]], *middle, *new[len(new) - tail :]]) + blank


def _expected_code(said: str) -> int:
    """The exit code that goes with an output."""
    if re.search(r"^fout: ", said, re.M):
        return 2
    wrong = r"fout\[|^\d+ fout(en)?\b.* naftctl explain |^\S+: \d+ plaats(en)? open "
    return int(bool(re.search(wrong, said, re.M)))


def _keys(kind: type[Record], prefix: str = "") -> Iterator[tuple[str, bool]]:
    """Every key of a record and of the records in it, and whether it is always needed."""
    for name, found in kind.model_fields.items():
        key = prefix + (found.alias or name)
        if (kind, name) == (framework.Framework, "scales"):  # files of their own
            continue
        yield key, found.is_required()
        inner, mapped = _record_in(found.annotation)
        if inner:
            yield from _keys(inner, f"{key}.{_SAMPLES[name]}." if mapped else f"{key}.")


def _record_in(annotation: Any) -> tuple[type[Record] | None, bool]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation, False
    for part in getattr(annotation, "__args__", ()):
        inner, _ = _record_in(part)
        if inner:
            return inner, getattr(annotation, "__origin__", None) is dict
    return None, False


def _tree(text: str) -> Iterator[str]:
    """The paths of the tree drawn in the first block of a text."""
    folders: list[str] = []
    for line in _BLOCK.findall(text)[0][2].splitlines():
        found = re.match(r"((?:│   |    |├── |└── )*)(\S+)", line)
        if not found or found[2] == "…":
            continue
        depth = len(found[1]) // 4
        folders[depth:] = [found[2].rstrip("/")]
        yield "/".join(folders)


def _anchors(page: Path) -> set[str]:
    """The anchors that headings get."""
    headings = re.findall(r"^#+ (.+)$", _BLOCK.sub("", page.read_text(encoding="utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
