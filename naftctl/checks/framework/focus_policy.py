"""N239: does the focus policy fit the investigations that there are?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import count
from naftctl.diagnostic import Label
from naftctl.model.version import Version


@rule("N239")
def focus_policy(version: Version) -> Iterator[Problem]:
    """Het raamwerk heeft onderzoeken die altijd aan bod komen, en precies zoveel wisselende als het zegt.

    Waarom: uit die aantallen volgt de focus van elke inspectie.
    Herstel: verbeter `place` van een onderzoek, of `alternates` of `choose` onder `focus`.
    """
    framework, focus = version.framework, version.framework.focus
    source, place = framework.where("investigations"), framework.where_key("investigations")
    found = len(framework.alternates)
    some = count(found, "wisselend onderzoek", "wisselende onderzoeken")
    related = (Label(place, f"hier staan {some}" if found > 1 else f"hier staat {some}"),) if found else ()
    if not framework.always:
        message = "geen enkel onderzoek staat op `place: altijd`"
        yield Problem(place, message, "zet minstens één onderzoek op `place: altijd`", source=source)
    elif focus.alternates != found:
        message = f"het raamwerk zegt dat er {focus.alternates} onderzoeken wisselen, gevonden {found}"
        hint = f"schrijf `alternates: {found}`, of verbeter `place` van een onderzoek"
        yield Problem(focus.where("alternates"), message, hint, related=related, source=source)
    if not min(found, 1) <= focus.choose <= found:
        message = f"een team kan er geen {focus.choose} kiezen van {some}"
        if not focus.choose:
            message = f"een team moet minstens één onderzoek kiezen van {some}"
        hint = f"schrijf een getal van 1 tot en met {found}" if found else "schrijf `choose: 0`"
        yield Problem(focus.where("choose"), message, hint, related=related, source=source)
