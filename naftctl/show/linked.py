"""Dutch words for what a trace holds: sources, counts, gaps and what would fall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Evidence, Method
from naftctl.trace import Fall, Gap, Kind, Lack, ScaleFall, Tally, Trace

KINDS = {
    Kind.INVESTIGATION: ("onderzoek", "onderzoeken"),
    Kind.SCALE: ("schaal", "schalen"),
    Kind.FINDING: ("vaststelling", "vaststellingen"),
    Kind.POINT: ("punt", "punten"),
    Kind.PASSAGE: ("tekst", "teksten"),
    Kind.EVIDENCE: ("bron", "bronnen"),
    Kind.EXPECTATION: ("kwaliteitsverwachting", "kwaliteitsverwachtingen"),
    Kind.REGULATION: ("item van de regelgeving", "items van de regelgeving"),
    Kind.ITEM: ("item van het kader", "items van het kader"),
    Kind.ADVICE: ("advies", "adviezen"),
    Kind.RECOMMENDATION: ("aanbeveling", "aanbevelingen"),
    Kind.REFLECTION: ("deel van het reflectiegesprek", "delen van het reflectiegesprek"),
    Kind.MISSING: ("bestaat niet", "bestaan niet"),
    Kind.UNREAD: ("niet leesbaar", "niet leesbaar"),
}
METHODS = {
    Method.DOCUMENT: ("document", "documenten"),
    Method.OBSERVATION: ("observatie", "observaties"),
    Method.CONVERSATION: ("gesprek", "gesprekken"),
    Method.CASE_STUDY: ("gevalstudie", "gevalstudies"),
    Method.FIGURES: ("reeks cijfers", "reeksen cijfers"),
}
_CHOSEN = {"aanbieder": "de aanbieder", "inspectieteam": "het inspectieteam"}


def counted(number: int, words: tuple[str, str]) -> str:
    """`1 bron`, `2 bronnen`."""
    return f"{number} {words[0] if number == 1 else words[1]}"


def listed(parts: Sequence[str]) -> str:
    """`a, b en c`."""
    *first, last = parts
    return f"{', '.join(first)} en {last}" if first else last


def by_method(methods: Mapping[Method, Sequence[str]]) -> str:
    """`2 documenten (D01, D04) en 1 gesprek (G02)`."""
    return listed([f"{counted(len(ids), METHODS[m])} ({', '.join(ids)})" for m, ids in methods.items()])


def piece_words(dossier: Dossier, name: str) -> str:
    """How a piece came about: its method, the groups with their counts, and who chose or brought it."""
    piece = dossier.piece.get(name)
    if piece is None:
        return "niet leesbaar"
    who = _partners(dossier, piece) or piece.title
    return f"{piece.method.value}: {', '.join([who, *_origin(piece)])}"


def _partners(dossier: Dossier, piece: Evidence) -> str:
    titles = {group.id: group.title for group in dossier.framework.partner_groups}
    groups = []
    for partners in piece.partners:
        count = f" ({partners.count})" if partners.count is not None else ""
        groups.append(f"{titles.get(partners.group, partners.group)}{count}")
    return listed(groups) if groups else ""


def _origin(piece: Evidence) -> Iterator[str]:
    if piece.chosen_by:
        yield f"gekozen door {_CHOSEN[piece.chosen_by.value]}"
    if piece.provided_by:
        yield f"bezorgd door {_CHOSEN.get(piece.provided_by, piece.provided_by)}"


def tally_words(tally: Tally) -> str:
    """On what a scale rests: the pieces by method, and how many of them are independent."""
    if not tally.pieces:
        return "steunt op geen enkele bron"
    pieces = counted(tally.pieces, KINDS[Kind.EVIDENCE])
    independent = counted(tally.sources, ("onafhankelijke bron", "onafhankelijke bronnen"))
    return f"steunt op {pieces}: {by_method(tally.methods)}; per methode en groep {independent}"


def gap_words(gap: Gap) -> str:
    """What is missing, in one line."""
    name = gap.id.removeprefix(f"{gap.at}/") if gap.at else gap.id
    return {
        Lack.UNREAD: f"{gap.id} is niet leesbaar",
        Lack.POINTS: f"{gap.id} heeft nog geen punten",
        Lack.SOURCE: f"punt {name} heeft geen bron",
        Lack.TOUCH: f"geen bron raakt {gap.id}",
        Lack.TARGET: f"{gap.at} verwijst naar {gap.id}, en dat bestaat niet",
        Lack.USE: f"nergens wordt naar {gap.id} verwezen",
        Lack.GROUND: f"aanbeveling {gap.id} steunt op geen enkele bron",
    }[gap.lack]


def ring_words(ring: Sequence[str]) -> str:
    """Points that rest on each other."""
    return f"deze punten verwijzen in een kring naar elkaar: {' → '.join(ring)}"


def fall_words(trace: Trace, fall: Fall) -> Iterator[str]:
    """What would change without a piece of evidence, one line each."""
    for name in fall.unsourced:
        whose = "haar" if trace.nodes[name].kind is Kind.RECOMMENDATION else "zijn"
        yield f"{name} verliest {whose} enige bron"
    for scale in fall.scales:
        yield _scale_words(scale)
    for name in fall.expectations:
        yield f"geen bron raakt {name} nog"
    if fall.nothing:
        yield "elk punt heeft nog een andere bron, en geen schaal valt terug op één methode of één bron"


def _scale_words(scale: ScaleFall) -> str:
    if not scale.sources:
        return f"{scale.id} steunt op geen enkele bron meer"
    parts = [f"één methode ({scale.methods[0].value})"] if scale.one_method else []
    parts += ["één onafhankelijke bron"] if scale.one_source else []
    return f"{scale.id} steunt nog op {' en '.join(parts)}"
