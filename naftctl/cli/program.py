"""The program: a call from its arguments to its exit code, and what is said when it goes wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException
from typer.main import get_command

from naftctl import __version__
from naftctl.cli import COMMANDS
from naftctl.cli.group import SETTINGS, Commands
from naftctl.cli.mistakes import Unable, WrongCall, worded
from naftctl.files import NotWritten
from naftctl.show.words import visible

ABOUT = """NAFT-inspecties als gewone bestanden: nakijken en een verslag ervan maken.

Een inspectie beginnen: naftctl new. Zien wat nog moet: naftctl check. Het verslag: naftctl report."""
_NAMES = tuple(name for name, _, _ in COMMANDS)


def run(arguments: Sequence[str]) -> int:
    """Carry out a call; gives the exit code."""
    try:
        result = the_program().main(args=list(arguments), prog_name="naftctl", standalone_mode=False)
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


def the_program() -> Any:
    """The program with all its commands, as Typer calls it."""
    app = typer.Typer(
        cls=Commands, add_completion=False, rich_markup_mode=None, help=ABOUT, no_args_is_help=True
    )
    app.callback(context_settings=SETTINGS)(_options)
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
        command = next((f" {name}" for name in arguments if name in _NAMES), "")
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
