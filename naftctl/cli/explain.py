"""`naftctl explain` and `naftctl rules`: the rules in words."""

from __future__ import annotations

from typing import Annotated

import typer

from naftctl.cli.judge import entries
from naftctl.cli.mistakes import WrongCall, nearest
from naftctl.cli.session import choose, put
from naftctl.cli.tell import across, paint
from naftctl.language import tr
from naftctl.show.rules import as_json, explained, table


def explain(
    codes: Annotated[
        list[str], typer.Argument(metavar="CODE", help=tr("a code from a diagnostic, such as N203"))
    ],
) -> int:
    """Explain a code: what the rule asks, why, and how to fix it."""
    known = entries()
    for code in codes:
        if code.upper() not in known:
            raise WrongCall(
                tr(
                    "there is no code `{code}`{suggestion}",
                    code=code,
                    suggestion=nearest(code.upper(), known),
                ),
                tr("see naftctl rules"),
            )
    put("\n\n".join("\n".join(explained(known[code.upper()], paint(), across())) for code in codes))
    return 0


def rules(
    *,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=tr("text or json"))] = "text",
) -> int:
    """Show all rules: code, severity, the phase from which they bind, and what they ask."""
    known = tuple(entries().values())
    shape = choose(form, ("text", "json"), "--format")
    put(as_json(known) if shape == "json" else "\n".join(table(known, paint(), across())))
    return 0
