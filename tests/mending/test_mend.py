"""Texts are mended until nothing is left to mend, and never made worse."""

from __future__ import annotations

from collections.abc import Mapping

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.mending import Look, Mended, Reason, Seen, ends_of, mend, tidied
from naftctl.source import Cure, Span


def said(code: str, line: int, was: str = "", now: str = "", path: str = "a.md") -> Diagnostic:
    span = Span(path, line, 1, line, len(was) + 1)
    cures = (Cure(span, was, now),) if now else ()
    return Diagnostic(span, code, Severity.ERROR, f"iets met {was}", cures=cures)


def reader(words: Mapping[str, str], refused: str = "", sealed: str = "") -> Look:
    """Says of each line that is one of `words` what it has to be; a line may be refused, or be sealed."""

    def look(texts: Mapping[str, str]) -> Seen:
        found, broken = [], set()
        for path, text in texts.items():
            for number, line in enumerate(text.split("\n"), 1):
                if line in words:
                    found.append(said("N105", number, line, words[line], path))
                if refused and line == refused:
                    found.append(said("N107", number, path=path))
                if sealed and line == sealed:
                    broken.add((path, line))
        return Seen(tuple(found), sealed=frozenset(broken))

    return look


def lines_of(mended: Mended) -> list[tuple[str, int]]:
    return [(fix.said.cures[0].was, fix.line) for fix in mended.fixes]


def test_what_shows_only_after_a_change_is_mended_too() -> None:
    found = mend({"a.md": "een\ntwee"}, reader({"een": "één", "één": "een!", "twee": "drie"}))
    assert found.after == {"a.md": "een!\ndrie"}
    assert found.before == {"a.md": "een\ntwee"}


def test_a_fault_is_told_at_its_line_in_the_text_that_people_have() -> None:
    words = {"een": "kop\n\nkop\n\nééN", "ééN": "een!", "twee": "x", "x": "y"}
    found = mend({"a.md": "een\ntwee\n"}, reader(words))
    assert found.after == {"a.md": "kop\n\nkop\n\neen!\ny\n"}
    assert lines_of(found) == [("een", 1), ("ééN", 1), ("twee", 2), ("x", 2)]


def test_a_change_that_gives_another_fault_is_left_out_and_the_others_are_made() -> None:
    words = {"een": "1", "twee": "kapot", "drie": "3", "vier": "4"}
    found = mend({"a.md": "een\ntwee\ndrie\nvier"}, reader(words, refused="kapot"))
    assert found.after == {"a.md": "1\ntwee\n3\n4"}
    assert [(left.said.span.line, left.reason) for left in found.left] == [(2, Reason.WORSE)]


def test_what_is_sealed_is_left_out() -> None:
    found = mend({"a.md": "een\ntwee"}, reader({"een": "1", "twee": "2"}, sealed="2"))
    assert found.after == {"a.md": "1\ntwee"}
    assert [left.reason for left in found.left] == [Reason.SEALED]


def test_a_fault_that_another_change_mends_is_no_new_one() -> None:
    """A key with a misspelt value: the value is only seen once the key is right."""

    def look(texts: Mapping[str, str]) -> Seen:
        text = texts["a.md"]
        if "metod" in text:
            return Seen((said("N105", 1, "metod", "method"),))
        value = Cure(Span("a.md", 1, 9, 1, 17), "gespreck", "gesprek")
        fault = Diagnostic(value.span, "N107", Severity.ERROR, "kan hier niet", cures=(value,))
        return Seen((fault,) if "gespreck" in text else ())

    assert mend({"a.md": "metod: gespreck"}, look).after == {"a.md": "method: gesprek"}


def test_what_shows_because_a_page_can_be_read_now_is_not_held_against_the_change() -> None:
    def look(texts: Mapping[str, str]) -> Seen:
        if "titel" in texts["a.md"]:
            return Seen((said("N105", 1, "titel", "title"),), frozenset({"G01"}))
        return Seen((said("N302", 1, path="b.md"), said("N301", 1, path="b.md")))

    assert mend({"a.md": "titel"}, look).after == {"a.md": "title"}


def test_a_change_that_would_lose_a_page_is_left_out() -> None:
    def look(texts: Mapping[str, str]) -> Seen:
        lost = frozenset() if "titel" in texts["a.md"] else frozenset({"G01"})
        return Seen((said("N105", 1, "titel", "title"),) if not lost else (), lost)

    assert not mend({"a.md": "titel"}, look).after


def test_two_cures_that_undo_each_other_come_to_an_end() -> None:
    assert mend({"a.md": "een"}, reader({"een": "één", "één": "een"})).fixes


def test_a_lone_cr_becomes_a_line_end_like_the_others() -> None:
    def look(texts: Mapping[str, str]) -> Seen:
        lone = "\r" in texts["a.md"].replace("\r\n", "")
        return Seen((Diagnostic(Span("a.md", 1, 2), "N102", Severity.ERROR, "los CR"),) if lone else ())

    assert mend({"a.md": "a\rb\r\nc\r\n"}, look).after == {"a.md": "a\r\nb\r\nc\r\n"}


def test_ends_of_lines_are_told_and_made_plain() -> None:
    found = ends_of("a.md", "\ufeffa\r\nb\n")
    assert found
    assert (found.lines, found.bom) == (1, True)
    assert ends_of("a.md", "a\nb\n") is None
    assert tidied("\ufeffa\r\nb\n") == "a\nb\n"
