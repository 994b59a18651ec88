"""`naftctl explain` and `naftctl rules`: the rules in words."""

from __future__ import annotations

from typing import Annotated

import typer

from naftctl.cli.judge import entries
from naftctl.cli.mistakes import WrongCall, nearest
from naftctl.cli.session import choose, put
from naftctl.cli.tell import paint
from naftctl.show.rules import as_json, explained, table


def explain(
    codes: Annotated[list[str], typer.Argument(metavar="CODE", help="een code uit een melding, zoals N203")],
) -> int:
    """Leg een code uit: wat de regel vraagt, waarom, en hoe u herstelt."""
    known = entries()
    for code in codes:
        if code.upper() not in known:
            raise WrongCall(f"code `{code}` bestaat niet{nearest(code.upper(), known)}", "zie naftctl rules")
    put("\n\n".join("\n".join(explained(known[code.upper()], paint())) for code in codes))
    return 0


def rules(
    *,
    form: Annotated[str, typer.Option("--format", metavar="VORM", help="text of json")] = "text",
) -> int:
    """Toon alle regels: code, ernst, de fase vanaf wanneer ze binden, en wat ze vragen."""
    known = tuple(entries().values())
    shape = choose(form, ("text", "json"), "--format")
    put(as_json(known) if shape == "json" else "\n".join(table(known, paint())))
    return 0
