"""Faults in prose: headings, points, citations, marks, images, notes, and what is code elsewhere."""

from __future__ import annotations

import random

from tests.hostile.files import Kind
from tests.hostile.variation import Edited, Source

# A paragraph that comes in between two others; the fault is on its first line.
REFUSED: dict[str, str] = {
    "script": "Tekst <script>alert(1)</script> hier.",
    "html": '<div onclick="x()">tekst</div>',
    "comment": "Tekst <!-- verborgen --> hier.",
    "php": "<?php echo 1 ?>",
    "cdata": "a <![CDATA[x]]> b",
    "heading 1": "# Kop",
    "heading 2": "## Onbekende kop",
    "heading 3": "### Kop",
    "heading 6": "###### Kop ######",
    "cite unknown": "Een zin. [@G99]",
    "cite twice wrong": "Een zin. [@G98; @KV-B99]",
    "cite empty": "Een zin. [@]",
    "cite half": "Een zin. [@G01; ]",
    "cite open": "Een zin. [@G01",
    "cite other": "Een zin. [@g 01]",
    "cite path": "Een zin. [@../../G01]",
    "mark unknown": "Een [zin]{.geheim}.",
    "mark open": "Een [zin]{.internal",
    "mark style": 'Een [zin]{.internal style="x"}.',
    "div": "::: onbekend",
    "div closes": ":::",
    "image outside": "![woorden](../../../../etc/passwd)",
    "image absolute": "![woorden](/etc/passwd)",
    "image far": "![woorden](https://example.org/a.png)",
    "image file": "![woorden](file:///etc/passwd)",
    "image drive": "![woorden](C:\\Windows\\win.ini)",
    "image nowhere": "![woorden](nergens.png)",
    "image encoded": "![woorden](..%2f..%2fetc%2fpasswd)",
    "note lost": "Een zin.[^zoek]",
    "note unused": "[^nooit]: Een noot.",
    "fence": "```\nopen",
    "table wide": "|a" * 12 + "|\n" + "|-" * 12 + "|\n" + "|b" * 12 + "|",
}
# What is code elsewhere and only text here: it is refused or it passes, and nothing happens.
ELSEWHERE: dict[str, str] = {
    "jinja": "{{ 7*7 }} {% include '/etc/passwd' %} {# x #}",
    "jinja deep": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "typst": '#read("/etc/passwd") #panic() **x**.at(0)',
    "typst block": '```{=typst}\n#read("/etc/passwd")\n```',
    "latex": "\\input{/etc/passwd} \\write18{touch kanarie}",
    "lua": 'os.execute("touch kanarie") -- `io.popen("id")`{=lua}',
    "shell": "$(touch kanarie) `touch kanarie` ; rm -rf ~ | id",
    "python": "__import__('os').system('touch kanarie')",
    "percent": "%s %(a)s {0} {a.b} %n",
    "formula": '=cmd|" /C calc"!A0',
    "quote deep": "> " * 500 + "a",
    "list deep": "".join("  " * depth + "- x\n" for depth in range(70)),
    "brackets": "[" * 5_000,
    "emphasis": "*a **b _c __d ~~e " * 400,
    "backticks": "`" * 4_999 + " a " + "`" * 5_000,
    "links": "[a](" * 2_000,
    "images": "![a](" * 2_000,
    "entities": "&#x202e; &#0; &lt;script&gt; &nosuch;" * 20,
    "notes": "\n\n".join(f"[^n{number}]: [^n{number + 1}][^n{number + 1}]" for number in range(40)),
    "emoji": "goed 👍 漢字 \u0628",
    "accents": "a" + "\u0301" * 3_000,
    "escapes": "\\" * 5_001,
    "cites": "[@G01; " * 2_000,
    "marks": "[a]{.internal}" * 2_000,
    "angles": "<" * 5_000,
    "pipes": "|" * 3_000 + "\n" + "|-" * 3_000,
    "dollars": "$" * 3_000 + "x",
    "link script": "[klik](javascript:alert%281%29)",
    "note everywhere": "\n".join(f"- V{number}. Een punt.[^lang]" for number in range(2_000))
    + "\n\n[^lang]: "
    + "woord " * 30_000,
    "digits": "1a" * 100_000,
    "births": "geb ° " * 30_000,
    "points": "\n".join(f"- V{number}. Een punt. [@G01]" for number in range(3_000)),
}


def _inside(text: str, *, bad: bool) -> Kind:
    def kind(source: Source, chance: random.Random) -> Edited | None:
        if not source.is_printed or not source.gaps:
            return None
        number = chance.choice(source.gaps)
        return Edited(source.swapped(number, "", text, ""), (number + 2,) if bad else (), bad=bad)

    return kind


def _heading(change: str) -> Kind:
    """A kind that changes a line with a fixed heading; the fault is on the last line that comes of it."""

    def kind(source: Source, chance: random.Random) -> Edited | None:
        lines = source.lines
        found = [n for n, line in enumerate(lines) if line.startswith("## ") and source.is_printed]
        if not found:
            return None
        number = chance.choice(found)
        title = lines[number][3:]
        new = change.format(title=title, half=title[:2] + "x" + title[3:]).split("\n")
        return Edited(source.swapped(number, *new), (number + len(new),), bad=True)

    return kind


def _point_twice(source: Source, chance: random.Random) -> Edited | None:
    labels = "VSOT"
    found = [
        (number, line)
        for number, line in enumerate(source.lines)
        if line.startswith(tuple(f"- {letter}" for letter in labels)) and line[3:4].isdigit()
    ]
    if not found or not source.name.startswith(("scorings/", "findings/")):
        return None
    number, line = chance.choice(found)
    copied = f"{line[:6]} Nog een keer. [@G01]"
    return Edited(source.swapped(number, copied, line), (number + 1, number + 2), bad=True)


def _wrong_letter(source: Source, chance: random.Random) -> Edited | None:
    found = [number for number, line in enumerate(source.lines) if line.startswith("- V1.")]
    if not found or not source.name.startswith(("scorings/", "findings/")):
        return None
    number = chance.choice(found)
    return Edited(
        source.swapped(number, source.lines[number].replace("V1.", "T1.", 1)), (number + 1,), bad=True
    )


KINDS: dict[str, Kind] = {
    **{name: _inside(text, bad=True) for name, text in REFUSED.items()},
    **{name: _inside(text, bad=False) for name, text in ELSEWHERE.items()},
    "heading twice": _heading("## {title}\n\nTekst.\n\n## {title}"),
    "heading misspelt": _heading("## {half}"),
    "heading deeper": _heading("### {title}"),
    "heading higher": _heading("# {title}"),
    "point twice": _point_twice,
    "point of another": _wrong_letter,
}
