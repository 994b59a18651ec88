"""Every document of every command, made from an example that is hostile in every field, opened and judged."""

from __future__ import annotations

import io
import socket
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf
import pytest
from msgspec import Struct

from naftctl.framework.form import workbook
from naftctl.load.workspace import WorkspaceReader
from tests.conftest import EXAMPLE, ROOT
from tests.outgoing.hostile import USER, Listener, listening, naftctl, workspace
from tests.outgoing.judge import JUDGES, faults

pytestmark = pytest.mark.xdist_group("outgoing")
COMMANDS = (
    f"report {EXAMPLE} --edition internal --format all --output uit/verslag",
    f"report {EXAMPLE} --edition draft --format all --output uit/verslag",
    f"report {EXAMPLE} --edition final --format all --output uit/verslag",
    f"report {EXAMPLE} --edition public --format all --output uit/verslag",
    f"deliver {EXAMPLE} --output uit/levering",
    *(
        f"letter {kind} {EXAMPLE} --output uit/{kind}"
        for kind in (
            "announcement",
            "information",
            "requested-information",
            "talks",
            "draft",
            "final-provider",
            "final-agency",
        )
    ),
    "overview 2026 --format all,csv --output uit/overzicht",
    "followup --format csv --output uit/opvolging.csv",
    f"followup {EXAMPLE} --format csv --output uit/opvolging-een.csv",
    "status --all --format ics --output uit/naft.ics",
    "framework form r-naft/2026.1 --output uit/formulier.xlsx",
    *(f"check --format {form} --output uit/check.{form}" for form in ("sarif", "junit", "gitlab", "json")),
    "schema --output uit/schemas",
)
"""Every call that makes a file that may leave the house."""
SAID = (
    (f"diff {EXAMPLE} --format md", "diff.md"),
    (f"diff {EXAMPLE} --format json", "diff.json"),
    (f"trace {EXAMPLE} --format json", "trace.json"),
    (f"status {EXAMPLE} --format json", "status.json"),
    (f"scores show {EXAMPLE} --format json", "scores.json"),
    ("framework show --format md", "kader.md"),
)
"""Calls that write nothing, but whose words are kept."""


class House(Struct, frozen=True):
    """A workspace, what its commands made, and whoever listened meanwhile."""

    root: Path
    files: Mapping[str, bytes]
    listener: Listener
    secrets: tuple[str, ...]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    root = tmp_path_factory.mktemp("thuis") / "werkmap"
    root.mkdir()
    with listening() as listener:
        workspace(root, listener.address)
        for command in COMMANDS:
            done = naftctl(root, *command.split())
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        for command, name in SAID:
            done = naftctl(root, *command.split())
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
            (root / "uit" / name).write_text(done.stdout, "utf-8", newline="\n")
        paths = (path for path in sorted((root / "uit").rglob("*")) if path.is_file())
        files = {path.relative_to(root / "uit").as_posix(): path.read_bytes() for path in paths}
        host = socket.gethostname()
        known = (USER, str(root), str(ROOT), str(Path.home()), *((host,) if len(host) > 5 else ()))
        yield House(root, files, listener, tuple(name for name in known if len(name) > 5))


def test_there_is_a_document_of_every_kind(house: House) -> None:
    assert {name.rpartition(".")[2] for name in house.files} == set(JUDGES)
    assert len(house.files) > 60


def test_no_document_holds_anything_that_may_not_leave(house: House) -> None:
    found = [each for name, data in house.files.items() for each in faults(name, data, house.secrets)]
    assert found == []


def test_nothing_asked_anything_of_the_address_in_every_text(house: House) -> None:
    assert house.listener.heard == []


def test_the_hostile_words_are_there_and_can_be_read(house: House) -> None:
    said = house.files[f"verslag/{EXAMPLE}-final.md"].decode()
    assert said.count("hyperlink") > 50
    with zipfile.ZipFile(io.BytesIO(house.files[f"verslag/{EXAMPLE}-final.docx"])) as package:
        assert package.read("word/document.xml").count(b"&lt;script") > 50
    html = house.files[f"verslag/{EXAMPLE}-final.html"]
    assert html.count(b"&lt;script") > 50
    table = house.files[f"levering/{EXAMPLE}-shortcomings.csv"].decode("utf-8-sig")
    assert "'=hyperlink" in table
    assert house.files["naft.ics"].count(b"hyperlink") > 2
    assert not any(b"root:x:0" in data for data in house.files.values())


def test_what_opens_a_document_reaches_nothing_either(house: House) -> None:
    """The pages are looked at in a browser elsewhere; here the policy of each forbids what it could ask."""
    pages = [data for name, data in house.files.items() if name.endswith(".html")]
    assert len(pages) == 5
    assert all(b"default-src 'none'" in page for page in pages)


