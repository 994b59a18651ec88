"""The tables of `docs/bestandsformaten.md`, made from the schemas; the words around them are people's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from naftctl.schema import BY_NAME, schema_of
from tests.conftest import ROOT

HEADINGS = {
    "inspection": "inspection.yaml",
    "focus": "focus.yaml",
    "desk-analysis": "desk-analysis.md",
    "evidence": "evidence/G02-gesprek-jongeren.md",
    "scoring": "scorings/OS-B3.md",
    "individual-scoring": "scorings/individual/ond1.yaml",
    "commitment": "scorings/individual/ond1.commit.yaml",
    "finding": "findings/wachttijd.md",
    "regulation": "regulation.yaml",
    "followup": "followup.yaml",
    "reflection": "reflection.md",
    "advice": "advice.md",
    "settings": "naftctl.yaml",
    "local-settings": "naftctl.local.yaml",
    "history": "history.yaml",
    "framework": "framework.yaml",
    "scale": "scales/OS-B3.yaml",
    "seal": "seals/draft.yaml",
    "delivery": "reaction/received/01.yaml",
    "answer": "reaction/answers/01.3.md",
    "request": "requests/01.yaml",
    "sent": "sent/sent.yaml",
    "sent-texts": "sent/2026-06-30-draft.yaml",
    "privacy": "privacy.yaml",
    "digest": "digest.yaml",
    "published": "overviews/2025-2026/published.yaml",
}
"""The section about each kind of file."""
_SAMPLES = {"scores": "OS-B3", "signatures": "ond1"}
_HEAD = "| Sleutel | Wat erin staat |\n|:--|:--|\n"
_TABLE = re.compile(re.escape(_HEAD) + r"(?:\|.*\n)*")
_OTHER_PAGE = re.compile(r"(?<![\w`/-])([a-z-]+\.md)\b")


def formats_page(page: str) -> str:
    """The page with the tables of today."""
    for name, heading in HEADINGS.items():
        before, found, rest = page.partition(f"\n## `{heading}`\n")
        assert found, f"no section about {heading}"
        section, mark, after = rest.partition("\n## ")
        old = _TABLE.search(section)
        assert old, f"no table in the section about {heading}"
        table = _HEAD + "".join(_rows(_record(schema_of(BY_NAME[name]))))
        page = before + found + section.replace(old[0], table, 1) + mark + after
    return page


def _record(schema: dict[str, Any]) -> dict[str, Any]:
    """The part of a schema with the keys: that of each item where a file has one under each key."""
    inside: dict[str, Any] = schema if "properties" in schema else schema["additionalProperties"]
    return inside


def _rows(schema: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for key, shape in schema["properties"].items():
        star = "\\*" if key in schema.get("required", ()) else ""
        yield f"| `{prefix}{key}`{star} | {_linked(shape['description'])} |\n"
        inside, name = shape.get("items", shape), key
        if isinstance(inside.get("additionalProperties"), dict):
            inside, name = inside["additionalProperties"], f"{key}.{_SAMPLES.get(key)}"
        if "properties" in inside:
            yield from _rows(inside, f"{prefix}{name}.")


def _linked(text: str) -> str:
    """The text with a link to each other page that it names."""

    def link(found: re.Match[str]) -> str:
        return f"[{found[1]}]({found[1]})" if (ROOT / "docs" / found[1]).is_file() else found[1]

    return _OTHER_PAGE.sub(link, text)
