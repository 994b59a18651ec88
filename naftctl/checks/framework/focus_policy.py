"""N239: does the focus policy fit the investigations that there are?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import count
from naftctl.diagnostic import Label
from naftctl.language import tr
from naftctl.model.version import Version


@rule("N239")
def focus_policy(version: Version) -> Iterator[Problem]:
    """The framework has investigations that always come up, and as many alternate ones as it says.

    Why: the focus of every inspection follows from those numbers.
    Fix: correct `place` of an investigation, or `alternates` or `choose` under `focus`.
    """
    framework, focus = version.framework, version.framework.focus
    source, place = framework.where("investigations"), framework.where_key("investigations")
    found = len(framework.alternates)
    some = count(found, tr("alternate investigation"), tr("alternate investigations"))
    related = (
        (Label(place, tr("here are {some}", some=some) if found > 1 else tr("here is {some}", some=some)),)
        if found
        else ()
    )
    if not framework.always:
        message = tr("no investigation has `place: altijd`")
        yield Problem(place, message, tr("set at least one investigation to `place: altijd`"), source=source)
    elif focus.alternates != found:
        message = tr(
            "the framework says that {alternates} investigations alternate, found {found}",
            alternates=focus.alternates,
            found=found,
        )
        hint = tr("write `alternates: {found}`, or correct `place` of an investigation", found=found)
        yield Problem(focus.where("alternates"), message, hint, related=related, source=source)
    if not min(found, 1) <= focus.choose <= found:
        message = tr("a team cannot choose {choose} out of {some}", choose=focus.choose, some=some)
        if not focus.choose:
            message = tr("a team must choose at least one investigation out of {some}", some=some)
        hint = tr("write a number from 1 to {found}", found=found) if found else tr("write `choose: 0`")
        yield Problem(focus.where("choose"), message, hint, related=related, source=source)
