"""The procedure of an inspection as dates: its phases, its course, its terms and what comes next. Pure."""

from naftctl.lifecycle.course import Milestone, State, course
from naftctl.lifecycle.deadlines import coming_visit, deadline, is_closed, open_terms
from naftctl.lifecycle.phases import Phase, binding_phase, next_gate, phase_of
from naftctl.lifecycle.remarks import is_open, open_remark
from naftctl.lifecycle.requests import (
    answer_until,
    first_request,
    latest_answer_until,
    open_requests,
    request_of,
    usual_answer_until,
)
from naftctl.lifecycle.steps import Step, next_step
from naftctl.lifecycle.terms import (
    Term,
    announce_by,
    announcement_until,
    as_sent,
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
    "answer_until",
    "as_sent",
    "binding_phase",
    "coming_visit",
    "course",
    "deadline",
    "first_request",
    "is_closed",
    "is_open",
    "latest_answer_until",
    "next_gate",
    "next_step",
    "open_remark",
    "open_requests",
    "open_terms",
    "phase_of",
    "reaction_ended",
    "reaction_until",
    "request_of",
    "running_term",
    "terms",
    "usual_answer_until",
    "usual_reaction_until",
]
