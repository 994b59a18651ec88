"""A decision holds for one hit in one sentence, and for nothing else."""

from __future__ import annotations

from datetime import date

from naftctl.model.privacy import Decision, Decisions
from naftctl.privacy import (
    Judged,
    fallen,
    find,
    fingerprint,
    hit_fingerprint,
    judged,
    marked,
    without_redacted,
)

FILE = "scorings/OS-B3.md"
TEXT = "De groep werkt. Mevrouw Claes en meneer Maes leiden het atelier. Goed."


def decided(text: str, treatment: str = "keep", which: int = 0, file: str = FILE) -> Decisions:
    hit = find(text)[which]
    record = {
        "file": file,
        "kind": hit.kind.value,
        "digest": hit_fingerprint("zout", hit, text),
        "as": treatment,
        "reason": "publieke functie",
        "decided": date(2026, 10, 9),
    }
    return Decisions(salt="zout", decisions=(Decision.model_validate(record),))


def judge(text: str, decisions: Decisions, file: str = FILE) -> tuple[Judged, ...]:
    return judged(text, find(text), file, decisions)


def opened(text: str, decisions: Decisions, file: str = FILE) -> list[str]:
    return [text[each.hit.start : each.hit.end] for each in judge(text, decisions, file) if each.open]


NONE = Decisions(salt="zout")


def test_without_a_decision_every_hit_is_open() -> None:
    assert opened(TEXT, NONE) == ["Claes", "Maes"]


def test_a_decision_to_keep_closes_that_hit_and_no_other_in_the_sentence() -> None:
    assert opened(TEXT, decided(TEXT)) == ["Maes"]


def test_a_decision_falls_when_a_word_of_the_sentence_changes() -> None:
    changed = TEXT.replace("atelier", "houtatelier")
    assert opened(changed, decided(TEXT)) == ["Claes", "Maes"]


def test_a_decision_holds_when_only_the_lines_the_marks_or_the_rest_of_the_text_change() -> None:
    for changed in (
        TEXT.replace("en meneer", "en\n  meneer"),
        TEXT.replace("Goed.", "Heel goed."),
        TEXT.replace("Claes", "**Claes**"),
        TEXT.replace("meneer Maes", "meneer&nbsp;Maes"),
    ):
        assert opened(changed, decided(TEXT)) == ["Maes"]


def test_a_decision_is_about_one_file_one_salt_and_one_kind() -> None:
    assert opened(TEXT, decided(TEXT), "scorings/OS-B4.md") == ["Claes", "Maes"]
    assert opened(TEXT, decided(TEXT).model_copy(update={"salt": "peper"})) == ["Claes", "Maes"]
    assert fingerprint("zout", "naam", "Een zin.") != fingerprint("zout", "initialen", "Een zin.")
    assert fingerprint("zout", "naam", "Een  zin.\n") == fingerprint("zout", "naam", "Een zin.")


def test_what_is_to_be_redacted_or_removed_stays_open_until_it_is() -> None:
    for treatment in ("redact", "remove"):
        assert opened(TEXT, decided(TEXT, treatment)) == ["Claes", "Maes"]
    done = TEXT.replace("Mevrouw Claes", '[Mevrouw Claes]{.redact as="een begeleider"}')
    judgements = judge(done, decided(TEXT, "redact"))
    assert [(each.open, each.redacted, each.decision is not None) for each in judgements] == [
        (False, True, True),
        (True, False, False),
    ]


def test_a_passage_that_stays_inside_is_open_and_says_so() -> None:
    text = "::: internal\nMevrouw Claes belde.\n:::\n\nMeneer [Maes]{.internal} ook, en juf Els."
    assert [(each.open, each.internal) for each in judge(text, NONE)] == [
        (True, True),
        (True, True),
        (True, False),
    ]


def test_a_national_number_is_open_whatever_was_decided_or_marked() -> None:
    text = "Het blad zegt [85.07.30-033.28]{.redact} erbij."
    assert opened(text, decided(text)) == ["85.07.30-033.28"]


def test_a_hit_that_is_only_partly_marked_is_open() -> None:
    text = "Volgens mevrouw [Els]{.redact} Claes klopt het."
    assert opened(text, NONE) == ["Els]{.redact} Claes"]


def test_a_decision_that_matches_nothing_any_more_has_fallen() -> None:
    decisions = decided(TEXT)
    assert list(fallen(decisions, [(FILE, each) for each in judge(TEXT, decisions)])) == []
    changed = TEXT.replace("leiden", "leidden")
    assert list(fallen(decisions, [(FILE, each) for each in judge(changed, decisions)])) == list(
        decisions.decisions
    )


def test_marks_are_found_with_their_words_and_not_over_a_paragraph() -> None:
    text = '[a [b] c]{.redact as="d"} [e]{.internal} [f\n\ng]{.redact} \\[h]{.redact} [i]{.Redact}'
    assert [(text[each.start : each.end], each.internal) for each in marked(text)] == [
        ("a [b] c", False),
        ("e", True),
    ]


def test_a_name_marked_word_by_word_is_redacted() -> None:
    assert opened("Volgens mevrouw [Els]{.redact} [Claes]{.redact} klopt het.", NONE) == []


def test_a_combination_of_which_a_part_is_redacted_is_none_any_more() -> None:
    text = "Een jongere van [15 jaar]{.redact} kwam op 3 juni in Halle."
    left = find(without_redacted(text))
    assert [each.open for each in judged(text, find(text), FILE, NONE, left)] == [False, False]
    assert [each.open for each in judged(text, find(text), FILE, NONE)] == [False, True]


def test_redacted_words_are_blank_and_the_rest_keeps_its_place() -> None:
    text = 'Dag [Els]{.redact as="u"}, [stil]{.internal}.'
    assert without_redacted(text) == 'Dag [   ]{.redact as="u"}, [stil]{.internal}.'
