"""Where a frozen value stands in an inspection now, or where it stood."""

from __future__ import annotations

from naftctl.model.dossier import Dossier
from naftctl.model.record import Page
from naftctl.seal.frozen import heading_of
from naftctl.source import Span


def place_of(dossier: Dossier, key: tuple[str, ...], was: str) -> Span:
    """The place of the value with this route; of one that is gone, the nearest thing around it."""
    kind, *names = key
    name = names[0] if names else ""
    if kind == "points":
        return _point(dossier, name, names[1], heading_of(was))
    if kind == "recommendations" and dossier.advice:
        return _in_page(dossier.advice, name, was)
    places: dict[str, tuple[str, Page | None, str]] = {
        "levels": (f"scorings/{name}.md", dossier.scoring.get(name), "level"),
        "advice": ("advice.md", dossier.advice, "value"),
        "recommendations": ("advice.md", None, ""),
        "regulation": ("regulation.yaml", dossier.result.get(name), "result"),
        "followup": ("followup.yaml", dossier.carried.get(name), "outcome"),
        "focus": ("focus.yaml", dossier.focus, "investigations"),
        "chosen": ("focus.yaml", dossier.focus, "chosen"),
    }
    file, page, field = places.get(kind, ("inspection.yaml", dossier.inspection, "framework"))
    return page.where(field) if page else dossier.file(file)


def _point(dossier: Dossier, name: str, label: str, heading: str) -> Span:
    found = {page.id: page for page in (*dossier.scorings, *dossier.findings)}.get(name)
    if found is not None:
        return _in_page(found, label, heading)
    result = dossier.result.get(name)
    if result is not None:
        return result.where("shortcoming")
    if name in {item.id for item in dossier.framework.regulation}:
        return dossier.file("regulation.yaml")
    folder = "scorings" if name in dossier.framework.scale else "findings"
    return dossier.file(f"{folder}/{name}.md")


def _in_page(page: Page, label: str, heading: str) -> Span:
    """The place of a point, of its heading, or of the page."""
    for part in reversed(page.body.sections):
        for point in reversed(part.points):
            if point.label == label:
                return point.span
    section = page.body.section(heading)
    return section.span if section else Span(page.path)
