"""Images and tables in people's Markdown, and what only looks like them."""

from __future__ import annotations

import pytest

from naftctl.load.folder import NOTE, SCORING
from naftctl.prose import Prose, image_file, parse

GOOD = '![Een plan met twee lokalen](../evidence/plan.png "De begane grond")'


def read(text: str) -> Prose:
    return parse(text, "inspections/x/scorings/OS-B3.md", 1, SCORING)


def said(text: str) -> list[tuple[str, int, int]]:
    return [(flaw.code, flaw.span.line, flaw.span.column) for flaw in read(text).flaws]


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"Tekst.\n\n{GOOD}\n\nTekst.",
        f"## Vaststellingen\n{GOOD}\n## Sterke punten",
        f"## Vaststellingen\n\n- V1. Punt.\n\n  {GOOD}\n\n- V2. Punt.",
        f"::: internal\n{GOOD}\n:::",
        "![Een plan](plan%20van%20boven.jpg)",
    ],
)
def test_an_image_alone_in_its_paragraph_is_good(text: str) -> None:
    assert said(text) == []
    assert len(read(text).images) == 1


def test_an_image_has_the_place_where_it_was_written() -> None:
    (image,) = read(f"Tekst.\n\n{GOOD}").images
    assert (image.target, image.span.line, image.span.column) == ("../evidence/plan.png", 3, 1)
    assert image.span.end_column == len(GOOD) + 1


@pytest.mark.parametrize("alt", ["", "  ", "plan.png", "plan", "afbeelding", "alt text"])
def test_an_image_whose_words_say_nothing_is_a_flaw(alt: str) -> None:
    assert said(f"![{alt}](../evidence/plan.png)") == [("N132", 1, 1)]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (f"Zie {GOOD}", 5),
        (f"{GOOD} hier.", 1),
        (f"Zie\n{GOOD}", 1),
        (f"{GOOD}\nHier.", 1),
        (f"> {GOOD}", 3),
        (f"- {GOOD}", 3),
        (f"{GOOD}{{width=50%}}", 1),
        ("![Een plan]()", 1),
        ("![Een plan](plan van boven.png)", 1),
        ("![Een plan](plan.png 'kort')", 1),
        ("![Een plan][plan]", 1),
    ],
)
def test_an_image_anywhere_else_or_written_otherwise_is_a_flaw(text: str, column: int) -> None:
    found = [(code, at) for code, _, at in said(text)]
    assert ("N133", column) in found
    assert {code for code, _ in found} <= {"N133", "N117"}


@pytest.mark.parametrize("text", ["`![x](y.png)`", "```\n![x](y.png)\n```", "\\![x](y.png)", "Goed![@G02]"])
def test_what_only_looks_like_an_image_is_none(text: str) -> None:
    assert read(text).images == ()
    assert "N133" not in {code for code, *_ in said(text)}


def test_a_note_that_is_not_printed_may_show_what_it_likes() -> None:
    note = parse("Zie ![](https://example.org/x.png)\n\n" + table(12), "evidence/G01-x.md", 1, NOTE)
    assert (note.flaws, note.images) == ((), ())


@pytest.mark.parametrize(
    ("text", "target", "file"),
    [
        ("scorings/OS-B3.md", "../evidence/plan.png", "evidence/plan.png"),
        ("scorings/OS-B3.md", "plan.png", "scorings/plan.png"),
        ("summary.md", "./evidence/a/../plan.png", "evidence/plan.png"),
        ("summary.md", "een%20plan.png", "een plan.png"),
        ("summary.md", "../plan.png", None),
        ("scorings/OS-B3.md", "../../plan.png", None),
        ("summary.md", "%2e%2e/plan.png", None),
        ("summary.md", "..\\plan.png", None),
        ("summary.md", "/etc/plan.png", None),
        ("summary.md", "//huis/plan.png", None),
        ("summary.md", "C:/plan.png", None),
        ("summary.md", "https://example.org/plan.png", None),
        ("summary.md", "data:image/png;base64,AAAA", None),
        ("summary.md", "plan%00.png", None),
    ],
)
def test_a_path_means_a_file_of_the_inspection_or_none(text: str, target: str, file: str | None) -> None:
    assert image_file(text, target) == file


def table(columns: int) -> str:
    return "\n".join("|" + cell * columns for cell in ("a|", "--|", "b|"))


def test_a_table_of_eight_columns_is_good() -> None:
    assert said(table(8)) == []


@pytest.mark.parametrize("lead", ["", "Tekst.\n\n", "- V1. Punt\n\n  "])
def test_a_table_with_more_columns_is_a_flaw_at_its_head(lead: str) -> None:
    text = lead + table(9).replace("\n", "\n  " if lead.startswith("-") else "\n")
    assert [(code, line) for code, line, _ in said(text)] == [("N135", lead.count("\n") + 1)]


def test_long_lines_that_look_like_the_rule_of_a_table_take_no_time() -> None:
    assert said("|" * 4000 + "\n" + " " * 4000 + "x\n" + "|-" * 4 + " " * 20000 + "x") == []
