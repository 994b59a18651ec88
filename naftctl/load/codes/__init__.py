"""The codes of what can be wrong while reading, with their explanations."""

from __future__ import annotations

from naftctl.load.codes.code import Code
from naftctl.load.codes.document import DOCUMENT
from naftctl.load.codes.files import FILES
from naftctl.load.codes.house import HOUSE
from naftctl.load.codes.overviews import OVERVIEWS
from naftctl.load.codes.pdf import PDF
from naftctl.load.codes.reactions import REACTIONS
from naftctl.load.codes.receiving import RECEIVING
from naftctl.load.codes.seals import SEALS
from naftctl.load.codes.workbook import WORKBOOK

CODES: dict[str, Code] = {
    **FILES,
    **HOUSE,
    **WORKBOOK,
    **DOCUMENT,
    **PDF,
    **SEALS,
    **REACTIONS,
    **RECEIVING,
    **OVERVIEWS,
}
