"""Accounts made in memory, and inspections of the worked examples with something else in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from naftctl.load.workspace import WorkspaceReader
from naftctl.model.account import Account, Published
from naftctl.model.dossier import Dossier
from naftctl.model.framework import Framework
from naftctl.model.overview import Overview
from naftctl.model.period import Period, as_period
from naftctl.overview import overview_of
from tests.conftest import EXAMPLE, ROOT, TODAY
from tests.sealing import as_sealed, dossier_of

REF, NEXT = "r-naft/2026.1", "r-naft/2026.2"
LEVELS = ("beneden", "benadert", "volgens", "overstijgt")
SCALE = "OS-S1"
_READER = WorkspaceReader(ROOT)


def framework(ref: str = REF) -> Framework:
    found = _READER.framework(ref)
    assert found is not None
    return found


FRAMEWORKS: Mapping[str, Framework] = {ref: framework(ref) for ref in (REF, NEXT)}


def year(text: str) -> Period:
    found = as_period(text)
    assert found is not None
    return found


def account(identity: str, final: str | None = "2026-05-01", **more: Any) -> Account:
    """A regular inspection of a provider of its own, on the third level of one scale."""
    usual: dict[str, Any] = {
        "id": identity,
        "provider": f"aanbieder-{identity}",
        "name": f"Aanbieder {identity}",
        "occasion": "regulier",
        "public": True,
        "framework": REF,
        "visit": date.fromisoformat(final) if final else date(2026, 4, 1),
        "final": date.fromisoformat(final) if final else None,
        "focus": ("SO",),
        "levels": {SCALE: "volgens"},
    }
    return Account(**{**usual, **more})


def on_levels(
    row: Iterable[int], *, scale: str = SCALE, final: str = "2026-05-01", **more: Any
) -> tuple[Account, ...]:
    """As many accounts on each level as the row says, the lowest level first."""
    given = [level for level, many in zip(LEVELS, row, strict=True) for _ in range(many)]
    return tuple(
        account(f"{final[:7]}-{scale}-{number}", final, levels={scale: level}, **more)
        for number, level in enumerate(given)
    )


def record(text: str, *accounts: Account | str, threshold: int = 5) -> dict[str, Published]:
    """A published year that counts these inspections in its figures."""
    names = tuple(each if isinstance(each, str) else each.id for each in accounts)
    day = date(2027, 1, 15)
    made = Published(year=text, fixed=day, published=day, threshold=threshold, figures=names, digest="x")
    return {text: made}


def overview(
    accounts: Iterable[Account],
    text: str = "2026",
    published: Mapping[str, Published] | None = None,
    *,
    frameworks: Mapping[str, Framework] = FRAMEWORKS,
    threshold: int = 5,
    internal: bool = False,
) -> Overview:
    today = date(2030, 1, 1)
    return overview_of(accounts, year(text), frameworks, published or {}, threshold, today, internal=internal)


def files(name: str = EXAMPLE) -> dict[str, str]:
    """The text files of a worked example."""
    folder = Path(ROOT) / "inspections" / name
    found = (path for path in sorted(folder.rglob("*")) if path.suffix in {".md", ".yaml"})
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in found}


def example(name: str = EXAMPLE, today: date = TODAY) -> Dossier:
    found = _READER.dossier(name, today).dossier
    assert found is not None
    return found


def resealed(**edits: str) -> Dossier:
    """The worked example with other texts, sealed anew; `scorings__OS_B3` is the file scorings/OS-B3.md."""
    found = files()
    for name, text in edits.items():
        found[name.replace("__", "/").replace("_", "-") + ".md"] = text
    return dossier_of(as_sealed(found, "draft", "final"))
