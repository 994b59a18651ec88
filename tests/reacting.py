"""Reactions for examples in memory: deliveries, answers and the texts of the draft as files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from naftctl.load.tree import DiskTree
from naftctl.model.dossier import Dossier
from naftctl.seal import shown_texts
from naftctl.written import yaml_lines
from tests.conftest import EXAMPLE, ROOT
from tests.sealing import LABEL, dossier_of

DRAFT = "sent/2026-06-30-draft.yaml"


def example_files(*without: str) -> dict[str, str]:
    """The text files of the worked example, without those below these folders."""
    tree = DiskTree(ROOT / "inspections" / EXAMPLE, LABEL)
    beside = ("output/", "sent/", *without)
    return {name: tree.read(name).decode() for name in tree.names() if not name.startswith(beside)}


def delivery(
    number: str, *remarks: Mapping[str, Any], day: str = "2026-07-09", **more: Any
) -> dict[str, str]:
    """One delivery; each remark has its own values beside an origin and an id."""
    usual = {"from": "coördinator", "date": day} | more
    told = [{"id": f"{number}.{n}", "origin": "comment"} | dict(each) for n, each in enumerate(remarks, 1)]
    return {f"reaction/received/{number}.yaml": "\n".join(yaml_lines(usual | {"remarks": told})) + "\n"}


def answer(remark: str, verdict: str, text: str, *changed: str, kind: str = "fact") -> dict[str, str]:
    """The answer to a remark."""
    front = "\n".join(yaml_lines({"kind": kind, "answer": verdict, "changed": list(changed)}))
    return {f"reaction/answers/{remark}.md": f"---\n{front}\n---\n\n{text}\n"}


def kept(files: Mapping[str, str], **more: str) -> dict[str, str]:
    """The texts of the report as these files have them, as they are kept when the draft is sent."""
    told = {"letter": "draft", "date": "2026-06-30", "texts": shown_texts(dossier_of(files)) | more}
    return {DRAFT: "\n".join(yaml_lines(told)) + "\n"}


def beside(example: Dossier, files: Mapping[str, str]) -> Dossier:
    """The inspection in these files, with the house and the pictures of the worked example."""
    return replace(dossier_of(files), house=example.house, pictures=example.pictures)
