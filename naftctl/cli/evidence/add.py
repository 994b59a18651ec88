"""`naftctl evidence add`: the next note from a stub, also with the text of a note in Word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec import Struct

from naftctl.cli.ask import ask
from naftctl.cli.evidence.given import attached, read_note
from naftctl.cli.evidence.ids import following_id, used_ids
from naftctl.cli.given import FileGiven, read_given
from naftctl.cli.judge import named
from naftctl.cli.making import as_it_stands
from naftctl.cli.mistakes import Unable, WrongCall
from naftctl.cli.session import (
    InspectionArgument,
    Session,
    TodayOption,
    WorkspaceOption,
    as_day,
    choose,
    open_session,
    put,
    say,
)
from naftctl.cli.share import contents, templates
from naftctl.cli.tell import tell
from naftctl.diagnostic import Severity
from naftctl.files import Overtaken, write_all
from naftctl.language import tr
from naftctl.load.docx import MAX_BYTES as MAX_NOTE
from naftctl.load.docx import WordNote
from naftctl.load.tree import DiskTree
from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Method
from naftctl.scaffold import Plan, ScaffoldFault, note, slug
from naftctl.show.steps import made, numbered
from naftctl.show.words import visible

_WRITTEN = (Method.DOCUMENT, Method.FIGURES)
_LONGEST = 120


def add(  # noqa: PLR0913
    method: Annotated[
        str,
        typer.Argument(metavar="METHOD", help=tr("document, observatie, gesprek, gevalstudie or cijfers")),
    ],
    inspection: InspectionArgument = None,
    *,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help=tr("the title, for example “Gesprek met ouders”"))
    ] = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help=tr("the day of the source; without: today"))
    ] = None,
    source: Annotated[
        str | None, typer.Option("--from", metavar="NOTE", help=tr("a note in Word (.docx) as text"))
    ] = None,
    attach: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help=tr("an attachment; may be given more than once"))
    ] = None,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Make the next source, with in its front matter what you have to fill in.

    The source gets the next number of its method. An attachment is put beside the source, with its
    fingerprint (sha256); it is never opened. A file that is there already stays as it is.
    """
    kind = Method(choose(method, tuple(each.value for each in Method), tr("METHOD")))
    session = open_session(workspace, today)
    loaded = session.read(session.one(inspection))
    if loaded.dossier is None:
        tell([d for d in named(loaded.diagnostics) if d.severity is Severity.ERROR], session.lines)
        return 1
    words = ask(title, tr("Title"), "--title", as_title)
    moment = as_day(day, "--date") if day else session.today
    given = tuple(read_given(session, name, "--attach") for name in attach or ())
    found = read_note(read_given(session, source, "--from", MAX_NOTE)) if source else WordNote("")
    if found is None:
        return 1
    dossier = loaded.dossier
    files = _write(
        session.reader.root,
        lambda: _next(session, dossier, kind),
        lambda name: _files(session, dossier, _Stub(name, kind, words, moment), found, given),
    )
    _tell(files, found.left, dossier.id)
    return 0


def _tell(files: Mapping[str, bytes], left: Iterable[str], name: str) -> None:
    """Say what was left out of a note in Word, what was made (the note first), and what comes next."""
    for line in left:
        say(f"  {visible(line)}")
    for line in (
        *made(files),
        "",
        *numbered((tr("complete {file}", file=next(iter(files))), f"naftctl check {name}")),
    ):
        put(line)


def as_title(text: str) -> str:
    """A title as it was typed, of which a file name can be made."""
    words = " ".join(text.split())
    if not slug(words):
        raise WrongCall(
            tr("--title: a title with letters or digits expected"), tr("write what the source is about")
        )
    if len(words) > _LONGEST or visible(words) != words or "⟨" in words:
        message = tr(
            "--title: too long (at most {longest} characters), or with a character that cannot be in it",
            longest=_LONGEST,
        )
        raise WrongCall(message, tr("write a shorter title"))
    return words


class _Stub(Struct, frozen=True):
    """What is known of a note before anybody fills it in."""

    id: str
    method: Method
    title: str
    day: date

    @property
    def file(self) -> str:
        return f"{self.id}-{slug(self.title)}.md"


def _write(
    root: Path, following: Callable[[], str], files_of: Callable[[str], dict[str, bytes]]
) -> dict[str, bytes]:
    """Write the files of the id that follows, or of the one after it where another command was first."""
    while True:
        identity = following()
        files = files_of(identity)
        try:
            write_all(root, files, still=lambda: following() == identity)  # noqa: B023  (asked at once)
        except Overtaken:
            continue
        return files


def _next(session: Session, dossier: Dossier, method: Method) -> str:
    """The next id: no file has it, and nothing refers to it."""
    tree = DiskTree(session.reader.root / dossier.path, dossier.path)
    return following_id(method.letter, used_ids(tree), dossier)


def _files(
    session: Session, dossier: Dossier, stub: _Stub, found: WordNote, given: tuple[FileGiven, ...]
) -> dict[str, bytes]:
    """The note and its attachments by their names in the workspace; the note first."""
    beside = attached(stub.id, given)
    values = {
        "method": stub.method.value,
        "written": stub.method in _WRITTEN,
        "title": stub.title,
        "date": stub.day.isoformat(),
        "departments": [each.id for each in dossier.inspection.provider.departments],
        "attachments": [{"file": name, "sha256": file.sha256} for name, file in beside.items()],
        "body": found.text.rstrip("\n"),
    }
    folder = f"{dossier.path}/evidence"
    text = _text(session, dossier, values)
    return {f"{folder}/{stub.file}": text.encode()} | {
        f"{folder}/{name}": file.data for name, file in beside.items()
    }


def _text(session: Session, dossier: Dossier, values: dict[str, Any]) -> str:
    occasion = dossier.occasion or dossier.framework.occasions[0]
    visit = dossier.inspection.first_visit or session.today
    plan = as_it_stands(Plan(dossier.id, dossier.framework, occasion, visit), dossier)
    folder = templates(session.reader.root, "evidence")
    try:
        texts = {name: data.decode("utf-8") for name, data in contents(folder).items()}
        return note(plan, texts, values)
    except UnicodeDecodeError:
        raise Unable(
            tr("a template in {folder} is not UTF-8", folder=folder), tr("save it again as UTF-8"), 1
        ) from None
    except ScaffoldFault as fault:
        place = f"{folder / fault.path}:{fault.line}" if fault.line else str(folder / fault.path)
        raise Unable(f"{place}: {fault.message}", tr("correct the template"), 1) from None
