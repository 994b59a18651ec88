"""A level is dots and words; a title too long for the line goes on below."""

from __future__ import annotations

from msgspec.structs import replace

from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.scoring import NOT_SCALED
from naftctl.show.scales import any_level, level_words, scale_picture
from naftctl.show.words import plain
from tests.conftest import EXAMPLE, ROOT, TODAY

LOADED = WorkspaceReader(ROOT).dossier(EXAMPLE, TODAY).dossier
assert LOADED is not None
DOSSIER: Dossier = LOADED


def with_levels(level: str | None) -> Dossier:
    return replace(DOSSIER, scorings=tuple(s.model_copy(update={"level": level}) for s in DOSSIER.scorings))


def test_every_level_has_as_many_dots_as_its_order_and_its_own_words() -> None:
    framework = DOSSIER.framework
    assert [level_words(framework, level) for level in framework.level] == [
        ("●○○○", "beneden de verwachting"),
        ("●●○○", "benadert de verwachting"),
        ("●●●○", "volgens de verwachting"),
        ("●●●●", "overstijgt de verwachting"),
    ]
    assert level_words(framework, NOT_SCALED) == ("––––", "niet ingeschaald")
    assert level_words(framework, None) == ("····", "nog open")


def test_every_scale_stands_under_its_investigation() -> None:
    lines = list(scale_picture(DOSSIER, plain, 120))
    titles = [line for line in lines if not line.startswith(" ")]
    chosen = DOSSIER.focus.investigations if DOSSIER.focus else ()
    assert titles == [i.title for i in DOSSIER.framework.investigations if i.id in chosen]
    assert [line.split()[0] for line in lines if line.startswith(" ")] == [s.id for s in DOSSIER.scales]


def test_the_picture_fits_a_narrow_terminal_without_losing_a_word() -> None:
    for width in (80, 60):
        lines = list(scale_picture(DOSSIER, plain, width))
        assert max(map(len, lines)) <= width
    assert any("Aansturing van de" in line for line in lines)
    assert any(line.strip() == "begeleiding" for line in lines)


def test_a_scale_without_a_level_says_so() -> None:
    assert any_level(DOSSIER)
    assert any_level(with_levels(NOT_SCALED))
    assert not any_level(with_levels(None))
    assert all(
        line.endswith("···· nog open") or not line.startswith("  OS")
        for line in scale_picture(with_levels(None), plain, 80)
    )
