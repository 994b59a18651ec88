"""An inspection seen by another version: what carries over, what does not, and that no level is converted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
from msgspec import Struct

from naftctl.checks import run_checks
from naftctl.diagnostic import Severity
from naftctl.framework.lineage import lineage
from naftctl.framework.migration import Migration, migrate, new_folder
from naftctl.framework.migration.item import Group, Item, Why
from naftctl.framework.pin import digest_of
from naftctl.load.dossier import Loaded, read_dossier
from naftctl.load.tree import DiskTree, MemoryTree
from naftctl.model.dossier import Dossier
from naftctl.model.framework import Expectation, Framework, Scale
from naftctl.model.scoring import Pointed
from tests.conftest import EXAMPLE, ROOT, TODAY
from tests.framework.edits import edited, like, read, rewritten, variants

OLD, NEW = read("r-naft/2026.1"), read("r-naft/2026.2")
NAMES = (EXAMPLE, "2025-de-wisselbrug", "2026-de-branding-klacht", "2026-de-vuurtoren", "2026-het-baken")
LISTS = (
    "context",
    "levels",
    "good_practice",
    "investigations",
    "regulation",
    "requested_information",
    "partner_groups",
    "advice",
    "occasions",
)


class Moved(Struct, frozen=True):
    """An inspection before and after."""

    before: Dossier
    migration: Migration
    files: Mapping[str, bytes]
    after: Loaded

    @property
    def dossier(self) -> Dossier:
        assert self.after.dossier is not None
        return self.after.dossier

    def items(self, why: Why) -> dict[str, Item]:
        return {item.what: item for item in self.migration.items if item.why is why}

    def named(self) -> set[str]:
        """The files in which the preview says that there is work, by their new names."""
        paths = {place.path for item in self.migration.items for place in item.places}
        files = (path.removeprefix(f"{self.before.path}/") for path in paths)
        return {self.migration.carried.get(file, file) for file in files}

    def wrong(self) -> set[str]:
        """The files of the new folder with an error."""
        said = (*self.after.diagnostics, *run_checks(self.dossier))
        paths = {d.span.path for d in said if d.severity is Severity.ERROR}
        return {path.removeprefix("inspections/nieuw/") for path in paths}


@cache
def contents(name: str) -> dict[str, bytes]:
    tree = DiskTree(ROOT / "inspections" / name, name)
    beside = ("output/", "seals/", "sent/", "reaction/")
    return {file: tree.read(file) for file in tree.names() if not file.startswith(beside)}


def moved(
    files: Mapping[str, bytes], new: Framework = NEW, old: Framework = OLD, name: str = EXAMPLE
) -> Moved:
    """The inspection with these files, moved from one version to another."""
    loaded = read_dossier(MemoryTree(files, f"inspections/{name}"), TODAY, {old.ref: old}.get)
    assert loaded.dossier is not None
    assert not [d for d in loaded.diagnostics if d.severity is Severity.ERROR]
    migration = migrate(loaded.dossier, lineage(old, new), tuple(files))
    made = new_folder(migration, files)
    after = read_dossier(MemoryTree(made, "inspections/nieuw"), TODAY, {new.ref: new}.get)
    return Moved(loaded.dossier, migration, made, after)


def example(**changed: str) -> dict[str, bytes]:
    """The files of the worked example, with other text in some."""
    files = {name.replace("__", "/"): text.encode() for name, text in changed.items()}
    return contents(EXAMPLE) | files


def later(**update: Any) -> Framework:
    """A next version that differs from 2026.1 in this."""
    return edited(OLD, version="2027.1", **update)


def levels_of(dossier: Dossier, scale: str) -> list[str | None]:
    """Every level on a scale: what was told, decided and given by each member."""
    scoring = dossier.scoring.get(scale)
    own = [scoring.provisional, scoring.level] if scoring else []
    return [*own, *(m.scores[scale].level for m in dossier.individual if scale in m.scores)]


def words(page: Pointed) -> list[tuple[str | None, str]]:
    """The points of a page, without their places."""
    return [(point.label, point.text.markdown) for point in page.points]


# ── levels ───────────────────────────────────────────────────────────────────────────────────────────────
def scale_changes() -> dict[str, tuple[str, Framework]]:
    """For every field of a scale and of what lies under it: the scale, and a version in which it differs."""
    found = {}
    scale, expectation = OLD.scale["OS-B1"], OLD.expectations["KV-B1"]
    for route, other in variants(scale):
        # The order of what a scale rests on says nothing.
        if route.partition(".")[0] not in {"id", "replaces"} and not route.endswith(".order"):
            found[f"scale {route}"] = ("OS-B1", rewritten(OLD, "OS-B1", other))
    for route, other in variants(expectation):
        if route in {"title", "quality_image"}:
            found[f"expectation {route}"] = ("OS-B1", rewritten(OLD, "KV-B1", other))
    for route, other in variants(OLD.levels[0]):
        if route in {"order", "label", "meaning"}:
            found[f"level {route}"] = ("OS-B1", edited(OLD, levels=(other, *OLD.levels[1:])))
    return found


@pytest.mark.parametrize("change", scale_changes())
def test_no_level_survives_where_anything_it_was_judged_by_is_other(change: str) -> None:
    scale, framework = scale_changes()[change]
    found = moved(contents(EXAMPLE), edited(framework, version="2027.1"))
    assert set(levels_of(found.before, scale)) != {None}
    assert set(levels_of(found.dossier, scale)) == {None}
    assert found.dossier.scoring[scale].decided is None
    assert words(found.dossier.scoring[scale]) == words(found.before.scoring[scale])
    assert found.wrong() <= found.named()


def test_without_a_difference_every_level_carries_over() -> None:
    found = moved(contents(EXAMPLE), later())
    for scale in found.before.scoring:
        assert levels_of(found.dossier, scale) == levels_of(found.before, scale)
        assert found.files[f"scorings/{scale}.md"] == contents(EXAMPLE)[f"scorings/{scale}.md"]
    assert found.wrong() == set()
    judged = {item.why for item in found.migration.group(Group.JUDGE)}
    assert judged == {Why.FOCUS, Why.REFLECTION, Why.ADVICE, Why.NUMBER}


def test_only_the_scales_that_stayed_keep_their_levels() -> None:
    found = moved(contents(EXAMPLE))
    kept = {name for name in found.dossier.scoring if set(levels_of(found.dossier, name)) != {None}}
    assert kept == {"OS-K1", "OS-K3", "OS-K8", "OS-B1", "OS-B2", "OS-B4", "OS-S1", "OS-S2"}
    assert levels_of(found.dossier, "OS-K8") == levels_of(found.before, "OS-K6")
    assert set(found.dossier.scoring) - kept == {"OS-B3", "OS-K2"}
    assert all(set(levels_of(found.dossier, name)) == {None} for name in ("OS-B5", "OS-K4", "OS-K5"))


def test_a_split_or_merged_scale_leaves_its_scoring_behind_and_names_what_took_over() -> None:
    found = moved(contents(EXAMPLE))
    assert found.items(Why.SPLIT_SCALE)["OS-B5"].heirs == ("OS-B6", "OS-B7")
    assert {name: item.heirs for name, item in found.items(Why.MERGED_SCALE).items()} == {
        "OS-K4": ("OS-K7",),
        "OS-K5": ("OS-K7",),
    }
    assert not {"OS-B5", "OS-B6", "OS-B7", "OS-K4", "OS-K5", "OS-K7"} & set(found.dossier.scoring)
    assert set(found.items(Why.FROM_SPLIT)) == {"OS-B6", "OS-B7"}
    assert found.items(Why.FROM_MERGER)["OS-K7"].details == ("OS-K4", "OS-K5")
    notes = [member.scores["OS-B5"].note for member in found.dossier.individual]
    assert notes == [member.scores["OS-B5"].note for member in found.before.individual]
    assert all(notes)


def test_a_scale_that_keeps_its_id_beside_a_new_one_is_split_all_the_same() -> None:
    fresh = like(OLD, "OS-B5", id="OS-B9", replaces=("OS-B5",))
    found = moved(contents(EXAMPLE), edited(rewritten(OLD, "OS-B5", OLD.scale["OS-B5"], fresh), version="3"))
    assert found.items(Why.SPLIT_SCALE)["OS-B5"].heirs == ("OS-B5", "OS-B9")
    assert "scorings/OS-B5.md" not in found.files
    assert set(levels_of(found.dossier, "OS-B5")) == {None}


def test_a_renamed_and_reworded_scale_takes_its_text_along_and_not_its_level() -> None:
    other = like(OLD, "OS-B5", id="OS-B9", title="Iets anders", replaces=("OS-B5",))
    found = moved(contents(EXAMPLE), edited(rewritten(OLD, "OS-B5", other), version="3"))
    assert "scorings/OS-B5.md" not in found.files
    assert set(levels_of(found.dossier, "OS-B9")) == {None}
    assert words(found.dossier.scoring["OS-B9"]) == words(found.before.scoring["OS-B5"])
    assert b"[@OS-B9/O1; @OS-B9/O3]" in found.files["advice.md"]
    assert found.wrong() == set()


def test_a_scale_that_moved_out_of_the_focus_is_told_twice() -> None:
    found = moved(contents(EXAMPLE), later(scales=_other_home("OS-B5", "NS")))
    assert found.items(Why.MOVED_SCALE)["OS-B5"].details == ("BJ", "NS")
    assert found.items(Why.OUTSIDE_FOCUS)["OS-B5"].details == ("NS",)
    assert found.wrong() <= found.named()


def _other_home(name: str, investigation: str) -> tuple[Scale, ...]:
    update = {"investigation": investigation}
    return tuple(s.model_copy(update=update) if s.id == name else s for s in OLD.scales)


def test_the_advice_is_chosen_again_whatever_stayed_the_same() -> None:
    found = moved(contents(EXAMPLE), later())
    assert found.before.advice is not None
    assert found.before.advice.value
    assert found.dossier.advice is not None
    assert (found.dossier.advice.value, found.dossier.advice.decided) == (None, None)
    assert words(found.dossier.advice) == words(found.before.advice)


# ── what people wrote ────────────────────────────────────────────────────────────────────────────────────
def test_files_in_which_nothing_has_to_change_are_the_same_bytes() -> None:
    files = contents(EXAMPLE) | {"evidence/G02-bijlage.pdf": b"%PDF-\x00\xff"}
    found = moved(files)
    told = {edit[0].path for item in found.migration.items for edit in item.edits}
    untouched = {n for n in files if f"inspections/{EXAMPLE}/{n}" not in told} - {"focus.yaml"}
    same = {
        name for name in untouched if found.files.get(found.migration.carried.get(name, "")) == files[name]
    }
    assert untouched - same == {"scorings/OS-B5.md", "scorings/OS-K4.md", "scorings/OS-K5.md"}
    assert len(same) > 30


def test_windows_line_ends_and_a_bom_come_through() -> None:
    plain = moved(contents(EXAMPLE)).files
    files = {n: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n") for n, data in contents(EXAMPLE).items()}
    for name, data in moved(files).files.items():
        wanted = b"\xef\xbb\xbf" + plain[name].replace(b"\n", b"\r\n")
        assert data == (plain[name] if name == "focus.yaml" else wanted), name


def test_quotes_comments_and_other_layouts_are_left_as_they_are() -> None:
    scoring = """---
