"""What people and scripts see of two versions side by side."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from naftctl.engines.pandoc import program
from naftctl.framework.compare import compare
from naftctl.framework.lineage import Kind
from naftctl.model.framework import Framework
from naftctl.show.comparison import as_json, as_markdown, as_text
from naftctl.show.words import coloured, plain
from tests.framework.edits import edited, like, moved, read, rewritten

OLD, NEXT = read("r-naft/2026.1"), read("r-naft/2026.2")
HOSTILE = (
    "# kop *a* _b_ `c` **d** ~~e~~ ^f^ [g](http://h.be) ![i](j) <b>k</b> <!-- l --> &amp; $m$ $$n$$ \\o | p "
    "www.q.be r@s.be https://t.be [^u]: :smile: #12 @v {w=x} - y 1. z \x1b[31m \u202e <https://a.be>"
)


def text(new: Framework, width: int = 80) -> list[str]:
    return list(as_text(compare(OLD, new), plain, width))


def rows(**update: Any) -> Framework:
    return edited(OLD, **update)


def scale(**update: Any) -> Framework:
    return rewritten(OLD, "OS-B3", like(OLD, "OS-B3", **update))


def heirs(name: str, *ids: str, **update: Any) -> Framework:
    return rewritten(OLD, name, *(like(OLD, name, id=each, replaces=(name,), **update) for each in ids))


ADVICE = OLD.advice[0].model_copy(update={"id": "gunstig_opvolging", "label": "gunstig, met opvolging"})
MERGED = {"id": "KV-K5", "replaces": ("KV-K2", "KV-K3")}
TAKEN_IN = {"replaces": ("KV-K3",)}
SENTENCES = {
    "KV-B4 is herschreven: titel": rewritten(OLD, "KV-B4", like(OLD, "KV-B4", title="Iets anders.")),
    "KV-B4 valt weg: De begeleiders bouwen": rewritten(OLD, "KV-B4"),
    "OS-B5 is gesplitst in OS-B6 en OS-B7": heirs("OS-B5", "OS-B6", "OS-B7"),
    "OS-B5 is gesplitst in OS-B6, OS-B7 en OS-B8": heirs("OS-B5", "OS-B6", "OS-B7", "OS-B8"),
    "KV-K2 en KV-K3 zijn samengevoegd tot KV-K5": rewritten(
        rewritten(OLD, "KV-K2", like(OLD, "KV-K2", **MERGED)), "KV-K3"
    ),
    "KV-K3 is opgenomen in KV-K2": rewritten(
        rewritten(OLD, "KV-K2", like(OLD, "KV-K2", **TAKEN_IN)), "KV-K3"
    ),
    "KV-N3 heet nu KV-B8 en verhuist van rubriek N naar rubriek B": moved(
        OLD, "KV-N3", "B", id="KV-B8", replaces=("KV-N3",)
    ),
    "OS-B3 verhuist van onderzoek BJ naar onderzoek NS": scale(investigation="NS"),
    "OS-B3 is herschreven: titel; is gewijzigd: telt mee voor het advies": scale(
        title="Iets anders", advice_relevant="nee"
    ),
    "OS-B3 is herschreven: niveau `volgens`": scale(
        levels=OLD.scale["OS-B3"].levels | {"volgens": "Iets anders."}
    ),
    "OS-B3 heeft een andere volgorde: kernelementen": scale(
        key_elements=OLD.scale["OS-B3"].key_elements[::-1]
    ),
    "nieuw advies `gunstig_opvolging`: gunstig, met opvolging": rows(advice=(*OLD.advice, ADVICE)),
    "advies `gunstig` is gewijzigd: kan samengaan met tekorten": rows(
        advice=(OLD.advice[0].model_copy(update={"with_shortcomings": True}), *OLD.advice[1:])
    ),
    "termijn om een reactie te verwerken: 14 dagen → 21 dagen": rows(
        terms=OLD.terms.model_copy(update={"processing_days": 21})
    ),
    "een andere keuze vraagt een motief: ja → nee": rows(
        focus=OLD.focus.model_copy(update={"other_choice_needs_motive": False})
    ),
    "melding in elk verslag valt weg": rows(notice=None),
    "functie van wie de bron overnam: niets → directeur": rows(
        source=OLD.source.model_copy(update={"adopted_by": "directeur"})
    ),
    "de volgorde van de rubrieken is gewijzigd": rows(rubrics=OLD.rubrics[::-1]),
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_change_is_a_sentence(sentence: str) -> None:
    lines = text(SENTENCES[sentence], 400)
    assert [line for line in lines if line.startswith(f"  {sentence}")]
    assert lines[-1].startswith("1 verschil: ")


def test_the_words_that_changed_are_marked_and_long_rests_are_left_out() -> None:
    image = OLD.expectations["KV-B4"].quality_image.replace("duidelijk over grenzen", "helder over grenzen")
    new = rewritten(OLD, "KV-B4", like(OLD, "KV-B4", quality_image=image))
    assert text(new, 200) == [
        "r-naft/2026.1 (werktekst) → r-naft/2026.1 (werktekst)",
        "[-zo-] viel weg, {+zo+} is nieuw",
        "",
        "Rubrieken en verwachtingen",
        "  KV-B4 is herschreven: kwaliteitsbeeld",
        "    De begeleiders bouwen een veilige en krachtgerichte relatie met de jongere op.",
        "    kwaliteitsbeeld: … genomen. Begeleiders zijn nabij, voorspelbaar en [-duidelijk-] {+helder+} "
        "over grenzen. Ze vertrekken van wat …",
        "",
        "1 verschil: 1 herschreven",
    ]


def test_a_family_shows_the_words_of_each_pair() -> None:
    lines = text(heirs("OS-B5", "OS-B6", "OS-B7", based_on=("KV-R1",)))
    assert lines[3:8] == [
        "  OS-B5 is gesplitst in OS-B6 en OS-B7",
        "    Resultaten en effecten bij de jongere",
        "    OS-B5 → OS-B6",
        "      gebaseerd op: KV-R1, KV-R2, KV-R4 → KV-R1",
        "    OS-B5 → OS-B7",
    ]


def test_nothing_that_differs_is_said_in_as_many_words() -> None:
    assert text(OLD)[1:] == ["geen verschil in betekenis"]
    assert "geen verschil in betekenis" in as_markdown(compare(OLD, OLD))
    assert json.loads(as_json(compare(OLD, OLD)))["changes"] == []


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(width: int) -> None:
    comparison = compare(OLD, NEXT)
    lines = list(as_text(comparison, plain, width))
    assert max(map(len, lines)) <= width
    assert " ".join(lines).split() == " ".join(as_text(comparison, plain, 100_000)).split()


def test_colour_adds_nothing_that_is_not_there_without_it() -> None:
    comparison = compare(OLD, NEXT)
    painted = list(as_text(comparison, coloured, 80))
    assert [re.sub(r"\x1b\[[\d;]*m", "", line) for line in painted] == list(as_text(comparison, plain, 80))
    assert any("\x1b[31m[-" in line for line in painted)


def test_hostile_text_shows_every_character_and_steers_nothing() -> None:
    for lines in (text(scale(title=HOSTILE)), text(scale(id=f"OS-\x1b{HOSTILE}"))):
        assert all(line.isprintable() for line in lines)
    assert "\\x1b[31m" in " ".join(text(scale(title=HOSTILE)))
    assert as_json(compare(OLD, scale(title=HOSTILE))).isascii()


def test_a_page_has_the_words_of_the_framework_as_plain_text() -> None:
    new = edited(scale(title=HOSTILE, key_elements=(HOSTILE,)), title=HOSTILE)
    new = rewritten(new, "KV-B4", like(new, "KV-B4", id=HOSTILE, title=HOSTILE))
    found = list(_nodes(_parsed(as_markdown(compare(OLD, new)))))
    kinds = {node["t"] for node in found}
    assert kinds <= {"Header", "Para", "Plain", "BulletList", "Str", "Space", "Strong", "Strikeout"}
    title = "".join(str(node.get("c", " ")) for node in _strong(found, "kop"))
    assert title == HOSTILE.replace("\x1b", "\\x1b").replace("\u202e", "\\u202e")


def test_every_changed_word_of_the_real_page_is_marked_for_a_reader() -> None:
    comparison = compare(OLD, NEXT)
    page = as_markdown(comparison)
    found = list(_nodes(_parsed(page)))
    words = "".join(str(node["c"]) for node in found if node["t"] == "Str")
    assert "~~" not in words
    assert "**" not in words
    assert len([node for node in found if node["t"] == "Strong"]) > 40


def test_a_page_has_one_title_and_skips_no_level_of_heading() -> None:
    for level in (1, 2):
        levels = [len(mark) for mark in re.findall(r"^(#+) ", as_markdown(compare(OLD, NEXT), level), re.M)]
        assert levels.count(level) == 1
        assert levels[0] == level
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert max(levels) == level + 2


def test_a_page_says_which_versions_it_is_about_and_where_they_come_from() -> None:
    new = edited(NEXT, version="2027.1", provenance="officieel")
    page = as_markdown(compare(OLD, new))
    assert page.startswith("# Wat verschilt tussen r-naft/2026.1 en r-naft/2027.1\n")
    assert "- Oud: r-naft/2026.1 (werktekst), " in page
    assert "- Nieuw: r-naft/2027.1 (officieel), " in page
    assert "### herkomst: werktekst → officieel" in page


def test_a_script_gets_the_same_as_data() -> None:
    image = OLD.expectations["KV-B3"].quality_image.replace("kort, leesbaar", "beknopt, leesbaar")
    data = json.loads(as_json(compare(OLD, rewritten(OLD, "KV-B3", like(OLD, "KV-B3", quality_image=image)))))
    (change,) = data["changes"]
    (field,) = change.pop("fields")
    assert data["counts"]["reworded"] == sum(data["counts"].values()) == 1
    assert change == {
        "part": Kind.EXPECTATION,
        "kinds": ["reworded"],
        "before": ["KV-B3"],
        "after": ["KV-B3"],
        "title": "De aanbieder biedt elke jongere een doelgericht traject op maat.",
        "sentence": "KV-B3 is herschreven: kwaliteitsbeeld",
        "old_place": {"file": "frameworks/r-naft/2026.1/framework.yaml", "line": 108, "column": 9},
        "new_place": {"file": "frameworks/r-naft/2026.1/framework.yaml", "line": 108, "column": 9},
    }
    assert (field["field"], field["level"], field["old"], field["new"]) == (
        "quality_image",
        None,
        OLD.expectations["KV-B3"].quality_image,
        image,
    )
    assert [part for part in field["segments"] if part["op"] != "equal"] == [
        {"op": "removed", "text": "kort"},
        {"op": "added", "text": "beknopt"},
    ]


def _parsed(page: str) -> Any:
    call = [program(), "-f", "gfm", "-t", "json"]
    done = subprocess.run(call, input=page.encode(), capture_output=True, check=True)
    return json.loads(done.stdout)["blocks"]


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "t" in value:
            yield value
        yield from _nodes(list(value.values()))
    elif isinstance(value, list):
        for inside in value:
            yield from _nodes(inside)


def _strong(found: list[dict[str, Any]], word: str) -> list[dict[str, Any]]:
    """What stands in the first strong text that has this word."""
    rows: list[list[dict[str, Any]]] = [node["c"] for node in found if node["t"] == "Strong"]
    return next(row for row in rows if any(node.get("c") == word for node in row))
