"""Hold an inspection against what it was: since its seal, since a revision, or between two of them."""

from __future__ import annotations

from msgspec import Struct

from naftctl.cli.judge import named
from naftctl.cli.mistakes import WrongCall
from naftctl.cli.outcome import say_refused
from naftctl.cli.session import Session, say
from naftctl.cli.tell import tell
from naftctl.cli.then import SINCE_SEAL, then_of
from naftctl.diagnostic import Severity
from naftctl.difference import Change, Difference, Part, What, difference, since_seal
from naftctl.language import tr
from naftctl.load.dossier import Loaded
from naftctl.load.git import HEAD, Revision, find_revision
from naftctl.load.revisions import PastReader
from naftctl.model.dossier import Dossier
from naftctl.show.diagnostics import Lines
from naftctl.show.difference import Moment
from naftctl.show.words import visible

_NOW = Moment(tr("the files as they are now"))
_LOSING = frozenset({"N105", "N106", "N107", "N108", "N109", "N110", "N127", "N128"})
"""The faults with which a file is used without what could not be read of it."""


class _Side(Struct, frozen=True):
    """One side of the difference: the inspection as it could be read, None where it was not there."""

    moment: Moment
    loaded: Loaded | None
    lines: Lines


class Compared(Struct, frozen=True):
    """What an inspection was held against, and what was found; `whole` where all of it could be read."""

    found: Difference
    sides: tuple[Moment, Moment]
    whole: bool

    @property
    def exit_code(self) -> int:
        """1 where a part was not compared."""
        return int(bool(self.found.unread) or not self.whole)


class Comparing(Struct, frozen=True):
    """Compares the inspections of a session; on a `page`, what is wrong in one has no place."""

    session: Session
    page: bool

    def compared(self, name: str, since: str | None, until: str | None) -> Compared | None:
        """What changed between two revisions, or since the seal; None where a side cannot be read.

        Raises:
            GitFault: git does not have a revision, or cannot answer.
        """
        new = self._side(name, until)
        now = new.loaded.dossier if new.loaded else None
        if since is None and now is not None and "draft" in now.seals:
            return self._since_seal(new, now)
        if since is None and until is not None:
            raise WrongCall(
                tr("--from is missing"), tr("also name the revision to start from: --from REVISION")
            )
        old = self._side(name, since or HEAD)
        if old.loaded is None and new.loaded is None:
            words = tr(
                "{name} is not in {old}, and not in {new} either",
                name=visible(name),
                old=old.moment.words,
                new=new.moment.words,
            )
            raise WrongCall(words, tr("name another revision"))
        return self._between(name, old, new)

    def changed(self, name: str, since: str) -> Compared | None:
        """What changed in an inspection since a revision, also where it came or went."""
        there = name in self.session.reader.workspace.inspections
        new = self._side(name, None) if there else _Side(_NOW, None, self.session.lines)
        return self._between(name, self._side(name, since), new)

    def _between(self, name: str, old: _Side, new: _Side) -> Compared | None:
        if not all(self._readable(side) for side in (old, new)):
            return None
        then, now = (side.loaded.dossier if side.loaded else None for side in (old, new))
        found = difference(then, now) if then and now else _came_or_went(name, then, now)
        return Compared(found, (old.moment, new.moment), all([_whole(old), _whole(new)]))

    def _since_seal(self, new: _Side, now: Dossier) -> Compared:
        """What changed since the draft was sealed, with the words as far as git kept them."""
        seal = now.seals["draft"]
        then = then_of(self.session, now, seal)
        moment = Moment(tr(SINCE_SEAL, day=seal.sealed), "seals/draft.yaml", day=seal.sealed)
        return Compared(since_seal(seal, then, now), (moment, new.moment), _whole(new))

    def _side(self, name: str, revision: str | None) -> _Side:
        """The inspection at a revision, or as its files are now."""
        if revision is None:
            return _Side(_NOW, self.session.read(name), self.session.lines)
        found = find_revision(self.session.reader.root, revision)
        past = PastReader(self.session.reader, found)
        return _Side(_moment(found), past.dossier(name, self.session.today), past.lines)

    def _readable(self, side: _Side) -> bool:
        """Whether an inspection that is there can be used; if not, what is wrong in it is told."""
        if side.loaded is None or side.loaded.dossier is not None:
            return True
        told = [d for d in named(side.loaded.diagnostics) if d.severity is Severity.ERROR]
        if self.page:
            say_refused(told, side.lines)
        else:
            tell(told, side.lines)
        say(
            tr("{id} cannot be read in {words}", id=visible(side.loaded.id), words=visible(side.moment.words))
        )
        return False


def _moment(revision: Revision) -> Moment:
    words = f"{revision.name} ({revision.short}, {revision.day})"
    return Moment(words, revision.name, revision.commit, revision.day)


def _whole(side: _Side) -> bool:
    """Whether every value of an inspection could be read; if not, it is said where one may be missing."""
    said = side.loaded.diagnostics if side.loaded else ()
    files = dict.fromkeys(one.span.path for one in said if one.code in _LOSING and one.severity == "error")
    for file in files:
        where = visible(side.moment.words)
        say(
            tr(
                "{file} has errors in {where}: what cannot be read counts as empty",
                file=visible(file),
                where=where,
            )
        )
    return not files


def _came_or_went(name: str, then: Dossier | None, now: Dossier | None) -> Difference:
    """An inspection that is on one side only, or on none."""
    if then is None and now is None:
        return Difference(name, ())
    what = What.ADDED if then is None else What.REMOVED
    return Difference(name, (Change(Part.INSPECTION, (what,)),))
