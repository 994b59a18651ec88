"""Where a reaction stands: each remark with its answer, what is still open, and what came in late."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from naftctl.lifecycle import is_open, reaction_ended, reaction_until
from naftctl.model.dossier import Dossier
from naftctl.model.reaction import Answer, Delivery, Party, Remark, Verdict


class Standing(Struct, frozen=True):
    """A remark of a delivery, and the answer to it; None where there is none that can be read."""

    delivery: Delivery
    remark: Remark
    answer: Answer | None

    @property
    def open(self) -> bool:
        """Whether it is still to be answered: its kind, or what the team does with it, is not said."""
        return is_open(self.answer)

    @property
    def accepted(self) -> bool:
        """Whether the team accepted it (aanvaard), and said so completely."""
        return not self.open and self.answer is not None and self.answer.answer is Verdict.ACCEPTED

    @property
    def refused(self) -> bool:
        """Whether the team did not accept it (niet aanvaard), and said so completely."""
        return not self.open and not self.accepted


class Tally(Struct, frozen=True):
    """How many deliveries came in, how many of them late, and how many remarks are answered and open."""

    deliveries: int
    late: int
    remarks: int
    answered: int
    open: int


def standings(dossier: Dossier) -> tuple[Standing, ...]:
    """Every remark of every readable delivery with its answer, in the order in which they came in."""
    return tuple(
        Standing(delivery, remark, dossier.answer.get(remark.id))
        for delivery in dossier.deliveries
        for remark in delivery.remarks
    )


def tally(dossier: Dossier) -> Tally:
    """The reaction in counts; a remark whose answer cannot be read is open."""
    found = standings(dossier)
    still = sum(each.open for each in found)
    late_ones = sum(late(delivery, dossier) for delivery in dossier.deliveries)
    return Tally(len(dossier.deliveries), late_ones, len(found), len(found) - still, still)


def first_open(dossier: Dossier) -> Standing | None:
    """The first remark that is still to be answered."""
    return next((each for each in standings(dossier) if each.open), None)


def late(delivery: Delivery, dossier: Dossier) -> bool:
    """Whether a delivery came in after the last valid day of the term, an extension included."""
    last = reaction_until(dossier)
    return last is not None and delivery.date > last


def is_silent(dossier: Dossier) -> bool:
    """Whether the term is over (or closed) and nothing at all came in."""
    return not _came_in(dossier) and reaction_ended(dossier)


def has_none(dossier: Dossier) -> bool:
    """Whether something came in and none of it has a remark: the provider said to have none."""
    every = dossier.deliveries
    return bool(every) and not _unread(dossier) and not any(delivery.remarks for delivery in every)


def of_party(dossier: Dossier, party: Party) -> tuple[Delivery, ...]:
    """The readable deliveries of one party, in the order in which they came in."""
    return tuple(delivery for delivery in dossier.deliveries if delivery.party is party)


def naming(dossier: Dossier) -> Mapping[str, tuple[str, ...]]:
    """The ids of the accepted remarks whose answer names a place, by that place: why it was corrected."""
    found: dict[str, tuple[str, ...]] = {}
    for each in standings(dossier):
        if each.answer is not None and each.answer.answer is Verdict.ACCEPTED:
            for place in dict.fromkeys(each.answer.changed):
                found[place] = (*found.get(place, ()), each.remark.id)
    return found


def answer_file(remark: str) -> str:
    """The file of the answer to a remark, from its inspection on: `reaction/answers/01.3.md`."""
    return f"reaction/answers/{remark}.md"


def _came_in(dossier: Dossier) -> bool:
    return any(name.startswith("received/") for name in dossier.present)


def _unread(dossier: Dossier) -> bool:
    return any(name.startswith("received/") for name in dossier.unread)


def misplaced(dossier: Dossier) -> tuple[tuple[Remark, Delivery], ...]:
    """The remarks whose number is not one of their delivery (`01.3` in 02.yaml), or was used before."""
    found, seen = [], set[str]()
    for each in standings(dossier):
        number = each.remark.id.removeprefix(f"{each.delivery.id}.")
        ours = number != each.remark.id and number.isdecimal() and not number.startswith("0")
        if not ours or each.remark.id in seen:
            found.append((each.remark, each.delivery))
        seen.add(each.remark.id)
    return tuple(found)


def repeated(dossier: Dossier) -> Mapping[str, Delivery]:
    """The deliveries of a file that came in before, by their number, each with the earlier delivery."""
    found: dict[str, Delivery] = {}
    first: dict[str, Delivery] = {}
    for delivery in dossier.deliveries:
        if delivery.sha256 and delivery.sha256 in first:
            found[delivery.id] = first[delivery.sha256]
        elif delivery.sha256:
            first[delivery.sha256] = delivery
    return found
