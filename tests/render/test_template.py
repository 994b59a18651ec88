from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from naftctl.render.template import TemplateFault, escape, render


def made(folder: Path, text: str, **values: Any) -> str:
    (folder / "a.j2").write_text(text, encoding="utf-8")
    return render(folder, "a.j2", values)


def fault(folder: Path, text: str, **values: Any) -> TemplateFault:
    with pytest.raises(TemplateFault) as caught:
        made(folder, text, **values)
    return caught.value


def test_a_value_is_plain_words_whatever_it_holds(tmp_path: Path) -> None:
    assert made(tmp_path, "{{ x }}", x="**vet** [a](b) <i> | $x$\n# kop") == (
        "\\*\\*vet\\*\\* \\[a\\]\\(b\\) \\<i\\> \\| \\$x\\$ \\# kop"
    )


def test_marks_inside_a_word_stay_as_they_are() -> None:
    assert escape("NAFT-2026-014 r-naft/2026.1") == "NAFT-2026-014 r-naft/2026.1"
    assert escape("- a") == "\\- a"


def test_a_value_is_never_a_template(tmp_path: Path) -> None:
    assert made(tmp_path, "{{ x }}", x="{{ 7*7 }} <% raw %>") == "\\{\\{ 7\\*7 \\}\\} \\<\\% raw \\%\\>"


def test_a_part_still_to_be_filled_in_becomes_a_gap() -> None:
    assert escape("⟨vul in: titel⟩") == "[vul in\\: titel]{.gap}"


def test_what_a_macro_gives_is_not_escaped_again_and_its_values_are_once(tmp_path: Path) -> None:
    assert made(tmp_path, "<% macro m(x) %>**{{ x }}**<% endmacro %>{{ m(y) }}", y="*") == "**\\***"


def test_an_undefined_name_names_template_and_line(tmp_path: Path) -> None:
    found = fault(tmp_path, "een\n{{ niets }}\n")
    assert (found.path, found.line, found.message) == ("a.j2", 2, "`niets` bestaat niet")


def test_an_undefined_part_is_named_with_the_thing_it_is_missing_in(tmp_path: Path) -> None:
    found = fault(tmp_path, "{{ x.year }}{{ x.eeuw }}", x=date(2026, 1, 1))
    assert found.message == "`eeuw` bestaat niet in date"


def test_the_innermost_template_is_named(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "b.j2").write_text("\n\n{{ niets }}", encoding="utf-8")
    found = fault(tmp_path, '<% include "parts/b.j2" %>')
    assert (found.path, found.line) == ("parts/b.j2", 3)


def test_a_template_that_cannot_be_read_names_its_line(tmp_path: Path) -> None:
    assert fault(tmp_path, "\n<% if %>").line == 2


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert fault(tmp_path, '<% include "weg.j2" %>').path == "weg.j2"


@pytest.mark.parametrize("value", [None, True, date(2026, 1, 1), 1.5, ("a",)])
def test_what_is_no_word_or_whole_number_is_not_printed(tmp_path: Path, value: object) -> None:
    assert "kan niet worden afgedrukt" in fault(tmp_path, "{{ x }}", x=value).message


@pytest.mark.parametrize(
    "text",
    [
        "{{ x.__class__.__mro__ }}",
        "{{ x | safe }}",
        "{{ x | attr('upper') }}",
        '<% include "../b.j2" %>',
        '<% include "/etc/hostname" %>',
        "{{ x.format.__globals__ }}",
        "<% for i in range(9999999) %><% endfor %>",
    ],
)
def test_a_template_stays_in_its_box(tmp_path: Path, text: str) -> None:
    fault(tmp_path, text, x="abc")
