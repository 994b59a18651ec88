"""N366: does no point rest on itself by way of others?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from naftctl.checks.judgement import citations_of
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import quoted
from naftctl.diagnostic import Label
from naftctl.language import tr
from naftctl.model.dossier import Dossier
from naftctl.source import Span

_SHOWN = 3


@rule("N366")
def circular(dossier: Dossier) -> Iterator[Problem]:
    """Points do not refer to each other in a circle.

    Why: a point that rests on itself by way of other points rests on nothing.
    Fix: let one of the points rest on a source, and remove the reference to the other point there.
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
            tr("let one of the points rest on a source, and remove the reference there"),
            tr("`{one}` refers to `{other}`", one=one, other=other),
            tuple(Label(cited[a][b], tr("`{a}` refers to `{b}`", a=a, b=b)) for a, b in rest),
        )


def _message(circle: tuple[str, ...]) -> str:
    if len(circle) == 1:
        return tr("point `{point}` refers to itself", point=circle[0])
    rest = len(circle) - _SHOWN
    if rest > 0:
        names = ", ".join(f"`{name}`" for name in circle[:_SHOWN])
        return tr("{names} and {rest} more refer to each other in a circle", names=names, rest=rest)
    if len(circle) > 2:
        return tr("{points} refer to each other in a circle", points=quoted(circle))
    return tr("{points} refer to each other", points=quoted(circle))


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
