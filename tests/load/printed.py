"""Small PDF files as a report would be, or as one is after somebody worked on it."""

from __future__ import annotations

import io

import pikepdf

CODE = "3f9a-07c2-b81d-5e64-a0f3-99d7-1c2b-84ee"
OTHER = "0012-34ab-cdef-5678-9abc-def0-1234-5678"
KEYWORDS = (
    "NAFT, inspectie, inspectieverslag, uitgave: ontwerpverslag, stand: a1b2c3d4e5+, "
    f"referentiekader: r-naft/2026.1, zegelcode: {CODE}"
)


def pdf(*pages: str, keywords: str = KEYWORDS) -> bytes:
    """A PDF with a line of text on each page."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier
    )
    for words in pages or ("",):
        document.add_blank_page()
        page = document.pages[-1]
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = document.make_stream(f"BT /F 9 Tf 40 700 Td ({words}) Tj ET".encode())
    if keywords:
        document.docinfo["/Keywords"] = keywords
    return saved(document)


def saved(document: pikepdf.Pdf, encryption: pikepdf.Encryption | None = None) -> bytes:
    held = io.BytesIO()
    document.save(held, encryption=encryption or False)
    return held.getvalue()
