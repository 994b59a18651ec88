"""N261, N262, N265 and N418: what only shows when all inspections are seen side by side."""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import choices, count, day, nearest
from naftctl.diagnostic import Label, Severity
from naftctl.language import tr
from naftctl.model.sector import Past, Sector
from naftctl.source import Span

_SHORT = 40


@rule("N261")
def history_unknown_investigation(sector: Sector) -> Iterator[Problem]:
    """An earlier inspection names only investigations that its version of the framework knows.

    Why: the choice of a focus counts how often each investigation was covered, and a typing error does
    not count.
    Fix: correct the investigation under `focus` in history.yaml.
    """
    for entry in sector.history.inspections:
        framework = sector.frameworks.get(entry.framework)
        if framework is None:
            continue
        known = [item.id for item in framework.investigations]
        for index, name in enumerate(entry.focus):
            if name in known:
                continue
            near = nearest(name, known)
            yield Problem(
                entry.where("focus", index),
                tr(
                    "investigation `{name}` does not exist in {framework}",
                    name=name[:_SHORT],
                    framework=entry.framework,
                ),
                choices(known, tr("name an investigation of {framework}", framework=entry.framework)),
                tr("did you mean `{near}`?", near=near) if near else "",
            )


@rule("N262", severity=Severity.INFO)
def history_framework_gone(sector: Sector) -> Iterator[Problem]:
    """The framework version of an earlier inspection is here; if not, its investigations count by name.

    Why: without that version it cannot be checked whether the names of the investigations are right.
    Fix: nothing, or put the version back under frameworks/ if you want the names checked.
    """
    gone: dict[str, list[Span]] = {}
    for entry in sector.history.inspections:
        if entry.framework not in sector.frameworks:
            gone.setdefault(entry.framework, []).append(entry.where("framework"))
    for ref, spans in gone.items():
        some = count(len(spans), tr("earlier inspection"), tr("earlier inspections"))
        message = tr(
            "framework `{ref}` is not in this workspace; the investigations of {some} count by name",
            ref=ref[:_SHORT],
            some=some,
        )
        yield Problem(spans[0], message)


@rule("N265", severity=Severity.INFO)
def no_earlier_inspection(sector: Sector) -> Iterator[Problem]:
    """An earlier inspection of a provider is known, from a folder or from history.yaml.

    Why: without a history every investigation seems never to have been covered, and this then has no
    weight in the choice.
    Fix: put an earlier inspection in history.yaml; if this is the first, there is nothing to do.
    """
    first: dict[str, Past] = {}
    for _, past in sector.examined:
        first.setdefault(past.provider, past)
    for provider, past in first.items():
        if past.id:
            message = tr(
                "{id} is the first inspection of `{provider}` that is known here",
                id=past.id,
                provider=provider[:_SHORT],
            )
            yield Problem(
                past.span, message, tr("put an earlier inspection in history.yaml, if there was one")
            )


@rule("N418")
def number_twice(sector: Sector) -> Iterator[Problem]:
    """Every inspection has a number of its own.

    Why: letters and reports use the number to refer to one inspection.
    Fix: give one of the two inspections its own number, at `number` in inspection.yaml.
    """
    first: dict[str, Past] = {}
    for past in sector.past:
        number = " ".join((past.number or "").split()).casefold()
        if not number or past.numbered is None:
            continue
        other = first.setdefault(number, past)
        if other is not past and other.numbered is not None:
            message = tr(
                "number `{number}` is also that of {id}", number=(past.number or "")[:_SHORT], id=other.id
            )
            related = (
                Label(other.numbered, tr("the number of {id}{other}", id=other.id, other=_since(other))),
            )
            yield Problem(
                past.numbered, message, tr("give one of the two a number of its own"), related=related
            )


def _since(past: Past) -> str:
    return tr(", visited from {date}", date=day(past.date)) if past.date else ""
