"""The calendar, read back with a library that did not write it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
import vobject
from msgspec.structs import replace

from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.inspection import Extension, Milestones, Planning, Stop, Visit, VisitPlace
from naftctl.show.calendar import calendar
from tests.conftest import EXAMPLE, ROOT, TODAY

SUMMER, WINTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))


def dossier(done: Milestones | None = None, today: date = TODAY, **changes: Any) -> Dossier:
    """The worked example with other milestones, planning or provider."""
    loaded = WorkspaceReader(ROOT).dossier(EXAMPLE, today).dossier
    assert loaded is not None
    inspection = loaded.inspection.model_copy(update={"milestones": done or Milestones(), **changes})
    present = frozenset(name for name in loaded.present if not name.startswith("seals/"))
    return replace(loaded, inspection=inspection, seals={}, present=present)


def entries(*dossiers: Dossier) -> dict[str, Any]:
    """Each entry as the other library reads it, by its UID without the name of the inspection."""
    read = vobject.readOne(calendar(dossiers).decode("utf-8"))
    read.behavior.validate(read, raiseException=True)
    found = {event.uid.value: event for event in read.vevent_list}
    assert len(found) == len(read.vevent_list)
    return {uid.removeprefix(f"{EXAMPLE}-").removesuffix("@naftctl"): event for uid, event in found.items()}


def planned(*visits: Visit) -> Planning:
    return Planning(visits=visits)


def test_visits_stand_at_their_time_of_brussels_in_summer_and_in_winter() -> None:
    planning = planned(
        Visit.model_validate({"date": "2026-06-09", "from": "09:00", "until": "16:30", "department": "kern"}),
        Visit.model_validate({"date": "2026-12-10", "from": "13:15", "until": "15:00", "place": "online"}),
    )
    found = entries(dossier(planning=planning))
    summer, winter = found["visit-1"], found["visit-2"]
    assert summer.dtstart.value == datetime(2026, 6, 9, 9, 0, tzinfo=SUMMER)
    assert summer.dtend.value == datetime(2026, 6, 9, 16, 30, tzinfo=SUMMER)
    assert winter.dtstart.value == datetime(2026, 12, 10, 13, 15, tzinfo=WINTER)
    assert winter.dtend.value == datetime(2026, 12, 10, 15, 0, tzinfo=WINTER)
    assert summer.summary.value == "NAFT vzw De Kantelpoort (fictief): bezoek"
    assert summer.location.value == "De Kantelpoort Kern, Kerkstraat 12, 9999 Voorbeeldstad"
    assert winter.location.value == "online"


def test_the_hour_at_which_summer_time_ends_is_that_of_brussels() -> None:
    days = [("2026-10-24", SUMMER), ("2026-10-26", WINTER), ("2027-03-27", WINTER), ("2027-03-29", SUMMER)]
    visits = (Visit.model_validate({"date": day, "from": "09:00"}) for day, _ in days)
    found = entries(dossier(planning=planned(*visits)))
    for number, (day, zone) in enumerate(days, 1):
        start = found[f"visit-{number}"].dtstart.value
        assert start == datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=zone)


def test_a_visit_without_hours_lasts_the_whole_day() -> None:
    found = entries(dossier(planning=planned(Visit(date=date(2026, 12, 31), place=VisitPlace.ON_SITE))))
    visit = found["visit-1"]
    assert (visit.dtstart.value, visit.dtend.value) == (date(2026, 12, 31), date(2027, 1, 1))
    assert "location" not in visit.contents


def test_a_visit_that_ends_before_it_begins_keeps_its_beginning_only() -> None:
    wrong = Visit.model_validate({"date": "2026-06-09", "from": "16:00", "until": "09:00"})
    visit = entries(dossier(planning=planned(wrong)))["visit-1"]
    assert visit.dtstart.value == datetime(2026, 6, 9, 16, 0, tzinfo=SUMMER)
    assert "dtend" not in visit.contents


def test_a_term_is_its_last_day_with_a_reminder_and_blocks_no_time() -> None:
    found = entries(dossier(Milestones(draft_sent=date(2026, 9, 29))))
    reaction, processing = found["reaction"], found["processing"]
    assert reaction.summary.value == "NAFT vzw De Kantelpoort (fictief): laatste dag om te reageren"
    assert (reaction.dtstart.value, reaction.dtend.value) == (date(2026, 10, 13), date(2026, 10, 14))
    assert reaction.transp.value == "TRANSPARENT"
    reminder = reaction.valarm
    assert reminder.action.value == "DISPLAY"
    assert reminder.trigger.value == timedelta(days=-3, hours=9)
    assert "Termijn van 14 dagen, vanaf dinsdag 29 september 2026" in reaction.description.value
    assert processing.dtstart.value == date(2026, 10, 27)
    assert processing.summary.value.endswith(": laatste dag voor het definitieve verslag")
    assert "announcement" not in found


def test_the_last_day_to_announce_is_counted_back_from_the_first_visit() -> None:
    planning = planned(Visit(date=date(2027, 3, 9)))
    found = entries(dossier(planning=planning))
    assert found["announcement"].dtstart.value == date(2027, 2, 9)
    assert found["announcement"].summary.value.endswith(": laatste dag om aan te kondigen")
    assert "reaction" not in found


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 7, 11), "Deze dag is een feestdag: Feest van de Vlaamse Gemeenschap"),
        (date(2026, 10, 31), "Deze dag valt in het weekend"),
        (date(2026, 10, 13), None),
    ],
)
def test_a_last_day_that_is_no_working_day_says_so(day: date, words: str | None) -> None:
    longer = Extension(until=day, motive="ziekte")
    done = Milestones(draft_sent=day - timedelta(days=14), reaction_extended=longer)
    lines = entries(dossier(done, day))["reaction"].description.value.split("\n")
    assert lines[2:] == ([words] if words else [])


def test_an_entry_keeps_its_uid_when_its_day_changes() -> None:
    early = dossier(Milestones(draft_sent=date(2026, 9, 29)))
    later = dossier(
        Milestones(draft_sent=date(2026, 9, 30)),
        date(2026, 10, 12),
        planning=planned(Visit(date=date(2026, 6, 12)), Visit(date=date(2026, 6, 13))),
    )
    assert {"reaction", "processing", "visit-1", "visit-2"} <= set(entries(early)) & set(entries(later))


def test_what_was_stopped_or_is_done_has_no_last_day() -> None:
    stopped = Milestones(announced=TODAY, stopped=Stop(date=TODAY, motive="x"))
    assert "VEVENT" not in calendar([dossier(stopped)]).decode()
    done = Milestones(announced=date(2026, 5, 12), draft_sent=date(2026, 6, 30), final_sent=date(2026, 7, 16))
    assert set(entries(dossier(done))) == {"visit-1", "visit-2", "reflection"}


HOSTILE = 'Huis; "Zon", \'t \\n Água\n👍\u202e BEGIN:VEVENT\r\nUID:x\x07' + "é" * 90


def test_text_of_people_cannot_break_the_calendar() -> None:
    whole = dossier()
    provider = whole.inspection.provider.model_copy(update={"name": HOSTILE})
    event = entries(dossier(provider=provider))["visit-1"]
    assert event.summary.value == (
        'NAFT Huis; "Zon", \'t \\n Água 👍\\u202e BEGIN:VEVENT UID:x\\x07' + "é" * 90 + ": bezoek"
    )


def test_lines_end_and_fold_as_the_standard_asks_and_nothing_invites() -> None:
    whole = dossier(Milestones(draft_sent=date(2026, 9, 29)))
    provider = whole.inspection.provider.model_copy(update={"name": HOSTILE})
    data = calendar([dossier(Milestones(draft_sent=date(2026, 9, 29)), provider=provider)])
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert not re.search(rb"[^\r]\n|\r[^\n]", data)
    text = data.decode("utf-8")
    assert "PRODID:-//naftctl//" in text
    assert not [word for word in ("METHOD", "SEQUENCE", "ATTENDEE", "ORGANIZER") if f"\r\n{word}" in text]


def test_the_same_files_on_the_same_day_give_the_same_bytes() -> None:
    first, again = (calendar([dossier(Milestones(draft_sent=date(2026, 9, 29)))]) for _ in range(2))
    tomorrow = calendar([dossier(Milestones(draft_sent=date(2026, 9, 29)), TODAY + timedelta(days=1))])
    assert first == again
    assert first != tomorrow
    assert first.replace(b"20261009T000000Z", b"20261010T000000Z") == tomorrow


def test_the_last_day_that_a_calendar_knows_is_no_fault() -> None:
    found = entries(dossier(planning=planned(Visit(date=date.max))))
    assert found["visit-1"].dtstart.value == date.max
