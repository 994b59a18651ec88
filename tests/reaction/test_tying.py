"""Every remark of a document finds its point by the label that the draft had, or it is said why not."""

from __future__ import annotations

import time
from collections.abc import Mapping

import pytest

from naftctl.load.reaction import read_reaction
from naftctl.model.incoming import Incoming
from naftctl.model.reaction import RemarkOrigin
from naftctl.reaction.tying import Found, found_in
from tests.load.reacted import begin, end, gone, ins, para, point, reacted, sign
from tests.load.word import cell, paragraph, run, table

KNOWN = {
    **{f"OS-B{scale}/V{number}": f"OS-B{scale}/V{number}" for scale in (3, 4) for number in range(1, 12)},
    "OS-B3": "OS-B3",
    "OS-B4": "OS-B4",
    "REG-03": "REG-03",
    "REG-03/T1": "REG-03/T1",
    "R1": "advice/R1",
    "R12": "advice/R12",
    "H1": "reflection/H1",
    "klacht-onthaal/V1": "klacht-onthaal/V1",
    "klacht-onthaal": "klacht-onthaal",
}
HEADS = ("Nummer", "Wat is niet juist?", "Voorstel", "Waar kunnen wij dat nakijken?")


def incoming(data: bytes) -> Incoming:
    found, said = read_reaction(data, "reactie.docx")
    assert said == ()
    assert found is not None
    return found


def found(
    body: str, comments: Mapping[int, str] | None = None, threads: Mapping[int, int] | None = None
) -> list[Found]:
    return list(found_in(incoming(reacted(body, comments, threads)), KNOWN))


def one(body: str, comments: Mapping[int, str] | None = None) -> Found:
    (remark,) = found(body, comments)
    return remark


def noted(*inside: str) -> str:
    """Runs under comment 1."""
    return begin(1) + "".join(inside) + end(1)


def about(body: str) -> tuple[str | None, str]:
    """What comment 1 is about, and what to look at."""
    remark = one(body, {1: "zeker?"})
    assert (remark.origin, remark.text) == (RemarkOrigin.COMMENT, "zeker?")
    return remark.about, remark.note


# ── by the label ─────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("label", "place"), KNOWN.items())
def test_a_comment_is_about_the_point_whose_label_its_paragraph_begins_with(label: str, place: str) -> None:
    assert about(point(label, run("Tekst "), noted(run("hier")))) == (place, "")


def test_the_paragraphs_after_a_point_belong_to_it_up_to_a_label_or_a_heading() -> None:
    first, comment = point("OS-B3/V1", run("Een.")), para(noted(run("x")))
    assert about(first + para(run("Nog.")) + comment) == ("OS-B3/V1", "")
    assert about(first + point("OS-B3/V2", run("Twee.")) + comment) == ("OS-B3/V2", "")
    heading = para(run("Samenvatting"), style="Kop1")
    assert about(first + heading + comment) == (None, "staat onder “Samenvatting”, bij geen punt")


def test_under_the_heading_of_a_scale_a_text_without_a_label_is_about_the_scale() -> None:
    page = para(run("OS-B3"), run(" Begeleidingsrelatie"), style="Kop1")
    assert about(page + para(noted(run("Niveau 3")))) == ("OS-B3", "")
    assert about(para(noted(run("OS-B3 Begeleidingsrelatie")), style="Kop1")) == ("OS-B3", "")
    assert about(page + para(run("Advies"), style="Kop1") + para(noted(run("a"))))[0] is None


def test_under_a_question_without_a_number_the_bookmark_of_the_draft_tells_the_page() -> None:
    question = para(run("Hoe verloopt het onthaal?"), style="Kop1", anchor="n12_klacht_onthaal")
    assert about(question + para(noted(run("x")))) == ("klacht-onthaal", "")


