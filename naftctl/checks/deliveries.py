"""N520 and N522 to N526: is what came in as a reaction complete, in time and of this draft?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.seal_words import since
from naftctl.checks.words import day, nearest
from naftctl.diagnostic import Label, Severity
from naftctl.lifecycle import Phase, reaction_until
from naftctl.model.dossier import Dossier
from naftctl.model.reaction import Delivery, Party
from naftctl.reaction.places import about_places, draft_of, is_unsure
from naftctl.reaction.sender import is_name
from naftctl.reaction.standing import late, misplaced, repeated
from naftctl.seal.witness import as_code

_SHORT, _LONG = 60, 9


@rule("N520", due=Phase.PLANNED)
def about_unknown(dossier: Dossier) -> Iterator[Problem]:
    """Een opmerking gaat over een punt of een bladzijde van het ontwerp, of over het geheel.

    Waarom: het definitieve verslag zet de opmerking en het antwoord bij dat punt.
    Herstel: noem een punt zoals `OS-B3/V1` of een schaal zoals `OS-B3`, of zet `about` op null.
    """
    known = about_places(dossier) if dossier.deliveries else frozenset[str]()
    for remark in (remark for delivery in dossier.deliveries for remark in delivery.remarks):
        if remark.about is not None and remark.about not in known and not is_unsure(dossier, remark.about):
            near = nearest(remark.about, known)
            message = f"`{remark.about[:_SHORT]}` is geen punt of bladzijde van het verslag"
            hint = "verbeter `about`, of zet het op null als de opmerking over het geheel gaat"
            yield Problem(remark.where("about"), message, hint, f"bedoelde u `{near}`?" if near else "")


@rule("N522", due=Phase.PLANNED, severity=Severity.WARNING)
def delivery_late(dossier: Dossier) -> Iterator[Problem]:
    """Een reactie komt binnen de termijn.

    Waarom: wat na de termijn komt, blijft bewaard en krijgt een antwoord; elke lezer ziet de dag.
    Herstel: kijk de dag na; was de termijn verlengd, vul dan `reaction_extended` in.
    """
    last, done = reaction_until(dossier), dossier.inspection.milestones
    for delivery in dossier.deliveries:
        if last and late(delivery, dossier) and delivery.date <= dossier.today:
            message = f"reactie ontvangen op {day(delivery.date)}, de termijn liep t/m {day(last)}"
            hint = "kijk de dag na, of vul `reaction_extended` in als de termijn verlengd was"
            related = (Label(done.where("draft_sent"), "vanaf deze dag liep de termijn"),)
            yield Problem(delivery.where("date"), message, hint, related=related)


@rule("N523", due=Phase.PLANNED)
def delivery_twice(dossier: Dossier) -> Iterator[Problem]:
    """Elke reactie is één keer opgenomen, en elke opmerking heeft een eigen nummer, dat van haar bestand.

    Waarom: het antwoord en het verslag vinden een opmerking met dat nummer.
    Herstel: haal de tweede opname weg, of geef de opmerking het volgende vrije nummer.
    """
    again = repeated(dossier)
    for delivery in dossier.deliveries:
        if delivery.id in again:
            first = again[delivery.id]
            message = f"dit bestand werd al opgenomen als {first.id}.yaml, op {day(first.date)}"
            related = (Label(first.where("sha256"), "de eerste opname"),)
            yield Problem(delivery.where("sha256"), message, "haal een van beide weg", related=related)
    for remark, delivery in misplaced(dossier):
        same = remark.id.partition(".")[0] == delivery.id and remark.id in dossier.remarks
        others = [each.id for each in delivery.remarks].count(remark.id)
        found = (
            "heeft al een andere opmerking" if same and others > 1 else f"hoort niet in {delivery.id}.yaml"
        )
        free = f"{delivery.id}.{_free(delivery)}"
        message = f"nummer `{remark.id[:_SHORT]}` {found}"
        yield Problem(remark.where("id"), message, f"schrijf bijvoorbeeld `{free}`")


@rule("N524", due=Phase.PLANNED)
def delivery_misdated(dossier: Dossier) -> Iterator[Problem]:
    """Een reactie komt nadat het ontwerp vertrok, en niet in de toekomst.

    Waarom: wie reageert, kreeg het ontwerp; de termijn telt vanaf de dag waarop het vertrok.
    Herstel: verbeter de dag van de reactie, of die bij `draft_sent`.
    """
    done = dossier.inspection.milestones
    # Where more supposes that the draft was sent, N411 or N419 says that it was not.
    supposed = done.draft_sent or done.final_sent or done.reaction_closed or done.reaction_extended
    if dossier.deliveries and not supposed:
        message = "er is een reactie ontvangen, en `draft_sent` is leeg"
        related = (Label(dossier.deliveries[0].where("date"), "de reactie"),)
        hint = "vul bij `draft_sent` de dag in waarop het ontwerp vertrok"
        yield Problem(gap(done, "draft_sent", "reviewed"), message, hint, related=related)
    for delivery in dossier.deliveries:
        if delivery.date > dossier.today:
            message = f"reactie ontvangen op {day(delivery.date)}, na vandaag ({day(dossier.today)})"
            yield Problem(delivery.where("date"), message, "verbeter de dag")
        elif done.draft_sent and delivery.date < done.draft_sent:
            sent = day(done.draft_sent)
            message = f"reactie ontvangen op {day(delivery.date)}, voor het ontwerp vertrok op {sent}"
            related = (Label(done.where("draft_sent"), f"`draft_sent` op {sent}"),)
            hint = "verbeter een van beide dagen"
            yield Problem(delivery.where("date"), message, hint, related=related)


@rule("N525", due=Phase.PLANNED)
def sender_named(dossier: Dossier) -> Iterator[Problem]:
    """Wie reageert na een klacht als klager, heet in elk bestand enkel `klager`.

    Waarom: de identiteit van een klager blijft buiten elk bestand.
    Herstel: schrijf bij `from` het woord `klager`.
    """
    for delivery in dossier.deliveries:
        if delivery.party is Party.COMPLAINANT and delivery.from_.strip() != Party.COMPLAINANT:
            message = "een klager heet enkel `klager`; wie het is, staat in geen enkel bestand"
            yield Problem(delivery.where("from"), message, "schrijf `from: klager`")


@rule("N526", due=Phase.PLANNED)
def other_draft(dossier: Dossier) -> Iterator[Problem]:
    """Een reactie gaat over het ontwerp dat hier verzegeld is.

    Waarom: punten van een ander ontwerp staan hier misschien niet, of zeggen iets anders.
    Herstel: vraag een reactie op het ontwerp dat vertrok, of neem ze op bij de inspectie waar ze hoort.
    """
    seal = draft_of(dossier)
    for delivery in dossier.deliveries if seal else ():
        code = as_code(delivery.draft) if delivery.draft else None
        if seal and delivery.draft and code != seal.code:
            message = (
                f"deze reactie noemt ontwerp `{delivery.draft[:9]}…`, dat van hier is `{seal.code[:9]}…`"
            )
            related = (Label(seal.where("code"), f"het zegel van {since(seal)}"),)
            hint = "neem ze op bij het ontwerp dat ze noemt, of vraag ze opnieuw"
            yield Problem(delivery.where("draft"), message, hint, related=related)


@rule("N527", due=Phase.PLANNED, severity=Severity.WARNING)
def sender_personal(dossier: Dossier) -> Iterator[Problem]:
    """Bij een reactie staat een functie, geen naam van een persoon.

    Waarom: een verslag noemt functies; namen van mensen horen in geen enkel bestand.
    Herstel: schrijf bij `from` een functie, bijvoorbeeld coördinator of directeur.
    """
    for delivery in dossier.deliveries:
        if delivery.party is Party.PROVIDER and is_name(delivery.from_):
            message = "`from` lijkt de naam van een persoon"
            hint = "schrijf een functie, bijvoorbeeld coördinator of directeur"
            yield Problem(delivery.where("from"), message, hint)


def _free(delivery: Delivery) -> int:
    """The next number that no remark of a delivery has."""
    ours = (each.id.removeprefix(f"{delivery.id}.") for each in delivery.remarks)
    return max((int(number) for number in ours if number.isdecimal() and len(number) < _LONG), default=0) + 1
