"""What fictitious inspections after a complaint or an event look into."""

from __future__ import annotations

from msgspec import Struct


class Topic(Struct, frozen=True):
    """A question that was looked into: its file, a noun for it, and the item that it touches."""

    slug: str
    question: str
    noun: str
    item: str


TOPICS = {
    "klacht": (
        Topic(
            "behandeling-van-klachten",
            "Behandelt de aanbieder klachten zorgvuldig en binnen de tijd die hij zelf belooft?",
            "de behandeling van klachten",
            "REG-06",
        ),
        Topic(
            "einde-van-trajecten",
            "Eindigt een traject met medeweten van de jongere en de ouders?",
            "het einde van een traject",
            "REG-03",
        ),
        Topic(
            "omgang-met-gegevens",
            "Gaat de aanbieder zorgvuldig om met wat jongeren hem toevertrouwen?",
            "de omgang met gegevens",
            "REG-07",
        ),
    ),
    "ernstige_gebeurtenis": (
        Topic(
            "veiligheid-van-ruimten",
            "Zijn de ruimten en het materiaal veilig voor wat er gebeurt?",
            "de veiligheid van ruimten en materiaal",
            "REG-10",
        ),
        Topic(
            "melding-en-opvolging",
            "Meldt de aanbieder ernstige gebeurtenissen, en volgt hij ze op?",
            "de melding en opvolging van gebeurtenissen",
            "REG-11",
        ),
        Topic(
            "wie-met-jongeren-werkt",
            "Mag iedereen die met jongeren werkt, dat ook doen?",
            "de uittreksels van medewerkers",
            "REG-09",
        ),
    ),
}
"""The topics by occasion."""
