"""N326, and what an exception with a motive sets aside: the one place that asks for exceptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from naftctl.checks.balance import chosen_by_provider, untouched
from naftctl.checks.grounds import few_sources, no_point_of_kind, one_method
from naftctl.checks.individual import divergence, few_members
from naftctl.checks.reuse import reused
from naftctl.checks.rule import Problem, Rule, rule
from naftctl.checks.words import filled
from naftctl.language import tr
from naftctl.model.dossier import Dossier
from naftctl.model.scoring import RuleException

Found: TypeAlias = tuple[Rule[Dossier], Problem]

_MAY_BE_SET_ASIDE = (
    few_members,
    divergence,
    one_method,
    few_sources,
    no_point_of_kind,
    chosen_by_provider,
    reused,
    untouched,
)
EXCUSABLE = tuple(each.code for each in _MAY_BE_SET_ASIDE)
"""The rules from which a team may depart with a motive."""


@rule("N326")
def exception(dossier: Dossier) -> Iterator[Problem]:
    """An exception names a rule from which a team may depart, with a motive.

    Why: an exception to another rule would do nothing and still reassure.
    Fix: name the code of the warning and write in one sentence why it does not apply here.
    """
    for scoring in dossier.scorings:
        for index, excuse in enumerate(scoring.exceptions):
            if excuse.rule not in EXCUSABLE:
                message = tr("a scoring cannot depart from rule `{rule}`", rule=excuse.rule[:20])
                hint = tr(
                    "choose one of {excusable}, or remove the exception", excusable=", ".join(EXCUSABLE)
                )
                yield Problem(scoring.where("exceptions", index, "rule"), message, hint)
            elif not filled(excuse.motive):
                message = tr("the exception to `{rule}` has no motive", rule=excuse.rule)
                hint = tr("write in one sentence why the rule does not apply here")
                yield Problem(scoring.where("exceptions", index, "motive"), message, hint)


def motivated(dossier: Dossier) -> tuple[RuleException, ...]:
    """Every exception that sets a rule aside, with its motive."""
    written = (excuse for scoring in dossier.scorings for excuse in scoring.exceptions)
    return tuple(excuse for excuse in written if excuse.rule in EXCUSABLE and filled(excuse.motive))


def left_standing(dossier: Dossier, found: Iterable[Found]) -> tuple[Found, ...]:
    """The problems for which nobody wrote an exception, and of which no other rule says enough."""
    excused = {(page.path, excuse.rule) for page in dossier.scorings for excuse in page.exceptions}
    kept = tuple(
        (each, problem)
        for each, problem in found
        if each.code not in EXCUSABLE or (problem.span.path, each.code) not in excused
    )
    spoken = {(problem.span.path, each.code) for each, problem in kept}
    return tuple(item for item in kept if (item[1].span.path, item[1].behind) not in spoken)
