from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from naftctl.engines.fonts import printable
from naftctl.engines.typst import compile_pdf
from naftctl.render.document import Job, RefusedTexts, assemble
from naftctl.render.pieces import Passage
from naftctl.source import Span

DEEP = "".join("  " * depth + "- x\n" for depth in range(70))
BOMB = "a[^0]\n\n" + "\n\n".join(f"[^{i}]: [^{i + 1}][^{i + 1}]" for i in range(40))

# What may not stand in a text, with a piece of the reason.
REFUSED = {
    "script": ("tekst <script>alert(1)</script>", "ruwe HTML"),
    "comment": ("tekst <!-- verborgen --> tekst", "ruwe HTML"),
    "element": ('<div onclick="x()">tekst</div>', "ruwe HTML"),
    "break": ("een<br>twee", "ruwe HTML"),
    "instruction": ("<?php echo 1 ?>", "ruwe HTML"),
    "image": ("![woorden](/etc/passwd)", "een afbeelding"),
    "image far": ("![woorden](https://example.org/a.png)", "een afbeelding"),
    "image inside": ("Zie *![woorden](a.png)* hier", "een afbeelding"),
    "link script": ("[klik](javascript:alert%281%29)", "koppeling naar"),
    "link file": ("[klik](file:///etc/passwd)", "koppeling naar"),
    "link data": ("[klik](data:text/html,x)", "koppeling naar"),
    "link inside": ("[klik](#samenvatting)", "koppeling naar"),
    "link silent": ("[](https://example.org)", "koppeling zonder woorden"),
    "heading": ("# Valse kop", "een tussentitel"),
    "heading under": ("Valse kop\n===", "een tussentitel"),
    "rule": ("a\n\n***\n\nb", "een scheidingslijn"),
    "div of ours": ('::: {.text ref="b"}\n:::', "onbekend blok"),
    "div level": ("::: {.level .n4}\nOntwikkelingsniveau 4\n:::", "onbekend blok"),
    "div open": ("::: internal\n\ngeheim", "onbekend blok"),
    "div close": ("a\n\n:::\n\nb", ":::"),
    "mark unknown": ("[x]{.geheim}", "onbekend merk"),
    "mark internal": ("[x]{.internal}", "onbekend merk"),
    "mark place": ("[x]{#os-b3}", "onbekend merk"),
    "mark style": ('[x]{.cite style="color:red"}', "met iets erbij"),
    "mark twice": ("[x]{.cite .label}", "onbekend merk"),
    "note in note": ("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c", "voetnoot"),
    "note loop": ("a[^1]\n\n[^1]: b[^1]", "voetnoot"),
    "note bomb": (BOMB, "voetnoot"),
    "note lost": ("a\n\n[^1]: weg", "zonder verwijzing"),
    "deep quote": ("> " * 500 + "a", "diep"),
    "deep list": (DEEP, "diep"),
    "brackets": ("[" * 5000, "regel"),
    "long line": ("woord " * 2000, "regel"),
    "long text": ("woord woord\n" * 6000, "langer dan"),
    "wide table": ("|a" * 9 + "|\n" + "|-" * 9 + "|\n" + "|b" * 9 + "|", "9 kolommen"),
    "table without heads": ("|  |  |\n|--|--|\n| a | b |", "kolomkop"),
    "table with a gap": ("| a |  |\n|--|--|\n| a | b |", "kolomkop"),
    "table without rows": ("| a | b |\n|--|--|", "zonder rijen"),
    "emoji": ("goed 👍", "U+1F44D"),
    "emoji hidden": ("goed &#x1F44D;", "U+1F44D"),
    "other script": ("漢字", "U+6F22"),
    "direction": ("a\u202eb", "U+202E"),
    "control": ("a\x07b", "U+0007"),
    "tag letters": ("a\U000e0041b", "U+E0041"),
    "accents": ("a" + "\u0301" * 40, "accenten"),
}

