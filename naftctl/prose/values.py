"""What a text of people holds: sections, points, passages and citations, each with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct, field

from naftctl.prose.marks import audience_text, plain_words, removed
from naftctl.source import Flaw, Span

CITATION = re.compile(r"\[@(?<!\\\[@)([^\[\]]*)\]")
"""A reference between its brackets, without a \\ before it, at which it looks last: so it is found soon."""
NAME = r"[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+"
"""What the name of something in a framework looks like, whichever framework: `KV-B4`, `REG-10`, `Z-1`."""
NUMBERED = r"[A-Z][A-Za-z]*-\d+"
"""What such a name looks like where it begins a heading or an answer in a text: `CI-1`, `GP-1`."""


class Citation(Struct, frozen=True):
    """A reference in a text: `G02`, `KV-B4`, `REG-10`, `OS-B4/T1`."""

    target: str
    span: Span


class Image(Struct, frozen=True):
    """An image in a text (afbeelding): its file as written, and the place."""

    target: str
    span: Span


class Text(Struct, frozen=True):
    """A passage that is shown as one piece, with the notes it refers to.

    `markdown` is as written, without indentation; `internal` passages are shown in the internal edition only.
    """

    markdown: str
    span: Span
    citations: tuple[Citation, ...] = ()
    internal: bool = False

    @property
    def outside(self) -> str:
        """The Markdown as people wrote it, without the passages that stay inside."""
        return "" if self.internal else audience_text(self.markdown, internal=False, redactable=True).strip()

    def shown(self, *, internal: bool, redacted: bool = False) -> str:
        """The Markdown that a reader gets: internal passages only where `internal`, citations as marks.

        Where it is `redacted`, for the public, a mark stands where words were taken away.
        """
        if self.internal and not internal:
            return ""
        return CITATION.sub(_cite, audience_text(self.markdown, internal=internal, redacted=redacted)).strip()

    def removed(self, *, redacted: bool = True) -> tuple[str, ...]:
        """The plain words that a reader does not get; those of redactions only where `redacted`."""
        return plain_words(self.markdown) if self.internal else removed(self.markdown, redacted=redacted)


class Answer(Struct, frozen=True):
    """What an example of good practice answers to one of the framework's questions: `GP-1`."""

    id: str
    text: Text
    span: Span


class Point(Struct, frozen=True):
    """A list item under a heading (punt): V, S, O, T, G, R for a recommendation, or H for a lever.

    `label` is as written (`V1`), None while it has none; `share` says whether a good practice may go to the
    sector; `span` is the place of the label, or of the item.
    """

    letter: str
    label: str | None
    text: Text
    span: Span
    answers: tuple[Answer, ...] = ()
    share: str | None = None


class Section(Struct, frozen=True):
    """A fixed heading with what stands under it; `key` is "" for what comes before the first heading."""

    key: str
    title: str
    span: Span
    texts: tuple[Text, ...] = ()
    points: tuple[Point, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing stands under the heading."""
        return not self.texts and not self.points


class Prose(Struct, frozen=True, dict=True):
    """The text of one file."""

    path: str = ""
    sections: tuple[Section, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    placeholders: tuple[tuple[Span, str], ...] = ()
    images: tuple[Image, ...] = ()

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation, in order."""
        found = {citation for text in self.texts for citation in text.citations}
        return tuple(sorted(found, key=lambda citation: citation.span))

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every passage: under a heading, of a point, and of its answers."""
        texts = [t for s in self.sections for t in (*s.texts, *(p.text for p in s.points))]
        return (*texts, *(a.text for s in self.sections for p in s.points for a in p.answers))

    @property
    def empty(self) -> bool:
        """Whether there is no text at all."""
        return all(section.empty for section in self.sections)

    def section(self, key: str) -> Section | None:
        """The section under this heading."""
        return next((section for section in self.sections if section.key == key), None)


EMPTY = Prose()


class Shape(Struct, frozen=True):
    """The headings that a kind of file may have, and the letter of the points under each ("" for none).

    Headings that begin with an id, such as `CI-1 Werkgebied`, are given by the pattern `numbered`; a text
    that is not `printed` stays among the notes and may hold what a report cannot show.
    """

    letters: Mapping[str, str] = field(default_factory=dict)
    numbered: str = ""
    printed: bool = True

    def key(self, title: str) -> str | None:
        """The key of the section with this heading, or None where it may not stand."""
        if title in self.letters:
            return title
        first = "".join(title.split(maxsplit=1)[:1]).rstrip(".:")
        return first if self.numbered and re.fullmatch(self.numbered, first) else None


def _cite(match: re.Match[str]) -> str:
    names = ", ".join(part.strip().removeprefix("@") for part in match.group(1).split(";"))
    return f"[\\[{names}\\]]{{.cite}}"
