"""The commands and what may be given with them, in English, from `table.tsv`, which a test checks."""

from __future__ import annotations

FILE = "table.tsv"
LIST, ONCE, MORE = "list", "once", "more"


class Parameter:
    """An argument or option: its names (none for an argument), what its value is, and what it means.

    `kind` is a word that says where values are found (`INSPECTION`), or nothing for a flag; `values` are
    those that never change; `times` is `once`, `more` (may be given again) or `list` (several with a comma).
    """

    __slots__ = ("help", "kind", "names", "times", "values")

    def __init__(self, row: list[str]) -> None:
        names, self.kind, self.times, values, self.help = row
        self.names = names.split()
        self.values = values.split()


class Table:
    """Every command by its words (`framework diff`), with what may be given, in order."""

    def __init__(self, text: str) -> None:
        self.commands: dict[str, str] = {}
        self.parameters: dict[str, list[Parameter]] = {}
        for line in text.splitlines():
            command, *rest = line.split("\t")
            if len(rest) == 1:
                self.commands[command] = rest[0]
            else:
                self.parameters.setdefault(command, []).append(Parameter(rest))

    def below(self, command: str) -> list[tuple[str, str]]:
        """The commands of a group, or of the program, each with what it does."""
        head = f"{command} " if command else ""
        known = self.commands.items()
        return [(n[len(head) :], h) for n, h in known if n.startswith(head) and " " not in n[len(head) :]]


def read_table() -> Table:
    """The table that comes with the program."""
    with open(f"{__file__[: -len('table.py')]}{FILE}", encoding="utf-8") as file:  # noqa: PTH123
        return Table(file.read())
