"""The day on which a plan changes: no dose is asked twice, and none is left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise, product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.after_steps import AfterStep
from service.core.changeover import Changeover, edited, followed, moved
from service.core.delivery import MessageKind
from service.core.prompting import NEVER, PlanLine
from service.core.recurrence import Moment, Recurrence, rule_for, to_utc

NEW_YORK = ZoneInfo("America/New_York")
MONDAY = date(2027, 3, 8)
ZONES = (
    "Pacific/Kiritimati",  # UTC+14
    "Pacific/Auckland",
    "Asia/Tokyo",
    "Asia/Kathmandu",
    "Europe/Berlin",
    "America/St_Johns",
    "America/New_York",
    "America/Los_Angeles",
    "Pacific/Honolulu",
    "Etc/GMT+12",  # UTC-12
)


def every_day(*walls: time) -> Recurrence:
    return Recurrence(rule_for(walls, every=None, weekdays=None), date(2027, 3, 1))


@dataclass
class Patient:
    """A plan line that is lived through: what was asked, and when."""

    line: PlanLine
    zone: ZoneInfo
    now: datetime
    asked: dict[tuple[date, time], datetime] = field(default_factory=dict)

    @property
    def left_out(self) -> set[tuple[date, time]]:
        """What a move has given up."""
        return {(one.on, one.wall) for one in self.line.carried if one.at == NEVER}

    def live_until(self, moment: datetime) -> None:
        """Plan everything due up to a moment, as the plan pass does."""
        for one in sorted(self.line.moments(self.zone, moment), key=lambda one: one.at):
            self.asked.setdefault((one.on, one.wall), one.at)
        self.line = replace(self.line, planned_through_at=moment)
        self.now = moment

    def move(self, zone: str) -> None:
        there = ZoneInfo(zone)
        asked = [Moment(on, wall, at) for (on, wall), at in self.asked.items()]
        self._go_on(moved(self.line, self.zone, there, self.now, asked))
        self.zone = there

    def edit(self, *walls: time) -> None:
        recurrence = every_day(*walls)
        over = edited(self.line, recurrence, self.zone, self.now)
        self.line = replace(self.line, recurrence=recurrence)
        self._go_on(over)

    def follow(self, recurrence: Recurrence) -> None:
        over = followed(self.line, recurrence, self.zone, self.now)
        self.line = replace(self.line, recurrence=recurrence)
        self._go_on(over)

    def _go_on(self, over: Changeover) -> None:
        self.line = replace(
            self.line,
            planned_through_at=over.planned_through,
            begins_on=over.begins_on,
            carried=over.carried,
        )


def a_patient(*walls: time, zone: str = "America/New_York", hour: float = 0) -> Patient:
    """A daily dose, planned up to this hour of Monday the 8th of March."""
    home = ZoneInfo(zone)
    now = to_utc(MONDAY, time(0), home) + timedelta(hours=hour)
    first = to_utc(date(2027, 3, 1), time.min, home) - timedelta(minutes=1)
    line = PlanLine(1, MessageKind.DOSE, every_day(*walls), timedelta(hours=2), first, "One")
    patient = Patient(line, home, now)
    patient.live_until(now)
    return patient


def days_asked(patient: Patient, walls: tuple[time, ...]) -> Iterator[bool]:
    days = [date(2027, 3, 1) + timedelta(days=n) for n in range(21)]
    return ((day, wall) in patient.asked for day, wall in product(days, walls))


@pytest.mark.parametrize(
    ("about", "home", "to", "hour", "due_at"),
    [
        # What of Monday's 21:00, moved at this hour of Monday at home.
        ("east in the evening", "America/Los_Angeles", "America/New_York", 20, "2027-03-09T05:00"),
        ("over an ocean", "America/New_York", "Europe/Berlin", 16, "2027-03-09T02:00"),
        ("east in the morning", "America/New_York", "Europe/Berlin", 8, "2027-03-08T20:00"),
        ("west in the evening", "America/New_York", "Pacific/Honolulu", 20, "2027-03-09T07:00"),
        (
            "over the date line, west",
            "Pacific/Auckland",
            "Pacific/Honolulu",
            9,
            "2027-03-09T07:00",
        ),
        ("after it was asked", "America/New_York", "Pacific/Honolulu", 22, "2027-03-09T02:00"),
    ],
)
def test_the_dose_of_the_day_of_a_move_comes_once(
    about: str, home: str, to: str, hour: float, due_at: str
) -> None:
    patient = a_patient(time(21), zone=home, hour=hour)
    patient.move(to)
    patient.live_until(patient.now + timedelta(days=15))
    expected = datetime.fromisoformat(due_at).replace(tzinfo=UTC)
    assert patient.asked[MONDAY, time(21)] == expected, about
    assert all(days_asked(patient, (time(21),)))


def test_what_was_asked_in_the_morning_is_not_asked_again_after_a_move_west() -> None:
    patient = a_patient(time(8), hour=10)
    patient.move("Pacific/Honolulu")
    patient.live_until(patient.now + timedelta(days=2))
    assert patient.asked[MONDAY, time(8)] == datetime(2027, 3, 8, 13, tzinfo=UTC)
    assert patient.asked[date(2027, 3, 9), time(8)] == datetime(2027, 3, 9, 18, tzinfo=UTC)


def test_what_was_due_while_nothing_was_planned_keeps_its_own_time() -> None:
    patient = a_patient(time(21), hour=20)
    patient.now += timedelta(hours=2)  # nothing ran at nine
    patient.move("Europe/Berlin")
    patient.live_until(patient.now)
    assert patient.asked[MONDAY, time(21)] == datetime(2027, 3, 9, 2, tzinfo=UTC)


journeys = st.lists(st.tuples(st.integers(1, 60), st.sampled_from(ZONES)), max_size=6)
walls = st.lists(
    st.sampled_from([time(0), time(2, 30), time(8), time(13), time(21), time(23, 59)]),
    min_size=1,
    max_size=3,
    unique=True,
)


@given(home=st.sampled_from(ZONES), times=walls, journey=journeys)
def test_whatever_the_journey_each_date_and_time_is_asked_once(
    home: str, times: list[time], journey: list[tuple[int, str]]
) -> None:
    patient = a_patient(*times, zone=home)
    left_out = set(patient.left_out)
    for hours, zone in journey:
        before = dict(patient.asked)
        patient.live_until(patient.now + timedelta(hours=hours))
        assert all(patient.asked[name] == at for name, at in before.items())
        patient.move(zone)
        left_out = {one for one in left_out if to_utc(*one, patient.zone) <= patient.now}
        left_out |= patient.left_out
    patient.live_until(datetime(2027, 4, 1, tzinfo=UTC))
    days = product((date(2027, 3, 1) + timedelta(days=n) for n in range(21)), times)
    assert all((name in patient.asked) != (name in left_out) for name in days)


@given(home=st.sampled_from(ZONES), wall=st.sampled_from([time(8), time(21)]), journey=journeys)
def test_no_journey_brings_two_doses_within_half_a_day(
    home: str, wall: time, journey: list[tuple[int, str]]
) -> None:
    patient = a_patient(wall, zone=home)
    for hours, zone in journey:
        patient.live_until(patient.now + timedelta(hours=hours))
        patient.move(zone)
    patient.live_until(patient.now + timedelta(days=4))
    gaps = [later - earlier for earlier, later in pairwise(sorted(patient.asked.values()))]
    assert min(gaps) >= timedelta(hours=11), "clocks change in March"


@given(
    home=st.sampled_from(ZONES),
    there=st.sampled_from(ZONES),
    wall=st.times().map(lambda one: one.replace(second=0, microsecond=0)),
    minutes=st.integers(0, 24 * 60),
)
def test_a_move_brings_no_two_doses_within_half_a_day_and_east_no_gap_of_two(
    home: str, there: str, wall: time, minutes: int
) -> None:
    patient = a_patient(wall, zone=home, hour=minutes / 60)
    before = patient.now.astimezone(patient.zone).utcoffset()
    patient.move(there)
    after = patient.now.astimezone(patient.zone).utcoffset()
    patient.live_until(patient.now + timedelta(days=10))
    asked = sorted(patient.asked.values())
    gaps = [later - earlier for earlier, later in pairwise(asked)]
    an_hour = timedelta(hours=1)  # clocks change in March
    assert min(gaps) >= timedelta(hours=12) - an_hour
    if before is not None and after is not None and after >= before:
        assert max(gaps) <= timedelta(hours=36) + an_hour


@pytest.mark.parametrize(
    ("about", "home", "to", "hour", "out"),
    [
        ("one hour before Tuesday's", "Pacific/Honolulu", "Pacific/Auckland", 9, MONDAY),
        ("half an hour after Monday's", "Pacific/Honolulu", "Pacific/Auckland", 21.5, None),
        ("seven hours before Tuesday's", "America/Los_Angeles", "Asia/Tokyo", 20, MONDAY),
    ],
)
def test_of_two_doses_that_a_move_brings_together_one_is_left_out(
    about: str, home: str, to: str, hour: float, out: date | None
) -> None:
    patient = a_patient(time(21), zone=home, hour=hour)
    patient.move(to)
    assert patient.left_out == {(out or MONDAY + timedelta(days=1), time(21))}, about
    due_at, moved_at = patient.line.next_due_at(patient.zone, patient.now), patient.now
    patient.live_until(patient.now + timedelta(days=3))
    assert due_at == min(at for at in patient.asked.values() if at > moved_at)


def test_what_a_move_has_left_out_stays_so_through_an_edit() -> None:
    patient = a_patient(time(21), zone="Pacific/Honolulu", hour=9)
    patient.move("Pacific/Auckland")
    patient.edit(time(21))
    patient.live_until(patient.now + timedelta(days=3))
    assert (MONDAY, time(21)) not in patient.asked


@given(
    home=st.sampled_from(ZONES),
    wrong=st.lists(st.sampled_from(ZONES), min_size=1, max_size=3),
    times=walls,
    minutes=st.integers(0, 24 * 60),
)
def test_a_wrong_zone_that_is_put_right_at_once_changes_nothing(
    home: str, wrong: list[str], times: list[time], minutes: int
) -> None:
    patient, stayed = (a_patient(*times, zone=home, hour=minutes / 60) for _ in range(2))
    for zone in (*wrong, home):
        patient.move(zone)
    for one in (patient, stayed):
        one.live_until(one.now + timedelta(days=4))
    assert patient.asked == stayed.asked


@pytest.mark.parametrize(
    ("about", "old", "new", "hour", "monday"),
    [
        ("put off before it came", [21], [22], 12, [22]),
        ("put off after it was asked", [21], [22], 21.5, [21]),
        ("brought forward in time", [22], [21], 12, [21]),
        ("brought forward too late for today", [22], [21], 21.5, [22]),
        ("two, between them", [8, 20], [9, 21], 8.5, [8, 20]),
        ("two, after the first", [8, 20], [7, 21], 12, [8, 21]),
        ("one more", [8, 20], [8, 14, 20], 12, [8, 20]),
        ("one less", [8, 14, 20], [8, 20], 12, [8, 14, 20]),
        ("after the last", [8], [9], 23, [8]),
        ("the same", [21], [21], 12, [21]),
    ],
)
def test_on_the_day_of_an_edit_as_many_doses_are_asked_as_on_any(
    about: str, old: list[int], new: list[int], hour: float, monday: list[int]
) -> None:
    patient = a_patient(*map(time, old), hour=hour)
    patient.edit(*map(time, new))
    patient.live_until(patient.now + timedelta(days=2))
    asked = {day: [wall.hour for on, wall in patient.asked if on == day] for day in _days(3)}
    assert asked[MONDAY] == monday, about
    assert asked[MONDAY + timedelta(days=1)] == new, about


def test_an_edit_of_what_is_due_and_not_planned_yet_leaves_today_as_it_was() -> None:
    patient = a_patient(time(21), hour=20)
    patient.now += timedelta(hours=1, seconds=1)
    patient.edit(time(22))
    patient.live_until(patient.now + timedelta(days=1))
    assert [name for name in patient.asked if name[0] == MONDAY] == [(MONDAY, time(21))]


@given(
    edits=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 23)), max_size=8),
)
def test_however_often_it_is_edited_each_day_has_one_dose(edits: list[tuple[int, int]]) -> None:
    patient = a_patient(time(21))
    for hours, hour in edits:
        patient.live_until(patient.now + timedelta(hours=hours, minutes=17))
        patient.edit(time(hour))
    patient.live_until(patient.now + timedelta(days=3))
    last = max(on for on, _ in patient.asked)
    asked = [sum(on == day for on, _ in patient.asked) for day in _days((last - MONDAY).days)]
    assert asked == [1] * len(asked)


def _days(number: int) -> list[date]:
    return [MONDAY + timedelta(days=n) for n in range(number)]


def on_days(*days: int) -> Recurrence:
    """At noon of each day in March on which a step begins."""
    at_noon = AfterStep(0, 1, rule_for([time(12)]))
    return Recurrence(at_noon.rule_from([date(2027, 3, day) for day in days]), date(2027, 3, 1))


@pytest.mark.parametrize(
    ("about", "hour", "planned_until", "to", "days"),
    [
        ("put off before it came", 9, 9, [10], [10]),
        ("put off after it was asked", 13, 13, [10], [8, 10]),
        ("brought forward to a day that is past", 9, 2, [7], []),
        ("held before it came", 9, 9, [], []),
        ("put off when it was overdue", 13, 9, [10], [8, 10]),
        ("another step beside it", 9, 9, [8, 11], [8, 11]),
    ],
)
def test_what_follows_a_step_comes_with_it_and_never_for_days_that_are_past(
    about: str, hour: int, planned_until: int, to: list[int], days: list[int]
) -> None:
    patient = a_patient(time(12))
    patient.asked.clear()
    midnight = patient.now
    patient.line = replace(patient.line, recurrence=on_days(8))
    patient.live_until(midnight + timedelta(hours=planned_until))
    patient.now = midnight + timedelta(hours=hour)
    patient.follow(on_days(*to))
    patient.live_until(midnight + timedelta(days=15))
    assert sorted(on.day for on, _ in patient.asked) == days, about
