"""N248, N249 and N251: do ids keep their meaning from one version to the next?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import TypeAlias

from msgspec import Struct

from naftctl.checks.framework.entries import EXPECTATIONS, SCALES, Kind, expectation_lists, refused
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import nearest
from naftctl.diagnostic import Label, Severity
from naftctl.digest import canonical
from naftctl.language import tr
from naftctl.model.framework import Expectation, Framework, Scale
from naftctl.model.version import Version

_Entry: TypeAlias = Expectation | Scale

_UNLIKE = 0.3
"""Below this share of words in common two texts are about different things; unrelated ones have about 0.2."""


class _Beside(Struct, frozen=True):
    """The expectations or the scales of a version beside those of the version before it."""

    kind: Kind
    before: Mapping[str, _Entry]
    now: Mapping[str, _Entry]


@rule("N248")
def replaces_unknown(version: Version) -> Iterator[Problem]:
    """What an expectation or a scale replaces was in an earlier version and is no longer in this one.

    Why: `replaces` tells what happened to a part; otherwise the trail is lost.
    Fix: under `replaces`, name only ids from an earlier version that are gone here.
    """
    for kind in (EXPECTATIONS, SCALES):
        now = _of(version.framework, kind)
        before = {name for earlier in version.earlier for name in _of(earlier, kind)}
        for name, entry in now.items():
            for index, target in enumerate(entry.replaces):
                if target == name:
                    message = tr("`{name}` replaces itself", name=name)
                elif target in now or target in version.unread:
                    message = tr(
                        "`{name}` replaces {noun} `{target}`, which is still in this version",
                        name=name,
                        noun=kind.noun,
                        target=target,
                    )
                elif version.earlier and target not in before:
                    message = tr(
                        "`{name}` replaces {noun} `{target}`, which is in no earlier version",
                        name=name,
                        noun=kind.noun,
                        target=target[:40],
                    )
                else:
                    continue
                near = nearest(target, before - {*now, *entry.replaces}) if target not in now else ""
                hint = (
                    tr("write `{near}`", near=near)
                    if near
                    else tr("remove {target} under `replaces`", target=target[:40])
                )
                label = tr("did you mean `{near}`?", near=near) if near else ""
                yield Problem(entry.where("replaces", index), message, hint, label)


@rule("N249")
def id_changed(version: Version) -> Iterator[Problem]:
    """An expectation or a scale with the words of an earlier one says that it replaces it.

    Why: otherwise something seems new that only got another id, and the series over the years is lost.
    Fix: name the earlier id under `replaces`, or use it again as the id.
    """
    for beside in _beside(version):
        gone = {name: e for name, e in beside.before.items() if name not in beside.now}
        gone = {name: e for name, e in gone.items() if name not in version.unread}
        words = {canonical(_words(e)): name for name, e in gone.items()}
        # An id of a still earlier version that comes back is no new name.
        known = {name for each in version.earlier for name in _of(each, beside.kind)}
        new = {name: e for name, e in beside.now.items() if name not in known} if words else {}
        lists = expectation_lists(version.framework) if beside.kind is EXPECTATIONS else ()
        for name, entry in new.items():
            old = words.get(canonical(_words(entry)), "")
            if old and old not in entry.replaces:
                ref = version.earlier[0].ref
                message = tr(
                    "`{name}` has the words of `{old}` from {ref} and does not say that it replaces it",
                    name=name,
                    old=old,
                    ref=ref,
                )
                related = (Label(gone[old].where("id"), f"{old} in {ref}"),)
                hint = tr("name {old} under `replaces`", old=old)
                yield Problem(entry.where("id"), message, hint, related=related, source=refused(*lists))


@rule("N251", severity=Severity.WARNING)
def id_reused(version: Version) -> Iterator[Problem]:
    """An id from an earlier version is never used for something else.

    Why: whoever lays an older report next to a new one would compare two different things.
    Fix: give what is new a new id, and name under `replaces` what it replaces.
    """
    for beside in _beside(version):
        for name, entry in beside.now.items():
            old = beside.before.get(name)
            if old is not None and _unlike(old, entry):
                ref = version.earlier[0].ref
                message = tr("`{name}` is about something other than `{name}` in {ref}", name=name, ref=ref)
                related = (Label(old.where("id"), f"{name} in {ref}"),)
                yield Problem(entry.where("id"), message, tr("give what is new a new id"), related=related)


def _beside(version: Version) -> Iterator[_Beside]:
    for kind in (EXPECTATIONS, SCALES) if version.earlier else ():
        yield _Beside(kind, _of(version.earlier[0], kind), _of(version.framework, kind))


def _of(framework: Framework, kind: Kind) -> Mapping[str, _Entry]:
    return framework.expectations if kind is EXPECTATIONS else {s.id: s for s in framework.scales}


def _words(entry: _Entry) -> tuple[str, ...]:
    """What an entry says: its title first, then the rest."""
    said = (entry.quality_image,) if isinstance(entry, Expectation) else entry.levels.values()
    return entry.title, *said


def _unlike(old: _Entry, new: _Entry) -> bool:
    """Whether title and text are other ones, with hardly a word in common."""
    (title, *text), (new_title, *new_text) = _words(old), _words(new)
    if title == new_title or text == new_text:
        return False
    before, now = (" ".join(words).casefold().split() for words in (_words(old), _words(new)))
    return SequenceMatcher(None, before, now, autojunk=False).ratio() < _UNLIKE
