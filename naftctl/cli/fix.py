"""`naftctl fix`: mend what takes no thought, place by place, after showing the change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Annotated

import typer
from msgspec import Struct

from naftctl.cli.ask import agreed, looks_on
from naftctl.cli.judge import judge
from naftctl.cli.session import (
    InspectionArguments,
    Session,
    TodayOption,
    WorkspaceOption,
    open_session,
    put,
    say,
)
from naftctl.cli.tell import look
from naftctl.diagnostic import Diagnostic
from naftctl.files import change_all
from naftctl.language import tr
from naftctl.load.dossier import Loaded
from naftctl.load.folder import has_place
from naftctl.load.history import HISTORY
from naftctl.load.page import read_yaml_page
from naftctl.load.tree import DiskTree, Unreadable, decode
from naftctl.load.workspace import MARKER
from naftctl.mending import Ends, Mended, Seen, ends_of, mend, tidied
from naftctl.model.dossier import Dossier
from naftctl.model.history import History
from naftctl.model.record import Page
from naftctl.model.workspace import Settings
from naftctl.seal import changes, corrections, usable
from naftctl.show.fixes import change, could, done, ends_could, ends_done, left_alone, line_ends
from naftctl.show.steps import numbered

_FIXED = ("seals/", "sent/", "reaction/received/", "output/")
"""What is written down for good, or made by the program."""
_COMMITMENT = ".commit.yaml"
_OF_WORKSPACE: dict[str, type[Page]] = {MARKER: Settings, HISTORY: History}
_HINT = tr("give --yes to mend this; without a terminal nothing is asked")


def fix(
    inspections: InspectionArguments = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", help=tr("mend without asking"))] = False,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Mend what takes no thought: a typing error, a heading, a label, line ends.

    Shows every change first, and changes only those places. Levels, results and advice, what is sealed and
    what people quote stay as they are. Returns 1 if there is something to mend and it was not done.
    """
    session = open_session(workspace, today)
    chosen = session.inspections(inspections or ())
    every = not (inspections or session.standing_in)
    parts = [_Folder(session, name).work() for name in chosen]
    work = _Work.together([_of_workspace(session), *parts] if every else parts)
    return _carry_out(session, work, chosen, yes=yes)


class _Work(Struct, frozen=True):
    """The texts that were read, what is mended in them, and the ends of lines that are other than plain."""

    texts: Mapping[str, str]
    mended: Mended
    ends: tuple[Ends, ...]

    @staticmethod
    def of(texts: Mapping[str, str], mended: Mended) -> _Work:
        found = (ends_of(path, mended.after.get(path, text)) for path, text in sorted(texts.items()))
        return _Work(texts, mended, tuple(each for each in found if each))

    @staticmethod
    def together(parts: list[_Work]) -> _Work:
        texts = {path: text for part in parts for path, text in part.texts.items()}
        ends = tuple(each for part in parts for each in part.ends)
        return _Work(texts, Mended.together(part.mended for part in parts), ends)


# ── what is mended ───────────────────────────────────────────────────────────────────────────────────────
class _Folder(Struct, frozen=True):
    """One inspection, read as if some of its texts were other."""

    session: Session
    name: str

    def work(self) -> _Work:
        """What is to be done in this inspection."""
        path = f"inspections/{self.name}"
        tree = DiskTree(self.session.reader.root / path, path)
        texts = dict(_texts(tree, (name for name in tree.names() if _of_people(name))))
        return _Work.of(texts, mend(texts, partial(self._look, len(path) + 1)))

    def _look(self, prefix: int, texts: Mapping[str, str]) -> Seen:
        instead = {path[prefix:]: text.encode() for path, text in texts.items()}
        loaded = self.session.reader.dossier(self.name, self.session.today, instead)
        return _seen(loaded)


def _seen(loaded: Loaded) -> Seen:
    dossier = loaded.dossier
    said = judge(loaded, None)
    return Seen(said, dossier.unread, frozenset(_sealed(dossier))) if dossier else Seen(said, None)


