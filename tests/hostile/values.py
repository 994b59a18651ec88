"""Faults on one line of YAML: marks, quotes, brackets, keys, types, sizes."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.hostile.files import Kind
from tests.hostile.variation import Edited, Source

# What stands in the place of one line; the fault is on the first of the new ones.
ON_ITS_LINE: dict[str, str] = {
    "anchor": "{lead}{key}: &a {value}",
    "alias": "{lead}{key}: *a",
    "tag python": '{lead}{key}: !!python/object/apply:os.system ["touch kanarie"]',
    "tag text": "{lead}{key}: !!str {value}",
    "tag own": "{lead}{key}: !x {value}",
    "tag binary": "{lead}{key}: !!binary aGFsbG8=",
    "merge key": "{lead}<<: {{a: b}}",
    "merge alias": "{lead}<<: *a",
    "quote open": '{lead}{key}: "{plain}',
    "quote single open": "{lead}{key}: '{plain}",
    "quote after": '{lead}{key}: "a" b',
    "bracket open": "{lead}{key}: [a, b",
    "brace open": "{lead}{key}: {{a: b",
    "bracket close": "{lead}{key}: ]",
    "brace close": "{lead}{key}: }}",
    "colon": "{lead}{key}: a: b",
    "backtick": "{lead}{key}: `a`",
    "at": "{lead}{key}: @a",
    "percent": "{lead}{key}: %a",
    "comma": "{lead}{key}: , a",
    "escape unknown": '{lead}{key}: "a\\q"',
    "escape path": '{lead}{key}: "C:\\Users\\x"',
    "escape bidi": '{lead}{key}: "a\\u202eb"',
    "escape nul": '{lead}{key}: "a\\0b"',
    "escape surrogate": '{lead}{key}: "a\\ud800b"',
    "blank open": "{lead}{key}: ⟨vul in: iets⟩",
    "blank brace": "{lead}{key}: {{vul in: iets}}",
    "list for text": "{lead}{key}: [1, 2]",
    "list in list": "{lead}{key}: [[a]]",
    "group for text": "{lead}{key}: {{a: b}}",
    "key list": "{lead}? [a, b]",
    "key null": "{lead}null: a",
    "key number": "{lead}12: a",
    "key empty": '{lead}"": a',
    "key odd": "{lead}{key}\u200b: {value}",
    "key no-break": "{lead}{key}\xa0: {value}",
    "key brace": "{lead}{{a: b}}: c",
    "huge": "{lead}{key}: " + "x" * 70_000,
    "huge quoted": '{lead}{key}: "' + "\\u00e9" * 70_000 + '"',
    "deep list": "{lead}{key}: " + "[" * 60,
    "deep closed": "{lead}{key}: " + "[" * 400 + "]" * 400,
    "deep group": "{lead}{key}: " + "{{a: " * 400,
    "deep far": "{lead}{key}: " + "[" * 100_000,
    "deep dashes": "{lead}{key}:\n" + " " * 40 + "- " * 5_000 + "a",
    "many": "{lead}{key}: [" + "a, " * 25_000 + "a]",
    "bad day": "{lead}{key}: 2026-02-30",
    "block word": "{lead}{key}: |x",
    "unknown key": "{lead}zomaar_iets: 1",
    "bomb": "{lead}{key}: [&a [x,x], &b [*a,*a,*a], &c [*b,*b,*b], &d [*c,*c,*c]]",
    "template": "{lead}{key}: {{{{ 7*7 }}}}",
}
_TWO_LINES = {"deep dashes"}
_NOT_ALWAYS = {"bad day", "many"}


def _on_its_line(name: str, pattern: str) -> Kind:
    def kind(source: Source, chance: random.Random) -> Edited | None:
        if not (keys := source.with_keys):
            return None
        number, lead, key, value = chance.choice(keys)
        plain = value.strip("\"'")
        new = pattern.format(lead=lead, key=key, value=value, plain=plain).split("\n")
        places = (number + 1, number + 2) if name in _TWO_LINES else (number + 1,)
        bad = source.is_told and name not in _NOT_ALWAYS
        return Edited(source.swapped(number, *new), places, bad=bad)

    return kind


def _line(change: Callable[[str, str, str], list[str]], at: int = 0, *, bad: bool = True) -> Kind:
    """A kind that changes one line with a key; `at` is how far below it the fault is."""

    def kind(source: Source, chance: random.Random) -> Edited | None:
        if not (keys := source.with_keys):
            return None
        number, lead, key, value = chance.choice(keys)
        return Edited(source.swapped(number, *change(lead, key, value)), (number + 1 + at,), bad=bad)

    return kind


def _only_plain(make: Kind) -> Kind:
    """The kind, for a key that is not the first of an item of a list."""

    def kind(source: Source, chance: random.Random) -> Edited | None:
        for _ in range(40):
            edited = make(source, chance)
            if edited is None:
                return None
            number = edited.lines[0] - 1
            if 0 <= number < len(source.lines) and "- " not in source.lines[number]:
                return edited
        return None

    return kind


def _misspelt(lead: str, key: str, value: str) -> list[str]:
    middle = len(key) // 2
    other = "q" if key[middle] == "x" else "x"
    return [f"{lead}{key[:middle]}{other}{key[middle + 1 :]}: {value}"]


def _removed(source: Source, chance: random.Random) -> Edited | None:
    if not (keys := source.with_keys):
        return None
    return Edited(source.swapped(chance.choice(keys)[0]))


def _twin(source: Source, chance: random.Random) -> Edited | None:
    whole = [key for key in source.with_keys if "- " not in key[1]]
    if not whole:
        return None
    number, lead, key, value = chance.choice(whole)
    line = f"{lead}{key}: {value}"
    return Edited(source.swapped(number, line, line), (number + 2,), bad=source.is_told)


def _second_document(mark: str) -> Kind:
    def kind(source: Source, chance: random.Random) -> Edited | None:
        top = [key[0] for key in source.with_keys if not key[1] and key[0] > 3]
        if not source.is_yaml or not top:
            return None
        number = chance.choice(top)
        return Edited(source.swapped(number, mark, source.lines[number]), (number + 1, number + 2), bad=True)

    return kind


def _many_keys(source: Source, _: random.Random) -> Edited | None:
    if not source.is_yaml:
        return None
    return Edited(b"".join(b"k%d: 1\n" % number for number in range(200_000)), (0,), bad=True)


def _some_keys(source: Source, _: random.Random) -> Edited | None:
    if not source.is_yaml:
        return None
    return Edited(b"".join(b"k%d: 1\n" % number for number in range(12_000)), (), bad=source.is_told)


def _deep_block(source: Source, _: random.Random) -> Edited | None:
    if not source.is_yaml:
        return None
    return Edited("".join("  " * depth + "a:\n" for depth in range(400)).encode(), (), bad=True)


KINDS: dict[str, Kind] = {
    **{name: _on_its_line(name, pattern) for name, pattern in ON_ITS_LINE.items()},
    "directive": _only_plain(_line(lambda lead, key, value: ["%YAML 1.1", f"{lead}{key}: {value}"])),
    "tab": _only_plain(_line(lambda lead, key, value: [f"{lead}\t{key}: {value}"])),
    "no-break indent": _only_plain(_line(lambda lead, key, value: [f"{lead}\xa0{key}: {value}"])),
    "indented": _only_plain(_line(lambda lead, key, value: [f"{lead} {key}: {value}"])),
    "no blank": _only_plain(_line(lambda lead, key, value: [f"{lead}{key}:{value}"])),
    "no colon": _only_plain(_line(lambda lead, key, value: [f"{lead}{key} {value}"])),
    "misspelt": _line(_misspelt),
    "misspelt again": _line(_misspelt),
    "removed": _removed,
    "removed again": _removed,
    "twin": _twin,
    "document": _second_document("---"),
    "dots": _second_document("..."),
    "200 000 keys": _many_keys,
    "12 000 keys": _some_keys,
    "deep block": _deep_block,
    "word for number": _line(lambda lead, key, _: [f"{lead}{key}: true"], bad=False),
    "number for word": _line(lambda lead, key, _: [f"{lead}{key}: 99999999999"], bad=False),
    "long number": _line(lambda lead, key, _: [f"{lead}{key}: {'9' * 5_000}"], bad=False),
    "nothing": _line(lambda lead, key, _: [f"{lead}{key}: null"], bad=False),
    "empty text": _line(lambda lead, key, _: [f'{lead}{key}: ""'], bad=False),
}
