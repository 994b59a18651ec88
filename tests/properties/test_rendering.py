"""A report is made of the dossier alone: the same bytes every time, and nothing in it that was taken away."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from html import unescape

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from naftctl.model.dossier import Dossier
from naftctl.render import render_report
from naftctl.render.compose import report_context
from naftctl.render.context import Edition
from naftctl.render.template import render
from tests.conftest import ROOT, examples
from tests.properties.small import B3, FILES, INSPECTION, SENTENCE, SUMMARY, WORD, dossier_of

TEMPLATES = ROOT / "templates" / "report"
EDITIONS: tuple[Edition, ...] = ("internal", "draft", "final", "public", "release")
HOSTILE = st.lists(
    st.sampled_from(
        (
            *(
                "{{ 7*7 }}",
                "{% for x in y %}",
                "{#",
                "#}",
                "<<",
                ">>",
                "((*",
                "*))",
                "<script>",
                "&amp;",
                "`",
                "```",
            ),
            *(
                "# kop",
                "- a",
                "[a](b)",
                "![a](b)",
                "$x^2$",
                "\\newpage",
                "\\",
                "*",
                "_",
                "|",
                "~",
                "^",
                "::: internal",
            ),
            *(
                "{.redact}",
                "=cmd()",
                "<!--",
                "-->",
                '"',
                "'",
                "@G01",
                "[^1]",
                "#set text",
                "http://a.example",
            ),
        )
    )
    | WORD,
    min_size=1,
    max_size=6,
).map(" ".join)


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def named(name: str, address: str) -> dict[str, str]:
    """The inspection of a provider with this name and address."""
    text = FILES[INSPECTION].replace("vzw Het Anker (fictief)", quoted(name))
    return FILES | {INSPECTION: text.replace("Kade 1, 9999 Voorbeeldhaven", quoted(address))}


def made(dossier: Dossier, edition: Edition, *formats: str) -> Mapping[str, bytes]:
    return render_report(*report_context(dossier, edition, "a1b2c3d", "0.1.0"), formats, TEMPLATES)


@given(HOSTILE, HOSTILE, st.sampled_from(EDITIONS))
def test_the_context_of_a_report_is_the_same_twice_and_whatever_the_order_of_the_files(
    name: str, address: str, edition: Edition
) -> None:
    files = named(name, address)
    turned = {each: files[each] for each in sorted(files, reverse=True)}
    one, other = (report_context(dossier_of(each), edition, "a", "0.1.0") for each in (files, turned))
    assert one == other
    assert one[0].provider.name == name


@given(HOSTILE, HOSTILE, st.sampled_from(EDITIONS))
def test_a_template_gives_the_same_text_twice_and_obeys_no_word_of_people(
    name: str, address: str, edition: Edition
) -> None:
    def skeleton(title: str, place: str) -> str:
        context, _ = report_context(dossier_of(named(title, place)), edition, "a", "0.1.0")
        return render(TEMPLATES, "report.md.j2", {"report": context})

    found = skeleton(name, address)
    assert skeleton(name, address) == found
    # Another name on other lines would be a line of Markdown, or a template that was carried out.
    assert found.count("\n") == skeleton("Naam", "Plaats").count("\n")
    assert "49" not in re.findall(r"\b49\b", found) or "49" in name + address


HIDDEN = st.lists(SENTENCE.map(str.upper), min_size=1, max_size=8)
MARKS = st.lists(st.sampled_from((".redact", ".internal", '.redact as="iemand"')), min_size=8, max_size=8)


# Each starts Pandoc three times; to make a failing one smaller would take minutes.
@settings(max_examples=examples(5), phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(HIDDEN, MARKS, HOSTILE)
def test_what_is_taken_away_is_in_no_file_that_is_made_and_the_files_are_the_same_twice(
    hidden: list[str], marks: list[str], name: str
) -> None:
    marked = [f"[{words}]{{{mark}}}" for words, mark in zip(hidden, marks, strict=False)]
    files = named(name, "Kade 1")
    files[SUMMARY] += "\n" + "\n\n".join(f"Tekst {each} tot daar." for each in marked) + "\n"
    files[B3] = files[B3].replace("\n- V1.", "\n- V7. " + " en ".join(marked) + ". [@G01]\n- V1.", 1)
    dossier = dossier_of(files)
    formats = ("md", "html", "docx")
    public = made(dossier, "public", *formats)
    assert made(dossier, "public", *formats) == public
    for text in texts_of(public):
        assert [words for words in hidden if words in text] == []
    draft = " ".join(unescape(made(dossier, "draft", "md")["md"].decode()).split())
    kept = [words for words, mark in zip(hidden, marks, strict=False) if mark != ".internal"]
    assert all(words in draft for words in kept)


def texts_of(files: Mapping[str, bytes]) -> list[str]:
    """All text in the finished files, with every part of a Word file on its own."""
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))]
    page = re.sub(rb"base64,[A-Za-z0-9+/=]+", b"", files["html"])  # a font is no text
    found = [data.decode("utf-8") for data in (files["md"], page, *parts)]
    bare = [re.sub(r"<[^>]*>", "", text) for text in found]
    return [" ".join(text.split()) for text in (*found, *bare)]