def test_a_form_for_a_framework_has_only_text_and_numbers() -> None:
    framework = WorkspaceReader(ROOT).framework("r-naft/2026.1")
    found = framework[0] if isinstance(framework, tuple) else framework
    assert found is not None
    odd = found.model_copy(update={"title": "=cmd|' /c calc'!a0", "language": "nl"})
    assert faults("vorm.xlsx", workbook(odd), ()) == []


# ── the judge itself ──────────────────────────────────────────────────────────────────────────────────────
def package(parts: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return out.getvalue()


def related(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    relation = f'<Relationship Id="a" Type="http://x/relationships/{kind}" Target="{target}"{mode}/>'
    return package({"word/_rels/document.xml.rels": f"<Relationships>{relation}</Relationships>"})


def pdf(action: pikepdf.Dictionary | None = None, attached: bytes = b"", author: str = "") -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        if action is not None:
            note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=action)
            document.pages[0].Annots = pikepdf.Array([note])
        if attached:
            document.attachments["a.txt"] = attached
        if author:
            document.docinfo["/Author"] = author
        document.save(out)
    return out.getvalue()


def to(kind: str, **more: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        {"/Type": pikepdf.Name.Action, "/S": pikepdf.Name(f"/{kind}")} | {f"/{k}": v for k, v in more.items()}
    )


PAGE = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; "
    "form-action 'none'\">{}"
)
BAD = {
    "macro.docx": (package({"word/vbaProject.bin": "x"}), "vbaProject"),
    "inside.docx": (package({"word/embeddings/a.bin": "x"}), "embeddings"),
    "template.docx": (related("attachedTemplate", "https://elders/x.dotm"), "attachedTemplate"),
    "picture.docx": (related("image", "https://elders/x.png"), "image"),
    "script.docx": (related("hyperlink", "javascript:x"), "javascript"),
    "up.docx": (related("image", "../../x.png", ""), "../"),
    "field.docx": (
        package({"word/document.xml": "<w><instrText>INCLUDEPICTURE x</instrText></w>"}),
        "INCLUDEPICTURE",
    ),
    "entity.docx": (package({"word/document.xml": "<w><object/></w>"}), "object"),
    "formula.xlsx": (package({"xl/worksheets/sheet1.xml": "<w><c t='s'><f>1</f></c></w>"}), "<f>"),
    "outside.xlsx": (package({"xl/externalLinks/externalLink1.xml": "<w/>"}), "externalLink"),
    "script.pdf": (pdf(to("JavaScript", JS="app.alert(1)")), "/JS"),
    "start.pdf": (pdf(to("Launch")), "/Launch"),
    "file.pdf": (pdf(to("URI", URI="file:///etc/passwd")), "file:///"),
    "attached.pdf": (pdf(attached=b"x"), "/EmbeddedFiles"),
    "author.pdf": (pdf(author=USER), USER),
    "script.html": (PAGE.format("<script>x</script>").encode(), "<script>"),
    "event.html": (PAGE.format("<p onclick=x>").encode(), "onclick"),
    "picture.html": (PAGE.format("<img src=http://elders/x.png>").encode(), "src="),
    "link.html": (PAGE.format("<a href=javascript:x>").encode(), "javascript"),
    "style.html": (PAGE.format("<style>a{background:url(http://elders/x)}</style>").encode(), "fetches"),
    "import.html": (PAGE.format("<style>@import 'http://elders/x';</style>").encode(), "@import"),
    "policy.html": (b"<p>x", "policy"),
    "comment.html": (PAGE.format("<!-- x -->").encode(), "comment"),
    "raw.md": (b"een <script>x", "raw"),
    "link.md": (b"[een](javascript:x)", "link"),
    "formula.csv": (b"a;b\n=1+1;2\n", "=1+1"),
    "second.csv": (b"a;b\nx,@sum(a1);2\n", "@sum"),
    "minus.csv": (b"a,b\n-cmd|x,-5\n", "-cmd"),
    "line.ics": (b"BEGIN:VCALENDAR\r\nSUMMARY:x\nATTACH:http://elders\r\nEND:VCALENDAR\r\n", "line end"),
    "fetch.ics": (b"BEGIN:VCALENDAR\r\nURL:http://elders\r\nEND:VCALENDAR\r\n", "URL"),
    "path.json": (b'{"path": "/home/x/a.md"}', "/home/x"),
    "path.sarif": (b'{"uri": "file:///home/x/a.md"}', "file:"),
    "odd.txt": ("a\u202eb".encode(), "u202e"),
    "user.txt": (f"door {USER}".encode(), USER),
}


@pytest.mark.parametrize("name", BAD)
def test_the_judge_sees_what_may_not_leave(name: str) -> None:
    data, words = BAD[name]
    assert words in " ".join(faults(name, data, (USER,)))


def test_the_judge_lets_a_plain_document_pass() -> None:
    assert faults("goed.pdf", pdf(to("URI", URI="https://voorbeeld.be")), (USER,)) == []
    assert faults("goed.csv", b"a,b\n'=1,-5\n", (USER,)) == []
    assert faults("goed.docx", related("hyperlink", "https://voorbeeld.be"), (USER,)) == []
