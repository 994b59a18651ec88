"""What may occur in a document that leaves the house; anything else is a fault, told with its file."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import pikepdf
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]
from icalendar import Calendar

LINK = re.compile(r"https?://\w|mailto:\w")
"""What a link may lead to, when a person follows it."""
OWN = re.compile(r"https?://(?:schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.org|www\.w3\.org)/")

WORD_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:core|app)\.xml|word/_rels/(?:document|footnotes)\.xml\.rels"
    r"|word/(?:document|footnotes|styles|numbering|settings|fontTable|header|footer|comments)\.xml"
    r"|word/media/[\w-]+\.(?:png|jpe?g)"
)
SHEET_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:core|app)\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/(?:workbook|styles|sharedStrings)\.xml|xl/theme/theme1\.xml|xl/worksheets/sheet\d+\.xml"
)
FIELDS = re.compile(r"\s*(?:TOC \\o \"1-3\" \\h \\z|PAGE|NUMPAGES|PAGEREF \w+ \\h)\s*")
WORD_NEVER = {
    "altChunk",
    "object",
    "OLEObject",
    "control",
    "attachedTemplate",
    "subDoc",
    "mailMerge",
    "script",
}
SHEET_NEVER = {"f", "hyperlink", "oleObject", "externalReference", "definedName", "connection"}

TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "nav",
        "main",
        "section",
        "footer",
        "div",
        "p",
    ),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "b",
        "i",
        "em",
        "strong",
        "del",
        "code",
        "pre",
        "span",
        "mark",
    ),
    *("details", "summary", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "img"),
    *(
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "sup",
        "sub",
        "br",
        "s",
        "q",
    ),
    *("svg", "g", "circle", "text", "rect", "path", "line"),
}
"""The elements of a page; none of them runs or fetches anything."""
ADDRESSES = {"href", "src", "srcset", "action", "formaction", "poster", "data", "cite", "background", "ping"}

PDF_NEVER = {
    *("/JS", "/JavaScript", "/Launch", "/AA", "/EmbeddedFiles", "/EF", "/RichMedia", "/XFA", "/AcroForm"),
    *(
        "/SubmitForm",
        "/ImportData",
        "/GoToR",
        "/GoToE",
        "/Movie",
        "/Sound",
        "/Rendition",
        "/OpenAction",
        "/FS",
    ),
}
PDF_SAYS = {
    "/Title",
    "/Author",
    "/Subject",
    "/Keywords",
    "/Creator",
    "/Producer",
    "/CreationDate",
    "/ModDate",
}

FORMULA = re.compile(r"[\s\ufeff]*[=@＝＠]|[+\-＋－\t\r]")
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
CALENDAR = {"VCALENDAR", "VEVENT", "VALARM", "VTIMEZONE", "STANDARD", "DAYLIGHT"}
CALENDAR_NEVER = {"ATTACH", "URL", "ORGANIZER", "ATTENDEE", "CONTACT", "CONFERENCE", "IMAGE", "SOURCE"}


def faults(name: str, data: bytes, secrets: tuple[str, ...]) -> list[str]:
    """All that a document holds and may not, `secrets` of the computer included."""
    judge = JUDGES[name.rpartition(".")[2]]
    found = [*judge(data), *_secret(data, secrets)]
    return [f"{name}: {each}" for each in dict.fromkeys(found)]


def _secret(data: bytes, secrets: tuple[str, ...]) -> Iterator[str]:
    for where, piece in _unpacked(data):
        for secret in secrets:
            forms = (secret.encode(), secret.encode("utf-16-be"), secret.encode("utf-16-le"))
            if any(form in piece for form in forms):
                yield f"{secret} in {where}"


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    yield "the bytes", data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield from ((name, package.read(name)) for name in package.namelist())
            yield "the comment of the package", package.comment
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as document:
            for number, each in enumerate(document.objects):
                if isinstance(each, pikepdf.Stream):
                    try:
                        yield f"stream {number}", each.read_bytes()
                    except pikepdf.PdfError:
                        yield f"stream {number}", each.read_raw_bytes()


def _package(data: bytes, parts: re.Pattern[str], never: set[str]) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for info in package.infolist():
            name = info.filename
            if not parts.fullmatch(name):
                yield f"part {name}"
            if info.extra or info.comment or info.flag_bits & 1:
                yield f"something beside part {name}"
            if name.endswith((".xml", ".rels")):
                yield from _xml(name, package.read(name), never)


def _xml(name: str, content: bytes, never: set[str]) -> Iterator[str]:
    root = fromstring(content, forbid_dtd=True)
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag in never and not element.get("name", "").startswith("_xlnm."):
            yield f"<{tag}> in {name}"
        if tag == "Relationship":
            yield from _relation(element.attrib)
        if tag in {"Default", "Override"} and re.search(
            "macro|ole|activex|vba|bin$", element.get("ContentType", ""), re.I
        ):
            yield f"content type {element.get('ContentType')}"
        if tag == "instrText" and not FIELDS.fullmatch(element.text or ""):
            yield f"field {element.text!r} in {name}"
        if tag == "fldSimple" and not FIELDS.fullmatch(next(iter(element.attrib.values()), "")):
            yield f"field {element.attrib} in {name}"


def _relation(attributes: dict[str, str]) -> Iterator[str]:
    target, kind = attributes.get("Target", ""), attributes.get("Type", "").rpartition("/")[2]
    if attributes.get("TargetMode", "").casefold() == "external":
        if kind != "hyperlink" or not LINK.match(target):
            yield f"outside: {kind} {target}"
    elif re.match(r"\w+:|//", target) or ".." in target:
        yield f"target {target}"


def _word(data: bytes) -> Iterator[str]:
    yield from _package(data, WORD_PARTS, WORD_NEVER)


def _sheet(data: bytes) -> Iterator[str]:
    yield from _package(data, SHEET_PARTS, SHEET_NEVER)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if "worksheets/" in name:
                for kind in re.findall(rb"<c [^>]*\bt=\"(\w+)\"", package.read(name)):
                    if kind not in {b"s", b"n", b"inlineStr"}:
                        yield f"a cell of type {kind!r} in {name}"


def _pdf(data: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(data)) as document:
        yield from (f"property {key}" for key in document.docinfo if key not in PDF_SAYS)
        for each in document.objects:
            yield from _object(each)
        if len(document.attachments):
            yield "an attachment"


def _object(each: Any) -> Iterator[str]:
    if isinstance(each, pikepdf.Array):
        for inner in each:
            if isinstance(inner, pikepdf.Object) and not inner.is_indirect:
                yield from _object(inner)
        return
    if not isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        return
    yield from (f"{key} in the PDF" for key in each.keys() if key in PDF_NEVER)  # noqa: SIM118  not a dict
    action = (
        str(each.get("/S", "")) if "/S" in each and ("/URI" in each or each.get("/Type") == "/Action") else ""
    )
    if action and (
        action not in {"/URI", "/GoTo"} or (action == "/URI" and not LINK.match(str(each["/URI"])))
    ):
        yield f"action {action} {each.get('/URI')}"
    for key in each.keys():  # noqa: SIM118
        inner = each[key]
        if isinstance(inner, pikepdf.Object) and not inner.is_indirect:
            yield from _object(inner)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.policy, self.inside, self.style = "", "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        if tag not in TAGS:
            self.found.append(f"<{tag}>")
        known = {name: value or "" for name, value in attrs}
        if tag == "meta" and "http-equiv" in known:
            self.policy = known["content"]
            if known["http-equiv"] != "Content-Security-Policy":
                self.found.append(f"meta {known['http-equiv']}")
        for name, value in known.items():
            if name.startswith("on"):
                self.found.append(f"{name} on <{tag}>")
            if name == "style":
                self.found += _style(value)
            if name.rpartition(":")[2] in ADDRESSES:
                fine = (
                    re.match(r"data:image/(?:png|jpeg);base64,", value)
                    if tag == "img"
                    else (tag == "a" and (value.startswith("#") or LINK.match(value)))
                )
                if not fine:
                    self.found.append(f"{name}={value[:60]} on <{tag}>")

    def handle_data(self, data: str) -> None:
        if self.inside == "style":
            self.style += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  as its parent has it
        self.inside = ""

    def handle_comment(self, data: str) -> None:
        self.found.append(f"comment {data[:40]}")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"instruction {data[:40]}")


def _style(css: str) -> list[str]:
    found = [
        f"style fetches {url[:60]}"
        for url in re.findall(r"url\(([^)]*)\)", css, re.I)
        if not re.match(r"[\"']?data:font/", url)
    ]
    return found + [
        f"style has {word}"
        for word in re.findall(r"@import|expression\(|(?<!-)behavior:|-moz-binding", css, re.I)
    ]


def _html(data: bytes) -> Iterator[str]:
    page = _Page()
    page.feed(data.decode("utf-8"))
    page.close()
    yield from page.found
    yield from _style(page.style)
    rules = dict(rule.strip().partition(" ")[::2] for rule in page.policy.split(";"))
    wanted = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
    if not wanted.items() <= rules.items() or "script-src" in rules:
        yield f"policy {page.policy!r}"


def _markdown(data: bytes) -> Iterator[str]:
    text = re.sub(r"(?ms)^(`{3,}|~{3,}).*?^\1|`[^`\n]*`", "", data.decode("utf-8"))
    yield from (
        f"raw {raw}" for raw in re.findall(r"(?<!\\)<(?!https?://|mailto:)[a-zA-Z/!?][^>\n]{0,40}", text)
    )
    for target in re.findall(r"\]\((?!#)<?([^)\s>]*)", text):
        if not LINK.match(target) and not re.fullmatch(r"[\w./-]+\.(?:png|jpe?g)", target):
            yield f"link to {target[:60]}"


def _table(data: bytes) -> Iterator[str]:
    text = data.decode("utf-8-sig")
    for delimiter in ",;\t":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield from (
                f"cell {cell[:40]!r} between {delimiter!r}"
                for cell in row
                if FORMULA.match(cell) and not NUMBER.fullmatch(cell)
            )


def _calendar(data: bytes) -> Iterator[str]:
    yield from (f"line of {len(line)} bytes" for line in data.split(b"\r\n") if len(line) > 75)
    if re.search(rb"(?<!\r)\n", data):
        yield "a line end of its own"
    whole = Calendar.from_ical(data)
    parts = list(whole.walk())
    begun = re.findall(rb"(?m)^BEGIN:(\w+)", data)
    if len(begun) != len(parts):
        yield f"{len(begun)} parts begin, {len(parts)} are read"
    for part in parts:
        if part.name not in CALENDAR:
            yield f"part {part.name}"
        yield from (f"{name} in {part.name}" for name in part if name in CALENDAR_NEVER)
        if part.name == "VALARM" and part["ACTION"] != "DISPLAY":
            yield f"alarm {part['ACTION']}"


def _json(data: bytes) -> Iterator[str]:
    yield from _values(json.loads(data))


def _values(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _values(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner, key)
    elif key in {"path", "uri", "file"} and re.match(r"/|\w+:|\\\\", str(value)):
        yield f"{key} {value}"


def _junit(data: bytes) -> Iterator[str]:
    yield from _xml("the file", data, set())


def _plain(data: bytes) -> Iterator[str]:
    found = re.search(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", data.decode("utf-8").replace("\r\n", "\n")
    )
    if found:
        yield f"character {found[0]!r}"


JUDGES: dict[str, Callable[[bytes], Iterator[str]]] = {
    "docx": _word,
    "xlsx": _sheet,
    "pdf": _pdf,
    "html": _html,
    "md": _markdown,
    "csv": _table,
    "ics": _calendar,
    "json": _json,
    "sarif": _json,
    "gitlab": _json,
    "junit": _junit,
    "txt": _plain,
}
"""What opens a document, by the end of its name."""
