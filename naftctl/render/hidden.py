"""Texts that nobody can mark, such as remarks, without what marks redact elsewhere in the inspection."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property

from naftctl.model.dossier import Dossier
from naftctl.model.record import Record
from naftctl.prose.marks import LEFT_OUT, audience_text
from naftctl.render.leaks import Sought
from naftctl.render.publicity import redactions

_PARAGRAPHS = re.compile(r"(\n[^\S\n]*\n\s*)")
_WRITTEN = re.compile(r"\[([^\[\]]*)\]\{\.redact(?: as=\"[^\"\n]*\")?\}")
_SLIP = re.compile(r"\{[^{}\n]{0,3}red", re.I)
"""What looks like a mark and was none: nothing of its paragraph is shown."""
_REDACTED = re.compile(r"(?<!\\)\[((?:\\.|[^\[\]\\])*)\]\{\.redacted\}")
_MARK = re.compile(r"([!-/:-@\[-`{-~])")
_BOX = "[" + _MARK.sub(r"\\\1", LEFT_OUT) + "]{.redacted}"


class Hidden:
    """Takes the redacted words of an inspection out of other texts; `shown` are the texts of the edition."""

    def __init__(self, dossier: Dossier, shown: Collection[str]) -> None:
        self.dossier, self.shown = dossier, shown

    def plain(self, words: str | None) -> str | None:
        """Plain words of somebody else, in which people may have put marks."""
        if not words:
            return words
        if ".redact" in words:
            marked = audience_text(words, internal=False, redacted=True)
            words = _REDACTED.sub(lambda span: re.sub(r"\\(.)", r"\1", span[1]), marked)
        parts = _PARAGRAPHS.split(words)
        return self._without("".join(LEFT_OUT if _SLIP.search(part) else part for part in parts), LEFT_OUT)

    def markdown(self, text: str) -> str:
        """A text as the public reads it, of which the words were not marked when it was sent."""
        return self._without(text, _BOX)

    def _without(self, text: str, instead: str) -> str:
        if self._passages is None:
            return text
        parts = _PARAGRAPHS.split(self._passages.sub(lambda _: instead, text))
        return "".join(instead if any(self._sought.found(part)) else part for part in parts)

    @cached_property
    def _passages(self) -> re.Pattern[str] | None:
        """Every redacted passage as it was written, the longest first; None where nothing is redacted."""
        found = sorted(redactions(self.dossier), key=len, reverse=True)
        each = (r"\s+".join(map(re.escape, words.split())) for words in found if len(words) > 2)
        pattern = "|".join(each)
        return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I) if pattern else None

    @cached_property
    def _sought(self) -> Sought:
        return Sought({"redacted": redactions(self.dossier)}, tuple(rightful(self.dossier)), self.shown)


def unmarked(words: str | None) -> str | None:
    """Plain words of somebody else for a reader who gets all of them: only the marks go."""
    return _WRITTEN.sub(r"\1", words) if words else words


def rightful(dossier: Dossier) -> Iterator[str]:
    """Words that stand in every report by right: of the framework, the houses and the provider."""
    inspection = dossier.inspection
    yield from strings(dossier.framework)
    yield from strings(dossier.house.organisations)
    yield from strings(inspection.provider)
    if inspection.number:
        yield inspection.number


def strings(value: object) -> Iterator[str]:
    """Every text in a value that was read from a file, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Record):
        for inside in value.__dict__.values():
            yield from strings(inside)
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield from strings(key)
            yield from strings(inside)
    elif isinstance(value, tuple):
        for inside in value:
            yield from strings(inside)
