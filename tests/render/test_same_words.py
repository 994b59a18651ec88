"""The text of a report is the same in every format, up to layout.

Layout is: hyphens and line ends; the running header and footer; the title and notice on the cover; the
table of contents; signs and numbers of lists, headings and notes (compared between the PDF and Word, which
show them, and left out of Markdown and HTML); rows of heads that are repeated on the next page; alternative
texts; and the chart, which Markdown leaves out because the table beside it says the same. The PDF has one
passage of its own, about the PDF.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from naftctl.cli.press import furthest
from naftctl.load.workspace import WorkspaceReader
from naftctl.render import FORMATS, render_report
from naftctl.render.compose import report_context
from naftctl.render.context import Edition
from tests.conftest import ROOT, TODAY
from tests.render.words import (
    cover_words,
    docx_words,
    head_rows,
    html_words,
    markdown_words,
    pdf_words,
    words,
)

EXAMPLES = tuple(sorted(path.parent.name for path in (ROOT / "inspections").glob("*/inspection.yaml")))


@pytest.fixture(scope="module", params=EXAMPLES)
def inspection(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=("internal", "furthest"))
def made(request: pytest.FixtureRequest, inspection: str, templates: Path) -> dict[str, bytes]:
    dossier = WorkspaceReader(ROOT).dossier(inspection, TODAY).dossier
    assert dossier is not None
    edition: Edition = "internal" if request.param == "internal" else furthest(dossier)
    if request.param == "furthest" and edition == "internal":
        pytest.skip("the internal edition is the furthest one")
    return render_report(*report_context(dossier, edition, "a1b2c3d", "0.1.0"), FORMATS, templates)


def test_the_pdf_and_word_say_the_same_words_and_numbers(made: dict[str, bytes], templates: Path) -> None:
    word = docx_words(made["docx"], numbers=True, chart="drawing") + cover_words(made["docx"])
    pdf = pdf_words(made["pdf"]) - own_passage(templates)
    assert not differences("pdf", without_repeated_heads(pdf, word, made["docx"]), word)


def test_the_web_page_and_word_say_the_same_words(made: dict[str, bytes]) -> None:
    word = docx_words(made["docx"], numbers=False, chart="drawing")
    assert not differences("html", html_words(made["html"]), word)


def test_markdown_and_word_say_the_same_words(made: dict[str, bytes]) -> None:
    word = docx_words(made["docx"], numbers=False, chart="none")
    assert sum(word.values()) > 300
    assert not differences("md", markdown_words(made["md"]), word)


def test_a_word_that_is_missing_is_named() -> None:
    found = differences("pdf", words("een twee twee 2026"), words("een twee drie 2026"))
    assert found == {"only in pdf": {"twee": 1}, "only in docx": {"drie": 1}}


def differences(form: str, found: Counter[str], word: Counter[str]) -> dict[str, dict[str, int]]:
    """The words that one of the two has more often, with how many more."""
    more = {f"only in {form}": dict(found - word), "only in docx": dict(word - found)}
    return {where: said for where, said in more.items() if said}


def own_passage(templates: Path) -> Counter[str]:
    """The words in the PDF that are about the PDF."""
    text = (templates / "parts" / "annexes.md.j2").read_text(encoding="utf-8")
    found = re.search(r"^::: pdf\n(.*?)^:::", text, flags=re.MULTILINE | re.DOTALL)
    assert found
    return words(found[1])


def without_repeated_heads(pdf: Counter[str], word: Counter[str], docx: bytes) -> Counter[str]:
    """The words of the PDF without rows of heads that it has more often than Word."""
    for head in head_rows(docx):
        while head and head <= pdf - word:
            pdf = pdf - head
    return pdf