def test_a_row_of_a_table_belongs_to_the_label_in_it_and_other_tables_to_the_point_around() -> None:
    rows = table((paragraph("REG-03 Veiligheid"), para(noted(run("in orde")))))
    assert about(point("OS-B3/V1", run("x")) + rows) == ("REG-03", "")
    plain = table((paragraph("jaar"), para(noted(run("19")))))
    assert about(point("OS-B3/V1", run("x")) + plain) == ("OS-B3/V1", "")


def test_a_label_that_was_struck_still_counts_and_one_that_was_inserted_does_not() -> None:
    struck = found(para(gone("OS-B3/V1\t"), run("Tekst "), noted(run("a"))), {1: "x"})
    assert [each.about for each in struck] == ["OS-B3/V1"] * 2
    before = point("OS-B3/V1", run("Een."))
    typed = found(before + para(ins("OS-B3/V2"), run(" tekst "), noted(run("a"))), {1: "x"})
    assert [each.about for each in typed] == ["OS-B3/V1"] * 2


def test_what_was_put_on_a_line_of_its_own_is_no_beginning_of_a_point() -> None:
    body = point("OS-B3/V1", run("Zie ook "), mark="ins") + para(run("OS-B3/V2 en verder "), noted(run("x")))
    assert about(body) == ("OS-B3/V1", "")
    empty = para(mark="ins", anchor="n1_os_b3_v2") + point("OS-B3/V2", noted(run("x")))
    assert about(point("OS-B3/V1", run("x")) + empty) == ("OS-B3/V2", "")


def test_the_beginning_of_a_longer_label_is_not_taken_for_a_shorter_one() -> None:
    assert about(point("OS-B3/V11", noted(run("x"))))[0] == "OS-B3/V11"
    assert about(para(noted(run("R1-meting is een meting."))))[0] is None


def test_a_question_that_a_summary_repeats_is_not_taken_for_more_of_the_point_before_it() -> None:
    question = "Hoe verloopt het onthaal?"
    body = point("OS-B3/V1", run("x")) + para(noted(run(question)))
    assert about(body + para(run(question), style="Kop1", anchor="n12_klacht_onthaal")) == (
        "klacht-onthaal",
        "",
    )


# ── labels that were typed over ──────────────────────────────────────────────────────────────────────────
def test_a_label_that_contradicts_the_bookmark_of_the_draft_is_not_believed() -> None:
    body = point("OS-B3/V2", noted(run("x")), anchor="n142_os_b3_v1")
    assert about(body) == (None, "het nummer OS-B3/V2 is overtypt: hier stond OS-B3/V1")
    assert about(point("OS-B3/V2", noted(run("x")), anchor="n1_os_b3_v2")) == ("OS-B3/V2", "")


def test_an_unknown_label_and_one_that_is_gone_are_said() -> None:
    before = point("OS-B3/V1", run("x"))
    assert about(before + point("OS-B9/V2", noted(run("x")))) == (
        None,
        "het nummer OS-B9/V2 staat niet in dit ontwerp",
    )
    assert about(before + point("R99", noted(run("x")))) == (None, "het nummer R99 staat niet in dit ontwerp")
    bare = para(noted(run("x")), anchor="n1_os_b3_v2")
    assert about(before + bare) == (None, "het nummer OS-B3/V2 staat er niet meer voor")


def test_two_points_that_were_joined_in_one_paragraph_are_named() -> None:
    place = '<w:bookmarkStart w:id="8" w:name="n2_os_b3_v2"/><w:bookmarkEnd w:id="8"/>'
    body = point("OS-B3/V1", run("x "), place, noted(run("OS-B3/V2 y")), anchor="n1_os_b3_v1")
    assert about(body) == (None, "OS-B3/V1 en OS-B3/V2 staan hier in één alinea")


def test_a_scale_whose_number_was_typed_over_is_not_believed() -> None:
    page = para(run("OS-B7 Begeleiding"), style="Kop1", anchor="n1_os_b3")
    assert about(page + para(noted(run("x"))))[0] is None
    assert (
        "hier stond OS-B3" in about(para(noted(run("OS-B7 Begeleiding")), style="Kop1", anchor="n1_os_b3"))[1]
    )


