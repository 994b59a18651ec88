"""The texts of an inspection by place, each as a short digest: what may be corrected, and is then listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from naftctl.digest import digest
from naftctl.model.dossier import Dossier
from naftctl.model.once import once
from naftctl.model.record import Page
from naftctl.prose import Point, Section, Text
from naftctl.source import Span

_SHORT = 16


def texts_of(dossier: Dossier, page: str = "") -> dict[str, str]:
    """A short digest of every text, of one page or of all, by its place: `OS-B3/V1`, `advice/Motivering`."""
    found = _digests(dossier)
    return {place: each for place, each in found.items() if not page or place.partition("/")[0] == page}


@once
def _digests(dossier: Dossier) -> dict[str, str]:
    return {place: digest("seal text", text)[:_SHORT] for place, text, _ in _texts(dossier)}


def shown_texts(dossier: Dossier) -> dict[str, str]:
    """The text of every place in a report, as people wrote it, without what stays inside.

    The places are those of `texts_of`, as far as they hold text of people: `OS-B3/V1`, `advice/Motivering`,
    `REG-03/note`. Redaction marks are still there.
    """
    found = {}
    for name, page in _printed(dossier):
        for section in page.body.sections:
            if section.texts:
                found[f"{name}/{section.key}" if section.key else name] = _joined(section.texts)
            for number, point in enumerate(section.points, 1):
                answers = (f"{each.id}. {each.text.outside}" for each in point.answers)
                found[f"{name}/{point.label or f'{section.key} {number}'}"] = "\n\n".join(
                    [point.text.outside, *answers] if point.text.outside else []
                )
    for result in dossier.regulation:
        found |= {f"{result.id}/note": result.note or "", f"{result.id}/T1": result.shortcoming or ""}
    for item in dossier.followup:
        found |= {f"followup/{item.id}": item.text, f"followup/{item.id}/note": item.note or ""}
    return {place: text for place, text in found.items() if text}


def _joined(texts: Iterable[Text]) -> str:
    return "\n\n".join(filter(None, (text.outside for text in texts)))


@once
def text_places(dossier: Dossier) -> dict[str, Span]:
    """Where each of these texts stands."""
    return {place: span for place, _, span in _texts(dossier)}


@once
def _texts(dossier: Dossier) -> tuple[tuple[str, object, Span], ...]:
    return tuple(_all(dossier))


def _all(dossier: Dossier) -> Iterator[tuple[str, object, Span]]:
    provider = dossier.inspection.provider
    yield "inspection/provider", provider, provider.where()
    yield "inspection/number", dossier.inspection.number, dossier.inspection.where("number")
    for name, page in _printed(dossier):
        yield from _of_page(name, page)
    for result in dossier.regulation:
        told = {"note": result.note, "T1": result.shortcoming}
        yield from ((f"{result.id}/{key}", t, result.where(_KEYS[key])) for key, t in told.items() if t)
    for item in dossier.followup:
        yield f"followup/{item.id}", item.text, item.where("text")
        if item.note:
            yield f"followup/{item.id}/note", item.note, item.where("note")


def _printed(dossier: Dossier) -> Iterator[tuple[str, Page]]:
    """The pages that a report prints, by name."""
    single = {
        "advice": dossier.advice,
        "reflection": dossier.reflection,
        "desk-analysis": dossier.desk,
        "summary": dossier.summary,
    }
    yield from ((page.id, page) for page in (*dossier.scorings, *dossier.findings))
    yield from ((name, page) for name, page in single.items() if page is not None)


_KEYS = {"note": "note", "T1": "shortcoming"}


def _of_page(name: str, page: Page) -> Iterator[tuple[str, object, Span]]:
    told = {key: getattr(page, key, None) for key in ("question", "motive", "divergence")}
    yield from ((f"{name}/{key}", text, page.where(key)) for key, text in told.items() if text)
    for section in page.body.sections:
        if section.texts:
            place = f"{name}/{section.key}" if section.key else name
            yield place, [text.markdown for text in section.texts], _start(section)
        for number, point in enumerate(section.points, 1):
            label = point.label or f"{section.key} {number}"
            yield f"{name}/{label}", _words(point), point.span


def _start(section: Section) -> Span:
    return section.span if section.key else section.texts[0].span


def _words(point: Point) -> list[object]:
    """All that a point says: its text, its answers, and whether it may go to the sector."""
    return [point.text.markdown, [(a.id, a.text.markdown) for a in point.answers], point.share]
