"""What becomes of names that are mentioned: renamed where one took over, else left as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from naftctl.framework import lineage
from naftctl.framework.lineage import Lineage, entries
from naftctl.framework.migration.item import Group, Item, Why, as_yaml, lone_heir
from naftctl.model.dossier import Dossier, Kind, Reference
from naftctl.model.references import references
from naftctl.source import Span

_KINDS = {
    Kind.EXPECTATION: lineage.Kind.EXPECTATION,
    Kind.CONTEXT: lineage.Kind.CONTEXT,
    Kind.REGULATION: lineage.Kind.REGULATION,
    Kind.REQUESTED: lineage.Kind.REQUESTED,
    Kind.PRACTICE: lineage.Kind.GOOD_PRACTICE,
    Kind.PARTNERS: lineage.Kind.PARTNER_GROUP,
    Kind.INVESTIGATION: lineage.Kind.INVESTIGATION,
}
_Mention = tuple[Span, str]
"""The place of a name, and the point that is meant behind its slash."""


def mention_items(dossier: Dossier, ties: Lineage, dropped: Collection[str]) -> Iterator[Item]:
    """Each name that is mentioned and does not go on as it was; mentions in `dropped` files do not count."""
    cited = {citation.span for prose in dossier.texts for citation in prose.citations}
    for (kind, name), mentions in sorted(_mentions(dossier, ties, dropped).items()):
        heirs, heir = ties.heirs(kind, name), lone_heir(ties, kind, name)
        places = tuple(span for span, _ in mentions)
        if heir == name:
            continue
        if heir:
            named = ((span, heir + tail) for span, tail in mentions)
            edits = tuple((s, f"@{each}" if s in cited else as_yaml(each)) for s, each in named)
            yield Item(Group.CARRIES, Why.RENAMED_MENTION, name, places, heirs, edits=edits)
        elif kind is lineage.Kind.SCALE:
            yield Item(Group.JUDGE, Why.POINT_GONE, name, places, heirs)
        else:
            yield Item(Group.JUDGE, _astray(heirs), name, places, heirs)


def _mentions(
    dossier: Dossier, ties: Lineage, dropped: Collection[str]
) -> dict[tuple[lineage.Kind, str], list[_Mention]]:
    """The places of every name of the framework, in the order of the files."""
    found: dict[tuple[lineage.Kind, str], set[_Mention]] = {}
    skipped = {f"{dossier.path}/{name}" for name in (*dropped, "focus.yaml")}
    for reference in references(dossier):
        kind, name, tail = _named(reference)
        if kind and name in entries(ties.old, kind) and reference.span.path not in skipped:
            found.setdefault((kind, name), set()).add((reference.span, tail))
    return {key: sorted(mentions) for key, mentions in found.items()}


def _named(reference: Reference) -> tuple[lineage.Kind | None, str, str]:
    """What a reference names in the framework, and the point of it that is meant: `/O1`."""
    if reference.kind is Kind.POINT:
        name, slash, label = reference.target.partition("/")
        return lineage.Kind.SCALE, name, slash + label
    return _KINDS.get(reference.kind), reference.target, ""


def _astray(heirs: tuple[str, ...]) -> Why:
    if not heirs:
        return Why.MENTION_GONE
    return Why.MENTION_SPLIT if len(heirs) > 1 else Why.MENTION_MERGED
