"""Code between backticks, as Pandoc takes it."""

from __future__ import annotations

import pytest

from naftctl.prose.code import code


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("a `b` c", ["`b`"]),
        ("a `b` c `d` e", ["`b`", "`d`"]),
        ("``a ` b`` c", ["``a ` b``"]),
        ("`a `` b` c", ["`a `` b`"]),
        ("a `b c", []),
        ("a ``b` c", []),
        ("\\`a` b` c", ["` b`"]),
        ("\\``a` b", ["`a`"]),
        ("\\\\`a` b", ["`a`"]),
        ("`a\\` b` c", ["`a\\`"]),
        ("`a\nb` c", ["`a\nb`"]),
        ("`a\n\nb` c", []),
        ("`a\n- b` c", []),
        ("`a\n## b` c", []),
        ("```\na\n\nb\n``` c", ["```\na\n\nb\n```"]),
        ("````\na\n```\nb\n````", ["````\na\n```\nb\n````"]),
        ("```\na", []),
    ],
)
def test_code_is_what_as_many_backticks_close_in_the_same_paragraph(text: str, pieces: list[str]) -> None:
    assert [text[begin:end] for begin, end in code(text)] == pieces
