"""A PDF as it is made, and the places in it where a name can be left behind."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf

from naftctl.engines.typst import compile_pdf
from tests.render.leaks.names import Plant, package, slug, split

_TYPST = """#set document(title: "Verslag", author: "Onderwijsinspectie en Zorginspectie")
#set text(font: "Atkinson Hyperlegible", lang: "nl", hyphenate: true)
= Verslag
De jongeren kennen de afspraken.

"""


def pdf(templates: Path, body: str = "", files: dict[str, bytes] | None = None) -> bytes:
    return compile_pdf({"a.typ": (_TYPST + body).encode(), **(files or {})}, "a.typ", templates / "fonts", 0)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '\\"') + '"'


TYPST: dict[str, Callable[[str], str]] = {
    "text": lambda name: f"Zegt #{_quoted(name)} zelf.\n\n",
    "narrow and hyphenated": lambda name: (
        f"#block(width: 17mm, par(justify: true, {_quoted('Zegt ' + name)}))\n\n"
    ),
    "spaced": lambda name: f"#text(tracking: 2pt, {_quoted(name)})\n\n",
    "heading": lambda name: f"== #{_quoted(name)}\n\n",
    "white": lambda name: f"#text(fill: white, {_quoted(name)})\n\n",
    "link": lambda name: f'#link("https://example.org/{slug(name)}")[x]\n\n',
    "alternative text": lambda name: f'#image("a.png", width: 5mm, alt: {_quoted(name)})\n\n',
    "label": lambda name: f"= Kop <{slug(name)}>\n\n#link(<{slug(name)}>)[x]\n\n",
    "table": lambda name: f"#block(breakable: false, table(columns: (15mm, 9mm), {_quoted(name)}, [x]))\n\n",
}


def _pdf(change: Callable[[pikepdf.Pdf, Sequence[str]], None]) -> Plant:
    def plant(made: bytes, names: Sequence[str]) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(made)) as opened:
            change(opened, names)
            opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()

    return plant


def _described(opened: pikepdf.Pdf, names: Sequence[str]) -> None:
    opened.docinfo["/Subject"] = ", ".join(names)


def _xmp(opened: pikepdf.Pdf, names: Sequence[str]) -> None:
    with opened.open_metadata() as told:
        told["dc:description"] = ", ".join(names)


def _outline(opened: pikepdf.Pdf, names: Sequence[str]) -> None:
    with opened.open_outline() as outline:
        outline.root += [pikepdf.OutlineItem(name, 0) for name in names]


def _remarks(opened: pikepdf.Pdf, names: Sequence[str]) -> None:
    remark = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9])
    page = opened.pages[0]
    remarks = [
        opened.make_indirect(pikepdf.Dictionary({**dict(remark.items()), "/Contents": pikepdf.String(name)}))
        for name in names
    ]
    page.obj["/Annots"] = pikepdf.Array(remarks)


def _stamp(opened: pikepdf.Pdf, names: Sequence[str]) -> None:
    """The appearance of an annotation, drawn with a plain font that is not in the pages."""
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    drawn = b"".join(
        b"BT /F 9 Tf 1 %d Td <%s> Tj ET " % (20 * at, name.encode("cp1252", "replace").hex().encode())
        for at, name in enumerate(names)
    )
    form = opened.make_stream(drawn)
    form["/Type"], form["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Form
    form["/BBox"] = [0, 0, 99, 99]
    form["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    stamp = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[0, 0, 9, 9], AP=pikepdf.Dictionary(N=form)
    )
    opened.pages[0].obj["/Annots"] = pikepdf.Array([opened.make_indirect(stamp)])


def _actual(opened: pikepdf.Pdf, names: Sequence[str]) -> None:
    marked = b"".join(
        b"/Span <</ActualText <feff%s>>> BDC EMC " % name.encode("utf-16-be").hex().encode() for name in names
    )
    opened.pages[0].contents_add(opened.make_stream(marked))


def _structure(opened: pikepdf.Pdf, names: Sequence[str]) -> None:
    for name in names:
        opened.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Span, ActualText=name)
        )
    opened.Root.StructTreeRoot["/Extra"] = pikepdf.Array(
        [opened.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Span, ActualText=name)) for name in names]
    )


def _destinations(opened: pikepdf.Pdf, names: Sequence[str]) -> None:
    opened.Root["/Dests"] = pikepdf.Dictionary({f"/{slug(name)}": pikepdf.Array([0]) for name in names})


def _attached(opened: pikepdf.Pdf, names: Sequence[str]) -> None:
    inner = package(
        {"a/x.xml": "".join(f"<p><t>{split(name, '</t><t>')}</t></p>" for name in names).encode()}
    )
    opened.attachments["bijlage.zip"] = pikepdf.AttachedFileSpec(opened, inner, filename="bijlage.zip")


def _attachment_names(opened: pikepdf.Pdf, names: Sequence[str]) -> None:
    for name in names:
        opened.attachments[slug(name)] = pikepdf.AttachedFileSpec(opened, b"x", filename=f"{slug(name)}.txt")


def _other_filter(opened: pikepdf.Pdf, names: Sequence[str]) -> None:
    stream = pikepdf.Stream(opened, base64.a85encode("\n".join(names).encode()) + b"~>")
    stream.write(bytes(stream.read_raw_bytes()), filter=pikepdf.Name.ASCII85Decode)
    opened.Root["/Notes"] = opened.make_indirect(stream)


def _older(made: bytes, names: Sequence[str]) -> bytes:
    """What stood in a version before, and is still in the bytes."""
    titles = (
        b"\n999 0 obj <</Title <feff%s>>> endobj" % name.encode("utf-16-be").hex().encode() for name in names
    )
    return made + b"".join(titles)


PLACES: dict[str, Plant] = {
    "properties": _pdf(_described),
    "properties in XML": _pdf(_xmp),
    "bookmarks": _pdf(_outline),
    "remarks": _pdf(_remarks),
    "actual text in a page": _pdf(_actual),
    "actual text in the structure": _pdf(_structure),
    "destinations": _pdf(_destinations),
    "a package as attachment": _pdf(_attached),
    "names of attachments": _pdf(_attachment_names),
    "a stream with another filter": _pdf(_other_filter),
    "an older version": _older,
}
STAMP: Plant = _pdf(_stamp)
