"""References resolve once; what names nothing is kept with all that could have been meant."""

from __future__ import annotations

from naftctl.load.dossier import read_dossier
from naftctl.load.tree import DiskTree, MemoryTree
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Kind, Unresolved
from naftctl.model.references import unresolved
from tests.conftest import EXAMPLE, ROOT, TODAY

LABEL = f"inspections/{EXAMPLE}"
BASE = DiskTree(ROOT / LABEL, LABEL)


def left(name: str, old: str, new: str) -> list[Unresolved]:
    text = BASE.read(name).decode()
    assert old in text
    tree = MemoryTree({name: text.replace(old, new, 1)}, LABEL, BASE)
    dossier = read_dossier(tree, TODAY, WorkspaceReader(ROOT).framework).dossier
    assert dossier is not None
    return list(unresolved(dossier))


def test_a_level_that_is_not_in_the_framework_is_kept_with_the_four_that_are() -> None:
    (found,) = left("scorings/OS-B3.md", "level: overstijgt\ndecided", "level: volgnes\ndecided")
    assert (found.reference.kind, found.reference.target) == (Kind.LEVEL, "volgnes")
    assert found.candidates == ("beneden", "benadert", "volgens", "overstijgt")
    assert str(found.reference.span).startswith("inspections/2026-de-kantelpoort/scorings/OS-B3.md:3:8")


def test_evidence_that_is_not_there_is_kept_at_the_place_of_the_citation() -> None:
    (found,) = left("scorings/OS-B4.md", "[@V03", "[@V93")
    assert (found.reference.kind, found.reference.target) == (Kind.EVIDENCE, "V93")
    assert "V03" in found.candidates


def test_a_point_that_is_not_there_is_kept() -> None:
    (found,) = left("advice.md", "@REG-10/T1", "@REG-10/T9")
    assert (found.reference.kind, found.reference.target) == (Kind.POINT, "REG-10/T9")


def test_a_name_that_begins_like_others_of_the_framework_is_of_their_kind() -> None:
    kinds = {
        "KV-B9": Kind.EXPECTATION,
        "REG-99": Kind.REGULATION,
        "CI-9": Kind.CONTEXT,
        "INF-9": Kind.REQUESTED,
    }
    for name, kind in kinds.items():
        (found,) = left("scorings/OS-B4.md", "[@V03", f"[@{name}; @V03")
        assert (found.reference.kind, found.reference.target) == (kind, name)


def test_a_whole_scale_and_a_name_of_nothing_are_no_source() -> None:
    for name in ("OS-B4", "ZV-1"):
        (found,) = left("scorings/OS-B4.md", "[@V03", f"[@{name}; @V03")
        assert (found.reference.kind, found.reference.target) == (Kind.EVIDENCE, name)
