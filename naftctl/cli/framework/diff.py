"""`naftctl framework diff`: two versions of the framework side by side, by meaning."""

from __future__ import annotations

from typing import Annotated

import typer

from naftctl.cli.framework.versions import between, family, find_ref, find_version
from naftctl.cli.session import WorkspaceOption, choose, open_session, put, say
from naftctl.cli.tell import look
from naftctl.framework.compare import compare
from naftctl.framework.order import in_order
from naftctl.show.comparison import as_json, as_markdown, as_text

FORMATS = ("text", "json", "md")


def diff(
    old: Annotated[str, typer.Argument(metavar="OUD", help="de oude versie: r-naft/2026.1, of 2026.1")],
    new: Annotated[str, typer.Argument(metavar="NIEUW", help="de nieuwe versie")],
    *,
    form: Annotated[
        str, typer.Option("--format", metavar="VORM", help="text, json, of md: een bladzijde om na te lezen")
    ] = "text",
    workspace: WorkspaceOption = None,
) -> int:
    """Toon in woorden waarin twee versies van het kader verschillen: wat herschreven, gesplitst of nieuw is.

    Geeft 0 terug, ook als er verschillen zijn. Verandert nooit een bestand.
    """
    shape = choose(form, FORMATS, "--format")
    session = open_session(workspace, None)
    refs = [find_ref(session, old), find_ref(session, new)]
    if refs[1] in family(session, refs[0]) and in_order(refs) != tuple(refs):
        refs.reverse()
        say(f"{refs[0]} is de oudste van de twee: het verschil gaat van {refs[0]} naar {refs[1]}")
    before, after = (find_version(session, ref) for ref in refs)
    comparison = compare(before, after, between(session, refs[0], refs[1]))
    if shape == "json":
        put(as_json(comparison))
    elif shape == "md":
        put(as_markdown(comparison))
    else:
        put("\n".join(as_text(comparison, *look())))
    return 0
