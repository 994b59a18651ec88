"""What people wrote for an overview, or a beginning of it, judged."""

from __future__ import annotations

from pathlib import Path

from naftctl.cli.mistakes import Unable
from naftctl.cli.overview.gate import open_places, refuse, text_errors
from naftctl.cli.session import Session, say
from naftctl.cli.share import templates
from naftctl.files import write_all
from naftctl.language import tr
from naftctl.load.overview import TEXT, OverviewText, read_overview_text
from naftctl.load.tree import DiskTree, Unreadable
from naftctl.model.overview import Overview
from naftctl.overview.naming import Known
from naftctl.show.words import visible


def wording(session: Session, overview: Overview, known: Known, *, publish: bool) -> OverviewText:
    """What people wrote, or the stub where they did not yet; refused with what may not stand in it.

    A published overview has no open places, now that it is published or when it is made again.
    """
    reader = session.reader
    text = read_overview_text(reader.root, overview.period.name, reader.letters, _stub(reader.root))
    again = bool(overview.published) and not publish
    if again:
        begin(reader.root, text)
    left = open_places(text, again=again) if overview.published else ()
    refuse(text_errors(text, known, reader.local[0].names, reader.house), left)
    return text


def begin(root: Path, text: OverviewText) -> None:
    """Write the stub of a text, never over what people wrote."""
    if not text.there:
        write_all(root, {text.sheet.path: text.sheet.text.encode()})
        say(tr("make {path}: write the text with the figures there", path=text.sheet.path))


def _stub(root: Path) -> str:
    folder = templates(root, "overview")
    try:
        return DiskTree(folder, "").read(TEXT).decode("utf-8")
    except (Unreadable, UnicodeDecodeError):
        message = tr("the template {file} is not there or is not readable", file=visible(str(folder / TEXT)))
        raise Unable(message, tr("get it from a workspace that naftctl init makes")) from None