# ── comments ─────────────────────────────────────────────────────────────────────────────────────────────
def test_a_comment_over_several_points_is_tied_to_the_first_and_says_over_which() -> None:
    body = (
        point("OS-B3/V1", begin(1), run("a"))
        + point("OS-B3/V2", run("b"))
        + point("OS-B4/V1", run("c"), end(1))
    )
    assert about(body) == ("OS-B3/V1", "loopt over OS-B3/V1, OS-B3/V2 en OS-B4/V1")


def test_a_selection_that_ends_at_the_beginning_of_the_next_point_is_about_one() -> None:
    body = point("OS-B3/V1", begin(1), run("a")) + para(
        end(1), run("OS-B3/V2"), "<w:r><w:tab/></w:r>", run("b")
    )
    assert about(body) == ("OS-B3/V1", "")
    late = point("OS-B3/V1", run("a"), begin(1)) + point("OS-B3/V2", run("b"), end(1))
    assert about(late) == ("OS-B3/V2", "")


def test_the_quote_is_what_the_draft_said_without_the_label() -> None:
    whole = para(
        begin(1),
        run("OS-B3/V1"),
        "<w:r><w:tab/></w:r>",
        run("De wachttijd is "),
        gone("19"),
        ins("16"),
        end(1),
    )
    assert [each.quote for each in found(whole, {1: "x"}) if each.origin is RemarkOrigin.COMMENT] == [
        "De wachttijd is 19"
    ]
    long = one(point("OS-B3/V1", noted(run("woord " * 200))), {1: "x"}).quote
    assert long is not None
    assert len(long) <= 300
    assert long.endswith("woord …")


def test_a_comment_without_a_range_or_on_the_label_quotes_the_sentence_that_it_stands_in() -> None:
    body = point("OS-B3/V1", run("Eerste zin. Tweede "), sign(1), run("zin. Derde."))
    assert one(body, {1: "x"}).quote == "Tweede zin."
    label = para(noted(run("OS-B3/V1")), "<w:r><w:tab/></w:r>", run("Eerste zin. Tweede."))
    assert one(label, {1: "x"}).quote == "Eerste zin."


def test_a_comment_on_struck_text_quotes_it_and_one_on_inserted_text_says_so() -> None:
    struck = found(point("OS-B3/V1", noted(gone("weg ermee")), run(" blijft.")), {1: "waarom"})
    assert struck[0].quote == "weg ermee"
    added = found(point("OS-B3/V1", run("a "), noted(ins("nieuw"))), {1: "erbij"})
    comment = next(each for each in added if each.origin is RemarkOrigin.COMMENT)
    assert (comment.quote, comment.note) == ("nieuw", "staat bij tekst die zelf is toegevoegd")


def test_replies_stand_under_what_they_answer_with_a_blank_line() -> None:
    body = point("OS-B3/V1", begin(1), begin(2), run("a"), end(1), end(2), begin(3), run("b"), end(3))
    told = found(body, {1: "vraag", 2: "antwoord", 3: "ander"}, {2: 1})
    assert [each.text for each in told] == ["vraag\n\nantwoord", "ander"]


def test_comments_that_answer_each_other_in_a_circle_are_kept() -> None:
    body = point("OS-B3/V1", begin(1), begin(2), run("a"), end(1), end(2))
    assert [each.text for each in found(body, {1: "een", 2: "twee"}, {1: 2, 2: 1})] == ["een", "twee"]


def test_overlapping_comments_keep_each_their_own_words() -> None:
    body = point("OS-B3/V1", begin(1), run("a "), begin(2), run("b "), end(1), run("c"), end(2))
    assert [(each.text, each.quote) for each in found(body, {1: "x", 2: "y"})] == [("x", "a b"), ("y", "b c")]


