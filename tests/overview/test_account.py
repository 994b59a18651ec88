"""What one inspection brings: taken from worked examples, and from what may happen to them."""

from __future__ import annotations

import pickle
import re
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from naftctl.model.account import Reason
from naftctl.model.dossier import Dossier
from naftctl.model.inspection import Stop, Withdrawal
from naftctl.model.sector import Past
from naftctl.overview import account_of, unread_account
from naftctl.source import Span
from tests.overview.cases import example, files, resealed
from tests.sealing import dossier_of


def since(dossier: Dossier, **milestones: Any) -> Dossier:
    """The inspection with other milestones."""
    inspection = dossier.inspection
    done = inspection.milestones.model_copy(update=milestones)
    return replace(dossier, inspection=inspection.model_copy(update={"milestones": done}))


def test_a_final_inspection_brings_its_levels_its_focus_and_what_members_gave() -> None:
    found = account_of(example(), 0)
    assert (found.id, found.provider, found.occasion) == ("2026-de-kantelpoort", "de-kantelpoort", "regulier")
    assert (found.final, found.reason, found.public) == (date(2026, 7, 16), None, True)
    assert found.focus == ("KO", "BJ", "SO")
    assert len(found.levels) == 13
    assert found.levels["OS-B4"] == "beneden"
    assert found.scored["OS-B4"] == ("beneden", "benadert", "volgens")


def test_points_are_counted_by_the_expectations_that_they_cite_and_apart_where_they_cite_none() -> None:
    found = account_of(example(), 0)
    assert found.cited == {"S": frozenset(), "O": frozenset(), "T": {"KV-B6", "KV-B7"}}
    assert found.loose == 24 + 17


def test_a_scale_that_was_not_scaled_is_in_focus_without_a_level() -> None:
    assert account_of(example("2025-de-wisselbrug"), 0).levels["OS-B5"] == "niet_ingeschaald"


def test_a_complaint_brings_no_figures() -> None:
    found = account_of(example("2026-de-branding-klacht"), 0)
    assert (found.public, found.final, found.reason) == (False, date(2026, 6, 18), None)
    assert (found.levels, found.practices, found.loose) == ({}, (), 0)


def test_what_is_not_public_brings_no_figures_though_it_has_scales() -> None:
    dossier = example()
    private = dossier.inspection.model_copy(update={"occasion": "klacht"})
    found = account_of(replace(dossier, inspection=private), 0)
    assert (found.levels, found.cited["T"], found.practices) == ({}, frozenset(), ())


def test_nothing_of_a_dossier_travels_with_an_account() -> None:
    found = account_of(example(), 0)
    assert len(pickle.dumps(found)) < 5000
    assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize(
    ("milestones", "faults", "reason"),
    [
        ({}, 0, None),
        ({}, 1, Reason.FAULTS),
        ({"withdrawn": Withdrawal(date=date(2026, 9, 1), reason="te vroeg")}, 0, Reason.WITHDRAWN),
        ({"withdrawn": Withdrawal(date=date(2026, 9, 1), reason="te vroeg")}, 2, Reason.WITHDRAWN),
        ({"stopped": Stop(date=date(2026, 6, 1), motive="fusie")}, 3, Reason.STOPPED),
        ({"final_sent": date(2026, 12, 1)}, 1, Reason.NOT_FINAL),
    ],
)
def test_why_an_inspection_does_not_count(
    milestones: dict[str, Any], faults: int, reason: Reason | None
) -> None:
    assert account_of(since(example(), **milestones), faults).reason is reason


def test_a_withdrawn_report_keeps_its_day_for_the_years_that_told_of_it() -> None:
    withdrawn = Withdrawal(date=date(2026, 9, 1), reason="te vroeg")
    assert account_of(since(example(), withdrawn=withdrawn), 0).final == date(2026, 7, 16)


def test_without_a_day_of_sending_the_day_of_the_final_seal_counts() -> None:
    assert account_of(since(example(), final_sent=None), 0).final == date(2026, 7, 16)


def test_an_inspection_under_way_is_not_final() -> None:
    found = account_of(example("2026-de-vuurtoren"), 4)
    assert (found.final, found.reason, found.visit) == (None, Reason.NOT_FINAL, date(2026, 10, 6))


def test_a_day_of_sending_without_a_final_seal_makes_nothing_final() -> None:
    found = {name: text for name, text in files().items() if name != "seals/final.yaml"}
    account = account_of(dossier_of(found), 1)
    assert (account.final, account.reason) == (None, Reason.NOT_FINAL)


def test_a_folder_that_says_other_than_its_final_seal_is_not_what_became_final() -> None:
    found = files()
    found["scorings/OS-S1.md"] = found["scorings/OS-S1.md"].replace("level: volgens", "level: overstijgt")
    account = account_of(dossier_of(found), 0)
    assert (account.final, account.reason) == (None, Reason.FAULTS)


def test_a_final_seal_that_was_tampered_with_makes_nothing_final() -> None:
    found = files()
    seal = found["seals/final.yaml"]
    found["seals/final.yaml"] = seal.replace("OS-S1: volgens", "OS-S1: overstijgt", 1)
    assert found["seals/final.yaml"] != seal
    assert account_of(dossier_of(found), 1).final is None


def test_a_final_seal_of_which_the_digest_was_changed_makes_nothing_final() -> None:
    found = files()
    digest = re.search(r"^digest: \"?(\w+)", found["seals/final.yaml"], re.M)
    assert digest is not None
    found["seals/final.yaml"] = found["seals/final.yaml"].replace(digest[1], digest[1][::-1])
    account = account_of(dossier_of(found), 0)
    assert (account.final, account.reason) == (None, Reason.FAULTS)


def test_a_point_that_cites_an_expectation_is_counted_with_it() -> None:
    text = files()["scorings/OS-S1.md"].replace("haalbaar. [@G05; @G06]", "haalbaar. [@G05; @G06; @KV-S1]")
    assert account_of(resealed(scorings__OS_S1=text), 0).cited["S"] == {"KV-S1"}


def test_an_inspection_that_cannot_be_read_keeps_what_its_small_files_tell() -> None:
    past = Past("2026-x", "x", date(2026, 5, 1), "r-naft/2026.1", ("KO",), None, Span("inspection.yaml"))
    found = unread_account("2026-x", past)
    assert (found.provider, found.visit, found.reason) == ("x", date(2026, 5, 1), Reason.UNREADABLE)
    assert unread_account("2026-y", None).visit is None
