"""A Word document as what came in, or the one reason why it cannot be taken in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.load.package import Unopenable
from naftctl.load.reaction.draft import Draft, in_order
from naftctl.load.reaction.gate import damaged, open_reaction, too_long
from naftctl.load.reaction.parts import BODY, codes, headings, named, threads
from naftctl.load.reaction.story import Story
from naftctl.load.reaction.xml import read_xml
from naftctl.model.incoming import Comment, Incoming, Paragraph, Spot, State, Stretch
from naftctl.source import Span

MAX_REMARKS = 2_000
MAX_TEXT = 400_000
"""The most characters of comments, changes and one table."""
_EDGE = re.compile(r"word/(?:header|footer)\d*\.xml", re.I)
_CHANGED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo) ")
# LibreOffice begins a reply with the name and the hour of the one that is answered.
_REPLY = re.compile(r"(?:Reply to|Antwoord(?:en)? (?:aan|op)) .{1,200}?\(\d[\d/.:, -]*(?:[AP]M)?\): ?")


def read_reaction(data: bytes, path: str) -> tuple[Incoming | None, tuple[Diagnostic, ...]]:
    """What came in as a Word document, or None with the reason at `path`."""
    try:
        return _read(open_reaction(data)), ()
    except Unopenable as fault:
        return None, (Diagnostic(Span(path), "N530", Severity.ERROR, fault.message, fault.hint),)


def _read(parts: Mapping[str, bytes]) -> Incoming:
    own = named(parts)
    notes = {
        f"w:{kind}": _notes(own.get(f"{kind}s"), f"w:{kind}s", f"w:{kind}:")
        for kind in ("footnote", "endnote")
    }
    body = _story(parts[BODY], "w:document", Story(notes))
    comments, images = _comments(own)
    missing = body.marks.keys() - comments.keys()
    if missing:
        raise damaged()
    drafts = in_order(body.groups.get("", []))
    levels = headings(own["styles"]) if "styles" in own else {}
    paragraphs = tuple(_paragraph(draft, levels) for draft in drafts)
    _refuse_too_much(paragraphs, comments)
    left = Counter(images=images) + body.left
    left["spaces"] += _blank(paragraphs)
    left["edges"] += sum(bool(_CHANGED.search(each)) for name, each in parts.items() if _EDGE.fullmatch(name))
    return Incoming(
        paragraphs,
        comments,
        dict(_stretches(body, comments, {draft.number: n for n, draft in enumerate(drafts)})),
        codes(parts.get("docProps/core.xml"), "\n".join(paragraph.was for paragraph in paragraphs)),
        +left,
    )


def _story(content: bytes, root: str, story: Story) -> Story:
    read_xml(content, story)
    if story.root != root:
        raise damaged()
    return story


def _notes(content: bytes | None, root: str, kind: str) -> dict[str, list[Draft]]:
    """The notes of a part by their ids."""
    groups = _story(content, root, Story()).groups if content else {}
    return {key.removeprefix(kind): group for key, group in groups.items() if key.startswith(kind)}


def _comments(own: Mapping[str, bytes]) -> tuple[dict[str, Comment], int]:
    """The comments by their ids, and how many images stood in them."""
    if "comments" not in own:
        return {}, 0
    story = _story(own["comments"], "w:comments", Story())
    parents, closed = threads(own["commentsExtended"]) if "commentsExtended" in own else ({}, set())
    found = {
        key.removeprefix("w:comment:"): group
        for key, group in story.groups.items()
        if key.startswith("w:comment:")
    }
    by_mark = {draft.name: name for name, group in found.items() for draft in group if draft.name}
    comments = {}
    for name, group in found.items():
        mark = group[-1].name if group else ""
        text = "\n".join(draft.paragraph(0).now for draft in in_order(group)).strip()
        parent = by_mark.get(parents.get(mark, ""))
        comments[name] = Comment(name, _REPLY.sub("", text, count=1), parent, bool(mark) and mark in closed)
    return comments, story.left["images"]


def _paragraph(draft: Draft, levels: Mapping[str, int]) -> Paragraph:
    level = draft.heading if draft.heading is not None else levels.get(draft.style, 0)
    return draft.paragraph(level)


def _stretches(
    body: Story, comments: Mapping[str, Comment], index: Mapping[int, int]
) -> Iterator[tuple[str, Stretch]]:
    """Where each comment is anchored, by the number of its paragraph in the document."""
    beyond = len(index)

    def at(spot: Spot) -> Spot:
        return (index[spot[0]], spot[1]) if spot[0] in index else (beyond, 0)

    for name in comments:
        start = body.starts.get(name) or body.marks.get(name)
        if start is None:
            continue
        end = body.ends.get(name) or body.marks.get(name) or start
        first, last = (at(start), at(end)) if name in body.starts else (at(start), at(start))
        if first[0] < beyond:
            yield name, Stretch(first, max(first, last))


def _refuse_too_much(paragraphs: tuple[Paragraph, ...], comments: Mapping[str, Comment]) -> None:
    """Refuse a document with more remarks than anybody answers."""
    runs = [run for paragraph in paragraphs for run in paragraph.runs if run.state is not State.KEPT]
    changes = sum(1 for paragraph in paragraphs for _ in _changed(paragraph))
    if len(comments) + changes > MAX_REMARKS or len(runs) > 10 * MAX_REMARKS:
        raise too_long(tr("more than {max_remarks} remarks and changes", max_remarks=MAX_REMARKS))
    words = sum(len(comment.text) for comment in comments.values())
    tables: Counter[int] = Counter()
    for paragraph in paragraphs:
        if paragraph.cell:
            tables[paragraph.cell.table] += sum(len(run.text) for run in paragraph.runs)
    if max([words + sum(len(run.text) for run in runs), *tables.values()]) > MAX_TEXT:
        raise too_long(tr("more than {max_text} characters of remarks and changes", max_text=MAX_TEXT))


def _changed(paragraph: Paragraph) -> Iterator[tuple[str, str]]:
    """Each stretch of changes in a paragraph: what was struck, and what was inserted."""
    struck, inserted = "", ""
    for run in (*paragraph.runs, None):
        if run and run.state is State.DELETED:
            struck += run.text
        elif run and run.state is State.INSERTED:
            inserted += run.text
        elif (run is None or run.text) and struck + inserted:
            yield struck, inserted
            struck, inserted = "", ""


def _blank(paragraphs: tuple[Paragraph, ...]) -> int:
    """How many stretches of changes differ in white space only."""
    stretches = (each for paragraph in paragraphs for each in _changed(paragraph))
    return sum("".join(was.split()) == "".join(now.split()) for was, now in stretches)
