"""N381 to N386: does what was scored blind stay what it was, and does nobody look before all are in?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import day, quoted
from naftctl.commitment import State, commitment_of, digest_of, standing, unscored, waiting
from naftctl.diagnostic import Label, Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.owned import Commitment
from naftctl.model.scoring import IndividualScoring


@rule("N381", due=Phase.PLANNED)
def opened_differs(dossier: Dossier) -> Iterator[Problem]:
    """Een inschaling die eerst blind vastgelegd is, is na het openen nog dezelfde.

    Waarom: wie na het openen een niveau of een notitie verandert, kan dat doen met de inschaling van een
    collega voor ogen.
    Herstel: zet het bestand terug zoals het geopend werd; schrijf wat u nu anders ziet in de consensus.
    """
    for scoring in dossier.individual:
        committed = commitment_of(dossier, scoring.id)
        if committed is None and scoring.salt and f"commit/{scoring.id}" not in dossier.present:
            message = f"`{scoring.id}` opende een inschaling, en {scoring.id}.commit.yaml ontbreekt"
            gone = Label(dossier.file(f"scorings/individual/{scoring.id}.commit.yaml"), "hier verwacht")
            hint = f"zet {scoring.id}.commit.yaml terug uit de geschiedenis van de werkmap"
            yield Problem(scoring.where("salt"), message, hint, related=(gone,))
        elif committed is not None and (scoring.salt or scoring.levels):
            yield from _held(dossier, scoring, committed)


@rule("N382", due=Phase.DRAFT)
def not_opened(dossier: Dossier) -> Iterator[Problem]:
    """Wat een teamlid blind vastlegde, is geopend tegen het ontwerp.

    Waarom: zonder opening weet het team niet hoe het lid inschaalde, en telt het niet mee.
    Herstel: laat elk lid op zijn eigen computer naftctl scores open uitvoeren, zodra iedereen vastlegde.
    """
    late = waiting(dossier)
    for committed in dossier.commitments:
        own = committed.member == committed.id  # another one's name is told by N384
        if own and standing(dossier).get(committed.id) is State.COMMITTED:
            when, call = day(committed.date), f"naftctl scores open {dossier.id} --member {committed.id}"
            message = f"`{committed.id}` legde op {when} een inschaling vast die niet geopend is"
            verb = "vastlegt" if len(late) == 1 else "vastleggen"
            hint = f"wacht tot {quoted(late)} {verb}" if late else f"laat `{committed.id}` openen: {call}"
            place = dossier.file(f"scorings/individual/{committed.id}.yaml")
            related = (Label(place, "hier komt de inschaling"),)
            yield Problem(committed.where("member"), message, hint, related=related)


@rule("N383", due=Phase.PLANNED)
def opened_too_early(dossier: Dossier) -> Iterator[Problem]:
    """Een blinde inschaling gaat pas open als elk teamlid de zijne vastlegde of klaar heeft.

    Waarom: wie nog moet inschalen, kan anders zien wat een collega deed.
    Herstel: laat de anderen vastleggen zonder te kijken; wie niet inschaalt, zegt bij `abstains` waarom.
    """
    late = waiting(dossier)
    for scoring in dossier.individual if late else ():
        if scoring.salt:
            whom = f"{quoted(late)} nog niet {'vastlegde' if len(late) == 1 else 'vastlegden'}"
            message = f"de inschaling van `{scoring.id}` is geopend terwijl {whom}"
            hint = f"laat {quoted(late)} vastleggen: naftctl scores commit {dossier.id}"
            team = {member.id: member for member in dossier.inspection.team}
            related = tuple(Label(team[name].where("id"), "in het team") for name in late)
            yield Problem(scoring.where("salt"), message, hint, related=related)


@rule("N384", due=Phase.PLANNED)
def unknown_committer(dossier: Dossier) -> Iterator[Problem]:
    """Wie een inschaling vastlegt, zit in het team, en het bestand draagt zijn naam.

    Waarom: anders wacht het team op iemand die er niet bij hoort, of telt het ene lid voor het andere.
    Herstel: haal het bestand weg en leg opnieuw vast, of vul het team in inspection.yaml aan.
    """
    known = tuple(member.id for member in dossier.inspection.team)
    for committed in dossier.commitments:
        if committed.member not in known:
            message = f"`{committed.member[:40]}` legde een inschaling vast en zit niet in het team"
            related = (Label(dossier.inspection.where("team"), "het team"),)
            hint = "haal het bestand weg, of vul het team in inspection.yaml aan"
            yield Problem(committed.where("member"), message, hint, related=related)
        elif committed.member != committed.id:
            message = f"`member` is `{committed.member}`, het bestand heet `{committed.id}.commit.yaml`"
            hint = f"haal het weg; `{committed.member}` legt zelf vast met naftctl scores commit"
            yield Problem(committed.where("member"), message, hint)


@rule("N385", due=Phase.PLANNED, severity=Severity.INFO)
def openly_beside_blind(dossier: Dossier) -> Iterator[Problem]:
    """Als het team blind inschaalt, doet elk lid dat.

    Waarom: wie open inschaalt, toont zijn niveaus aan wie nog moet vastleggen.
    Herstel: spreek af of het team blind inschaalt; beide mogen, samen helpt het blind inschalen minder.
    """
    team = {member.id for member in dossier.inspection.team}
    for scoring in dossier.individual:
        others = [c for c in dossier.commitments if c.id in team and c.id != scoring.id]
        openly = scoring.levels and not scoring.salt and f"commit/{scoring.id}" not in dossier.present
        if openly and others:
            message = f"`{scoring.id}` schaalde open in, {quoted(c.id for c in others)} blind"
            hint = "spreek af of het hele team blind inschaalt"
            related = tuple(Label(c.where("member"), "blind vastgelegd") for c in others)
            yield Problem(scoring.where("member"), message, hint, related=related)


@rule("N386", due=Phase.PLANNED, severity=Severity.WARNING)
def blind_incomplete(dossier: Dossier) -> Iterator[Problem]:
    """Een blinde inschaling geeft elke schaal in de focus een niveau, of zegt `niet_ingeschaald`.

    Waarom: na het openen kan er niets meer bij, want dan zijn de andere inschalingen te zien.
    Herstel: geef voor u vastlegt elke schaal een niveau, of `niet_ingeschaald` waar u te weinig zag.
    """
    for scoring in dossier.individual:
        missing = unscored(dossier, scoring) if scoring.salt else ()
        if missing:
            places = tuple(name for name in missing if name in scoring.scores)
            span = scoring.scores[places[0]].where("level") if places else scoring.where_key("scores")
            message = f"`{scoring.id}` gaf geen niveau aan {quoted(missing)}"
            hint = "geef elke schaal een niveau, of `niet_ingeschaald`, voor u vastlegt"
            yield Problem(span, message, hint)


def _held(dossier: Dossier, scoring: IndividualScoring, committed: Commitment) -> Iterator[Problem]:
    """What is wrong with an opened scoring beside its commitment; nothing where it is the same."""
    when = day(committed.date)
    related = (Label(committed.where("digest"), f"vastgelegd op {when}"),)
    if scoring.salt is None:
        message = f"`{scoring.id}` legde op {when} een inschaling vast; deze heeft geen `salt` om na te gaan"
        hint = f"haal ze weg en open de vastgelegde: naftctl scores open {dossier.id} --member {scoring.id}"
        yield Problem(scoring.where("member"), message, hint, related=related)
    elif digest_of(scoring, scoring.salt) != committed.digest:
        message = f"deze inschaling van `{scoring.id}` is niet die welke op {when} vastgelegd werd"
        hint = "zet terug wat geopend werd, of haal de juiste versie uit de geschiedenis van de werkmap"
        yield Problem(scoring.where("salt"), message, hint, related=related)
    elif scoring.commit != committed.digest:
        message = f"`commit` van `{scoring.id}` is niet wat in {committed.id}.commit.yaml staat"
        yield Problem(scoring.where("commit"), message, "zet terug wat geopend werd", related=related)
