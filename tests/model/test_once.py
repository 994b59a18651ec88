"""What follows from a frozen value is worked out once, and never told of a changed copy."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from naftctl.framework.pin import digest_of
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.once import once
from tests.conftest import EXAMPLE, ROOT, TODAY

ASKED: list[Dossier] = []


@once
def days(dossier: Dossier) -> int:
    """Something that follows from a dossier, and notes that it was worked out."""
    ASKED.append(dossier)
    return dossier.today.toordinal()


def test_it_is_worked_out_once_and_anew_for_a_changed_copy() -> None:
    dossier = WorkspaceReader(ROOT).dossier(EXAMPLE, TODAY).dossier
    assert dossier is not None
    later = replace(dossier, today=TODAY + timedelta(1))
    ASKED.clear()
    assert [days(dossier), days(dossier), days(later)] == [TODAY.toordinal()] * 2 + [TODAY.toordinal() + 1]
    assert len(ASKED) == 2
    assert replace(later, today=TODAY) == dossier


def test_the_digest_of_a_changed_copy_of_a_version_is_its_own() -> None:
    framework = WorkspaceReader(ROOT).framework("r-naft/2026.1")
    assert framework is not None
    first = digest_of(framework)
    other = framework.model_copy(update={"title": "Een andere titel"})
    assert digest_of(other) != first
    assert digest_of(other.model_copy(update={"title": framework.title})) == first
