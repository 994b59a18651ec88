"""N515 to N519: does every remark have an answer, and does every answer hold together?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.seal_words import since
from naftctl.checks.words import nearest, quoted
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.reaction import Answer, AnswerKind, Verdict
from naftctl.prose import Prose
from naftctl.reaction.places import changeable, different, draft_of, is_unsure
from naftctl.reaction.standing import Standing, answer_file, misplaced, repeated, standings
from naftctl.source import Span

_REFUSE = "wijzig een tekst en noem die bij `changed`, of kies `refused` en schrijf waarom"
_SHORT = 60


@rule("N515", due=Phase.FINAL)
def remark_unanswered(dossier: Dossier) -> Iterator[Problem]:
    """Elke opmerking van de aanbieder heeft een antwoord.

    Waarom: wie reageert, moet in het definitieve verslag lezen wat het team met elke opmerking deed.
    Herstel: vul in het bestand van het antwoord `kind` en `answer` in; naftctl reaction maakt het bestand.
    """
    odd, again = [id(remark) for remark, _ in misplaced(dossier)], repeated(dossier)
    meant = {_meant(dossier, answer) for answer in _adrift(dossier)}  # N519 says enough of those
    for each in standings(dossier):
        if each.open and id(each.remark) not in odd and each.delivery.id not in again:
            if each.remark.id in meant:
                continue
            if each.answer is not None:
                yield _half(each.answer)
            elif f"answers/{each.remark.id}" not in dossier.present:
                yield _unanswered(dossier, each)


@rule("N516", due=Phase.FINAL)
def accepted_unchanged(dossier: Dossier) -> Iterator[Problem]:
    """Na een opmerking die aanvaard is, staat er iets anders in het verslag.

    Waarom: een aanvaarde opmerking die niets verandert, is voor wie ze maakte niet aanvaard.
    Herstel: verbeter de tekst en noem het punt bij `changed`; verandert er niets, ook bij een mening, kies
    dan `refused` en schrijf waarom.
    """
    accepted = [each for each in _answers(dossier) if each.answer is Verdict.ACCEPTED]
    for each in accepted:
        if not each.changed:
            kind = "een mening die aanvaard is" if each.kind is AnswerKind.OPINION else "aanvaard"
            message = f"opmerking {each.id} is {kind}, en `changed` noemt niets dat gewijzigd is"
            yield Problem(_at(each, "changed"), message, _REFUSE)
    seal = draft_of(dossier) if accepted else None
    if seal is None:
        return
    named = {place for each in accepted for place in each.changed}
    other, known = different(seal, dossier, named), changeable(dossier)
    for each in accepted:
        for number, place in _listed(each):
            if place in known and place not in other and not is_unsure(dossier, place):
                message = f"de tekst van {place[:_SHORT]} is nog zoals in {since(seal)}"
                hint = f"verbeter {place[:_SHORT]}, of haal het weg bij `changed`"
                yield Problem(each.where("changed", number), message, hint)


@rule("N517", due=Phase.PLANNED)
def changed_unknown(dossier: Dossier) -> Iterator[Problem]:
    """Wat een antwoord als gewijzigd noemt, staat in het ontwerp of in de map.

    Waarom: een lezer zoekt de verbetering op de plaats die het antwoord noemt.
    Herstel: noem een punt zoals `OS-B3/V1`, of een tekst zoals `advice/Motivering`.
    """
    known = changeable(dossier) if dossier.answers else frozenset[str]()
    for each in dossier.answers:
        for number, place in _listed(each):
            if place not in known and not is_unsure(dossier, place):
                yield _unknown(each, number, place, known)


@rule("N518", due=Phase.FINAL)
def refusal_unreasoned(dossier: Dossier) -> Iterator[Problem]:
    """Wie een opmerking niet aanvaardt, schrijft waarom, en wijzigt er niets om.

    Waarom: een weigering zonder reden is niet te begrijpen, en in een beroep niet te verdedigen.
    Herstel: schrijf de reden onder de kopgegevens; veranderde er wel iets, kies dan `accepted`.
    """
    for each in _answers(dossier):
        if each.answer is not Verdict.REFUSED:
            continue
        if each.changed:
            message = f"opmerking {each.id} is niet aanvaard, en `changed` noemt {quoted(each.changed[:3])}"
            hint = "maak `changed` leeg, of kies `accepted`"
            yield Problem(each.where("changed"), message[:150], hint, due=Phase.PLANNED)
        if _silent(each.body):
            message = f"opmerking {each.id} is niet aanvaard, en er staat niet waarom"
            hint = "schrijf de reden onder de laatste ---, voor wie de opmerking maakte"
            yield Problem(_at(each, "answer"), message, hint)


@rule("N519", due=Phase.PLANNED)
def answer_adrift(dossier: Dossier) -> Iterator[Problem]:
    """Elk antwoord hoort bij een opmerking die ontvangen is.

    Waarom: een antwoord op niets verdwijnt uit het verslag, en een opmerking blijft zonder.
    Herstel: geef het bestand de naam van de opmerking, of haal het weg.
    """
    for each in _adrift(dossier):
        near = _meant(dossier, each)
        label = f"bedoelde u {answer_file(near)}?" if near else ""
        message = f"er is geen opmerking {each.id[:_SHORT]}"
        yield Problem(Span(each.path), message, "hernoem dit bestand, of haal het weg", label)


# ── what is said ─────────────────────────────────────────────────────────────────────────────────────────
def _unanswered(dossier: Dossier, each: Standing) -> Problem:
    about = f" over {each.remark.about[:_SHORT]}" if each.remark.about else ""
    message = f"opmerking {each.remark.id}{about} is nog niet beantwoord"
    hint = f"beantwoord ze in {answer_file(each.remark.id)}; maak dat met naftctl reaction {dossier.id}"
    return Problem(each.remark.where("id"), message, hint)


def _half(answer: Answer) -> Problem:
    missing = [name for name in ("kind", "answer") if getattr(answer, name) is None]
    what = "is leeg" if len(missing) == 1 else "zijn leeg"
    message = f"opmerking {answer.id} is nog niet beantwoord: {quoted(missing)} {what}"
    values = AnswerKind if missing == ["kind"] else Verdict
    choices = ", ".join(each.value for each in values)
    hint = "vul beide in" if len(missing) > 1 else f"kies een van {choices}"
    return Problem(_at(answer, missing[-1]), message, hint)


def _unknown(answer: Answer, number: int, place: str, known: frozenset[str]) -> Problem:
    inside = sorted(name for name in known if name.partition("/")[0] == place)
    near = nearest(place, known)
    label = f"bedoelde u `{near}`?" if near else ""
    one = next((name for name in inside if name.startswith(f"{place}/V")), inside[0] if inside else "")
    hint = f"noem het punt, bijvoorbeeld {one}" if one else "noem een punt zoals OS-B3/V1"
    message = f"`{place[:_SHORT]}` staat niet in het ontwerp en niet in de map"
    return Problem(answer.where("changed", number), message, hint, label)


# ── what is looked at ────────────────────────────────────────────────────────────────────────────────────
def _answers(dossier: Dossier) -> Iterator[Answer]:
    """The answers to remarks that came in."""
    return (each for each in dossier.answers if each.id in dossier.remarks)


def _adrift(dossier: Dossier) -> Iterator[Answer]:
    """The answers to no remark, where it is sure that there is none and no number of a remark is wrong."""
    odd = {delivery.id for _, delivery in misplaced(dossier)}
    for answer in dossier.answers:
        number = answer.id.partition(".")[0]
        if (
            answer.id not in dossier.remarks
            and number not in odd
            and f"received/{number}" not in dossier.unread
        ):
            yield answer


def _meant(dossier: Dossier, answer: Answer) -> str:
    """The remark without an answer that an answer to none is most likely meant for, or nothing."""
    return nearest(answer.id, (name for name in dossier.remarks if f"answers/{name}" not in dossier.present))


def _listed(answer: Answer) -> Iterator[tuple[int, str]]:
    """Each place that an answer names, once, with its number."""
    numbers = {place: number for number, place in reversed(tuple(enumerate(answer.changed)))}
    return ((number, place) for place, number in sorted(numbers.items(), key=lambda each: each[1]))


def _at(answer: Answer, field: str) -> Span:
    """The place of a field, or of the file where it has none."""
    span = answer.where(field)
    return span if span != answer.where() else Span(answer.path)


def _silent(body: Prose) -> bool:
    """Whether nothing is written that a reader outside gets."""
    return not any(text.outside for s in body.sections for text in (*s.texts, *(p.text for p in s.points)))
