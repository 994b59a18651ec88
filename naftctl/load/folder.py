"""What each file of an inspection folder is, by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from naftctl.diagnostic import Diagnostic, Label, Severity
from naftctl.model.scoring import ADVICE_HEADINGS, POINT_HEADINGS, REFLECTION_HEADINGS
from naftctl.names import conflict_copy, portable, twins
from naftctl.prose import NAME, NUMBERED, Shape
from naftctl.source import Span

SCORING = Shape(POINT_HEADINGS)
ADVICE = Shape(ADVICE_HEADINGS)
REFLECTION = Shape(REFLECTION_HEADINGS)
DESK = Shape(numbered=NUMBERED)
PLAIN = Shape()
NOTE = Shape(printed=False)

SINGLE = (
    "inspection.yaml",
    "focus.yaml",
    "desk-analysis.md",
    "regulation.yaml",
    "followup.yaml",
    "reflection.md",
    "advice.md",
    "summary.md",
    "sent/sent.yaml",
    "privacy.yaml",
)
REQUESTS = "requests"
_EVIDENCE = re.compile(r"evidence/([DOGVC]\d{2,})(?:-[^/]*)?\.md")
_SCORING = re.compile(rf"scorings/({NAME})\.md")
_INDIVIDUAL = re.compile(r"scorings/individual/([a-z][a-z0-9-]*)\.yaml")
_COMMITMENT = re.compile(r"scorings/individual/([a-z][a-z0-9-]*)\.commit\.yaml")
_FINDING = re.compile(r"findings/([a-z0-9][a-z0-9-]*)\.md")
_SEAL = re.compile(r"seals/(draft|final)\.yaml")
_DELIVERY = re.compile(r"reaction/received/(\d{2,})\.yaml")
_ANSWER = re.compile(r"reaction/answers/(\d{2,}\.[1-9]\d*)\.md")
_REQUEST = re.compile(rf"{REQUESTS}/(\d{{2,}})\.yaml")
_SENT_TEXTS = re.compile(r"sent/(\d{4}-\d\d-\d\d-[a-z-]+)\.yaml")
_GROUPS = {
    "evidence": _EVIDENCE,
    "scorings": _SCORING,
    "individual": _INDIVIDUAL,
    "commitments": _COMMITMENT,
    "findings": _FINDING,
    "seals": _SEAL,
    "deliveries": _DELIVERY,
    "answers": _ANSWER,
    "sent_texts": _SENT_TEXTS,
    "requests": _REQUEST,
}
_KEPT = re.compile(
    r"output/.*"
    r"|sent/.*\.(?:pdf|docx|txt|csv|json)|seals/(?:draft|final)\.yaml\.sig"
)
_ATTACHMENT = re.compile(r"evidence/.*\.(?!md$|markdown$|ya?ml$|txt$)[A-Za-z0-9]+", re.I)
_TEXT = re.compile(r".*\.(?:md|markdown|ya?ml|txt)", re.I)


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of an inspection by what they are; `ids` has the path of each, `evidence/G02-….md`."""

    single: tuple[str, ...]
    evidence: dict[str, str]
    scorings: dict[str, str]
    individual: dict[str, str]
    commitments: dict[str, str]
    findings: dict[str, str]
    seals: dict[str, str]
    deliveries: dict[str, str]
    answers: dict[str, str]
    sent_texts: dict[str, str]
    requests: dict[str, str]
    diagnostics: tuple[Diagnostic, ...]


def sort_folder(names: tuple[str, ...], path: str) -> Folder:
    """Say what each of `names` is; `path` is the folder, relative to the workspace."""
    said = list(name_faults(names, path))
    copies = {name for name in names if _copied(name, names)}
    groups: dict[str, dict[str, str]] = {group: {} for group in _GROUPS}
    single = []
    for name in names:
        if name in copies or _KEPT.fullmatch(name) or _ATTACHMENT.fullmatch(name):
            continue
        if name in SINGLE:
            single.append(name)
            continue
        group, identity = _identity(name)
        if not group:
            said.append(_placeless(name, path))
        elif identity in groups[group]:
            said.append(_double(identity, path, groups[group][identity], name))
        else:
            groups[group][identity] = name
    return Folder(tuple(single), diagnostics=tuple(said), **groups)


