"""What can be said of an edition for the public once it is asked for."""

from __future__ import annotations

from naftctl.diagnostic import Severity
from naftctl.show.rules import Entry

LEAK, REGIME, UNSEALED, WITHDRAWN, UNASKED, GROUNDLESS = (f"N62{number}" for number in range(6))
HOPELESS = frozenset({REGIME, WITHDRAWN})
"""What no other edit of the inspection changes, so that nothing else is worth saying."""
ENTRIES = (
    Entry(
        LEAK,
        "leak",
        Severity.ERROR,
        "",
        """The files of a public or released version contain nothing of what was redacted.

Why: who marks a name in one place easily forgets it in another. The program therefore searches the
finished file itself, also what you do not see.
Fix: put the same mark wherever the words still stand, or write it differently there.""",
    ),
    Entry(
        REGIME,
        "wrong-edition",
        Severity.ERROR,
        "",
        """An inspection has only the edition of its own regime: public or release.

Why: reports after a complaint or a serious event are only released on request; the others are
public.
Fix: choose the other edition.""",
    ),
    Entry(
        UNSEALED,
        "unsealed-edition",
        Severity.ERROR,
        "",
        """There is a public or released version only once the final report is sealed.

Why: it carries the code of that seal, so that everybody can check that the judgement is the same.
Fix: seal first with `naftctl seal final`.""",
    ),
    Entry(
        WITHDRAWN,
        "withdrawn-edition",
        Severity.ERROR,
        "",
        """Of a report that was withdrawn, no public or released version is made any more.

Why: who makes the report once more would spread it again.
Fix: remove `withdrawn` if the report remains valid after all.""",
    ),
    Entry(
        UNASKED,
        "release-without-request",
        Severity.ERROR,
        "",
        """A released version answers a request in requests/.

Why: a report in the passive regime leaves the house only if somebody asked for it.
Fix: write down the request in requests/, without saying who made it.""",
    ),
    Entry(
        GROUNDLESS,
        "redaction-without-ground",
        Severity.ERROR,
        "",
        """Who redacts a part of a released version names the ground for it.

Why: who asked for the report has to be able to check why a part is missing, and to contest it.
Fix: write in the request at `left_out` what you redact and on which ground.""",
    ),
)
