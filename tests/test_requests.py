"""Requests for a report as dates: until when an answer is due, and what that does to an inspection."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from naftctl.lifecycle import (
    Step,
    answer_until,
    deadline,
    first_request,
    is_closed,
    next_step,
    open_terms,
    request_of,
)
from naftctl.load.dossier import read_dossier
from naftctl.load.record import build
from naftctl.load.tree import MemoryTree
from naftctl.load.workspace import WorkspaceReader
from naftctl.load.yaml import read_yaml
from naftctl.model.dossier import Dossier
from naftctl.model.inspection import Stop, Withdrawal
from naftctl.model.publicity import Request
from naftctl.model.record import attach_page
from naftctl.prose import EMPTY
from naftctl.show.calendar import calendar
from naftctl.show.case import case_of
from tests.conftest import EXAMPLE, ROOT, TODAY

COMPLAINT = "2026-de-branding-klacht"
READER = WorkspaceReader(ROOT)


def asked(number: str, received: str, **values: Any) -> Request:
    request = Request.model_validate({"received": received, **values})
    attach_page(request, number, EMPTY)
    return request


def complaint(*requests: Request, name: str = COMPLAINT, **milestones: Any) -> Dossier:
    """The worked example of a complaint with these requests and milestones."""
    dossier = READER.dossier(name, TODAY).dossier
    assert dossier is not None
    done = dossier.inspection.milestones.model_copy(update=milestones)
    inspection = dossier.inspection.model_copy(update={"milestones": done})
    return replace(dossier, requests=requests, inspection=inspection)


@pytest.mark.parametrize(
    ("extended", "last"),
    [
        (None, date(2026, 10, 18)),
        ({"until": "2026-11-02", "motive": "ruim"}, date(2026, 11, 2)),
        ({"until": "2026-12-31", "motive": "te lang"}, date(2026, 11, 7)),
        ({"until": "2026-10-01", "motive": "korter"}, date(2026, 10, 18)),
    ],
)
def test_the_day_of_receipt_is_day_0_and_an_extension_gives_no_more_than_it_may(
    extended: dict[str, str] | None, last: date
) -> None:
    request = asked("01", "2026-09-28", extended=extended)
    assert answer_until(request, complaint().framework.terms) == last


def test_school_holidays_do_not_count_where_the_framework_says_so() -> None:
    terms = complaint().framework.terms.model_copy(update={"counting": "zonder_schoolvakanties"})
    # The autumn holidays from 2 to 8 November, and 11 November.
    assert answer_until(asked("01", "2026-10-26"), terms) == date(2026, 11, 23)


def test_an_inspection_with_an_open_request_is_not_closed_and_answering_it_comes_next() -> None:
    dossier = complaint(asked("01", "2026-09-28"))
    assert not is_closed(dossier)
    assert next_step(dossier, 0, 0) is Step.ANSWER_REQUEST
    assert deadline(dossier) == date(2026, 10, 18)
    case = case_of(COMPLAINT, dossier, {}, 0)
    assert case.deadline == "vraag 01: antwoord uiterlijk zo 18/10, weekend (nog 9 dagen)"
    assert case.command == f"naftctl letter release {COMPLAINT} --request 01"


def test_an_answered_request_leaves_the_list() -> None:
    dossier = complaint(asked("01", "2026-09-28", answered="2026-10-05", answer="whole"))
    assert is_closed(dossier)
    assert open_terms(dossier) == ()
    assert case_of(COMPLAINT, dossier, {}, 0).command == ""


@pytest.mark.parametrize(
    "ended",
    [
        {"withdrawn": Withdrawal(date=date(2026, 9, 1), reason="x")},
        {"stopped": Stop(date=date(2026, 9, 1), motive="x")},
    ],
)
def test_whoever_asks_gets_an_answer_also_once_the_report_is_taken_back_or_stopped(
    ended: dict[str, Any],
) -> None:
    assert next_step(complaint(asked("01", "2026-09-28"), **ended), 0, 0) is Step.ANSWER_REQUEST
    assert next_step(complaint(**ended), 0, 0) is Step.NOTHING


def test_a_report_that_has_to_leave_leaves_before_a_request_is_answered() -> None:
    dossier = complaint(asked("01", "2026-09-28"), final_sent=None, delivered=None)
    assert next_step(dossier, 0, 0) is Step.SEND_FINAL
    assert next_step(complaint(asked("01", "2026-09-28"), delivered=None), 0, 0) is Step.ANSWER_REQUEST


def test_of_several_requests_the_first_due_comes_first_and_a_report_answers_the_newest() -> None:
    longer = {"until": "2026-11-02", "motive": "ruim"}
    dossier = complaint(
        asked("01", "2026-09-25", extended=longer), asked("02", "2026-09-28"), asked("03", "2026-09-29")
    )
    first, newest, named = first_request(dossier), request_of(dossier), request_of(dossier, "01")
    assert [found and found.id for found in (first, newest, named)] == ["02", "03", "01"]
    assert request_of(dossier, "09") is None
    assert [term.request for term in open_terms(dossier)] == ["02", "03", "01"]


def test_once_all_are_answered_a_report_answers_the_newest_again() -> None:
    done = {"answered": "2026-10-05", "answer": "whole"}
    found = request_of(complaint(asked("01", "2026-09-28", **done), asked("02", "2026-09-01", **done)))
    assert found
    assert found.id == "01"


def test_each_request_has_an_entry_of_its_own_in_the_calendar() -> None:
    data = calendar([complaint(asked("01", "2026-09-28"), asked("02", "2026-09-29"))])
    text = data.decode("utf-8").replace("\r\n ", "")
    assert f"UID:{COMPLAINT}-request-01@naftctl" in text
    assert f"UID:{COMPLAINT}-request-02@naftctl" in text
    assert "laatste dag om vraag 02 te beantwoorden" in text


def test_the_keys_that_would_name_who_asked_are_refused_with_the_reason() -> None:
    for key in ("requester", "name", "naam", "Aanvrager", "e-mail", "naam_aanvrager", "from", "contact"):
        document = read_yaml(f"received: 2026-09-28\n{key}: niemand\n", "requests/01.yaml")
        (said,) = build(Request, document.value, document.origin).diagnostics
        assert (said.code, said.span.line) == ("N105", 2), key
        assert "wie de vraag stelde, komt niet in de inspectiemap" in said.hint


def test_a_key_with_a_typing_error_is_still_only_that() -> None:
    document = read_yaml("received: 2026-09-28\nanswerd: 2026-10-01\n", "requests/01.yaml")
    (said,) = build(Request, document.value, document.origin).diagnostics
    assert said.hint == "schrijf `answered`"


def test_requests_are_read_with_their_number_and_a_broken_one_is_there_all_the_same() -> None:
    head = (ROOT / "inspections" / COMPLAINT / "inspection.yaml").read_text("utf-8")
    files = {"requests/01.yaml": "received: 2026-09-28\n", "requests/02.yaml": "x: ["}
    files["inspection.yaml"] = head
    loaded = read_dossier(MemoryTree(files, f"inspections/{COMPLAINT}"), TODAY, READER.framework)
    assert loaded.dossier is not None
    assert [request.id for request in loaded.dossier.requests] == ["01"]
    assert {"requests/01", "requests/02"} <= loaded.dossier.present
    assert "requests/02" in loaded.dossier.unread


def test_the_outline_of_an_inspection_knows_its_requests() -> None:
    outline = READER.outline(COMPLAINT, TODAY)
    assert outline is not None
    assert [(request.id, request.answered) for request in outline.requests] == [("01", date(2026, 7, 22))]
    other = READER.outline(EXAMPLE, TODAY)
    assert other is not None
    assert other.requests == ()
