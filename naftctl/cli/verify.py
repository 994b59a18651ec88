"""`naftctl verify`: what is still equal to a seal, and what is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from msgspec import Struct

from naftctl.cli.judge import named
from naftctl.cli.mistakes import Unable, WrongCall
from naftctl.cli.search import Search, look_through, unreadable
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
from naftctl.cli.signing import signature_beside
from naftctl.cli.tell import look, tell
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.engines.child import EngineError
from naftctl.language import tr
from naftctl.load.dossier import Loaded
from naftctl.load.pdf import MAX_BYTES, read_pdf
from naftctl.model.printed import Printed
from naftctl.model.signed import Signed
from naftctl.seal.verdict import verdicts
from naftctl.seal.witness import Compared, as_code, compared
from naftctl.show.diagnostics import Lines, full
from naftctl.show.verify import Page, folder_text, verdict_text
from naftctl.show.verify_data import as_json, file_data, found_data, verdict_data
from naftctl.show.verify_found import codeless_text, found_text, pdf_text, unknown_text
from naftctl.show.words import plain, visible


def verify(
    inspection: InspectionArgument = None,
    *,
    file: Annotated[
        str | None,
        typer.Option("--file", metavar="PDF", help=tr("a report as PDF: compare it with the seal")),
    ] = None,
    code: Annotated[
        str | None,
        typer.Option(
            "--code", metavar="CODE", help=tr("a code from a report or letter: which seal does it belong to")
        ),
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=tr("text or json"))] = "text",
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Check what is still equal to the seal of an inspection, and what is not.

    With --code or --file it searches all seals of the workspace, or those of one inspection. Returns 1
    if something differs or cannot be checked, or if a signature does not fit. The program only says
    what is equal, not who did something.
    """
    shape = choose(form, ("text", "json"), "--format")
    if file is not None and code is not None:
        raise WrongCall(tr("--file and --code do not go together"), tr("give one of the two"))
    session = open_session(workspace, today, only_reads=True)
    asked = Asked(session, session.inspections((inspection,))[0] if inspection else "", shape)
    if file is not None:
        return _file(asked, file)
    return _folder(asked) if code is None else _code(asked, _typed(code))


class Asked(Struct, frozen=True):
    """What was asked: where, about which inspection (nothing: any), and in which form."""

    session: Session
    name: str
    shape: str

    @property
    def page(self) -> Page:
        """A page as wide as whoever looks on can see."""
        paint, width = look()
        return Page(width, paint)

    def tell(self, said: Sequence[Diagnostic], lines: Lines) -> None:
        """Diagnostics where whoever asked looks for them: beside the data, where that is asked."""
        if self.shape == "json":
            for line in full(named(said), lines, plain):
                say(line)
        else:
            tell(named(said), lines)


def _typed(code: str) -> str:
    found = as_code(code)
    if found is None:
        message = tr("--code: `{code}` is not a code of a seal", code=code[:60])
        raise WrongCall(
            message, tr("a code has eight groups of four characters, with digits and the letters a to f")
        )
    return found


# ── a folder ─────────────────────────────────────────────────────────────────────────────────────────────
def _folder(asked: Asked) -> int:
    """Every seal of an inspection beside its folder."""
    name = asked.name or _where(asked.session)
    loaded = asked.session.read(name)
    found = verdicts(loaded.dossier) if loaded.dossier else ()
    whole = not unreadable(loaded)
    equal = whole and bool(found) and all(verdict.equal for verdict in found)
    signed = [signature_beside(asked.session, loaded.dossier, v) for v in found] if loaded.dossier else []
    both = tuple(zip(found, signed, strict=True))
    _tell_unreadable(asked, loaded)
    if asked.shape == "json":
        put(as_json(equal, name, seals=[verdict_data(*each) for each in both]))
    elif loaded.dossier and found:
        put("\n".join(folder_text(loaded.dossier, both, asked.page)))
    elif whole:
        put(tr("{name} has no seal: nothing is fixed yet", name=visible(name)))
    return int(not equal or any(each.bad for each in signed if each))


