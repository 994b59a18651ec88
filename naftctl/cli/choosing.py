"""What a choice of focus rests on, what stands in its way, and how it is recorded."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from naftctl.cli.ask import ask, attended
from naftctl.cli.judge import judge, judge_sector, named
from naftctl.cli.mistakes import WrongCall
from naftctl.cli.session import Session, choose
from naftctl.cli.unchanged import write_over
from naftctl.cli.weighing import left_open, passed_between
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.focus import Proposal, propose, turn_of
from naftctl.language import tr
from naftctl.lifecycle import Phase, phase_of
from naftctl.load.dossier import Loaded
from naftctl.model.dossier import Dossier
from naftctl.model.owned import FocusChoice
from naftctl.show.focus_file import choice_of, focus_text
from naftctl.show.words import visible

_PARTS = ("inspection.yaml", "focus.yaml", "desk-analysis.md")
_RULES = frozenset({"N202", "N211"})
"""Names that the framework does not know: a signal, an occasion or a choice would not count."""
_LONGEST = 500


class Matter(Struct, frozen=True):
    """An inspection and the proposal for it."""

    dossier: Dossier
    proposal: Proposal

    @property
    def by_framework(self) -> bool:
        """Whether the policy of the framework makes up the focus."""
        return self.dossier.occasion is not None and self.dossier.occasion.focus == "framework"

    @property
    def by_shortcomings(self) -> bool:
        """Whether the shortcomings of last time make up the focus."""
        return self.dossier.occasion is not None and self.dossier.occasion.focus == "previous_shortcomings"

    @property
    def by_hand(self) -> bool:
        """Whether the policy asks for another number than one, which people fill in themselves."""
        return self.by_framework and self.dossier.framework.focus.choose != 1

    @property
    def already(self) -> tuple[str, ...]:
        """What `focus.yaml` chooses: the alternates, or where the focus is free all investigations."""
        focus = self.dossier.focus
        if focus is None:
            return ()
        if not self.by_framework:
            return focus.investigations
        alternates = {item.id for item in self.dossier.framework.alternates}
        picked = (*((focus.chosen,) if focus.chosen else ()), *focus.investigations)
        return tuple(name for name in dict.fromkeys(picked) if name in alternates)


class Outcome(Struct, frozen=True):
    """The inspection after the choice, and the file that was written, if any."""

    matter: Matter
    written: str = ""


def obstacles(session: Session, loaded: Loaded) -> tuple[Diagnostic, ...]:
    """The errors that make a ranking wrong: in the files that it rests on, in the history, in the numbers."""
    if loaded.dossier is None:
        return tuple(d for d in judge(loaded, None) if d.severity is Severity.ERROR)
    mine = {f"{loaded.path}/{name}" for name in _PARTS}
    visits = loaded.dossier.inspection.planning.where("visits")
    read = [d for d in loaded.diagnostics if d.span.path in mine]
    # A visit whose day is still to be filled in is left out by the reader: the next one is not the first.
    ruled = [
        d
        for d in judge(loaded, Phase.VISITED)
        if d.span.path in mine
        and (d.code in _RULES or d.code == "N405" or (d.code == "N124" and d.span == visits))
    ]
    history = session.reader.history[1]
    beside = [
        d
        for d in judge_sector(session.reader.sector, history)
        if d.span.path == "history.yaml" or mine & {d.span.path, *(at.span.path for at in d.related)}
    ]
    found = (*named((*read, *history)), *ruled, *beside)
    return tuple(dict.fromkeys(d for d in found if d.severity is Severity.ERROR))


def matter_of(session: Session, loaded: Loaded) -> tuple[Matter | None, tuple[Diagnostic, ...]]:
    """The proposal for an inspection, with what keeps the last one of this provider from being read."""
    dossier = loaded.dossier
    if dossier is None or turn_of(dossier) is None:
        return None, ()
    previous, wrong = _previous(session, dossier)
    passed = passed_between(session, previous.framework.ref, dossier.framework.ref) if previous else ()
    left, closed = left_open(session, dossier, previous)
    return Matter(dossier, propose(dossier, session.reader.sector, previous, passed, left, closed)), wrong


def _previous(session: Session, dossier: Dossier) -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
    """The last inspection of the provider, or the one that is followed up; its scorings can be read."""
    turn, inspection = turn_of(dossier), dossier.inspection
    name = inspection.follows_up if dossier.occasion and dossier.occasion.focus != "framework" else None
    if turn and name not in session.reader.workspace.inspections:
        past = session.reader.sector.latest(turn.provider, turn.visit, dossier.id)
        name = past.id if past else None
    if not name or name == dossier.id:
        return None, ()
    loaded = session.read(name)
    wrong = [d for d in named(loaded.diagnostics) if d.severity is Severity.ERROR]
    if loaded.dossier is not None:
        wrong = [d for d in wrong if d.span.path.startswith(f"{loaded.path}/scorings/")]
    return loaded.dossier, tuple(wrong)


def allowed(matter: Matter) -> tuple[str, ...]:
    """The ids that may be chosen, those of the framework's policy in the order of the ranking."""
    if matter.by_framework:
        return tuple(ranked.investigation for ranked in matter.proposal.ranking)
    return tuple(item.id for item in matter.dossier.framework.investigations)


