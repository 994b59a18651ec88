"""What changed in an inspection by meaning: every change is told once, and how it is written is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naftctl.difference import Difference, Part, What, difference, since_seal
from naftctl.difference.words import happened, reading
from naftctl.model.dossier import Dossier
from naftctl.show.difference import Moment, as_text, counts
from naftctl.show.difference_sentence import sentence, words_of
from naftctl.show.words import plain
from tests.conftest import EXAMPLE, ROOT
from tests.sealing import CARRIED, CARRIED_ID, dossier_of, with_seals

FOLDER = ROOT / "inspections" / EXAMPLE
B3, K1 = "scorings/OS-B3.md", "scorings/OS-K1.md"
G02 = "evidence/G02-gesprek-jongeren.md"
ZRG1 = "scorings/individual/zrg1.yaml"
Edit = tuple[str, str, str]
_OUTSIDE = {"output", "sent"}


def files_of(folder: Path = FOLDER) -> dict[str, str]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and not _OUTSIDE & {*path.parts})
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


FILES = {name: text for name, text in files_of().items() if not name.startswith("seals/")}
OLD = dossier_of(FILES)


def edited(*edits: Edit, files: Mapping[str, str] = FILES) -> dict[str, str]:
    """These files with words replaced; a whole file where the words are empty."""
    found = dict(files)
    for name, before, after in edits:
        assert before in found[name]
        found[name] = found[name].replace(before, after, 1)
    return found


def told(*edits: Edit, old: Dossier = OLD) -> list[str]:
    return sentences(difference(old, dossier_of(edited(*edits))))


def sentences(found: Difference) -> list[str]:
    return [sentence(change) for change in found.changes]


def text(found: Difference) -> str:
    return "\n".join(as_text(found, (Moment("toen"), Moment("nu")), plain, 80))


# ── what is no change ────────────────────────────────────────────────────────────────────────────────────
def reversed_front(text: str) -> str:
    """The front matter with its keys in another order."""
    _, front, body = text.split("---\n", 2)
    blocks = re.findall(r"(?m)^\S.*\n(?:^[ ].*\n)*", front)
    return "---\n" + "".join(reversed(blocks)) + "---\n" + body


def rewrapped(text: str) -> str:
    """The lines of paragraphs and points broken elsewhere, the front matter and headings as they were."""
    _, front, body = text.split("---\n", 2)
    lines = (
        row if row.startswith("#") else re.sub(r"(?<=[a-z,]) (?=[a-z])", "\n  ", row)
        for row in body.split("\n")
    )
    return f"---\n{front}---\n" + "\n".join(lines)


HARMLESS: dict[str, Callable[[str, str], str]] = {
    "line ends of Windows": lambda _, t: t.replace("\n", "\r\n"),
    "a BOM": lambda _, t: "\ufeff" + t,
    "spaces at the ends of lines": lambda _, t: re.sub(r"(?m)(?<=[^\s-])$", "  ", t),
    "empty lines at the end": lambda _, t: t + "\n\n",
    "other order of keys": lambda n, t: reversed_front(t) if n.endswith(".md") and t.startswith("---") else t,
    "comments in YAML": lambda n, t: "# Een opmerking.\n" + t if n.endswith(".yaml") else t,
    "days between quotes": lambda _, t: re.sub(r"(?m)^(\s*\w+: )(\d{4}-\d\d-\d\d)$", r'\1"\2"', t),
    "other line breaks": lambda n, t: rewrapped(t) if n.startswith(("scorings/OS", "advice")) else t,
    "decomposed letters": lambda n, t: t.replace("é", "e\u0301") if n.endswith(".md") else t,
    "other order of sources": lambda _, t: t.replace("[@G02; @O01; @KV-B4]", "[@KV-B4; @O01; @G02]"),
    "references apart": lambda _, t: t.replace("[@G02; @O01; @KV-B4]", "[@G02] [@O01; @KV-B4]"),
    "other order of a list": lambda _, t: t.replace("  - KV-B3\n  - KV-B4\n", "  - KV-B4\n  - KV-B3\n"),
    "other order of the team": lambda _, t: re.sub(
        r"(?s)(  - id: zrg1.*?null\n)(  - id: zrg2.*?null\n)", r"\2\1", t
    ),
    "empty instead of nothing": lambda n, t: t.replace("motive: null", 'motive: ""') if "OS-" in n else t,
}


@pytest.mark.parametrize("name", HARMLESS)
def test_how_it_is_written_is_no_change(name: str) -> None:
    changed = {file: HARMLESS[name](file, text) for file, text in FILES.items()}
    assert changed != FILES
    assert sentences(difference(OLD, dossier_of(changed))) == []


def test_the_same_inspection_says_that_nothing_changed() -> None:
    found = difference(OLD, dossier_of(FILES))
    assert counts(found) == "geen wijziging in betekenis"
    assert text(found) == f"{EXAMPLE}: toen → nu\ngeen wijziging in betekenis"


# ── what is a change ─────────────────────────────────────────────────────────────────────────────────────
INSPECTION = "inspection.yaml"
CHANGES: dict[str, tuple[list[Edit], list[str]]] = {
    "a milestone": (
        [(INSPECTION, "published: null", "published: 2026-08-01")],
        ["gepubliceerd: ingevuld, 2026-08-01"],
    ),
    "a milestone taken away": (
        [(INSPECTION, "draft_sent: 2026-06-30", "draft_sent: null")],
        ["ontwerp verstuurd: leeggemaakt, er stond 2026-06-30"],
    ),
    "a term made longer": (
        [
            (
                INSPECTION,
                "reaction_extended: null",
                "reaction_extended:\n    until: 2026-07-20\n    motive: Vakantie.",
            )
        ],
        ["reactietermijn verlengd is nieuw (2026-07-20, Vakantie.)"],
    ),
    "a visit put off": (
        [(INSPECTION, "- date: 2026-06-10", "- date: 2026-06-11")],
        ["gepland bezoek 2026-06-10, datum: 2026-06-10 → 2026-06-11"],
    ),
    "an hour": (
        [(INSPECTION, "from: 09:00", "from: 09:30")],
        ["gepland bezoek 2026-06-09, begin: 09:00 → 09:30"],
    ),
    "days of visit": (
        [(INSPECTION, "    - 2026-06-09\n    - 2026-06-10", "    - 2026-06-09\n    - 2026-06-11")],
        ["bezocht op: 2026-06-10 valt weg, 2026-06-11 komt erbij"],
    ),
    "a member": (
        [(INSPECTION, "- id: zrg2", "- id: zrg3")],
        [
            "teamlid zrg2 valt weg (zorginspectie, inspector)",
            "teamlid zrg3 is nieuw (zorginspectie, inspector)",
        ],
    ),
    "a role": (
        [(INSPECTION, "role: coordinator", "role: inspector")],
        ["teamlid ond1, rol: coordinator → inspector"],
    ),
    "an address": (
        [(INSPECTION, "address: Molenweg 3", "address: Molenweg 5")],
        ["afdeling werkplaats, adres: Molenweg 3, 9998 Voorbeelddorp → Molenweg 5, 9998 Voorbeelddorp"],
    ),
    "the focus": (
        [("focus.yaml", "  - SO\nchosen: SO", "  - VR\nchosen: VR")],
        ["onderzoeken: SO valt weg, VR komt erbij", "gekozen onderzoek: SO → VR"],
    ),
    "the ranking": (
        [("focus.yaml", "rank: 1", "rank: 9")],
        ["de rangschikking van de onderzoeken is gewijzigd"],
    ),
    "a level": (
        [(B3, "level: overstijgt\ndec", "level: volgens\ndec")],
        ["OS-B3, niveau: overstijgt → volgens"],
    ),
    "a level taken away": (
        [(B3, "level: overstijgt\ndec", "level: null\ndec")],
        ["OS-B3, niveau: leeggemaakt, er stond overstijgt"],
    ),
    "a provisional level": (
        [(B3, "provisional: overstijgt", "provisional: volgens")],
        ["OS-B3, voorlopig niveau: overstijgt → volgens"],
    ),
    "the advice": (
        [("advice.md", "value: gunstig_tekorten", "value: gunstig")],
        ["advies: gunstig_tekorten → gunstig"],
    ),
    "a point added": (
        [(B3, "## Sterke punten\n", "- V6. Er is een nieuw punt bij. [@G02]\n\n## Sterke punten\n")],
        ["OS-B3/V6 is nieuw, onder Vaststellingen"],
    ),
    "a point removed": (
        [
            (
                B3,
                "- S2. De jongere krijgt stap voor stap meer in handen, tot en met het gesprek met de "
                "school.\n  [@G03; @V01; @G07]\n",
                "",
            )
        ],
        ["OS-B3/S2 valt weg, onder Sterke punten"],
    ),
    "a point with another label": ([(B3, "- V3. ", "- V7. ")], ["OS-B3/V3 heet nu OS-B3/V7"]),
    "a recommendation under another heading": (
        [
            ("advice.md", "## Ontwikkelkansen benutten\n\n", ""),
            ("advice.md", "- R5. Lees", "## Ontwikkelkansen benutten\n\n- R5. Lees"),
        ],
        ["advice/R4 verhuist van Ontwikkelkansen benutten naar Sterke punten borgen"],
    ),
    "words of a point": ([(B3, "V5. Van de 18", "V5. Van de 19")], ["OS-B3/V5 is herschreven"]),
    "a source of a point": (
        [(B3, "eerst samen, dan alleen”. [@G03; @V01]", "eerst samen, dan alleen”. [@G03; @D01]")],
        ["OS-B3/V4 verwijst niet meer naar V01 en nu ook naar D01"],
    ),
    "a source more": (
        [(B3, "eerst samen, dan alleen”. [@G03; @V01]", "eerst samen, dan alleen”. [@G03; @V01; @D01]")],
        ["OS-B3/V4 verwijst nu ook naar D01"],
    ),
    "an answer about good practice": (
        [(B3, "GP-5. Andere aanbieders", "GP-5. Alle andere aanbieders")],
        ["OS-B3/G1, antwoord op GP-5 is herschreven"],
    ),
    "sharing with the sector": (
        [(B3, "share: ja", "share: nee")],
        ["OS-B3/G1, delen met de sector: ja → nee"],
    ),
    "a text": (
        [(B3, "hetzelfde verhaal", "een ander verhaal")],
        ["OS-B3: de tekst onder Vaststellingen is herschreven"],
    ),
    "a text that only the team may see": (
        [(B3, "## Sterke punten\n", "::: internal\nNog na te gaan.\n:::\n\n## Sterke punten\n")],
        ["OS-B3: de interne tekst onder Vaststellingen is nieuw"],
    ),
    "the motive of the advice": (
        [("advice.md", "Het woog ze.", "Het woog elk niveau.")],
        ["de tekst onder Motivering is herschreven"],
    ),
    "a result": (
        [("regulation.yaml", "result: niet_onderzocht", "result: in_orde")],
        ["REG-07, resultaat: niet_onderzocht → in_orde"],
    ),
    "a shortcoming": (
        [("regulation.yaml", "een kolomboor en", "een boor en")],
        ["REG-10, tekort is herschreven"],
    ),
    "a source of a result": (
        [("regulation.yaml", "    - D04\n", "    - D05\n")],
        ["REG-01, bronnen: D04 valt weg, D05 komt erbij"],
    ),
    "how many were heard": (
        [(G02, "count: 6", "count: 7")],
        ["G02, gesprekspartners jongeren, aantal: 6 → 7"],
    ),
    "expectations of a piece": ([(G02, "  - KV-O7\n", "")], ["G02, verwachtingen: KV-O7 valt weg"]),
    "words of a note": ([(G02, "Alle zes", "Alle zeven")], ["G02: de tekst is herschreven"]),
    "the framework": (
        [(INSPECTION, "framework: r-naft/2026.1", "framework: r-naft/2026.2")],
        ["kader: r-naft/2026.1 → r-naft/2026.2"],
    ),
    "a question of the desk analysis": (
        [("desk-analysis.md", "  INF-03: 2026-05-26", "  INF-03: null")],
        ["ontvangen informatie INF-03: leeggemaakt, er stond 2026-05-26"],
    ),
    "a signal": (
        [("desk-analysis.md", "een houtatelier", "een metaalatelier")],
        ["signaal over VR, tekst is herschreven"],
    ),
    "who was at the talk": (
        [("reflection.md", "  - ond1\n  - zrg1\n", "  - ond1\n")],
        ["aanwezig: zrg1 valt weg"],
    ),
    "a lever": (
        [("reflection.md", "H2. De lijn waarop", "H2. Een lijn waarop")],
        ["reflection/H2 is herschreven"],
    ),
    "a strength of the talk": (
        [("reflection.md", "[@OS-K3/G1]", "[@OS-K3/S1]")],
        ["de tekst onder Sterke punten verwijst niet meer naar OS-K3/G1 en nu ook naar OS-K3/S1"],
    ),
    "the summary": (
        [("summary.md", "drie inspecteurs", "twee inspecteurs")],
        ["de tekst is herschreven"],
    ),
    "a level of a member": (
        [(ZRG1, "OS-K2:\n    level: benadert", "OS-K2:\n    level: volgens")],
        ["zrg1, schaal OS-K2, niveau: benadert → volgens"],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told_in_one_sentence_and_nothing_else_is(name: str) -> None:
    edits, expected = CHANGES[name]
    assert told(*edits) == expected


@pytest.mark.parametrize("name", CHANGES)
def test_the_same_change_the_other_way_is_as_many_changes(name: str) -> None:
    edits, expected = CHANGES[name]
    assert len(difference(dossier_of(edited(*edits)), OLD).changes) == len(expected)


def test_every_change_knows_its_place_on_the_side_where_it_stands() -> None:
    for name, (edits, _) in CHANGES.items():
        for change in difference(OLD, dossier_of(edited(*edits))).changes:
            assert change.old_span or change.new_span, name
            paths = {span.path for span in (change.old_span, change.new_span) if span}
            assert paths <= {f"inspections/{EXAMPLE}/{file}" for file, *_ in edits}, name


# ── points that move ─────────────────────────────────────────────────────────────────────────────────────
def with_a_point_between() -> dict[str, str]:
    """A point put in at V2, those after it with the next number."""
    text = FILES[B3]
    for number in (5, 4, 3, 2):
        text = text.replace(f"- V{number}. ", f"- V{number + 1}. ")
    added = "- V2. Een begeleider vertelde over de start. [@G04]\n- V3. Toen"
    return {**FILES, B3: text.replace("- V3. Toen", added)}


BETWEEN = [
    "OS-B3/V2 is nieuw, onder Vaststellingen",
    *(f"OS-B3/V{number} heet nu OS-B3/V{number + 1}" for number in (2, 3, 4, 5)),
]


def test_a_point_put_in_between_does_not_make_those_after_it_others() -> None:
    files = with_a_point_between()
    advice = files["advice.md"].replace("@OS-B3/V4; @OS-B3/V5", "@OS-B3/V5; @OS-B3/V6")
    assert sentences(difference(OLD, dossier_of({**files, "advice.md": advice}))) == BETWEEN


def test_a_reference_that_stayed_while_its_point_got_another_label_means_another_point() -> None:
    assert sentences(difference(OLD, dossier_of(with_a_point_between()))) == [
        "de tekst onder Motivering verwijst niet meer naar OS-B3/V6 en nu ook naar OS-B3/V4",
        *BETWEEN,
    ]


def test_a_chance_that_became_a_shortcoming_has_moved() -> None:
    text = FILES["scorings/OS-B2.md"]
    point = re.search(r"(?ms)^- O1\. .*?(?=^\n|\Z)", text)
    assert point
    moved = text.replace(point[0], "").replace(
        "## Tekorten\n", "## Tekorten\n\n" + point[0].replace("- O1. ", "- T1. ")
    )
    found = difference(OLD, dossier_of({**FILES, "scorings/OS-B2.md": moved}))
    assert sentences(found)[-1] == ("OS-B2/O1 verhuist van Ontwikkelkansen naar Tekorten en heet nu OS-B2/T1")


def test_a_point_that_moved_and_was_reworded_is_told_once_with_its_words() -> None:
    files = dict(FILES)
    point = re.search(r"(?ms)^- O1\. .*?(?=^\n|\Z)", files["scorings/OS-B2.md"])
    assert point
    words = point[0].replace("- O1. ", "- T1. Nog altijd: ")
    text = files["scorings/OS-B2.md"].replace(point[0], "")
    files["scorings/OS-B2.md"] = text.replace("## Tekorten\n", "## Tekorten\n\n" + words)
    assert sentences(difference(OLD, dossier_of(files)))[-1] == (
        "OS-B2/O1 verhuist van Ontwikkelkansen naar Tekorten, heet nu OS-B2/T1 en is herschreven"
    )


def test_a_label_that_went_to_another_text_does_not_take_its_point_along() -> None:
    point = re.search(r"(?ms)^- V3\. .*?(?=^- V4)", FILES[B3])
    assert point
    words = point[0].replace("- V3. In de twee", "- V7. In alle twee")
    files = edited((B3, point[0], "- V3. Ouders vertelden over de start. [@G07]\n" + words))
    assert sentences(difference(OLD, dossier_of(files))) == [
        "OS-B3/V3 is nieuw, onder Vaststellingen",
        "OS-B3/V3 heet nu OS-B3/V7 en is herschreven",
    ]


def test_references_that_changed_places_in_a_text_are_another_text() -> None:
    old = dossier_of(edited(("advice.md", "De instroom", "Dat is zo. [@OS-B3/V1] De instroom")))
    new = dossier_of(
        edited(
            ("advice.md", "[@OS-B3/V4; @OS-B3/V5]", "[@OS-B3/V1]"),
            ("advice.md", "De instroom", "Dat is zo. [@OS-B3/V4; @OS-B3/V5] De instroom"),
        )
    )
    assert sentences(difference(old, new)) == ["de tekst onder Motivering is herschreven"]


def test_a_point_that_went_to_another_scale_is_followed() -> None:
    point = re.search(r"(?ms)^- S2\. .*?\n(?=\n)", FILES[B3])
    assert point
    files = edited((B3, point[0], ""))
    files[K1] = files[K1].replace(
        "## Sterke punten\n\n", "## Sterke punten\n\n" + point[0].replace("S2", "S9")
    )
    assert sentences(difference(OLD, dossier_of(files))) == ["OS-B3/S2 heet nu OS-K1/S9"]


def test_a_scoring_that_is_gone_is_told_once_with_what_it_held() -> None:
    files = {name: text for name, text in FILES.items() if name != K1}
    found = sentences(difference(OLD, dossier_of(files)))
    assert found == ["OS-K1 valt weg; er stond: volgens, 7 punten"]
    assert sentences(difference(dossier_of(files), OLD)) == ["OS-K1 is nieuw: volgens, 7 punten"]


# ── evidence ─────────────────────────────────────────────────────────────────────────────────────────────
def renamed(files: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    """The files after `naftctl evidence rename`."""
    text = {
        name: re.sub(rf"(?<=@){old}\b", new, text)
        if name.endswith(".md")
        else re.sub(rf"- {old}\b", f"- {new}", text)
        for name, text in files.items()
    }
    return {name.replace(f"evidence/{old}-", f"evidence/{new}-"): text for name, text in text.items()}


def test_evidence_that_was_renamed_with_all_that_cites_it_is_one_change() -> None:
    found = difference(OLD, dossier_of(renamed(FILES, "G02", "G12")))
    assert sentences(found) == ["G02 heet nu G12: Gesprek met jongeren in begeleiding"]


def test_evidence_that_was_renamed_and_reworded_is_still_the_same_piece() -> None:
    files = renamed(edited((G02, "Alle zes", "Alle zeven")), "G02", "G12")
    assert sentences(difference(OLD, dossier_of(files))) == [
        "G02 heet nu G12: Gesprek met jongeren in begeleiding",
        "G12: de tekst is herschreven",
    ]


def test_evidence_is_recognised_by_its_words_or_by_its_title_and_day() -> None:
    title: Edit = (G02, "title: Gesprek met jongeren in begeleiding", "title: Zes jongeren")
    words = {**FILES, G02: FILES[G02].rpartition("---\n")[0] + "---\n\nAlles anders opgeschreven.\n"}
    assert sentences(difference(OLD, dossier_of(renamed(edited(title), "G02", "G12")))) == [
        "G02 heet nu G12: Zes jongeren",
        "G12, titel is herschreven",
    ]
    assert sentences(difference(OLD, dossier_of(renamed(words, "G02", "G12")))) == [
        "G02 heet nu G12: Gesprek met jongeren in begeleiding",
        "G12: de tekst is herschreven",
    ]


def test_evidence_that_came_or_went_is_told_by_its_title() -> None:
    files = {name: text for name, text in FILES.items() if name != G02}
    assert "G02 valt weg; er stond: Gesprek met jongeren in begeleiding" in sentences(
        difference(OLD, dossier_of(files))
    )


def test_an_attachment_with_the_same_name_and_another_content_is_another_file() -> None:
    registered: Edit = (G02, "attachments: []", "attachments:\n  - file: kaarten.pdf\n    sha256: null")
    sides = ({**edited(registered), "evidence/kaarten.pdf": content} for content in ("een", "twee"))
    old, new = map(dossier_of, sides)
    assert sentences(difference(old, new)) == ["bestand evidence/kaarten.pdf is gewijzigd"]


def test_findings_without_a_scale_are_compared_like_scales() -> None:
    name = "2026-de-branding-klacht"
    files, label = files_of(ROOT / "inspections" / name), f"inspections/{name}"
    page = "findings/behandeling-van-klachten.md"
    new = edited(
        (page, "zorgvuldig en", "goed en"), (page, "V2. De leiding", "V2. Ook de leiding"), files=files
    )
    assert sentences(difference(dossier_of(files, label), dossier_of(new, label))) == [
        "behandeling-van-klachten, vraag is herschreven",
        "behandeling-van-klachten/V2 is herschreven",
    ]


# ── what the team keeps to itself ────────────────────────────────────────────────────────────────────────
def test_while_the_team_is_blind_no_level_of_a_member_is_told() -> None:
    blind = {name: text for name, text in FILES.items() if "individual/ond1" not in name}
    blind |= {f"scorings/individual/{each}.commit.yaml": f'member: {each}\ndate: 2026-06-10\ndigest: "ab"\n'
              for each in ("ond1",)}  # fmt: skip
    change: Edit = (ZRG1, "OS-K2:\n    level: benadert", "OS-K2:\n    level: volgens")
    found = difference(dossier_of(blind), dossier_of(edited(change, files=blind)))
    assert found.blind
    assert sentences(found) == ["de individuele inschaling van zrg1 is gewijzigd"]
    assert "volgens" not in repr(found)


# ── what cannot be read ──────────────────────────────────────────────────────────────────────────────────
def test_a_page_that_cannot_be_read_is_not_taken_for_one_that_is_gone() -> None:
    broken = {**FILES, B3: "---\nlevel: [\n---\n", G02: "---\nmethod: {\n---\n"}
    found = difference(OLD, dossier_of(broken))
    assert sentences(found) == [
        "OS-B3 is niet leesbaar en dus niet vergeleken",
        "G02 is niet leesbaar en dus niet vergeleken",
    ]
    assert {change.part for change in found.unread} == {Part.SCORING, Part.EVIDENCE}
    assert counts(found) == "geen wijziging in betekenis; 2 niet vergeleken"


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_words_that_changed_stand_between_marks() -> None:
    found = difference(OLD, dossier_of(edited((B3, "hielden er 15 het", "hielden er 14 het"))))
    assert "hielden er [-15-] {+14+} het" in text(found)
    assert text(found).splitlines()[1] == "[-zo-] viel weg, {+zo+} is nieuw"


def test_a_text_reads_back_from_its_words_on_both_sides() -> None:
    read = 0
    for edits, _ in CHANGES.values():
        for change in difference(OLD, dossier_of(edited(*edits))).changes:
            if What.REWORDED in change.kinds:
                words = words_of(change)
                assert "".join(word.text for word in words if word.op != "added") == change.old
                assert "".join(word.text for word in words if word.op != "removed") == change.new
                read += 1
    assert read >= 6


def test_control_characters_in_a_text_are_written_out() -> None:
    found = difference(OLD, dossier_of(edited((B3, "hetzelfde verhaal", "een \u202e verhaal"))))
    assert "\u202e" not in text(found)
    assert "\\u202e" in text(found)


WORDS = st.lists(st.sampled_from(["het", "team", "zag", "jongeren", "[@G02]", "[@O01; @G03]"]), max_size=12)


@given(WORDS, st.lists(st.sampled_from([" ", "\n", "  ", "\n  ", "\t"]), min_size=12, max_size=12))
def test_blanks_between_words_never_matter(words: list[str], blanks: list[str]) -> None:
    one = reading(" ".join(words))
    other = reading("".join(word + blank for word, blank in zip(words, blanks, strict=False)))
    assert happened(one, other) is None


@given(WORDS, WORDS)
def test_another_word_always_matters(words: list[str], others: list[str]) -> None:
    bare = [[word for word in row if not word.startswith("[")] for row in (words, others)]
    kind = happened(reading(" ".join(words)), reading(" ".join(others)))
    assert (kind is What.REWORDED) or bare[0] == bare[1]


# ── since the seal ───────────────────────────────────────────────────────────────────────────────────────
SEALED = with_seals(FILES, "draft")


def since(*edits: Edit, then: Mapping[str, str] | None = SEALED) -> list[str]:
    now = dossier_of(edited(*edits, files=SEALED))
    old = dossier_of(then) if then is not None else None
    return sentences(since_seal(now.seals["draft"], old, now))


def test_since_the_seal_nothing_changed_where_nothing_did() -> None:
    assert since() == since(then=None) == since(then=FILES) == []


@pytest.mark.parametrize("then", [SEALED, FILES, None], ids=["sealed", "before", "unknown"])
def test_a_level_changed_since_the_seal_is_told_whatever_git_kept(then: Mapping[str, str] | None) -> None:
    assert since((B3, "level: overstijgt\ndec", "level: volgens\ndec"), then=then) == [
        "OS-B3, niveau: overstijgt → volgens"
    ]


def test_the_seal_counts_where_the_files_that_git_kept_say_otherwise() -> None:
    lower: Edit = (B3, "level: overstijgt\ndec", "level: volgens\ndec")
    rewritten = edited(lower, files=SEALED)
    assert since(lower, then=rewritten) == ["OS-B3, niveau: overstijgt → volgens"]


def test_without_the_files_of_then_a_text_is_named_without_its_words() -> None:
    assert since((B3, "V5. Van de 18", "V5. Van de 19"), then=None) == [
        "de tekst van OS-B3/V5 is herschreven"
    ]
    assert since((B3, "V5. Van de 18", "V5. Van de 19")) == ["OS-B3/V5 is herschreven"]


def test_without_the_files_of_then_points_that_came_and_went_are_told() -> None:
    assert since((B3, "- V5. ", "- V7. "), then=None) == [
        "OS-B3/V5 valt weg, onder Vaststellingen",
        "OS-B3/V7 is nieuw, onder Vaststellingen",
    ]


def test_a_text_that_was_corrected_before_the_seal_was_committed_is_told_too() -> None:
    late: Edit = (B3, "V5. Van de 18", "V5. Van de 19")
    assert since(late, then=edited(late, files=SEALED)) == ["de tekst van OS-B3/V5 is herschreven"]


INSPECTIONS = sorted(path.name for path in (ROOT / "inspections").iterdir() if path.is_dir())


@pytest.mark.parametrize("name", INSPECTIONS)
def test_no_inspection_differs_from_itself(name: str) -> None:
    files = files_of(ROOT / "inspections" / name)
    label = f"inspections/{name}"
    assert not difference(dossier_of(files, label), dossier_of(files, label)).changes


# ── shortcomings of earlier inspections ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("outcome: niet_weggewerkt", "outcome: weggewerkt", "uitkomst: niet_weggewerkt → weggewerkt"),
        ("nog niet", "nog altijd niet", "notitie is herschreven"),
        (": OS-B4/T2", ": null", "gaat verder als: leeggemaakt, er stond OS-B4/T2"),
    ],
)
def test_what_became_of_an_earlier_shortcoming_is_told(before: str, after: str, told: str) -> None:
    taken = FILES | {"followup.yaml": CARRIED}
    new = dossier_of(edited(("followup.yaml", before, after), files=taken))
    assert sentences(difference(dossier_of(taken), new)) == [f"{CARRIED_ID}, {told}"]


def test_an_earlier_shortcoming_that_came_or_went_is_one_change() -> None:
    taken = dossier_of(FILES | {"followup.yaml": CARRIED})
    assert sentences(difference(OLD, taken)) == [f"{CARRIED_ID} is nieuw: niet_weggewerkt"]
    assert sentences(difference(taken, OLD)) == [f"{CARRIED_ID} valt weg; er stond: niet_weggewerkt"]


def test_an_outcome_that_moved_after_the_seal_is_told_with_and_without_the_files_of_then() -> None:
    sealed = dossier_of(with_seals(FILES | {"followup.yaml": CARRIED}, "draft"))
    changed = CARRIED.replace("niet_weggewerkt", "weggewerkt")
    now = dossier_of(with_seals(FILES | {"followup.yaml": CARRIED}, "draft") | {"followup.yaml": changed})
    for then in (None, sealed):
        assert sentences(since_seal(sealed.seals["draft"], then, now)) == [
            f"{CARRIED_ID}, uitkomst: niet_weggewerkt → weggewerkt"
        ]
