"""A file of an inspection as it was written, before anything is made of it."""

from __future__ import annotations

from msgspec import Struct


class Written(Struct, frozen=True):
    """A file as people wrote it: YAML from `front_line` on, and the text below it from `body_line` on.

    A file of YAML has no text; one without front matter has no YAML.
    """

    front: str
    body: str = ""
    front_line: int = 1
    body_line: int = 1