# What looks dangerous and is only text, with words that have to be printed as they stand.
PRINTED = {
    "typst method": ("Zie **x**.at(0) en **sys**.inputs", "x.at(0) en sys.inputs"),
    "typst call": ('\\#read("/etc/passwd") #panic() $x$ @sys', "#panic() $x$ @sys"),
    "typst neighbours": ("**Besluit**.Het team *a*(b) **c**[d] ~~e~~.f", "Besluit.Het team a(b) c[d] e.f"),
    "typst block": ('```{=typst}\n#read("/etc/passwd")\n```', '#read("/etc/passwd")'),
    "typst inline": ('a `#read("/etc/passwd")`{=typst} b', "{=typst}"),
    "jinja": ("{{ 7*7 }} {% for x in y %} <% set z %>", "{{ 7*7 }} {% for x in y %} <% set z %>"),
    "latex": ("\\input{/etc/passwd} $\\frac{1}{2}$ \\def\\x{}", "\\input{/etc/passwd}"),
    "yaml": ("a\n\n\\-\\-\\-\ntitle: overgenomen\n", "title: overgenomen"),
    "metadata": ("% titel\n% auteur", "% titel"),
    "open fence": ("```\nslokt alles op", "slokt alles op"),
    "open quote": ("> een\n> > twee\nlui", "lui"),
    "open emphasis": ("**a *b _c ~~d `e", "**a *b _c"),
    "pandoc citation": ("zie @wikipedia en [-@iets]", "zie @wikipedia en [-@iets]"),
    "example list": ("(@a) een", "(@a) een"),
    "line block": ("| een\n| twee", "| een"),
    "reference": ("[a]: https://example.org\n\ntekst [a]", "tekst a"),
    "entity": ("&lt;b&gt; &amp;amp; &#35; &eacute;", "<b> &amp; # é"),
    "escapes": ("\\* \\# \\[ \\| \\\\ \\`", "* # [ | \\ `"),
    "long word": ("Dit is " + "x" * 300, "xxxxxxxxxxxxxxxxxxxx"),
    "long code": ("`" + "y" * 300 + "`", "yyyyyyyyyyyyyyyyyyyy"),
    "table last row": ("| a | b |\n|--|--|\n| c | laatste |", "laatste"),
    "hard breaks": ("boven  \nonder\\\nlaagst", "laagst"),
    "decomposed": ("cafe\u0301 nai\u0308f", "café naïf"),
    "big number": ("999999999. eind", "eind"),
    "empty list": ("-\n-\n- iets", "iets"),
    "note": ("a[^1] slot\n\n[^1]: noot **vet**.at(1)", "noot vet.at(1)"),
    "autolink": ("<https://example.org/a>", "https://example.org/a"),
}

NAMES = ("title", "provider", "number", "houses", "notice", "description", "contents-word", "internal-word")


def skeleton(refs: Mapping[str, object]) -> str:
    """Our own Markdown around the texts: one heading each, and a place."""
    parts = [f'::: {{.meta name="{name}"}}\n{name}\n:::' for name in NAMES]
    parts.append("::: cover\n\nA\n:   b\n\n:::\n\n# Kop")
    parts += [f'::: {{.text ref="{ref}"}}\n:::\n\nNa {number}.' for number, ref in enumerate(refs)]
    return "\n\n".join(parts)


def job(texts: Mapping[str, str], templates: Path, marks: tuple[str, ...] = ("cite",)) -> Job:
    passages = {ref: Passage(text, Span("a.md", 10, 1, 19, 1)) for ref, text in texts.items()}
    return Job(skeleton(texts), passages, marks, printable(templates / "fonts"), ("md",), 0)


