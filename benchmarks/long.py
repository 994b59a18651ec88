"""An inspection before its draft is sent, with every finding as often as asked: for a long report."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

WITH = 112
"""So often every finding stands in a long report, which is then about ten times as long."""
_FINDING = re.compile(r"^- V(\d+)\. (.*?)(?=^- V|^## |\Z)", re.MULTILINE | re.DOTALL)
_LATER = re.compile(r"(draft_sent|final_sent|delivered|published): .*")


def workspace(source: Path, folder: Path, name: str, times: int) -> Path:
    """A workspace with one inspection of `source`, without its seals, and its findings so many times."""
    for shared in ("frameworks", "templates"):
        shutil.copytree(source / shared, folder / shared)
    shutil.copy(source / "naftctl.yaml", folder)
    inspection = folder / "inspections" / name
    shutil.copytree(source / "inspections" / name, inspection, ignore=shutil.ignore_patterns("seals"))
    _rewrite(inspection / "inspection.yaml", _LATER.sub(r"\1: null", _text(inspection / "inspection.yaml")))
    for scoring in sorted(inspection.glob("scorings/*.md")):
        _rewrite(scoring, _repeated(_text(scoring), times))
    return folder


def _repeated(text: str, times: int) -> str:
    """A scoring with its findings so many times, numbered on."""
    findings = list(_FINDING.finditer(text))
    if not findings:
        return text
    count = len(findings)
    lines = [
        f"- V{turn * count + int(finding[1])}. {finding[2].rstrip()}\n"
        for turn in range(times)
        for finding in findings
    ]
    return text[: findings[0].start()] + "".join(lines) + "\n" + text[findings[-1].end() :]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _rewrite(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
