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
from naftctl.cli.fitting import fitting
from naftctl.cli.group import SETTINGS, Commands
from naftctl.cli.mistakes import Unable, WrongCall, worded
from naftctl.files import NotWritten, heard_by
from naftctl.language import tr
from naftctl.show.words import visible

ABOUT = tr(
    "NAFT inspections as plain files: check them and make a report of them.\n\nTo start an "
    "inspection: naftctl new. To see what is still to do: naftctl check. The report: "
    "naftctl report."
)
_NAMES = tuple(name for name, _, _ in COMMANDS)


def run(arguments: Sequence[str]) -> int:
    """Carry out a call; gives the exit code."""
    try:
        with heard_by(_tell):
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
    *, version: Annotated[bool, typer.Option("--version", is_eager=True, help=tr("show the version"))] = False
) -> None:
    if version:
        sys.stdout.write(f"naftctl {__version__}\n")
        raise typer.Exit


def _wrong(fault: Any, arguments: Sequence[str]) -> int:
    """Word a usage error of Typer, with the usage line of the command."""
    context: Any = getattr(fault, "ctx", None)
    if context is None:
        command = next((f" {name}" for name in arguments if name in _NAMES), "")
        return _refuse(worded(fault), tr("see naftctl{command} --help", command=command), 2)
    if type(fault).__name__ == "NoArgsIsHelpError":
        sys.stderr.write(context.get_help() + "\n")
        return 2
    sys.stderr.write(context.get_usage() + "\n")
    return _refuse(worded(fault), tr("see {command_path} --help", command_path=context.command_path), 2)


def _tell(message: str) -> None:
    sys.stderr.write(f"{visible(message)}\n")


def _refuse(message: str, hint: str, code: int) -> int:
    sys.stderr.write(fitting(tr("error: {message}", message=visible(message))) + "\n")
    if hint:
        sys.stderr.write(fitting(f"  help: {visible(hint)}") + "\n")
    return code
