"""Whatever was done to a document: every comment, change and row comes out, and no word is lost."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from naftctl.model.incoming import Cell, Comment, Incoming, Paragraph, Run, State, Stretch
from naftctl.model.reaction import RemarkOrigin
from naftctl.reaction.tying import found_in
from tests.conftest import examples

KNOWN = {**{f"OS-B3/V{n}": f"OS-B3/V{n}" for n in range(1, 4)}, "OS-B3": "OS-B3", "R1": "advice/R1"}
_WORDS = st.sampled_from(
    [
        "",
        " ",
        "\t",
        "OS-B3/V1\t",
        "OS-B3/V2 ",
        "OS-B9/V1",
        "R1",
        "OS-B3 x",
        "Een zin. ",
        "Tot 9,",
        ") ",
        "Nummer",
    ]
)
_HEADS = ("Nummer", "Wat is niet juist?", "Voorstel", "Waar kunnen wij dat nakijken?")


@st.composite
def documents(draw: st.DrawFn) -> Incoming:
    """A document in which every changed run has a word of its own."""
    paragraphs, number, tables = [], 0, 0
    for _ in range(draw(st.integers(1, 8))):
        runs = []
        for state in draw(st.lists(st.sampled_from(State), max_size=5)):
            number += 1
            word = "" if state is State.KEPT and draw(st.booleans()) else f"w{number}w"
            runs.append(Run(draw(_WORDS) + word + draw(_WORDS), state))
        anchors = draw(
            st.sampled_from([(), (), ("n1_os_b3_v1",), ("n2_os_b3",), ("n1_os_b3_v1", "n3_os_b3_v2")])
        )
        shape = draw(st.sampled_from(["text", "text", "text", "heading", "aside", "cell"]))
        cell = Cell(tables, draw(st.integers(0, 2)), draw(st.integers(0, 2))) if shape == "cell" else None
        mark = draw(st.sampled_from(State))
        paragraphs.append(
            Paragraph(tuple(runs), 3 * (shape == "heading"), anchors, cell, mark, shape == "aside")
        )
    comments = {str(n): Comment(str(n), f"c{n}c") for n in range(draw(st.integers(0, 4)))}
    stretches = {}
    for name in comments:
        spots = st.integers(0, len(paragraphs) - 1).flatmap(
            lambda at: st.tuples(st.just(at), st.integers(0, len(paragraphs[at].runs)))
        )
        start, end = sorted((draw(spots), draw(spots)))
        stretches[name] = Stretch(start, end)
    return Incoming(tuple(paragraphs), comments, stretches)


@settings(max_examples=examples(400), deadline=None)
@given(came=documents())
def test_every_word_that_was_inserted_or_struck_comes_out_and_every_comment_once(came: Incoming) -> None:
    told = found_in(came, KNOWN)
    changes = [each for each in told if each.origin is RemarkOrigin.CHANGE]
    proposed = " ".join(each.proposal or "" for each in changes)
    quoted = " ".join(each.quote or "" for each in changes)
    for run in (run for paragraph in came.paragraphs for run in paragraph.runs):
        if run.state is not State.KEPT:
            (word,) = re.findall(r"w\d+w", run.text)
            assert word in (proposed if run.state is State.INSERTED else quoted)
    assert sorted(each.text for each in told if each.origin is RemarkOrigin.COMMENT) == sorted(
        comment.text for comment in came.comments.values()
    )
    assert all(each.about or each.note for each in told)
    assert all(each.about in {None, *KNOWN.values()} for each in told)


@settings(max_examples=examples(200), deadline=None)
@given(
    rows=st.lists(
        st.tuples(_WORDS, st.text(max_size=9), st.text(max_size=9), st.text(max_size=9)), max_size=5
    )
)
def test_every_row_with_anything_in_it_comes_out_once_with_all_its_words(rows: list[tuple[str, ...]]) -> None:
    paragraphs = tuple(
        Paragraph((Run(text, State.INSERTED if number else State.KEPT),), cell=Cell(0, number, column))
        for number, row in enumerate([_HEADS, *rows])
        for column, text in enumerate(row)
    )
    told = found_in(Incoming(paragraphs), KNOWN)
    full = [row for row in rows if any(text.strip() for text in row)]
    assert len(told) == len(full)
    for found, row in zip(told, full, strict=True):
        said = " ".join(filter(None, (found.text, found.proposal, found.proof))).split()
        assert set(" ".join(row[1:]).split()) <= set(said)
