"""A reaction in Word is read whole, without who wrote it; what is a trap or too much is refused."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naftctl.load.reaction import read_reaction
from naftctl.load.reaction.reading import MAX_REMARKS, MAX_TEXT
from naftctl.model.incoming import Incoming, State, Stretch
from naftctl.reaction.tying import found_in
from tests.conftest import examples
from tests.load.reacted import begin, end, gone, ins, para, reacted, sign
from tests.load.word import SPACES, cell, document, paragraph, relation, run, table

PATH = "reactie.docx"
CODE = "8669-c834-da8d-6883-3af6-aed7-b010-13b7"
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
    f"<cp:keywords>NAFT, zegelcode: {CODE}</cp:keywords></cp:coreProperties>"
)
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def read(data: bytes) -> Incoming:
    found, said = read_reaction(data, PATH)
    assert said == ()
    assert found is not None
    return found


def texts(data: bytes) -> list[tuple[str, str]]:
    """Each paragraph as it was and as it would be."""
    return [(each.was, each.now) for each in read(data).paragraphs]


def refused(data: bytes) -> str:
    """The one reason why a document is refused, which comes within a second."""
    start = time.process_time()
    found, said = read_reaction(data, PATH)
    assert time.process_time() - start < 1
    assert found is None
    assert [(each.code, str(each.span), bool(each.hint)) for each in said] == [("N530", PATH, True)]
    return said[0].message


# ── tracked changes ──────────────────────────────────────────────────────────────────────────────────────
def test_what_was_struck_is_what_was_and_what_was_inserted_is_what_would_be() -> None:
    body = para(run("wachttijd van "), gone("19"), ins("16"), run(" dagen"))
    assert texts(reacted(body)) == [("wachttijd van 19 dagen", "wachttijd van 16 dagen")]


def test_moved_text_was_in_one_place_and_would_be_in_the_other() -> None:
    body = para(
        f"<w:moveFrom w:id='1'>{run('weg ')}</w:moveFrom>",
        run("blijft"),
        f"<w:moveTo w:id='2'>{run(' weg')}</w:moveTo>",
    )
    assert texts(reacted(body)) == [("weg blijft", "blijft weg")]


@pytest.mark.parametrize(
    "around",
    [
        '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
        '<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>',
        '<w:smartTag w:element="x">{}</w:smartTag>',
        '<w:fldSimple w:instr="PAGE">{}</w:fldSimple>',
        '<w:customXml w:element="x"><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:customXml>',
    ],
)
def test_a_change_inside_something_else_is_seen(around: str) -> None:
    assert texts(reacted(para(around.format(gone("oud") + ins("nieuw"))))) == [("oud", "nieuw")]
    wrapped = f'<w:ins w:id="1">{around.format(run("nieuw"))}</w:ins>'
    assert texts(reacted(para(run("a"), wrapped))) == [("a", "anieuw")]


def test_what_was_inserted_and_struck_again_never_was() -> None:
    assert texts(reacted(para(run("a"), f'<w:ins w:id="1">{gone("b")}</w:ins>'))) == [("a", "a")]


def test_the_end_of_a_paragraph_can_be_inserted_or_struck() -> None:
    found = read(reacted(para(run("a"), mark="ins") + para(run("b"), mark="del") + para(run("c"))))
    assert [each.mark for each in found.paragraphs] == [State.INSERTED, State.DELETED, State.KEPT]


def test_a_change_of_formatting_or_white_space_is_only_counted() -> None:
    look = '<w:pPr><w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="Kop1"/></w:pPr></w:pPrChange></w:pPr>'
    run_look = '<w:rPrChange w:id="2"><w:rPr/></w:rPrChange>'
    body = f"<w:p>{look}{run('a', run_look)}{ins('  ')}</w:p>"
    found = read(reacted(body))
    assert found.left == {"formatting": 2, "spaces": 1}
    assert found.paragraphs[0].heading == 0


# ── signs, boxes, tables ─────────────────────────────────────────────────────────────────────────────────
def test_breaks_tabs_and_signs_are_characters_and_unseen_ones_are_gone() -> None:
    inside = (
        "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>d\u202e</w:t>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="X" w:char="F123"/><w:sym w:char="2192"/>'
    )
    tabs = "<w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr>"
    assert texts(reacted(f"<w:p>{tabs}<w:r>{inside}</w:r></w:p>"))[0][0] == "a\tb\nc-d✓[symbool]→"


def test_the_code_of_a_field_is_no_text() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGEREF x </w:instrText></w:r>'
    assert texts(reacted(para(field, run("3")))) == [("3", "3")]


def test_a_text_box_is_read_once_and_stands_aside_of_its_paragraph() -> None:
    box = f"<w:txbxContent>{para(run('in het vak'), gone('weg'))}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent {_MC}><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    found = read(reacted(para(run("voor"), f"<w:r>{both}</w:r>", run(" na")) + para(run("volgende"))))
    assert [(each.was, each.aside) for each in found.paragraphs] == [
        ("voor na", False),
        ("in het vakweg", True),
        ("volgende", False),
    ]


def test_a_note_at_the_foot_stands_aside_of_the_paragraph_that_refers_to_it() -> None:
    inside = para(run("noot"), ins(" erbij"))
    notes = f'<w:footnotes {SPACES}><w:footnote w:id="2">{inside}</w:footnote></w:footnotes>'
    body = para(run("a"), '<w:r><w:footnoteReference w:id="2"/></w:r>') + para(run("b"))
    data = reacted(
        body, None, None, {"word/footnotes.xml": notes}, relation("rF", "footnotes", "footnotes.xml")
    )
    found = read(data)
    assert [(each.now, each.aside) for each in found.paragraphs] == [
        ("a", False),
        ("noot erbij", True),
        ("b", False),
    ]


def test_every_cell_knows_its_place_also_where_cells_are_joined_or_hold_a_table() -> None:
    wide = cell(paragraph("a"), '<w:gridSpan w:val="2"/>')
    tall = cell(paragraph("b"), '<w:vMerge w:val="restart"/>')
    inner = table((paragraph("d"),)) + paragraph("c")
    body = table((wide, tall), (inner, paragraph("e"), cell(paragraph(""), "<w:vMerge/>")), columns=3)
    cells = {each.was: each.cell for each in read(reacted(body)).paragraphs}
    places = {
        name: (found.table, found.row, found.column, found.joined) for name, found in cells.items() if found
    }
    assert places == {
        "a": (0, 0, 0, False), "b": (0, 0, 2, False), "c": (0, 1, 0, False), "d": (1, 0, 0, False),
        "e": (0, 1, 1, False), "": (0, 1, 2, True),
    }  # fmt: skip
    assert cells["d"] is not None
    assert cells["d"].outer == cells["c"]


def test_a_style_that_is_based_on_a_heading_is_one() -> None:
    styles = (
        f'<w:styles {SPACES}><w:style w:styleId="K"><w:name w:val="heading 3"/></w:style>'
        '<w:style w:styleId="L"><w:name w:val="eigen"/><w:basedOn w:val="K"/></w:style>'
        '<w:style w:styleId="X"><w:basedOn w:val="Y"/></w:style>'
        '<w:style w:styleId="Y"><w:basedOn w:val="X"/></w:style>'
        "</w:styles>"
    )
    body = "".join(para(run(name), style=name) for name in "KLXZ")
    found = read(reacted(body, parts={"word/styles.xml": styles}))
    assert [each.heading for each in found.paragraphs] == [3, 3, 0, 0]


# ── comments ─────────────────────────────────────────────────────────────────────────────────────────────
def test_a_comment_is_anchored_where_its_range_is_and_its_author_is_nowhere() -> None:
    body = para(run("a "), begin(4), run("b")) + para(run("c"), end(4), run(" d"))
    found = read(reacted(body, {4: "Eerste regel\nTweede"}))
    assert found.comments["4"].text == "Eerste regel\nTweede"
    assert found.stretches == {"4": Stretch((0, 1), (1, 1))}
    assert "Peeters" not in repr(found)
    assert "JP" not in repr(found)
    assert "10:00" not in repr(found)


def test_a_reply_knows_what_it_answers() -> None:
    body = para(begin(1), begin(2), run("a"), end(1), end(2))
    found = read(reacted(body, {1: "vraag", 2: "antwoord"}, {2: 1}))
    assert [(each.id, each.parent) for each in found.comments.values()] == [("1", None), ("2", "1")]


def test_the_name_with_which_libreoffice_begins_a_reply_is_dropped() -> None:
    found = read(
        reacted(para(run("a"), sign(1)), {1: "Antwoord aan Jan Peeters (09/07/2026, 10:00): „ja”\nNeen."})
    )
    assert found.comments["1"].text == "„ja”\nNeen."


def test_a_comment_with_only_a_sign_is_anchored_at_it() -> None:
    assert read(reacted(para(run("a"), sign(1), run("b")), {1: "x"})).stretches == {
        "1": Stretch((0, 1), (0, 1))
    }


def test_a_comment_that_is_nowhere_in_the_text_is_kept() -> None:
    found = read(reacted(para(run("a")), {1: "zwerft"}))
    assert found.comments["1"].text == "zwerft"
    assert found.stretches == {}


def test_of_two_comments_with_one_id_none_is_lost() -> None:
    told = "".join(f'<w:comment w:id="1">{paragraph(text)}</w:comment>' for text in "ab")
    twice = f"<w:comments {SPACES}>{told}</w:comments>"
    found = read(reacted(para(run("x"), sign(1)), None, None, {"word/comments.xml": twice}))
    assert sorted(each.text for each in found.comments.values()) == ["a", "b"]


def test_an_image_in_a_comment_or_an_insertion_is_counted() -> None:
    body = para('<w:ins w:id="1"><w:r><w:drawing/></w:r></w:ins>', "<w:r><w:drawing/></w:r>")
    assert read(reacted(body)).left == {"images": 1}


# ── which draft ──────────────────────────────────────────────────────────────────────────────────────────
def test_the_codes_in_the_properties_and_in_the_text_are_found_also_when_cut_in_pieces() -> None:
    other = CODE.replace("8669", "0000")
    body = para(run("code: " + other[:7]), run(other[7:20]), ins("x"), run(other[20:]))
    assert read(reacted(body, parts={"docProps/core.xml": _CORE})).codes == (CODE, other)


# ── what is refused ──────────────────────────────────────────────────────────────────────────────────────
def _locked() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")


def _with(name: str, content: str | bytes) -> bytes:
    return document(paragraph("x"), {name: content})


_MANY = "".join(para(ins("w"), run(" ")) for _ in range(MAX_REMARKS + 1))
_COMMENTS = "".join(f'<w:comment w:id="{number}"/>' for number in range(MAX_REMARKS + 2))
_COMMENTS = f"<w:comments {SPACES}>{_COMMENTS}</w:comments>"


@pytest.mark.parametrize(
    ("words", "data"),
    [
        ("geen Word-document", b""),
        ("geen Word-document", b"Beste, hierbij onze reactie"),
        ("wachtwoord", _locked()),
        ("oud Word-bestand", _locked()[:8]),
        ("beschadigd", reacted(para(run("x")))[:500]),
        ("te groot voor een reactie", _with("word/bom.xml", bytes(4_000_000))),
        ("macro's", _with("word/vbaProject.bin", b"x")),
        ("een ander bestand", _with("word/embeddings/oleObject1.bin", b"x")),
        ("van elders", document("", {}, relation("rX", "image", "https://x/y.png", elsewhere=True))),
        ("XML die geen tekst", _with("word/comments.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a/>')),
        ("beschadigd", _with("word/document.xml", b"<w:document><w:body>")),
        ("beschadigd", _with("word/document.xml", f"<w:styles {SPACES}/>")),
        ("beschadigd", _with("word/comments.xml", f"<w:document {SPACES}/>")),
        ("beschadigd", _with("word/footnotes.xml", f"<w:document {SPACES}/>")),
        ("beschadigd", reacted(para(sign(1)), {1: "x"}, None, {"word/commentsExtended.xml": "<"})),
        ("beschadigd", _with("docProps/core.xml", "<a>")),
        ("beschadigd", reacted(para(run("x"), sign(3)))),
        ("te lang", _with("word/document.xml", f"<w:document {SPACES}>" + "<w:p>" * 100_000)),
        ("te lang", reacted("<w:sdt>" * 300 + "</w:sdt>" * 300)),
        ("te lang", _with("word/styles.xml", "<a>" * 100_000 + "</a>" * 100_000)),
        (f"meer dan {MAX_REMARKS} opmerkingen", reacted(_MANY)),
        (f"meer dan {MAX_REMARKS} opmerkingen", _with("word/comments.xml", _COMMENTS)),
        (f"meer dan {MAX_TEXT} tekens", reacted(para(ins("woord " * 70_000)))),
        (f"meer dan {MAX_TEXT} tekens", reacted(para(run("x"), sign(1)), {1: "y" * (MAX_TEXT + 1)})),
        (f"meer dan {MAX_TEXT} tekens", reacted(table((paragraph("z" * (MAX_TEXT + 1)),)))),
        ("een tabel van meer dan 2000 rijen", reacted(table(*[(paragraph(""),)] * 2_001))),
    ],
)  # fmt: skip
def test_what_is_no_plain_reaction_of_a_bearable_size_is_refused_with_one_reason(
    words: str, data: bytes
) -> None:
    assert words in refused(data)


def test_links_and_a_house_template_elsewhere_are_no_reason_to_refuse() -> None:
    links = relation("rW", "hyperlink", "https://example.org", elsewhere=True)
    links += relation("rT", "attachedTemplate", "file:///C:/huis.dotx", elsewhere=True)
    assert read(reacted(para(f'<w:hyperlink r:id="rW">{run("web")}</w:hyperlink>'), relations=links))


def test_a_long_document_is_read_in_time() -> None:
    body = "".join(para(begin(n), run(f"Alinea {n} "), gone("x"), end(n)) for n in range(900))
    body += "".join(paragraph(f"Alinea {n} van het verslag.") for n in range(20_000))
    start = time.process_time()
    assert len(read(reacted(body, dict.fromkeys(range(900), "x"))).paragraphs) == 20_900
    assert time.process_time() - start < 5


_TAGS = (
    "p",
    "r",
    "ins",
    "del",
    "tbl",
    "tr",
    "tc",
    "rPr",
    "pPr",
    "txbxContent",
    "comment",
    "sdtPr",
    "pPrChange",
)
_PIECES = st.lists(
    st.sampled_from(
        [
            *(f"<w:{name}>" for name in _TAGS),
            *(f"</w:{name}>" for name in _TAGS),
            *(
                "<w:t>tekst</w:t>",
                "<w:delText>weg</w:delText>",
                "<w:tab/>",
                "<w:vMerge/>",
                "&#x41;",
                "&",
                "\x00",
            ),
            *(begin(1), end(1), sign(2), '<w:outlineLvl w:val="²"/>', '<w:gridSpan w:val="-9"/>'),
            *('<w:sym w:char="zz"/>', '<w:footnoteReference w:id="1"/>', "</mc:AlternateContent>"),
            f"<mc:AlternateContent {_MC}>",
        ]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=examples(300), deadline=None)
@given(body=_PIECES | st.text(max_size=50), comments=_PIECES | st.none(), raw=st.binary(max_size=60))
def test_whatever_stands_in_the_parts_gives_paragraphs_or_one_reason(
    body: str, comments: str | None, raw: bytes
) -> None:
    whole = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>".encode("utf-8", "replace")
    parts: dict[str, str | bytes] = {"word/document.xml": raw if len(raw) > 30 else whole}
    if comments is not None:
        parts["word/comments.xml"] = f"<w:comments {SPACES}>{comments}</w:comments>".encode()
    found, said = read_reaction(document("", parts), PATH)
    assert (found is None) == (len(said) == 1)
    assert {each.code for each in said} <= {"N530"}
    if found:
        assert found_in(found, {"OS-B3/V1": "OS-B3/V1"}) is not None
