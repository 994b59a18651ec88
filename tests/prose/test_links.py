"""Links in people's Markdown: to the web or to mail, and nowhere else."""

from __future__ import annotations

import time

import pytest

from naftctl.load.folder import NOTE, SCORING
from naftctl.prose import parse


def said(text: str) -> list[tuple[str, int, int, int]]:
    flaws = parse(text, "inspections/x/scorings/OS-B3.md", 1, SCORING).flaws
    return [(flaw.code, flaw.span.line, flaw.span.column, flaw.span.end_column) for flaw in flaws]


@pytest.mark.parametrize(
    "text",
    [
        "Zie [de gids](https://voorbeeld.be/gids) en [schrijf ons](mailto:naft@voorbeeld.be).",
        "Zie [de gids][1].\n\n[1]: https://voorbeeld.be/gids",
        "Het team zei het zelf [@D01]: „zo gaat het”.",
        "[@D01]: zo staat het er.",
        "Een haak \\](javascript:x) en `[x](javascript:x)` als code.",
        "De begeleider zei [lacht] (met een knik) dat het lukt.",
    ],
)
def test_a_link_to_the_web_or_to_mail_and_what_is_no_link_are_good(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "target", "line"),
    [
        ("Zie [hier](javascript:alert(1)).", "javascript:alert", 1),
        ("Zie [hier](<javascript:alert>).", "javascript:alert", 1),
        ("Zie [hier]( data:text/html,x).", "data:text/html,x", 1),
        ("Zie [het verslag](../evidence/D01.md).", "../evidence/D01.md", 1),
        ("Zie [de map](file:///etc/hosts).", "file:///etc/hosts", 1),
        ("Zie [hier](https:evil).", "https:evil", 1),
        ("Zie [hier][1].\n\n[1]: javascript:alert", "javascript:alert", 3),
        ("Zie [een [sic] woord](vbscript:x).", "vbscript:x", 1),
    ],
)
def test_any_other_link_is_a_flaw_at_its_target(text: str, target: str, line: int) -> None:
    column = text.split("\n")[line - 1].index(target) + 1
    assert said(text) == [("N150", line, column, column + len(target))]


def test_notes_of_the_team_may_link_to_anything() -> None:
    assert parse("[x](lokaal.docx)", "inspections/x/notes/a.md", 1, NOTE).flaws == ()


def test_many_brackets_are_read_in_a_moment() -> None:
    text = "[a](" * 40_000
    start = time.process_time()
    parse(text, "inspections/x/scorings/OS-B3.md", 1, SCORING)
    assert time.process_time() - start < 5
