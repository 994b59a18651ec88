from __future__ import annotations

import io
import re
import shutil
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest
from msgspec import Struct, field

from naftctl.model.dossier import Dossier
from naftctl.render import render_report
from naftctl.render.compose import report_context
from naftctl.render.context import ReportContext
from naftctl.render.document import Job, assemble
from naftctl.render.pieces import Passage
from naftctl.render.template import TemplateFault
from naftctl.source import Span

Material = tuple[ReportContext, Mapping[str, Passage]]

VOID = {"meta", "link", "br", "hr", "img", "col", "input", "wbr"}
ALLOWED = set(
    """
    html head meta title style body a header div svg g circle path line text p h1 h2 h3 h4 h5 i nav details
    summary ol ul li main section span strong em del code pre mark sup blockquote dl dt dd figure figcaption
    img table caption colgroup col thead tbody tr th td footer br b
    """.split()  # noqa: SIM905  read more easily than a list
)


class Node(Struct):
    """An element of a page: its attributes, and what is in it in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Node | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Node]:
        yield self
        for kid in self.inside:
            if isinstance(kid, Node):
                yield from kid

    def all(self, *tags: str) -> list[Node]:
        return [node for node in self if node.tag in tags]

    def one(self, tag: str) -> Node:
        (found,) = self.all(tag)
        return found

    def has(self, name: str) -> bool:
        return name in self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.inside)


class Reader(HTMLParser):
    """Reads a page strictly: what is opened is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"<{tag}> says an attribute twice"
        node = Node(tag, {key: value or "" for key, value in attrs})
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read(page: bytes) -> Node:
    reader = Reader()
    reader.feed(page.decode())
    reader.close()
    assert len(reader.open) == 1
    return reader.open[0]


def flat(text: str) -> str:
    """Text without blanks and hyphens, so that a line end inside a word changes nothing."""
    return re.sub(r"[\s\u00ad\u200b\u2010•↑-]+", "", text)


@pytest.fixture(scope="module")
def made(material: Material, templates: Path) -> bytes:
    return render_report(*material, ("html",), templates)["html"]


@pytest.fixture(scope="module")
def page(made: bytes) -> Node:
    return read(made)


@pytest.fixture(scope="module")
def internal(example: Dossier, templates: Path) -> Node:
    context, texts = report_context(example, "internal", "a", "0.1.0")
    return read(render_report(context, texts, ("html",), templates)["html"])


def test_the_same_input_gives_the_same_bytes(made: bytes, material: Material, templates: Path) -> None:
    assert render_report(*material, ("html",), templates)["html"] == made


def test_it_is_one_small_file_that_asks_nothing_from_outside(made: bytes, page: Node) -> None:
    assert len(made) < 400_000
    assert page.all("script", "link", "iframe", "object", "embed", "form", "base") == []
    sources = [node.attributes["src"] for node in page if "src" in node.attributes]
    assert all(source.startswith("data:") for source in sources)
    assert not re.search(r"url\((?!data:)|@import|expression\(", page.one("style").text)
    policies = [n.attributes["content"] for n in page.all("meta") if "http-equiv" in n.attributes]
    assert policies[0].startswith("default-src 'none';")
    assert "script" not in policies[0]


def test_the_page_says_its_language_title_and_purpose(page: Node, material: Material) -> None:
    assert page.one("html").attributes["lang"] == "nl-BE"
    told = material[0]
    assert page.one("title").text == f"Inspectieverslag NAFT – {told.provider.name} ({told.number})"
    named = {n.attributes.get("name"): n.attributes.get("content", "") for n in page.all("meta")}
    assert material[0].provider.name in named["description"]


def test_it_has_each_landmark_once_and_one_first_heading(page: Node) -> None:
    for tag in ("header", "nav", "main", "footer", "h1"):
        page.one(tag)
    assert "Inspectieverslag NAFT" in page.one("header").one("h1").text


