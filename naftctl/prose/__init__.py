"""People's Markdown: sections, points, citations and marks, each with its place. Pure."""

from naftctl.prose.images import IMAGE, image_file
from naftctl.prose.reader import PLACEHOLDER, parse
from naftctl.prose.values import (
    EMPTY,
    NAME,
    NUMBERED,
    Answer,
    Citation,
    Image,
    Point,
    Prose,
    Section,
    Shape,
    Text,
)

__all__ = [
    "EMPTY",
    "IMAGE",
    "NAME",
    "NUMBERED",
    "PLACEHOLDER",
    "Answer",
    "Citation",
    "Image",
    "Point",
    "Prose",
    "Section",
    "Shape",
    "Text",
    "image_file",
    "parse",
]
