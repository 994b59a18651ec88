"""A draft goes out in Word and comes back with remarks of two other programs: each finds its point."""

from __future__ import annotations

import copy
import io
import random
import re
from collections.abc import Iterator, Mapping

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from msgspec.structs import replace

from naftctl.load.reaction import read_reaction
from naftctl.model.dossier import Dossier
from naftctl.model.incoming import Incoming
from naftctl.model.reaction import RemarkOrigin
from naftctl.reaction.tying import Found, SameDraft, found_in, known_labels, same_draft, tied_share
from tests.reaction.office import SOFFICE, Flat, converted

WHO = {"author": "Jan Peeters", "initials": "JP"}


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def saved(document: Document) -> bytes:
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def incoming(data: bytes) -> Incoming:
    found, said = read_reaction(data, "reactie.docx")
    assert said == ()
    assert found is not None
    assert not re.search("Jan|Peeters|JP", repr(found))
    return found


@pytest.fixture(scope="session")
def known(dossier: Dossier) -> Mapping[str, str]:
    return known_labels(dossier)


def points(document: Document, known: Mapping[str, str]) -> dict[str, Paragraph]:
    """The paragraph of every point by its id, found by the bookmark and not by the label."""
    ids = {re.sub("[^a-z0-9]", "_", place.lower()): place for place in known.values() if "/" in place}
    found = {}
    for paragraph in document.paragraphs:
        for mark in paragraph._p.findall(qn("w:bookmarkStart")):
            name = re.sub(r"^n\d+_", "", mark.get(qn("w:name")))
            if name in ids:
                found[ids[name]] = paragraph
    return found


def words(paragraph: Paragraph) -> Run:
    """The first run of text behind the label, long enough to change a word in."""
    return next(run for run in paragraph.runs[2:] if run.text.count(" ") > 2)


def table_of(document: Document) -> Table:
    return next(each for each in document.tables if each.cell(0, 0).text == "Nummer")


def change(run: Run, inserted: str) -> None:
    """Strike the second word of a run, and insert another, with changes tracked."""
    first, second, rest = run.text.split(" ", 2)
    struck, after = copy.deepcopy(run._r), copy.deepcopy(run._r)
    run.text = f"{first} "
    for element, text, tag in ((struck, second, "w:delText"), (after, f" {rest}", "w:t")):
        for child in element.findall(qn("w:t")):
            child.tag = qn(tag)
            child.text = text
            child.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    new = copy.deepcopy(after)
    new.find(qn("w:t")).text = inserted
    run._r.addnext(after)
    for tag, inside in (("w:ins", new), ("w:del", struck)):
        around = OxmlElement(tag)
        around.set(qn("w:id"), "1")
        around.set(qn("w:author"), "Jan Peeters")
        around.append(inside)
        run._r.addnext(around)


def strike(run: Run) -> None:
    """Strike a run with changes tracked."""
    around = OxmlElement("w:del")
    around.set(qn("w:id"), "2")
    run._r.addprevious(around)
    around.append(run._r)
    for child in run._r.findall(qn("w:t")):
        child.tag = qn("w:delText")


# ── the draft itself ─────────────────────────────────────────────────────────────────────────────────────
def test_a_draft_that_comes_back_untouched_holds_nothing_and_names_its_code(
    draft: bytes, dossier: Dossier, known: Mapping[str, str]
) -> None:
    came = incoming(draft)
    assert found_in(came, known) == ()
    assert came.left == {}
    assert tied_share(came, known) == 1
    assert same_draft(came, dossier) is SameDraft.THIS
    assert same_draft(replace(came, codes=("0000-" * 7 + "0000",)), dossier) is SameDraft.OTHER
    assert same_draft(replace(came, codes=()), dossier) is SameDraft.UNSAID


def test_the_program_that_saves_it_again_changes_nothing(draft: bytes, known: Mapping[str, str]) -> None:
    came = incoming(saved(opened(draft)))
    assert found_in(came, known) == ()
    assert tied_share(came, known) == 1


