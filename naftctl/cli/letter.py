"""`naftctl letter`: a letter of the procedure, with the report that it sends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from naftctl import __version__
from naftctl.cli.letter_gate import letter_errors, refuse_unannounced
from naftctl.cli.mistakes import WrongCall
from naftctl.cli.outcome import (
    Failed,
    Made,
    Outcome,
    Refused,
    all_made,
    made_report,
    outcome,
    say_failed,
    say_refused,
    shown,
    state_of,
    write_made,
)
from naftctl.cli.releasing import (
    RELEASE,
    meant,
    release_documents,
    release_errors,
    release_parcel,
)
from naftctl.cli.report import ALL, target_folder
from naftctl.cli.sending import MILESTONES, Parcel, keep, leaves_on, refuse_unsealed
from naftctl.cli.session import (
    InspectionArgument,
    Session,
    TodayOption,
    WorkspaceOption,
    choose,
    open_session,
    put,
    say,
)
from naftctl.cli.share import templates
from naftctl.diagnostic import Severity
from naftctl.language import tr
from naftctl.lifecycle import as_sent
from naftctl.load.local import read_local
from naftctl.load.tree import DiskTree
from naftctl.model.dossier import Dossier
from naftctl.model.publicity import Request
from naftctl.model.workspace import LocalSettings
from naftctl.render.letters import FORMATS, render_letter
from naftctl.render.letters.compose import KINDS, SENT_WITH, letter_context
from naftctl.seal import sent_text
from naftctl.show.words import visible

_FORMS = {"draft": ("pdf", "docx"), "final": ("pdf",)}
"""The formats in which a report goes along: a draft is there to write in."""


class Order(Struct, frozen=True):
    """What was asked: a kind of letter, its formats, where they go, and whether the engine is heard.

    `request` is the number of the request that it answers.
    """

    kind: str
    formats: Sequence[str]
    target: Path | None
    verbose: bool
    request: str = ""

    @property
    def kept(self) -> bool:
        """Whether what is made stays in `sent/`."""
        return self.target is None and self.kind in SENT_WITH


def letter(  # noqa: PLR0913
    kind: Annotated[str, typer.Argument(metavar="KIND", help=", ".join(KINDS))],
    inspection: InspectionArgument = None,
    *,
    forms: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=tr("docx, pdf, txt, or all; several with a comma; without: all"),
        ),
    ] = ALL,
    output: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER",
            help=tr("where the letter goes; without: output/ in the inspection, with a report sent/"),
        ),
    ] = None,
    request: Annotated[
        str | None,
        typer.Option(
            metavar="NN", help=tr("for release: the request in requests/; without: the newest that is open")
        ),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help=tr("on a failure, also show the words of Pandoc or Typst"))
    ] = False,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Make a letter: as a Word file, as a PDF, and as text to paste in an e-mail.

    A letter that sends a report also makes that report, and both stay in sent/ as they leave. For that
    the report has to be sealed; with --output FOLDER you make a copy that is not recorded. If something
    is wrong, no letter is made and you see why. Who signs is in naftctl.local.yaml; without that file
    there are functions.
    """
    named = choose_kind(kind)
    if request is not None and named != RELEASE:
        raise WrongCall(
            tr("--request goes with the letter release"), tr("leave out --request, or choose release")
        )
    session = open_session(workspace, today)
    target = target_folder(session, output, tr("a letter"))
    order = Order(named, as_formats(forms), target, verbose, request or "")
    return make(session, session.one(inspection), order)


def choose_kind(text: str) -> str:
    """A kind of letter that can be made."""
    return choose(text, KINDS, tr("KIND"))


def as_formats(text: str) -> tuple[str, ...]:
    """The formats that were named, each once; `all` stands for every one."""
    named = dict.fromkeys(choose(part.strip(), (*FORMATS, ALL), "--format") for part in text.split(","))
    return FORMATS if ALL in named else tuple(named)


