"""What can be said of an overview of the sector once it is asked for."""

from __future__ import annotations

from naftctl.diagnostic import Severity
from naftctl.show.rules import Entry

OTHER_YEARS, TWICE, DRIFTED, OPEN, NAMED, PERSONAL, LOOSE, MOVED = (f"N63{number}" for number in range(1, 9))
LEAK = "N639"


def _entry(code: str, name: str, explanation: str) -> Entry:
    return Entry(code, name, Severity.ERROR, "", explanation)


ENTRIES = (
    _entry(
        OTHER_YEARS,
        "overview-other-years",
        """A workspace publishes overviews of one kind of year: calendar years or school years.

Why: of two overviews that overlap, the difference gives away the small numbers that neither of them
shows.
Fix: publish the other kind; a proof for your own use is always possible, without --publish.""",
    ),
    _entry(
        TWICE,
        "overview-twice",
        """An overview is published once.

Why: if the figures of a year change later, the difference tells who it is about. What becomes final
later counts in the overview of a later year.
Fix: make it again without --publish: the figures are then those of the publication.""",
    ),
    _entry(
        DRIFTED,
        "overview-drifted",
        """The inspections in the figures of a fixed year are still there, as they were sealed.

Why: the figures of that year come back in every later overview, and may not differ then.
Fix: put the folder back from the history of the workspace, or put back what was changed since the
seal of the final report; `naftctl verify` says what.""",
    ),
    _entry(
        OPEN,
        "overview-text-open",
        """An overview that is or was published has a text without open places.

Why: the text is the message of the inspectorates to the sector; figures alone do not say what they
think of it.
Fix: complete the text in overviews/<year>/text.md, or remove the open place.""",
    ),
    _entry(
        NAMED,
        "overview-text-names",
        """The text of an overview names no provider, no department and no inspection.

Why: an overview is about the sector. Beside the figures, a name soon tells which level it got.
Fix: write it without a name, for example “een aanbieder” or “enkele aanbieders”.""",
    ),
    _entry(
        PERSONAL,
        "overview-text-personal",
        """The text of an overview contains nothing that certainly identifies a person.

Why: an overview is for everybody, and names nobody.
Fix: remove it, or write the function or the group.""",
    ),
    _entry(
        LOOSE,
        "overview-text-loose",
        """The text of an overview has no citations of sources and no images.

Why: a source or a point belongs to one inspection, and that stays unnamed here. The program makes
the figures and charts.
Fix: remove the citation or the image.""",
    ),
    _entry(
        MOVED,
        "overview-moved",
        """A published overview that is made again tells the same as it did then.

Why: with two versions side by side, the difference shows who it is about. That happens if a consent
was withdrawn, or if a citation in a sealed report was changed.
Fix: put back what was changed, or pass on the documents that were published.""",
    ),
    _entry(
        LEAK,
        "overview-leak",
        """The files of an overview contain no name, no inspection and nothing that is internal.

Why: the program searches the finished file itself, also what you do not see.
Fix: remove it where it stands: in text.md, or in the template.""",
    ),
)
