"""N610 to N617: are requests for a report answered in time, and with reasons?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import choices, day, filled, nearest
from naftctl.days import name_of
from naftctl.diagnostic import Label, Severity
from naftctl.lifecycle import Phase, answer_until, latest_answer_until, open_requests, usual_answer_until
from naftctl.model.dossier import Dossier
from naftctl.model.publicity import Release, Request

_REASONS = {Release.PARTIAL: "een deel is niet vrijgegeven", Release.REFUSED: "de vraag is geweigerd"}


@rule("N610", due=Phase.PLANNED, severity=Severity.WARNING)
def request_needless(dossier: Dossier) -> Iterator[Problem]:
    """Een vraag om openbaarmaking gaat over een definitief verslag dat niet vanzelf verschijnt.

    Waarom: een verslag dat gepubliceerd wordt, hoeft niemand te vragen; een ontwerp is geen af document.
    Herstel: antwoord waar het verslag te lezen is of zal zijn, of dat het nog niet af is, en vul het antwoord
    in.
    """
    occasion, done = dossier.occasion, dossier.inspection.milestones
    for request in open_requests(dossier):
        if occasion and occasion.public:
            message = f"vraag {request.id} gaat over een {occasion.label}: dat verslag wordt gepubliceerd"
            hint = "antwoord waar het te lezen is of zal zijn, en vul bij `answered` de dag in"
            yield Problem(request.where("received"), message, hint)
        elif done.final_sent is None and request.answer is not Release.REFUSED:
            message = f"vraag {request.id} kwam binnen, en er is nog geen definitief verslag"
            hint = "wacht met vrijgeven op het definitieve verslag, of schrijf `answer: refused` met de grond"
            yield Problem(request.where("received"), message, hint)


@rule("N611", due=Phase.PLANNED)
def released_early(dossier: Dossier) -> Iterator[Problem]:
    """Vrijgegeven wordt alleen een definitief verslag dat de aanbieder al kreeg.

    Waarom: voordien is het document niet af, en leest een ander het voor de aanbieder.
    Herstel: verbeter de dag, of antwoord met `refused` en de grond.
    """
    sent = dossier.inspection.milestones.final_sent
    for request in dossier.requests:
        if request.answer in {None, Release.REFUSED}:
            continue
        if sent is None:
            message = f"het antwoord op vraag {request.id} geeft een verslag vrij dat niet definitief is"
            hint = "wacht op het definitieve verslag, of schrijf `answer: refused`"
            yield Problem(request.where("answer"), message, hint)
        elif request.answered and request.answered < sent:
            message = f"vrijgegeven op {day(request.answered)}, definitief op {day(sent)}"
            related = (Label(dossier.inspection.milestones.where("final_sent"), "het definitieve verslag"),)
            yield Problem(request.where("answered"), message, "verbeter een van beide dagen", related=related)


@rule("N612", due=Phase.PLANNED, severity=Severity.WARNING)
def request_late(dossier: Dossier) -> Iterator[Problem]:
    """Een vraag om openbaarmaking krijgt antwoord binnen de termijn.

    Waarom: wie vraagt, heeft daar recht op en rekent op die dag.
    Herstel: antwoord zo snel mogelijk; kreeg de aanvrager een verlenging, vul dan `extended` in.
    """
    for request in dossier.requests:
        last = answer_until(request, dossier.framework.terms)
        if last is None or (request.answered or dossier.today) <= last:
            continue
        answered = f"beantwoord op {day(request.answered)}" if request.answered else "nog niet beantwoord"
        special = f" ({name_of(last)})" if name_of(last) else ""
        message = f"vraag {request.id} is {answered}, de termijn liep t/m {day(last)}{special}"
        hint = "kijk de dag na" if request.answered else "beantwoord de vraag, met naftctl letter release"
        related = (Label(request.where("received"), "vanaf deze dag liep de termijn"),)
        yield Problem(gap(request, "answered", "received"), message, hint, related=related)


@rule("N613", due=Phase.PLANNED)
def request_extended_oddly(dossier: Dossier) -> Iterator[Problem]:
    """Een verlenging valt binnen de eerste termijn, heeft een motief, en duurt niet langer dan mag.

    Waarom: wie vraagt, moet voor het einde van de eerste termijn weten tot wanneer hij wacht, en waarom.
    Herstel: verbeter `extended`, of zet het op null en antwoord binnen de gewone termijn.
    """
    given = dossier.framework.terms
    for request in dossier.requests:
        extended, usual = request.extended, usual_answer_until(request, given)
        latest = latest_answer_until(request, given)
        if extended is None or usual is None or latest is None:
            continue
        related = (Label(request.where("received"), "vanaf deze dag loopt de termijn"),)
        if not filled(extended.motive):
            message = f"de verlenging van vraag {request.id} heeft geen motief"
            yield Problem(extended.where("motive"), message, "schrijf bij `motive` waarom het langer duurt")
        if extended.decided and extended.decided > usual:
            message = f"verlengd op {day(extended.decided)}, na de gewone termijn t/m {day(usual)}"
            yield Problem(extended.where("decided"), message, "verbeter de dag", related=related)
        if extended.until > latest:
            message = f"verlengd t/m {day(extended.until)}, ten hoogste t/m {day(latest)} kan"
            yield Problem(extended.where("until"), message, "schrijf een vroegere dag", related=related)
        elif extended.until <= usual:
            message = f"verlengd t/m {day(extended.until)}, de gewone termijn loopt t/m {day(usual)}"
            hint = "schrijf een latere dag, of zet `extended` op null"
            yield Problem(extended.where("until"), message, hint, related=related)


@rule("N614", due=Phase.PLANNED)
def answer_missing(dossier: Dossier) -> Iterator[Problem]:
    """Een beantwoorde vraag zegt welk antwoord ze kreeg.

    Waarom: anders weet niemand later wat er vrijgegeven is.
    Herstel: schrijf bij `answer` whole, partial of refused.
    """
    for request in dossier.requests:
        if request.answered and request.answer is None:
            message = f"vraag {request.id} is beantwoord op {day(request.answered)}, en `answer` is leeg"
            yield Problem(gap(request, "answer", "answered"), message, choices(tuple(Release)))


@rule("N615", due=Phase.PLANNED)
def answer_unfounded(dossier: Dossier) -> Iterator[Problem]:
    """Wie niet alles krijgt, leest wat er weggelaten is en op welke grond.

    Waarom: alleen dan kan hij nagaan of dat mag, en in beroep gaan als hij het er niet mee eens is.
    Herstel: vul bij `left_out` elk deel in met zijn grond; bij een weigering is dat het hele verslag.
    """
    for request in dossier.requests:
        reason, source = _REASONS.get(request.answer) if request.answer else None, request.where("left_out")
        if reason and not request.left_out:
            message = f"vraag {request.id}: {reason}, en `left_out` noemt geen deel en geen grond"
            hint = "schrijf bij `left_out` wat weggelaten is (`what`) en waarom (`ground`)"
            yield Problem(gap(request, "left_out", "answer"), message, hint, source=source)
        elif request.answer is Release.WHOLE and request.left_out:
            message = f"vraag {request.id}: alles is vrijgegeven, en `left_out` noemt wat weggelaten is"
            yield Problem(source, message, "schrijf `answer: partial`, of maak `left_out` leeg")
        for part in request.left_out:
            for name, words in (("what", "wat weggelaten is"), ("ground", "op welke grond")):
                if not filled(getattr(part, name)):
                    yield Problem(part.where(name), f"`{name}` is leeg", f"schrijf {words}")


@rule("N616", due=Phase.PLANNED)
def unknown_ground(dossier: Dossier) -> Iterator[Problem]:
    """Elke grond om iets niet vrij te geven, staat in het kader.

    Waarom: de brief en het verslag leggen de grond uit in de woorden van het kader.
    Herstel: kies een van de gronden die de melding noemt.
    """
    known = [ground.id for ground in dossier.framework.release_grounds]
    for request in dossier.requests:
        for part in request.left_out:
            if part.ground in known or not filled(part.ground):
                continue
            message = f"grond `{part.ground[:60]}` bestaat niet in {dossier.framework.ref}"
            near = nearest(part.ground, known)
            label = f"bedoelde u `{near}`?" if near else ""
            yield Problem(part.where("ground"), message, choices(known), label)


@rule("N617", due=Phase.PLANNED)
def request_misdated(dossier: Dossier) -> Iterator[Problem]:
    """Een vraag komt binnen voor ze verlengd en beantwoord wordt, en niets daarvan ligt in de toekomst.

    Waarom: van de dag van ontvangst hangt af tot wanneer u kunt antwoorden.
    Herstel: verbeter de dag, of laat ze leeg tot het zover is.
    """
    for request in dossier.requests:
        yield from _misdated(dossier, request)


def _misdated(dossier: Dossier, request: Request) -> Iterator[Problem]:
    decided = request.extended.decided if request.extended else None
    moments = (
        ("received", request.received, request.where("received")),
        ("decided", decided, request.where("extended", "decided")),
        ("answered", request.answered, request.where("answered")),
    )
    for name, moment, span in moments:
        if moment is None:
            continue
        if moment > dossier.today:
            message = f"`{name}` is {day(moment)}, na vandaag ({day(dossier.today)})"
            yield Problem(span, message, "verbeter de dag, of laat ze leeg tot het zover is")
        elif moment < request.received:
            message = f"`{name}` op {day(moment)} valt voor `received` op {day(request.received)}"
            related = (Label(request.where("received"), f"`received` op {day(request.received)}"),)
            yield Problem(span, message, "verbeter een van beide dagen", related=related)
