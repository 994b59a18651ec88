"""The procedure of an inspection as dates: its phases, its course, its terms and what comes next. Pure."""

from naftctl.lifecycle.course import Milestone, State, course
from naftctl.lifecycle.deadlines import coming_visit, deadline, is_closed, open_terms
from naftctl.lifecycle.phases import Phase, binding_phase, next_gate, phase_of
from naftctl.lifecycle.remarks import is_open, open_remark
from naftctl.lifecycle.steps import Step, next_step
from naftctl.lifecycle.terms import (
    Term,
    announce_by,
    announcement_until,
    reaction_ended,
    reaction_until,
    running_term,
    terms,
    usual_reaction_until,
)

__all__ = [
    "Milestone",
    "Phase",
    "State",
    "Step",
    "Term",
    "announce_by",
    "announcement_until",
    "binding_phase",
    "coming_visit",
    "course",
    "deadline",
    "is_closed",
    "is_open",
    "next_gate",
    "next_step",
    "open_remark",
    "open_terms",
    "phase_of",
    "reaction_ended",
    "reaction_until",
    "running_term",
    "terms",
    "usual_reaction_until",
]
