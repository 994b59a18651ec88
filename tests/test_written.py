"""Values as YAML text, and back."""

from __future__ import annotations

from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from naftctl.load.yaml import read_yaml
from naftctl.written import yaml_lines

_SIGNS = st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co"))
_TEXT = st.text(_SIGNS | st.just("\n")).map(lambda text: normalize("NFC", text))
_VALUE = _TEXT | st.integers(0, 10**6) | st.none() | st.booleans()
_KEY = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True).filter(
    lambda key: key not in {"true", "false", "null"}
)


@given(
    st.dictionaries(
        _KEY, _VALUE | st.lists(st.dictionaries(_KEY, _VALUE, min_size=1), min_size=1), min_size=1
    )
)
def test_what_is_written_is_read_as_it_was(values: dict[str, object]) -> None:
    document = read_yaml("\n".join(yaml_lines(values)) + "\n", "x.yaml")
    assert document.diagnostics == ()
    assert document.value == values


def test_a_text_of_several_lines_stands_as_a_block() -> None:
    lines = list(yaml_lines({"remarks": [{"id": "01.1", "text": "Dit klopt niet.\n\nHet waren er 11."}]}))
    assert lines == [
        "remarks:",
        '  - id: "01.1"',
        "    text: |-",
        "      Dit klopt niet.",
        "",
        "      Het waren er 11.",
    ]
