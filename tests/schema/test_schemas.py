"""The schemas say what the models say, and have Dutch words for every key."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from naftctl.cli.init import workspace_files as files_of_init
from naftctl.language import dutch
from naftctl.model.scoring import NOT_SCALED
from naftctl.schema import BY_NAME, EDITOR, FOLDER, KINDS, FileKind, schema_of, schema_text, workspace_files
from naftctl.schema.examples import EXAMPLES
from naftctl.schema.words import title
from tests.conftest import ROOT
from tests.schema.files import accepted, texts, values
from tests.schema.texts import schema_texts

STRANGE: tuple[Any, ...] = (
    None, True, 7, "tekst", "2026-02-30", "2026-02-28", "09:00", "⟨vul in: iets⟩",
    [], {}, ["x"], {"x": "y"}, [None], ["⟨vul in: x⟩"], {"x": None},
)  # fmt: skip
"""What somebody may put anywhere."""
MODELINE = "# yaml-language-server: $schema="
every_kind = pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])


def validator(kind: FileKind) -> Draft202012Validator:
    return Draft202012Validator(schema_of(kind))


@every_kind
def test_a_schema_is_one(kind: FileKind) -> None:
    Draft202012Validator.check_schema(schema_of(kind))


@every_kind
def test_every_file_of_the_examples_is_valid_by_its_schema(kind: FileKind) -> None:
    found = list(values(kind))
    assert found, "no file of this kind to look at"
    for path, value in found:
        fault = best_match(validator(kind).iter_errors(value))
        assert fault is None, f"{path}: {fault}"


@every_kind
def test_a_schema_refuses_what_the_program_refuses_and_nothing_else(kind: FileKind) -> None:
    check, seen = validator(kind), set()
    for path, value in islice(values(kind), 3):
        for what, changed in _changed(_short(value)):
            if str(what) in seen or _differs_by_design(kind, what):
                continue
            seen.add(str(what))
            taken = accepted(kind, copy.deepcopy(changed))
            assert check.is_valid(changed) == taken, f"{path}: {what}, the program takes it: {taken}"


def test_a_leap_day_that_is_none_is_the_only_day_that_a_schema_misses() -> None:
    check = validator(BY_NAME["history"])
    for year in (2023, 2024):
        for month in range(14):
            for day in range(33):
                written = f"{year}-{month:02}-{day:02}"
                entry = {"provider": "x", "date": written, "framework": "x", "focus": []}
                value = {"inspections": [entry]}
                if written != "2023-02-29":
                    taken = accepted(BY_NAME["history"], copy.deepcopy(value))
                    assert check.is_valid(value) == taken, written


def test_every_text_of_a_schema_is_dutch() -> None:
    same = {text for text, _ in schema_texts() if dutch(text) == text}
    alike = re.compile(
        r"`[^`]+`\.|Code|Criteria|Focus|Id|Logo|Letter|Onderwijsinspectie|Opgroeien|Planning|Zorginspectie"
    )
    assert sorted(text for text in same if not alike.fullmatch(text)) == []


@every_kind
def test_every_key_has_a_title_and_says_what_it_holds(kind: FileKind) -> None:
    for key, shape in _keys(schema_of(kind)):
        assert shape["title"] == dutch(title(key))
        assert shape["description"][-1] == ".", key


def test_examples_are_of_keys_that_are_there_and_of_the_framework() -> None:
    known = {kind: schema_of(BY_NAME[kind]) for kind in ("inspection", "evidence", "scoring", "request")}
    framework = next(values(BY_NAME["framework"]))[1]
    lists = ("levels", "occasions", "partner_groups")
    ids = {name: [each["id"] for each in framework[name]] for name in lists}
    assert EXAMPLES["Scoring", "level"] == (*ids["levels"], NOT_SCALED)
    assert list(EXAMPLES["Inspection", "occasion"]) == ids["occasions"]
    assert set(EXAMPLES["Partners", "group"]) <= set(ids["partner_groups"])
    assert known["inspection"]["properties"]["occasion"]["examples"] == ids["occasions"]
    for kind in KINDS:
        for key, shape in _keys(schema_of(kind)):
            for example in shape.get("examples", ()):
                assert Draft202012Validator(shape).is_valid(example), f"{kind.name}: {key}"
    named = {(record, key) for record, key in EXAMPLES}
    said = {text for text, _ in schema_texts()}
    assert all(title(key) in said for _, key in named)


def test_a_new_workspace_has_the_schemas_and_tells_an_editor_which_file_has_which() -> None:
    files = files_of_init()
    for name, text in workspace_files().items():
        assert files[name].decode() == text
    assert files[f"{FOLDER}/inspection.json"].decode() == schema_text(BY_NAME["inspection"])
    told = json.loads(files[EDITOR])["yaml.schemas"]
    assert told["./schemas/inspection.json"] == ["inspections/*/inspection.yaml"]
    assert set(told) == {f"./schemas/{kind.name}.json" for kind in KINDS if kind.modeline}
    assert all(path.removeprefix("./") in files for path in told)


@pytest.mark.parametrize(
    ("template", "kind"),
    [
        ("inspection/inspection.yaml.j2", "inspection"),
        ("inspection/focus.yaml.j2", "focus"),
        ("inspection/regulation.yaml.j2", "regulation"),
        ("inspection/followup.yaml.j2", "followup"),
        ("inspection/scorings/individual/member.yaml.j2", "individual-scoring"),
        ("workspace/naftctl.yaml", "settings"),
    ],
)
def test_a_scaffold_names_the_schema_of_its_kind_from_where_it_will_lie(template: str, kind: str) -> None:
    first, *_ = (ROOT / "templates" / template).read_text("utf-8").splitlines()
    assert first == BY_NAME[kind].line


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("naftctl/show/focus_file.py", "focus"),
        ("naftctl/framework/texts.py", "framework"),
        ("naftctl/framework/texts.py", "scale"),
    ],
)
def test_what_the_program_writes_for_people_names_its_schema(source: str, kind: str) -> None:
    assert BY_NAME[kind].line in (ROOT / source).read_text("utf-8")


def test_the_path_in_a_modeline_leads_from_the_file_to_the_schema() -> None:
    for kind in KINDS:
        file = Path("/", kind.file.replace("*", "x"))
        path = kind.line.removeprefix(MODELINE)
        found = Path(*(file.parent / path).parts)
        assert Path(str(found).replace("/x/..", "").replace("/..", "")).name == f"{kind.name}.json"
        assert path.count("../") == len(file.parent.parts) - 1


@pytest.mark.parametrize("name", [kind.name for kind in KINDS if kind.modeline])
def test_the_readers_of_the_program_take_a_modeline_for_a_comment(name: str) -> None:
    kind = BY_NAME[name]
    path, text = next(texts(kind))
    from naftctl.load.yaml import read_yaml  # noqa: PLC0415

    assert read_yaml(f"{kind.line}\n{text}", path).value == read_yaml(text, path).value


def _changed(value: Any) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """The value with one thing in it replaced, taken away or added; what was done comes first."""
    for route in _routes(value):
        for strange in STRANGE if route else ():
            yield (*route, strange), _with(value, route, strange)
        parent, inside = _at(value, route[:-1]), _at(value, route)
        if route and isinstance(parent, dict):
            without = copy.deepcopy(value)
            del _at(without, route[:-1])[route[-1]]
            yield (*route, "taken away"), without
        if isinstance(inside, dict):
            yield (*route, "unknown key"), _with(value, (*route, "onbekend"), 1)


def _short(value: Any) -> Any:
    """The value with one item in each list, and two in each group of which the keys are not known."""
    if isinstance(value, dict):
        free = [key for key in value if not re.fullmatch("[a-z][a-z0-9_]*", key)]
        return {key: _short(inside) for key, inside in value.items() if key not in free[2:]}
    return [_short(inside) for inside in value[:1]] if isinstance(value, list) else value


def _routes(value: Any, route: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield route
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from _routes(inside, (*route, key))
    elif isinstance(value, list):
        for inside in value:
            yield from _routes(inside, (*route, 0))


def _at(value: Any, route: tuple[Any, ...]) -> Any:
    for step in route:
        value = value[step]
    return value


def _with(value: Any, route: tuple[Any, ...], inside: Any) -> Any:
    changed = copy.deepcopy(value)
    _at(changed, route[:-1])[route[-1]] = inside
    return changed


def _differs_by_design(kind: FileKind, what: tuple[Any, ...]) -> bool:
    """Where a schema is stricter: `[]` for an empty item, and `true` for a number of the program's own."""
    *route, strange = what
    return (kind.keyed and len(route) == 1 and strange == []) or (
        kind.name == "published" and route == ["threshold"] and strange is True
    )


def _keys(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every key of a schema with what it says."""
    for key, shape in schema.get("properties", {}).items():
        yield key, shape
        yield from _keys(shape)
    for inside in (schema.get("items"), schema.get("additionalProperties")):
        if isinstance(inside, dict):
            yield from _keys(inside)
