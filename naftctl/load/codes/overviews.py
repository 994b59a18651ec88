"""What can be wrong with the record of a published overview."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

OVERVIEWS: dict[str, Code] = {
    "N630": code(
        "overview-record",
        "overviews/<year>/published.yaml is as `naftctl overview --publish` wrote it.",
        (
            "it says forever which inspections a year counts. Who adds one or takes one out "
            "makes small counts computable. Every file therefore holds on to that of the year "
            "before."
        ),
        "put the file back from the history of the workspace.",
    ),
}
