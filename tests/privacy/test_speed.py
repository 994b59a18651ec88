"""A long or hostile text takes no more than its length asks."""

from __future__ import annotations

import time
from itertools import count
from pathlib import Path

import pytest

from naftctl.privacy import find, marked

ROOT = Path(__file__).parents[2] / "inspections"
HOSTILE = (
    *(
        "a",
        "0 ",
        "1.1",
        "01 ",
        "00 ",
        "A. ",
        "@",
        "a@a.",
        "[",
        "](",
        "]",
        "\\",
        " ",
        "\t ",
        "\n",
        "> ",
        "*_",
        "- ",
    ),
    *(
        "|",
        "Jan ",
        "Jan van de ",
        "A-",
        "'",
        '"',
        "%41",
        "&#",
        "::: internal\n",
        "e\u0301",
        "\u00ad",
        "10/10/",
    ),
    *("0475 12 34 56 ", "geboren ", "Hij is 15 jaar uit Aalst op 3 mei. ", "[@G02; ", '[a]{.redact as="b"} '),
    *("BE71 ", "mama van ", "L.", "L.P", "Koning Albert ", "leeftijd van ", "nummerplaat A1", " punt "),
    *("woont in de ", "een jongere autisme "),
)


_NEW = count()


def seconds(text: str) -> float:
    """The fastest of three: what the text asks, and not what else the machine does."""
    return min(_once(f"{text}\n\n{next(_NEW)}") for _ in range(3))  # what was read before is not read again


def _once(text: str) -> float:
    start = time.process_time()
    find(text, ("Lotte Peeters", "Jan De Smet"), ("De Brug", "Aalst"))
    marked(text)
    return time.process_time() - start


def test_time_grows_with_the_length_of_reports() -> None:
    text = "\n\n".join(path.read_text("utf-8") for path in sorted(ROOT.rglob("*.md"))) * 4
    short, long = (seconds(text[:size]) for size in (100_000, 400_000))
    assert long < 6 * short + 0.2  # 0.7 s of processor time for the long one on a busy machine


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_no_faster_than_a_hostile_text(unit: str) -> None:
    short, long = ((unit * size)[:size] for size in (15_000, 60_000))
    assert seconds(long) < 8 * seconds(short) + 0.2