def test_a_comment_without_text_or_without_a_place_is_kept_and_said() -> None:
    told = found(point("OS-B3/V1", noted(run("a"))), {1: " ", 5: "zwerft"})
    assert [(each.text, each.about, each.note) for each in told] == [
        ("(opmerking zonder tekst)", "OS-B3/V1", "de opmerking heeft geen tekst"),
        ("zwerft", None, "de opmerking staat nergens in de tekst"),
    ]


# ── tracked changes ──────────────────────────────────────────────────────────────────────────────────────
def change(*inside: str) -> Found:
    remark = one(point("OS-B3/V1", *inside))
    assert (remark.origin, remark.about) == (RemarkOrigin.CHANGE, "OS-B3/V1")
    return remark


def test_a_change_is_told_with_the_sentence_before_and_after() -> None:
    remark = change(
        run("Eerste zin. De wachttijd daalde van "), gone("19"), ins("16"), run(" dagen. Derde zin.")
    )
    assert remark.text == "“19” wordt “16”"
    assert remark.quote == "De wachttijd daalde van 19 dagen."
    assert remark.proposal == "De wachttijd daalde van 16 dagen."


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ((run("van 1"), gone("9"), ins("6"), run(" dagen.")), "“19” wordt “16”"),
        ((run("van 9,"), gone("5"), ins("6"), run(" (tien).")), "“9,5” wordt “9,6”"),
        ((run("Dat is "), ins("niet "), run("zo.")), "“niet” wordt toegevoegd"),
        ((run("Dat is"), ins(" niet"), run(" zo.")), "“niet” wordt toegevoegd"),
        ((run("Dat is "), gone("niet "), run("zo.")), "“niet” wordt geschrapt"),
        ((run("leraren"), ins(", en ook het CLB,"), run(" komen.")), "“, en ook het CLB,” wordt toegevoegd"),
        ((run("de kinder"), gone("en"), run(" komen.")), "“kinderen” wordt “kinder”"),
        ((ins("16"), gone("19"), run(" dagen.")), "“19” wordt “16”"),
        (
            (run("Een "), gone("a"), ins("b"), run(" en "), gone("c"), run(" zo.")),
            "“a” wordt “b”; “c” wordt geschrapt",
        ),
    ],
)
def test_a_change_is_told_in_whole_words(inside: tuple[str, ...], text: str) -> None:
    assert change(*inside).text == text


def test_changes_in_two_sentences_are_two_remarks() -> None:
    inside = (run("Een "), ins("x "), run("zin. Nog "), gone("y "), run("een zin."))
    told = found(point("OS-B3/V1", *inside))
    assert [(each.quote, each.proposal) for each in told] == [
        ("Een zin.", "Een x zin."),
        ("Nog y een zin.", "Nog een zin."),
    ]


def test_a_sentence_that_was_added_is_told_with_the_one_before_it() -> None:
    remark = change(run("Een zin."), ins(" Een nieuwe zin."), run(" Nog een."))
    assert (remark.quote, remark.proposal) == ("Een zin.", "Een zin. Een nieuwe zin.")


def test_a_paragraph_that_was_added_or_struck_belongs_to_its_point() -> None:
    added = one(point("OS-B3/V1", run("Een zin."), mark="ins") + para(ins("OS-B9/V9 Nieuw.")))
    assert (added.about, added.proposal) == ("OS-B3/V1", "Een zin.\nOS-B9/V9 Nieuw.")
    struck = one(
        point("OS-B3/V1", run("Een.")) + para(gone("Alles weg."), mark="del") + point("OS-B3/V2", run("b"))
    )
    assert (struck.about, struck.quote, struck.proposal) == ("OS-B3/V1", "Alles weg.", None)
    assert struck.text == "“Alles weg.” wordt geschrapt"


def test_a_point_that_was_struck_whole_is_one_remark_at_that_point() -> None:
    body = (
        point("OS-B3/V1", run("Een."))
        + para(gone("OS-B3/V2\tTwee."), mark="del")
        + point("OS-B3/V3", run("Drie."))
    )
    remark = one(body)
    assert (remark.about, remark.proposal) == ("OS-B3/V2", None)


