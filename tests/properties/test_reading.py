"""Whatever stands in the files of a folder gives a value or a diagnostic with its place, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from naftctl.cli.judge import entries
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.load import folder
from naftctl.load.page import read_page, read_yaml_page, split
from naftctl.load.text import decode
from naftctl.mending import tidied
from naftctl.model.evidence import Evidence
from naftctl.model.inspection import Inspection
from naftctl.model.owned import FocusChoice
from naftctl.model.scoring import Advice, DeskAnalysis, IndividualScoring, Scoring, Summary
from naftctl.source import Span
from tests.properties.small import ADVICE, FILES, LABEL, ODD, damaged, loaded, said_of

NAMES = sorted(FILES)
PAGES = (
    (Evidence, folder.NOTE),
    (Scoring, folder.SCORING),
    (Advice, folder.ADVICE),
    (DeskAnalysis, folder.DESK),
    (Summary, folder.PLAIN),
)
RECORDS = (Inspection, FocusChoice, IndividualScoring)
KEYS = sorted({name for kind in (*RECORDS, *(kind for kind, _ in PAGES)) for name in kind.model_fields})
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | ODD
    | st.sampled_from(("G01", "volgens", "2026-06-09", "09:00")),
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | ODD, inside, max_size=3)
    ),
    max_leaves=6,
)
FRONT = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6)
"""Keys that some file has, with values that belong to any of them or to none."""


def as_yaml(values: Mapping[str, object]) -> str:
    return "".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items())


def inside(span: Span, text: str) -> bool:
    """Whether a place lies in a text with plain line ends, as an editor counts."""
    if not span.line:
        return (span.column, span.end_line, span.end_column) == (0, 0, 0)
    lines = text.split("\n")
    if not (1 <= span.line <= len(lines) and 1 <= span.column <= len(lines[span.line - 1]) + 1):
        return False
    if not span.end_line:
        return span.end_column == 0
    behind = (span.end_line, span.end_column) >= (span.line, span.column)
    return behind and span.end_line <= len(lines) and span.end_column <= len(lines[span.end_line - 1]) + 1


def outside(said: tuple[Diagnostic, ...], files: dict[str, str]) -> list[tuple[str, Span]]:
    """The places in what is said that lie in none of the files, or not in the file that they name."""
    places = [(d.code, span) for d in said for span in (d.span, *(label.span for label in d.related))]
    texts = {f"{LABEL}/{name}": tidied(text) for name, text in files.items()}
    return [
        (code, span)
        for code, span in places
        if not span.path.startswith(f"{LABEL}/")
        or (span.path in texts and not inside(span, texts[span.path]))
        or (span.path not in texts and span.line)
    ]


@given(st.sampled_from(NAMES), ODD)
def test_any_text_in_any_file_of_a_folder_gives_a_value_or_an_error(name: str, text: str) -> None:
    read = loaded(FILES | {name: text})
    unread = read.dossier is None or read.dossier.unread
    assert not unread or any(d.severity is Severity.ERROR for d in read.diagnostics)


@given(st.sampled_from(NAMES), st.binary(max_size=120), st.integers(0, 400))
def test_any_bytes_in_any_file_of_a_folder_give_a_value_or_an_error(name: str, data: bytes, at: int) -> None:
    whole = FILES[name].encode()
    read = loaded(FILES | {name: whole[:at] + data + whole[at:]})
    unread = read.dossier is None or read.dossier.unread
    assert not unread or any(d.severity is Severity.ERROR for d in read.diagnostics)


@given(st.sampled_from(PAGES), FRONT, ODD)
def test_any_front_matter_gives_a_page_or_an_error(
    page: tuple[Any, Any], front: dict[str, object], body: str
) -> None:
    kind, shape = page
    text = f"---\n{as_yaml(front)}---\n{body}"
    read = read_page(kind, "G01", text, "a.md", shape)
    errors = [d for d in read.diagnostics if d.severity is Severity.ERROR]
    assert read.page is not None or errors
    # The reader has LF only: what was typed as another line end was made one before.
    assert [d for d in read.diagnostics if not inside(d.span, text)] == []


@given(st.sampled_from(RECORDS), FRONT)
def test_any_mapping_gives_a_record_or_an_error(kind: type[Inspection], values: dict[str, object]) -> None:
    read = read_yaml_page(kind, "x", as_yaml(values), "a.yaml")
    assert read.page is not None or any(d.severity is Severity.ERROR for d in read.diagnostics)


@given(damaged())
@example(
    (ADVICE, FILES | {ADVICE: FILES[ADVICE][1:]})
)  # what is missing is told on a first line that is short
def test_every_place_that_is_named_lies_in_its_file(damage: tuple[str, dict[str, str]]) -> None:
    _, files = damage
    assert outside(said_of(files), files) == []


@given(damaged())
def test_a_damaged_file_is_told_with_codes_that_can_be_explained(damage: tuple[str, dict[str, str]]) -> None:
    name, files = damage
    said = said_of(files)
    assert {d.code for d in said} <= entries().keys()
    assert all(d.message and not d.message.endswith(".") for d in said)
    broken = {d.span.path.removeprefix(f"{LABEL}/") for d in loaded(files).diagnostics}
    assert broken <= {name}  # what reading says is about the file that was damaged


@given(damaged())
def test_the_same_files_are_told_the_same_whatever_their_order(damage: tuple[str, dict[str, str]]) -> None:
    _, files = damage
    again = {name: files[name] for name in sorted(files, reverse=True)}
    assert said_of(again) == said_of(files)


@given(damaged())
def test_windows_line_ends_change_no_value_and_no_place(damage: tuple[str, dict[str, str]]) -> None:
    _, files = damage
    plain = {name: tidied(text) for name, text in files.items()}
    windows = {name: text.replace("\n", "\r\n") for name, text in plain.items()}
    assert said_of(windows) == said_of(plain)


@given(ODD, ODD)
def test_front_matter_and_text_together_are_the_file(front: str, body: str) -> None:
    text = f"---\n{front}\n---\n{body}"
    found, rest, line = split(text)
    assert found is not None
    assert ("---\n" + found + "---\n" + rest).removesuffix("\n---\n") in text
    assert text.split("\n")[line - 1 :] == rest.split("\n")


@given(st.binary(max_size=300) | ODD.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_bytes_are_a_text_with_plain_line_ends_or_an_error_at_a_place(data: bytes) -> None:
    text, said = decode(data, "a.md")
    assert text is not None or said
    assert text is None or "\r" not in text
    shown = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").replace("\r\n", "\n")
    assert [d for d in said if not inside(d.span, shown.replace("\r", "\n"))] == []
