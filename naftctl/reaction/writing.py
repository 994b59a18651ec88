"""The files that a reaction becomes: what came in, and an answer to be written for every remark."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from textwrap import wrap
from typing import Any

from naftctl.characters import ODD
from naftctl.model.reaction import Delivery, Party, Remark
from naftctl.written import yaml_lines

_WIDTH, _LINES = 100, 8
_OWN = frozenset("⟨⟩")
"""Signs that stand for a place to fill in: nobody else's words may be taken for one."""

# Signs that mean the same on paper as one that every font has.
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\t\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u205f\u3000", " "),
        **dict.fromkeys("\u2010\u2011\u2012", "-"),
        **dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"),
        **dict.fromkeys("\u200c\u200d\ufe0e\ufe0f\ufffc", None),
        "\u202f": "\xa0",
        "\u2015": "—",
        "\u2032": "'",
        "\u2033": '"',
        "→": "->",
        "←": "<-",
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "Ĳ": "IJ",
        "ĳ": "ij",
    }
)
_UNSEEN = {"Cc", "Cf"}
_HEAD = """\
# Een reactie zoals ze binnenkwam, genoteerd door naftctl reaction. Verander niets aan de woorden.
# Staat een opmerking nog bij geen punt, dan mag u bij `about` zelf het punt invullen, zoals OS-B3/V1.
# Wat het team antwoordt, schrijft u in reaction/answers/: één bestand per opmerking.
"""
_ASKED = """\
# Vul de drie regels hieronder in. Onder de laatste --- schrijft u wat u antwoordt, met de reden.
# kind: figure (een cijfer), fact (een feit waarop een oordeel steunt), omission (er ontbreekt iets)
#   of opinion (een mening).
# answer: accepted (aanvaard) of refused (niet aanvaard).
# changed: de plaatsen die u daardoor verbeterde, zoals [OS-B3/V1] of [advice/Motivering].
kind: null
answer: null
changed: []
"""


def readable(text: str, printable: Collection[int]) -> tuple[str, tuple[str, ...]]:
    """A text of outsiders as it can be kept and printed, and every character that is only described in it.

    `printable` are the code points that a report can print; any other becomes `[teken U+1F44D]`.
    """
    text = ODD.sub(_unless_unseen, text.replace("\r\n", "\n").replace("\r", "\n").translate(_ALIKE))
    described: list[str] = []
    pieces = []
    for kept, run in _runs(unicodedata.normalize("NFC", text), printable):
        pieces.append(kept)
        if run:
            described += run
            codes = " ".join(f"U+{ord(each):04X}" for each in run)
            pieces.append(f"[{'teken' if len(run) == 1 else 'tekens'} {codes}]")
    return _tidy("".join(pieces)), tuple(dict.fromkeys(described))


def _unless_unseen(found: re.Match[str]) -> str:
    return "" if unicodedata.category(found[0]) in _UNSEEN else found[0]


def _runs(text: str, printable: Collection[int]) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the run of characters behind it that cannot be printed."""
    start = at = 0
    while at < len(text):
        end = at
        while end < len(text) and _refused(text[end], printable):
            end += 1
        if end > at:
            yield text[start:at], text[at:end]
            start = end
        at = end + 1
    yield text[start:], ""


def _refused(character: str, printable: Collection[int]) -> bool:
    if " " <= character <= "~" or character == "\n":
        return False
    odd = character in _OWN or bool(ODD.match(character))
    return odd or (ord(character) not in printable and not character.isspace())


def _tidy(text: str) -> str:
    """The text without blanks at the end of a line, and with one blank line between paragraphs."""
    lines = (line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def delivery_text(delivery: Delivery) -> str:
    """The text of the file of a delivery."""
    values = {
        "from": delivery.from_,
        **({"party": delivery.party.value} if delivery.party is not Party.PROVIDER else {}),
        "date": delivery.date.isoformat(),
        "sha256": delivery.sha256,
        "draft": delivery.draft,
        "remarks": [_remark_values(remark) for remark in delivery.remarks],
    }
    empty = "" if delivery.remarks else "remarks: []\n"
    return _HEAD + "\n".join(yaml_lines(values)) + "\n" + empty


def _remark_values(remark: Remark) -> dict[str, Any]:
    more = {name: getattr(remark, name) for name in ("quote", "text", "proposal", "proof")}
    told = {"id": remark.id, "about": remark.about, "origin": remark.origin.value}
    return told | {name: value for name, value in more.items() if value is not None}


def answer_stub(remark: Remark, note: str = "") -> str:
    """The text of the file in which the team answers a remark: guidance, the remark, and nothing decided.

    `note` says what somebody should look at first.
    """
    place = f"bij {remark.about}" if remark.about else "zonder punt"
    lines = [f"# Antwoord op opmerking {remark.id}, {place}."]
    parts = (
        ("Over", remark.quote),
        ("De opmerking", remark.text),
        ("Voorstel", remark.proposal),
        ("Na te kijken in", remark.proof),
        ("Let op", note),
    )
    for name, words in parts:
        lines += _quoted(name, words) if words else ()
    return "---\n" + "\n".join(lines) + "\n" + _ASKED + "---\n"


def _quoted(name: str, words: str) -> Iterator[str]:
    """Some words as lines of a comment, shortened."""
    yield f"# {name}:"
    most = _WIDTH * (_LINES + 1)
    wrapped = [line for part in words[:most].split("\n") for line in wrap(part, _WIDTH)]
    yield from (f"#   {line}" for line in wrapped[:_LINES])
    if len(wrapped) > _LINES or len(words) > most:
        yield "#   …"


def received_file(number: str) -> str:
    """The file of a delivery, from its inspection on: `reaction/received/02.yaml`."""
    return f"reaction/received/{number}.yaml"


def next_number(present: Collection[str]) -> str:
    """The number of the next delivery: none came in under it, and no answer to it is there."""
    found = (re.fullmatch(r"(?:received|answers)/(\d+)(?:\.\d+)?", name) for name in present)
    return f"{max((int(each[1]) for each in found if each), default=0) + 1:02}"
