"""A reaction in words: what was taken in, what asks for a look, and where each remark stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from naftctl.lifecycle import reaction_until
from naftctl.model.dossier import Dossier
from naftctl.model.reaction import Delivery, Party, Remark
from naftctl.reaction.standing import Standing, answer_file, late, standings
from naftctl.reaction.writing import received_file
from naftctl.show.steps import made, numbered
from naftctl.show.words import long_day, visible

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
        yield "Het bestand blijft buiten de map; enkel zijn vingerafdruk (sha256) is genoteerd."
    if late(delivery, dossier):
        yield f"Ze kwam na de reactietermijn ({_until(dossier)}). Dat blijft bij de reactie staan."
    yield ""
    yield from numbered(tuple(_steps(dossier, delivery, notes)))


def _sum(delivery: Delivery, notes: Mapping[str, str]) -> str:
    """`7 opmerkingen: 6 bij een punt, 1 algemeen`."""
    every = delivery.remarks
    if not every:
        return "Genoteerd: er zijn geen opmerkingen."
    loose = [remark for remark in every if remark.about is None]
    counts = (
        (sum("/" in (remark.about or "") for remark in every), "bij een punt"),
        (sum(remark.about is not None and "/" not in remark.about for remark in every), "bij een onderdeel"),
        (sum(remark.id not in notes for remark in loose), "algemeen"),
        (sum(remark.id in notes for remark in loose), "nog zonder punt"),
    )
    parts = ", ".join(f"{number} {words}" for number, words in counts if number)
    return f"{_remarks(len(every))}: {parts}"


def _steps(dossier: Dossier, delivery: Delivery, notes: Mapping[str, str]) -> Iterator[str]:
    name, folder = dossier.id, dossier.path
    if not delivery.remarks:
        if delivery.party is Party.PROVIDER and dossier.inspection.milestones.reaction_closed is None:
            yield f"vul in {folder}/inspection.yaml bij `reaction_closed` de dag in"
        yield f"naftctl check {name} --phase final"
        return
    if notes:
        some = _some(tuple(notes))
        yield f"kijk {some} na; vul zo nodig `about` in, in {folder}/{received_file(delivery.id)}"
    first = f"{folder}/{answer_file(delivery.remarks[0].id)}"
    several = len(delivery.remarks) > 1
    yield f"beantwoord elke opmerking; de eerste staat in {first}" if several else f"antwoord in {first}"
    yield "verbeter wat u aanvaardt, en noem die plaatsen bij `changed`"
    yield f"naftctl check {name} --phase final"


def standing_lines(dossier: Dossier, stubs: Sequence[str]) -> Iterator[str]:
    """Every delivery with where each of its remarks stands, and the answers that were still to be made."""
    found = standings(dossier)
    if not dossier.deliveries:
        yield "er is nog geen reactie opgenomen"
    for delivery in dossier.deliveries:
        yield _heading(dossier, delivery)
        yield from _rows([each for each in found if each.delivery is delivery])
    if stubs:
        yield ""
        yield from made(stubs)


def _heading(dossier: Dossier, delivery: Delivery) -> str:
    sender = visible(delivery.from_)
    who = sender if delivery.party is Party.COMPLAINANT else f"aanbieder ({sender})"
    number = _remarks(len(delivery.remarks)) if delivery.remarks else "geen opmerkingen"
    tail = " · na de termijn" if late(delivery, dossier) else ""
    return f"reactie {delivery.id} · {who} · {_day(delivery.date)} · {number}{tail}"


def _rows(found: Sequence[Standing]) -> Iterator[str]:
    ids = max((len(each.remark.id) for each in found), default=0)
    places = max((len(_place(each.remark)) for each in found), default=0)
    for each in found:
        state = "open" if each.open else "aanvaard" if each.accepted else "niet aanvaard"
        mark = "○" if each.open else "●"
        yield (
            f"  {mark} {each.remark.id:{ids}}  {_place(each.remark):{places}}  {state:13}  "
            f"{_quoted(each.remark.text, _SHORT - ids - places - 24)}"
        )


def _place(remark: Remark) -> str:
    return visible(remark.about or "zonder punt")


def _quoted(text: str, most: int = _SHORT) -> str:
    """The first words of a remark between quotation marks."""
    words, most = visible(" ".join(text.split())), max(most, 20)
    return f"“{words}”" if len(words) <= most else f"“{words[:most].rpartition(' ')[0] or words[:most]} …”"


def _remarks(number: int) -> str:
    return "1 opmerking" if number == 1 else f"{number} opmerkingen"


def _some(names: Sequence[str]) -> str:
    if len(names) > _LISTED + 1:
        return f"{', '.join(names[:_LISTED])} en {len(names) - _LISTED} andere"
    return " en ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _day(day: date) -> str:
    return f"{day.day}/{day.month:02}/{day.year}"


def _until(dossier: Dossier) -> str:
    until = reaction_until(dossier)
    return f"t/m {long_day(until)}" if until else "voorbij"
