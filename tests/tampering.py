"""Every way in which a sealed inspection changes.

`BREAKS` has what a person, a merge or somebody with a purpose would do to a judgement or to a seal, with the
codes that tell it; `BESIDE` what shows only beside an earlier revision; `HARMLESS` what may never be told;
`CORRECTS` what is allowed and listed; `ANSWERED` what is allowed between draft and final where an accepted
answer names it, with the place that it names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from tests.checks.case import example
from tests.sealing import LABEL, as_sealed, with_seals

Files = dict[str, str]
Edit = Callable[[Files], Files]

B3, B4, S2 = (f"scorings/OS-{scale}.md" for scale in ("B3", "B4", "S2"))
DRAFT, FINAL = "seals/draft.yaml", "seals/final.yaml"
INSPECTION, ADVICE, FOCUS, REGULATION = "inspection.yaml", "advice.md", "focus.yaml", "regulation.yaml"
G02 = "evidence/G02-gesprek-jongeren.md"
POINT = re.compile(r"(?m)^- ([VSOTG])(\d+)\. ")


# ── edits ────────────────────────────────────────────────────────────────────────────────────────────────
def s(name: str, old: str, new: str) -> Edit:
    """One text for another, once."""

    def edited(files: Files) -> Files:
        assert files[name].count(old) == 1, f"{files[name].count(old)} times {old!r} in {name}"
        return files | {name: files[name].replace(old, new)}

    return edited


def sub(name: str, pattern: str, new: str | Callable[[re.Match[str]], str], count: int = 1) -> Edit:
    """What a pattern finds for something else."""

    def edited(files: Files) -> Files:
        text, found = re.subn(pattern, new, files[name], count=count)
        assert found, f"{pattern!r} is not in {name}"
        return files | {name: text}

    return edited


def drop(*names: str) -> Edit:
    return lambda files: {name: text for name, text in files.items() if name not in names}


def put(name: str, text: str) -> Edit:
    return lambda files: files | {name: text}


def copy(name: str, to: str) -> Edit:
    return lambda files: files | {to: files[name]}


def every(change: Callable[[str], str], suffix: str = "") -> Edit:
    return lambda files: {name: change(t) if name.endswith(suffix) else t for name, t in files.items()}


def both(*edits: Edit) -> Edit:
    def edited(files: Files) -> Files:
        for edit in edits:
            files = edit(files)
        return files

    return edited


def reseal(*kinds: str) -> Edit:
    """Make the seals anew, on their own days and with other nonces, as somebody who covers a track would."""

    def edited(files: Files) -> Files:
        bare = {name: text for name, text in files.items() if name not in {f"seals/{k}.yaml" for k in kinds}}
        return as_sealed(bare, *kinds)

    return edited


def level(scale: str, new: str) -> Edit:
    return sub(f"scorings/OS-{scale}.md", r"(?m)^level: .*$", f"level: {new}")


def point(name: str, text: str, heading: str) -> Edit:
    return s(name, f"\n## {heading}\n", f"\n## {heading}\n\n{text}\n")


def without(name: str, label: str) -> Edit:
    """Without the point with this label."""
    return sub(name, rf"(?ms)^- {label}\. .*?(?=^- |^## |\Z)", "")


def milestone(name: str, day: str) -> Edit:
    return sub(INSPECTION, rf"(?m)^  {name}: .*$", f"  {name}: {day}")


@cache
def other_seal() -> str:
    """A draft seal of an earlier inspection of the same provider, in which most was otherwise."""
    files = both(*(without(B4, f"V{n}") for n in range(2, 8)), level("B4", "volgens"))(dict(example()))
    for name in [name for name in files if name.startswith("scorings/OS-") and name != B4]:
        files[name] = POINT.sub(lambda m: f"- {m[1]}{int(m[2]) + 20}. ", files[name])
    return with_seals(files, "draft", label="inspections/2023-de-kantelpoort")[DRAFT]


def recorded(files: Files, place: str) -> str:
    found = re.search(rf"(?m)^    {place}: (.*)$", files[FINAL])
    assert found
    return found[1]


FINDING = (
    "---\nquestion: Wat gebeurde er?\nregulation: []\n---\n\n## Vaststellingen\n\n- V1. Er is iets. [@G02]\n"
)
RENUMBERED = both(
    without(B4, "S2"), s(B4, "\n## Ontwikkelkansen", "\n- S3. De lijn. [@V01]\n\n## Ontwikkelkansen")
)
LONGER = "\n- V8. Nog een vaststelling. [@V01]\n\n## Sterke punten"

BREAKS: dict[str, tuple[str, Edit]] = {
    # levels
    "a level goes up": ("N504", level("B4", "benadert")),
    "a level goes down": ("N504", level("B3", "volgens")),
    "a level becomes none": ("N504", level("B4", "niet_ingeschaald")),
    "a level is emptied": ("N504", level("B4", "null")),
    "the key of a level goes": ("N504", sub(B4, r"(?m)^level: .*\n", "")),
    "a level becomes a comment": ("N504", sub(B4, r"(?m)^level:", "# level:")),
    "two levels change places": ("N504", both(level("B3", "beneden"), level("B4", "overstijgt"))),
    "a level gets a capital": ("N203", level("B3", "Overstijgt")),
    "a level gets a letter that looks the same": ("N203", level("B3", "оverstijgt")),
    "a level gets a letter that nobody sees": ("N110", level("B3", "over\u200bstijgt")),
    "a level becomes a list": ("N107", level("B3", "[overstijgt]")),
    "a level stands twice": ("N104", sub(B3, r"(?m)^(level: .*)$", r"\1\nlevel: volgens")),
    "a level has an anchor": ("N108", level("B3", "&a overstijgt")),
    "all levels become one": (
        "N504",
        every(lambda text: re.sub(r"(?m)^level: .*$", "level: volgens", text), ".md"),
    ),
    "a scoring goes": ("N504", drop("scorings/OS-K5.md")),
    "a scoring is emptied": ("N113", put("scorings/OS-K5.md", "")),
    "a scoring gets the name of another scale": (
        "N504",
        both(copy("scorings/OS-K5.md", "scorings/OS-V1.md"), drop("scorings/OS-K5.md")),
    ),
    "a scoring comes": ("N504", copy("scorings/OS-K5.md", "scorings/OS-V1.md")),
    "a merge leaves two levels": (
        "N111",
        sub(B3, r"(?m)^(level: .*)$", r"<<<<<<< a\n\1\n=======\nlevel: volgens\n>>>>>>> b"),
    ),
    # points
    "a finding comes": ("N504", s(B4, "\n## Sterke punten", LONGER)),
    "a finding goes": ("N504", without(B4, "V7")),
    "a strong point goes": ("N504", without(B4, "S1")),
    "a shortcoming goes": ("N504", without(B4, "T2")),
    "a shortcoming comes": ("N504", point(B3, "- T1. Er is een tekort. [@G02; @O01]", "Tekorten")),
    "a shortcoming becomes a chance": (
        "N504",
        both(without(B4, "T3"), point(B4, "- O1. De opvolging. [@V03; @KV-B6]", "Ontwikkelkansen")),
    ),
    "a strong point becomes a shortcoming": (
        "N504",
        both(
            without(B4, "S1"),
            s(B4, "\n## Goede praktijk", "\n- T4. Geen gehoor. [@G03]\n\n## Goede praktijk"),
        ),
    ),
    "a point keeps its label under another heading": (
        "N119",
        both(without(B4, "S1"), point(B4, "- S1. Wie zelf belt. [@G03]", "Ontwikkelkansen")),
    ),
    "a good practice goes": ("N504", sub(B3, r"(?ms)^- G1\. .*\Z", "")),
    "a point gets another number": ("N504", RENUMBERED),
    "a point loses its label": ("N504", s(B4, "- S2. De lijn", "- De lijn")),
    "a point gets the label of another": ("N504", s(B4, "- S2. De lijn", "- S1. De lijn")),
    "a point goes to another scale": (
        "N504",
        both(
            without(B4, "S2"), s(B3, "\n## Ontwikkelkansen", "\n- S3. De lijn. [@V01]\n\n## Ontwikkelkansen")
        ),
    ),
    "all points of a scale go": ("N504", sub(B4, r"(?ms)^- [VST]\d.*?(?=^## |\Z)", "", 0)),
    "a heading changes": ("N118", s(B4, "## Tekorten", "## Aandachtspunten")),
    "a finding without a scale comes": ("N504", put("findings/wachttijd.md", FINDING)),
    # advice
    "the advice becomes milder": ("N504", s(ADVICE, "value: gunstig_tekorten", "value: gunstig")),
    "the advice becomes harder": ("N504", s(ADVICE, "value: gunstig_tekorten", "value: ongunstig")),
    "the advice is emptied": ("N504", s(ADVICE, "value: gunstig_tekorten", "value: null")),
    "the advice is unknown": ("N212", s(ADVICE, "value: gunstig_tekorten", "value: zeer_gunstig")),
    "the advice goes": ("N504", drop(ADVICE)),
    "a recommendation comes": ("N504", point(ADVICE, "- R16. Meer. [@OS-B4/T1]", "Tekorten wegwerken")),
    "a recommendation goes": ("N504", without(ADVICE, "R11")),
    "a recommendation moves": (
        "N504",
        both(
            without(ADVICE, "R11"),
            point(ADVICE, "- R11. Breng de blik binnen. [@OS-K1/O1]", "Sterke punten borgen"),
        ),
    ),
    "a recommendation gets another number": ("N504", s(ADVICE, "- R11. ", "- R16. ")),
    "a recommendation is reworded": (
        "N512",
        s(ADVICE, "Rond elk individueel traject af", "Probeer trajecten af te ronden"),
    ),
    "the grounds of the advice are reworded": ("N512", s(ADVICE, "Het woog ze.", "Het woog ze licht.")),
    # framework, focus, regulation
    "another framework": ("N504", s(INSPECTION, "framework: r-naft/2026.1", "framework: r-naft/2026.2")),
    "another choice of focus": ("N504", s(FOCUS, "\nchosen: SO", "\nchosen: VR")),
    "no choice of focus": ("N504", s(FOCUS, "\nchosen: SO", "\nchosen: null")),
    "an investigation comes": ("N504", s(FOCUS, "  - SO\nchosen", "  - SO\n  - VR\nchosen")),
    "an investigation goes": ("N504", s(FOCUS, "  - SO\nchosen", "chosen")),
    "the focus goes": ("N504", drop(FOCUS)),
    "a breach is mended": ("N504", s(REGULATION, "result: niet_in_orde", "result: in_orde")),
    "a result becomes a breach": ("N504", sub(REGULATION, "result: in_orde", "result: niet_in_orde")),
    "a result is emptied": ("N504", sub(REGULATION, "result: in_orde", "result: null")),
    "a result goes": ("N504", sub(REGULATION, r"(?ms)^REG-05:.*?(?=^REG-06)", "")),
    "all results go": ("N504", drop(REGULATION)),
    "a breach loses its shortcoming": (
        "N504",
        sub(REGULATION, r"(?ms)^  shortcoming: >-\n.*?(?=^REG-11)", "  shortcoming: null\n"),
    ),
    "a shortcoming of an item comes": (
        "N504",
        sub(REGULATION, "shortcoming: null", "shortcoming: Er ontbreekt iets."),
    ),
    # the seal itself
    "a value in the seal": ("N502", s(DRAFT, "OS-B4: beneden", "OS-B4: benadert")),
    "a value in the seal and in the folder": (
        "N502",
        both(level("B4", "benadert"), s(DRAFT, "OS-B4: beneden", "OS-B4: benadert")),
    ),
    "a point in the seal and in the folder": (
        "N502",
        both(
            without(B4, "S2"),
            sub(DRAFT, r"(?m)(    OS-B4:\n(?:      V.*\n)*      S1: S\n)      S2: S\n", r"\1"),
        ),
    ),
    "the advice in the seal": ("N502", s(DRAFT, "advice: gunstig_tekorten", "advice: gunstig")),
    "the code": ("N502", sub(DRAFT, r"(?m)^code: .*$", "code: " + "-".join(["0000"] * 8))),
    "the digest": ("N502", sub(DRAFT, r"(?m)^digest: .*$", f'digest: "{"0" * 64}"')),
    "the nonce": ("N502", sub(DRAFT, r"(?m)^nonce: .*$", f'nonce: "{"f" * 32}"')),
    "a value in the final seal": ("N502", s(FINAL, "OS-B4: beneden", "OS-B4: benadert")),
    "the day of the draft seal": ("N506", s(DRAFT, 'sealed: "2026-06-30"', 'sealed: "2026-06-29"')),
    "a later day of the draft seal": ("N513", s(DRAFT, 'sealed: "2026-06-30"', 'sealed: "2026-07-03"')),
    "what is recorded in the draft seal": (
        "N506",
        sub(DRAFT, r"(?m)^    OS-B4/V1: .*$", '    OS-B4/V1: "0"'),
    ),
    "evidence in the draft seal": ("N506", sub(DRAFT, r"(?m)^  G02: .*$", f'  G02: "{"0" * 64}"')),
    "the link of the final seal": ("N506", sub(FINAL, r"(?m)^previous: .*$", "previous: null")),
    "the draft seal is made again": ("N506", both(s(B4, "- S2. De lijn", "- S2. Lijn"), reseal("draft"))),
    "the draft seal goes": ("N505", drop(DRAFT)),
    "the final seal goes": ("N505", drop(FINAL)),
    "both seals go": ("N505", drop(DRAFT, FINAL)),
    "both seals and one milestone go": (
        "N505",
        both(drop(DRAFT, FINAL), milestone("delivered", "null"), milestone("final_sent", "null")),
    ),
    "both seals and every milestone go, and the reaction stays": (
        "N524",
        both(
            drop(DRAFT, FINAL),
            *(milestone(name, "null") for name in ("delivered", "final_sent", "draft_sent")),
        ),
    ),
    "the draft seal and its milestone go": ("N505", both(drop(DRAFT), milestone("draft_sent", "null"))),
    "the draft seal lies under the name of the final one": ("N509", copy(DRAFT, FINAL)),
    "a copy of a seal": ("N112", copy(DRAFT, "seals/draft (1).yaml")),
    "an old seal beside it": ("N121", copy(DRAFT, "seals/draft-oud.yaml")),
    "the seal of another provider": ("N503", s(DRAFT, "\nprovider: de-kantelpoort", "\nprovider: het-baken")),
    "the provider of the inspection": ("N503", s(INSPECTION, "  id: de-kantelpoort", "  id: de-kantel")),
    "the seal of another inspection of this provider": ("N503", lambda files: files | {DRAFT: other_seal()}),
    "the name of the inspection in the seal": (
        "N511",
        s(DRAFT, f'inspection: "{LABEL[12:]}"', 'inspection: "2026-elders"'),
    ),
    "a newer form": ("N507", s(DRAFT, "version: 1", "version: 2")),
    "a seal that is cut off": ("N106", sub(DRAFT, r"(?s)\ndigest: .*", "\n")),
    "an empty seal": ("N113", put(DRAFT, "")),
    "a key that no seal has": ("N105", s(DRAFT, "version: 1", "version: 1\nlevel: volgens")),
    "a second document in a seal": (
        "N108",
        lambda files: files | {DRAFT: files[DRAFT] + "---\nkind: draft\n"},
    ),
}

BESIDE: dict[str, Edit] = {
    "both seals are made again over another level": both(level("B4", "benadert"), reseal("draft", "final")),
    "both seals are made again over one point less": both(without(B4, "S2"), reseal("draft", "final")),
    "the day of the last seal": s(FINAL, 'sealed: "2026-07-16"', 'sealed: "2026-07-15"'),
    "what is recorded in the last seal": both(
        s(B4, "- S2. De lijn", "- S2. Lijn"),
        lambda files: files | {FINAL: files[FINAL].replace(recorded(files, "OS-B4/S2"), '"1"')},
    ),
    "evidence in the last seal": sub(FINAL, r"(?m)^  G02: .*$", f'  G02: "{"0" * 64}"'),
    "a salt is replaced": sub(FINAL, r'(?m)^  G02: "0000.*$', f'  G02: "{"a" * 32}"'),
    "seals and milestones go, and the reaction": both(
        drop(DRAFT, FINAL, *(name for name in example() if name.startswith("reaction/"))),
        *(milestone(name, "null") for name in ("delivered", "final_sent", "draft_sent")),
    ),
    "the last seal and its milestones go": both(
        drop(FINAL), milestone("delivered", "null"), milestone("final_sent", "null")
    ),
}


def _shuffled(text: str) -> str:
    """The front matter of a scoring in another order."""
    return text.replace("divergence: null\nexceptions: []\n---", "---", 1).replace(
        "---\n", "---\nexceptions: []\ndivergence: null\n", 1
    )


def _rewrapped(text: str) -> str:
    """Points and passages on lines of another length."""
    return re.sub(r"(?m)(?<=[a-z,])\n  (?=[a-z])", " ", text)


HARMLESS: dict[str, Edit] = {
    "Windows line ends": every(lambda text: text.replace("\n", "\r\n")),
    "Windows line ends in a seal": lambda files: files | {DRAFT: files[DRAFT].replace("\n", "\r\n")},
    "a byte order mark": every(lambda text: "\ufeff" + text),
    "letters in two parts": every(lambda text: unicodedata.normalize("NFD", text), ".md"),
    "letters in two parts in YAML": every(lambda text: unicodedata.normalize("NFD", text), ".yaml"),
    "lines of another length": every(_rewrapped, ".md"),
    "blanks at the end of lines": every(lambda text: re.sub(r"(?m)(?<=[a-z.])$", " ", text), ".md"),
    "more blank lines": every(lambda text: text.replace("\n\n", "\n\n\n"), ".md"),
    "no line end at the end": every(lambda text: text.rstrip("\n"), ".md"),
    "two blanks between words": s(B4, "Een model voor de afronding", "Een  model  voor de afronding"),
    "a comment in front matter": s(B4, "level: beneden", "level: beneden  # besproken"),
    "a comment in a seal": s(DRAFT, "version: 1", "version: 1  # nagekeken"),
    "no comments in a seal": sub(DRAFT, r"(?m)^#.*\n", "", 0),
    "quotes around a level": level("B3", '"overstijgt"'),
    "single quotes around a level": level("B3", "'overstijgt'"),
    "quotes in a seal": s(DRAFT, "kind: draft", "kind: 'draft'"),
    "keys in another order": lambda files: files | {B3: _shuffled(files[B3])},
    "keys of a seal in another order": both(
        sub(DRAFT, r"(?m)^version: 1\n", ""), lambda files: files | {DRAFT: files[DRAFT] + "version: 1\n"}
    ),
    "investigations in another order": s(FOCUS, "  - KO\n  - BJ\n", "  - BJ\n  - KO\n"),
    "results in another order": sub(
        REGULATION, r"(?ms)^(REG-05:.*?)(?=^REG-06)(REG-06:.*?)(?=^REG-07)", r"\2\1"
    ),
    "points in another order": sub(B4, r"(?ms)^(- V1\..*?)(?=^- V2)(- V2\..*?)(?=^- V3)", r"\2\1"),
    "a level changed and changed back": both(level("B3", "volgens"), level("B3", "overstijgt")),
    "a signature beside a seal": put("seals/draft.yaml.sig", "ssh\n"),
    "an own report": put("output/2026-verslag.md", "x\n"),
    "a folded text as one line": sub(
        B4,
        r"(?ms)^divergence: >-\n(.*?)\nexceptions",
        lambda m: 'divergence: "' + " ".join(m[1].split()) + '"\nexceptions',
    ),
    "a milestone": milestone("published", "2026-08-03"),
}

CORRECTS: dict[str, tuple[str, Edit]] = {
    "a number in a finding": ("OS-B4/V2", s(B4, "In zeven dossiers wijzigden", "In acht dossiers wijzigden")),
    "a word in a shortcoming": (
        "OS-B4/T2",
        s(B4, "in de regel niet afgesproken", "meestal niet afgesproken"),
    ),
    "a citation": ("OS-B4/V7", s(B4, "belt. [@V01]", "belt. [@V01; @G03]")),
    "an introduction": ("OS-B4/Vaststellingen", s(B4, "de registratie van 72", "de registratie van 71")),
    "the text of a divergence": (
        "OS-B4/divergence",
        s(B4, "Eén lid schaalde", "Eén lid van het team schaalde"),
    ),
    "an answer of a good practice": ("OS-B3/G1", s(B3, "van 8 op 14", "van 7 op 14")),
    "whether a good practice is shared": ("OS-B3/G1", s(B3, "share: ja", "share: nee")),
    "a note on regulation": (
        "REG-05/note",
        s(REGULATION, "Het kwaliteitsverslag 2025 bevat", "Het verslag van 2025 bevat"),
    ),
    "the text of a breach": ("REG-10/T1", s(REGULATION, "dateert van 2019", "dateert van 2018")),
    "the summary": ("summary", s("summary.md", "drie inspecteurs op bezoek", "3 inspecteurs op bezoek")),
    "the address of the provider": (
        "inspection/provider",
        sub(INSPECTION, r"Kerkstraat 12, 9999", "Kerkstraat 14, 9999"),
    ),
    "the number of the inspection": ("inspection/number", s(INSPECTION, "NAFT-2026-014", "NAFT-2026-041")),
    "a count of partners": ("G02", sub(G02, "count: 6", "count: 7")),
    "the context": (
        "desk-analysis/CI-1",
        s("desk-analysis.md", "negen omliggende gemeenten", "tien omliggende gemeenten"),
    ),
    "words that somebody said": ("OS-B4/V6", s(B4, "het is blijven liggen", "het bleef liggen")),
}

ANSWERED: dict[str, tuple[str, Edit]] = {
    "a finding comes": ("OS-B4/V8", s(B4, "\n## Sterke punten", LONGER)),
    "a finding goes": ("OS-B4/V7", without(B4, "V7")),
    "a shortcoming goes": ("OS-B4/T2", without(B4, "T2")),
    "a recommendation moves": (
        "advice/R11",
        both(
            without(ADVICE, "R11"),
            point(ADVICE, "- R11. Breng de blik binnen. [@OS-K1/O1]", "Sterke punten borgen"),
        ),
    ),
    "a recommendation is reworded": (
        "advice/R2",
        s(ADVICE, "Blijf de vraagverheldering openen", "Open de vraagverheldering"),
    ),
    "the grounds of the advice are reworded": (
        "advice/Motivering",
        s(ADVICE, "Het woog ze.", "Het woog ze licht."),
    ),
}
NEVER: dict[str, tuple[str, Edit]] = {
    "a level": ("OS-B4", level("B4", "benadert")),
    "a level with a point of its scale": (
        "OS-B4/V2",
        both(level("B4", "benadert"), CORRECTS["a number in a finding"][1]),
    ),
    "the value of the advice": (
        "advice/Motivering",
        both(
            s(ADVICE, "value: gunstig_tekorten", "value: gunstig"),
            s(ADVICE, "Het woog ze.", "Het woog ze licht."),
        ),
    ),
    "a result over regulation": ("REG-10/T1", s(REGULATION, "result: niet_in_orde", "result: in_orde")),
    "the focus": ("OS-S1/V2", s(FOCUS, "  - SO\nchosen", "chosen")),
}
"""Judgements that change under an accepted answer, with a place that it names; no answer allows these."""
