"""Words for what a trace holds: sources, counts, gaps and what would fall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from naftctl.language import tr
from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Evidence, Method
from naftctl.show.words import listed
from naftctl.trace import Fall, Gap, Kind, Lack, ScaleFall, Tally, Trace

KINDS = {
    Kind.INVESTIGATION: (tr("investigation"), tr("investigations")),
    Kind.SCALE: (tr("scale"), tr("scales")),
    Kind.FINDING: (tr("finding"), tr("findings")),
    Kind.POINT: (tr("point"), tr("points")),
    Kind.PASSAGE: (tr("text"), tr("texts")),
    Kind.EVIDENCE: (tr("source"), tr("sources")),
    Kind.EXPECTATION: (tr("quality expectation"), tr("quality expectations")),
    Kind.REGULATION: (tr("item of the regulation"), tr("items of the regulation")),
    Kind.ITEM: (tr("framework item"), tr("framework items")),
    Kind.ADVICE: (tr("advice"), tr("pieces of advice")),
    Kind.RECOMMENDATION: (tr("recommendation"), tr("recommendations")),
    Kind.REFLECTION: (tr("part of the reflection talk"), tr("parts of the reflection talk")),
    Kind.MISSING: (tr("does not exist"), tr("do not exist")),
    Kind.UNREAD: (tr("not readable"), tr("not readable")),
}
METHODS = {
    Method.DOCUMENT: ("document", tr("documents")),
    Method.OBSERVATION: (tr("observation"), tr("observations")),
    Method.CONVERSATION: (tr("conversation"), tr("conversations")),
    Method.CASE_STUDY: (tr("case study"), tr("case studies")),
    Method.FIGURES: (tr("set of figures"), tr("sets of figures")),
}
_CHOSEN = {"aanbieder": tr("the provider"), "inspectieteam": tr("the inspection team")}


def counted(number: int, words: tuple[str, str]) -> str:
    """`1 bron`, `2 bronnen`."""
    return f"{number} {words[0] if number == 1 else words[1]}"


def by_method(methods: Mapping[Method, Sequence[str]]) -> str:
    """`2 documenten (D01, D04) en 1 gesprek (G02)`."""
    return listed([f"{counted(len(ids), METHODS[m])} ({', '.join(ids)})" for m, ids in methods.items()])


def piece_words(dossier: Dossier, name: str) -> str:
    """How a piece came about: its method, the groups with their counts, and who chose or brought it."""
    piece = dossier.piece.get(name)
    if piece is None:
        return tr("not readable")
    who = _partners(dossier, piece) or piece.title
    return f"{piece.method.value}: {', '.join([who, *_origin(piece)])}"


def _partners(dossier: Dossier, piece: Evidence) -> str:
    titles = {group.id: group.title for group in dossier.framework.partner_groups}
    groups = []
    for partners in piece.partners:
        count = f" ({partners.count})" if partners.count is not None else ""
        groups.append(f"{titles.get(partners.group, partners.group)}{count}")
    return listed(groups)


def _origin(piece: Evidence) -> Iterator[str]:
    if piece.chosen_by:
        yield tr("chosen by {who}", who=_CHOSEN[piece.chosen_by.value])
    if piece.provided_by:
        yield tr("provided by {provided_by}", provided_by=_CHOSEN.get(piece.provided_by, piece.provided_by))


def tally_words(tally: Tally) -> str:
    """On what a scale rests: the pieces by method, and how many of them are independent."""
    if not tally.pieces:
        return tr("rests on no source")
    pieces = counted(tally.pieces, KINDS[Kind.EVIDENCE])
    independent = counted(tally.sources, (tr("independent source"), tr("independent sources")))
    return tr(
        "rests on {pieces}: {methods}; per method and group {independent}",
        pieces=pieces,
        methods=by_method(tally.methods),
        independent=independent,
    )


def gap_words(gap: Gap) -> str:
    """What is missing, in one line."""
    name = gap.id.removeprefix(f"{gap.at}/") if gap.at else gap.id
    return {
        Lack.UNREAD: tr("{id} is not readable", id=gap.id),
        Lack.POINTS: tr("{id} has no points yet", id=gap.id),
        Lack.SOURCE: tr("point {name} has no source", name=name),
        Lack.TOUCH: tr("no source touches {id}", id=gap.id),
        Lack.TARGET: tr("{at} refers to {id}, which does not exist", at=gap.at, id=gap.id),
        Lack.USE: tr("nothing refers to {id}", id=gap.id),
        Lack.GROUND: tr("recommendation {id} rests on no source", id=gap.id),
    }[gap.lack]


def ring_words(ring: Sequence[str]) -> str:
    """Points that rest on each other."""
    return tr("these points refer to each other in a ring: {ring}", ring=" → ".join(ring))


def fall_words(trace: Trace, fall: Fall) -> Iterator[str]:
    """What would change without a piece of evidence, one line each."""
    for name in fall.unsourced:
        whose = tr("the") if trace.nodes[name].kind is Kind.RECOMMENDATION else tr("its")
        yield tr("{name} loses {whose} only source", name=name, whose=whose)
    for scale in fall.scales:
        yield _scale_words(scale)
    for name in fall.expectations:
        yield tr("no source touches {name} any more", name=name)
    if fall.nothing:
        yield tr("every point still has another source, and no scale falls back on one method or one source")


def _scale_words(scale: ScaleFall) -> str:
    if not scale.sources:
        return tr("{id} no longer rests on any source", id=scale.id)
    parts = [tr("one method ({method})", method=scale.methods[0].value)] if scale.one_method else []
    parts += [tr("one independent source")] if scale.one_source else []
    return tr("{id} still rests on {parts}", id=scale.id, parts=tr(" and ").join(parts))
