"""What is redacted for the public: a mark that can be seen in every format, and nothing of it in any byte."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from naftctl.load.folder import PLAIN
from naftctl.prose import parse
from naftctl.render import FORMATS, render_report
from naftctl.render.leaks import Sought, leaks, withheld
from tests.render.words import docx_words, html_words, markdown_words, pdf_words

if TYPE_CHECKING:
    from naftctl.model.dossier import Dossier
    from naftctl.render.context import ReportContext
    from naftctl.render.pieces import Passage

WRITTEN = (
    'Volgens [Lotte Peeters]{.redact} is [de turnclub in Voorde]{.redact as="een sportclub"} gestart. [@G02]'
    "\n\n"
    "| wie | wat |\n|--|--|\n| [Bram *van den* Berghe]{.redact} | [0475 12 34 56]{.redact} |\n"
)


@pytest.fixture(scope="module")
def dossier(example: Dossier) -> Dossier:
    return replace(example, loose=(parse(WRITTEN, "a.md", 1, PLAIN),))


@pytest.fixture(scope="module")
def public(
    dossier: Dossier, material: tuple[ReportContext, Mapping[str, Passage]], templates: Path
) -> dict[str, bytes]:
    """The example in every format as the public reads it, with one text more."""
    context, passages = material
    shown = {
        text.span: text.shown(internal=False, redacted=True) for page in dossier.texts for text in page.texts
    }
    texts = {
        ref: replace(passage, markdown=shown.get(passage.span, passage.markdown))
        for ref, passage in passages.items()
    }
    first = next(iter(texts))
    (added,) = parse(WRITTEN, "a.md", 1, PLAIN).texts
    texts[first] = replace(texts[first], markdown=added.shown(internal=False, redacted=True))
    return render_report(replace(context, edition="public"), texts, FORMATS, templates)


def test_words_that_are_redacted_are_in_no_format(public: dict[str, bytes], dossier: Dossier) -> None:
    words = withheld(dossier, redacted=True)["redacted"]
    assert {"Lotte Peeters", "Bram van den Berghe", "een jongere uit het derde jaar hout"} <= set(words)
    authors = ("Onderwijsinspectie", "Zorginspectie")
    sought = Sought({"redacted": words, "path": [str(Path.cwd())]}, authors=authors)
    assert leaks({f"verslag.{form}": data for form, data in public.items()}, sought) == ()


def test_in_every_format_a_reader_sees_that_words_were_left_out(public: dict[str, bytes]) -> None:
    told = {
        "pdf": pdf_words(public["pdf"]),
        "docx": docx_words(public["docx"], numbers=False, chart="none"),
        "html": html_words(public["html"]),
        "md": markdown_words(public["md"]),
    }
    assert {form: words["weggelaten"] for form, words in told.items()} == dict.fromkeys(told, 3)
    assert all(words["sportclub"] for words in told.values())


def test_the_mark_is_set_apart_from_the_words_around_it(public: dict[str, bytes]) -> None:
    page = re.sub(rb'<span aria-hidden="true">[^<]*</span>', b"", public["html"])
    assert b'<span class="redacted">weggelaten</span>' in page
    assert b'<span class="redacted">een sportclub</span>' in page
    assert b"[weggelaten]" in public["md"].replace(b"\\", b"")


def test_words_that_are_shown_to_the_provider_are_found(
    dossier: Dossier, material: tuple[ReportContext, Mapping[str, Passage]], templates: Path
) -> None:
    files = render_report(*material, ("docx", "html"), templates)
    told = leaks(files, Sought({"redacted": withheld(dossier, redacted=True)["redacted"]}))
    assert {leak.file for leak in told} == {"docx", "html"}