def make(session: Session, name: str, order: Order) -> int:
    """Make a letter and the report that goes with it, and write both or neither; gives the exit code."""
    loaded = session.read(name)
    refuse_unannounced(loaded.dossier, order.kind)
    local, said = read_local(DiskTree(session.reader.root, ""))
    asked = meant(loaded.dossier, order.request) if loaded.dossier and order.kind == RELEASE else None
    wrong = release_errors(session, loaded, asked) if asked else letter_errors(session, loaded, order.kind)
    errors = tuple(dict.fromkeys((*wrong, *(d for d in said if d.severity is Severity.ERROR))))
    if errors or loaded.dossier is None:
        return _refuse(session, order, Refused(name, order.kind, errors))
    dossier = as_sent(loaded.dossier) if order.kind == "draft" else loaded.dossier
    if order.kept and not asked:
        refuse_unsealed(dossier, SENT_WITH[order.kind])
    made = all_made(_documents(session, dossier, local, order, asked))
    if isinstance(made, Refused):
        return _refuse(session, order, made)
    if isinstance(made, Failed):
        say_failed(made, verbose=order.verbose)
        return made.exit_code
    if not order.kept:
        return _write(session, made, order)
    if asked:
        return _keep_release(session, loaded.dossier, made, asked)
    return _keep(session, loaded.dossier, made, order)


def _documents(
    session: Session, dossier: Dossier, local: LocalSettings, order: Order, asked: Request | None
) -> Iterable[Outcome]:
    """The letter, and the report where it sends one; `asked` is the request that it answers."""
    if asked:
        return release_documents(session, dossier, local, asked, order.formats, kept=order.kept)
    root, edition = session.reader.root, SENT_WITH.get(order.kind)
    folder, shared = templates(root, "letters"), templates(root, "report")
    context = letter_context(dossier, order.kind, local, state_of(root, dossier), __version__)
    if edition:
        stem = f"{context.date if order.kept else dossier.id}-{edition}"
        context = replace(context, enclosures=tuple(f"{stem}.{form}" for form in _FORMS[edition]))
    written = outcome(
        dossier, f"brief-{order.kind}", folder, lambda: render_letter(context, order.formats, folder, shared)
    )
    if edition is None or not isinstance(written, Made):
        return (written,)
    return written, made_report(root, dossier, edition, _FORMS[edition])


def _refuse(session: Session, order: Order, refused: Refused) -> int:
    say_refused(refused.diagnostics, session.lines)
    say(
        tr(
            "no letter ({kind}) of {name}: first solve what stands above",
            kind=order.kind,
            name=visible(refused.name),
        )
    )
    return 1


def _write(session: Session, made: Sequence[Made], order: Order) -> int:
    for path in write_made(session.reader.root, order.target, made):
        put(visible(shown(path, session.here)))
    if order.kind in SENT_WITH:
        say(tr("not recorded: with --output nothing stays in sent/"))
    return 0


def _keep_release(session: Session, dossier: Dossier, made: Sequence[Made], asked: Request) -> int:
    """Keep the answer to a request in `sent/`, and say what is left to do once it left."""
    for path in keep(session, dossier, release_parcel(dossier, asked, made)):
        put(visible(shown(path, session.here)))
    if asked.answered is None:
        say(
            tr(
                "fill in the day at `answered` in requests/{id}.yaml as soon as this has been sent",
                id=asked.id,
            )
        )
    return 0


def _keep(session: Session, dossier: Dossier, made: Sequence[Made], order: Order) -> int:
    """Keep a letter and its report in `sent/`, and say what is left to do once they left."""
    edition = SENT_WITH[order.kind]
    milestone, when = MILESTONES[order.kind], leaves_on(dossier, order.kind)
    code = dossier.seals[edition].code if edition in dossier.seals else None
    letter_made, report = made
    files = {f"letter-{order.kind}.{form}": data for form, data in letter_made.files.items()}
    files |= {f"{edition}.{form}": data for form, data in report.files.items()}
    if order.kind == "draft":
        files["draft.yaml"] = sent_text(dossier, when, code).encode()
    for path in keep(session, dossier, Parcel(order.kind, when, code, files)):
        if path.suffix != ".yaml":  # the texts stay here: they are to compare with later
            put(visible(shown(path, session.here)))
    if getattr(dossier.inspection.milestones, milestone) is None:
        say(tr("fill in the day at `{milestone}` as soon as this has been sent", milestone=milestone))
    return 0
