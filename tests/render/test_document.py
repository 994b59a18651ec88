from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from naftctl.engines.child import EngineError
from naftctl.engines.pandoc import program
from naftctl.render import document
from naftctl.render.document import Job, RefusedTexts, assemble, locate
from naftctl.render.pieces import Passage
from naftctl.source import Span

CHARACTERS = range(32, 127)

# A stand-in that hangs on one word and hands everything else to the real program.
STAND_IN = """import subprocess, sys, time
data = sys.stdin.buffer.read()
if b"hangwoord" in data:
    time.sleep(60)
sys.exit(subprocess.run([{pandoc!r}, *sys.argv[1:]], input=data).returncode)
"""


def job(texts: dict[str, str], skeleton: str | None = None) -> Job:
    passages = {ref: Passage(text, Span(f"{ref}.md", 1, 1)) for ref, text in texts.items()}
    places = "\n\n".join(f'::: {{.text ref="{ref}"}}\n:::' for ref in texts)
    return Job(places if skeleton is None else skeleton, passages, ("cite",), CHARACTERS, ("md",), 0)


def words(inlines: list[dict[str, Any]]) -> str:
    inside = (each["c"][1] if each["t"] in {"Span", "Link"} else each.get("c", "") for each in inlines)
    return "".join(each if isinstance(each, str) else words(each) for each in inside)


def test_texts_stand_where_their_places_are() -> None:
    made = assemble(job({"a": "eerst", "b": "dan"}))["report.md"].decode()
    assert made.index("eerst") < made.index("dan")


def test_one_text_cannot_swallow_another() -> None:
    made = assemble(job({"a": "```\nopen", "b": "> open", "c": "gewoon[^1]\n\n[^1]: noot", "d": "slot"}))
    assert "\n\nslot" in made["report.md"].decode()


def test_redacted_words_stand_between_brackets_inside_other_marks_too() -> None:
    text = "[door [Lotte [\\[Jo\\]]{.redacted}]{.redacted}](https://x.example) [C01 [Bram]{.redacted}]{.cite}"
    made = json.loads(assemble(replace(job({"a": text}), marks=("cite", "redacted")))["ast.json"])
    link, _, cite = made["blocks"][0]["c"]
    assert words(link["c"][1]) == "door[Lotte[Jo]]"
    assert words(cite["c"][1]) == "C01[Bram]"


def test_a_place_without_its_text_is_a_problem() -> None:
    with pytest.raises(RefusedTexts, match="die er niet is"):
        assemble(job({}, '::: {.text ref="weg"}\n:::'))


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_text_that_stops_pandoc_is_named_and_the_others_are_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pandoc"
    path.write_text(f"#!{sys.executable}\n" + STAND_IN.format(pandoc=program()), encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("NAFTCTL_PANDOC", str(path))
    monkeypatch.setenv("NAFTCTL_TIME_LIMIT", "1")
    monkeypatch.setattr(document, "_ALONE_SECONDS", 1.0)
    texts = dict.fromkeys("abcd", "goed") | {"zwaar": "hangwoord", "fout": "<b>"}
    with pytest.raises(RefusedTexts) as caught:
        assemble(job(texts))
    reasons = {problem.ref: problem.reason for problem in caught.value.problems}
    assert set(reasons) == {"zwaar", "fout"}
    assert reasons["zwaar"] == "deze tekst vraagt te veel tijd of geheugen"


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_pandoc_that_stops_without_any_text_is_not_blamed_on_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pandoc"
    path.write_text(f"#!{sys.executable}\nraise SystemExit('stuk')", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("NAFTCTL_PANDOC", str(path))
    with pytest.raises(EngineError, match="stuk"):
        assemble(job({"a": "goed"}))


def test_a_piece_that_is_not_found_points_at_the_whole_text() -> None:
    passage = Passage("een\ntwee", Span("a.md", 4, 3, 5, 5))
    assert locate(passage, "drie") == passage.span
    assert locate(passage, "") == passage.span
    assert locate(passage, "twee") == Span("a.md", 5, 1)
