"""Commands by name, each of which is only loaded when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from naftctl.cli import COMMANDS, Row
from naftctl.cli.help import HELP_NAMES, Command, write_parameters
from naftctl.cli.mistakes import WrongCall, nearest

SETTINGS = {"help_option_names": HELP_NAMES}


class Commands(TyperGroup):
    """The commands of a table, in the modules below `package` that it names."""

    table: tuple[Row, ...] = COMMANDS
    package = "naftctl.cli"

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, in order of use."""
        del ctx
        return [name for name, _, _ in self.table]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command with this name, or nothing."""
        del ctx
        place = next((place for name, place, _ in self.table if name == cmd_name), None)
        if place is None:
            return None
        module, _, name = place.partition(":")
        found = getattr(import_module(f"{self.package}.{module}"), name or cmd_name)
        if isinstance(found, type):
            app = typer.Typer(
                cls=found,
                add_completion=False,
                rich_markup_mode=None,
                help=found.__doc__,
                no_args_is_help=True,
            )
            app.callback(context_settings=SETTINGS)(_nothing)
        else:
            app = typer.Typer(add_completion=False, rich_markup_mode=None)
            app.command(cmd_name, cls=Command, context_settings=SETTINGS)(found)
        return get_command(app)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or say which one may have been meant."""
        known = self.list_commands(ctx)
        if args[0] not in known:
            message = f"onbekende opdracht `{args[0]}`{nearest(args[0], known)}"
            raise WrongCall(message, f"zie {ctx.command_path} --help voor alle opdrachten")
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, "[OPTIES] OPDRACHT …", prefix="Gebruik: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options, and a line per command."""
        write_parameters(self, ctx, formatter)
        formatter.write_paragraph()
        formatter.write_heading("Opdrachten")
        formatter.indent()
        formatter.write_dl([(name, short) for name, _, short in self.table])
        formatter.dedent()


def _nothing() -> None:
    """Nothing: a group only has commands."""
