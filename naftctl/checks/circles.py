"""N366: does no point rest on itself by way of others?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from naftctl.checks.judgement import citations_of
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import quoted
from naftctl.diagnostic import Label
from naftctl.model.dossier import Dossier
from naftctl.source import Span

_SHOWN = 3


@rule("N366")
def circular(dossier: Dossier) -> Iterator[Problem]:
    """Punten verwijzen niet in een kring naar elkaar.

    Waarom: een punt dat via andere punten op zichzelf steunt, steunt nergens op.
    Herstel: laat een van de punten op een bron steunen, en haal daar de verwijzing naar het andere punt weg.
    """
    points = {**dossier.points, **dossier.levers}
    cited = {
        name: {c.target: c.span for c in reversed(citations_of(point)) if c.target in points}
        for name, point in points.items()
    }
    for circle in _circles(cited):
        steps = list(zip(circle, (*circle[1:], circle[0]), strict=True))
        (one, other), *rest = steps
        yield Problem(
            cited[one][other],
            _message(circle),
            "laat een van de punten op een bron steunen, en haal daar de verwijzing weg",
            f"`{one}` verwijst naar `{other}`",
            tuple(Label(cited[a][b], f"`{a}` verwijst naar `{b}`") for a, b in rest),
        )


def _message(circle: tuple[str, ...]) -> str:
    if len(circle) == 1:
        return f"punt `{circle[0]}` verwijst naar zichzelf"
    rest = len(circle) - _SHOWN
    if rest > 0:
        names = ", ".join(f"`{name}`" for name in circle[:_SHOWN])
        return f"{names} en nog {rest} verwijzen in een kring naar elkaar"
    return f"{quoted(circle)} verwijzen {'in een kring ' if len(circle) > 2 else ''}naar elkaar"


def _circles(cited: Mapping[str, Mapping[str, Span]]) -> Iterator[tuple[str, ...]]:
    """The circles, each point citing the next and the last the first, until no reference closes another."""
    left = {name: list(targets) for name, targets in cited.items()}
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            circle = list(reversed(error.args[1]))[:-1]
        else:
            return
        for one, other in zip(circle, (*circle[1:], circle[0]), strict=True):
            left[one].remove(other)
        first = circle.index(min(circle, key=lambda name: min(cited[name].values())))
        yield (*circle[first:], *circle[:first])
