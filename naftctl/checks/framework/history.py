"""N248, N249 and N251: do ids keep their meaning from one version to the next?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias

from naftctl.checks.framework.entries import EXPECTATIONS, SCALES, Kind, expectation_lists, refused
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import nearest
from naftctl.diagnostic import Label, Severity
from naftctl.digest import canonical
from naftctl.model.framework import Expectation, Framework, Scale
from naftctl.model.version import Version

_Entry: TypeAlias = Expectation | Scale

_UNLIKE = 0.3
"""Below this share of words in common two texts are about different things; unrelated ones have about 0.2."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """The expectations or the scales of a version beside those of the version before it."""

    kind: Kind
    before: Mapping[str, _Entry]
    now: Mapping[str, _Entry]


@rule("N248")
def replaces_unknown(version: Version) -> Iterator[Problem]:
    """Wat een verwachting of een schaal vervangt, stond in een eerdere versie en staat niet meer in deze.

    Waarom: uit `replaces` volgt wat er met een onderdeel gebeurde; anders gaat het spoor verloren.
    Herstel: noem onder `replaces` alleen ids uit een eerdere versie die hier weg zijn.
    """
    for kind in (EXPECTATIONS, SCALES):
        now = _of(version.framework, kind)
        before = {name for earlier in version.earlier for name in _of(earlier, kind)}
        for name, entry in now.items():
            for index, target in enumerate(entry.replaces):
                if target == name:
                    message = f"`{name}` vervangt zichzelf"
                elif target in now or target in version.unread:
                    message = f"`{name}` vervangt {kind.noun} `{target}`, die nog in deze versie staat"
                elif version.earlier and target not in before:
                    message = (
                        f"`{name}` vervangt {kind.noun} `{target[:40]}`, die in geen eerdere versie staat"
                    )
                else:
                    continue
                near = nearest(target, before - {*now, *entry.replaces}) if target not in now else ""
                hint = f"schrijf `{near}`" if near else f"haal {target[:40]} weg onder `replaces`"
                label = f"bedoelde u `{near}`?" if near else ""
                yield Problem(entry.where("replaces", index), message, hint, label)


@rule("N249")
def id_changed(version: Version) -> Iterator[Problem]:
    """Een verwachting of een schaal met de woorden van een vroegere zegt dat ze die vervangt.

    Waarom: anders lijkt iets nieuw dat gewoon een ander id kreeg, en gaat de reeks over de jaren verloren.
    Herstel: noem het vroegere id onder `replaces`, of gebruik het opnieuw als id.
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
                message = f"`{name}` heeft de woorden van `{old}` uit {ref} en zegt niet dat het die vervangt"
                related = (Label(gone[old].where("id"), f"{old} in {ref}"),)
                hint = f"noem {old} onder `replaces`"
                yield Problem(entry.where("id"), message, hint, related=related, source=refused(*lists))


@rule("N251", severity=Severity.WARNING)
def id_reused(version: Version) -> Iterator[Problem]:
    """Een id uit een vroegere versie wordt nooit voor iets anders gebruikt.

    Waarom: wie een ouder verslag naast een nieuw legt, zou twee verschillende dingen vergelijken.
    Herstel: geef wat nieuw is een nieuw id, en noem onder `replaces` wat het vervangt.
    """
    for beside in _beside(version):
        for name, entry in beside.now.items():
            old = beside.before.get(name)
            if old is not None and _unlike(old, entry):
                ref = version.earlier[0].ref
                message = f"`{name}` gaat over iets anders dan `{name}` in {ref}"
                related = (Label(old.where("id"), f"{name} in {ref}"),)
                yield Problem(entry.where("id"), message, "geef wat nieuw is een nieuw id", related=related)


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