# ── an independent library ───────────────────────────────────────────────────────────────────────────────
def test_comments_rows_and_changes_made_by_another_library_come_in(
    draft: bytes, known: Mapping[str, str]
) -> None:
    document = opened(draft)
    here = points(document, known)
    place, other = list(here)[3], list(here)[10]
    run = words(here[place])
    document.add_comment(run, text="Dit is niet juist.\nZie de kerncijfers.", **WHO)
    change(words(here[other]), "zestien")
    cells = table_of(document).rows[1].cells
    for cell, text in zip(cells, (f"punt {place.lower()}.", "19", "16", "kerncijfers"), strict=True):
        cell.text = text
    quoted = run.text.strip()
    told = found_in(incoming(saved(document)), known)
    assert sorted((each.origin.value, each.about, each.note) for each in told) == [
        ("change", other, ""), ("comment", place, ""), ("table", place, ""),
    ]  # fmt: skip
    comment = next(each for each in told if each.origin is RemarkOrigin.COMMENT)
    assert comment.text == "Dit is niet juist.\nZie de kerncijfers."
    assert comment.quote
    assert quoted.startswith(comment.quote.removesuffix(" …"))
    assert "wordt “zestien”" in next(each.text for each in told if each.origin is RemarkOrigin.CHANGE)


TWO_HUNDRED = {"comment": 66, "change": 40, "row": 50, "struck": 6, "over": 6, "heading": 17, "elsewhere": 15}


def test_two_hundred_remarks_find_their_point_or_are_said_not_to(
    draft: bytes, known: Mapping[str, str]
) -> None:
    document, chance = opened(draft), random.Random(8)
    made = dict(_made(document, known, chance))
    assert len(made) == sum(TWO_HUNDRED.values()) == 200
    told = found_in(incoming(saved(document)), known)
    assert len(told) == 200
    seen = {_key(each): (each.about, bool(each.note)) for each in told}
    assert seen == {key: (about, about is None) for key, about in made.items()}


def _key(found: Found) -> str:
    """The mark that a remark was made with."""
    key = re.search(r"merk\d+x", f"{found.text} {found.quote}")
    return key[0] if key else found.text


def _made(
    document: Document, known: Mapping[str, str], chance: random.Random
) -> Iterator[tuple[str, str | None]]:
    """Make the remarks, and give for each its mark and what it is about."""
    keys = (f"merk{number}x" for number in range(200))
    free = [*points(document, known).items()]
    chance.shuffle(free)
    headings = [each for each in document.paragraphs if _style(each).startswith("Heading")]
    for paragraph in chance.sample(headings, TWO_HUNDRED["heading"]):
        document.add_comment(paragraph.runs[0], text=(key := next(keys)), **WHO)
        yield key, _page(paragraph, known)
    for paragraph in _elsewhere(document)[: TWO_HUNDRED["elsewhere"]]:
        document.add_comment(paragraph.runs[0], text=(key := next(keys)), **WHO)
        yield key, None
    for kind in ("comment", "change", "struck", "over"):
        for _ in range(TWO_HUNDRED[kind]):
            place, paragraph = free.pop()
            yield _react(document, paragraph, kind, next(keys)), None if kind == "over" else place
    table = table_of(document)
    for number in range(TWO_HUNDRED["row"]):
        row = table.rows[number + 1] if number + 1 < len(table.rows) else table.add_row()  # type: ignore[no-untyped-call]
        label, place = chance.choice([*known.items()])
        typed, about = (label, place) if number % 6 else ("OS-Z9/V1", None)
        for cell, text in zip(row.cells, (_typed(typed, chance), key := next(keys), "", "C01"), strict=True):
            cell.text = text
        yield key, about


def _style(paragraph: Paragraph) -> str:
    return (paragraph.style and paragraph.style.name) or ""


def _react(document: Document, paragraph: Paragraph, kind: str, key: str) -> str:
    if kind == "change":
        change(words(paragraph), key)
    elif kind == "struck":
        label = paragraph.runs[0]
        text = label.text
        strike(label)
        return f"“{text}” wordt geschrapt"
    else:
        document.add_comment(words(paragraph), text=key, **WHO)
        if kind == "over":
            paragraph.runs[0].text = "OS-Z9/V9"
    return key


