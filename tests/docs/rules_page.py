"""The page `docs/regels.md`, made from the rules themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.cli.judge import entries
from naftctl.show.rules import Entry
from naftctl.show.words import SEVERITY

FAMILIES = {
    "N1": "Lezen en vorm",
    "N2": "Kader en focus",
    "N3": "Bronnen, inschalingen en advies",
    "N4": "Procedure en team",
    "N5": "Verslag",
    "N6": "Privacy en openbaarheid",
}
_HEAD = """# Regels

Deze bladzijde wordt gemaakt uit de regels zelf. Dezelfde uitleg krijgt u met `naftctl explain` en de code;
alle regels op een rij met `naftctl rules`.

**Vanaf** is de fase waarin een regel bindt: `planned` (de map is er), `announced` (aangekondigd), `visited`
(bezocht), `scored` (ingeschaald), `draft` (ontwerpverslag), `final` (definitief verslag), `published`
(openbaar). Voordien is een fout "nog te doen". Een fout houdt een verslag tegen, een waarschuwing niet."""


def rules_page() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _HEAD
    known = entries().values()
    for family, title in FAMILIES.items():
        members = [entry for entry in known if entry.code.startswith(family)]
        if members:
            yield f"\n## {title}\n"
            yield "| Code | Ernst | Vanaf | Wat de regel vraagt |\n|:--|:--|:--|:--|"
            yield from (_row(entry) for entry in members)
            for entry in members:
                yield from _section(entry)


def _row(entry: Entry) -> str:
    due = f"`{entry.due}`" if entry.due else "altijd"
    link = f"[{entry.code}](#{entry.code.lower()})"
    return f"| {link} | {SEVERITY[entry.severity]} | {due} | {_escaped(entry.sentence)} |"


def _section(entry: Entry) -> Iterator[str]:
    yield f"\n### {entry.code}\n"
    sentence, _, rest = entry.explanation.partition("\n\n")
    yield _escaped(" ".join(sentence.split()))
    for part in rest.replace("\nHerstel:", "\n\nHerstel:").split("\n\n"):
        word, colon, words = _escaped(" ".join(part.split())).partition(":")
        yield f"\n*{word}:*{words}" if colon else f"\n{word}"


def _escaped(text: str) -> str:
    """The text as Markdown that shows it as it is, except for what stands between backticks."""
    parts = text.split("`")
    plain = [re.sub(r"([\\<>\[\]|#*_])", r"\\\1", part) for part in parts[::2]]
    parts[::2] = plain
    return "`".join(parts)
