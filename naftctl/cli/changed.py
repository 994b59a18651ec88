"""What `--changed` stands for: the inspections of which a file is not what it was at a revision."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from msgspec import Struct

from naftctl.cli.mistakes import Unable, WrongCall
from naftctl.diagnostic import Diagnostic
from naftctl.language import tr
from naftctl.show.words import visible

_FOLDERS = ("frameworks", "templates")
_FILES = ("naftctl.yaml", "history.yaml")
_LAST = "HEAD"


class Changed(Struct, frozen=True):
    """The inspections in which something changed; `common` where something did that all stand on."""

    revision: str
    folders: frozenset[str]
    common: bool

    def among(self, inspections: Sequence[str]) -> tuple[str, ...]:
        """Those inspections that have to be looked at."""
        return tuple(name for name in inspections if self.common or name in self.folders)

    @property
    def nothing(self) -> str:
        """What is said where there is nothing to look at."""
        if self.revision == _LAST:
            return tr("no inspection changed since the last commit")
        return tr("no inspection changed since `{revision}`", revision=visible(self.revision))

    def concerns(self, said: Diagnostic) -> bool:
        """Whether something that was said of inspections side by side is about one that changed."""
        places = (said.span, *(label.span for label in said.related))
        folders = {span.path.split("/")[1] for span in places if span.path.startswith("inspections/")}
        return self.common or not folders or not folders.isdisjoint(self.folders)


def read_changed(root: Path, named: str, known: Collection[str], command: str = "check") -> Changed:
    """What changed since the revision that was named, which may by mistake be one of the inspections.

    Before the first commit, everything is new.
    """
    # Only a call that asks for it pays for git.
    from naftctl.load.git import GitFault, Lack, changed_since, find_revision  # noqa: PLC0415

    try:
        names = changed_since(root, find_revision(root, named))
    except GitFault as fault:
        if fault.lack is Lack.HISTORY and named == _LAST:
            return Changed(named, frozenset(known), common=True)
        if fault.lack is not Lack.REVISION:
            raise Unable(f"--changed: {fault.reason}", fault.hint) from None
        mistaken = named in known
        hint = (
            tr("write naftctl {command} {named} --changed", command=command, named=named)
            if mistaken
            else fault.hint
        )
        raise WrongCall(f"--changed: {fault.reason}", hint) from None
    parts = [name.split("/") for name in names]
    return Changed(
        named,
        frozenset(each[1] for each in parts if each[0] == "inspections" and len(each) > 1),
        any(each[0] in _FOLDERS and len(each) > 1 for each in parts) or not set(_FILES).isdisjoint(names),
    )
