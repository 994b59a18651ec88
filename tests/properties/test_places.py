"""What changes a file of people changes the places that it names, and no other character."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.framework.lineage import lineage
from naftctl.framework.migration import Migration, migrate, new_folder
from naftctl.mending import Ends, Mended, Seen, ends_of, mend, tidied
from naftctl.model.dossier import Kind
from naftctl.model.references import references
from naftctl.notes.ids import next_id
from naftctl.notes.renaming import changed, plan
from naftctl.seal import frozen_of
from naftctl.source import Span
from naftctl.splice import Edit, splice
from tests.framework.edits import read
from tests.properties.small import (
    ADVICE,
    B3,
    B4,
    D01,
    FILES,
    G01,
    INSPECTION,
    LABEL,
    ODD,
    REGULATION,
    SENTENCE,
    damaged,
    dossier_of,
    loaded,
    said,
    said_of,
    small,
)

LINES = st.text("ab\té𝄞\u0301 :", max_size=8)
ENDS = st.sampled_from(["\n", "\r\n"])


@st.composite
def spliced(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]], list[Edit]]:
    """A text, and stretches of it with what comes there: by index, and as places."""
    bom = draw(st.sampled_from(["", "\ufeff"]))
    body = draw(ENDS).join(draw(st.lists(LINES, min_size=1, max_size=6)))
    length = st.integers(0, len(body))
    cuts = sorted(draw(st.lists(length, max_size=6, unique=True)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    at = [(start, end, draw(ODD)) for start, end in pairs]
    edits = [(Span("a.md", *_line(body, start), *_line(body, end)), new) for start, end, new in at]
    shift = len(bom)
    return bom + body, [(a + shift, b + shift, new) for a, b, new in at], draw(st.permutations(edits))


def _line(text: str, index: int) -> tuple[int, int]:
    before = text[:index]
    return before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1


# ── one place ────────────────────────────────────────────────────────────────────────────────────────────
@given(spliced())
def test_a_splice_changes_its_places_and_no_other_character(
    given_: tuple[str, list[tuple[int, int, str]], list[Edit]],
) -> None:
    text, stretches, edits = given_
    found = splice(text, edits)
    for start, end, new in reversed(stretches):
        text = text[:start] + new + text[end:]
    assert found == text


@given(spliced(), st.integers(0, 9), st.integers(0, 12), st.integers(0, 9), st.integers(0, 12))
def test_a_stretch_that_is_not_in_the_text_is_refused_and_never_guessed(
    given_: tuple[str, Any, Any], line: int, column: int, last: int, end: int
) -> None:
    text = given_[0].removeprefix("\ufeff")
    lines = text.split("\n")

    def there(number: int, at: int) -> bool:
        return 1 <= number <= len(lines) and 1 <= at <= len(lines[number - 1]) + 1

    right = there(line, column) and there(last, end) and (line, column) <= (last, end)
    span = Span("a.md", line, column, last, end)
    if right:
        assert splice(text, [(span, "")]).count("") <= len(text) + 1
    else:
        with pytest.raises(ValueError, match=r"stretch|place"):
            splice(text, [(span, "x")])


# ── another id ───────────────────────────────────────────────────────────────────────────────────────────
def renamed(files: Mapping[str, str], file: str, new: str) -> dict[str, str]:
    """The files in which a note has another id, as `evidence rename` writes them."""
    dossier = dossier_of(files)
    note = next(each for each in dossier.evidence if each.path.endswith(file))
    renaming = plan(dossier, file, new, note, shared=False, files=tuple(files))
    found = {}
    for name, text in files.items():
        places = [place for place in renaming.places if place[0].path == f"{LABEL}/{name}"]
        found[renaming.moves.get(name, name)] = changed(text, places)
    return found


def without(text: str, name: str) -> str:
    return text.replace(name, "\0")


@given(st.sampled_from([G01, D01]), st.integers(2, 199), SENTENCE, ENDS)
def test_a_note_with_another_id_and_back_is_every_byte_as_it_was(
    file: str, number: int, words: str, end: str
) -> None:
    old = file.removeprefix("evidence/")[:3]
    new = f"{old[0]}{number:02}"
    told = FILES | {file: FILES[file] + f"\n{words} ({old}) {words}\n"}
    files = {name: text.replace("\n", end) for name, text in told.items()}
    away = renamed(files, file, new)
    here = file.replace(old, new)
    assert renamed(away, here, old) == files
    for name, text in files.items():
        if name != file:
            assert without(away[name], new) == without(text, old)
    assert away[here] == files[file]  # what a sentence says stays as it was
    before, after = dossier_of(files), dossier_of(away)
    cited = [(r.kind, r.target) for r in references(before)]
    assert [(r.kind, r.target) for r in references(after)] == [
        (kind, new if kind is Kind.EVIDENCE and target == old else target) for kind, target in cited
    ]


@given(st.sets(st.from_regex(r"[DGV]\d{2,3}", fullmatch=True), max_size=8), st.sampled_from("DGVOC"))
def test_the_next_id_is_free_and_comes_after_all_of_its_letter(used: set[str], letter: str) -> None:
    found = next_id(letter, used)
    assert found not in used
    assert found[0] == letter
    assert all(int(found[1:]) > int(name[1:]) for name in used if name[0] == letter)


# ── another version ──────────────────────────────────────────────────────────────────────────────────────
LEVELS = ("beneden", "benadert", "volgens", "overstijgt", "niet_ingeschaald", "null")
DAYS = st.dates().map(str) | st.just("null")


@cache
def ties() -> Any:
    return lineage(read("r-naft/2026.1"), read("r-naft/2026.2"), ())


def migrated(files: Mapping[str, str]) -> Migration:
    return migrate(dossier_of(files), ties(), sorted(files))


@st.composite
def judged(draw: st.DrawFn) -> dict[str, str]:
    """The inspection with other levels and milestones."""
    files = dict(FILES)
    for name, level in ((B3, "volgens"), (B4, "beneden")):
        files[name] = files[name].replace(
            f"\nlevel: {level}\n", f"\nlevel: {draw(st.sampled_from(LEVELS))}\n"
        )
    milestones = ("reflected", "reviewed", "draft_sent", "reaction_closed", "final_sent", "published")
    days = "".join(f"  {name}: {draw(DAYS)}\n" for name in milestones)
    return files | {INSPECTION: files[INSPECTION] + days}


@given(judged())
def test_another_version_changes_only_the_places_that_it_names(files: dict[str, str]) -> None:
    migration = migrated(files)
    made = new_folder(migration, {name: text.encode() for name, text in files.items()})
    edits = {edit for item in migration.items for edit in item.edits}
    for old, new in migration.carried.items():
        if new == "focus.yaml":  # written anew, with nothing decided
            continue
        lines = files[old].split("\n")
        touched = {
            number
            for span, _ in edits
            if span.path == f"{LABEL}/{old}"
            for number in range(span.line, span.end_line + 1)
        }
        after = made[new].decode().split("\n")
        assert len(after) == len(lines)
        differing = {
            number for number, pair in enumerate(zip(lines, after, strict=True), 1) if len(set(pair)) > 1
        }
        assert differing <= touched


@given(judged())
def test_another_version_converts_no_level_and_keeps_no_later_milestone(files: dict[str, str]) -> None:
    before = dossier_of(files)
    made = new_folder(migrated(files), {name: text.encode() for name, text in files.items()})
    after = dossier_of(made)
    was = {page.id: page.level for page in before.scorings}
    assert all(page.level in {None, was.get(page.id)} for page in after.scorings)
    done = after.inspection.milestones
    assert (done.draft_sent, done.final_sent, done.published, done.reviewed) == (None,) * 4
    assert done.visited == before.inspection.milestones.visited
    assert after.advice is None or after.advice.value is None


# ── slips ────────────────────────────────────────────────────────────────────────────────────────────────
SLIPS = (
    (B3, "## Vaststellingen", "## Vaststelingen"),
    (B3, "## Sterke punten", "### Sterke punten"),
    (B3, "## Ontwikkelkansen", "## ontwikkelkansen"),
    (B4, "## Tekorten", "## Tekortn"),
    (B3, "- V1. ", "- v1. "),
    (B3, "- S1. ", "- S1) "),
    (B4, "- T1. ", "- T01. "),
    (B3, "@KV-B4]", "@KV-B04]"),
    (D01, "collected_by: [zrg1]", "collected_by: [zrg01]"),
    (ADVICE, "@OS-B4/T1]", "@OS-B04/T1]"),
    (REGULATION, "evidence: [D01]\nREG-10", "evidence: [D1]\nREG-10"),
)


def look(texts: Mapping[str, str]) -> Seen:
    """What is said of these texts, as `fix` reads them."""
    files = {
        path.removeprefix(f"{LABEL}/"): text.encode("utf-8", "surrogatepass") for path, text in texts.items()
    }
    found = loaded(files)
    return Seen(said(found), found.dossier.unread if found.dossier else None)


def fixed(files: Mapping[str, str]) -> Mended:
    return mend({f"{LABEL}/{name}": text for name, text in files.items()}, look)


def errors(said: Iterable[Diagnostic]) -> int:
    return sum(each.severity is Severity.ERROR for each in said)


@given(st.sets(st.integers(0, len(SLIPS) - 1), min_size=1), ENDS)
def test_slips_become_what_was_meant_and_nothing_else_changes(slips: set[int], end: str) -> None:
    files = dict(FILES)
    for name, right, wrong in (SLIPS[number] for number in slips):
        files[name] = files[name].replace(right, wrong, 1)
    assume(files != FILES)
    files = {name: text.replace("\n", end) for name, text in files.items()}
    mended = fixed(files)
    assert {path.removeprefix(f"{LABEL}/"): text for path, text in mended.after.items()} == {
        name: FILES[name].replace("\n", end) for name in {SLIPS[number][0] for number in slips}
    }


@given(damaged(), st.sets(st.integers(0, len(SLIPS) - 1), max_size=3))
def test_what_is_mended_is_said_is_no_worse_and_moves_no_judgement(
    damage: tuple[str, dict[str, str]], slips: set[int]
) -> None:
    files = dict(damage[1])
    for name, right, wrong in (SLIPS[number] for number in slips):
        files[name] = files[name].replace(right, wrong, 1)
    mended = fixed(files)
    after = files | {path.removeprefix(f"{LABEL}/"): text for path, text in mended.after.items()}
    assert bool(mended.after) == bool(mended.fixes)
    assert {fix.said.span.path for fix in mended.fixes} == set(mended.after)
    assert not mended.after or fixed(after).after == {}  # twice is once
    was, now = loaded(files), loaded(after)
    if mended.after and was.dossier and now.dossier and was.dossier.unread == now.dossier.unread:
        assert errors(said(now)) <= errors(said(was))
        before, held = frozen_of(was.dossier), frozen_of(now.dossier)
        assert (held.levels, held.advice, held.regulation) == (
            before.levels,
            before.advice,
            before.regulation,
        )


@given(ODD, st.booleans())
def test_tidied_line_ends_change_nothing_that_is_read(text: str, bom: bool) -> None:  # noqa: FBT001
    written = ("\ufeff" if bom else "") + text.removeprefix("\ufeff")
    tidy = tidied(written)
    assert tidied(tidy) == tidy or tidy.startswith("\ufeff")
    assert "\r" not in tidy
    found = ends_of("a.md", written)
    assert found is None or found == Ends("a.md", written.count("\r\n"), written.startswith("\ufeff"))
    assert (tidy == written) == (found is None and "\r" not in written)


def test_the_small_inspection_has_nothing_to_mend() -> None:
    assert errors(said_of(FILES)) == 0
    assert fixed(FILES).after == {}
    assert small().unread == frozenset()
