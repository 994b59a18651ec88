"""What is code elsewhere, in a text or in a value: in every format it comes out as the words that it is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pypdf
import pytest
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from naftctl.engines.fonts import printable
from naftctl.engines.typst import compile_pdf
from naftctl.render.document import Job, assemble
from naftctl.render.pieces import Passage
from naftctl.source import Span
from tests.conftest import ROOT

TEMPLATES = ROOT / "templates" / "report"
NAMES = ("title", "provider", "number", "houses", "notice", "description", "contents-word", "internal-word")

# A text of people, and the words that a reader gets to see.
TEXTS = {
    "jinja": ("{{ 7*7 }} {% for x in y %} <% set z %>", "{{ 7*7 }} {% for x in y %} <% set z %>"),
    "jinja class": ("{{ x.\\_\\_class\\_\\_.mro() }}", "{{ x.__class__.mro() }}"),
    "jinja comment": ("{\\# weg \\#} en <\\# ook weg \\#>", "{# weg #} en <# ook weg #>"),
    "jinja file": ("{% include '/etc/passwd' %}", "{% include '/etc/passwd' %}"),
    "typst call": ('\\#read("/etc/passwd") #panic() $x$ @sys', '#read("/etc/passwd") #panic() $x$ @sys'),
    "typst method": ("Zie **x**.at(0) en **sys**.inputs", "x.at(0) en sys.inputs"),
    "typst block": ('```{=typst}\n#read("/etc/passwd")\n```', '#read("/etc/passwd")'),
    "typst inline": ("a `#panic()`{=typst} b", "#panic(){=typst} b"),
    "typst import": ('\\#import "@preview/x:0.1.0"', '#import "@preview/x:0.1.0"'),
    "html block": ("```{=html}\n<script>alert(1)</script>\n```", "<script>alert(1)</script>"),
    "html entity": ("&lt;img src=x onerror=alert(1)&gt;", "<img src=x onerror=alert(1)>"),
    "html attribute": ('zin " onmouseover="alert(1)', 'onmouseover="alert(1)'),
    "latex input": ("\\input{/etc/passwd} \\def\\x{}", "\\input{/etc/passwd} \\def\\x{}"),
    "latex write": ("\\write18{touch kanarie}", "\\write18{touch kanarie}"),
    "latex block": ("```{=latex}\n\\input{/etc/passwd}\n```", "\\input{/etc/passwd}"),
    "lua": ('os.execute("touch kanarie") -- einde', 'os.execute("touch kanarie") -- einde'),
    "lua block": ("```{=lua}\nio.popen('id')\n```", "io.popen('id')"),
    "openxml": ("```{=openxml}\n<w:p/>\n```", "<w:p/>"),
    "field code": ("{ INCLUDETEXT /etc/x } { DDEAUTO c x }", "{ INCLUDETEXT /etc/x } { DDEAUTO c x }"),
    "shell": ("$(touch kanarie) ; rm -rf ~ & id", "$(touch kanarie) ; rm -rf ~ & id"),
    "python": ("%s %(a)s {0} {a.b} %n", "%s %(a)s {0} {a.b} %n"),
    "pandoc": ("$body$ $title$ ${x} @wikipedia", "$body$ $title$ ${x} @wikipedia"),
    "yaml": ("!!python/object/apply:os.system", "!!python/object/apply:os.system"),
    "formula": ("=cmd\\|\" /C calc\"!A0 en +1", '=cmd|" /C calc"!A0 en +1'),
}  # fmt: skip
VALUES = {
    "jinja": "{{ 7*7 }} {% include '/etc/passwd' %} <% x %> {# y #}",
    "typst": '#read("/etc/passwd") #panic() *x*.at(0) $y$ @sys <z>',
    "html": '</title></style><script>alert(1)</script>" onload="x" &amp;',
    "latex": "\\input{/etc/passwd} \\write18{id}",
    "markdown": "*ster* [a](javascript:b) `c` ~~d~~ ::: {.x} ![e](f) | g # h",
    "shell": "$(touch kanarie) `id` ; rm -rf ~",
}


def made(format_: str) -> bytes:
    """A document with every text, and every value as a paragraph and in what tells about the document."""
    told = [f'::: {{.meta name="{name}"}}\n{_escaped(VALUES["html"])}\n:::' for name in NAMES]
    told += ["::: cover\n\nA\n:   b\n\n:::", "# Kop", *(_escaped(value) for value in VALUES.values())]
    told += [f'::: {{.text ref="{ref}"}}\n:::' for ref in TEXTS]
    passages = {ref: Passage(text, Span("a.md", 1, 1)) for ref, (text, _) in TEXTS.items()}
    asked = () if format_ == "pdf" else (format_,)
    job = Job("\n\n".join(told), passages, ("cite",), printable(TEMPLATES / "fonts"), asked, 0, TEMPLATES)
    files = assemble(job)
    if format_ != "pdf":
        return files[f"report.{format_}"]
    sources = {"ast.json": files["ast.json"], "report.typ": (TEMPLATES / "report.typ").read_bytes()}
    return compile_pdf(sources, "report.typ", TEMPLATES / "fonts", 0)


def _escaped(value: str) -> str:
    """A value as the templates put it into our own Markdown."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", value)


class _Words(HTMLParser):
    """The words of a page, with its elements and handlers."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.strange: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.strange += [tag] if tag in {"script", "iframe", "object", "embed", "img", "form"} else []
        self.strange += [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def words(format_: str, data: bytes) -> str:
    """What a reader sees, without white space."""
    if format_ == "pdf":
        text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    elif format_ == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            text = "".join(fromstring(package.read("word/document.xml")).itertext())
    elif format_ == "html":
        page = _Words()
        page.feed(data.decode())
        assert page.strange == []
        text = "".join(page.found)
    else:
        text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", data.decode())
    return plain(text)


def plain(text: str) -> str:
    """A text without white space, with straight quotes, without what shows code and emphasis in Markdown."""
    text = re.sub(r"[\u200b\u00ad\s*`]+", "", unescape(text).replace("–", "--"))
    return re.sub("[‘’]", "'", re.sub("[“”]", '"', text))


@pytest.fixture(scope="module")
def documents() -> Mapping[str, bytes]:
    return {format_: made(format_) for format_ in FORMATS}


FORMATS = ("md", "html", "docx", "pdf")


@pytest.mark.parametrize("format_", FORMATS)
def test_what_is_code_elsewhere_is_printed_as_it_stands(documents: Mapping[str, bytes], format_: str) -> None:
    shown = words(format_, documents[format_])
    wanted = {name: said for name, (_, said) in TEXTS.items()} | {f"value {n}": v for n, v in VALUES.items()}
    assert [name for name, said in wanted.items() if plain(said) not in shown] == []
    assert "root:x:" not in shown


def test_nothing_of_it_is_a_field_or_points_elsewhere_in_word(documents: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(documents["docx"])) as package:
        body = package.read("word/document.xml").decode()
        relations = package.read("word/_rels/document.xml.rels").decode()
    codes = re.findall(r"<w:instrText[^>]*>([^<]*)", body)
    assert [
        code for code in codes if not re.match(r"\s*(?:TOC|PAGE|NUMPAGES|REF|HYPERLINK|STYLEREF)\b", code)
    ] == []
    assert 'TargetMode="External"' not in relations


def test_a_text_leaves_no_file_where_it_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made("html")
    assert list(tmp_path.iterdir()) == []