def _sealed(dossier: Dossier) -> Iterator[tuple[str, ...]]:
    """What is other than in a seal: values that may not be, and texts."""
    for seal in usable(dossier):
        yield from (("value", seal.kind, *each.key) for each in changes(seal, dossier))
        yield from (("text", seal.kind, each.place) for each in corrections(seal, dossier))


def _of_workspace(session: Session) -> _Work:
    """What is to be done in the files of the workspace itself."""
    tree = DiskTree(session.reader.root, "")
    texts = dict(_texts(tree, _OF_WORKSPACE))
    return _Work.of(texts, mend(texts, _look_around))


def _look_around(texts: Mapping[str, str]) -> Seen:
    said: list[Diagnostic] = []
    for path, text in texts.items():
        decoded, problems = decode(text.encode(), path)
        said += problems
        if decoded is not None:
            said += read_yaml_page(_OF_WORKSPACE[path], path, decoded, path).diagnostics
    return Seen(tuple(said))


def _of_people(name: str) -> bool:
    """Whether people write in a file of an inspection."""
    return has_place(name) and not name.startswith(_FIXED) and not name.endswith(_COMMITMENT)


def _texts(tree: DiskTree, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The text of each file with every line end and BOM that it has, by its path."""
    for name in names:
        try:
            yield f"{tree.label}/{name}" if tree.label else name, tree.read(name).decode("utf-8")
        except (Unreadable, UnicodeDecodeError):  # `check` says so
            continue


# ── what is done ─────────────────────────────────────────────────────────────────────────────────────────
def _carry_out(session: Session, work: _Work, chosen: tuple[str, ...], *, yes: bool) -> int:
    """Show the change, and make it where that is wanted; gives the exit code."""
    mended, ends = work.mended, work.ends
    for line in left_alone(mended.left):
        say(line)
    if not (mended.fixes or ends):
        put(tr("nothing else to fix") if mended.left else tr("nothing to fix"))
        return 0
    fixed = bool(mended.fixes) and _wanted_fixes(mended, yes=yes)
    tidy = bool(ends) and _wanted_ends(ends, yes=yes)
    after = dict(mended.after) if fixed else {}
    if tidy:
        after |= {each.path: tidied(after.get(each.path, work.texts[each.path])) for each in ends}
    before = {path: work.texts[path].encode() for path in after}
    change_all(session.reader.root, before, {path: text.encode() for path, text in after.items()})
    if fixed:
        put(done(len(mended.fixes), len(mended.after)))
    if tidy:
        put(ends_done(len(ends)))
    _tell_rest(chosen, changed=bool(after))
    return int((bool(mended.fixes) and not fixed) or (bool(ends) and not tidy))


def _tell_rest(chosen: tuple[str, ...], *, changed: bool) -> None:
    """Say what comes next, or how to have it done."""
    if changed:
        named = f" {chosen[0]}" if len(chosen) == 1 else ""
        put()
        put("\n".join(numbered((f"naftctl check{named}",))))
        return
    put(tr("nothing changed"))
    if not looks_on():
        say(f"  help: {_HINT}")


def _wanted_fixes(mended: Mended, *, yes: bool) -> bool:
    """Show what is mended, and ask whether that is wanted."""
    for line in change(mended, *look()):
        put(line)
    put()
    return _wanted(could(len(mended.fixes), len(mended.after)), tr("Fix this"), yes=yes)


def _wanted_ends(ends: tuple[Ends, ...], *, yes: bool) -> bool:
    """Show where line ends change, and ask whether that is wanted."""
    for line in line_ends(ends):
        put(line)
    put()
    return _wanted(ends_could(len(ends)), tr("Convert this"), yes=yes)


def _wanted(summary: str, question: str, *, yes: bool) -> bool:
    if yes:
        return True
    put(summary)
    return looks_on() and agreed(question, "", "", yes=False)
