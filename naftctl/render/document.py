"""One AST from our Markdown and the texts of people, and the refusal of what may not stand in it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from naftctl.engines.child import EngineError
from naftctl.engines.pandoc import run_script
from naftctl.language import tr
from naftctl.render.pieces import Passage
from naftctl.source import Span

_SCRIPT = Path(__file__).with_name("document.lua")
_ALONE_SECONDS = 5.0


class TextProblem(Struct, frozen=True):
    """Why a text cannot be printed: its ref, the reason in words, and the place."""

    ref: str
    reason: str
    span: Span


class RefusedTexts(Exception):
    """Texts that may not stand in a report, every one with its place."""

    def __init__(self, problems: Sequence[TextProblem]) -> None:
        super().__init__("; ".join(f"{p.span}: {p.reason}" for p in problems))
        self.problems = tuple(problems)


class Job(Struct, frozen=True):
    """What a document is made of; `marks` may stand in texts, `characters` can be printed.

    `templates` is the folder in which a writer finds the look of its format, unless `look` has its
    own; `pictures` has the images, ready to be shown, by the names that the texts and the skeleton give them.
    """

    skeleton: str
    texts: Mapping[str, Passage]
    marks: Collection[str]
    characters: Collection[int]
    formats: Collection[str]
    epoch: int
    templates: Path | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    look: Path | None = None


class Printed(Protocol):
    """The context of a document: values, and the `places` of those beyond ASCII."""

    @property
    def places(self) -> Mapping[str, Span]:
        """Where each value was written."""


def refuse_pictures(texts: Mapping[str, Passage], logos: Collection[str], failed: Collection[str]) -> None:
    """Say where an image stands that could not be decoded.

    Raises:
        RefusedTexts: a text or the house style holds one of the images in `failed`.
    """
    reason = tr("this image is damaged and cannot be read")
    problems = [
        TextProblem(ref, reason, locate(text, name))
        for ref, text in texts.items()
        for name in text.pictures
        if name in failed
    ]
    problems += [
        TextProblem("report.house", reason, Span("naftctl.yaml")) for name in logos if name in failed
    ]
    if problems:
        raise RefusedTexts(problems)


def refuse_values(context: Printed, characters: Collection[int], name: str = "report") -> None:
    """Judge the characters of the values, which are plain words in any other respect.

    Raises:
        RefusedTexts: a value holds a character that the fonts cannot print.
    """
    problems = []
    for ref, value in _words(context, name):
        for char in dict.fromkeys(unicodedata.normalize("NFC", value)):
            if ord(char) not in characters and not char.isspace() and char not in "⟨⟩":
                reason = tr("character U+{char:04X} is not in the font", char=ord(char))
                problems.append(TextProblem(ref, reason, context.places.get(value, Span(""))))
    if problems:
        raise RefusedTexts(problems)


def _words(value: Any, ref: str) -> Iterator[tuple[str, str]]:
    """Every piece of text in a context, each once where it stands first, with its route."""
    if isinstance(value, str):
        if not value.isascii():
            yield ref, value
        return
    for step, inside in _steps(value):
        yield from _words(inside, f"{ref}.{step}")


def _steps(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, Struct):
        names = (name for name in value.__struct_fields__ if name != "places")
        yield from ((name, getattr(value, name)) for name in names)
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from enumerate(value)


def assemble(job: Job, ready: Callable[[bytes], None] | None = None) -> Mapping[str, bytes]:
    """The files of the document: `ast.json`, and `report.md` where that format is asked.

    `ready` is called with the former as soon as it is there, while the latter are still written.

    Raises:
        RefusedTexts: a text holds something that may not stand in a report.
        EngineError: Pandoc is missing, fails or hangs, and not because of one text.
    """
    found, files = _assemble(job, ready)
    problems = sorted(found, key=lambda problem: (problem.span, problem.ref))
    if problems:
        raise RefusedTexts(problems)
    return files


def _assemble(
    job: Job, ready: Callable[[bytes], None] | None
) -> tuple[list[TextProblem], Mapping[str, bytes]]:
    try:
        return _run(job, ready=ready)
    except EngineError as error:
        if error.kind == "missing":
            raise
        fatal = _fatal(job)
        if not fatal:
            raise
        rest = replace(job, texts={ref: p for ref, p in job.texts.items() if ref not in fatal}, skeleton="")
        problems, files = _run(replace(rest, formats=()))
        problems = [p for p in problems if p.reason != _UNUSED]
        return problems + [TextProblem(r, _HEAVY, job.texts[r].span) for r in fatal], files


_UNUSED = tr("this text gets no place anywhere")
_HEAVY = tr("this text asks too much time or memory")


def _run(
    job: Job, seconds: float | None = None, ready: Callable[[bytes], None] | None = None
) -> tuple[list[TextProblem], Mapping[str, bytes]]:
    data: dict[str, Any] = {
        "skeleton": unicodedata.normalize("NFC", job.skeleton),
        "texts": {ref: unicodedata.normalize("NFC", p.markdown) for ref, p in job.texts.items()},
        "marks": sorted(job.marks),
        "chars": sorted(job.characters),
        "formats": sorted(job.formats),
        "pictures": sorted(job.pictures),
        "templates": str(job.templates.resolve()) if job.templates else "",
        "look": str(job.look.resolve()) if job.look else "",
    }

    def told(problems: bytes, folder: Path) -> None:
        if ready and not json.loads(problems):
            ready((folder / "ast.json").read_bytes())

    answer = run_script(_SCRIPT, json.dumps(data).encode(), job.epoch, seconds, job.pictures, told)
    problems = [_problem(job, found) for found in json.loads(answer.output or b"[]")]
    return problems, answer.files


def _fatal(job: Job) -> list[str]:
    """The texts that stop Pandoc, found by halving; none where it also stops without any text."""
    if _stops(job, ()):
        return []
    found, waiting = [], [tuple(job.texts)]
    while waiting:
        refs = waiting.pop()
        if not refs or not _stops(job, refs):
            continue
        if len(refs) == 1:
            found.append(refs[0])
        else:
            half = len(refs) // 2
            waiting += [refs[:half], refs[half:]]
    return found


def _stops(job: Job, refs: Sequence[str]) -> bool:
    texts = {ref: job.texts[ref] for ref in refs}
    try:
        _run(replace(job, texts=texts, skeleton="", formats=()), _ALONE_SECONDS)
    except EngineError:
        return True
    return False


def _problem(job: Job, found: Mapping[str, str]) -> TextProblem:
    passage = job.texts.get(found["ref"])
    if passage is None:
        return TextProblem(found["ref"], found["reason"], Span(""))
    return TextProblem(found["ref"], found["reason"], locate(passage, found["near"]))


def locate(passage: Passage, near: str) -> Span:
    """The place of the piece `near` in the file that the passage came from, or of the whole passage.

    What a reader sees can be shorter than what was written (internal passages, citations), so only the line
    is looked for.
    """
    at = passage.markdown.find(near) if near else -1
    if at < 0 or not passage.span.line:
        return passage.span
    line = passage.span.line + passage.markdown.count("\n", 0, at)
    last = passage.span.end_line or passage.span.line
    return Span(passage.span.path, min(line, last), 1)
