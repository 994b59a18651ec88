"""N502 to N506, N509 to N511: does what was judged stay what it was when the report was sealed?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from naftctl.checks.rule import Problem, rule
from naftctl.checks.seal_words import BACK, REPORTS, change_hint, change_words, page_words
from naftctl.checks.words import day
from naftctl.diagnostic import Label
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.owned import Seal
from naftctl.model.scoring import NOT_SCALED
from naftctl.seal import (
    FILES,
    Change,
    changes,
    excused,
    link,
    report_of,
    rewritten,
    sent_digest,
    strangers,
    usable,
    whole,
)
from naftctl.source import Span

_SENT = "sent/sent.yaml"
_SUPPOSE = {"draft": ("draft_sent", "reaction_closed"), "final": ("final_sent", "delivered", "published")}


@rule("N502", due=Phase.PLANNED)
def seal_edited(dossier: Dossier) -> Iterator[Problem]:
    """The digest and the code of a seal match the values in it.

    Why: nobody writes in a seal; if the digest does not match, it is no longer possible to say what was
    fixed.
    Fix: put the seal back from the history of the workspace; a new seal has another code than the
    report that was sent.
    """
    for name, seal in dossier.seals.items():
        if name not in whole(dossier):
            message = tr(
                "the values in the seal of the {report} do not match the digest and the code",
                report=REPORTS[seal.kind],
            )
            yield Problem(seal.where("digest"), message, BACK, tr("somebody wrote in this file by hand"))


@rule("N503", due=Phase.PLANNED)
def seal_elsewhere(dossier: Dossier) -> Iterator[Problem]:
    """A seal belongs to the inspection in whose folder it is.

    Why: a seal of another inspection says nothing about this one.
    Fix: put its own seal back from the history of the workspace.
    """
    provider = dossier.inspection.provider
    for name, seal in dossier.seals.items():
        if seal.provider != provider.id:
            message = tr(
                "this seal belongs to `{provider}`, this inspection to `{id}`",
                provider=seal.provider[:40],
                id=provider.id[:40],
            )
            related = (Label(provider.where("id"), tr("the provider of this inspection")),)
            yield Problem(seal.where("provider"), message, BACK, related=related)
        elif name in strangers(dossier):
            message = tr(
                "this seal belongs to `{inspection}`, not to this inspection", inspection=seal.inspection[:40]
            )
            yield Problem(seal.where("inspection"), message, BACK)


@rule("N504", due=Phase.PLANNED)
def frozen_changed(dossier: Dossier) -> Iterator[Problem]:
    """What the draft fixed stays: framework, focus, levels, advice, regulation, and which points there are.

    Why: after the draft, facts can still be corrected, judgements cannot; the provider must be able to
    count on that.
    Fix: put the value back as the message says. A point changes only after a remark of the provider
    that was accepted and names that point.
    """
    said = set[tuple[str, ...]]()
    for seal in usable(dossier):
        found = [change for change in changes(seal, dossier) if change.key not in said]
        allowed = excused(dossier) if seal.kind == "draft" else frozenset[str]()
        found = [change for change in found if change.point not in allowed]
        said |= {change.key for change in found}
        standing = [change for change in found if not _unknown(dossier, change)]
        for place, group in groupby(sorted(standing, key=_file_gone), key=_file_gone):
            gone = tuple(group)
            yield from (_of_file(seal, gone),) if place else (_changed(seal, each) for each in gone)


@rule("N505", due=Phase.PLANNED)
def seal_missing(dossier: Dossier) -> Iterator[Problem]:
    """Whoever sends, delivers or publishes a report seals it first.

    Why: without a seal nobody can check whether the judgements are still those of the report that was
    sent; removing a seal makes nothing less strict.
    Fix: put the seal back from the history of the workspace, or make it with naftctl seal.
    """
    for kind in FILES:
        place = None if FILES[kind] in dossier.present else _supposing(dossier, kind)
        if place is not None:
            span, words = place
            message = tr(
                "{words}, and the seal of the {report} is missing", words=words, report=REPORTS[kind]
            )
            hint = tr(
                "put {file} back, or seal: naftctl seal {kind} {id}",
                file=FILES[kind],
                kind=kind,
                id=dossier.id,
            )
            related = (Label(dossier.file(FILES[kind]), tr("expected here")),)
            yield Problem(span, message, hint, related=related)


@rule("N506", due=Phase.PLANNED)
def seal_unlinked(dossier: Dossier) -> Iterator[Problem]:
    """The seal of the final report follows on from the seal of the draft, and from what was sent.

    Why: otherwise one of the two seals, or the list of what was sent, was replaced after this seal was
    made.
    Fix: put both seals and sent/sent.yaml back from the history of the workspace.
    """
    yield from _other_list(dossier)
    draft, final = dossier.seals.get("draft"), dossier.seals.get("final")
    if draft is None or final is None or final.kind != "final" or "draft" not in whole(dossier):
        return
    if final.previous != link(draft):
        message = tr("this seal does not follow on from the seal of the draft that is there")
        related = (
            Label(draft.where("digest"), tr("the seal of the draft, of {sealed}", sealed=day(draft.sealed))),
        )
        yield Problem(final.where("previous"), message, tr("put both seals back"), related=related)


@rule("N509", due=Phase.PLANNED)
def seal_misnamed(dossier: Dossier) -> Iterator[Problem]:
    """The seal of the draft is called draft.yaml, that of the final report final.yaml, one of each.

    Why: a copy under the other name would look like a seal that was never made.
    Fix: remove the copy and put back the seal that belongs there.
    """
    for name, seal in dossier.seals.items():
        if seal.kind != name:
            message = tr(
                "this file is called {name}.yaml and says that it is `{kind}`", name=name, kind=seal.kind
            )
            there = FILES[seal.kind] in dossier.present
            related = (Label(dossier.file(FILES[seal.kind]), tr("the other seal")),) if there else ()
            yield Problem(seal.where("kind"), message, tr("remove this copy"), related=related)


@rule("N510", due=Phase.PLANNED)
def seal_rewritten(dossier: Dossier) -> Iterator[Problem]:
    """A seal that was in the compared revision is still there, unchanged.

    Why: only next to an earlier revision does it show that somebody removed a seal or made it again.
    Fix: put the seal back from that revision; only the line of an erased source under `salts` may go.
    """
    for kind, earlier in (dossier.base or {}).items():
        seal, report = dossier.seals.get(kind), REPORTS[kind]
        code = tr("the code was {code} then", code=earlier.code[:40])
        if seal is None and FILES[kind] not in dossier.present:
            message = tr(
                "the seal of the {report} is gone; it was there in the compared revision", report=report
            )
            yield Problem(dossier.file(FILES[kind]), message, tr("put it back from that revision"), code)
        elif seal is not None and rewritten(seal, earlier):
            message = tr(
                "the seal of the {report} differs from the one in the compared revision", report=report
            )
            yield Problem(seal.where("code"), message, tr("put it back from that revision"), code)


@rule("N511", due=Phase.PLANNED)
def folder_renamed(dossier: Dossier) -> Iterator[Problem]:
    """The folder of an inspection keeps the name under which it was sealed.

    Why: letters, references and the history use that name; a copy would look like a second inspection.
    Fix: give the folder its name back.
    """
    ours = {name: seal for name, seal in dossier.seals.items() if name not in strangers(dossier)}
    renamed = [seal for seal in ours.values() if seal.inspection != dossier.id]
    for seal in renamed[:1]:
        message = tr(
            "this folder is called {id}; it was sealed as `{inspection}`",
            id=dossier.id,
            inspection=seal.inspection[:60],
        )
        related = tuple(Label(other.where("inspection"), tr("here too")) for other in renamed[1:])
        yield Problem(seal.where("inspection"), message, tr("give the folder its name back"), related=related)


def _other_list(dossier: Dossier) -> Iterator[Problem]:
    """N506 where the list of what went out with the draft is not the one that was sealed."""
    final = dossier.seals.get("final")
    if final is None or final.kind != "final" or _SENT in dossier.unread:
        return
    if _SENT not in dossier.present and dossier.sent_files:  # N533 says that the list is gone
        return
    if final.sent != sent_digest(dossier):
        message = tr("what {sent} lists for the draft differs from when this seal was made", sent=_SENT)
        related = (Label(dossier.file(_SENT), tr("this list")),)
        yield Problem(final.where("sent"), message, tr("put {sent} back", sent=_SENT), related=related)


def gone_with_folder(name: str, base: Mapping[str, Seal]) -> Iterator[Problem]:
    """N510 for an inspection whose whole folder is gone since the revision that is compared with."""
    for kind, earlier in base.items():
        message = tr(
            "the folder of this inspection is gone, with the seal of the {report}", report=REPORTS[kind]
        )
        label = tr("the code was {code} then", code=earlier.code[:40])
        yield Problem(Span(f"inspections/{name}/{FILES[kind]}"), message, tr("put the folder back"), label)


def _supposing(dossier: Dossier, kind: str) -> tuple[Span, str] | None:
    """The first thing that supposes this seal, and what it is."""
    done = dossier.inspection.milestones
    for name in _SUPPOSE[kind]:
        if getattr(done, name) is not None:
            return done.where(name), tr("`{name}` is filled in", name=name)
    if kind == "draft" and FILES["final"] in dossier.present:
        return dossier.file(FILES["final"]), tr("there is a seal of the final report")
    for document in dossier.sent.documents if dossier.sent else ():
        if report_of(document) == kind:
            return document.where("file"), tr("{file} was sent", file=document.file[:40])
    return None


# ── what is said of a change ─────────────────────────────────────────────────────────────────────────────
def _file_gone(change: Change) -> str:
    """The file that a value is gone with, or that has no place for it any more; else nothing."""
    return change.here.path if not change.now and not change.here.line else ""


def _unknown(dossier: Dossier, change: Change) -> bool:
    """Whether a value is now one that the framework does not know, of which another rule speaks first."""
    framework, kind = dossier.framework, change.key[0]
    known = {
        "levels": {*framework.level, NOT_SCALED},
        "advice": {value.id for value in framework.advice},
        "focus": {item.id for item in framework.investigations},
        "chosen": {item.id for item in framework.investigations},
    }
    return bool(change.now) and kind in known and change.now not in known[kind]


def _of_file(seal: Seal, gone: tuple[Change, ...]) -> Problem:
    """One problem for a file that is gone, with all that it held."""
    related = (Label(gone[0].there, tr("sealed like this")),)
    return Problem(gone[0].here, page_words(gone, seal), tr("put back what was here"), related=related)


def _changed(seal: Seal, change: Change) -> Problem:
    related = (Label(change.there, tr("sealed like this") if change.was else tr("it was not here")),)
    return Problem(change.here, change_words(change, seal), change_hint(change), related=related)
