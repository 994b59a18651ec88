"""Help pages and usage lines, in the language of this run."""

from __future__ import annotations

from itertools import zip_longest
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

from naftctl.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

HELP_NAMES = ["--help", "-h"]
_WIDEST, _NARROW, _NARROWEST = 78, 60, 38
ALONE = {"--changed": "HEAD"}
"""Options that need no value, with the one that they have then; Typer knows no such thing."""


def help_width() -> int:
    """How wide a page of help is: as the terminal, but never wider than is easy to read."""
    return max(_NARROWEST, min(get_terminal_size().columns - 2, _WIDEST))


def write_rows(formatter: Any, rows: list[tuple[str, str]]) -> None:
    """Write names with what they mean beside them, or below them on a narrow page."""
    formatter.indent()
    formatter.write_dl(rows, col_max=30 if formatter.width > _NARROW else 14)
    formatter.dedent()


class Command(TyperCommand):
    """A command whose help is worded by the program, and not by Typer."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Read a call, in which an option of `ALONE` may stand without its value."""
        return super().parse_args(ctx, list(_completed(args)))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write `Gebruik: naftctl check [OPTIES] [INSPECTIE…]`."""
        pieces = [_argument(param) for param in self.params if param.param_type_name == "argument"]
        formatter.write_usage(ctx.command_path, " ".join([tr("[OPTIONS]"), *pieces]), prefix=tr("Usage: "))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write what may be given with the command."""
        write_parameters(self, ctx, formatter)


def write_parameters(command: Any, ctx: Any, formatter: Any) -> None:
    """Write the arguments and options of a command, each with what it means."""
    arguments = [(_argument(p), p.help or "") for p in command.params if p.param_type_name == "argument"]
    options = list(_options(command.get_params(ctx)))
    for heading, rows in ((tr("Arguments"), arguments), (tr("Options"), options)):
        if rows:
            formatter.write_paragraph()
            formatter.write_heading(heading)
            write_rows(formatter, rows)


def _options(params: list[Any]) -> Iterator[tuple[str, str]]:
    for param in params:
        if param.param_type_name != "option" or param.hidden:
            continue
        if "--help" in param.opts:
            yield ", ".join(HELP_NAMES), tr("show this help")
            continue
        value = "" if param.is_flag else f" {tr(param.metavar or 'VALUE')}"
        yield f"{', '.join(param.opts)}{value}", param.help or ""


def _completed(args: list[str]) -> Iterator[str]:
    for arg, following in zip_longest(args, args[1:], fillvalue="-"):
        yield f"{arg}={ALONE[arg]}" if arg in ALONE and following.startswith("-") else arg


def _argument(param: Any) -> str:
    name = tr(param.metavar or param.name.upper())
    more = " …" if param.nargs == -1 else ""
    return f"{name}{more}" if param.required else f"[{name}{more}]"
