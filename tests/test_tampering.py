"""A sealed inspection that changes: the verdict on each way is refused, listed, or nothing said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import pytest
from msgspec.structs import replace

from naftctl.checks import run_checks
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.load.dossier import read_dossier
from naftctl.load.tree import MemoryTree
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.framework import Framework
from naftctl.model.owned import Seal
from tests.checks.case import example, sealed_example
from tests.conftest import ROOT, TODAY
from tests.sealing import LABEL, dossier_of
from tests.tampering import (
    ADVICE,
    ANSWERED,
    BESIDE,
    BREAKS,
    CORRECTS,
    HARMLESS,
    NEVER,
    POINT,
    REGULATION,
    Files,
    both,
    drop,
    milestone,
    put,
    sub,
)

_READER = WorkspaceReader(ROOT)


def said(
    files: Mapping[str, str], base: Mapping[str, Seal] | None = None, framework: Framework | None = None
) -> tuple[Diagnostic, ...]:
    """All that is said of these files."""
    find = (lambda _: framework) if framework else _READER.framework
    loaded = read_dossier(MemoryTree(dict(files), LABEL), TODAY, find)
    dossier = replace(loaded.dossier, base=base) if loaded.dossier else None
    return (*loaded.diagnostics, *(run_checks(dossier, loaded.diagnostics) if dossier else ()))


@cache
def before() -> Files:
    return sealed_example("draft", "final")


@cache
def base() -> Mapping[str, Seal]:
    return dossier_of(before()).seals


@cache
def untouched() -> tuple[Diagnostic, ...]:
    return said(before())


def loud(found: tuple[Diagnostic, ...]) -> set[str]:
    """The codes of what is wrong and was not before."""
    known = {d.code for d in untouched() if d.severity is not Severity.INFO}
    return {d.code for d in found if d.severity is not Severity.INFO} - known


def listed(found: tuple[Diagnostic, ...]) -> set[str]:
    """The texts that are listed as corrected, and were not before."""
    return _labels(found) - _labels(untouched())


def _labels(found: tuple[Diagnostic, ...]) -> set[str]:
    return {label.text for d in found if d.code == "N508" for label in d.related}


def test_the_matrix_is_as_large_as_it_has_to_be() -> None:
    assert len(BREAKS) + len(BESIDE) >= 60
    assert len(HARMLESS) >= 20


def test_the_sealed_example_is_silent_also_beside_its_own_seals() -> None:
    assert loud(said(before(), base())) == set()
    assert listed(said(before())) == set()


@pytest.mark.parametrize("name", BREAKS)
def test_a_judgement_or_a_seal_that_changes_is_told(name: str) -> None:
    code, edit = BREAKS[name]
    found = said(edit(dict(before())))
    assert code in loud(found)
    for each in found:
        if each.code == "N504":
            assert each.span.path.startswith(f"{LABEL}/")
            assert [label.span.path.partition("/seals/")[0] for label in each.related] == [LABEL]
    changed = {each.message.split()[1] for each in found if each.message.startswith("punt ")}
    assert not changed & listed(found)


@pytest.mark.parametrize("name", BESIDE)
def test_what_the_folder_alone_cannot_show_is_told_beside_an_earlier_revision(name: str) -> None:
    files = BESIDE[name](dict(before()))
    assert not {code for code in loud(said(files)) if code.startswith("N5")}
    assert "N510" in loud(said(files, base()))


@pytest.mark.parametrize("name", HARMLESS)
def test_what_changes_no_meaning_is_never_told(name: str) -> None:
    files = HARMLESS[name](dict(before()))
    assert (files == before()) == (name == "a level changed and changed back")
    found = said(files, base())
    assert loud(found) == set()
    assert listed(found) == set()


@pytest.mark.parametrize("name", CORRECTS)
def test_a_text_that_is_corrected_is_listed_and_allowed(name: str) -> None:
    place, edit = CORRECTS[name]
    found = said(edit(dict(before())), base())
    assert not {code for code in loud(found) if code.startswith("N5")}
    assert listed(found) == {place}


# ── answers ──────────────────────────────────────────────────────────────────────────────────────────────
def naming(place: str, *kinds: str) -> Files:
    """The sealed example, in which an accepted answer names one more place; without a final seal not sent."""
    named = sub("reaction/answers/01.1.md", "  - OS-K2/V2", f"  - OS-K2/V2\n  - {place}")
    files = named(dict(sealed_example(*kinds)))
    if "final" not in kinds:
        files = both(milestone("final_sent", "null"), milestone("delivered", "null"))(files)
    return files


@pytest.mark.parametrize("name", ANSWERED)
def test_what_an_accepted_answer_names_may_change_before_the_final_seal(name: str) -> None:
    place, edit = ANSWERED[name]
    assert loud(said(edit(sealed_example("draft")))) & {"N504", "N512"}
    found = said(edit(naming(place, "draft")))
    assert not {code for code in loud(found) if code.startswith("N5")}
    assert listed(found) == {f"{place}, na opmerking 01.1"}


@pytest.mark.parametrize("name", ANSWERED)
def test_after_the_final_seal_no_answer_allows_anything(name: str) -> None:
    place, edit = ANSWERED[name]
    assert loud(said(edit(naming(place, "draft", "final")))) & {"N504", "N512"}


@pytest.mark.parametrize("name", NEVER)
def test_no_answer_allows_a_judgement_to_change(name: str) -> None:
    place, edit = NEVER[name]
    assert "N504" in loud(said(edit(naming(place, "draft"))))


def test_an_answer_that_is_not_accepted_or_answers_nothing_allows_nothing() -> None:
    place, edit = ANSWERED["a finding goes"]
    refused = sub("reaction/answers/01.1.md", "answer: accepted", "answer: refused")
    assert "N504" in loud(said(edit(refused(naming(place, "draft")))))
    files = naming(place, "draft")
    files["reaction/answers/09.1.md"] = files.pop("reaction/answers/01.1.md")
    assert "N504" in loud(said(edit(files)))


# ── every value ──────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("scale", dossier_of(example()).scoring)
def test_every_level_is_frozen(scale: str) -> None:
    name = f"scorings/{scale}.md"
    new = "benadert" if re.search(r"(?m)^level: volgens", before()[name]) else "volgens"
    found = said(sub(name, r"(?m)^level: .*$", f"level: {new}")(dict(before())))
    told = [d for d in found if d.code == "N504"]
    assert [(d.span.path, d.span.line) for d in told] == [(f"{LABEL}/{name}", 3)]
    assert told[0].message.startswith(f"het niveau van {scale} is `{new}`, was `")


@pytest.mark.parametrize("scale", dossier_of(example()).scoring)
def test_every_point_is_frozen_and_its_words_are_free(scale: str) -> None:
    name, points = f"scorings/{scale}.md", dossier_of(example()).scoring[scale].points
    labels = {f"{scale}/{p.label}" for p in points}
    renamed = POINT.sub(lambda m: f"- {m[1]}{int(m[2]) + 50}. ", before()[name])
    messages = [d.message for d in said(before() | {name: renamed}) if d.code == "N504"]
    assert {m.split()[1] for m in messages if "verdween" in m} == labels
    assert len([m for m in messages if "kwam erbij" in m]) == len(labels)
    reworded = POINT.sub(lambda m: f"{m[0]}Herlezen. ", before()[name])
    found = said(before() | {name: reworded})
    assert listed(found) == labels
    assert "N504" not in loud(found)


@pytest.mark.parametrize("item", dossier_of(example()).result)
def test_every_result_is_frozen(item: str) -> None:
    was = dossier_of(example()).result[item].result
    new = "in_orde" if was == "niet_onderzocht" else "niet_onderzocht"
    edit = sub(REGULATION, rf"(?m)^({item}:\n  result): .*$", rf"\1: {new}")
    found = [d.message for d in said(edit(dict(before()))) if d.code == "N504"]
    assert found == [f"het resultaat van {item} is `{new}`, was `{was}` in het ontwerp van 30/06/2026"]


def test_every_recommendation_is_frozen() -> None:
    advice = dossier_of(example()).advice
    assert advice is not None
    text = re.sub(r"(?m)^- R(\d+)\. ", lambda m: f"- R{int(m[1]) + 50}. ", before()[ADVICE])
    messages = [d.message for d in said(before() | {ADVICE: text}) if d.code == "N504"]
    assert len(messages) == 2 * len(advice.points)


def test_a_framework_that_is_edited_after_sealing_is_told() -> None:
    framework = dossier_of(before()).framework
    found = said(before(), framework=framework.model_copy(update={"title": "Iets anders"}))
    assert "de tekst van het kader is gewijzigd sinds het ontwerp van 30/06/2026" in {
        d.message for d in found
    }


def test_a_file_that_is_gone_with_its_values_is_told_once() -> None:
    found = [d.message for d in said(drop(ADVICE)(dict(before()))) if d.code == "N504"]
    assert found == ["het advies en 15 aanbevelingen ontbreken sinds het ontwerp van 30/06/2026"]
    found = [d.message for d in said(drop("scorings/OS-K5.md")(dict(before()))) if d.code == "N504"]
    assert len(found) == 1
    assert found[0].startswith("het niveau van OS-K5 en ")


def test_a_file_that_cannot_be_read_is_not_taken_for_a_change() -> None:
    found = said(put(ADVICE, "---\nvalue: [\n---\n")(dict(before())))
    assert "N103" in {d.code for d in found}
    assert "N504" not in {d.code for d in found}
