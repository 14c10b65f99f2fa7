"""From plan lines to prompts: what shares a text, when it closes, and that slices tile."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from service.core.delivery import MessageKind
from service.core.prompting import PlanLine, Prompt, prompts_due
from service.core.recurrence import Recurrence, rule_for

ZONE = ZoneInfo("America/New_York")
START = datetime(2027, 3, 1, 5, tzinfo=UTC)  # midnight in New York


def line(
    id_: int,
    kind: MessageKind,
    *walls: time,
    after: datetime = START,
    window: timedelta = timedelta(hours=2),
    medicine: str | None = None,
) -> PlanLine:
    rule = Recurrence(rule_for(walls, every=None, weekdays=None), date(2027, 3, 1), None)
    return PlanLine(id_, kind, rule, window, after, medicine)


def dose(id_: int, *walls: time, medicine: str = "One", after: datetime = START) -> PlanLine:
    return line(id_, MessageKind.DOSE, *walls, medicine=medicine, after=after)


def checkin(id_: int, *walls: time) -> PlanLine:
    return line(id_, MessageKind.CHECKIN, *walls, window=timedelta(hours=12))


def due(*lines: PlanLine, hours: float = 24) -> list[Prompt]:
    return prompts_due(lines, ZONE, START + timedelta(hours=hours))


def test_doses_of_one_moment_share_a_text() -> None:
    [prompt] = due(dose(1, time(9)), dose(2, time(9), medicine="Two"))
    assert prompt.medicines == ["One", "Two"]
    assert prompt.wall == time(9)


def test_a_dose_and_a_checkin_of_one_moment_are_two_texts() -> None:
    assert {p.kind for p in due(dose(1, time(9)), checkin(2, time(9)))} == {
        MessageKind.DOSE,
        MessageKind.CHECKIN,
    }


def test_the_dose_keeps_a_minute_that_a_move_or_a_change_of_clocks_lets_it_share() -> None:
    side_effects = line(3, MessageKind.SIDE_EFFECTS, time(9))
    found = {p.kind: p for p in due(side_effects, checkin(2, time(9)), dose(1, time(9)))}
    waits = {kind: (p.leaves_at - p.due_at) // timedelta(minutes=1) for kind, p in found.items()}
    assert waits == {
        MessageKind.DOSE: 0,
        MessageKind.CHECKIN: 1,
        MessageKind.SIDE_EFFECTS: 2,
    }
    [alone] = due(checkin(2, time(9)))
    assert alone.leaves_at == alone.due_at


def test_a_checkin_closes_after_its_window_or_when_the_next_one_comes() -> None:
    alone, *_ = due(checkin(1, time(20)))
    assert alone.closes_at - alone.due_at == timedelta(hours=12)
    first, _ = due(checkin(1, time(9)), checkin(2, time(13)))
    assert first.closes_at - first.due_at == timedelta(hours=4)


def test_a_dose_closes_after_its_own_window_whatever_comes_next() -> None:
    first, _ = due(dose(1, time(9), time(10)))
    assert first.closes_at - first.due_at == timedelta(hours=2)


def test_nothing_before_the_cursor_is_due_again() -> None:
    ten = START + timedelta(hours=10)
    assert due(dose(1, time(9), after=ten), hours=12) == []


def test_times_inside_the_spring_gap_share_the_next_valid_minute() -> None:
    # New York, 14 March 2027: 02:00 becomes 03:00.
    day = datetime(2027, 3, 14, 5, tzinfo=UTC)
    lines = [dose(1, time(2, 30), after=day), dose(2, time(3), medicine="Two", after=day)]
    [prompt] = prompts_due(lines, ZONE, day + timedelta(hours=6))
    assert prompt.due_at == datetime(2027, 3, 14, 7, tzinfo=UTC)
    assert prompt.wall == time(3)
    assert prompt.medicines == ["One", "Two"]


@given(st.lists(st.floats(0, 96), max_size=6))
def test_stopping_and_starting_at_any_moment_neither_adds_nor_drops_one(
    stops: list[float],
) -> None:
    def planned(through: list[float]) -> list[tuple[int, date, time]]:
        found: list[tuple[int, date, time]] = []
        after = START
        for stop in sorted(through):
            at = START + timedelta(hours=stop)
            lines = [dose(1, time(2, 30), time(21), after=after)]
            found += [
                (one.schedule_id, moment.on, moment.wall)
                for prompt in prompts_due(lines, ZONE, at)
                for one, moment in prompt.parts
            ]
            after = max(after, at)
        return found

    assert planned([*stops, 96]) == planned([96])