def _where(session: Session) -> str:
    """The inspection that is meant where none is named."""
    known = session.reader.workspace.inspections
    if session.standing_in or len(known) == 1:
        return session.standing_in or known[0]
    hint = tr("name an inspection (naftctl verify INSPECTION), go to its folder, or give --code or --file")
    raise WrongCall(tr("INSPECTION is missing"), hint)


def _tell_unreadable(asked: Asked, loaded: Loaded) -> None:
    files = unreadable(loaded)
    errors = [d for d in loaded.diagnostics if d.severity is Severity.ERROR]
    asked.tell([d for d in errors if loaded.dossier is None or d.span.path in files], asked.session.lines)


# ── a code, a PDF ────────────────────────────────────────────────────────────────────────────────────────
def _code(asked: Asked, code: str) -> int:
    """Which seal has a code, and what is still equal to that seal."""
    search = look_through(asked.session, asked.name, code)
    verdict, signed = search.verdict, _signed(asked, search)
    equal = verdict is not None and verdict.equal and _here(asked, search)
    if asked.shape == "json":
        put(as_json(equal, asked.name or None, code=code, **_data(search, signed)))
    else:
        page = asked.page
        put("\n".join(page.head(f"code {code}")))
        told = found_text(search.found, asked.name, page) if search.found else None
        put("\n".join(told or unknown_text(code, search.every, page)))
        _put_verdict(asked, search, signed)
    return int(not equal or bool(signed and signed.bad))


def _file(asked: Asked, given: str) -> int:
    """What a PDF says of itself, beside the seal whose code it prints."""
    printed = _printed(asked, given)
    if printed is None:
        return 1
    search = look_through(asked.session, asked.name, printed.own) if printed.own else Search((), (), None)
    parts = compared(printed, search.found[0], search.every) if search.found else ()
    verdict, signed = search.verdict, _signed(asked, search)
    same = verdict is not None and verdict.equal and _here(asked, search)
    equal = same and all(part.equal is not False for part in parts)
    if asked.shape == "json":
        data = _data(search, signed) | {"file": file_data(given, printed, parts)}
        put(as_json(equal, asked.name or None, code=printed.own, **data))
    else:
        _put_file(asked, given, printed, search, parts)
        _put_verdict(asked, search, signed)
    return int(not equal or bool(signed and signed.bad))


def _put_file(asked: Asked, given: str, printed: Printed, search: Search, parts: Sequence[Compared]) -> None:
    page = asked.page
    put("\n".join((*page.head(given), *(page.more(f"code {printed.own}", 2) if printed.own else ()))))
    if search.found:
        put("\n".join(pdf_text(printed, search.found, asked.name, parts, page)))
    elif printed.own:
        put("\n".join(unknown_text(printed.own, search.every, page)))
    else:
        put("\n".join(codeless_text(printed, page)))


def _printed(asked: Asked, given: str) -> Printed | None:
    """What a PDF says of itself; nothing where it cannot be read, which is then told."""
    from naftctl.cli.given import read_given  # noqa: PLC0415  (only wanted for a file)

    data = read_given(asked.session, given, "--file", MAX_BYTES).data
    try:
        found, said = read_pdf(data, given)
    except EngineError as fault:
        raise Unable(fault.reason, fault.hint) from None
    asked.tell(said, lambda _: ())
    return found


def _here(asked: Asked, search: Search) -> bool:
    """Whether the seal that was found is one of the inspection that was asked about."""
    return not asked.name or search.found[0].inspection == asked.name


def _signed(asked: Asked, search: Search) -> Signed | None:
    """The signature beside the seal that was found."""
    if search.dossier is None or search.verdict is None:
        return None
    return signature_beside(asked.session, search.dossier, search.verdict)


def _data(search: Search, signed: Signed | None) -> dict[str, object]:
    verdict = search.verdict
    return {"found": found_data(search.found), "seals": [verdict_data(verdict, signed)] if verdict else []}


def _put_verdict(asked: Asked, search: Search, signed: Signed | None) -> None:
    if search.dossier and search.verdict:
        put()
        put("\n".join(verdict_text(search.dossier, search.verdict, signed, asked.page)))
