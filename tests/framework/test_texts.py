"""The files of a framework version read back to the same version, whatever the words in it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naftctl.characters import ODD, ODD_IN_KEY
from naftctl.framework.texts import WIDTH, changes_page, escaped, version_files
from naftctl.load.framework import read_framework
from naftctl.load.tree import DiskTree, MemoryTree
from naftctl.model.framework import Framework, Scale
from tests.conftest import ROOT, examples

NASTY = (
    "", " ", "no", "on", "y", "N", "null", "~", "True", "2026.1", "2026-03-02", "12:30", "007", "1_000",
    "0x1F", "1e5", ".inf", "- x", "-", "? x", "a: b", "a:", ":a", "a #b", "#a", "a#b", "%x", "@x", "`x`",
    "!x", "&x", "*x", "[x]", "{x}", "x]", "'x'", '"x"', 'zeg "ja"', "it's", "a\\b", "|", ">", "---", "...",
    "--- x", "<<", "=", "=1+1", " vooraan", "achteraan ", "dubbele  spatie", "a\n", "\na", "a\nb",
    "a\n\n\nb", "a\n b", "a \nb", "tab\thier", "\tvooraan", "a\r\nb", "één", "vast\xa0spatie",
    "🙂 lacht", "漢字", "<<<<<<< x", "x" * 400, ("lang woord " * 40).strip(), "⟨half", "{{ x }}",
    ("a: b # c - d " * 30).strip(), "\u3000breed",
    "woord\nmet een heel lange tweede alinea " + "en nog wat " * 20 + "einde",
)  # fmt: skip


def _readable(text: str) -> bool:
    """Whether the reader takes this text at all; it refuses odd characters and blanks to be filled in."""
    return not ODD.search(text) and unicodedata.normalize("NFC", text) == text and "⟨vul in" not in text


texts = st.sampled_from([t for t in NASTY if _readable(t)]) | st.text(max_size=300).filter(_readable)
keys = texts.filter(lambda key: 0 < len(key.strip()) <= 60 and not ODD_IN_KEY.search(key) and key[0] != "⟨")


@pytest.fixture(scope="module")
def framework() -> Framework:
    read, _ = read_framework(DiskTree(ROOT / "frameworks/r-naft/2026.1", "frameworks/r-naft/2026.1"))
    assert read is not None
    return read


def _again(framework: Framework, header: str = "") -> Framework | None:
    read, said = read_framework(MemoryTree(version_files(framework, header), "kader"))
    assert [str(d) for d in said] == []
    return read


def test_the_working_text_reads_back_to_the_same_version(framework: Framework) -> None:
    assert _again(framework, "Eerste regel\n\n# tweede: regel") == framework


@pytest.mark.parametrize("text", [text for text in NASTY if _readable(text)])
def test_a_nasty_text_reads_back_as_it_was(framework: Framework, text: str) -> None:
    changed = framework.model_copy(update={"title": text, "notice": text, "version": text})
    assert _again(changed) == changed


@settings(max_examples=examples(100), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_text_in_any_depth_reads_back_as_it_was(data: st.DataObject) -> None:
    small = _small(lambda: data.draw(texts), data.draw(keys))
    assert _again(small) == small


def test_every_key_is_written_in_the_order_of_the_model(framework: Framework) -> None:
    files = version_files(framework)
    tops = re.findall(r"^(\w+):", files["framework.yaml"], re.M)
    assert tops == [name for name in Framework.model_fields if name != "scales"]
    for scale in framework.scales:
        assert re.findall(r"^(\w+):", files[f"scales/{scale.id}.yaml"], re.M) == list(Scale.model_fields)


def test_long_texts_are_folded_and_values_that_look_like_something_else_are_quoted(
    framework: Framework,
) -> None:
    text = version_files(framework, "Uit het formulier")["framework.yaml"]
    modeline, _, rest = text.partition("\n")
    assert modeline == "# yaml-language-server: $schema=../../../schemas/framework.json"
    assert rest.startswith('# Uit het formulier\nid: r-naft\nversion: "2026.1"\ntitle: Referentiekader')
    assert '  - id: "N"\n    title: Netwerk\n' in text
    assert "presented: 2020-03-02\n  adopted: null\n" in text
    assert "        quality_image: >-\n          Jongeren nemen" in text
    assert "        replaces: []\n" in text
    assert max(map(len, text.splitlines())) <= WIDTH


def test_two_scales_with_one_id_are_refused(framework: Framework) -> None:
    double = framework.model_copy(update={"scales": (*framework.scales, framework.scales[0])})
    with pytest.raises(ValueError, match="same id"):
        version_files(double)


def test_the_page_of_changes_holds_the_source_and_below_it_the_difference(framework: Framework) -> None:
    page = changes_page(framework, date(2027, 1, 4), "## Verschil\n\n- 14 dagen\n")
    assert page.startswith("# r-naft/2026.1\n\nDeze versie bevat de officiële tekst.")
    assert page.endswith(
        "- voorgesteld op: 2020-03-02\n- ingelezen op: 2027-01-04\n\n## Verschil\n\n- 14 dagen\n"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("R_N*A* [x](y) <b>", r"R\_N\*A\* \[x\](y) \<b\>"),
        ("&amp; 5 ~ 6", r"\&amp; 5 \~ 6"),
        ("a\n# kop", r"a \# kop"),
    ],
)
def test_words_of_people_mean_nothing_in_markdown(text: str, shown: str) -> None:
    assert escaped(text) == shown


def _small(draw: object, key: str) -> Framework:
    t = draw
    assert callable(t)
    scale = {
        "id": "OS-1", "title": t(), "investigation": t(), "based_on": [t(), t()], "key_elements": [t()],
        "advice_relevant": "te_bevestigen", "levels": {"beneden": t(), key: t()}, "replaces": [t()],
    }  # fmt: skip
    return Framework.model_validate({
        "id": t(), "version": t(), "title": t(), "language": t(), "provenance": "officieel", "notice": t(),
        "source": {"title": t(), "adopted": "2027-01-04", "adopted_by": t(), "sha256": t()},
        "research_questions": [{"id": t(), "text": t(), "attention": t()}],
        "context": [], "levels": [], "report_categories": [], "good_practice": [], "regulation": [],
        "rubrics": [{"id": t(), "title": t(), "core": t(), "expectations": [
            {"id": t(), "title": t(), "quality_image": t(), "replaces": [t(), t()]}]}],
        "investigations": [{"id": t(), "title": t(), "place": "wissel", "research_question": t()}],
        "focus": {"alternates": 4, "choose": 0, "other_choice_needs_motive": True},
        "judgement": {"methods": 2, "sources": 2, "members": 2, "difference": 1},
        "requested_information": [], "partner_groups": [{"id": t(), "title": t(), "subject": True}],
        "advice": [], "occasions": [],
        "terms": {"announcement_days": 28, "reaction_days": 14, "counting": t(), "processing_days": 14,
                  "request_days": 20, "request_extended_days": 40},
        "scales": [scale],
    })  # fmt: skip
