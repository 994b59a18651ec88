"""The scorings of a fictitious inspection, with all points and what they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from naftctl.fiction import pages
from naftctl.fiction.case import Case
from naftctl.fiction.chance import Chance
from naftctl.fiction.sources import Source, pool
from naftctl.fiction.words import (
    BAD,
    GOOD,
    NAMES,
    OPPORTUNITY,
    PRACTICE,
    SHORTCOMING,
    STRENGTH,
    WEAK,
    answers,
    quoted,
    sentence,
)
from naftctl.model.framework import Scale
from naftctl.model.scoring import NOT_SCALED, POINT_HEADINGS

_SHARED, _RETOLD, _CITING = 75, 4, 90
_HEARD = "G02"
"""The talk with youngsters, which every inspection rests on."""


class Noted(Struct, frozen=True):
    """A point: its full name, its letter, its words, and the sources that it cites."""

    name: str
    letter: str
    words: str
    cited: tuple[str, ...]


class Scored(Struct, frozen=True):
    """Scorings or findings by the name of their file, their points, and what each source was cited for."""

    files: dict[str, str] = field(default_factory=dict)
    points: list[Noted] = field(default_factory=list)
    rests: dict[str, dict[str, None]] = field(default_factory=dict)
    """By source the scales, or the subjects of findings, that it was cited about."""

    def of(self, letter: str) -> tuple[Noted, ...]:
        """The points of one kind."""
        return tuple(point for point in self.points if point.letter == letter)

    def note(self, source: Source, about: str) -> None:
        """Keep that a source was cited about something."""
        self.rests.setdefault(source.id, {})[about] = None


class Decks:
    """Patterns of each kind, dealt so that the same one comes back as late as possible."""

    def __init__(self, chance: Chance) -> None:
        kinds = {"good": GOOD, "weak": WEAK, "bad": BAD, "S": STRENGTH, "O": OPPORTUNITY, "T": SHORTCOMING}
        kinds |= {"G": PRACTICE, "name": NAMES}
        self._decks = {kind: chance.apart(kind).dealt(patterns) for kind, patterns in kinds.items()}

    def next(self, kind: str) -> str:
        """The next pattern of a kind."""
        return next(self._decks[kind])


def scorings(case: Case, decks: Decks) -> Scored:
    """The scoring of every scale in focus."""
    scored, used = Scored(), Counter[str]()
    for number, scale in enumerate(case.scales):
        young = number == next((n for n, s in enumerate(case.scales) if s.investigation == "BJ"), 0)
        chance = case.chance.apart("scoring", scale.id)
        sources = pool(chance, scale.investigation, used, always=_HEARD if young else "")
        writer = _Scale(case, scale, sources, chance, decks)
        text = pages.page(writer.front(), *(pages.heading(*each) for each in writer.sections()))
        scored.files[f"scorings/{scale.id}.md"] = text
        scored.points.extend(writer.points)
        used.update(name for point in writer.points for name in point.cited)
        for point in writer.points:
            for source in sources:
                if source.id in point.cited:
                    scored.note(source, scale.id)
    return scored


class _Scale:
    """Writes the scoring of one scale."""

    def __init__(
        self, case: Case, scale: Scale, sources: tuple[Source, ...], chance: Chance, decks: Decks
    ) -> None:
        self.case, self.scale, self.decks, self.chance = case, scale, decks, chance
        self.level = case.levels[scale.id]
        talks = chance.dealt([source for source in sources if source.talk])
        others = chance.dealt([source for source in sources if not source.talk])
        self.pairs = zip(talks, others, strict=False)
        self.keys = chance.dealt(scale.key_elements)
        self.points: list[Noted] = []

    def front(self) -> dict[str, object]:
        """The front matter."""
        level, names = self.level, tuple(self.case.framework.level)
        provisional, motive = level, None
        if level == NOT_SCALED:
            motive = f"Over {quoted(next(self.keys))} vond het team te weinig gegevens om te oordelen."
        elif self.case.regular and self.chance.odds(_RETOLD):
            place = names.index(level)
            provisional = names[place - 1 if place else 1]
            motive = f"Na het gesprek las het team de stukken over {quoted(next(self.keys))} opnieuw."
        return {
            "provisional": provisional,
            "level": level,
            "decided": self.case.days.visits[-1],
            "motive": motive,
            "divergence": self._divergence(),
        }

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """Each heading with its points."""
        wanted = self._wanted()
        for heading, letter in POINT_HEADINGS.items():
            if letter == "G":
                yield heading, [self._practice()] if "G" in wanted else []
                continue
            kinds = wanted.get(letter, ())
            yield heading, [self._point(letter, number, kind) for number, kind in enumerate(kinds, 1)]

    def _divergence(self) -> str | None:
        names = {name: place for place, name in enumerate(self.case.framework.level)}
        given = [names.get(scores[self.scale.id]) for scores in self.case.scores.values()]
        own, most = names.get(self.level), self.case.framework.judgement.difference
        if own is None or all(other is None or abs(other - own) <= most for other in given):
            return None
        return f"Het team legde zijn lezingen van {quoted(next(self.keys))} naast elkaar en koos samen."

    def _wanted(self) -> dict[str, tuple[str, ...]]:
        """By letter the kinds of the points that go with the level."""
        names, chance = tuple(self.case.framework.level), self.chance
        if self.level == NOT_SCALED:
            return {"V": ("weak",)}
        more = ("O",) if chance.odds(45) else ()
        place = names.index(self.level)
        if place == 0:
            again = ("T",) if chance.odds(30) else ()
            return {"V": ("good", "weak", "bad"), "S": ("S",), "O": more, "T": ("T", *again)}
        if place == 1:
            return {"V": ("good", "weak", "weak"), "S": ("S",), "O": ("O", *more)}
        found = {"V": ("good", "good", "good"), "S": ("S", "S"), "O": more}
        practice = self.case.framework.level[self.level].requires_good_practice
        return found | ({"G": ("G",)} if practice else {})

    def _point(self, letter: str, number: int, kind: str) -> str:
        first, second = next(self.pairs)
        if self.chance.odds(50):
            first, second = second, first
        words = sentence(self.decks.next(kind), next(self.keys), first, second)
        cited = (first.id, second.id)
        expectations = self.scale.based_on if letter == "V" or self.chance.odds(_CITING) else ()
        named = (expectations[(number - 1) % len(expectations)],) if expectations else ()
        self.points.append(Noted(f"{self.scale.id}/{letter}{number}", letter, words, cited))
        return pages.point(f"{letter}{number}. {words}", (*cited, *named))

    def _practice(self) -> str:
        first, second = next(self.pairs)
        cited = (first.id, second.id)
        key, name = next(self.keys), self.decks.next("name")
        words = self.decks.next("G").format(n=name, k=quoted(key))
        self.points.append(Noted(f"{self.scale.id}/G1", "G", words, cited))
        questions = self.case.framework.good_practice
        said = answers(self.chance, len(questions), key, name)
        below = [f"{q.id}. {words}{pages.cite(cited[:1])}" for q, words in zip(questions, said, strict=True)]
        below.append(f"share: {'ja' if self.chance.odds(_SHARED) else 'nee'}")
        return "\n".join((pages.point(f"G1. {words}", cited), *map(pages.below, below)))
