"""The one place where the options of a schedule become a rule with its first and last day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from service.core.after_steps import AfterStep
from service.core.entries import parse_whole
from service.core.errors import InputError
from service.core.recurrence import (
    Recurrence,
    check_rule,
    days_around,
    ending_after,
    lacks_times,
    next_moment,
    phased_rule,
    rule_for,
    without,
)
from service.core.schedule_entries import parse_cycle, parse_month_days, parse_phases
from service.core.timing import parse_date, parse_every, parse_wall_time

NO_END = "none"
"""Typed for the last day of what has none."""
MOST_TIMES = 9999
MOST_AFTER_STEP = 60
LATEST_DAY = 3650


class OverError(InputError):
    """What was typed is well formed, and leaves no time that is still to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When something is due, as typed; `starts` and `ends` are local dates, both included.

    `from_day` counts from the day of enrolment; `times` is how often in all; `skip` are local
    dates that are left out, each one on which something is due; `skipped` are left out whatever
    the days. A `rule` of RFC 5545 stands for the days, and for `at` where it names times of day.
    With the name of a medicine in `after_step` both count anew from each day on which a step of it
    begins. One that `owes` has a time to come beside what is typed, as an edit leaves it to its
    day: it need not leave any.
    """

    at: Sequence[str] = ()
    every: str | None = None
    on: str | None = None
    day: str | None = None
    cycle: str | None = None
    phases: str | None = None
    rule: str | None = None
    starts: str | None = None
    from_day: str | None = None
    after_step: str | None = None
    ends: str | None = None
    times: str | None = None
    skip: Sequence[str] = ()
    skipped: Sequence[str] = ()
    window: str | None = None
    nudge: str | None = None
    quiet: str | None = None
    owes: bool = False


def read_recurrence(
    timing: Timing,
    zone: ZoneInfo,
    now: datetime,
    enrolled_on: date,
    steps: Sequence[date] = (),
) -> Recurrence:
    """What was typed as a recurrence that has a moment later than `now`, unless it owes one.

    `steps` are the days on which those begin that it follows; while none is to come it waits.

    Raises:
        InputError: a value cannot be used, or two do not go together.
        OverError: no time is left to come.
    """
    starts_on = _first_day(timing, zone, now, enrolled_on)
    ends_on = None if timing.ends in {None, NO_END} else parse_date(timing.ends, "--until")
    if timing.starts is not None and ends_on is not None and starts_on > ends_on:
        raise InputError("--until", timing.ends, f"is before --from {starts_on}")
    skipped = [parse_date(text, "--skip") for text in (*timing.skip, *timing.skipped)]
    follows = read_after_step(timing)
    rule = follows.rule_from(steps) if follows else _rule(timing, starts_on, zone)
    for on in skipped[: len(timing.skip)]:
        _require_due_on(on, Recurrence(rule, starts_on, ends_on), zone)
    recurrence = Recurrence(without(rule, skipped), starts_on, ends_on)
    if timing.times is not None and not follows:
        times = parse_whole(timing.times, "--times", 1, MOST_TIMES)
        # From today means from now on: a time that has passed is none of the n.
        after = None if timing.starts or timing.from_day else now
        recurrence = ending_after(recurrence, zone, times, after=after)
    if not (follows or timing.owes) and next_moment(recurrence, zone, after=now) is None:
        raise _over(timing, recurrence, now.astimezone(zone).date())
    return recurrence


def read_after_step(timing: Timing) -> AfterStep | None:
    """How what was typed follows the steps of a medicine; None where it follows none.

    Raises:
        InputError: a value cannot be used, or two do not go together.
    """
    if timing.after_step is None:
        return None
    _alone(
        timing,
        "--after-step",
        timing.after_step,
        rule=timing.rule,
        phases=timing.phases,
        skip=timing.skip or timing.skipped or None,
    )
    if timing.from_day is None:
        problem = "is needed: how many days after a step begins"
        raise InputError("--from-day", None, problem, "3")
    if timing.every is not None and timing.times is None:
        problem = "is needed with --every: how often after each step"
        raise InputError("--times", None, problem, "4")
    walls = [parse_wall_time(text, "--at") for text in timing.at]
    every = None if timing.every is None else parse_every(timing.every, "--every")
    return AfterStep(
        days=parse_whole(timing.from_day, "--from-day", 0, LATEST_DAY),
        times=len(set(walls))
        if timing.times is None
        else parse_whole(timing.times, "--times", 1, MOST_AFTER_STEP),
        rule=rule_for(walls, every=every),
    )


def _first_day(timing: Timing, zone: ZoneInfo, now: datetime, enrolled_on: date) -> date:
    if timing.from_day is not None and timing.after_step is None:
        if timing.starts is not None:
            raise InputError("--from-day", timing.from_day, "cannot be combined with --from")
        days = parse_whole(timing.from_day, "--from-day", 0, LATEST_DAY)
        return enrolled_on + timedelta(days)
    if timing.starts is not None:
        return parse_date(timing.starts, "--from")
    return now.astimezone(zone).date()


def _rule(timing: Timing, starts_on: date, zone: ZoneInfo) -> str:
    walls = [parse_wall_time(text, "--at") for text in timing.at]
    if timing.rule is not None:
        at = None if lacks_times(timing.rule) else timing.at or None
        _alone(timing, "--rule", timing.rule, at=at, phases=timing.phases)
        return check_rule(timing.rule, zone, walls)
    if timing.phases is not None:
        _alone(timing, "--phases", timing.phases)
        return phased_rule(walls, parse_phases(timing.phases), starts_on)
    return rule_for(
        walls,
        every=None if timing.every is None else parse_every(timing.every, "--every"),
        weekdays=None if timing.on is None else timing.on.split(","),
        month_days=None if timing.day is None else parse_month_days(timing.day),
        cycle=None if timing.cycle is None else parse_cycle(timing.cycle),
    )


def _require_due_on(on: date, recurrence: Recurrence, zone: ZoneInfo) -> None:
    """Refuse to leave out a day that has nothing to leave out: another one is meant."""
    days = days_around(recurrence, zone, on)
    if on not in days:
        nearest = " and ".join(map(str, days))
        problem = "is a day on which nothing is due" + (f"; nearest to it: {nearest}" * bool(days))
        raise InputError("--skip", on, problem)


def _alone(timing: Timing, option: str, value: str, **more: object) -> None:
    """Refuse other options that say which days, or as `more` says which times, beside this one."""
    others = {"on": timing.on, "day": timing.day, "cycle": timing.cycle}
    if option != "--after-step":
        others["every"] = timing.every
    for name, other in (others | more).items():
        if other is not None:
            raise InputError(option, value, f"cannot be combined with --{name}")


def _over(timing: Timing, recurrence: Recurrence, today: date) -> OverError:
    """Why nothing is left: an end that has passed, else a rule that never comes."""
    problem = "leaves no time that is still to come"
    if timing.ends is not None or timing.rule is None:
        later = max(today, recurrence.starts_on) + timedelta(days=30)
        if timing.ends is None and timing.times is not None:
            return OverError("--times", timing.times, problem)
        return OverError("--until", timing.ends, problem, later.isoformat())
    return OverError("--rule", timing.rule, problem)
