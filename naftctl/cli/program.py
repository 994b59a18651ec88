"""The program: its commands, each loaded when it is called, and what is said when a call goes wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command

from naftctl import __version__
from naftctl.cli import COMMANDS
from naftctl.cli.help import HELP_NAMES, Command, write_parameters
from naftctl.cli.mistakes import Unable, WrongCall, nearest, worded
from naftctl.files import NotWritten
from naftctl.show.words import visible

ABOUT = """NAFT-inspecties als gewone bestanden: nakijken en een verslag ervan maken.

Een inspectie beginnen: naftctl new. Zien wat nog moet: naftctl check. Het verslag: naftctl report."""
_MODULES = {name: module for name, module, _ in COMMANDS}
_SETTINGS = {"help_option_names": HELP_NAMES}


class Program(TyperGroup):
    """The commands by name; the module of a command is only loaded when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, in order of use."""
        del ctx
        return list(_MODULES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command with this name, or nothing."""
        del ctx
        if cmd_name not in _MODULES:
            return None
        module = import_module(f"naftctl.cli.{_MODULES[cmd_name]}")
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(cmd_name, cls=Command, context_settings=_SETTINGS)(getattr(module, cmd_name))
        return get_command(app)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or say which one may have been meant."""
        if args[0] not in _MODULES:
            message = f"onbekende opdracht `{args[0]}`{nearest(args[0], _MODULES)}"
            raise WrongCall(message, "zie naftctl --help voor alle opdrachten")
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
        formatter.write_dl([(name, short) for name, _, short in COMMANDS])
        formatter.dedent()


def run(arguments: Sequence[str]) -> int:
    """Carry out a call; gives the exit code."""
    try:
        result = _program().main(args=list(arguments), prog_name="naftctl", standalone_mode=False)
        sys.stdout.flush()
    except (WrongCall, Unable) as fault:
        return _refuse(fault.message, fault.hint, fault.exit_code)
    except NotWritten as fault:
        return _refuse(fault.message, fault.hint, 3)
    except TyperException as fault:
        return _wrong(fault, arguments)
    except typer.Abort:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return result if isinstance(result, int) else 0


def _program() -> Any:
    app = typer.Typer(
        cls=Program, add_completion=False, rich_markup_mode=None, help=ABOUT, no_args_is_help=True
    )
    app.callback(context_settings=_SETTINGS)(_options)
    return get_command(app)


def _options(
    *, version: Annotated[bool, typer.Option("--version", is_eager=True, help="toon de versie")] = False
) -> None:
    if version:
        sys.stdout.write(f"naftctl {__version__}\n")
        raise typer.Exit


def _wrong(fault: Any, arguments: Sequence[str]) -> int:
    """Word a usage error of Typer, with the usage line of the command."""
    context: Any = getattr(fault, "ctx", None)
    if context is None:
        command = next((f" {name}" for name in arguments if name in _MODULES), "")
        return _refuse(worded(fault), f"zie naftctl{command} --help", 2)
    if type(fault).__name__ == "NoArgsIsHelpError":
        sys.stderr.write(context.get_help() + "\n")
        return 2
    sys.stderr.write(context.get_usage() + "\n")
    return _refuse(worded(fault), f"zie {context.command_path} --help", 2)


def _refuse(message: str, hint: str, code: int) -> int:
    sys.stderr.write(f"fout: {visible(message)}\n")
    if hint:
        sys.stderr.write(f"  help: {visible(hint)}\n")
    return code
