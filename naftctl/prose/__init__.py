"""People's Markdown: sections, points, citations and marks, each with its place. Pure."""

from naftctl.prose.reader import PLACEHOLDER, parse
from naftctl.prose.values import EMPTY, Answer, Citation, Point, Prose, Section, Shape, Text

__all__ = [
    "EMPTY",
    "PLACEHOLDER",
    "Answer",
    "Citation",
    "Point",
    "Prose",
    "Section",
    "Shape",
    "Text",
    "parse",
]
