"""Numbers and addresses made at random, in many notations and contexts: every one of them is found."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

import pytest

from naftctl.privacy import Kind, find
from naftctl.privacy.plain import plain

CONTEXTS = (
    "{}",
    "{}.",
    "Bel of schrijf naar {} voor meer.",
    "De nota ({}) ligt in de map.",
    "Nummer:{}",
    "nr.{}, zie de map",
    "Op 12-05-2026 stond {} op het bord.",
    "In 2025 {} genoteerd, samen met 12 andere.",
    "| naam | {} | 3 |\n|---|---|---|\n",
    "- **{}**\n- V2. Tekst. [@G02]",
    "> _{}_ stond er",
    "`{}`",
    "“{}”",
    "Zie [hier]({}).",
    "Zie [{}](https://voorbeeld.example/a).",
    "Tekst\nmet regels: {}\nen meer",
    "x={};",
    "[{}]{{.redact}} stond er.",
    '[iets]{{.redact as="{}"}} stond er.',
)
FORMS: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: text,
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace("-", "\u2011").replace(" ", "\u202f"),
    lambda text: text.replace(" ", "\n"),
    lambda text: text.replace(".", "\\."),
    lambda text: text.replace(" ", "&nbsp;").replace("@", "&#64;"),
    lambda text: text[:3] + "\u00ad" + text[3:],
    lambda text: "".join(chr(ord(each) + 0xFEE0) if each.isdigit() else each for each in text),
    lambda text: text[:4] + "**" + text[4:] + "**" if " " not in text else text,
)


def texts(draw: random.Random, number: str) -> str:
    form = draw.choice(FORMS)(number)
    context = draw.choice(CONTEXTS)
    if "\n" in form and ("|" in context or "as=" in context):
        form = number
    if "as=" in context and not number.isascii():
        form = number
    return context.format(form)


def missed(kind: Kind, numbers: Iterator[str], seed: int) -> list[str]:
    """The texts in which the number was not found, sure and whole."""
    draw, lost = random.Random(seed), []
    for number in numbers:
        text = texts(draw, number)
        bare = re.sub(r"[\W_]", "", number)
        found = [
            re.sub(r"[\W_]", "", plain(text[hit.start : hit.end]).text)
            for hit in find(text)
            if hit.kind is kind and hit.certain
        ]
        glued = kind is Kind.EMAIL and text.startswith("nr.")  # which then is a part of the address
        if bare not in [each.removeprefix("nr" if glued else "") for each in found]:
            lost.append(text)
    return lost


def national(draw: random.Random) -> str:
    year, bis = draw.randrange(100), draw.choice((0, 0, 0, 20, 40))
    century = draw.choice(("", "2"))
    month, day = draw.choice(((draw.randint(1, 12), draw.randint(1, 31)), (0, 0), (draw.randint(1, 12), 0)))
    first = f"{year:02}{month + bis:02}{day:02}"
    serial = f"{draw.randint(1, 997):03}"
    check = f"{97 - int(century + first + serial) % 97:02}"
    y, m, d = first[:2], first[2:4], first[4:]
    return draw.choice(
        (
            f"{y}.{m}.{d}-{serial}.{check}",
            f"{first}{serial}{check}",
            f"{first} {serial} {check}",
            f"{y} {m} {d} {serial} {check}",
            f"{y}-{m}-{d}-{serial}-{check}",
            f"{y}/{m}/{d} {serial}-{check}",
            f"{first}-{serial}.{check}",
            f"{y}.{m}.{d} - {serial}.{check}",
            f"{first}.{serial}.{check}",
            f"{y}.{m}.{d}-{serial} {check}",
            f"{y}{m}{d} {serial}{check}",
        )
    )


def test_every_national_number_is_found_with_births_from_2000_and_bis_numbers() -> None:
    draw = random.Random(1)
    assert missed(Kind.NATIONAL_NUMBER, (national(draw) for _ in range(2000)), 2) == []


def account(draw: random.Random) -> str:
    land, form = draw.choice(
        (("BE", "d" * 12), ("BE", "d" * 12), ("NL", "aaaa" + "d" * 10), ("FR", "d" * 23), ("DE", "d" * 18))
    )
    own = "".join(draw.choice("0123456789" if each == "d" else "ABNKRO") for each in form)
    if land == "BE":
        own = own[:10] + f"{int(own[:10]) % 97 or 97:02}"
    digits = int("".join(str(int(each, 36)) for each in own + land + "00"))
    whole = f"{land}{98 - digits % 97:02}{own}"
    groups = [whole[at : at + 4] for at in range(0, len(whole), 4)]
    return draw.choice(
        (whole, " ".join(groups), " ".join(groups), "-".join(groups), ".".join(groups), whole.lower())
    )


def test_every_account_is_found() -> None:
    draw = random.Random(3)
    assert missed(Kind.ACCOUNT, (account(draw) for _ in range(600)), 4) == []


def telephone(draw: random.Random) -> str:
    if draw.random() < 0.6:
        own = "4" + draw.choice("56789") + f"{draw.randrange(10**7):07}"
        cuts = draw.choice(((3, 2, 2, 2), (3, 3, 3), (3, 6), (9,), (1, 2, 2, 2, 2), (3, 2, 4)))
    elif draw.random() < 0.5:
        own = draw.choice("2349") + f"{draw.randrange(2 * 10**6, 5 * 10**6):07}"
        cuts = draw.choice(((1, 3, 2, 2), (1, 7), (8,), (1, 3, 4), (1, 2, 2, 3)))
    else:
        own = (
            draw.choice(("53", "51", "50", "11", "14", "15", "16", "89", "56"))
            + f"{draw.randrange(2 * 10**5, 10**6):06}"
        )
        cuts = draw.choice(((2, 2, 2, 2), (2, 3, 3), (2, 6), (8,)))
    groups, at = [], 0
    for cut in cuts:
        groups.append(own[at : at + cut])
        at += cut
    between = draw.choice((" ", " ", ".", "-", "/"))
    head, tail = groups[0], groups[1:]
    first = draw.choice(
        ("0{}", "0{}", "+32 {}", "+32{}", "0032 {}", "+32 (0){}", "+32(0){}", "(0{})", "0032{}", "+32-{}")
    ).format(head)
    slash = draw.choice((between, "/", " / ")) if tail and not first.startswith("(") else " "
    return first + (slash if tail else "") + between.join(tail)


def test_every_telephone_number_is_found() -> None:
    draw = random.Random(5)
    assert missed(Kind.TELEPHONE, (telephone(draw) for _ in range(1500)), 6) == []


def abroad(draw: random.Random) -> str:
    land = draw.choice(("31", "33", "49", "352", "44", "212", "90", "48"))
    own = f"{draw.randrange(10**8, 10**9)}"
    return draw.choice(("+{} {}", "00{} {}", "+{}{}", "+{}-{}")).format(
        land, draw.choice((own, f"{own[:3]} {own[3:6]} {own[6:]}"))
    )


def test_a_number_abroad_is_found_by_its_country() -> None:
    draw = random.Random(7)
    assert missed(Kind.TELEPHONE, (abroad(draw) for _ in range(300)), 8) == []


def part(draw: random.Random) -> str:
    return "".join(draw.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(draw.randint(2, 9)))


def address(draw: random.Random) -> str:
    locals_ = ("{0}.{1}", "{0}", "{0}_{1}", "{0}-{1}", "{0}+{1}", "{0}{2}")
    hosts = ("{0}.example", "{0}.{1}.be", "{0}-{1}.example.org", "mail.{0}.vlaanderen")
    local = draw.choice(locals_).format(part(draw), part(draw), draw.randint(1, 99))
    host = draw.choice(hosts).format(part(draw), part(draw))
    return draw.choice(("{}@{}", "{}@{}", "{}@{}", "{} (at) {}", "{}(at){}", "{} @ {}")).format(local, host)


def test_every_mail_address_is_found() -> None:
    draw = random.Random(9)
    assert missed(Kind.EMAIL, (address(draw) for _ in range(1000)), 10) == []


def test_a_number_with_a_wrong_check_digit_is_no_national_number() -> None:
    draw = random.Random(11)
    wrong = 0
    for _ in range(500):
        good = re.sub(r"\D", "", national(draw))
        bad = good[:9] + f"{(int(good[9:]) + 13) % 97 + 1:02}"
        wrong += any(hit.kind is Kind.NATIONAL_NUMBER for hit in find(f"Nummer {bad} staat er."))
    assert wrong <= 15  # the other century may happen to fit


def figure(draw: random.Random) -> str:
    day, month, year = draw.randint(1, 28), draw.randint(1, 12), draw.randint(2015, 2027)
    forms = (
        f"{day:02}-{month:02}-{year}",
        f"{day}/{month}/{year}",
        f"{year}-{month:02}-{day:02}",
        f"{draw.randint(8, 17)}.30",
        f"{year}-{year + 1}",
        str(draw.randint(0, 5000)),
        f"{draw.randint(1, 99)} {draw.randint(0, 999):03}",
        f"{draw.randint(1, 99)}.{draw.randint(0, 999):03},50",
        f"NAFT-{year}-{draw.randint(1, 99):03}",
        f"REG-{draw.randint(1, 12):02}",
    )
    return draw.choice(forms)


def test_figures_dates_and_ids_are_never_a_certain_hit() -> None:
    draw = random.Random(13)
    for _ in range(3000):
        joints = (" ", ", ", " en ", " tot ", "; ", " (")
        text = "".join(figure(draw) + draw.choice(joints) for _ in range(draw.randint(1, 8)))
        assert [hit.kind for hit in find(f"Cijfers: {text}.") if hit.certain] == [], text


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("vzw nummer 0403.019.261", [Kind.ENTERPRISE_NUMBER]),
        ("vzw nummer 0403.019.262", []),
        ("INSZ 850 7300 33 28", [Kind.NATIONAL_NUMBER]),
        ("850 730 033 28 staat er", [Kind.NATIONAL_NUMBER]),
        ("In 2026-2027 8.15 uur", []),
        ("rekening 001-0000001-18", []),
        ("rekening 735-0250001-23", []),
    ],
)
def test_other_numbers_are_judged_by_their_check_digits(text: str, kinds: list[Kind]) -> None:
    assert [hit.kind for hit in find(text)] == kinds
