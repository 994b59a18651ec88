"""The kinds of files: how each is called, where it lies and what it holds."""

from __future__ import annotations

from msgspec import Struct

from naftctl.model.account import Published
from naftctl.model.evidence import Evidence
from naftctl.model.followup import CarriedShortcoming
from naftctl.model.framework import Framework, Scale
from naftctl.model.history import History
from naftctl.model.inspection import Inspection
from naftctl.model.owned import Commitment, FocusChoice, Pin, Seal
from naftctl.model.privacy import Decisions
from naftctl.model.publicity import Request
from naftctl.model.reaction import Answer, Delivery, Sent, SentTexts
from naftctl.model.record import Record
from naftctl.model.scoring import (
    Advice,
    DeskAnalysis,
    Finding,
    IndividualScoring,
    Reflection,
    RegulationResult,
    Scoring,
)
from naftctl.model.workspace import LocalSettings, Settings


class FileKind(Struct, frozen=True):
    """A kind of file: its name, the files by a pattern in the workspace, and the record that it holds.

    A file that is `keyed` has such a record under each key. `apart` are fields of the record that have files
    of their own. Files that people write as YAML begin with a `modeline`. The pattern leaves out the files
    of `but`.
    """

    name: str
    file: str
    record: type[Record]
    about: str
    keyed: bool = False
    apart: tuple[str, ...] = ()
    modeline: bool = False
    but: str = ""

    @property
    def matches(self) -> tuple[str, ...]:
        """The patterns by which an editor knows the files of this kind."""
        return (self.file, f"!{self.but}") if self.but else (self.file,)

    @property
    def line(self) -> str:
        """The line by which such a file names its schema to an editor."""
        path = "../" * self.file.count("/") + f"schemas/{self.name}.json"
        return f"# yaml-language-server: $schema={path}"


_I = "inspections/*"
_F = "frameworks/*/*"

KINDS: tuple[FileKind, ...] = (
    FileKind(
        "inspection",
        f"{_I}/inspection.yaml",
        Inspection,
        "Who, why, when and by which framework.",
        modeline=True,
    ),
    FileKind(
        "focus",
        f"{_I}/focus.yaml",
        FocusChoice,
        "The investigations of this inspection, and how they were chosen.",
        modeline=True,
    ),
    FileKind(
        "desk-analysis",
        f"{_I}/desk-analysis.md",
        DeskAnalysis,
        "What was read beforehand, and what of it stands out.",
    ),
    FileKind("evidence", f"{_I}/evidence/*.md", Evidence, "A piece of evidence."),
    FileKind("scoring", f"{_I}/scorings/*.md", Scoring, "The scoring on one scale that the team agrees on."),
    FileKind(
        "individual-scoring",
        f"{_I}/scorings/individual/*.yaml",
        IndividualScoring,
        "What one team member scored before the team talked.",
        modeline=True,
        but=f"{_I}/scorings/individual/*.commit.yaml",
    ),
    FileKind(
        "commitment",
        f"{_I}/scorings/individual/*.commit.yaml",
        Commitment,
        "That a team member scored blind, without how.",
    ),
    FileKind(
        "finding",
        f"{_I}/findings/*.md",
        Finding,
        "A finding without a scale, after a complaint or a serious event.",
    ),
    FileKind(
        "regulation",
        f"{_I}/regulation.yaml",
        RegulationResult,
        "The regulation, item by item.",
        keyed=True,
        modeline=True,
    ),
    FileKind(
        "followup",
        f"{_I}/followup.yaml",
        CarriedShortcoming,
        "The shortcomings that an earlier inspection left open.",
        keyed=True,
        modeline=True,
    ),
    FileKind("reflection", f"{_I}/reflection.md", Reflection, "The talk at the end of the visit."),
    FileKind("advice", f"{_I}/advice.md", Advice, "The advice to Opgroeien."),
    FileKind(
        "settings",
        "naftctl.yaml",
        Settings,
        "What belongs to the house and not to one inspection.",
        modeline=True,
    ),
    FileKind(
        "local-settings",
        "naftctl.local.yaml",
        LocalSettings,
        "Who signs letters, and which names may stand nowhere; it stays on your own device.",
        modeline=True,
    ),
    FileKind(
        "history",
        "history.yaml",
        History,
        "Past inspections that have no folder.",
        modeline=True,
    ),
    FileKind(
        "framework",
        f"{_F}/framework.yaml",
        Framework,
        "A version of the framework.",
        apart=("scales",),
        modeline=True,
    ),
    FileKind("scale", f"{_F}/scales/*.yaml", Scale, "A development scale.", modeline=True),
    FileKind(
        "digest", f"{_F}/digest.yaml", Pin, "How a version of the framework was when it was first used."
    ),
    FileKind(
        "seal", f"{_I}/seals/*.yaml", Seal, "The judgements of a report as they were when it was sealed."
    ),
    FileKind(
        "delivery", f"{_I}/reaction/received/*.yaml", Delivery, "A reaction to the draft as it came in."
    ),
    FileKind("answer", f"{_I}/reaction/answers/*.md", Answer, "The answer of the team to one remark."),
    FileKind(
        "request",
        f"{_I}/requests/*.yaml",
        Request,
        "A request for the report, and what came of it.",
        modeline=True,
    ),
    FileKind("sent", f"{_I}/sent/sent.yaml", Sent, "What left the house, each piece with its fingerprint."),
    FileKind(
        "sent-texts",
        f"{_I}/sent/*-*.yaml",
        SentTexts,
        "The texts of a report as its readers got them.",
    ),
    FileKind("privacy", f"{_I}/privacy.yaml", Decisions, "What was decided about what the screen found."),
    FileKind(
        "published",
        "overviews/*/published.yaml",
        Published,
        "Which inspections the figures of a year count, for ever.",
    ),
)
BY_NAME = {kind.name: kind for kind in KINDS}
