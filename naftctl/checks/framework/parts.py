"""N234: does every reference inside a framework name something that it has?"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct

from naftctl.checks.framework.entries import (
    EXPECTATIONS,
    KIND,
    expectation_lists,
    ids,
    refused,
    twice,
)
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import choices, nearest
from naftctl.diagnostic import Label
from naftctl.language import tr
from naftctl.model.framework import Framework
from naftctl.model.record import Record
from naftctl.model.version import Version
from naftctl.source import Route, Span

FOUR = 4
"""The number of levels that a framework has."""
_LONGEST = 40


class Mention(Struct, frozen=True):
    """A reference from `record` to an entry of the kind `key`; `route` leads to its value or its key."""

    key: str
    name: str
    record: Record
    route: Route

    @property
    def span(self) -> Span:
        """Where it stands."""
        place = self.record.where_key if self.key == "levels" else self.record.where
        return place(*self.route)


@rule("N234")
def unknown_part(version: Version) -> Iterator[Problem]:
    """Everything that a framework refers to is in that framework.

    Why: a scale without an investigation or a level without a report category drops out of every
    report.
    Fix: write the id as it is in the framework, or add what is missing.
    """
    framework = version.framework
    found: dict[tuple[str, str], list[Mention]] = {}
    for mention in unresolved(framework):
        found.setdefault((mention.key, mention.name), []).append(mention)
    for key in dict.fromkeys(key for key, _ in found):
        for name in unexplained([name for each, name in found if each == key], _wrong(framework, key)):
            yield _unknown(framework, found[key, name])


def unresolved(framework: Framework, *keys: str) -> Iterator[Mention]:
    """The references, to entries of these kinds or of all, that name nothing."""
    known: dict[str, frozenset[str]] = {}
    for mention in _mentions(framework):
        if not keys or mention.key in keys:
            if mention.key not in known:
                known[mention.key] = frozenset(ids(framework, mention.key))
            if mention.name not in known[mention.key]:
                yield mention


def unexplained(missing: Collection[str], strange: Collection[str]) -> tuple[str, ...]:
    """Those of `missing` that no `strange` name was probably meant to be; of those something is said.

    One misspelt id is thus one problem: not also that the right one is nowhere to be found.
    """
    if len(set(strange)) >= len(missing):
        return ()
    meant = {nearest(name, missing) for name in strange}
    return tuple(name for name in missing if name not in meant)


def _unknown(framework: Framework, mentions: list[Mention]) -> Problem:
    first, *more = mentions
    known, kind = ids(framework, first.key), KIND[first.key]
    near = nearest(first.name, known)
    hint = (
        tr("write `{near}`", near=near)
        if near
        else tr("write an id from the framework, such as {example}", example=kind.example)
    )
    lists = expectation_lists(framework) if kind is EXPECTATIONS else ((framework, kind.key),)
    return Problem(
        first.span,
        tr("{noun} `{name}` is not in this framework", noun=kind.noun, name=first.name[:_LONGEST]),
        choices(known, hint),
        tr("did you mean `{near}`?", near=near) if near else "",
        tuple(Label(mention.span, tr("here too")) for mention in more),
        source=refused(*lists),
    )


def _wrong(framework: Framework, key: str) -> tuple[str, ...]:
    """The ids of one kind that are themselves wrong; a reference may name them as they should have been."""
    # With a level gone every scale still describes it, and that there are not four is said already.
    gone = [f"?{number}" for number in range(FOUR - len(framework.level))] if key == "levels" else []
    malformed = [name for name in ids(framework, key) if not KIND[key].fits(name)]
    return (*gone, *malformed, *twice(framework, key))


def _mentions(framework: Framework) -> Iterator[Mention]:
    for level in framework.levels:
        yield Mention("report_categories", level.report_category, level, ("report_category",))
    for investigation in framework.investigations:
        name = investigation.research_question
        yield Mention("research_questions", name, investigation, ("research_question",))
    for scale in framework.scales:
        yield Mention("investigations", scale.investigation, scale, ("investigation",))
        for index, name in enumerate(scale.based_on):
            yield Mention("expectations", name, scale, ("based_on", index))
        for name in scale.levels:
            yield Mention("levels", name, scale, ("levels", name))
