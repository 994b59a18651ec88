"""What can be established of a seal: whether it holds together, and what in the folder is equal to it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from naftctl.model.dossier import Dossier
from naftctl.model.owned import Seal, SealKind
from naftctl.seal.belonging import strangers, whole
from naftctl.seal.changes import Change, Correction, changes, corrections, excused, lost_evidence
from naftctl.seal.making import link


class Verdict(Struct, frozen=True):
    """What holds of one seal of an inspection, value by value.

    `intact`: its code belongs to its values. `placed`: it lies in the file of its kind. `ours`: it is of this
    inspection; `folder`: under the name that the folder has. `chained`: it is linked to the draft seal that
    is here, None for a draft. `different` are frozen values that are other now, `answered` those of them
    that an accepted answer names; `corrected` are texts, `evidence` has what became of each piece that is
    other: `changed`, `gone`, `erased` or `new`. `named` are the places that an accepted answer names.
    `unread` has the files that cannot be read, by the kind of value that they hold.
    """

    seal: Seal
    intact: bool
    placed: bool
    ours: bool
    folder: bool
    chained: bool | None
    different: tuple[Change, ...] = ()
    answered: tuple[Change, ...] = ()
    corrected: tuple[Correction, ...] = ()
    named: frozenset[str] = frozenset()
    evidence: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def usable(self) -> bool:
        """Whether the seal can say what was judged here; only then is it compared."""
        return self.intact and self.placed and self.ours

    @property
    def equal(self) -> bool:
        """Whether all that the seal froze was read and is equal to it, under the name that was sealed."""
        same = self.usable and self.folder and self.chained is not False
        return same and not (self.different or self.unread)


def verdicts(dossier: Dossier) -> tuple[Verdict, ...]:
    """A verdict on each readable seal of an inspection, the draft first."""
    return tuple(_verdict(dossier, kind, dossier.seals[kind]) for kind in SealKind if kind in dossier.seals)


def _verdict(dossier: Dossier, kind: SealKind, seal: Seal) -> Verdict:
    itself = Verdict(
        seal=seal,
        intact=kind in whole(dossier),
        placed=seal.kind is kind,
        ours=kind not in strangers(dossier),
        folder=seal.inspection == dossier.id,
        chained=_chained(dossier, kind, seal),
    )
    return _beside(dossier, itself) if itself.usable else itself


def _beside(dossier: Dossier, itself: Verdict) -> Verdict:
    """The same verdict, with what the folder says now; only the draft waits for answers to remarks."""
    seal, named = itself.seal, excused(dossier) if itself.seal.kind is SealKind.DRAFT else frozenset[str]()
    found, pieces = changes(seal, dossier), {*seal.evidence, *dossier.piece}
    added = {name: "new" for name in dossier.piece if name not in seal.evidence}
    return replace(
        itself,
        different=tuple(change for change in found if not change.point or change.point not in named),
        answered=tuple(change for change in found if change.point and change.point in named),
        corrected=tuple(each for each in corrections(seal, dossier) if each.place not in pieces),
        named=named,
        evidence={**lost_evidence(seal, dossier), **added},
        unread={
            kind: tuple(sorted(gone))
            for kind, names in _files(seal).items()
            if (gone := names & dossier.unread)
        },
    )


def _chained(dossier: Dossier, kind: SealKind, seal: Seal) -> bool | None:
    if kind is SealKind.DRAFT:
        return None
    before = dossier.seals.get(SealKind.DRAFT)
    return before is not None and seal.previous == link(before)


def _files(seal: Seal) -> dict[str, frozenset[str]]:
    """The names (see `Dossier.unread`) under which the files go that have each kind of frozen value."""
    held = seal.frozen
    items = {"regulation.yaml"} if held.regulation else set[str]()
    return {
        "focus": frozenset({"focus.yaml"} if held.focus or held.chosen else ()),
        "levels": frozenset(held.levels),
        "points": frozenset({*held.points, *(items if held.points.keys() & held.regulation.keys() else ())}),
        "regulation": frozenset(items),
        "followup": frozenset({"followup.yaml", *held.followup} if held.followup else ()),
        "advice": frozenset({"advice.md"} if held.advice else ()),
        "recommendations": frozenset({"advice.md"} if held.recommendations else ()),
    }
