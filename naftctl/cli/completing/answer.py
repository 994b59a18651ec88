"""The candidates for the last word of a call, from names of commands, options, folders and files."""

from __future__ import annotations

import os
from collections.abc import Callable

from naftctl.cli.completing.table import LIST, MORE, Parameter, Table, read_table
from naftctl.language import tr
from naftctl.load import names

Candidate = tuple[str, str]
"""A word and what it means, which may be nothing."""

VARIABLE = "_NAFTCTL_COMPLETE"
"""The variable of the environment by which a shell asks."""

_MOST = 50
"""So many inspections are looked into for a name where none is named."""


class Asked:
    """A call so far: the command, what was given, and the word that is being typed."""

    def __init__(self, table: Table, words: list[str]) -> None:
        *before, self.word = _joined(words)
        self.command = ""
        self.arguments: list[str] = []
        self.given: dict[str, str] = {}
        self.parameter: Parameter | None = None
        self.table = table
        self._read(before)

    @property
    def parameters(self) -> list[Parameter]:
        """What may be given with the command."""
        return self.table.parameters.get(self.command, [])

    @property
    def root(self) -> str:
        """The workspace that is meant, or nothing."""
        named = self.given.get("--workspace") or os.environ.get("NAFTCTL_WORKSPACE")
        return os.path.expanduser(named) if named else names.workspace_around(os.curdir)  # noqa: PTH111

    @property
    def inspection(self) -> str:
        """The one inspection that is meant: named, stood in, or the only one; else nothing."""
        known = names.folders(f"{self.root}/inspections")
        named = [word for word in self.arguments if word in known]
        inside = names.inspection_around(self.root, os.curdir)
        return next(iter([*named, *([inside] if inside else []), *(known if len(known) == 1 else [])]), "")

    def among(self, most: int) -> list[str]:
        """The inspection that is meant, or so many of all where that is not known yet."""
        meant = self.inspection
        return [meant] if meant else names.folders(f"{self.root}/inspections")[:most]

    def _read(self, before: list[str]) -> None:
        options, ended = self._options(), False
        for word in before:
            if self.parameter and not word.startswith("--"):  # a value may be left out
                self.given[self.parameter.names[0]] = word
                self.parameter = None
            elif word == "--":
                ended = True
            elif word.startswith("-") and not ended:
                name, same, value = word.partition("=")
                self.given[name] = value
                found = options.get(name)
                self.parameter = found if found and found.kind and not same else None
            elif not self.arguments and f"{self.command} {word}".strip() in self.table.commands:
                self.command = f"{self.command} {word}".strip()
                options = self._options()
            else:
                self.arguments.append(word)

    def _options(self) -> dict[str, Parameter]:
        return {name: parameter for parameter in self.parameters for name in parameter.names}


def complete(words: list[str]) -> str:
    """The answer to a shell, line by line: a word, a tab and what it means."""
    shell = os.environ.get(VARIABLE)
    if shell == "powershell":  # it loses an empty word on its way to a program
        words = [*words, os.environ.get("_NAFTCTL_WORD", "")]
    elif shell == "bash":
        words = [_unquoted(word) for word in words]
    return "".join(f"{word}\t{said}\n" for word, said in answer(words) if word.isprintable())


def answer(words: list[str]) -> list[Candidate]:
    """What may stand in the place of the last word."""
    asked = Asked(read_table(), words or [""])
    if asked.parameter and not asked.word.startswith("--"):
        return _values(asked, asked.parameter, asked.word)
    name, same, value = asked.word.partition("=")
    if same and name.startswith("--"):
        found = next((p for p in asked.parameters if name in p.names and p.kind), None)
        return [(f"{name}={each}", said) for each, said in _values(asked, found, value)] if found else []
    if asked.word.startswith("-"):
        return [(option, said) for option, said in _options(asked) if option.startswith(asked.word)]
    below = [] if asked.arguments else asked.table.below(asked.command)
    if below:
        return [(name, tr(said)) for name, said in below if name.startswith(asked.word)]
    argument = _argument(asked)
    return _values(asked, argument, asked.word) if argument else []


def _unquoted(word: str) -> str:
    """A word of bash, which gives it as it was typed; one that is still open loses its first quote."""
    if not set(word) & set("'\"\\"):
        return word
    from shlex import split  # noqa: PLC0415  (seldom wanted)

    try:
        return "".join(split(word))
    except ValueError:
        return word.lstrip("'\"")


def _joined(words: list[str]) -> list[str]:
    """The words without the `=` that bash puts in a word of its own."""
    kept = [word for word in words[:-1] if word != "="]
    return [*kept, "" if words[-1] == "=" and kept else words[-1]]


def _options(asked: Asked) -> list[Candidate]:
    """The options that were not given yet."""
    found = [("--help", tr("show this help"))]
    for parameter in asked.parameters:
        fresh = parameter.times == MORE or not any(name in asked.given for name in parameter.names)
        found += [(name, tr(parameter.help)) for name in parameter.names if name[:2] == "--" and fresh]
    return found


def _argument(asked: Asked) -> Parameter | None:
    """The argument that the word belongs to; the last one where it may be given again."""
    arguments = [parameter for parameter in asked.parameters if not parameter.names]
    place = len(asked.arguments)
    if place < len(arguments):
        return arguments[place]
    return arguments[-1] if arguments and arguments[-1].times == MORE else None


def _values(asked: Asked, parameter: Parameter, word: str) -> list[Candidate]:
    """The values of an argument or option that begin with a word, however it is capitalised."""
    done, comma, last = word.rpartition(",") if parameter.times == LIST else ("", "", word)
    before = [*done.split(","), *(asked.arguments if parameter.times == MORE else ())]
    chosen = {name.casefold() for name in before}
    quick = _QUICK.get(parameter.kind)
    known = parameter.values or (quick(asked) if quick else [])
    found = [f"{done}{comma}{name}" for name in _beginning(known, last) if name.casefold() not in chosen]
    if found or parameter.values or not asked.root:
        return [(name, "") for name in found]
    from naftctl.cli.completing import read  # noqa: PLC0415  (only where a file has to be opened)

    return [pair for pair in read.values(asked, parameter.kind) if _beginning([pair[0]], last)]


def _beginning(known: list[str], word: str) -> list[str]:
    return [name for name in known if name.casefold().startswith(word.casefold())]


def _inspections(asked: Asked) -> list[str]:
    return names.folders(f"{asked.root}/inspections")


def _versions(asked: Asked) -> list[str]:
    """The versions of the framework; their numbers are enough where there is one family."""
    known = names.versions(asked.root)
    alone = len(names.folders(f"{asked.root}/frameworks")) == 1
    return [ref.partition("/")[2] for ref in known] + known if alone else known


def _evidence(asked: Asked) -> list[str]:
    return _in_inspections(asked, names.evidence)


def _traced(asked: Asked) -> list[str]:
    """What `trace` takes and has a file of its own, or a folder: an inspection asks for the whole of it."""
    return [*_in_inspections(asked, names.scales), *_evidence(asked), *_inspections(asked)]


def _in_inspections(asked: Asked, of: Callable[[str, str], list[str]]) -> list[str]:
    """The names in the inspection that is meant, or in all where that is not known yet."""
    return sorted({name for each in asked.among(_MOST) for name in of(asked.root, each)})


_QUICK = {
    "INSPECTION": _inspections,
    "FRAMEWORK": _versions,
    "SOURCE": _evidence,
    "ID": _traced,
}
"""Where the values of a kind are found without opening a file."""
