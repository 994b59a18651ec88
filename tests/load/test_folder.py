"""What a file is follows from its name, and nothing is passed over in silence."""

from __future__ import annotations

import pytest

from naftctl.diagnostic import Severity
from naftctl.load.folder import sort_folder


def codes(*names: str) -> list[tuple[str, str]]:
    return [(d.code, d.span.path) for d in sort_folder(names, "i").diagnostics]


def test_every_known_name_has_its_place() -> None:
    names = (
        "evidence/G02-x.md",
        "evidence/D100.md",
        "scorings/OS-B3.md",
        "scorings/individual/ond1.yaml",
        "advice.md",
    )
    folder = sort_folder(names, "i")
    assert folder.diagnostics == ()
    assert (folder.evidence, folder.scorings) == (
        {"G02": "evidence/G02-x.md", "D100": "evidence/D100.md"},
        {"OS-B3": "scorings/OS-B3.md"},
    )
    assert (folder.individual, folder.single) == ({"ond1": "scorings/individual/ond1.yaml"}, ("advice.md",))


def test_a_scoring_has_the_name_of_a_scale_of_any_framework() -> None:
    folder = sort_folder(("scorings/Z-1.md", "scorings/Schaal-B-12.md"), "i")
    assert (set(folder.scorings), folder.diagnostics) == ({"Z-1", "Schaal-B-12"}, ())
    assert codes("scorings/notities.md") == [("N121", "i/scorings/notities.md")]


def test_two_files_with_one_id_are_named_both() -> None:
    said = sort_folder(("evidence/G02-a.md", "evidence/G02-b.md"), "i").diagnostics
    assert [(d.code, d.span.path, d.related[0].span.path) for d in said] == [
        ("N120", "i/evidence/G02-b.md", "i/evidence/G02-a.md")
    ]


def test_a_copy_of_a_synchronised_folder_is_no_second_piece() -> None:
    names = ("evidence/G02-a (1).md", "evidence/G02-a.md")
    assert codes(*names) == [("N112", "i/evidence/G02-a (1).md")]
    assert sort_folder(names, "i").evidence == {"G02": "evidence/G02-a.md"}


@pytest.mark.parametrize(
    "name",
    ["evidence/gesprek.md", "evidence/G2-x.md", "scorings/OS-B3.txt", "advise.md", "notes.md", "x/y.yaml"],
)
def test_a_text_without_a_place_is_an_error(name: str) -> None:
    assert codes(name) == [("N121", f"i/{name}")]


def test_another_file_without_a_place_is_a_warning() -> None:
    said = sort_folder(("plan.pdf",), "i").diagnostics
    assert [(d.code, d.severity) for d in said] == [("N121", Severity.WARNING)]


@pytest.mark.parametrize(
    "name",
    ["output/2026-x-final.pdf", "evidence/D01-verslag.pdf", "seals/draft.yaml", "reaction/received/01.yaml"],
)
def test_attachments_and_what_the_tool_owns_are_left_alone(name: str) -> None:
    assert codes(name) == []


def test_a_near_name_is_suggested() -> None:
    said = sort_folder(("advise.md",), "i").diagnostics
    assert "advice.md" in said[0].hint


def test_a_name_that_windows_cannot_hold_is_said() -> None:
    assert ("N126", "i/evidence/G02-wat?.md") in codes("evidence/G02-wat?.md")


def test_a_copy_without_its_original_says_how_it_should_be_named() -> None:
    said = sort_folder(("evidence/G02-a (1).md",), "i").diagnostics
    assert [(d.code, d.related) for d in said] == [("N112", ())]
    assert "evidence/G02-a.md" in said[0].hint


def test_an_attachment_may_have_a_number_in_its_name() -> None:
    assert codes("evidence/rapport (1).pdf") == []
    assert codes("evidence/rapport (1).pdf", "evidence/rapport.pdf") == [
        ("N112", "i/evidence/rapport (1).pdf")
    ]
