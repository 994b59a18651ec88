"""Which template of the workspace a program stumbles over, and the line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from naftctl.engines.child import EngineError
from naftctl.language import tr
from naftctl.render.document import Job
from naftctl.render.template import TemplateFault

_PLACE = re.compile(r"(?:┌─ |^)([\w.-]+\.(?:typ|html)):(\d+)", re.M)


def blamed(error: EngineError, job: Job, layout: Path) -> EngineError | TemplateFault:
    """The fault in a template that a program stopped at; the error itself where it is not about one."""
    templates = {layout.name: layout}
    if job.templates:
        templates["page.html"] = job.templates / "page.html"
    found = _PLACE.search(error.diagnostic)
    if error.kind != "failed" or not found or found[1] not in templates:
        return error
    words = error.reason.replace(f"{found[1]}:{found[2]}: ", "")
    return TemplateFault(str(templates[found[1]]), int(found[2]), words)


def judge_word(job: Job) -> None:
    """Make sure that the parts of a Word file that are templates are XML, and bring nothing from elsewhere.

    Raises:
        TemplateFault: one of them is not.
    """
    # Both are only wanted for Word.
    from defusedxml import DefusedXmlException  # type: ignore[import-untyped]  # noqa: PLC0415
    from defusedxml.ElementTree import ParseError, fromstring  # type: ignore[import-untyped]  # noqa: PLC0415

    for path in _word_parts(job):
        try:
            fromstring(path.read_bytes(), forbid_dtd=True)
        except ParseError as fault:
            line = fault.position[0]
            raise TemplateFault(str(path), line, tr("this is not well-formed XML")) from None
        except (DefusedXmlException, ValueError, LookupError):
            words = tr("this XML declares entities or a document type; take them out")
            raise TemplateFault(str(path), 1, words) from None


def _word_parts(job: Job) -> Iterator[Path]:
    for folder in (job.look, job.templates):
        if folder:
            yield from sorted((folder / "docx").glob("*.xml"))
