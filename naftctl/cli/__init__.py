"""The command line: each command loads, makes one call, prints and exits."""

from naftctl.language import tr

Row = tuple[str, str, str]

COMMANDS: tuple[Row, ...] = (
    ("init", "init", tr("a new workspace")),
    ("demo", "init", tr("a new workspace with a worked-out example")),
    ("new", "new", tr("the folder of a new inspection")),
    ("focus", "focus", tr("the focus: choose the alternate investigation, with reasons")),
    ("evidence", "evidence:Evidence", tr("sources: add the next one, rename one with the references to it")),
    ("check", "check", tr("check: what is wrong and what is still to do")),
    ("fix", "fix", tr("mend what takes no thought: typing errors, headings, labels, line ends")),
    ("status", "status", tr("where inspections stand, which term runs, what comes next")),
    ("trace", "trace", tr("what hangs on what: from scale to source, and back")),
    ("scores", "scores:Scores", tr("individual scorings: side by side, commit and open")),
    ("seal", "seal", tr("seal a report: judgements are fixed, facts can still be corrected")),
    ("letter", "letter", tr("make a letter: announcement, programme, draft, final report")),
    ("reaction", "reaction", tr("take in the reaction to the draft: remarks from Word, with their answers")),
    ("followup", "followup", tr("what became of shortcomings, and what is still open in the sector")),
    ("screen", "screen", tr("search for what may identify somebody, and decide what happens with it")),
    ("report", "report", tr("make the report")),
    ("deliver", "deliver", tr("what Opgroeien gets: report, reaction and answers, letter and shortcomings")),
    ("overview", "overview.overview", tr("the yearly overview of the sector, and the data behind it")),
    ("verify", "verify", tr("check what is still equal to a seal, also from a code or a PDF")),
    ("diff", "diff", tr("what changed in meaning, since the seal or between two revisions")),
    (
        "framework",
        "framework:Framework",
        tr("the framework: show, check and compare versions, take over a text"),
    ),
    ("explain", "explain", tr("explain a code: why, and how to fix it")),
    ("rules", "explain", tr("all rules in a list")),
    ("schema", "schema", tr("what can stand in a file, for an editor that explains while you type")),
    ("doctor", "doctor.doctor", tr("what is used on this computer, and what is still to be done about it")),
    ("completion", "completion", tr("let commands, names and codes be completed with Tab")),
)
"""Every command: its name, its module, and what it does; in order of use.

The module has a function of that name, or one or a group of commands by the name behind the colon."""
