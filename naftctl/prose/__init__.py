"""People's Markdown: sections, points, citations and marks, each with its place. Pure."""

from naftctl.prose.images import IMAGE, image_file
from naftctl.prose.reader import PLACEHOLDER, parse
from naftctl.prose.values import EMPTY, Answer, Citation, Image, Point, Prose, Section, Shape, Text

__all__ = [
    "EMPTY",
    "IMAGE",
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