def test_what_is_struck_over_two_points_is_a_remark_at_each() -> None:
    body = point("OS-B3/V1", run("Een. "), gone("Slot."), mark="del") + para(
        gone("OS-B3/V2\tBegin"), run(" twee.")
    )
    assert [each.about for each in found(body)] == ["OS-B3/V1", "OS-B3/V2"]


def test_a_change_of_white_space_only_is_no_remark() -> None:
    body = point("OS-B3/V1", run("a"), ins("  "), run("b"), mark="ins") + para(run("c"), gone(" "), run("d"))
    assert found(body) == []


def test_a_long_sentence_is_quoted_around_the_change_and_loses_none_of_it() -> None:
    words = "woord " * 100
    remark = change(run(words), ins("eigen zin van de aanbieder " * 30), run(words))
    assert remark.quote is not None
    assert len(remark.quote) < 300
    assert remark.quote.startswith("… woord")
    assert remark.proposal is not None
    assert remark.proposal.count("eigen zin van de aanbieder") == 30
    assert len(remark.text) < 160


def test_a_change_in_a_text_box_is_about_the_point_that_it_stands_at() -> None:
    inside = para(run("OS-B4/V1 in een "), ins("groot "), run("vak"))
    box = f"<w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>"
    assert one(point("OS-B3/V1", run("x"), box)).about == "OS-B3/V1"


def test_a_comment_on_a_change_stays_beside_it() -> None:
    told = found(
        point("OS-B3/V1", run("a "), begin(1), gone("b"), ins("c"), end(1), run(" d.")), {1: "zie bijlage"}
    )
    assert {(each.origin, each.text) for each in told} == {
        (RemarkOrigin.COMMENT, "zie bijlage"),
        (RemarkOrigin.CHANGE, "“b” wordt “c”"),
    }


# ── the table ────────────────────────────────────────────────────────────────────────────────────────────
def filled(*rows: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> str:
    return table(*(tuple(map(paragraph, row)) for row in (heads, *rows)))


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("OS-B3/V1", "OS-B3/V1"),
        ("os-b3 / v1", "OS-B3/V1"),
        ("OS-B3 V1", "OS-B3/V1"),
        ("punt OS-B3/V1.", "OS-B3/V1"),
        ("OS–B3 – V11", "OS-B3/V11"),
        ("osb3v1", "OS-B3/V1"),
        ("Schaal OS-B3", "OS-B3"),
        ("aanbeveling r 12", "advice/R12"),
        ("h1", "reflection/H1"),
        ("reg 03 t1", "REG-03/T1"),
        ("Klacht-onthaal V1", "klacht-onthaal/V1"),
    ],
)
def test_a_row_is_tied_by_a_number_as_people_type_it(typed: str, place: str) -> None:
    assert one(filled((typed, "16, niet 19", "16", "kerncijfers"))) == Found(
        RemarkOrigin.TABLE, "16, niet 19", place, None, "16", "kerncijfers"
    )


@pytest.mark.parametrize(
    "typed", ["OS-B9/V1", "B3", "OS-B3/V99", "OS-B3 V99", "KV-R1", "bladzijde 12", "R1/V1"]
)
def test_a_row_with_a_number_that_is_not_ours_is_kept_and_said(typed: str) -> None:
    remark = one(filled((typed, "fout", "", "")))
    assert (remark.about, remark.note) == (None, f"het nummer “{typed}” staat niet in dit ontwerp")