def test_every_text_that_may_not_stand_is_refused_with_a_reason_and_no_other_with_it(templates: Path) -> None:
    texts = {name: text for name, (text, _) in REFUSED.items()} | {"innocent": "Een gewone zin."}
    with pytest.raises(RefusedTexts) as caught:
        assemble(job(texts, templates))
    reasons = {problem.ref: problem.reason for problem in caught.value.problems}
    assert set(reasons) == set(REFUSED)
    wrong = {name: reasons[name] for name, (_, piece) in REFUSED.items() if piece not in reasons[name]}
    assert wrong == {}


def flat(text: str) -> str:
    """Words without line ends and the breaks that were put into long ones."""
    return re.sub(r"[\u200b\u00ad\s]+", "", text)


def test_what_only_looks_dangerous_is_printed_and_breaks_nothing(templates: Path) -> None:
    texts = {name: text for name, (text, _) in PRINTED.items()}
    files = assemble(job(texts, templates))
    sources = {"ast.json": files["ast.json"], "report.typ": (templates / "report.typ").read_bytes()}
    pdf = compile_pdf(sources, "report.typ", templates / "fonts", 0)
    shown = flat("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))
    missing = [
        name for name, (_, words) in PRINTED.items() if flat(words.replace("**a *b _c", "a")) not in shown
    ]
    assert missing == []
    assert all(f"Na{number}." in shown for number in range(len(PRINTED)))
    assert "root:x:" not in shown


# What asks for more room than there is.
WIDE = {
    "word": "Een woord: " + "Q" * 160,
    "address": "https://www.voorbeeld.be/" + "een/heel/lang/pad/" * 9,
    "code": f"`{'c' * 150}`\n\n```\n{'d' * 200}\n```",
    "quote": "> " + "w" * 140,
    "list": "- " + "z" * 120 + "\n  - " + "Z" * 120,
    "two columns": f"| Wat | Hoe |\n|--|--|\n| {'x' * 90} | {'B' * 70} |",
    "eight columns": "| Wie | Verantwoordelijkheid | Aantal | Nu | Toen | Opmerkingen | Kwaliteit | Bron |\n"
    + "|--" * 8
    + "|\n| rij | zelfverantwoordelijkheidsbesef | 1000000 | 2024 | 99999999 | geen opmerkingen hierover |"
    " kwaliteitsontwikkelingsplan | DOC-2024-000123456789-A |",
}


def test_nothing_runs_off_the_page_and_nothing_is_lost(templates: Path) -> None:
    files = assemble(job(WIDE, templates))
    sources = {"ast.json": files["ast.json"], "report.typ": (templates / "report.typ").read_bytes()}
    document = pypdfium2.PdfDocument(compile_pdf(sources, "report.typ", templates / "fonts", 0))
    right, shown = 0.0, ""
    for number in range(2, len(document)):
        text = document[number].get_textpage()
        boxes = [text.get_charbox(i) for i in range(text.count_chars())]
        right = max([right, *(box[2] for box in boxes)])
        shown += text.get_text_range()
    assert right <= (210 - 25) / 25.4 * 72 + 1
    for words in (
        "Q" * 160,
        "c" * 150,
        "d" * 200,
        "w" * 140,
        "z" * 120,
        "x" * 90,
        "B" * 70,
        "1000000",
        "99999999",
    ):
        assert words in flat(shown).replace("\ufffe", "")
    assert "DOC-2024-000123456789-A" in flat(shown)


@pytest.mark.parametrize(("text", "line"), [("goed\n\nfout 👍", 12), ("a\n[x](ftp://b)", 11), ("👍", 10)])
def test_a_problem_points_at_its_line(templates: Path, text: str, line: int) -> None:
    with pytest.raises(RefusedTexts) as caught:
        assemble(job({"one": text}, templates))
    assert str(caught.value.problems[0].span) == f"a.md:{line}:1"


def test_an_internal_passage_may_stand_where_its_mark_may(templates: Path) -> None:
    texts = {"one": "open [dicht]{.internal}"}
    assert b"dicht" in assemble(job(texts, templates, ("internal",)))["report.md"]
    with pytest.raises(RefusedTexts):
        assemble(job(texts, templates))
