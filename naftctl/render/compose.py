"""From a dossier to the context of its report and the texts that belong in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from naftctl.model import framework as fw
from naftctl.model import scoring as sc
from naftctl.model.dossier import Dossier
from naftctl.model.publicity import Request
from naftctl.prose import PLACEHOLDER, Prose, Text
from naftctl.prose import Point as WrittenPoint
from naftctl.render import context as ctx
from naftctl.render import pieces as pc
from naftctl.render import values
from naftctl.render.followup import followup
from naftctl.render.matrix import matrix
from naftctl.render.publicity import left_out, partners, sources
from naftctl.render.reaction import reaction

_SHARED = {"ja": True, "nee": False}


def report_context(
    dossier: Dossier, edition: ctx.Edition, revision: str, version: str, request: Request | None = None
) -> tuple[ctx.ReportContext, dict[str, pc.Passage]]:
    """What the report of an edition is made of: the context, and the texts by the refs that it holds.

    `request` is the one that the edition `release` answers.
    """
    return _Composer(dossier, edition).compose(revision, version, request)


class _Composer:
    def __init__(self, dossier: Dossier, edition: ctx.Edition) -> None:
        self.dossier, self.framework, self.edition = dossier, dossier.framework, edition
        self.outside = edition in ctx.OUTSIDE
        self.texts: dict[str, pc.Passage] = {}
        self.levels = {
            level.id: pc.Level(level.id, level.order, level.label, level.meaning, self._on_level(level.id))
            for level in self.framework.level.values()
        }

    def compose(
        self, revision: str, version: str, request: Request | None
    ) -> tuple[ctx.ReportContext, dict[str, pc.Passage]]:
        dossier, inspection = self.dossier, self.dossier.inspection
        occasion, kind = dossier.occasion, ctx.SEALS.get(self.edition, "")
        context = ctx.ReportContext(
            edition=self.edition,
            seal=self._seal(kind),
            draft_seal=self._seal("draft") if kind == "final" else None,
            revision=revision,
            version=version,
            date=self._date(),
            house=values.house(dossier.house),
            framework=values.framework(self.framework),
            number=inspection.number,
            occasion=occasion.label if occasion else inspection.occasion,
            public=dossier.public,
            provider=values.provider(inspection.provider),
            team=tuple(pc.Member(m.role.value, m.inspectorate.value) for m in inspection.team),
            inspectorates=tuple(dict.fromkeys(m.inspectorate.value for m in inspection.team)),
            announced=inspection.milestones.announced,
            unannounced=occasion is not None
            and not occasion.announcement_days
            and inspection.milestones.announced is None,
            follows_up=inspection.follows_up,
            visits=values.visits(inspection),
            visited=tuple(sorted(set(inspection.milestones.visited))),
            methods=values.methods(dossier.evidence),
            levels=tuple(self.levels.values()),
            not_scaled=self._on_level(sc.NOT_SCALED),
            context_items=tuple(self._context_items()),
            questions=tuple(self._questions()),
            followup=followup(dossier, outside=self.outside),
            regulation=tuple(self._regulation()),
            advice=self._advice(occasion),
            advice_values=tuple(value.label for value in self.framework.advice),
            sources=sources(dossier, outside=self.outside),
            reflection=self._reflection(),
            summary=self._introduction("summary", dossier.summary.body if dossier.summary else None),
            findings=tuple(self._finding(finding) for finding in dossier.findings),
            reaction=reaction(dossier, self.edition, self.texts, self._introduction),
            matrix=matrix(dossier) if self.edition == "internal" else None,
            left_out=left_out(dossier, request) if self.outside else None,
            places=dict(values.places(dossier)),
        )
        return context, self.texts

    def _seal(self, kind: str) -> ctx.Seal | None:
        found = self.dossier.seals.get(kind)
        return ctx.Seal(found.sealed, found.code) if found else None

    def _date(self) -> date:
        done = self.dossier.inspection.milestones
        sent = {"draft": done.draft_sent, "final": done.final_sent}.get(ctx.SEALS.get(self.edition, ""))
        return sent or self.dossier.today

    def _on_level(self, level: str) -> int:
        scorings = (self.dossier.scoring.get(scale.id) for scale in self.dossier.scales)
        return sum(scoring is not None and scoring.level == level for scoring in scorings)

    # ── texts ────────────────────────────────────────────────────────────────────────────────────────────
    def _place(self, ref: str, text: Text) -> pc.Place | None:
        """Keep a text under a ref of its own; None where this edition shows nothing of it."""
        shown = text.shown(internal=self.edition == "internal", redacted=self.outside)
        shown = PLACEHOLDER.sub(values.gap, shown)
        if not shown:
            return None
        while ref in self.texts:
            ref += "+"
        self.texts[ref] = values.passage(shown, text.span, self.dossier)
        return pc.Place(ref, text.internal)

    def _introduction(self, owner: str, prose: Prose | None, key: str = "") -> tuple[pc.Place, ...]:
        section = prose.section(key) if prose else None
        places = (
            self._place(f"{owner}/{key or 'tekst'}", text) for text in (section.texts if section else ())
        )
        return tuple(place for place in places if place)

    def _part(self, owner: str, prose: Prose | None, key: str) -> pc.Part:
        section = prose.section(key) if prose else None
        if section is None:
            return pc.Part()
        points = (self._point(owner, point) for point in section.points)
        return pc.Part(self._introduction(owner, prose, key), tuple(point for point in points if point))

    def _point(self, owner: str, point: WrittenPoint) -> pc.Point | None:
        place = self._place(f"{owner}/{point.label or point.letter or 'punt'}", point.text)
        if place is None:
            return None
        answers = tuple(self._answers(place.ref, point)) if point.letter == "G" else ()
        share = _SHARED.get(point.share or "")
        return pc.Point(values.anchor(place.ref), point.label, owner, place, answers, share)

    def _answers(self, ref: str, point: WrittenPoint) -> Iterator[pc.Answer]:
        given = {answer.id: answer.text for answer in point.answers}
        for question in self.framework.good_practice:
            text = given.get(question.id)
            place = self._place(f"{ref}/{question.id}", text) if text else None
            if place or self.edition == "internal":
                yield pc.Answer(question.id, question.title, question.question, place)

    # ── chapters ─────────────────────────────────────────────────────────────────────────────────────────
    def _context_items(self) -> Iterator[ctx.ContextItem]:
        body = self.dossier.desk.body if self.dossier.desk else None
        if body is None and not self.dossier.scales:
            return
        for item in self.framework.context:
            places = self._introduction("desk", body, item.id)
            yield ctx.ContextItem(item.id, item.title, item.question, places)

    def _questions(self) -> Iterator[ctx.Question]:
        chosen = self.dossier.focus.investigations if self.dossier.focus else ()
        for question in self.framework.research_questions:
            investigations = tuple(
                ctx.Investigation(
                    i.id,
                    i.title,
                    i.place is fw.Place.ALTERNATE,
                    tuple(self._scale(s) for s in self.dossier.scales if s.investigation == i.id),
                )
                for i in self.framework.investigations
                if i.research_question == question.id and i.id in chosen
            )
            if investigations:
                yield ctx.Question(question.id, question.text, question.attention, investigations)

    def _scale(self, scale: fw.Scale) -> ctx.Scale:
        scoring = self.dossier.scoring.get(scale.id)
        prose = scoring.body if scoring else None
        level = scoring.level if scoring else None
        known = self.framework.expectations
        return ctx.Scale(
            id=scale.id,
            title=scale.title,
            level=self.levels.get(level or ""),
            not_scaled=level == sc.NOT_SCALED,
            motive=scoring.motive if scoring else None,
            expectations=tuple(pc.Titled(e, known[e].title) for e in scale.based_on if e in known),
            introduction=self._introduction(scale.id, prose),
            **self._parts(scale.id, prose),
            sources=values.methods(self.dossier.cited(scoring)) if scoring else (),
        )

    def _finding(self, finding: sc.Finding) -> ctx.Finding:
        introduction = self._introduction(finding.id, finding.body)
        parts = self._parts(finding.id, finding.body)
        return ctx.Finding(finding.id, finding.question, finding.regulation, introduction, **parts)

    def _parts(self, owner: str, prose: Prose | None) -> dict[str, pc.Part]:
        headings = {
            "findings": "Vaststellingen",
            "strengths": "Sterke punten",
            "opportunities": "Ontwikkelkansen",
            "shortcomings": "Tekorten",
            "practice": "Goede praktijk",
        }
        return {name: self._part(owner, prose, heading) for name, heading in headings.items()}

    def _regulation(self) -> Iterator[ctx.RegulationItem]:
        every = self.dossier.occasion is not None and self.dossier.occasion.scales == "required"
        for item in self.framework.regulation:
            found = self.dossier.result.get(item.id)
            if found is None:
                if every and self.edition == "internal":
                    yield ctx.RegulationItem(item.id, item.title, None, None)
                continue
            result = found.result.value if found.result else None
            text = found.shortcoming
            short = pc.Shortcoming(values.anchor(f"{item.id}/T1"), f"{item.id}/T1", text) if text else None
            yield ctx.RegulationItem(item.id, item.title, result, found.note, found.evidence, short)

    def _advice(self, occasion: fw.Occasion | None) -> ctx.Advice:
        advice = self.dossier.advice
        demanded = occasion is not None and occasion.advice == "required"
        prose = advice.body if advice else None
        labels = {value.id: value.label for value in self.framework.advice}
        return ctx.Advice(
            demanded,
            labels.get(advice.value or "") if advice else None,
            self._introduction("advice", prose, "Motivering"),
            self._part("advice", prose, "Sterke punten borgen"),
            self._part("advice", prose, "Ontwikkelkansen benutten"),
            self._part("advice", prose, "Tekorten wegwerken"),
        )

    def _reflection(self) -> ctx.Reflection:
        reflection = self.dossier.reflection
        if reflection is None:
            return ctx.Reflection()
        keys = (
            "Sterke punten",
            "Aandachtspunten",
            "Doelen en acties",
            "Hefbomen",
            "Inbreng van de aanbieder",
        )
        parts = (self._part("reflection", reflection.body, key) for key in keys)
        heard = partners(self.dossier, reflection.partners, outside=self.outside)
        return ctx.Reflection(reflection.date, heard, *parts)