def has_place(name: str) -> bool:
    """Whether a file with this name belongs in an inspection folder."""
    return name in SINGLE or bool(_identity(name)[0])


def is_attachment(name: str) -> bool:
    """Whether a file lies beside the notes and is none."""
    return bool(_ATTACHMENT.fullmatch(name))


def note_id(name: str) -> str:
    """The id of the note that a file is by its name; nothing where it is none."""
    found = _EVIDENCE.fullmatch(name)
    return found[1] if found else ""


def request_id(name: str) -> str:
    """The number of the request that a file is by its name; nothing where it is none."""
    found = _REQUEST.fullmatch(name)
    return found[1] if found else ""


def _identity(name: str) -> tuple[str, str]:
    for group, pattern in _GROUPS.items():
        if found := pattern.fullmatch(name):
            return group, found[1]
    return "", ""


def name_faults(names: tuple[str, ...], path: str) -> Iterator[Diagnostic]:
    """What is wrong with the names themselves: stray copies, names that not every computer takes, twins."""
    for name in names:
        if name.startswith("output/"):
            continue
        if original := _copied(name, names):
            span, there = Span(f"{path}/{name}"), original in names
            message = f"dit is een kopie van {original} die bij het synchroniseren ontstond"
            hint = "vergelijk ze, voeg samen wat nodig is en haal de kopie weg"
            alone = f"geef het bestand de naam {original} als het de goede versie is, of haal het weg"
            related = (Label(Span(f"{path}/{original}"), "het origineel"),) if there else ()
            yield Diagnostic(span, "N112", Severity.ERROR, message, hint if there else alone, related=related)
        elif reason := portable(name):
            span = Span(f"{path}/{name}")
            yield Diagnostic(
                span, "N126", Severity.ERROR, f"deze naam werkt niet overal: {reason}", "hernoem het bestand"
            )
    for first, second in twins(names):
        yield _double(first, path, first, second)


def _copied(name: str, names: tuple[str, ...]) -> str | None:
    """The original of a copy that matters: any text, and an attachment whose original is there too."""
    original = conflict_copy(name, names)
    return original if original and (original in names or _TEXT.fullmatch(name)) else None


def _double(identity: str, path: str, first: str, second: str) -> Diagnostic:
    message = f"twee bestanden dragen het id {identity}: {first} en {second}"
    hint = "geef een van beide het volgende vrije nummer en pas de verwijzingen aan"
    other = Label(Span(f"{path}/{first}"), "het andere bestand")
    return Diagnostic(Span(f"{path}/{second}"), "N120", Severity.ERROR, message, hint, related=(other,))


def _placeless(name: str, path: str) -> Diagnostic:
    where, _, last = name.rpartition("/")
    expected = {
        "evidence": "een bron heet bijvoorbeeld evidence/G02-gesprek-jongeren.md, met D, O, G, V of C",
        "scorings": "een inschaling heet zoals haar schaal, bijvoorbeeld scorings/OS-B3.md",
        "scorings/individual": "een individuele inschaling heet zoals het teamlid, bijvoorbeeld ond1.yaml",
        "findings": "een vaststelling heet bijvoorbeeld findings/wachttijd.md, met kleine letters",
        "reaction/received": "een reactie komt hier met naftctl reaction; bewaar wat u ontving elders",
        "reaction/answers": "een antwoord heet zoals de opmerking, bijvoorbeeld reaction/answers/01.3.md",
        "requests": "een vraag heet bijvoorbeeld requests/01.yaml; brieven van wie vroeg, bewaart u elders",
        "sent": "wat vertrok, komt hier met naftctl letter; zet elk ander bestand elders",
        "seals": "een zegel heet seals/draft.yaml of seals/final.yaml; zet elk ander bestand elders",
    }.get(where)
    near = next(iter(get_close_matches(last, [s for s in SINGLE if not where], 1, 0.7)), "")
    hint = (
        f"bedoelde u {near}? hernoem het bestand" if near else (expected or "zet het buiten de inspectiemap")
    )
    return stray(name, path, hint)


def stray(name: str, path: str, hint: str) -> Diagnostic:
    """A file that has no place in the folder `path`; one that holds text is an error."""
    severity = Severity.ERROR if _TEXT.fullmatch(name) else Severity.WARNING
    return Diagnostic(Span(f"{path}/{name}"), "N121", severity, "dit bestand heeft hier geen plaats", hint)
