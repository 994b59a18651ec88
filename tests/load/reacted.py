"""Word documents with comments and tracked changes, written as Word writes them."""

from __future__ import annotations

from collections.abc import Mapping

from tests.load.word import SPACES, document, paragraph, relation, run

WHO = 'w:author="Jan Peeters" w:initials="JP" w:date="2026-07-09T10:00:00Z"'
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'


def ins(text: str) -> str:
    """A run that was inserted."""
    return f'<w:ins w:id="900" {WHO}>{run(text)}</w:ins>'


def gone(text: str) -> str:
    """A run that was struck."""
    struck = run(text).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:del w:id="901" {WHO}>{struck}</w:del>'


def para(*inside: str, mark: str = "", style: str = "", anchor: str = "") -> str:
    """A paragraph of runs; `mark` is `ins` or `del` where its end was; `anchor` is the name of a bookmark."""
    head = f'<w:pStyle w:val="{style}"/>' if style else ""
    head += f'<w:rPr><w:{mark} w:id="902" {WHO}/></w:rPr>' if mark else ""
    place = f'<w:bookmarkStart w:id="7" w:name="{anchor}"/><w:bookmarkEnd w:id="7"/>' if anchor else ""
    return f"<w:p><w:pPr>{head}</w:pPr>{place}{''.join(inside)}</w:p>"


def point(label: str, *inside: str, mark: str = "", anchor: str = "") -> str:
    """A paragraph that begins with a label and a tab, as our draft writes a point."""
    return para(run(label), "<w:r><w:tab/></w:r>", *inside, mark=mark, anchor=anchor)


def begin(name: int) -> str:
    """Where the text that a comment is on begins."""
    return f'<w:commentRangeStart w:id="{name}"/>'


def end(name: int) -> str:
    """Where it ends, with the sign of the comment."""
    return f'<w:commentRangeEnd w:id="{name}"/>{sign(name)}'


def sign(name: int) -> str:
    """The sign of a comment alone."""
    return f'<w:r><w:commentReference w:id="{name}"/></w:r>'


def reacted(
    body: str,
    comments: Mapping[int, str] | None = None,
    threads: Mapping[int, int] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
    relations: str = "",
) -> bytes:
    """A document with these comments by id; `threads` has the comment that each reply answers."""
    files: dict[str, str | bytes] = {}
    if comments:
        told = "".join(
            f'<w:comment w:id="{name}" {WHO}>'
            + "".join(paragraph(line) for line in text.split("\n")).replace(
                "<w:p>", f'<w:p w14:paraId="{name:08X}">'
            )
            + "</w:comment>"
            for name, text in comments.items()
        )
        files["word/comments.xml"] = f"<w:comments {SPACES} {_W14}>{told}</w:comments>"
        relations += relation("rC", "comments", "comments.xml")
        marks = "".join(
            f'<w15:commentEx w15:paraId="{name:08X}" '
            + (f'w15:paraIdParent="{threads[name]:08X}" ' if threads and name in threads else "")
            + 'w15:done="0"/>'
            for name in comments
        )
        files["word/commentsExtended.xml"] = f"<w15:commentsEx {_W15}>{marks}</w15:commentsEx>"
    return document(body, {**files, **(parts or {})}, relations)