def test_rows_that_are_empty_are_nothing_and_rows_that_are_half_full_are_kept() -> None:
    told = found(
        filled(("", "", "", ""), ("", "iets", "", ""), ("OS-B3/V1", "", "16", ""), ("OS-B3/V1", "", "", ""))
    )
    assert [(each.text, each.about, each.proposal, each.note) for each in told] == [
        ("iets", None, None, "de rij heeft geen nummer"),
        ("(opmerking zonder tekst)", "OS-B3/V1", "16", "bij wat niet juist is, staat niets"),
        ("(opmerking zonder tekst)", "OS-B3/V1", None, "bij wat niet juist is, staat niets"),
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("Nr.", "Wat is er niet juist", "Uw voorstel", "Waar nakijken?"),
        ("nummer van het punt", "Niet juist", "VOORSTEL:", "bewijs"),
    ],
)
def test_the_table_is_known_also_when_its_heads_are_a_little_other(heads: tuple[str, ...]) -> None:
    assert one(filled(("OS-B3/V1", "a", "b", "c"), heads=heads)).proof == "c"


def test_columns_may_stand_in_another_order_and_one_may_be_added() -> None:
    heads = ("Voorstel", "Nummer", "Bladzijde", "Waar kunnen wij dat nakijken?", "Wat is niet juist?")
    remark = one(filled(("16", "OS-B3/V1", "12", "C01", "19 klopt niet"), heads=heads))
    assert remark == Found(RemarkOrigin.TABLE, "19 klopt niet\nBladzijde: 12", "OS-B3/V1", None, "16", "C01")


def test_what_was_typed_beside_the_number_is_not_lost() -> None:
    remark = one(filled(("OS-B3/V1 en OS-B3/V2, tweede zin", "fout", "", "")))
    assert (remark.about, remark.text) == ("OS-B3/V1", "OS-B3/V1 en OS-B3/V2, tweede zin\nfout")
    assert remark.note == "gaat over OS-B3/V1 en OS-B3/V2"


def test_a_row_that_was_typed_with_tracked_changes_on_is_one_remark() -> None:
    cells = (
        para(ins("OS-B3/V1")),
        para(run("fout"), gone("je"), mark="ins") + para(ins("tweede regel")),
        para(ins("16")),
        para(),
    )
    remark = one(table(tuple(map(paragraph, HEADS)), cells))
    assert remark == Found(RemarkOrigin.TABLE, "fout\ntweede regel", "OS-B3/V1", None, "16")


def test_rows_under_a_joined_number_are_about_the_same_point() -> None:
    first, rest = '<w:vMerge w:val="restart"/>', (paragraph("b"), paragraph(""), paragraph(""))
    rows = (
        (cell(paragraph("OS-B3/V1"), first), paragraph("a"), *rest[1:]),
        (cell(paragraph(""), "<w:vMerge/>"), *rest),
    )
    assert [each.about for each in found(table(tuple(map(paragraph, HEADS)), *rows))] == ["OS-B3/V1"] * 2


def test_a_comment_at_the_table_is_about_the_whole() -> None:
    cells = tuple(para(noted(run(head))) if head == "Voorstel" else paragraph(head) for head in HEADS)
    remark = one(para(run("Zo reageert u"), style="Kop1") + table(cells), {1: "wij bezorgen later meer"})
    assert (remark.about, remark.note) == (None, "")


# ── the whole ────────────────────────────────────────────────────────────────────────────────────────────
def test_remarks_stand_in_the_order_of_the_document() -> None:
    body = (
        point("OS-B3/V1", run("a "), noted(run("b")))
        + point("OS-B3/V2", run("c "), ins("d"), run(" e."))
        + filled(("OS-B4/V1", "x", "", ""))
    )
    told = found(body, {1: "een"})
    assert [each.origin.value for each in told] == ["comment", "change", "table"]


def test_an_endless_paragraph_with_comments_over_all_of_it_ends_in_time() -> None:
    inside = (
        "".join(begin(n) for n in range(1_500))
        + run(" ".join(map(str, range(250_000))))
        + "".join(end(n) for n in range(1_500))
    )
    came = incoming(reacted(para(inside), dict.fromkeys(range(1_500), "x")))
    begun = time.process_time()
    assert len(found_in(came, KNOWN)) == 1_500
    assert time.process_time() - begun < 5
