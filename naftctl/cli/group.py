"""Commands by name, each of which is only loaded when it is called."""

from __future__ import annotations

from importlib import import_module
from inspect import getdoc
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from naftctl.cli import COMMANDS, Row
from naftctl.cli.help import HELP_NAMES, Command, help_width, write_parameters, write_rows
from naftctl.cli.mistakes import WrongCall, nearest
from naftctl.language import tr

SETTINGS = {"help_option_names": HELP_NAMES, "terminal_width": help_width()}


class Commands(TyperGroup):
    """The commands of a table, in the modules below `package` that it names."""

    table: tuple[Row, ...] = COMMANDS
    package = "naftctl.cli"

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, in order of use."""
        del ctx
        return [name for name, _, _ in self.table]

    def source(self, name: str) -> Any:
        """The function or the group of commands with this name, or nothing; its docstring is its help."""
        place = next((place for known, place, _ in self.table if known == name), None)
        if place is None:
            return None
        module, _, attribute = place.partition(":")
        return getattr(import_module(f"{self.package}.{module}"), attribute or name)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command with this name, or nothing."""
        del ctx
        found = self.source(cmd_name)
        if found is None:
            return None
        about = tr(getdoc(found) or "")
        app = typer.Typer(
            cls=found if isinstance(found, type) else None,
            add_completion=False,
            rich_markup_mode=None,
            help=about,
            no_args_is_help=isinstance(found, type),
        )
        if isinstance(found, type):
            app.callback(context_settings=SETTINGS)(_nothing)
        else:
            app.command(cmd_name, cls=Command, context_settings=SETTINGS, help=about)(found)
        return get_command(app)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or say which one may have been meant."""
        known = self.list_commands(ctx)
        if args[0] not in known:
            message = tr(
                "unknown command `{command}`{suggestion}", command=args[0], suggestion=nearest(args[0], known)
            )
            raise WrongCall(
                message, tr("see {command_path} --help for all commands", command_path=ctx.command_path)
            )
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, tr("[OPTIONS] COMMAND …"), prefix=tr("Usage: "))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options, and a line per command."""
        write_parameters(self, ctx, formatter)
        formatter.write_paragraph()
        formatter.write_heading(tr("Commands"))
        write_rows(formatter, [(name, short) for name, _, short in self.table])


def _nothing() -> None:
    """Nothing: a group only has commands."""
