"""What the final report says otherwise than the draft."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from naftctl.model.dossier import Dossier
from naftctl.reaction.corrections import Rectified, Shift, rectified
from tests.reacting import answer, delivery, example_files, kept
from tests.sealing import dossier_of, with_seals

K2, S1, B4 = "scorings/OS-K2.md", "scorings/OS-S1.md", "scorings/OS-B4.md"
SIXTEEN = ("mediane wachttijd van 16", "mediane wachttijd van 17")


@pytest.fixture(scope="module")
def drafted() -> dict[str, str]:
    """The example as it was sealed and sent, its reaction still to come."""
    files = with_seals(example_files("reaction/", "seals/"), "draft")
    return files | kept(files)


def put_right(files: Mapping[str, str], name: str, *pairs: tuple[str, str], **more: str) -> Dossier:
    """The inspection with other words in one file, and with more files."""
    text = files[name]
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return dossier_of({**files, name: text, **more})


def found(dossier: Dossier) -> dict[str, Rectified]:
    return {each.place: each for each in rectified(dossier)}


def test_a_report_that_stayed_as_it_was_has_no_corrections(drafted: dict[str, str]) -> None:
    assert rectified(dossier_of(drafted)) == ()
    assert rectified(dossier_of(example_files("reaction/", "seals/"))) == ()


def test_a_correction_has_both_texts_and_the_accepted_remark_that_names_it(drafted: dict[str, str]) -> None:
    more = delivery("01", {"text": "16 is 17", "about": "OS-K2/V2"}, {"text": "17!", "about": "OS-K2/V2"})
    more |= answer("01.1", "accepted", "Dat klopt.", "OS-K2/V2") | answer(
        "01.2", "refused", "Nee.", "OS-K2/V2"
    )
    only = found(put_right(drafted, K2, SIXTEEN, **more))["OS-K2/V2"]
    assert "wachttijd van 16" in str(only.was)
    assert "wachttijd van 17" in str(only.now)
    assert (only.remarks, only.shift) == (("01.1",), Shift.CHANGED)
    assert only.span.path.endswith(K2)
    assert only.span.line == 14


def test_a_correction_that_no_remark_asks_for_is_on_own_account(drafted: dict[str, str]) -> None:
    (only,) = rectified(put_right(drafted, K2, SIXTEEN))
    assert only.remarks == ()


def test_words_that_a_reader_outside_gets_the_same_are_no_correction(drafted: dict[str, str]) -> None:
    same = put_right(
        drafted,
        K2,
        ("V2. Nadat de leiding uren", "V2. Nadat\n  de [leiding]{.redact} uren"),
        ("(118 tegenover", "([nakijken]{.internal}118 tegenover"),
    )
    assert rectified(same) == ()


def test_corrections_come_in_the_order_of_the_report(drafted: dict[str, str]) -> None:
    files = dict(drafted)
    for name, old, new in (
        ("advice.md", "R1. ", "R1. Let wel: "),
        ("summary.md", "jongeren", "jonge mensen"),
        (S1, "V2. ", "V2. Let wel: "),
        (S1, "S1. ", "S1. Let wel: "),
        (K2, "V4. ", "V4. Let wel: "),
        (K2, "V1. ", "V1. Let wel: "),
        ("regulation.yaml", "Het erkenningsbesluit noemt", "Het besluit noemt"),
        ("inspection.yaml", "vzw De Kantelpoort", "vzw De Nieuwe Kantelpoort"),
    ):
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)
    places = [each.place for each in rectified(dossier_of(files))]
    expected = [
        "summary",
        "inspection/provider",
        "OS-K2/V1",
        "OS-K2/V4",
        "OS-S1/V2",
        "OS-S1/S1",
        "REG-01/note",
    ]
    assert places == [*expected, "advice/R1"]


def test_without_the_texts_of_the_draft_a_place_is_named_without_words(drafted: dict[str, str]) -> None:
    files = {name: text for name, text in drafted.items() if not name.startswith("sent/")}
    (only,) = rectified(put_right(files, K2, SIXTEEN))
    assert (only.place, only.was, only.now, only.shift) == ("OS-K2/V2", None, None, Shift.CHANGED)


def test_what_a_report_never_prints_is_no_correction(drafted: dict[str, str]) -> None:
    files = {name: text for name, text in drafted.items() if not name.startswith("sent/")}
    note = next(name for name in files if name.startswith("evidence/G01"))
    changed = files | {note: files[note] + "\nMeer.\n"}
    changed |= {K2: files[K2].replace("divergence: null", "divergence: eerst verschil")}
    assert rectified(dossier_of(changed)) == ()


def test_a_point_that_an_accepted_remark_adds_removes_or_moves_is_listed(drafted: dict[str, str]) -> None:
    more = delivery("01", {"text": "Er ontbreekt iets.", "about": "OS-K2"})
    more |= answer("01.1", "accepted", "Dat klopt.", "OS-K2/V9", "OS-K2/S2", "OS-K2/V4")
    text = drafted[K2]
    gone = text[text.index("- S2. ") : text.index("## Ontwikkelkansen")]
    moved = text[text.index("- V4. ") : text.index("## Sterke punten")]
    pairs = ((gone, "\n"), (moved, "- V9. Nieuw. [@G04]\n\n"))
    now = found(put_right(drafted, K2, *pairs, **more))
    assert {place: each.shift for place, each in now.items()} == {
        "OS-K2/V9": Shift.ADDED,
        "OS-K2/V4": Shift.REMOVED,
        "OS-K2/S2": Shift.REMOVED,
    }
    assert (now["OS-K2/V9"].was, now["OS-K2/V9"].now) == (None, "Nieuw. [@G04]")
    assert now["OS-K2/S2"].now is None
    assert {each.remarks for each in now.values()} == {("01.1",)}


def test_a_point_that_moves_with_the_same_words_is_listed_as_moved(drafted: dict[str, str]) -> None:
    more = delivery("01", {"text": "Dit is geen sterk punt meer.", "about": "advice/R2"})
    more |= answer("01.1", "accepted", "Dat klopt.", "advice/R2")
    text = drafted["advice.md"]
    start = text.index("- R2. ")
    stop = min(at for at in (text.find("\n- R3", start), text.find("\n## ", start)) if at > 0)
    point = text[start:stop]
    heading = "## Tekorten wegwerken\n\n"
    other = "## Sterke punten borgen\n\n"
    target = other if text.rindex("## ", 0, start) != text.index(other.strip()) else heading
    only = found(
        put_right(drafted, "advice.md", (point, ""), (target, f"{target}{point.rstrip()}\n"), **more)
    )
    assert only["advice/R2"].shift is Shift.MOVED
    assert only["advice/R2"].was == only["advice/R2"].now
