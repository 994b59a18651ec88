"""The gate before an Office document: what is no plain package, or far too much, is refused unopened."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib

from msgspec import Struct

from naftctl.language import tr

_SMALL = 1024 * 1024
"""A part of at most this size may be packed as tightly as it likes."""
_RATIO = 100
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00", b"<\x00")


class Unopenable(Exception):
    """A document that cannot or may not be opened; `message` and `hint` are words for the user."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class Limits(Struct, frozen=True):
    """How large a document may be: its bytes, its parts, and all of them unpacked."""

    size: int
    parts: int
    unpacked: int


class Refusal(Struct, frozen=True):
    """Parts that a document may not have, by a pattern for their names in small letters, and why."""

    pattern: re.Pattern[str]
    message: str
    hint: str


class Wanted(Struct, frozen=True):
    """The kind of document that is wanted, and the words about what is not.

    `this` is `deze werkmap`, `kind` `Excel-werkmap`, `older` `een oud Excel-bestand (.xls)`, `nobody` `geen
    rekenblad`; `main` is the part that every one has; `others` are the beginnings of parts of other kinds,
    and what those are; `unread` are parts that nobody opens; `save` says how to save it well, `mend` what to
    do about one that is damaged, `again` about one that is too large or strange.
    """

    this: str
    kind: str
    older: str
    main: str
    limits: Limits
    too_large: str
    nobody: str
    save: str
    mend: str
    again: str
    refused: tuple[Refusal, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    unread: str = "/"


def open_package(data: bytes, wanted: Wanted) -> dict[str, bytes]:
    """The parts of a document by their names, unpacked.

    Raises:
        Unopenable: it is no document of this kind, holds what it may not, is too large or damaged.
    """
    _refuse_other_kinds(data, wanted)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _parts(package, wanted)
    except _DAMAGED as fault:
        message = tr("{this} is damaged and cannot be read", this=wanted.this)
        raise Unopenable(message, wanted.mend) from fault


def _refuse_other_kinds(data: bytes, wanted: Wanted) -> None:
    if len(data) > wanted.limits.size:
        raise Unopenable(
            tr(
                "{too_large}: more than {size} MiB",
                too_large=wanted.too_large,
                size=wanted.limits.size // 1024**2,
            ),
            wanted.again,
        )
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise _locked(wanted)
        raise Unopenable(tr("this is {older}", older=wanted.older), wanted.save)
    if not data.startswith(b"PK\x03\x04"):
        raise Unopenable(tr("this is not {kind}", kind=wanted.kind), wanted.save)


def _locked(wanted: Wanted) -> Unopenable:
    hint = tr("take the password off and save again")
    return Unopenable(tr("{this} is protected with a password", this=wanted.this), hint)


def _parts(package: zipfile.ZipFile, wanted: Wanted) -> dict[str, bytes]:
    parts = package.infolist()
    names = {part.filename.casefold() for part in parts}
    _refuse_names(names, wanted)
    if len(names) < len(parts):
        raise zipfile.BadZipFile("two parts with one name: two readers would see two documents")
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > wanted.limits.parts or unpacked > wanted.limits.unpacked:
        raise Unopenable(wanted.too_large, wanted.again)
    for part in parts:
        if part.flag_bits & 1:
            raise _locked(wanted)
        if part.file_size > _SMALL and part.file_size > _RATIO * max(1, part.compress_size):
            raise Unopenable(wanted.too_large, wanted.again)
    found = {part.filename: package.read(part) for part in parts}
    for name, content in found.items():
        if not name.casefold().startswith(wanted.unread):
            _refuse_declarations(name, content, wanted)
    return found


def _refuse_names(names: set[str], wanted: Wanted) -> None:
    for refusal in wanted.refused:
        if any(refusal.pattern.search(name) for name in names):
            raise Unopenable(refusal.message, refusal.hint)
    if wanted.main in names:
        return
    for mark, what in wanted.others:
        if any(name.startswith(mark) for name in names):
            raise Unopenable(tr("this is {what}, not {kind}", what=what, kind=wanted.kind), wanted.save)
    raise Unopenable(tr("this is not {kind}", kind=wanted.kind), wanted.save)


def _refuse_declarations(name: str, part: bytes, wanted: Wanted) -> None:
    """Office writes no document types: they are only there to blow up or to read other files."""
    wide = name.casefold().endswith((".xml", ".rels")) and part.startswith(_WIDE)
    if _DECLARED.search(part) or wide:
        raise Unopenable(
            tr("{this} contains XML that {nobody} writes", this=wanted.this, nobody=wanted.nobody),
            wanted.again,
        )
