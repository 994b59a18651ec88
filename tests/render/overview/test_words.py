"""What a reader of an overview is told, in any format."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from naftctl.model.account import Practice
from naftctl.model.overview import Count, Inspections, LeftOut, Level, Named
from naftctl.render.document import RefusedTexts
from tests.render.overview.conftest import WORDS, made, written
from tests.render.overview.sector import CALENDAR_YEAR, NEW, SCHOOL_YEAR, inside, many, nothing, rich
from tests.render.words import contents_words, docx_words, html_words, markdown_words, pdf_words


def plain(markdown: bytes) -> str:
    """The words of a Markdown file on one line."""
    return " ".join(re.sub(r"[*\\>]", "", markdown.decode()).split())


@pytest.fixture(scope="module")
def told(internal: dict[str, bytes]) -> str:
    return plain(internal["md"])


def row(markdown: bytes, begins: str, number: int = 0) -> list[str]:
    """The cells of a row of a table, by how its first cell begins."""
    rows = [line for line in markdown.decode().splitlines() if line.startswith(f"| {begins}")]
    return [cell.strip() for cell in rows[number].strip("|").split("|")]


@pytest.mark.parametrize("name", ["internal", "empty"])
def test_the_markdown_is_the_one_that_was_read_and_approved(
    request: pytest.FixtureRequest, name: str, *, update_golden: bool
) -> None:
    text = request.getfixturevalue(name)["md"]
    golden = Path(__file__).with_name("golden") / f"{name}.md"
    if update_golden:
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(text)
    assert text.decode() == golden.read_text("utf-8")


def test_no_word_is_lost_between_the_formats(internal: dict[str, bytes]) -> None:
    # A drawing and its table say the same: what Markdown has in its tables is in every other format.
    said = set(markdown_words(internal["md"]))
    pdf, html = set(pdf_words(internal["pdf"])), set(html_words(internal["html"]))
    word = set(docx_words(internal["docx"], numbers=True, chart="table") + contents_words(internal["docx"]))
    cut = {name for name in said - pdf if not any(name.startswith(part) for part in pdf if len(part) > 3)}
    assert (said - html, said - word, cut) == (set(), set(), set())


def test_levels_that_are_counted_together_say_so_in_each_of_their_cells(internal: dict[str, bytes]) -> None:
    assert row(internal["md"], "OS-K2 Org")[1:] == ["22 van 23", "0", "samen 17", "samen 17", "5"]
    assert row(internal["md"], "OS-K3 Aan")[1:] == ["12 van 13", "0", "samen 12", "samen 12", "samen 12"]


def test_one_sentence_says_what_counted_together_means(told: str) -> None:
    assert "Samen staat bij niveaus die samen geteld zijn." in told
    assert "Aantallen van 1 tot en met 4 tonen we niet." in told


def test_a_scale_with_too_few_providers_keeps_its_number_and_shows_nothing_else(
    internal: dict[str, bytes],
) -> None:
    assert row(internal["md"], "OS-B6 Eff")[1:] == ["3 van 4", *["niet getoond"] * 4]
    assert "minder dan 5 ingeschaald: niet getoond" in internal["html"].decode()


def test_a_scale_that_nobody_was_scaled_on_says_that() -> None:
    overview = rich()
    series = tuple(
        replace(each, years=tuple(replace(y, scaled=0, groups=()) for y in each.years))
        if each.scale.id == "OS-B6"
        else each
        for each in overview.series
    )
    found = made(replace(overview, series=series), ("md", "html"))
    assert row(found["md"], "OS-B6 Eff")[1:] == ["0 van 4", "0", "0", "0", "0"]
    assert "niemand ingeschaald" in found["html"].decode()


def test_nothing_is_drawn_where_nothing_may_be_shown_and_the_table_stays() -> None:
    overview = rich()
    series = tuple(
        replace(each, years=tuple(replace(y, scaled=3, groups=()) for y in each.years))
        for each in overview.series
    )
    found = made(replace(overview, series=series), ("md", "html"))
    assert row(found["md"], "OS-K2 Org")[1:] == ["3 van 23", *["niet getoond"] * 4]
    assert "<figure" not in found["html"].decode()


def test_levels_of_another_version_stand_under_the_newest_name_of_their_place() -> None:
    overview = rich()
    other = Level("onder", 1, "onder de verwachting")
    moved = tuple(
        replace(
            each,
            years=tuple(
                replace(
                    y,
                    groups=tuple(
                        replace(g, levels=("onder",)) if "beneden" in g.levels else g for g in y.groups
                    ),
                )
                for y in each.years
            ),
        )
        for each in overview.series
    )
    found = made(replace(overview, levels=(other, *overview.levels), series=moved), ("md",))["md"]
    assert row(found, "OS-K1 Visie")[1:] == ["25 van 26", "5", "6", "9", "5"]
    assert "onder de verwachting" not in found.decode()


def test_every_hidden_count_of_points_is_said_not_to_be_shown(
    internal: dict[str, bytes],
) -> None:
    assert row(internal["md"], "KV-R1 ")[1:] == ["26", "12", "7", "0"]
    assert row(internal["md"], "KV-R2 ")[1:] == ["26", "niet getoond", "5", "niet getoond"]
    assert row(internal["md"], "KV-R3 ")[1:] == ["3", *["niet getoond"] * 3]


def test_hidden_occasions_stand_together_and_all_add_up(internal: dict[str, bytes]) -> None:
    assert row(internal["md"], "andere aanleidingen samen: opvolgingsinspectie en them")[1:] == ["7"]
    assert row(internal["md"], "**Samen**")[1:] == ["**31**"]


def test_all_occasions_hidden_is_one_row() -> None:
    kinds = (Count(Named("a", "reguliere inspectie"), None), Count(Named("b", "thematische inspectie"), None))
    found = made(replace(rich(), figures=Inspections(31, kinds)), ("md",))["md"]
    assert row(found, "alle aanleidingen samen: reguliere inspectie en thematische inspectie")[1:] == ["31"]


def test_few_inspections_beside_the_figures_are_not_counted(told: str) -> None:
    assert "Daarnaast werden er minder dan 5 andere inspecties definitief." in told
    kinds = (Count(Named("opvolging", "opvolgingsinspectie"), 6), Count(Named("klacht", "klacht"), 0))
    enough = plain(made(replace(rich(), apart=Inspections(6, kinds)), ("md",))["md"])
    assert "6 andere inspecties werden definitief en tellen in de cijfers niet mee:" in enough
    assert "klacht | 0" not in enough
    none = plain(made(replace(rich(), apart=Inspections(0)), ("md",))["md"])
    assert "andere inspecties" not in none


def test_a_break_is_told_with_the_framework_and_what_was_replaced(internal: dict[str, bytes]) -> None:
    page = internal["html"].decode()
    assert "vanaf 2025-2026: kader 2026.2, de schaal is anders verwoord</p>" in page
    assert "de schaal is anders verwoord; zij heet nu OS-K8 en vervangt OS-K6</p>" in page
    assert "zij heet nu OS-K7 en vervangt OS-K4 en OS-K5</p>" in page
    assert "daarna anders verwoord: vervangen door OS-B6 en OS-B7</p>" in page


def test_a_break_is_also_told_where_nothing_is_drawn(told: str) -> None:
    assert "Vanaf 2025-2026: kader 2026.2, de schaal is anders verwoord:" in told
    assert "zij heet nu OS-K8 en vervangt OS-K6:" in told
    assert "Daarna werd de schaal anders verwoord: ze is vervangen door OS-B6 en OS-B7." in told


def test_the_years_before_and_after_a_break_stand_in_tables_of_their_own(told: str) -> None:
    assert "In cijfers, OS-K6 Borgen en bijsturen (kader 2026.1)" in told
    assert "In cijfers, OS-K8 Borgen en bijsturen (kader 2026.2)" in told


def test_a_year_with_two_versions_has_a_part_for_each(told: str) -> None:
    assert told.index("Kwaliteitsontwikkeling: kader 2026.1") < told.index(
        "Kwaliteitsontwikkeling: kader 2026.2"
    )


@pytest.mark.parametrize("reason", LeftOut)
def test_every_reason_is_told_in_words_also_where_there_are_few(reason: LeftOut) -> None:
    few = plain(made(replace(nothing(), left_out={reason: None}), ("md",))["md"])
    more = plain(made(replace(nothing(), left_out={reason: 8}), ("md",))["md"])
    assert re.search(r"- Minder dan 5 inspecties \w+ [^-]{8}", few)
    assert re.search(r"- 8 inspecties \w+ [^-]{8}", more)


def test_where_nothing_is_said_to_be_left_out_nothing_is_said_of_all() -> None:
    told = plain(made(replace(nothing(), left_out={}), ("md",))["md"])
    assert "In de cijfers telt niet mee: een inspectie waarvan" in told
    assert "Voor dit jaar:" not in told
    assert "Elke inspectie" not in told


def test_what_came_late_and_who_changed_names_is_counted(told: str) -> None:
    assert "1 inspectie werd al vroeger definitief, nadat het overzicht van haar eigen jaar" in told
    assert "2 aanbieders kregen sinds een vroegere inspectie een andere naam" in told


def test_a_year_without_inspections_says_so_and_shows_no_figures(empty: dict[str, bytes]) -> None:
    told = plain(empty["md"])
    assert "In het kalenderjaar 2026 werd geen enkele inspectie definitief (stand op 9 oktober 2026)" in told
    assert "6 inspecties zijn nog niet definitief. - Minder dan 5 inspecties zijn gestopt." in told
    assert "Ingeschaald" not in told
    assert "figure" not in re.sub(r"<style>.*</style>", "", empty["html"].decode(), flags=re.DOTALL)


@pytest.mark.parametrize(
    ("period", "words"),
    [(SCHOOL_YEAR, "schooljaar 2026-2027"), (CALENDAR_YEAR, "kalenderjaar 2026")],
)
def test_the_kind_of_year_is_in_the_title(period: object, words: str) -> None:
    found = made(replace(nothing(), period=period), ("md",))["md"]
    assert found.decode().startswith(f"# Jaaroverzicht van de NAFT-inspecties: {words}\n")


def test_a_proof_says_that_it_is_one_and_a_published_overview_its_day() -> None:
    proof = made(nothing(), ("md",))["md"].decode()
    published = made(replace(nothing(), published=date(2027, 6, 20)), ("md",))["md"].decode()
    assert "**Proefdruk, niet gepubliceerd**" in proof
    assert "**Gepubliceerd op 20 juni 2027**" in published
    assert "roefdruk" not in published


def test_a_framework_that_is_no_official_text_is_said_to_be_none(told: str) -> None:
    assert "Let op: het kader is geen officiële tekst" in told
    assert "Bij kaders 2026.1 en 2026.2 staat:" in told


def test_reliability_is_told_in_the_internal_edition_only(
    internal: dict[str, bytes], public: dict[str, bytes]
) -> None:
    assert row(internal["md"], "OS-K1 Visie en strategisch beleid (kader 2026.2)")[1:] == [
        "12", "20", "8", "1", "0,82 (0,60 tot 0,95)",
    ]  # fmt: skip
    assert row(internal["md"], "OS-K2 Organisatiebeleid (kader")[1:] == [
        "9", *["niet getoond"] * 3, "te weinig gegevens",
    ]  # fmt: skip
    assert "−0,04" in internal["md"].decode()
    assert "Overeenstemming" not in public["md"].decode()
    assert "Alfa" not in public["md"].decode()


def test_the_editions_differ_in_nothing_but_the_reliability(
    internal: dict[str, bytes], public: dict[str, bytes]
) -> None:
    def lines(markdown: bytes) -> set[str]:
        return set(re.sub(r"Tabel \d+", "Tabel", markdown.decode()).splitlines())

    more = lines(public["md"]) - lines(internal["md"])
    assert more == {"**Proefdruk, niet gepubliceerd**", "- **Uitgave**: openbaar, proefdruk"}


def test_too_few_and_no_differences_are_told_apart() -> None:
    few, same = rich().reliability[1], replace(rich().reliability[1], units=14)
    found = made(replace(inside(), reliability=(few, same)), ("md",))["md"]
    assert row(found, "OS-K2 Organisatiebeleid (kader", 0)[5] == "te weinig gegevens"
    assert row(found, "OS-K2 Organisatiebeleid (kader", 1)[5] == "geen verschillen"


def test_a_source_that_is_still_in_a_good_practice_is_refused() -> None:
    practices = (Practice("BJ", "Ze koken samen. [\\[G02\\]]{.cite}"),)
    with pytest.raises(RefusedTexts):
        made(replace(rich(), practices=practices), ("md",))


def test_good_practice_has_its_answers_and_nobody_can_count_what_is_not_shared(told: str) -> None:
    assert "Jongeren kiezen zelf hoe ze hun traject voorstellen." in told
    assert "Drie begeleiders pasten hetzelfde toe." in told
    assert "Het zijn niet alle voorbeelden: wat een aanbieder niet deelt" in told


def test_the_words_of_people_stand_under_their_headings(told: str) -> None:
    assert re.search(r"## Inleiding .* Dit was het eerste jaar met twee kaders\. ## In het kort", told)
    assert re.search(r"## Wat opvalt - Veel teams vonden goede praktijk bij de begeleiding\. ## Welke", told)
    assert re.search(r"## Vooruitblik Volgend jaar komt nog in te vullen: het thema aan bod\.", told)


def test_an_open_place_is_no_part_of_a_published_overview() -> None:
    with pytest.raises(RefusedTexts):
        made(replace(rich(), published=date(2027, 6, 20)), ("md",), text=written(WORDS))


def test_an_internal_passage_stands_in_the_internal_edition_only() -> None:
    text = written("## Wat opvalt\n\nDit ziet iedereen.\n\n::: internal\n\nDit niet.\n\n:::\n")
    assert "Dit niet." not in plain(made(rich(), ("md",), text=text)["md"])
    assert "Dit niet." in plain(made(inside(), ("md",), text=text)["md"])


def test_a_year_of_one_version_names_it_once() -> None:
    told = plain(made(many(), ("md",))["md"])
    assert "De schalen en verwachtingen van kader 2026.2" in told
    assert "Kwaliteitsontwikkeling: kader" not in told
    assert NEW in told


def test_no_word_ranks_or_levels_out(internal: dict[str, bytes], empty: dict[str, bytes]) -> None:
    for found in (internal, empty):
        text = found["md"].decode().lower()
        assert not re.search(r"gemiddeld|beste|slechtste|hoogst|laagst|top \d|rangschikking|!", text)


def test_the_same_figures_give_the_same_bytes(empty: dict[str, bytes]) -> None:
    assert made(nothing()) == empty
