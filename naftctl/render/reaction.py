"""From a dossier to its annex about the reaction: remarks, answers and corrections, with their texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from typing import Any

from msgspec import structs

from naftctl.lifecycle import reaction_ended, reaction_until
from naftctl.model.dossier import Dossier
from naftctl.model.reaction import Delivery, Party, Remark, Verdict
from naftctl.prose import IMAGE, Prose, Text
from naftctl.reaction.corrections import Rectified, rectified, sent_draft
from naftctl.render import remarks as rm
from naftctl.render import values
from naftctl.render.context import OUTSIDE, Edition
from naftctl.render.followup import told_outside
from naftctl.render.hidden import Hidden, unmarked
from naftctl.render.pieces import Passage, Place
from naftctl.source import Span

REFS = "reaction/"
"""What the refs of the texts of this annex begin with."""
Introduce = Callable[[str, Prose | None], tuple[Place, ...]]
"""Keeps the texts of a page under refs of a beginning, and gives their places."""

_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
_NOTE = re.compile(r"\[\^[^\]]+\]:")
_SIGNS = {"\u2010": "-", "\u2011": "-", "\u25aa": "•", "\u25cf": "•", "\u2192": "->"}
"""What Word puts into a text by itself and a font seldom has, with what it stands for."""


def reaction(
    dossier: Dossier, edition: Edition, texts: dict[str, Passage], introduce: Introduce
) -> rm.Reaction:
    """The reaction as an edition tells it; a draft tells the term only. Texts go into `texts`.

    The public reads nothing of a complainant, and nothing that a mark redacts anywhere.
    """
    given, done = dossier.framework.terms, dossier.inspection.milestones
    term = rm.Reaction(
        days=given.reaction_days,
        counting=given.counting,
        began=done.draft_sent,
        until=reaction_until(dossier),
        ended=reaction_ended(dossier),
        extended=done.reaction_extended is not None,
        closed=done.reaction_closed,
    )
    if edition == "draft":
        return term
    hidden = Hidden(dossier, [text.markdown for text in texts.values()]) if edition in OUTSIDE else None
    return _Annex(dossier, texts, introduce, hidden).filled(term)


def spelled(said: rm.Reaction, characters: Collection[int]) -> rm.Reaction:
    """The reaction with a name for each character of its remarks that no font can print.

    What came in stays in the folder as it came in; a sign in it never keeps a report from being made.
    """

    def named(char: str) -> str:
        if ord(char) in characters or char.isspace():
            return char
        return _SIGNS.get(char, f"[teken U+{ord(char):04X}]")

    def inside(value: Any) -> Any:
        if isinstance(value, str):
            return value if value.isascii() else "".join(map(named, unicodedata.normalize("NFC", value)))
        return tuple(map(inside, value)) if isinstance(value, tuple) else value

    def readable(delivery: rm.Delivery) -> rm.Delivery:
        remarks = tuple(
            structs.replace(
                each,
                quote=inside(each.quote),
                text=inside(each.text),
                proposal=inside(each.proposal),
                proof=inside(each.proof),
            )
            for each in delivery.remarks
        )
        return structs.replace(delivery, function=inside(delivery.function), remarks=remarks)

    return structs.replace(
        said,
        provider=tuple(map(readable, said.provider)),
        complainant=tuple(map(readable, said.complainant)),
    )


class _Annex:
    def __init__(
        self, dossier: Dossier, texts: dict[str, Passage], introduce: Introduce, hidden: Hidden | None
    ) -> None:
        self.dossier, self.texts, self.introduce, self.hidden = dossier, texts, introduce, hidden
        of_complainant = (d for d in dossier.deliveries if d.party is Party.COMPLAINANT)
        self.untold = {d.id: {r.id for r in d.remarks} for d in of_complainant} if hidden else {}

    def filled(self, term: rm.Reaction) -> rm.Reaction:
        told = {party: tuple(self._deliveries(party)) for party in Party}
        return structs.replace(
            term,
            provider=told[Party.PROVIDER],
            complainant=told[Party.COMPLAINANT],
            corrections=tuple(self._correction(each) for each in rectified(self.dossier) if self._told(each)),
            untold=bool(self.untold),
        )

    # ── what came in ─────────────────────────────────────────────────────────────────────────────────────
    def _deliveries(self, party: Party) -> Iterator[rm.Delivery]:
        until = reaction_until(self.dossier)
        for each in self.dossier.deliveries:
            if each.party is party and each.id not in self.untold:
                late = until is not None and each.date > until
                yield rm.Delivery(
                    each.date, self._function(each), late, tuple(map(self._remark, each.remarks))
                )

    def _function(self, delivery: Delivery) -> str | None:
        return None if self.hidden or delivery.party is Party.COMPLAINANT else delivery.from_

    def _remark(self, remark: Remark) -> rm.Remark:
        return rm.Remark(
            id=remark.id,
            anchor=_anchor(remark.id),
            about=self._spot(remark.about) if remark.about else None,
            origin=remark.origin.value,
            quote=" ".join((self._said(remark.quote) or "").split()) or None,
            text=_lines(self._said(remark.text)),
            proposal=_lines(self._said(remark.proposal)),
            proof=_lines(self._said(remark.proof)),
            reply=self._reply(remark.id),
        )

    def _said(self, words: str | None) -> str | None:
        return self.hidden.plain(words) if self.hidden else unmarked(words)

    def _reply(self, remark: str) -> rm.Reply | None:
        answer = self.dossier.answer.get(remark)
        if answer is None:
            return None
        accepted = None if answer.answer is None else answer.answer is Verdict.ACCEPTED
        kind = answer.kind.value if answer.kind else None
        reason = self.introduce(f"{REFS}{remark}", answer.body)
        return rm.Reply(accepted, kind, reason, tuple(map(self._spot, answer.changed)))

    def _spot(self, place: str) -> rm.Spot:
        page, _, key = place.partition("/")
        return rm.Spot(place, page, key, self._title(page, key), values.anchor(place))

    def _title(self, page: str, key: str) -> str | None:
        framework = self.dossier.framework
        if page in framework.scale:
            return framework.scale[page].title
        items = {each.id: each.title for each in framework.context} | {
            each.id: each.title for each in framework.regulation
        }
        questions = {finding.id: finding.question for finding in self.dossier.findings}
        return items.get(key) or items.get(page) or questions.get(page)

    def _told(self, found: Rectified) -> bool:
        """Whether this edition says anything of a place; of what it leaves out, it does not."""
        kind, _, place = found.place.partition("/")
        if kind != "followup" or self.hidden is None:
            return True
        item = self.dossier.carried.get(place.removesuffix("/note"))
        return item is not None and told_outside(self.dossier, item)

    # ── what was put right ───────────────────────────────────────────────────────────────────────────────
    def _correction(self, found: Rectified) -> rm.Correction:
        sent = sent_draft(self.dossier)
        there = sent.where("texts", found.place) if sent and found.was else found.span
        was = self._passage(f"{REFS}was/{found.place}", found.was, found.span, there)
        now = self._passage(f"{REFS}now/{found.place}", found.now, found.span, found.span)
        away = {remark for remarks in self.untold.values() for remark in remarks}.intersection(found.remarks)
        remarks = tuple((remark, _anchor(remark)) for remark in found.remarks if remark not in away)
        worded = was is not None or now is not None
        spot = self._spot(found.place)
        return rm.Correction(spot, found.shift.value, worded, was, now, remarks, bool(away))

    def _passage(self, ref: str, markdown: str | None, span: Span, there: Span) -> Place | None:
        """Keep a text of then or now; its images are sought beside `span`, and it stands at `there`."""
        if _values(self.dossier, ref):
            shown = _escaped(self._said(markdown) or "")
        else:
            whole = Text(_notes_last(markdown or ""), span)
            shown = whole.shown(internal=False, redacted=self.hidden is not None)
            shown = self.hidden.markdown(shown) if self.hidden else shown
        if not shown:
            return None
        found = values.passage(shown, span, self.dossier)
        pictured = IMAGE.sub(
            lambda image: image[0] if image["target"] in found.pictures else _words(image), found.markdown
        )
        self.texts[ref] = structs.replace(found, markdown=pictured, span=there)
        return Place(ref)


def _values(dossier: Dossier, ref: str) -> bool:
    """Whether what stands here are plain words: those of a regulation item, or of an earlier shortcoming."""
    return "/followup/" in ref or ref.split("/")[-2] in {item.id for item in dossier.framework.regulation}


def _escaped(words: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(words.split()))


def _words(image: re.Match[str]) -> str:
    """What stands for an image of the draft that the folder no longer has."""
    return f"(afbeelding: {image['alt']})"


def _anchor(remark: str) -> str:
    return values.anchor(f"opmerking-{remark}")


def _lines(text: str | None) -> rm.Lines:
    """Plain words as paragraphs of lines."""
    paragraphs = _LINES.split((text or "").replace("\r\n", "\n").replace("\r", "\n"))
    found = (tuple(line for line in each.split("\n") if line.strip()) for each in paragraphs)
    return tuple(lines for lines in found if lines)


def _notes_last(markdown: str) -> str:
    """Texts that were joined, each with its notes behind it, as one text with all notes at its end."""
    if "[^" not in markdown:
        return markdown
    blocks = re.split(r"\n\n(?=\S)", markdown)
    notes = dict.fromkeys(block for block in blocks if _NOTE.match(block))
    return "\n\n".join([*(block for block in blocks if block not in notes), *notes])
