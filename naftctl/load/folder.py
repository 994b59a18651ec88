"""What each file of an inspection folder is, by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from msgspec import Struct

from naftctl.diagnostic import Diagnostic, Label, Severity
from naftctl.language import tr
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
_FOLDERS = frozenset(("evidence", "scorings", "findings", "seals", "reaction", "sent", "output", REQUESTS))
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


class Folder(Struct, frozen=True):
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
            said.append(_no_folder(name, path) if name in _FOLDERS else _placeless(name, path))
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
            message = tr("this is a copy of {original} that came about in synchronising", original=original)
            hint = tr("compare them, merge what is needed and remove the copy")
            alone = tr(
                "give the file the name {original} if it is the right version, or remove it",
                original=original,
            )
            related = (Label(Span(f"{path}/{original}"), tr("the original")),) if there else ()
            yield Diagnostic(span, "N112", Severity.ERROR, message, hint if there else alone, related=related)
        elif reason := portable(name):
            span = Span(f"{path}/{name}")
            yield Diagnostic(
                span,
                "N126",
                Severity.ERROR,
                tr("this name does not work everywhere: {reason}", reason=reason),
                tr("rename the file"),
            )
    for first, second in twins(names):
        yield _double(first, path, first, second)


def _copied(name: str, names: tuple[str, ...]) -> str | None:
    """The original of a copy that matters: any text, and an attachment whose original is there too."""
    original = conflict_copy(name, names)
    return original if original and (original in names or _TEXT.fullmatch(name)) else None


def _double(identity: str, path: str, first: str, second: str) -> Diagnostic:
    message = tr(
        "two files have the id {identity}: {first} and {second}",
        identity=identity,
        first=first,
        second=second,
    )
    hint = tr("give one of the two the next free number and adapt the references")
    other = Label(Span(f"{path}/{first}"), tr("the other file"))
    return Diagnostic(Span(f"{path}/{second}"), "N120", Severity.ERROR, message, hint, related=(other,))


def _placeless(name: str, path: str) -> Diagnostic:
    where, _, last = name.rpartition("/")
    expected = {
        "evidence": tr(
            "a source is called for example evidence/G02-gesprek-jongeren.md, with D, O, G, V or C"
        ),
        "scorings": tr("a scoring has the name of its scale, for example scorings/OS-B3.md"),
        "scorings/individual": tr(
            "an individual scoring has the name of the team member, for example ond1.yaml"
        ),
        "findings": tr("a finding is called for example findings/wachttijd.md, in small letters"),
        "reaction/received": tr(
            "a reaction gets here with naftctl reaction; keep what you received elsewhere"
        ),
        "reaction/answers": tr("an answer has the name of the remark, for example reaction/answers/01.3.md"),
        "requests": tr(
            "a request is called for example requests/01.yaml; keep letters of those who asked elsewhere"
        ),
        "sent": tr("what was sent gets here with naftctl letter; put any other file elsewhere"),
        "seals": tr("a seal is called seals/draft.yaml or seals/final.yaml; put any other file elsewhere"),
    }.get(where)
    near = next(iter(get_close_matches(last, [s for s in SINGLE if not where], 1, 0.7)), "")
    hint = (
        tr("did you mean {near}? rename the file", near=near)
        if near
        else (expected or tr("put it outside the inspection folder"))
    )
    return stray(name, path, hint)


def _no_folder(name: str, path: str) -> Diagnostic:
    """A file with the name of a folder in which other files belong."""
    message, hint = tr("this is a file; a folder was expected"), tr("make a folder of it, or take it away")
    return Diagnostic(Span(f"{path}/{name}"), "N101", Severity.ERROR, message, hint)


def stray(name: str, path: str, hint: str) -> Diagnostic:
    """A file that has no place in the folder `path`; one that holds text is an error."""
    severity = Severity.ERROR if _TEXT.fullmatch(name) else Severity.WARNING
    return Diagnostic(Span(f"{path}/{name}"), "N121", severity, tr("this file has no place here"), hint)
