"""The files of a framework version, from its value: readable YAML that reads back to the same value. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from textwrap import wrap
from typing import Any, TypeAlias

from naftctl.model.framework import Framework
from naftctl.model.record import Record

WIDTH = 110
_STEP = 2
_OF_FRAMEWORK = "# yaml-language-server: $schema=../../../schemas/framework.json\n"
_OF_SCALE = "# yaml-language-server: $schema=../../../../schemas/scale.json\n"
# Words that some readers of YAML take for something else than text.
_OTHER = re.compile(r"(?:y|n|yes|no|on|off|true|false|null)|[0-9][0-9.,_:+\-eExXoTZa-fA-F]*", re.I)
_PLAIN = re.compile(r"[^\W_](?:[^:#\n]|:(?=\S)|(?<=\S)#)*")
_MARK = re.compile(r"[\\`*_{}\[\]<>#|~!&$^]")
_NO_BREAK = "\xa0\u202f"

Plain: TypeAlias = "Mapping[str, Plain] | tuple[Plain, ...] | str | int | bool | date | None"


def version_files(framework: Framework, header: str = "") -> dict[str, str]:
    """`framework.yaml` and `scales/<id>.yaml`, with every key; `header` becomes a comment at the top.

    The texts read back to an equal framework, with its scales in the order of their ids.

    Raises:
        ValueError: two scales have the same id, and so the same file.
    """
    whole = _plain(framework)
    scales = whole.pop("scales")
    names = [f"scales/{scale['id']}.yaml" for scale in scales]
    if len(set(names)) < len(names):
        raise ValueError("two scales with the same id")
    comment = "".join(f"# {line}".rstrip() + "\n" for line in header.splitlines())
    files = {"framework.yaml": _OF_FRAMEWORK + comment + _document(whole, apart=True)}
    return files | {name: _OF_SCALE + _document(scale) for name, scale in zip(names, scales, strict=True)}


def changes_page(framework: Framework, imported: date, difference: str) -> str:
    """`CHANGES.md` of an official version: its source and `difference`, Markdown with heads from level 2."""
    source = framework.source
    rows = (
        ("titel", source.title),
        ("voorgesteld op", source.presented),
        ("overgenomen op", source.adopted),
        ("overgenomen door", source.adopted_by),
        ("sha256 van het document", source.sha256),
        ("ingelezen op", imported),
    )
    listed = "\n".join(f"- {name}: {escaped(str(value))}" for name, value in rows if value)
    about = "Deze versie bevat de officiële tekst. Ze is gemaakt met `naftctl framework import`."
    return f"# {escaped(framework.ref)}\n\n{about}\n\n## Bron\n\n{listed}\n\n{difference.strip()}\n"


def escaped(text: str) -> str:
    """The text as Markdown that says the same words, for after the beginning of a line."""
    return _MARK.sub(r"\\\g<0>", " ".join(text.split()))


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, Mapping):
        return {str(key): _plain(inside) for key, inside in value.items()}
    if isinstance(value, tuple):
        return tuple(_plain(inside) for inside in value)
    return str(value) if isinstance(value, str) else value  # the name of a choice is its text


def _document(value: Mapping[str, Plain], *, apart: bool = False) -> str:
    lines: list[str] = []
    before = 0
    for key, inside in value.items():
        block = list(_entry(_key(key), inside, 0))
        if apart and before and max(before, len(block)) > 1:
            lines.append("")
        lines += block
        before = len(block)
    return "\n".join(lines) + "\n"


def _entry(head: str, value: Plain, indent: int) -> Iterator[str]:
    """The lines of `head` (a key with its colon, or the dash of a list) and what follows it."""
    margin, inner = " " * indent, indent + _STEP
    if isinstance(value, str):
        yield from _text(margin + head, value, inner)
    elif isinstance(value, Mapping) and value:
        lines = [line for key, inside in value.items() for line in _entry(_key(key), inside, inner)]
        if head == "-":  # the first key stands beside the dash
            lines[0] = f"{margin}- {lines[0][inner:]}"
        else:
            yield margin + head
        yield from lines
    elif isinstance(value, tuple) and value:
        yield margin + head
        for inside in value:
            yield from _entry("-", inside, inner)
    else:
        yield f"{margin}{head} {_single(value)}"


def _single(value: Plain) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, tuple):
        return "[]"
    return "{}" if isinstance(value, Mapping) else str(value)


def _key(key: str) -> str:
    return f"{key if _is_plain(key) else _quoted(key)}:"


def _text(start: str, text: str, indent: int) -> Iterator[str]:
    flat = text if _is_plain(text) else _quoted(text)
    if (len(f"{start} {flat}") <= WIDTH and "\n" not in text) or not _folds(text):
        yield f"{start} {flat}"
        return
    yield f"{start} >-"
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            yield ""  # a blank line is the line end; the end of a line alone is a space
        for line in wrap(paragraph, WIDTH - indent, break_long_words=False, break_on_hyphens=False):
            yield " " * indent + line


def _is_plain(text: str) -> bool:
    """Whether every reader of YAML takes these bare words for text."""
    return bool(
        _PLAIN.fullmatch(text)
        and not _OTHER.fullmatch(text)
        and text[-1] not in " :"
        and all(character.isprintable() or character in _NO_BREAK for character in text)
    )


def _folds(text: str) -> bool:
    """Whether a folded block gives the text back: no blank that folding would take, no line end at an end."""
    whole = f"\n{text}\n"
    if any(blank in whole for blank in ("  ", "\n ", " \n")) or text[:1] in "\n" or text[-1:] in "\n":
        return False
    return all(character.isprintable() or character in f"\n{_NO_BREAK}" for character in text)


def _quoted(text: str) -> str:
    return "".join(
        character if character.isprintable() or character in _NO_BREAK else _escape(character)
        for character in json.dumps(text, ensure_ascii=False)
    )


def _escape(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
