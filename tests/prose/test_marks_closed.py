"""However a mark is written wrong, its words never come through: it is an error, or they are taken away."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naftctl.load.folder import PLAIN, SCORING
from naftctl.prose import Prose, parse
from naftctl.prose.lookalikes import reads_as_mark
from naftctl.prose.marks import LEFT_OUT, audience_text, removed
from tests.prose.written_marks import GONE, MARKS

# What stands in texts and is no mark.
PLAIN_TEXT = [
    "De redactie van de schoolkrant, en de redacteur.",
    "Een internal audit bij de internationale werking.",
    "Zie: internal audit. Internal control is iets anders; *internal* ook.",
    "Een verzameling {1, 2, 3} en [een haak] en {een accolade}.",
    "Tussen [haken] en (haken); een lijst [x] en [ ].",
    "De code `a[0]` en `{x}` zonder merk.",
    "Jan & Piet; 5 &lt; 6 &amp; 7; &eacute;&eacute;n.",
    "Café, naïef, Øresund, 25 €, „zo” – en … ½ m².",
    "Een smiley :-) en {tekst} met :) erachter.",
    "- V1. `G02` en [weg]{.redact} en `x`.",
    "| a \\| b | c |\n|--|--|\n| [x]{.redact} | y |",
    "[x]{.redact} en [een link](https://example.org/a) erna.",
    "- Een punt\n\n    [x]{.redact} als vervolg van het punt.",
    "1. Een punt met [x]{.internal}\n2. Een punt met [y]{.redact}",
    "[Deze jongen]{.redact as=\"deze jongere\"} en [Jan D.]{.redact as=\"D.\"}.",
    "Een tekst. [x y\nz]{.redact}\nLoopt door met [@G02; @KV-B4] en een noot.[^1]\n\n[^1]: De noot.",
]  # fmt: skip


def read(text: str) -> Prose:
    return parse(text, "a.md", 1, PLAIN)


def shown(prose: Prose) -> str:
    return "\n".join(t.shown(internal=False, redacted=True) for s in prose.sections for t in s.texts)


def test_the_table_is_long_enough() -> None:
    assert sum(code != GONE for _, code in MARKS.values()) >= 100
    assert all("lotte" in text.casefold() and "peeters" in text.casefold() for text, _ in MARKS.values())


@pytest.mark.parametrize("name", MARKS)
def test_a_mark_hides_its_words_or_is_an_error(name: str) -> None:
    text, code = MARKS[name]
    prose = read(text)
    found = {flaw.code for flaw in prose.flaws}
    assert found == set() if code == GONE else code in found
    if code == GONE:
        assert "Lotte" not in shown(prose)
        assert "Peeters" not in shown(prose)
        words = " ".join(w for s in prose.sections for t in s.texts for w in t.removed())
        assert "lotte" in words.casefold()
        assert "peeters" in words.casefold()


@pytest.mark.parametrize("text", PLAIN_TEXT)
def test_what_is_no_mark_and_reads_as_none_is_left_alone(text: str) -> None:
    assert read(text).flaws == ()


def test_a_flaw_points_at_what_was_written() -> None:
    (flaw,) = read("Eerste regel.\nZegt [Lotte]&#123;.redact&#125; zelf.").flaws
    assert str(flaw.span) == "a.md:2:12"
    assert flaw.message == "`]&#123;.redact&#125;` lijkt op een merk en is er geen"


@pytest.mark.parametrize(
    ("value", "reads"),
    [
        ("Gesprek met [Lotte]{.redact}", True),
        ("Gesprek met [Lotte]{redact}", True),
        ("Gesprek met Lotte {.internal}", True),
        ("Gesprek met [Lotte]&#123;.redact}", True),
        ("::: internal", True),
        ("Gesprek met vier jongeren [deel 2] & hun {mentor}", False),
        ("De redactie en een internal audit", False),
    ],
)
def test_a_plain_value_reads_as_a_mark_where_people_would_take_it_for_one(value: str, *, reads: bool) -> None:
    assert reads_as_mark(value) == reads


def test_a_mark_from_a_point_into_its_answers_is_an_error() -> None:
    text = "## Goede praktijk\n\n- G1. De werking van [Lotte\n  - GP-1. Peeters]{.redact} begon.\n"
    assert "N117" in [flaw.code for flaw in parse(text, "a.md", 1, SCORING).flaws]


# ── what the public reads, and what was taken away ───────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("Zegt [Lotte]{.redact} zelf.", "Zegt [\\[weggelaten\\]]{.redacted} zelf."),
        ('Zegt [Lotte]{.redact as="een jongere"}.', "Zegt [een jongere]{.redacted}."),
        ('[Lotte]{.redact as="*M.*"} zegt', "[\\*M\\.\\*]{.redacted} zegt"),
        ("[a [b]{.redact} c]{.internal} d", " d"),
        ("[a]{.redact}[b]{.redact}", "[\\[weggelaten\\]]{.redacted}" * 2),
        ("zonder merk", "zonder merk"),
        ("[Lotte]{.redakt} zelf", "[\\[weggelaten\\]]{.redacted} zelf"),
        ("Lotte]{.redact} zelf", ""),
    ],
)
def test_the_public_reads_a_mark_or_other_words(text: str, public: str) -> None:
    assert audience_text(text, internal=False, redacted=True) == public
    assert LEFT_OUT == "[weggelaten]"


def test_the_editions_of_before_read_on_as_they_did() -> None:
    text = 'Zegt [Lotte]{.redact as="een jongere"} [stil]{.internal}zelf.'
    assert audience_text(text, internal=False) == "Zegt Lotte zelf."
    assert audience_text(text, internal=True) == "Zegt Lotte [stil]{.internal}zelf."
    kept = 'Zegt [Lotte]{.redact as="een jongere"} zelf.'
    assert audience_text(text, internal=False, redactable=True) == kept


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zegt [Lotte\nPeeters]{.redact}.", ("Lotte Peeters",)),
        ("[**Lo**tte \\[x\\] [@G02]]{.internal}", ("Lotte [x]",)),
        ("[a [b]{.redact} c]{.internal}", ("b", "a b c")),
        ("[[Lotte](https://example.org/lp)]{.redact}", ("Lotte", "https://example.org/lp")),
        ("Loo&euml;s [Zo&euml;]{.redact}", ("Zoë",)),
        ("[x]{.redact} en [x]{.redact}", ("x",)),
        ("open] {.redact} niets", ()),
        ("Alles]{.redact} is weg\n\n- en dit", ("Alles is weg", "en dit")),
    ],
)
def test_what_was_taken_away_is_told_in_plain_words(text: str, words: tuple[str, ...]) -> None:
    assert removed(text) == words


def test_without_redaction_only_internal_words_are_taken_away() -> None:
    assert removed("[a]{.redact} [b]{.internal}", redacted=False) == ("b",)


@given(
    noise=st.text(alphabet='[]{}.: \n-\\`|>#^!()&;ax"=internalredacts\u200d｛', max_size=60),
    last=st.booleans(),
)
def test_whatever_stands_around_a_mark_its_words_come_through_only_with_an_error(
    *, noise: str, last: bool
) -> None:
    mark = "[geheim]{.redact}"
    text = noise + mark if last else noise[: len(noise) // 2] + mark + noise[len(noise) // 2 :]
    prose = read(text)
    if not prose.flaws:
        assert not re.search("geheim", shown(prose))


@pytest.mark.parametrize(
    "text",
    [
        "[woord]{.redact} ",
        "[woord]{.redact}\n\n",
        "x ]{.redact} ",
        "```\na\n```\n[x]{.redact}\n\n",
        "    [x]{.redact}\n\n",
    ],
    ids=["in one paragraph", "in many", "without a beginning", "beside code", "indented"],
)
def test_time_grows_with_the_number_of_marks(text: str) -> None:
    short, long = (min(seconds(text * number) for _ in range(3)) for number in (1000, 8000))
    assert long < 16 * short + 0.2


def seconds(text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start
