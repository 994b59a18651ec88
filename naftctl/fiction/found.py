"""The findings of fictitious inspections without scales: after a complaint or an event, and follow-ups."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from naftctl.fiction import pages
from naftctl.fiction.again import LEFT
from naftctl.fiction.case import Case, Revisited
from naftctl.fiction.chance import Chance
from naftctl.fiction.scored import Decks, Noted, Scored
from naftctl.fiction.sources import SOURCE, Source
from naftctl.fiction.topics import TOPICS, Topic
from naftctl.fiction.words import sentence
from naftctl.model.scoring import POINT_HEADINGS

_RESTS = ("G01", "G02", "G03", "D05", "V01", "O01")


class _Asked(Struct, frozen=True):
    """A question with a noun for what it is `about`, the items that it touches, and how much was wrong."""

    slug: str
    question: str
    about: str
    items: tuple[str, ...]
    shortcomings: int


def findings(case: Case, decks: Decks) -> Scored:
    """A finding for every question that the team looked into."""
    scored = Scored()
    if case.followed:
        asked = [_followed(page, title, carried) for page, title, carried in followed_pages(case)]
    else:
        asked = [_asked(case, topic) for topic in TOPICS[case.slot.occasion]]
    for each in asked:
        _write(scored, case, decks, each)
    return scored


def followed_pages(case: Case) -> Iterator[tuple[str, str, tuple[Revisited, ...]]]:
    """The finding of each page that has open shortcomings: its name, what it is about, and those."""
    for page in dict.fromkeys(each.open.page for each in case.carried):
        carried = tuple(each for each in case.carried if each.open.page == page)
        yield page.lower(), title_of(carried[0]), carried


def title_of(carried: Revisited) -> str:
    """What an open shortcoming is about, in the words of the version that found it."""
    framework, page = carried.open.framework, carried.open.page
    nouns = {topic.slug: topic.noun for topics in TOPICS.values() for topic in topics}
    titles = {scale.id: f"“{scale.title}”" for scale in framework.scales}
    titles |= {item.id: f"“{item.title}”" for item in framework.regulation}
    return (nouns | titles).get(page, page)


def _followed(page: str, title: str, carried: tuple[Revisited, ...]) -> _Asked:
    left = sum(each.outcome in LEFT for each in carried)
    return _Asked(page, f"Is het tekort bij {title} weggewerkt?", title, (), left)


def _asked(case: Case, topic: Topic) -> _Asked:
    items = (topic.item,) if any(item.id == topic.item for item in case.framework.regulation) else ()
    return _Asked(topic.slug, topic.question, topic.noun, items, int(topic.item in case.breaches))


def _write(scored: Scored, case: Case, decks: Decks, asked: _Asked) -> None:
    slug, about = asked.slug, asked.about
    chance = case.chance.apart("finding", slug)
    wanted = {"V": ("good", "bad" if asked.shortcomings else "good", "weak"), "S": ("S",)}
    wanted |= {"O": ("O",)} if chance.odds(50) else {}
    wanted["T"] = ("T",) * asked.shortcomings
    pairs = _pairs(chance)
    blocks = []
    for heading, letter in POINT_HEADINGS.items():
        points = []
        for number, kind in enumerate(wanted.get(letter, ()), 1):
            first, second = next(pairs)
            words = _about(sentence(decks.next(kind), about, first, second), about)
            cited = (first.id, second.id)
            scored.points.append(Noted(f"{slug}/{letter}{number}", letter, words, cited))
            scored.note(first, about)
            scored.note(second, about)
            items = asked.items if letter == "T" else ()
            points.append(pages.point(f"{letter}{number}. {words}", (*cited, *items)))
        blocks.append(pages.heading(heading, points))
    scored.files[f"findings/{slug}.md"] = pages.page(
        {"question": asked.question, "regulation": asked.items}, *blocks
    )


def _about(words: str, about: str) -> str:
    """The words with a noun instead of a key element between quotes."""
    return words.replace(f"“{about}”", about)


def _pairs(chance: Chance) -> Iterator[tuple[Source, Source]]:
    sources = [SOURCE[name] for name in _RESTS]
    talks = chance.dealt([source for source in sources if source.talk])
    others = chance.dealt([source for source in sources if not source.talk])
    return zip(talks, others, strict=False)
