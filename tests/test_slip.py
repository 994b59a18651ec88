"""A slip of the pen is mended where only one name can have been meant, and a guess is none."""

from __future__ import annotations

import pytest

from naftctl.slip import slip

LEVELS = ("beneden", "benadert", "volgens", "overstijgt")


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("volgnes", LEVELS, "volgens"),
        ("Volgens", LEVELS, "volgens"),
        ("overtsigt", LEVELS, "overstijgt"),
        ("titel", ("title", "method"), "title"),
        ("chosen-by", ("chosen_by",), "chosen_by"),
        ("kv-b4", ("KV-B4", "KV-B5"), "KV-B4"),
        ("KVB4", ("KV-B4", "KV-B14"), "KV-B4"),
        ("RGE-10", ("REG-10", "REG-1"), "REG-10"),
        ("G1", ("G01", "G11"), "G01"),
        ("OS-B4/T01", ("OS-B4/T1", "OS-B4/S1"), "OS-B4/T1"),
    ],
)
def test_a_slip_of_the_pen_has_one_name_that_was_meant(
    written: str, known: tuple[str, ...], meant: str
) -> None:
    assert slip(written, known) == meant


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("KV-B6", ("KV-B5", "KV-K6")),
        ("OS-B4/S1", ("OS-B4/T1",)),
        ("G15", ("G14", "G05")),
        ("KV-1-2", ("KV-12",)),
        ("NZ", ("NS", "OS")),
        ("comment", ("commit",)),
        ("datum", ("date",)),
        ("centrun", ("centrum", "centrul")),
        ("volgens", ("volgens",)),
        ("", LEVELS),
        ("x" * 200_000, LEVELS),
    ],
)
def test_where_another_name_may_be_meant_none_is(written: str, known: tuple[str, ...]) -> None:
    assert slip(written, known) == ""