# eerst
provisional: "volgens"   # verteld
level: >-
  volgens
decided: '2026-06-10'
motive: null
---

## Vaststellingen

- V1. Jongeren zijn welkom. [@G02;  @KV-N3 ; @OS-K6/O1]
"""
    scores = "{OS-B3: {level: volgens, note: x}, 'OS-K6': {level: volgens}}"
    member = f"member: ond1\nscored: 2026-06-10\nscores: {scores}\n"
    found = moved(example(**{"scorings__OS-B3.md": scoring, "scorings__individual__ond1.yaml": member}))
    made = found.files["scorings/OS-B3.md"].decode()
    assert made.partition("motive")[0] == (
        "---\n# eerst\nprovisional: null   # verteld\nlevel: null\ndecided: null\n"
    )
    assert "[@G02;  @KV-B8 ; @OS-K8/O1]" in made
    assert found.files["scorings/individual/ond1.yaml"].decode() == (
        "member: ond1\nscored: null\nscores: {OS-B3: {level: null, note: x}, OS-K8: {level: volgens}}\n"
    )


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("{until: 2026-07-20, motive: ziek}  # lang", "null  # lang"),
        ("  # lang\n    until: 2026-07-20\n    motive: >-\n      ziek", "  # lang\n    null"),
    ],
    ids=["on one line", "over lines"],
)
def test_a_milestone_of_several_lines_becomes_empty(written: str, left: str) -> None:
    text = contents(EXAMPLE)["inspection.yaml"].decode()
    before = text.replace("reaction_extended: null", f"reaction_extended: {written}")
    found = moved(example(**{"inspection.yaml": before}))
    assert f"reaction_extended: {left}\n  reaction_closed: null" in found.files["inspection.yaml"].decode()
    done = found.dossier.inspection.milestones
    assert (done.reaction_extended, done.draft_sent, done.reflected) == (None, None, None)
    assert (done.announced, done.visited) == (
        found.before.inspection.milestones.announced,
        found.before.inspection.milestones.visited,
    )


SEAL = (ROOT / "inspections" / EXAMPLE / "seals/draft.yaml").read_bytes()


def test_what_belongs_to_the_old_judgement_stays_behind() -> None:
    kept = ("seals/draft.yaml", "sent/a.pdf", "reaction/brief.docx", "privacy.yaml", "requests/a.pdf")
    files = contents(EXAMPLE) | dict.fromkeys((*kept, "output/verslag.pdf"), b"x")
    decisions = b'salt: "%s"\ndecisions: []\n' % (b"0" * 32)
    found = moved(files | {"seals/draft.yaml": SEAL, "privacy.yaml": decisions})
    assert set(found.items(Why.KEPT)) == {
        "seals", "sent", "reaction", "privacy.yaml", "requests", "output",
    }  # fmt: skip
    assert not {
        name for name in found.files if name.startswith(("seals", "sent", "react", "priv", "req", "out"))
    }


def test_a_seal_says_that_the_draft_was_sent() -> None:
    text = contents(EXAMPLE)["inspection.yaml"].decode().partition("milestones:")[0]
    files = example(**{"inspection.yaml": text})
    assert not moved(files).migration.sent
    assert moved(files | {"seals/draft.yaml": SEAL}).migration.sent


# ── focus ────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_focus_is_written_anew_with_nothing_decided() -> None:
    assert moved(contents(EXAMPLE)).files["focus.yaml"].decode() == (
        f'framework: r-naft/2026.2\ndigest: "{digest_of(NEW)}"\ndecided: null\nseed: null\n'
        "investigations:\n  - KO\n  - BJ\n  - SO\nchosen: SO\nmotive: null\nranking: []\n"
    )


def test_an_investigation_that_is_gone_leaves_the_focus() -> None:
    left = tuple(i for i in OLD.investigations if i.id != "SO")
    found = moved(contents(EXAMPLE), later(investigations=left))
    assert (
        found.files["focus.yaml"]
        .decode()
        .endswith("investigations:\n  - KO\n  - BJ\nchosen: null\nmotive: null\nranking: []\n")
    )
    assert found.items(Why.INVESTIGATION_GONE)["SO"].places[0].line == 8
    assert "SO" in found.items(Why.CHOICE_GONE)
    assert found.wrong() <= found.named()


def test_an_investigation_that_is_always_there_now_is_missed() -> None:
    always = tuple(
        i.model_copy(update={"place": OLD.always[0].place}) if i.id == "VR" else i for i in OLD.investigations
    )
    found = moved(contents(EXAMPLE), later(investigations=always))
    assert found.items(Why.FOCUS)["focus.yaml"].details == ("VR",)
    assert found.wrong() == {"focus.yaml"}


# ── names and lists ──────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("name", NAMES)
def test_what_is_wrong_afterwards_was_announced(name: str) -> None:
    found = moved(contents(name), name=name)
    assert found.after.diagnostics == ()
    assert found.wrong() <= found.named()


@pytest.mark.parametrize("number", [0, 1, -1])
@pytest.mark.parametrize("part", LISTS)
def test_whatever_is_dropped_from_a_list_is_announced_where_it_was_used(part: str, number: int) -> None:
    entries = getattr(OLD, part)
    left = tuple(entry for entry in entries if entry is not entries[number])
    for name in (EXAMPLE, "2026-de-branding-klacht"):
        found = moved(contents(name), later(**{part: left}), name=name)
        assert found.wrong() <= found.named()


@pytest.mark.parametrize("name", ["KV-B4", "KV-R1", "OS-B3", "OS-K6"])
def test_what_is_dropped_from_the_framework_is_announced_where_it_was_used(name: str) -> None:
    found = moved(contents(EXAMPLE), edited(rewritten(OLD, name), version="3"))
    assert found.wrong() <= found.named()
    assert set(found.items(Why.MENTION_GONE if name.startswith("KV") else Why.DROPPED_SCALE)) == {name}


def test_a_renamed_expectation_is_renamed_wherever_it_is_mentioned() -> None:
    other = like(OLD, "KV-B4", id="KV-B9", replaces=("KV-B4",))
    assert isinstance(other, Expectation)
    based = tuple(s.model_copy(update={"based_on": ("KV-B9",)}) if s.id == "OS-B3" else s for s in OLD.scales)
    found = moved(contents(EXAMPLE), edited(rewritten(OLD, "KV-B4", other), version="3", scales=based))
    assert not [name for name, data in found.files.items() if b"KV-B4" in data]
    places = found.items(Why.RENAMED_MENTION)["KV-B4"].places
    assert len(places) == sum(data.count(b"KV-B4") for data in contents(EXAMPLE).values())
    assert found.wrong() == set()


def test_mentions_of_what_was_split_or_merged_are_left_to_people() -> None:
    found = moved(contents(EXAMPLE))
    assert found.items(Why.MENTION_SPLIT)["KV-O7"].heirs == ("KV-O8", "KV-O9")
    assert found.items(Why.MENTION_MERGED)["KV-K2"].heirs == ("KV-K5",)
    assert b"- KV-O7\n" in found.files["evidence/G02-gesprek-jongeren.md"]
    lost = {span.path.rpartition("/")[2] for span in found.items(Why.POINT_GONE)["OS-B5"].places}
    assert lost == {"advice.md"}


def test_a_result_on_a_reworded_item_is_asked_again_and_its_note_stays() -> None:
    found = moved(contents(EXAMPLE))
    assert found.before.result["REG-08"].result
    assert found.dossier.result["REG-08"].result is None
    assert found.dossier.result["REG-08"].note == found.before.result["REG-08"].note
    others = set(found.before.result) - {"REG-08"}
    assert set(found.items(Why.SAME_ITEM)) == others
    assert all(found.dossier.result[name] == found.before.result[name] for name in others)


def test_new_and_reworded_information_and_terms_are_told() -> None:
    found = moved(contents(EXAMPLE))
    assert set(found.items(Why.NEW_REQUEST)) == {"INF-15"}
    assert set(found.items(Why.CONTEXT_REWORDED)) == {"CI-2"}
    assert found.items(Why.TERM)["processing_days"].details == ("14", "21")
    assert found.items(Why.ADVICE_VALUES)["advice"].details == ("gunstig_opvolging",)


@pytest.mark.parametrize(
    ("part", "field", "why"),
    [
        ("terms", "reaction_days", Why.TERM),
        ("focus", "choose", Why.FOCUS_RULE),
        ("judgement", "methods", Why.GROUNDS_RULE),
    ],
)
def test_rules_that_are_other_are_told(part: str, field: str, why: Why) -> None:
    before = getattr(OLD, part)
    found = moved(contents(EXAMPLE), later(**{part: before.model_copy(update={field: 9})}))
    assert found.items(why)
    assert found.wrong() <= found.named()


def test_terms_of_a_request_only_touch_what_is_not_published_by_itself() -> None:
    terms = OLD.terms.model_copy(update={"request_days": 9})
    complaint = moved(contents("2026-de-branding-klacht"), later(terms=terms), name="2026-de-branding-klacht")
    assert complaint.items(Why.TERM)
    assert not moved(contents(EXAMPLE), later(terms=terms)).items(Why.TERM)


def test_an_occasion_that_asks_something_else_is_told() -> None:
    regular = OLD.occasion("regulier")
    assert regular is not None
    others = tuple(o for o in OLD.occasions if o is not regular)
    other = regular.model_copy(update={"announcement_days": 60})
    found = moved(contents(EXAMPLE), later(occasions=(other, *others)))
    assert found.items(Why.OCCASION)["regulier"].details == ("announcement_days",)
    assert found.wrong() == {"inspection.yaml"}


def test_a_good_practice_answers_new_questions() -> None:
    first, *others = OLD.good_practice
    other = first.model_copy(update={"question": "Iets anders?"})
    found = moved(contents(EXAMPLE), later(good_practice=(other, *others)))
    assert found.items(Why.PRACTICE)["OS-B3/G1"].heirs == (first.id,)


def test_a_talk_that_was_not_held_is_not_held_again() -> None:
    found = moved(contents("2026-de-vuurtoren"), name="2026-de-vuurtoren")
    assert not found.items(Why.REFLECTION)


def test_intermediate_versions_are_passed_through() -> None:
    middle = edited(rewritten(OLD, "OS-B5", like(OLD, "OS-B5", id="OS-B8", replaces=("OS-B5",))), version="2")
    last = edited(rewritten(OLD, "OS-B5", like(OLD, "OS-B5", id="OS-B9", replaces=("OS-B8",))), version="3")
    loaded = read_dossier(MemoryTree(contents(EXAMPLE), "inspections/x"), TODAY, {OLD.ref: OLD}.get)
    assert loaded.dossier is not None
    found = migrate(loaded.dossier, lineage(OLD, last, (middle,)), contents(EXAMPLE))
    assert found.carried["scorings/OS-B5.md"] == "scorings/OS-B9.md"
    assert "scorings/OS-B5.md" not in migrate(loaded.dossier, lineage(OLD, last), contents(EXAMPLE)).carried
