"""Jinja in a sandbox: values and a template of the workspace become Markdown, and nothing becomes code."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from naftctl.language import tr

_MARKS = re.compile(r"(?<=\w)[-.,/](?=\w)|([!-/:-@\[-`{-~])")
_BLANKS = re.compile(r"\s+")
_GAP = re.compile(r"⟨([^⟨⟩]*)⟩?")
_MISSING = re.compile(
    r"(?:'(?P<thing>[^']+)' has no attribute '(?P<part>[^']+)'|'(?P<name>[^']+)' is undefined)"
)
_FILTERS = (
    "join",
    "length",
    "list",
    "map",
    "reject",
    "rejectattr",
    "select",
    "selectattr",
    "sum",
    "unique",
    "reverse",
)
_FAULTS = (
    jinja2.TemplateError,
    TypeError,
    ValueError,
    LookupError,
    ArithmeticError,
    AttributeError,
    RecursionError,
)


class TemplateFault(Exception):
    """A mistake in a template: `path` is its name in the templates folder, `message` says what is wrong."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path, self.line, self.message = path, line, message


def escape(value: object) -> Markup:
    """A value as plain words: every ASCII mark outside a word is escaped, so that none becomes Markdown.

    A part that is still to be filled in, `⟨…⟩`, becomes a gap.

    Raises:
        TypeError: the value is nothing that can be printed; the template has to ask first.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, str | jinja2.Undefined) or (isinstance(value, int) and not isinstance(value, bool)):
        words = _MARKS.sub(lambda mark: f"\\{mark[1]}" if mark[1] else mark[0], _BLANKS.sub(" ", str(value)))
        return Markup(_GAP.sub(r"[\1]{.gap}", words))
    raise TypeError(tr("a value of the kind {name} cannot be printed", name=type(value).__name__))


def render(folder: Path, name: str, values: Mapping[str, Any]) -> str:
    """The Markdown that the template `name` in `folder` makes of `values`.

    Raises:
        TemplateFault: the template is unreadable, asks for what is not there, or computes what cannot be.
    """
    environment = _environment(folder)
    try:
        return environment.get_template(name).render(values)
    except jinja2.TemplateNotFound as error:
        raise TemplateFault(str(error.name), 0, tr("this template does not exist")) from error
    except jinja2.TemplateSyntaxError as error:
        path = error.name or name
        raise TemplateFault(
            path, error.lineno, tr("this template cannot be read: {reason}", reason=error.message)
        ) from error
    except _FAULTS as error:
        path, line = _place(error, folder, name)
        raise TemplateFault(path, line, _words(error)) from error


@lru_cache(maxsize=8)
def _environment(folder: Path) -> ImmutableSandboxedEnvironment:
    """The environment of a folder, which compiles each template once; a changed file is read again."""
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        finalize=escape,
        autoescape=True,  # so that what a macro gives is known from a value, and not escaped twice
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,  # templates run once or a few times, and most of their cost is to compile them
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
    )
    environment.filters = {key: environment.filters[key] for key in _FILTERS}
    return environment


def _place(error: BaseException, folder: Path, name: str) -> tuple[str, int]:
    """The innermost line of a template in the trace."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(folder)]
    if not frames:
        return name, 0
    return Path(frames[-1].filename).relative_to(folder).as_posix(), frames[-1].lineno or 0


def _words(error: BaseException) -> str:
    found = _MISSING.search(str(error))
    if not isinstance(error, jinja2.UndefinedError) or not found:
        return tr("this template cannot be carried out: {error}", error=error)
    if found["name"]:
        return tr("`{name}` does not exist", name=found["name"])
    thing = found["thing"].removesuffix(" object").rsplit(".", 1)[-1]
    return tr("`{part}` does not exist in {thing}", part=found["part"], thing=thing)
