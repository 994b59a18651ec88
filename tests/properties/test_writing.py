"""What the program writes is read back as it was, or refused; never as something else."""

from __future__ import annotations

import json
from datetime import date
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from naftctl.framework.migration.item import as_yaml
from naftctl.load.page import read_yaml_page
from naftctl.load.seals import read_seal
from naftctl.load.yaml import read_yaml
from naftctl.model.owned import FocusChoice, Frozen, RankedAlternate, Recorded, Seal, SealKind
from naftctl.model.privacy import Decision, Decisions
from naftctl.privacy.writing import decisions_text, with_decisions
from naftctl.seal import code_of, digest_of, intact, seal_text
from naftctl.show.focus_file import focus_text
from naftctl.written import yaml_lines
from tests.properties.small import ODD, SENTENCE, WORD

KEY = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,8}", fullmatch=True) | ODD.filter(bool)
SCALAR = ODD | st.integers(-(10**17), 10**17) | st.none() | st.booleans()
VALUE = st.recursive(
    SCALAR,
    lambda inside: (
        st.dictionaries(KEY, inside, min_size=1, max_size=3)
        | st.lists(SCALAR, min_size=1, max_size=3)
        | st.lists(st.dictionaries(KEY, inside, min_size=1, max_size=3), min_size=1, max_size=3)
    ),
    max_leaves=6,
)
HEX = st.text("0123456789abcdef", min_size=32, max_size=32)
NAMES = st.dictionaries(WORD, WORD, max_size=4)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
FROZEN = st.builds(
    Frozen,
    framework=WORD,
    framework_digest=HEX,
    focus=st.lists(WORD, max_size=3).map(tuple),
    chosen=st.none() | WORD,
    levels=NAMES,
    advice=st.none() | WORD,
    regulation=NAMES,
    followup=NAMES,
    points=st.dictionaries(WORD, st.dictionaries(WORD, WORD, min_size=1, max_size=3), max_size=3),
    recommendations=st.dictionaries(WORD, SENTENCE, max_size=3),
)


def composed(value: object) -> object:
    """The value in the spelling of the reader: accents that are one with their letter."""
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, dict):
        return {composed(key): composed(inside) for key, inside in value.items()}
    return [composed(each) for each in value] if isinstance(value, list) else value


@given(st.dictionaries(KEY, VALUE, min_size=1, max_size=4))
def test_any_value_is_read_back_as_it_was_or_is_refused_at_a_place(values: dict[str, object]) -> None:
    text = "\n".join(yaml_lines(values)) + "\n"
    document = read_yaml(text.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass"), "x.yaml")
    if document.diagnostics:
        assert all(d.span.line for d in document.diagnostics)
    else:
        assert document.value == composed(values)


@given(ODD)
def test_a_name_in_yaml_is_read_back_as_it_was_or_is_refused(name: str) -> None:
    document = read_yaml(f"id: {as_yaml(name)}\n", "x.yaml")
    assert document.diagnostics or document.value == {"id": normalize("NFC", name)}


@given(SENTENCE.flatmap(lambda text: st.just(text) | ODD.map(lambda odd: text + odd)))
def test_json_between_quotes_means_the_same_in_yaml_or_is_refused(text: str) -> None:
    document = read_yaml(f"text: {json.dumps(text)}\n", "x.yaml")
    assert document.diagnostics or document.value == {"text": normalize("NFC", text)}


@given(FROZEN, HEX, st.sampled_from(SealKind), DAYS, st.none() | HEX, NAMES)
def test_a_seal_is_read_back_whole(
    frozen: Frozen, nonce: str, kind: SealKind, day: date, link: str | None, texts: dict[str, str]
) -> None:
    found = digest_of(kind, nonce, frozen)
    seal = Seal(
        kind=kind,
        inspection="2026-het-anker",
        provider="het-anker",
        sealed=day,
        nonce=nonce,
        code=code_of(found),
        digest=found,
        previous=link,
        frozen=frozen,
        recorded=Recorded(texts=texts),
        evidence=texts,
        salts=texts,
    )
    read = read_seal(kind, seal_text(seal), "seals/draft.yaml")
    assert read.diagnostics == ()
    assert read.page == seal
    assert intact(read.page)


@given(
    st.lists(WORD, max_size=4),
    st.none() | WORD,
    st.none() | SENTENCE,
    st.lists(
        st.builds(RankedAlternate, rank=st.integers(1, 9), investigation=WORD, last_here=st.none() | DAYS)
    ),
    st.none() | SENTENCE | st.integers(0, 10**9),
)
def test_a_choice_of_focus_is_read_back_as_it_was(
    names: list[str],
    chosen: str | None,
    motive: str | None,
    ranking: list[RankedAlternate],
    seed: str | int | None,
) -> None:
    choice = FocusChoice(
        framework="r-naft/2026.1",
        digest="0" * 64,
        decided=date(2026, 10, 9),
        seed=seed,
        investigations=tuple(names),
        chosen=chosen,
        motive=motive,
        ranking=tuple(ranking),
    )
    read = read_yaml_page(FocusChoice, "focus.yaml", focus_text(choice), "focus.yaml")
    assert (read.page, read.diagnostics) == (choice, ())


def decision(file: str, digest: str, reason: str) -> Decision:
    values = {"file": file, "kind": "naam", "digest": digest, "as": "keep", "reason": reason}
    return Decision.model_validate({**values, "decided": date(2026, 10, 9)})


@given(st.lists(st.builds(decision, WORD, HEX, SENTENCE), min_size=1, max_size=6), st.randoms())
def test_decisions_are_read_back_in_one_order_and_twice_is_once(made: list[Decision], chance: object) -> None:
    once = with_decisions(None, "0" * 32, made)
    read = read_yaml_page(Decisions, "privacy.yaml", decisions_text(once), "privacy.yaml")
    assert (read.page, read.diagnostics) == (once, ())
    assert with_decisions(once, "1" * 32, made) == once
    last = {(each.file, each.digest): each for each in made}
    shuffled = list(last.values())
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert with_decisions(None, "0" * 32, shuffled) == once
