"""A reaction in words: what was taken in, what asks for a look, and where each remark stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from naftctl.language import tr
from naftctl.lifecycle import reaction_until
from naftctl.model.dossier import Dossier
from naftctl.model.reaction import Delivery, Party, Remark
from naftctl.reaction.standing import Standing, answer_file, late, standings
from naftctl.reaction.writing import received_file
from naftctl.show.steps import made, numbered
from naftctl.show.words import listed, long_day, visible

_SHORT = 72
_LISTED = 3


def taken_lines(
    dossier: Dossier, delivery: Delivery, files: Iterable[str], notes: Mapping[str, str]
) -> Iterator[str]:
    """What was made of a delivery, its remarks in counts, those that ask for a look, and what comes next.

    `notes` says by the id of a remark why somebody has to look at it.
    """
    yield from made(files)
    yield ""
    yield _sum(delivery, notes)
    for remark in delivery.remarks:
        if remark.id in notes:
            yield f"  {remark.id}  {_place(remark)} · {_quoted(remark.text)}"
            yield f"        {visible(notes[remark.id])}"
    if delivery.sha256:
        yield tr("The file stays outside the folder; only its fingerprint (sha256) is noted.")
    if late(delivery, dossier):
        yield tr(
            "It came after the reaction term ({until}). That stays with the reaction.",
            until=_until(dossier),
        )
    yield ""
    yield from numbered(tuple(_steps(dossier, delivery, notes)))


def _sum(delivery: Delivery, notes: Mapping[str, str]) -> str:
    """`7 opmerkingen: 6 bij een punt, 1 algemeen`."""
    every = delivery.remarks
    if not every:
        return tr("Noted: there are no remarks.")
    loose = [remark for remark in every if remark.about is None]
    counts = (
        (sum("/" in (remark.about or "") for remark in every), tr("on a point")),
        (sum(remark.about is not None and "/" not in remark.about for remark in every), tr("on a part")),
        (sum(remark.id not in notes for remark in loose), tr("general")),
        (sum(remark.id in notes for remark in loose), tr("still without a point")),
    )
    parts = ", ".join(f"{number} {words}" for number, words in counts if number)
    return f"{_remarks(len(every))}: {parts}"


def _steps(dossier: Dossier, delivery: Delivery, notes: Mapping[str, str]) -> Iterator[str]:
    name, folder = dossier.id, dossier.path
    if not delivery.remarks:
        if delivery.party is Party.PROVIDER and dossier.inspection.milestones.reaction_closed is None:
            yield tr("fill in the day at `reaction_closed` in {folder}/inspection.yaml", folder=folder)
        yield f"naftctl check {name} --phase final"
        return
    if notes:
        some = _some(tuple(notes))
        yield tr(
            "look at {some}; where needed, fill in `about` in {folder}/{file}",
            some=some,
            folder=folder,
            file=received_file(delivery.id),
        )
    first = f"{folder}/{answer_file(delivery.remarks[0].id)}"
    several = len(delivery.remarks) > 1
    yield (
        tr("answer every remark; the first one is in {first}", first=first)
        if several
        else tr("answer in {first}", first=first)
    )
    yield tr("correct what you accept, and name those places at `changed`")
    yield f"naftctl check {name} --phase final"


def standing_lines(dossier: Dossier, stubs: Sequence[str]) -> Iterator[str]:
    """Every delivery with where each of its remarks stands, and the answers that were still to be made."""
    found = standings(dossier)
    if not dossier.deliveries:
        yield tr("no reaction was taken in yet")
    for delivery in dossier.deliveries:
        yield _heading(dossier, delivery)
        yield from _rows([each for each in found if each.delivery is delivery])
    if stubs:
        yield ""
        yield from made(stubs)


def _heading(dossier: Dossier, delivery: Delivery) -> str:
    sender = visible(delivery.from_)
    who = sender if delivery.party is Party.COMPLAINANT else tr("provider ({sender})", sender=sender)
    number = _remarks(len(delivery.remarks)) if delivery.remarks else tr("no remarks")
    tail = tr(" · after the term") if late(delivery, dossier) else ""
    return tr(
        "reaction {id} · {who} · {date} · {number}{tail}",
        id=delivery.id,
        who=who,
        date=_day(delivery.date),
        number=number,
        tail=tail,
    )


def _rows(found: Sequence[Standing]) -> Iterator[str]:
    ids = max((len(each.remark.id) for each in found), default=0)
    places = max((len(_place(each.remark)) for each in found), default=0)
    for each in found:
        state = "open" if each.open else tr("accepted") if each.accepted else tr("not accepted")
        mark = "○" if each.open else "●"
        yield (
            f"  {mark} {each.remark.id:{ids}}  {_place(each.remark):{places}}  {state:13}  "
            f"{_quoted(each.remark.text, _SHORT - ids - places - 24)}"
        )


def _place(remark: Remark) -> str:
    return visible(remark.about or tr("without a point"))


def _quoted(text: str, most: int = _SHORT) -> str:
    """The first words of a remark between quotation marks."""
    words, most = visible(" ".join(text.split())), max(most, 20)
    return f"“{words}”" if len(words) <= most else f"“{words[:most].rpartition(' ')[0] or words[:most]} …”"


def _remarks(number: int) -> str:
    return tr("1 remark") if number == 1 else tr("{number} remarks", number=number)


def _some(names: Sequence[str]) -> str:
    if len(names) > _LISTED + 1:
        return tr(
            "{names} and {number} others", names=", ".join(names[:_LISTED]), number=len(names) - _LISTED
        )
    return listed(names)


def _day(day: date) -> str:
    return f"{day.day}/{day.month:02}/{day.year}"


def _until(dossier: Dossier) -> str:
    until = reaction_until(dossier)
    return tr("until {until}", until=long_day(until)) if until else tr("over")