def test_headings_skip_no_level(page: Node) -> None:
    levels = [int(node.tag[1]) for node in page if re.fullmatch(r"h[1-6]", node.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert set(levels) == {1, 2, 3, 4, 5}


def test_headings_have_the_numbers_of_the_pdf(page: Node, report: dict[str, bytes]) -> None:
    def titles(outline: list[Any]) -> Iterator[str]:
        for item in outline:
            if isinstance(item, list):
                yield from titles(item)
            else:
                yield str(item.title)

    bookmarks = [flat(title) for title in titles(pypdf.PdfReader(io.BytesIO(report["pdf"])).outline)]
    found = [flat(node.text) for node in page.one("main").all("h2", "h3", "h4")]
    assert [title for title in bookmarks if title != "Inhoud"] == found


def test_the_contents_lead_to_every_chapter_and_scale_in_order(page: Node, material: Material) -> None:
    links = page.one("nav").all("a")
    by_id = {node.attributes["id"]: node for node in page if "id" in node.attributes}
    for link in links:
        target = by_id[link.attributes["href"].removeprefix("#")]
        assert flat(target.text) == flat(link.text)
    shown = [link.text for link in links]
    for scale in material[0].scales:
        assert f"{scale.id} {scale.title}" in shown


def test_the_contents_nest_as_the_headings_do_also_where_a_level_is_not_listed(templates: Path) -> None:
    more = "## Los {.unlisted}\n\n### Een {#een}\n\n### Twee {#twee}\n\n# Slot {#slot}\n\n## Deel {#deel}"
    nav = small(templates, {}, more).one("nav")
    outer, first, second = nav.all("ol")
    assert [kid.tag for kid in outer.inside if isinstance(kid, Node)] == ["li", "li"]
    assert [a.text for a in first.all("a")] == ["Een", "Twee"]
    assert [a.text for a in second.all("a")] == ["2.1 Deel"]
    assert [a.text for a in nav.all("a")] == ["1 Kop", "Een", "Twee", "2 Slot", "2.1 Deel"]


def test_every_id_is_there_once_and_every_inner_link_has_its_place(page: Node, internal: Node) -> None:
    for one in (page, internal):
        ids = Counter(node.attributes["id"] for node in one if "id" in node.attributes)
        assert [name for name, times in ids.items() if times > 1] == []
        named = [n.attributes["aria-labelledby"] for n in one if "aria-labelledby" in n.attributes]
        inner = [a.attributes["href"][1:] for a in one.all("a") if a.attributes["href"].startswith("#")]
        assert [name for name in (*inner, *named) if name not in ids] == []


def test_every_link_has_a_name(page: Node) -> None:
    assert [a for a in page.all("a") if not (a.text.strip() or a.attributes.get("aria-label"))] == []


def test_citations_lead_to_the_sources(page: Node, material: Material) -> None:
    cited = {a.text: a.attributes["href"] for n in page.one("main") if n.has("cite") for a in n.all("a")}
    used = {source.id for source in material[0].sources} & set(cited)
    assert len(used) > 5
    assert all(cited[name] == f"#{name.lower()}" for name in used)


def test_the_notice_is_at_the_top_and_in_the_footer(page: Node) -> None:
    for tag in ("header", "footer"):
        (notice,) = [node for node in page.one(tag) if node.has("notice")]
        assert notice.text == "Proefdruk, niet verzegeld"


def test_levels_are_said_in_words_beside_their_dots(page: Node, material: Material) -> None:
    blocks = [node for node in page.one("main") if node.has("level")]
    assert len(blocks) == len(material[0].scales)
    for block, scale in zip(blocks, material[0].scales, strict=True):
        assert scale.level is not None
        assert flat(block.text) == flat(f"Ontwikkelingsniveau {scale.level.order} van 4: {scale.level.label}")
        drawn = block.one("svg")
        assert drawn.attributes["aria-hidden"] == "true"
        assert sum(circle.has("on") for circle in drawn.all("circle")) == scale.level.order


def test_the_chart_is_drawn_with_all_levels_and_a_text_in_its_place(page: Node, material: Material) -> None:
    (figure,) = [node for node in page.all("figure") if node.has("chart")]
    (drawing,) = [node for node in figure if node.attributes.get("role") == "img"]
    tracks = [node for node in figure.all("svg") if node.has("track")]
    for scale, track in zip(material[0].scales, tracks, strict=True):
        assert scale.level is not None
        assert track.text == str(scale.level.order)
        assert track.has(f"n{scale.level.order}")
        assert f"{scale.id} {scale.title}: {scale.level.label}" in drawing.attributes["aria-label"]


def test_kinds_of_points_have_a_sign_beside_their_words(page: Node) -> None:
    for kind, words in (("strengths", "Sterke punten"), ("opportunities", "Ontwikkelkansen")):
        heads = [node for node in page.all("h5") if node.has(kind)]
        assert heads
        assert all(head.text.strip() == words and head.one("svg").has("sign") for head in heads)


def test_tables_have_header_cells_and_a_box_that_the_keyboard_reaches(page: Node) -> None:
    boxes = [node for node in page if node.has("table")]
    assert len(boxes) == len(page.all("table")) >= 3
    for box in boxes:
        assert box.attributes["tabindex"] == "0"
        assert box.attributes.get("aria-labelledby") or box.attributes.get("aria-label")
        assert all(cell.attributes["scope"] in ("col", "row") for cell in box.all("th"))
        assert {cell.tag for cell in box.one("thead") if cell.tag in ("th", "td")} == {"th"}


def outside_notes(node: Node) -> Iterator[Node]:
    """Every element but what is in the notes, which stand at the foot of a page in print."""
    yield node
    for kid in node.inside:
        if isinstance(kid, Node) and not kid.has("notes"):
            yield from outside_notes(kid)


def test_it_says_the_words_of_the_pdf_in_its_order(
    page: Node, report: dict[str, bytes], material: Material
) -> None:
    head = flat(f"Inspectieverslag NAFT · {material[0].number}{material[0].provider.name}")
    foot = r"OnderwijsinspectieenZorginspectieProefdruk,nietverzegeldPagina\d+van\d+"
    pages = [flat(sheet.extract_text()) for sheet in pypdf.PdfReader(io.BytesIO(report["pdf"])).pages]
    printed = "".join(re.sub(foot, "", text.replace(head, "")) for text in pages)
    at, lost = printed.index(flat("Voor jongeren en ouders De Kantelpoort")), []
    tags = {"h2", "h3", "h4", "h5", "p", "dt", "caption"}
    blocks = [node for node in outside_notes(page.one("main")) if node.tag in tags]
    for block in blocks:
        found = printed.find(flat(block.text), at, at + 4000)
        if found < 0:
            lost.append(block.text)
        at = max(at, found)
    assert len(blocks) > 200
    assert lost == []


def test_every_text_of_people_is_in_it(page: Node, material: Material) -> None:
    shown = flat(page.one("main").text)
    lost = []
    for ref, passage in material[1].items():
        plain = re.sub(r"\[\\\[[^\]]*\\\]\]\{\.cite\}", "|", passage.markdown)
        plain = re.sub(r"[*_\\]", "", plain)
        runs = [flat(run) for run in re.split(r'["“”‘’\'|\[\]^~:-]|\n', plain) if len(flat(run)) > 12]
        lost += [ref for run in runs if run not in shown]
    assert lost == []


def test_internal_passages_and_gaps_are_marked(internal: Node, page: Node) -> None:
    inside = [node for node in internal if node.has("internal")]
    assert inside
    assert all("Intern" in node.text for node in inside)
    assert [node for node in page if node.has("internal") or node.has("gap")] == []
    assert "Interne werkversie, niet voor derden" in internal.one("header").text


# ── small documents ──────────────────────────────────────────────────────────────────────────────────────

WORDS = {
    "title": "Titel",
    "provider": "Aanbieder",
    "number": "1",
    "houses": "Huis",
    "notice": "Proef",
    "description": "Beschrijving",
    "contents-word": "Inhoud",
    "table-word": "Tabel",
    "figure-word": "Figuur",
    "note-word": "Noot",
    "back-word": "Terug naar de tekst bij noot",
    "internal-word": "Intern",
    "annex-word": "Bijlage",
}
HOSTILE = '</style></title><script>alert(1)</script>" onload="x\' <img src=x onerror=y> & $body$'


PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQAY3Y2wAAAAAElFTkSuQmCC"
)


def small(
    templates: Path,
    texts: Mapping[str, str],
    more: str = "",
    pictures: Mapping[str, bytes] | None = None,
    **words: str,
) -> Node:
    """The page of a small document: metadata, one chapter with every text, and `more` of our own Markdown."""
    told = {name: re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", value) for name, value in (WORDS | words).items()}
    parts = [f'::: {{.meta name="{name}"}}\n{value}\n:::' for name, value in told.items()]
    parts += ["::: cover\n\nA\n:   b\n\n:::", "# Kop"]
    parts += [f'::: {{.text ref="{ref}"}}\n:::' for ref in texts]
    passages = {ref: Passage(text, Span("a.md", 1, 1)) for ref, text in texts.items()}
    skeleton = "\n\n".join((*parts, more))
    marks = ("cite", "internal")
    job = Job(skeleton, passages, marks, range(10, 0x2500), ("html",), 0, templates, pictures or {})
    return read(assemble(job)["report.html"])


def harmless(page: Node) -> bool:
    """Nothing that runs, loads or was not meant to be there."""
    strange = {node.tag for node in page} - ALLOWED - {""}
    handlers = {name for node in page for name in node.attributes if name.startswith("on")}
    targets = {a.attributes["href"].split(":")[0] for a in page.all("a") if ":" in a.attributes["href"]}
    pictures = [n for n in page.all("img") if not n.attributes["src"].startswith("data:image/")]
    return not strange and not handlers and not pictures and targets <= {"http", "https", "mailto"}


@pytest.mark.parametrize("name", sorted(WORDS))
def test_values_cannot_leave_their_place(templates: Path, name: str) -> None:
    page = small(templates, {"a": "tekst"}, "| a |\n|---|\n| b |", None, **{name: HOSTILE})
    assert harmless(page)
    if name in ("title", "provider", "houses", "notice"):
        assert HOSTILE in page.one("header").text
    if name in ("title", "provider", "notice"):
        assert "</style" not in page.one("style").text


def test_texts_that_look_like_html_are_words(templates: Path) -> None:
    texts = {
        "script": "`<script>alert(1)</script>`",
        "style": "\\</style\\>\\<script\\>alert(1)\\</script\\>",
        "attribute": 'zin " onmouseover="alert(1)',
        "entity": "&lt;img src=x onerror=alert(1)&gt;",
        "block": "```\n</main><script>alert(1)</script>\n```",
        "fence": "```{=html}\n<script>alert(1)</script>\n```",
        "inline": "`<b>x</b>`{=html}",
        "link": '[woorden](https://example.org/?a="onclick=x&b=%3Cc "titel")',
        "address": "<https://example.org/'onclick=x>",
        "table": "| <i | b |\n|--|--|\n| `<script>` | d |",
        "dollar": "$body$ $title$ %1 %s",
    }
    page = small(templates, texts)
    assert harmless(page)
    shown = page.one("main").text
    for words in (
        "<script>alert(1)</script>",
        "</style>",
        "<img src=x onerror=alert(1)>",
        "$body$ $title$ %1",
    ):
        assert words in shown


def test_links_that_would_run_something_become_words(templates: Path) -> None:
    page = small(
        templates, {}, "[klik](javascript:alert%281%29) [data](data:text/html,x) [goed](https://example.org/)"
    )
    assert harmless(page)
    assert "klik data goed" in page.one("main").text
    assert next(a.attributes["href"] for a in page.one("main").all("a")) == "https://example.org/"


def test_notes_stand_at_the_end_of_their_chapter_and_lead_back(templates: Path) -> None:
    page = small(templates, {"a": "een[^1] twee[^2]\n\n[^1]: eerst\n\n[^2]: dan"}, "# Volgende\n\nslot")
    first, _ = page.all("section")
    (notes,) = [node for node in first if node.has("notes")]
    assert [item.attributes["id"] for item in notes.all("li")] == ["_n1", "_n2"]
    marks = [a for a in first.all("a") if a.attributes.get("role") == "doc-noteref"]
    assert [mark.attributes["href"] for mark in marks] == ["#_n1", "#_n2"]
    assert [mark.attributes["aria-label"] for mark in marks] == ["Noot 1", "Noot 2"]
    back = [a for a in notes.all("a") if a.attributes.get("role") == "doc-backlink"]
    assert [a.attributes["href"] for a in back] == [f"#{mark.attributes['id']}" for mark in marks]
    assert back[0].attributes["aria-label"] == "Terug naar de tekst bij noot 1"


def test_a_picture_is_in_the_page_with_its_words_and_caption(templates: Path) -> None:
    texts = {"a": '![een rood vlak](vlak.png "Plan")'}
    page = small(templates, texts, pictures={"vlak.png": PIXEL})
    figure = page.one("main").one("figure")
    picture = figure.one("img")
    assert picture.attributes["alt"] == "een rood vlak"
    assert b64decode(picture.attributes["src"].removeprefix("data:image/png;base64,")) == PIXEL
    assert figure.one("figcaption").text.strip() == "Figuur 1. Plan"


def test_internal_words_inside_a_line_are_marked(templates: Path) -> None:
    (mark,) = small(templates, {"a": "open [dicht]{.internal}"}).one("main").all("mark")
    assert mark.text == "Intern: dicht"


def test_the_colours_of_the_house_are_used_where_they_are_colours(templates: Path) -> None:
    style = small(templates, {}, accent="#5b2a6e").one("style").text
    assert "--accent: #5b2a6e;" in style
    light, dark = re.findall(r"--accent: #([0-9a-f]{6});", style)
    assert sum(bytes.fromhex(dark)) > sum(bytes.fromhex(light))
    strange = small(templates, {}, accent="red;}</style><script>")
    assert harmless(strange)
    assert "--accent: #0a3d5c;" in strange.one("style").text


def test_a_page_that_asks_for_what_is_not_there_is_named(
    material: Material, templates: Path, tmp_path: Path
) -> None:
    shutil.copytree(templates, tmp_path / "report")
    (tmp_path / "report" / "page.html").write_text("<p>$niets$</p>", encoding="utf-8")
    with pytest.raises(TemplateFault, match=r"page\.html:1: .*`niets`"):
        render_report(*material, ("html",), tmp_path / "report")