def judged(matter: Matter, given: Sequence[str]) -> tuple[str, ...]:
    """The choice, as it was given; one alternate where the policy of the framework counts."""
    if matter.by_hand:
        wanted = matter.dossier.framework.focus.choose
        message = tr(
            "this framework asks for {wanted} alternate investigations per inspection", wanted=wanted
        )
        raise WrongCall(message, tr("fill in {path}/focus.yaml yourself", path=matter.dossier.path))
    names = tuple(dict.fromkeys(given))
    if matter.by_framework:
        if always := [name for name in names if name in matter.proposal.always]:
            raise WrongCall(
                tr("--choose: {always} is always investigated", always=always[0]), _one_of(matter)
            )
        if len(names) > 1:
            raise WrongCall(tr("--choose: here you can choose one alternate investigation"), _one_of(matter))
    return tuple(choose(name, allowed(matter), "--choose") for name in names)


def record(session: Session, matter: Matter, names: tuple[str, ...], motive: str | None) -> Outcome:
    """Write the choice to `focus.yaml`, unless that says so already.

    Raises:
        WrongCall: the choice may no longer change, or it asks for a motive.
    """
    stored = matter.dossier.focus
    if phase_of(matter.dossier) is Phase.STOPPED:
        raise WrongCall(tr("this inspection was stopped"), tr("there is nothing left to choose"))
    same = set(matter.already) == set(names)
    if stored and same and _complete(matter, stored) and motive in {None, stored.motive}:
        return Outcome(matter)
    if matter.already and _begun(matter.dossier):
        if same and motive is None:
            return Outcome(matter)
        message = tr(
            "{already} is chosen, and the visit has already taken place", already=", ".join(matter.already)
        )
        raise WrongCall(message, tr("the focus stays what it was"))
    if matter.already and not same and motive is None:
        message = tr("--motive is missing: focus.yaml chooses {already}", already=", ".join(matter.already))
        raise WrongCall(message, tr('write why the choice changes: --motive "…"'))
    motive = motive or (stored.motive if stored else None) or _needed(matter, names)
    return _write(session, matter, names, motive)


def _begun(dossier: Dossier) -> bool:
    """Whether the visit began, so that the provider prepared for what was chosen."""
    done = dossier.inspection.milestones
    return bool(done.visited or done.reflected) or phase_of(dossier) >= Phase.DRAFT


def _complete(matter: Matter, stored: FocusChoice) -> bool:
    """Whether all that is kept of a choice is there: when, and where it was ranked by which seed."""
    ranked = bool(stored.ranking) and stored.seed is not None and stored.chosen is not None
    return stored.decided is not None and (ranked or not matter.by_framework)


def _write(session: Session, matter: Matter, names: tuple[str, ...], motive: str | None) -> Outcome:
    stored = matter.dossier.focus
    if stored and set(matter.already) == set(names) and _complete(matter, stored):
        choice = stored.model_copy(update={"motive": motive})  # only why was added
    else:
        choice = choice_of(matter.dossier, matter.proposal, names, motive)
    file = write_over(session.reader.root, matter.dossier, "focus.yaml", focus_text(choice))
    return Outcome(replace(matter, dossier=replace(matter.dossier, focus=choice)), file)


def _needed(matter: Matter, names: Sequence[str]) -> str | None:
    """The motive that the policy asks for where another alternate than the first is chosen."""
    first = matter.proposal.ranking[0].investigation if matter.proposal.ranking else ""
    if not matter.by_framework or names == (first,):
        return None
    if not matter.dossier.framework.focus.other_choice_needs_motive:
        return None
    if attended():
        return ask(None, tr("Why {name}, and not {first}", name=names[0], first=first), "--motive", as_motive)
    message = tr(
        "--motive is missing: {name} is not first in the ranking, {first} is", name=names[0], first=first
    )
    raise WrongCall(message, tr('write why: --motive "…"'))


def as_motive(text: str) -> str:
    """A motive as it was typed."""
    words = " ".join(text.split())
    if not words or len(words) > _LONGEST or visible(words) != words or "⟨" in words:
        raise WrongCall(tr("--motive: one or two sentences expected"), tr("write in plain words why"))
    return words


def _one_of(matter: Matter) -> str:
    return tr("choose one of {choices}", choices=", ".join(allowed(matter)))
