"""Every command that writes, with what comes before it and a call of it that writes."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from msgspec import Struct

from naftctl.cli.program import run
from tests.cli.conftest import edit, unseal
from tests.conftest import EXAMPLE, ROOT, TODAY

NEW = "2027-de-vlindertuin"
SEALED = "2026-06-30"
REPORTS = f"report {EXAMPLE} --edition draft --jobs 1 --format"
FORM = {
    "Bron!B2": "Besluit over het R-NAFT",
    "Bron!B3": "2026-09-01",
    "Bron!B4": "2026-10-01",
    "Bron!B5": "inspecteur-generaal",
    "Kader!B3": "2027.1",
}
Step = Callable[[Path], None]


class Case(Struct, frozen=True):
    """A call that writes in a workspace, after other calls and steps.

    `refused` is what is said where the same call again is no use; `adds` is of one that makes the next.
    Of a call that writes hundreds of files, the whole matrix tries one system call of `every` so many.
    """

    call: tuple[str, ...]
    before: tuple[str | Step, ...] = ()
    day: str = str(TODAY)
    refused: str = ""
    adds: bool = False
    every: int = 1


def called(arguments: str | tuple[str, ...]) -> tuple[int, str]:
    """The exit code of a call in this process, and all that it said."""
    words = tuple(arguments.split()) if isinstance(arguments, str) else arguments
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = run(words)
    return code, said.getvalue()


def workspace(base: Path) -> Path:
    """A copy of the workspace, with nothing in it that was made."""
    root = base / "werkmap"
    root.mkdir(parents=True)
    for name in ("naftctl.yaml", "history.yaml"):
        shutil.copy(ROOT / name, root)
    for name in ("frameworks", "inspections"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("output"))
    return root


def stand_in(root: Path, day: str) -> None:
    """Go and stand in a workspace, on a day, with a private folder beside it."""
    os.chdir(root)
    os.environ.update(NAFTCTL_TODAY=day, NAFTCTL_DATA=str(root.parent / "gegevens"))
    os.environ.pop("NAFTCTL_WORKSPACE", None)


def prepare(case: Case, base: Path) -> tuple[str, ...]:
    """Make the workspace of a case and stand in it; gives the call as it is to be made."""
    root = workspace(base)
    stand_in(root, case.day)
    for step in case.before:
        if callable(step):
            step(root)
        else:
            code, said = called(step)
            assert code == 0, said
    return tuple(word if word != "HIT" else _hit() for word in case.call)


def _hit() -> str:
    found = re.search(r" · ([0-9a-f]{8})", called(f"screen {EXAMPLE}")[1])
    assert found
    return found[1]


# ── steps ────────────────────────────────────────────────────────────────────────────────────────────────
def _inspection(root: Path) -> Path:
    return root / "inspections" / EXAMPLE


def _unsealed(root: Path) -> None:
    unseal(_inspection(root))


def _misspelt(root: Path) -> None:
    unseal(_inspection(root))
    edit(_inspection(root) / "evidence/G01-gesprek-leiding.md", "\ntitle:", "\ntitel:")
    edit(_inspection(root) / "scorings/OS-S1.md", "level: volgens", "level: volgenss")
    path = _inspection(root) / "scorings/OS-B4.md"
    edit(path, "\nscale:" if "\nscale:" in path.read_text("utf-8") else "level:", "\nlevl:")


def _named(root: Path) -> None:
    said = "openen met de vraag van de school"
    edit(_inspection(root) / "scorings/OS-S1.md", said, f"{said} van jongere Emma")


def _drafted(root: Path) -> None:
    folder = _inspection(root)
    shutil.rmtree(folder / "reaction")
    (folder / "seals/final.yaml").unlink()
    for line in ("final_sent: 2026-07-16", "delivered: 2026-07-17"):
        edit(folder / "inspection.yaml", line, line.partition(":")[0] + ": null")
    (root / "brief.txt").write_text("Beste inspecteurs,\n\nHet waren er 16.\n", "utf-8")


def _sealed_draft(root: Path) -> None:
    unseal(_inspection(root))
    assert called(f"seal draft {EXAMPLE} --today {SEALED}")[0] == 0


def _letter_again(root: Path) -> None:
    """The letter with the draft lies ready, and is made again after a change of words."""
    _sealed_draft(root)
    assert called(f"letter draft {EXAMPLE} --today {SEALED}")[0] == 0
    text = _inspection(root) / "summary.md"
    text.write_text(text.read_text("utf-8").replace(" de ", " de  ", 1) + "\nNog een zin.\n", "utf-8")


def _undelivered(root: Path) -> None:
    path = _inspection(root) / "inspection.yaml"
    found = re.sub(r"(?m)^  (delivered|published): .*$", r"  \1: null", path.read_text("utf-8"))
    path.write_text(found, "utf-8", newline="\n")


def _in_drawer(root: Path) -> None:
    unseal(_inspection(root))
    drawer = root.parent / "gegevens" / "scorings" / EXAMPLE
    drawer.mkdir(parents=True)
    for name in ("ond1", "zrg1", "zrg2"):
        (_inspection(root) / "scorings/individual" / f"{name}.yaml").rename(drawer / f"{name}.yaml")


def _unscored(root: Path) -> None:
    unseal(_inspection(root))
    (_inspection(root) / "scorings/individual/ond1.yaml").unlink()


def _nothing_taken_along(root: Path) -> None:
    (root / "inspections/2027-de-wisselbrug/followup.yaml").unlink()


def _unpinned(root: Path) -> None:
    (root / "frameworks/r-naft/2026.1/digest.yaml").unlink()  # in the copy


def _form(root: Path) -> None:
    from openpyxl import load_workbook  # type: ignore[import-untyped]  # noqa: PLC0415

    shutil.rmtree(root / "frameworks/r-naft/2026.2")
    assert called("framework form --output overname/formulier.xlsx")[0] == 0
    book = load_workbook(root / "overname/formulier.xlsx")
    for cell, value in FORM.items():
        sheet, _, place = cell.partition("!")
        book[sheet][place] = value
    book.save(root / "overname/formulier.xlsx")
    (root / "overname/besluit.pdf").write_bytes(b"%PDF-1.7 besluit")


def _scores(member: str) -> str:
    return f"scores commit {EXAMPLE} --member {member}"


_START = ("new", "De Vlindertuin", "--first-visit", "2027-03-09")


def _started(root: Path) -> None:
    del root
    assert called(_START)[0] == 0


def _wissel(root: Path) -> None:
    del root
    assert called(("new", "De Wisselbrug", "--first-visit", "2027-03-09"))[0] == 0


def _words(text: str, *more: str) -> tuple[str, ...]:
    return (*text.split(), *more)


_COMMITTED = (_in_drawer, _scores("ond1"), _scores("zrg1"), _scores("zrg2"))
CASES: dict[str, Case] = {
    "init": Case(_words("init ../nieuw"), refused="bevat al", every=10),
    "demo": Case(_words("demo ../proef"), refused="bevat al", every=25),
    "new": Case(_START),
    "focus --choose": Case(_words(f"focus {NEW} --choose NS --motive", "Zo gevraagd."), (_started,)),
    "evidence add": Case(_words("evidence add gesprek 2026-het-baken --title Ouderavond"), adds=True),
    "evidence rename": Case(_words(f"evidence rename D01 D19 {EXAMPLE} --yes"), (_unsealed,), refused="D01"),
    "fix": Case(_words(f"fix {EXAMPLE} --yes"), (_misspelt,)),
    "scores commit: stub": Case(_words(_scores("ond1")), (_unscored,), refused="vul dit aan"),
    "scores commit": Case(_words(_scores("ond1")), (_in_drawer,), refused="al een inschaling vast"),
    "scores open": Case(_words(f"scores open {EXAMPLE} --member ond1"), _COMMITTED),
    "seal draft": Case(_words(f"seal draft {EXAMPLE}"), (_unsealed,), SEALED, "is al verzegeld"),
    "letter": Case(_words("letter announcement 2026-de-vuurtoren --format txt")),
    "letter draft": Case(_words(f"letter draft {EXAMPLE}"), (_sealed_draft,), SEALED),
    "letter draft again": Case(_words(f"letter draft {EXAMPLE}"), (_letter_again,), SEALED),
    "reaction": Case(
        _words(f"reaction brief.txt {EXAMPLE} --from directeur"), (_drafted,), "2026-07-09", "N535"
    ),
    "screen --decide": Case(
        _words(f"screen {EXAMPLE} --decide HIT --as keep --reason", "Een publieke functie."),
        (_named,),
    ),
    "followup --add": Case(_words("followup 2027-de-wisselbrug --add"), (_wissel, _nothing_taken_along)),
    "followup --output": Case(_words("followup --format csv --output ../open.csv"), refused="bestaat al"),
    "deliver": Case(_words(f"deliver {EXAMPLE} --output ../levering"), (_undelivered,)),
    "report": Case(_words(f"{REPORTS} md,html")),
    "report elsewhere": Case(_words(f"{REPORTS} md,html --output ../elders")),
    "overview": Case(_words("overview 2026 --format md")),
    "status --output": Case(_words("status --format ics --output ../naft.ics")),
    "check --output": Case(_words("check --format sarif --output ../uitslag.sarif")),
    "framework pin": Case(_words("framework pin"), (_unpinned,)),
    "framework form": Case(_words("framework form --output ../vorm.xlsx"), refused="bestaat al"),
    "framework import": Case(_words("framework import overname"), (_form,), refused="bestaat al"),
    "framework migrate": Case(
        _words(f"framework migrate {EXAMPLE} --to 2026.2 --write inspections/2026-nieuw"),
        refused="bestaat al",
    ),
    "schema --output": Case(_words("schema --output ../schema")),
}
