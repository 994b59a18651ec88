"""The worked examples, in which nobody is named: few false hits, so that a person reads them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from naftctl.privacy import Kind, find

ROOT = Path(__file__).parents[2] / "inspections"
PAGE = 3000
HOUSES = ("Opgroeien", "Onderwijsinspectie", "Zorginspectie")


def texts() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every file that people write, with the words that are no hit in its inspection."""
    for folder in sorted(ROOT.iterdir()):
        about = (folder / "inspection.yaml").read_text("utf-8")
        own = re.findall(r"^\s+(?:- )?(?:name|address|municipality|enterprise_number): (.+)", about, re.M)
        names = [name.strip('"') for name in own]
        short = [re.sub(r"^vzw | \(fictief\)", "", name) for name in names]
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".md", ".yaml"} and path.parent.name not in {"seals", "sent"}:
                yield path.read_text("utf-8"), (*names, *short, *HOUSES)


def test_the_examples_give_at_most_two_hits_a_page_and_none_that_is_certain() -> None:
    found: Counter[Kind] = Counter()
    certain, length = [], 0
    for text, allowed in texts():
        length += len(text)
        for hit in find(text, allowed=allowed):
            found[hit.kind] += 1
            certain += [text[hit.start : hit.end]] if hit.certain else []
    pages = length / PAGE
    print(f"{pages:.0f} pages, {found.total() / pages:.2f} hits a page:", dict(found))  # noqa: T201
    assert pages > 50
    assert certain == []
    assert found.total() <= 2 * pages
