"""What is other than when an inspection was sealed: judgements that may not be, texts that may."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from naftctl.model.dossier import Dossier
from naftctl.model.owned import Frozen, Seal
from naftctl.model.reaction import Verdict
from naftctl.seal.frozen import SHORTCOMING, frozen_of
from naftctl.seal.making import evidence_digest, individual_of
from naftctl.seal.places import place_of
from naftctl.seal.texts import text_places, texts_of
from naftctl.source import Span

Key = tuple[str, ...]


class Change(Struct, frozen=True):
    """A frozen value that is other than in the seal.

    `key` is its route in the frozen values: `("levels", "OS-B3")`, `("points", "OS-B3", "S1")`,
    `("recommendations", "R1")`, `("focus", "NS")`, `("advice",)`. `was` and `now` are "" where it was or is
    not there; `here` is the place in the inspection, `there` the one in the seal.
    """

    key: Key
    was: str
    now: str
    here: Span
    there: Span

    @property
    def point(self) -> str:
        """The id of the point or recommendation that it is about, or nothing: `OS-B3/S1`, `advice/R1`."""
        kind, *names = self.key
        return {"points": "/".join(names), "recommendations": f"advice/{names[-1]}" if names else ""}.get(
            kind, ""
        )


class Correction(Struct, frozen=True):
    """A text that is other than in the seal, which is allowed; `was` and `now` say whether it is there."""

    place: str
    was: bool
    now: bool
    here: Span


def changes(seal: Seal, dossier: Dossier) -> tuple[Change, ...]:
    """Every frozen value that is other now, in the order of the seal; what cannot be read is left out."""
    was, now = _flat(seal.frozen), _flat(frozen_of(dossier))
    found = []
    for key in (*was, *(key for key in now if key not in was)):
        before, after = was.get(key, ""), now.get(key, "")
        if before != after and not _unread(dossier, key):
            found.append(Change(key, before, after, place_of(dossier, key, before), _in_seal(seal, key)))
    if any(change.key == ("framework",) for change in found):  # another version has another digest anyhow
        found = [change for change in found if change.key != ("framework_digest",)]
    return tuple(found)


def corrections(seal: Seal, dossier: Dossier, page: str = "") -> tuple[Correction, ...]:
    """Every text that is other now, of one page or of all; a point that comes or goes is a change instead."""
    was = {place: text for place, text in seal.recorded.texts.items() if not page or _name(place) == page}
    now = texts_of(dossier, page)
    differing = [place for place in {**was, **now} if was.get(place) != now.get(place)]
    moved = {change.point for change in changes(seal, dossier)} if differing else set[str]()
    places = text_places(dossier) if differing else {}
    found = [
        Correction(place, place in was, place in now, places.get(place) or dossier.file(file))
        for place in differing
        if place not in moved and not {_name(place), file := _file_of(dossier, place)} & dossier.unread
    ]
    return tuple(found) if page else (*found, *_beside(seal, dossier))


def _beside(seal: Seal, dossier: Dossier) -> Iterator[Correction]:
    """The individual scorings and the evidence that are other now; an erased piece is not news."""
    now = individual_of(dossier)
    unread = any(name.startswith("individual/") for name in dossier.unread)
    if seal.individual != now and not unread:
        here = dossier.file("scorings/individual")
        yield Correction("scorings/individual", bool(seal.individual), bool(now), here)
    lost = lost_evidence(seal, dossier)
    for name, what in lost.items():
        piece = dossier.piece.get(name)
        if what != "erased":
            here = piece.where("title") if piece else dossier.file("evidence")
            yield Correction(name, was=True, now=piece is not None, here=here)
    for piece in dossier.evidence:
        if piece.id not in seal.evidence:
            yield Correction(piece.id, was=False, now=True, here=piece.where("title"))


def lost_evidence(seal: Seal, dossier: Dossier) -> Mapping[str, str]:
    """The evidence that is no longer what it was: `changed`, `gone`, or `erased` with its salt."""
    found = {}
    for name, digest in seal.evidence.items():
        salt, piece = seal.salts.get(name), dossier.piece.get(name)
        if salt is None:
            found[name] = "erased" if piece is None else "changed"
        elif piece is None:
            found |= {} if name in dossier.unread else {name: "gone"}
        elif evidence_digest(piece, salt) != digest:
            found[name] = "changed"
    return found


def excused(dossier: Dossier) -> frozenset[str]:
    """The places that an accepted answer to a remark that came in names: these may change."""
    accepted = (answer for answer in dossier.answers if answer.answer is Verdict.ACCEPTED)
    return frozenset(place for each in accepted if each.id in dossier.remarks for place in each.changed)


def _flat(frozen: Frozen) -> dict[Key, str]:
    """Every frozen value by its route, as it is compared."""
    found: dict[Key, str] = {
        ("framework",): frozen.framework,
        ("framework_digest",): frozen.framework_digest,
        **{("focus", each): each for each in frozen.focus},
        ("chosen",): frozen.chosen or "",
        **{("levels", name): level for name, level in frozen.levels.items()},
        **{
            ("points", page, label): letter
            for page, labels in frozen.points.items()
            for label, letter in labels.items()
        },
        **{("regulation", name): result for name, result in frozen.regulation.items()},
        **{("followup", name): outcome for name, outcome in frozen.followup.items()},
        ("advice",): frozen.advice or "",
        **{("recommendations", label): heading for label, heading in frozen.recommendations.items()},
    }
    return found


def _in_seal(seal: Seal, key: Key) -> Span:
    """The place of a value in the seal, or of the list in which it would be."""
    kind, *names = key
    if kind == "focus":
        places = {each: seal.frozen.where("focus", n) for n, each in enumerate(seal.frozen.focus)}
        return places.get(names[0], seal.frozen.where("focus"))
    return seal.frozen.where(kind, *names)


def _unread(dossier: Dossier, key: Key) -> bool:
    kind, *names = key
    file = {"focus": "focus.yaml", "chosen": "focus.yaml", "advice": "advice.md"}.get(kind, "")
    file = {"recommendations": "advice.md", "followup": "followup.yaml"}.get(kind, file)
    items = kind == "regulation" or (kind == "points" and names[-1] == SHORTCOMING)
    return bool({file, *names[:1]} & dossier.unread) or (items and "regulation.yaml" in dossier.unread)


_SINGLE = {
    "advice": "advice.md",
    "reflection": "reflection.md",
    "desk-analysis": "desk-analysis.md",
    "summary": "summary.md",
    "inspection": "inspection.yaml",
    "followup": "followup.yaml",
}


def _file_of(dossier: Dossier, place: str) -> str:
    """The file in which a text stood."""
    name = _name(place)
    if name in _SINGLE:
        return _SINGLE[name]
    if name in {item.id for item in dossier.framework.regulation}:
        return "regulation.yaml"
    return f"scorings/{name}.md" if name in dossier.framework.scale else f"findings/{name}.md"


def _name(place: str) -> str:
    """The page that a text belongs to."""
    return place.partition("/")[0]
