"""What becomes of the scorings of an inspection: a level is kept only where its scale stayed the same."""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.framework.lineage import Kind, Lineage, entries, same_words
from naftctl.framework.migration.item import Group, Item, Why, as_yaml, emptied, lone_heir, next_focus
from naftctl.model.dossier import Dossier
from naftctl.model.scoring import IndividualScoring, Score
from naftctl.source import Span
from naftctl.splice import Edit

_Scores = tuple[tuple[IndividualScoring, Score], ...]
_JUDGED = ("provisional", "level", "decided")


def scale_items(dossier: Dossier, ties: Lineage) -> Iterator[Item]:
    """Each scale that was scored, by the team or by a member, and each that is new in the focus."""
    for name in _scored(dossier):
        heir = lone_heir(ties, Kind.SCALE, name)
        if heir:
            yield _going_on(dossier, ties, name, heir)
            yield from _outside(dossier, ties, name, heir)
        else:
            yield from _ended(dossier, ties, name)
    yield from _members(dossier, ties)
    yield from _fresh(dossier, ties)


def scoring_file(name: str) -> str:
    """The file of the scoring of a scale, in the folder of an inspection."""
    return f"scorings/{name}.md"


def _scored(dossier: Dossier) -> tuple[str, ...]:
    """The scales with a score, in the order of the framework; those that it does not have at the end."""
    found = dict.fromkeys((*dossier.scoring, *(name for m in dossier.individual for name in m.scores)))
    known = [name for name in entries(dossier.framework, Kind.SCALE) if name in found]
    return tuple(dict.fromkeys((*known, *found)))


def _going_on(dossier: Dossier, ties: Lineage, name: str, heir: str) -> Item:
    """A scale that is in the newer version too, by itself; what it says may have changed."""
    same, scores, scoring = ties.same(Kind.SCALE, name), _scores(dossier, name), dossier.scoring.get(name)
    edits = _renamed(scores, name, heir)
    if not same:
        edits += _cleared(scores) + (emptied(scoring, *_JUDGED) if scoring else ())
    why, details = (_same(name, heir), ()) if same else _changed(ties, name, heir)
    return Item(
        Group.CARRIES if same else Group.JUDGE,
        why,
        name,
        _places(dossier, name, scores),
        heirs=(heir,),
        details=details,
        edits=edits,
        file=scoring_file(name) if scoring else "",
        becomes=scoring_file(heir) if scoring else "",
    )


def _same(name: str, heir: str) -> Why:
    return Why.SAME_SCALE if name == heir else Why.RENAMED_SCALE


def _changed(ties: Lineage, name: str, heir: str) -> tuple[Why, tuple[str, ...]]:
    """Why a judgement on one scale is none on the other, with what differs under it."""
    before, after = entries(ties.old, Kind.SCALE)[name], entries(ties.new, Kind.SCALE)[heir]
    if before.investigation != after.investigation:
        return Why.MOVED_SCALE, (before.investigation, after.investigation)
    if not same_words(before, after):
        return Why.REWORDED_SCALE, ()
    other = [e for e in before.based_on if not ties.same(Kind.EXPECTATION, e)]
    came = {heir for e in before.based_on for heir in ties.heirs(Kind.EXPECTATION, e)}
    other += [e for e in after.based_on if e not in came]
    return (Why.OTHER_GROUNDS, tuple(dict.fromkeys(other))) if other else (Why.OTHER_LEVELS, ())


def _outside(dossier: Dossier, ties: Lineage, name: str, heir: str) -> Iterator[Item]:
    """A scale that stood in the focus and no longer does."""
    was, now = (entries(f, Kind.SCALE)[i].investigation for f, i in ((ties.old, name), (ties.new, heir)))
    focus = dossier.focus.investigations if dossier.focus else ()
    if was in focus and now not in next_focus(dossier, ties):
        places = _places(dossier, name, _scores(dossier, name))
        yield Item(Group.JUDGE, Why.OUTSIDE_FOCUS, name, places, (heir,), (now,))


def _ended(dossier: Dossier, ties: Lineage, name: str) -> Iterator[Item]:
    """A scale that was split, merged or dropped: its scoring stays behind, the notes of members do not."""
    heirs, scores, scoring = ties.heirs(Kind.SCALE, name), _scores(dossier, name), dossier.scoring.get(name)
    known = name in entries(ties.old, Kind.SCALE)
    if scoring:
        why = _end(heirs) if known else Why.UNKNOWN_SCALE
        yield Item(Group.FALLS, why, name, (Span(scoring.path),), heirs, file=scoring_file(name))
    if scores:
        why = Why.SCORES_LEFT if known else Why.UNKNOWN_SCORES
        places = tuple(member.where_key("scores", name) for member, _ in scores)
        yield Item(Group.JUDGE, why, name, places, heirs, edits=_cleared(scores))


def _end(heirs: tuple[str, ...]) -> Why:
    if not heirs:
        return Why.DROPPED_SCALE
    return Why.SPLIT_SCALE if len(heirs) > 1 else Why.MERGED_SCALE


def _members(dossier: Dossier, ties: Lineage) -> Iterator[Item]:
    """Each member who has to score again, with the day that no longer holds."""
    for member in dossier.individual:
        again = [n for n, s in member.scores.items() if s.level and not ties.same(Kind.SCALE, n)]
        if again and member.scored:
            edits = emptied(member, "scored")
            yield Item(Group.JUDGE, Why.SCORED, member.id, (member.where("scored"),), edits=edits)


def _fresh(dossier: Dossier, ties: Lineage) -> Iterator[Item]:
    """Each scale in the focus that goes on with no single other one."""
    focus = next_focus(dossier, ties)
    for scale in ties.new.scale.values():
        origins = ties.origins(Kind.SCALE, scale.id)
        alone = len(origins) == 1 and lone_heir(ties, Kind.SCALE, origins[0]) == scale.id
        if scale.investigation in focus and not alone:
            why = Why.FROM_MERGER if len(origins) > 1 else Why.FROM_SPLIT if origins else Why.NEW_SCALE
            place = (dossier.file(scoring_file(scale.id)),)
            yield Item(Group.JUDGE, why, scale.id, place, (scale.id,), origins)


def _scores(dossier: Dossier, name: str) -> _Scores:
    return tuple((m, m.scores[name]) for m in dossier.individual if name in m.scores)


def _places(dossier: Dossier, name: str, scores: _Scores) -> tuple[Span, ...]:
    scoring = dossier.scoring.get(name)
    own = (scoring.where("level"),) if scoring else ()
    return (*own, *(member.where_key("scores", name) for member, _ in scores))


def _renamed(scores: _Scores, name: str, heir: str) -> tuple[Edit, ...]:
    if name == heir:
        return ()
    return tuple((member.where_key("scores", name), as_yaml(heir)) for member, _ in scores)


def _cleared(scores: _Scores) -> tuple[Edit, ...]:
    return tuple(edit for _, score in scores for edit in emptied(score, "level"))