def _typed(label: str, chance: random.Random) -> str:
    """A label as people type it."""
    return chance.choice(
        (label, label.lower(), label.replace("/", " / "), f"punt {label}.", label.replace("/", " "))
    )


def _page(heading: Paragraph, known: Mapping[str, str]) -> str | None:
    """The scale that a heading stands in, by the headings before it."""
    level = int(_style(heading)[-1])
    if level < 3:
        return None
    here = heading._p
    while here is not None:
        style = here.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = style.get(qn("w:val"), "") if style is not None else ""
        if name in {"Heading1", "Heading2", "Heading2Unlisted"}:
            return None
        if name == "Heading3":
            words_ = "".join(each.text or "" for each in here.iter(qn("w:t")))
            return known.get(words_.split(" ")[0])
        here = here.getprevious()
    return None


def _elsewhere(document: Document) -> list[Paragraph]:
    """Text before the first scale, that no point is near to."""
    ends = next(n for n, each in enumerate(document.paragraphs) if each.text.startswith("Zo reageert u"))
    named = re.compile(r"OS-|REG-|[RH]\d")
    return [each for each in document.paragraphs[:ends] if each.runs and not named.match(each.text)]


# ── LibreOffice ──────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture(scope="module")
def from_libreoffice(draft: bytes, tmp_path_factory: pytest.TempPathFactory) -> Incoming:
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    (folder / "draft.docx").write_bytes(draft)
    flat = Flat(converted(folder, "draft.docx", "fodt").read_text(encoding="utf-8"))
    first, second, third = (flat.words(place) for place in ("os_k2_v2", "os_k2_v3", "os_b3_v1"))
    flat.comment(second.split(". ")[0], "Niet juist.\nZie bijlage.")
    flat.spot(third[:30], "hier")
    flat.comment(flat.words("os_b3_v2")[:40], "")
    cut = re.match(r"((?:\S+ ){8})(\S+ \S+) ", first)
    assert cut
    flat.replace(cut[1], cut[2], "eigen woorden")
    flat.insert(flat.words("os_k1_v1")[:60].rpartition(" ")[0], " en ook dit")
    flat.comment_over(flat.words("os_b5_v1")[:40], flat.words("os_b5_v2")[:40], "beide punten")
    flat.paragraph("os_s1_v1", "Een nieuwe alinea.")
    flat.fill(0, "os-k2 v2", "19 is niet juist", "16", "kerncijfers")
    (folder / "back.fodt").write_text(flat.whole(), encoding="utf-8")
    return incoming(converted(folder, "back.fodt", "docx:MS Word 2007 XML").read_bytes())


def test_remarks_made_by_libreoffice_come_in(from_libreoffice: Incoming, known: Mapping[str, str]) -> None:
    told = found_in(from_libreoffice, known)
    seen = [(each.origin.value, each.text, each.about, each.note) for each in told]
    replaced = next(each.text for each in told if each.text.endswith("wordt “eigen woorden”"))
    assert sorted(seen[1:]) == sorted(
        [
            ("change", "“en ook dit” wordt toegevoegd", "OS-K1/V1", ""),
            ("change", replaced, "OS-K2/V2", ""),
            ("change", "“Een nieuwe alinea.” wordt toegevoegd", "OS-S1/V1", ""),
            ("comment", "Niet juist.\nZie bijlage.", "OS-K2/V3", ""),
            ("comment", "hier", "OS-B3/V1", ""),
            ("comment", "(opmerking zonder tekst)", "OS-B3/V2", "de opmerking heeft geen tekst"),
            ("comment", "beide punten", "OS-B5/V1", "loopt over OS-B5/V1 en OS-B5/V2"),
        ]
    )
    assert told[0] == Found(RemarkOrigin.TABLE, "19 is niet juist", "OS-K2/V2", None, "16", "kerncijfers")


def test_a_draft_that_went_through_libreoffice_is_still_this_draft(
    from_libreoffice: Incoming, dossier: Dossier, known: Mapping[str, str]
) -> None:
    assert same_draft(from_libreoffice, dossier) is SameDraft.THIS
    assert tied_share(from_libreoffice, known) == 1
