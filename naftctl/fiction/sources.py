"""The pieces of evidence of a fictitious inspection, and which of them a scale can rest on."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from naftctl.fiction.chance import Chance
from naftctl.model.evidence import ChosenBy, Method

_METHODS = {method.letter: method for method in Method}
_TEAM, _PROVIDER = ChosenBy.TEAM, ChosenBy.PROVIDER
Groups = tuple[tuple[str, int, int], ...]
"""Partner groups, each with the least and the most who took part."""


class Source(Struct, frozen=True):
    """A piece of evidence: `words` name it in a sentence, with `plural` verbs.

    `rests` are the investigations whose scales can rest on it.
    """

    id: str
    slug: str
    title: str
    words: str
    rests: tuple[str, ...]
    plural: bool = False
    groups: Groups = ()
    chosen_by: ChosenBy | None = None
    context: tuple[str, ...] = ()
    regulation: tuple[str, ...] = ()

    @property
    def method(self) -> Method:
        """How it came about."""
        return _METHODS[self.id[0]]

    @property
    def talk(self) -> bool:
        """Whether people told it."""
        return self.method is Method.CONVERSATION


_ALL = ("KO", "BJ", "SO", "NS", "PP", "VR")
SOURCES = (
    Source(
        "C01",
        "kerncijfers",
        "Kerncijfers van twee schooljaren",
        "de kerncijfers",
        ("KO", "BJ", "SO", "PP"),
        plural=True,
        context=("CI-1", "CI-2"),
        regulation=("REG-02", "REG-08"),
    ),
    Source("D01", "visietekst", "Visietekst", "de visietekst", ("KO",), context=("CI-5",)),
    Source(
        "D02",
        "kwaliteitsverslag",
        "Kwaliteitsverslag en planning",
        "het kwaliteitsverslag",
        ("KO", "NS"),
        regulation=("REG-04", "REG-05"),
    ),
    Source(
        "D03",
        "erkenning-en-overleg",
        "Erkenningsbesluit, organigram en verslagen van overleg",
        "de overlegverslagen",
        ("KO", "PP"),
        plural=True,
        context=("CI-3",),
        regulation=("REG-01",),
    ),
    Source(
        "D04",
        "modellen",
        "Modellen van trajectplan, evaluatie en afronding",
        "de modellen",
        ("BJ", "SO", "NS"),
        plural=True,
        regulation=("REG-03",),
    ),
    Source(
        "D05",
        "veiligheid-en-rechten",
        "Stukken over veiligheid, klachten, privacy en uittreksels",
        "de veiligheidsstukken",
        ("VR", "PP"),
        plural=True,
        context=("CI-4",),
        regulation=("REG-06", "REG-07", "REG-09", "REG-10", "REG-11"),
    ),
    Source("D06", "afspraken", "Afspraken en plannen", "de afspraken", _ALL[2:], plural=True),
    Source(
        "G01",
        "gesprek-leiding",
        "Gesprek met de leiding",
        "de leiding",
        ("KO", "PP", "VR"),
        groups=(("leiding", 1, 2),),
        chosen_by=_PROVIDER,
    ),
    Source(
        "G02",
        "gesprek-jongeren",
        "Gesprek met jongeren",
        "de jongeren",
        ("KO", "BJ", "VR"),
        plural=True,
        groups=(("jongeren", 5, 9),),
        chosen_by=_TEAM,
        regulation=("REG-06",),
    ),
    Source(
        "G03",
        "gesprek-begeleiders",
        "Gesprek met begeleiders",
        "de begeleiders",
        ("KO", "BJ", "PP", "VR"),
        plural=True,
        groups=(("medewerkers", 5, 7),),
        chosen_by=_TEAM,
    ),
    Source(
        "G04",
        "gesprek-scholen",
        "Gesprek met scholen",
        "de scholen",
        ("KO", "BJ", "SO", "NS"),
        plural=True,
        groups=(("school", 5, 8),),
        chosen_by=_TEAM,
        context=("CI-6",),
    ),
    Source(
        "G05",
        "gesprek-ouders",
        "Gesprek met ouders",
        "de ouders",
        ("BJ", "NS"),
        plural=True,
        groups=(("ouders", 5, 7),),
        chosen_by=_PROVIDER,
    ),
    Source(
        "G06",
        "gesprek-clb",
        "Gesprek met CLB-medewerkers",
        "de CLB-medewerkers",
        ("KO", "BJ", "SO", "NS"),
        plural=True,
        groups=(("clb", 5, 6),),
        chosen_by=_TEAM,
        regulation=("REG-02",),
    ),
    Source(
        "O01",
        "groepsactiviteit",
        "Groepsactiviteit",
        "de bijgewoonde activiteit",
        ("BJ", "SO", "PP", "VR"),
        groups=(("jongeren", 5, 8), ("medewerkers", 1, 2)),
        chosen_by=_TEAM,
        context=("CI-4",),
        regulation=("REG-10",),
    ),
    Source(
        "V01",
        "gelezen-dossiers",
        "Lezing van dossiers van beëindigde trajecten",
        "de gelezen dossiers",
        _ALL,
        plural=True,
        groups=(("medewerkers", 1, 1),),
        chosen_by=_TEAM,
        regulation=("REG-02", "REG-03"),
    ),
)
SOURCE = {source.id: source for source in SOURCES}
_TALKS, _OTHERS = 2, 3


def pool(
    chance: Chance, investigation: str, used: Mapping[str, int], *, always: str = ""
) -> tuple[Source, ...]:
    """What a scale rests on: talks and other sources, at least one of them chosen by the team.

    Those that were `used` least often come first, so that no source carries too much of a report.
    """
    fitting = [s for s in SOURCES if investigation in s.rests or investigation not in _ALL]
    order = sorted(chance.shuffled(fitting), key=lambda source: used.get(source.id, 0))
    talks = [source for source in order if source.talk]
    by_team = [source for source in talks if source.chosen_by is _TEAM]
    first = [SOURCE[always]] if always else by_team[:1]
    rest = [source for source in talks if source not in first]
    others = [source for source in order if not source.talk]
    return (*first, *rest[: _TALKS - len(first)], *others[:_OTHERS])
