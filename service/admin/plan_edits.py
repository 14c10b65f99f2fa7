"""Changes of a plan that goes on: another version of a line."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from service.admin.plan_clashes import require_free
from service.admin.plan_finding import find_line
from service.admin.plan_history import note
from service.admin.plan_lines import ScheduleRow, in_words, row, subject_of
from service.admin.plan_reading import read, recurrence_of
from service.admin.plan_versions import VERSIONED, next_version, plan_line, versioned
from service.admin.room import TEXTS_A_DAY
from service.admin.timing import Timing
from service.core.after_steps import AfterStep
from service.core.changeover import Changeover, edited
from service.core.errors import InputError
from service.core.recurrence import (
    at_other_times,
    ends_by_itself,
    skipped_dates,
    times_of,
    without_end,
)
from service.core.recurrence.rules import with_all_dates
from service.core.rule_options import options_of
from service.core.timing import format_span, parse_wall_time
from service.db.rows import id_of
from service.db.tables import Medication, Person, Schedule, ScheduleKind

_OF_THE_DAYS = frozenset({"every", "on", "day", "cycle", "phases"})
_ENDS = frozenset({"ends", "times"})
_OF_THE_RULE = _OF_THE_DAYS | {"at", "rule", "skip", "times", "from_day", "after_step"}


def edit(
    session: Session,
    kind: ScheduleKind,
    text: str,
    typed: Mapping[str, object],
    now: datetime,
    *,
    texts_a_day: int = TEXTS_A_DAY,
) -> ScheduleRow:
    """Change what is given of a dose or check-in; its earlier version stays on record.

    It stays the same plan line: no time is asked twice or left out on the day of the edit. See
    `core.changeover` for when the new version takes over.

    Raises:
        InputError: a value cannot be used, or the first day of a line that has begun is changed.
        NotFoundError: no such line.
        ConflictError: it has ended, another line is due at one of its times, or there is no room.
    """
    schedule = find_line(session, kind, text)
    change(session, schedule, typed, now, texts_a_day=texts_a_day)
    return row(session, schedule)


def change(
    session: Session,
    schedule: Schedule,
    typed: Mapping[str, object],
    now: datetime,
    *,
    texts_a_day: int = TEXTS_A_DAY,
) -> list[str]:
    """Change what is given of a plan line; the names of what is not as it was before."""
    patient = session.get_one(Person, schedule.patient_id)
    zone = ZoneInfo(patient.zone)
    given = {name: value for name, value in typed.items() if value}
    if schedule.starts_on <= now.astimezone(zone).date():
        _require_same_start(schedule, given)
    known = timing_of(session, schedule)
    owes = any(one.at > now for one in plan_line(schedule).carried)
    timing = Timing(**_merged(known, given), owes=owes)
    wanted = read(session, schedule.kind, patient, timing, now)
    if not given.keys() & _OF_THE_RULE:
        has_new_end = "ends" in given and schedule.steps_of is None
        wanted.rule = without_end(schedule.rule) if has_new_end else schedule.rule
    return become(session, schedule, wanted, now, texts_a_day=texts_a_day)


def _require_same_start(schedule: Schedule, given: Mapping[str, object]) -> None:
    problem = "cannot change any more: this has begun"
    if given.get("starts", schedule.starts_on.isoformat()) != schedule.starts_on.isoformat():
        raise InputError("--from", given["starts"], problem)
    follows = schedule.steps_of is not None or "after_step" in given
    if "from_day" in given and not follows:
        raise InputError("--from-day", given["from_day"], problem)


def differences(schedule: Schedule, wanted: Schedule) -> list[str]:
    """In which values a plan line is not as it is wanted."""
    return [name for name in VERSIONED if getattr(schedule, name) != getattr(wanted, name)]


def become(
    session: Session,
    schedule: Schedule,
    wanted: Schedule,
    now: datetime,
    *,
    texts_a_day: int = TEXTS_A_DAY,
) -> list[str]:
    """Let a plan line go on as another says, which is not stored; the names of what changed.

    Raises:
        ConflictError: another line is due at one of its times, or there is no room for it.
    """
    changed = differences(schedule, wanted)
    if not changed:
        return []
    patient = session.get_one(Person, schedule.patient_id)
    zone = ZoneInfo(patient.zone)
    wanted.id, wanted.medication_id = schedule.id, schedule.medication_id
    require_free(session, wanted, patient, now, texts_a_day)
    before = versioned(schedule)
    has_begun = schedule.starts_on <= now.astimezone(zone).date()
    over = Changeover(now, None, ())
    if has_begun:
        over = edited(plan_line(schedule), recurrence_of(wanted), zone, now)
    was = in_words(session, schedule)
    for name in changed:
        setattr(schedule, name, getattr(wanted, name))
    next_version(schedule, over, zone, now)
    session.flush()
    detail = f"{in_words(session, schedule)}{_from(over)} (was: {was})"
    about = (schedule.patient_id, subject_of(schedule), id_of(schedule))
    note(session, *about, detail, now, before=before)
    return changed


def timing_of(session: Session, schedule: Schedule) -> dict[str, object]:
    """What would have to be typed for this plan line; its rule where options cannot say it."""
    follows = AfterStep(**schedule.each_step) if schedule.each_step else None
    rule = with_all_dates(schedule.rule)
    options = follows.options if follows else options_of(rule)
    typed: dict[str, object] = {
        "starts": schedule.starts_on.isoformat(),
        "ends": schedule.ends_on.isoformat() if schedule.ends_on else None,
        "window": format_span(schedule.window),
        "nudge": "off" if schedule.nudge_after is None else format_span(schedule.nudge_after),
        "quiet": schedule.quiet,
    }
    if options is None:
        typed["rule"] = rule
    else:
        typed["at"] = [f"{wall:%H:%M}" for wall in options.times]
        typed["every"] = f"{options.every}d" if options.every else None
        typed["on"] = ",".join(options.weekdays) if options.weekdays else None
    if skipped := skipped_dates(schedule.rule):
        typed["skip"] = [on.isoformat() for on in sorted(skipped)]
    if follows:
        typed["after_step"] = session.get_one(Medication, schedule.steps_of).name
        typed["from_day"] = str(follows.days)
        typed["times"] = None if follows.is_one_day else str(follows.times)
    if schedule.kind is ScheduleKind.SIDE_EFFECTS and schedule.nudge_after is None:
        del typed["nudge"]  # as it is anyway
    return {name: value for name, value in typed.items() if value is not None}


def _merged(known: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """What holds with what is given: whatever says which days takes the place of what did.

    Other times of day leave the days as they are, other days the times of day, and further days
    left out those before. Another end, or `none`, takes the place of the end.
    """
    gone: set[str] = set()
    if given.keys() & _ENDS:
        gone |= _ENDS - {"times"} if "after_step" in known.keys() | given.keys() else _ENDS
        if "rule" in known:
            known = {**known, "rule": without_end(str(known["rule"]))}
    known = {"skipped" if name == "skip" else name: value for name, value in known.items()}
    if given.keys() & _OF_THE_DAYS:
        gone |= _OF_THE_DAYS
    if "rule" in known and "rule" not in given:
        given = _beside_the_rule(str(known["rule"]), given)
    if given.keys() & (_OF_THE_DAYS | {"after_step"}):
        gone.add("rule")
    if "rule" in given:
        gone |= {*_OF_THE_DAYS, "at"}
    if "from_day" in given and "after_step" not in known.keys() | given.keys():
        gone.add("starts")
    return {name: value for name, value in known.items() if name not in gone} | dict(given)


def _beside_the_rule(rule: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """What is given, with what it leaves as it is of a rule that options cannot say.

    Raises:
        InputError: with other days it is open when it would end, or at which times of day it is.
    """
    if given.keys() & _OF_THE_DAYS and ends_by_itself(rule) and not given.keys() & _ENDS:
        problem = "is needed, or --times: with other days it is open when this ends"
        raise InputError("--until", None, problem, "2027-06-30")
    has_other_days = given.keys() & (_OF_THE_DAYS | {"after_step"})
    if has_other_days and "at" not in given:
        return dict(given) | {"at": [f"{wall:%H:%M}" for wall in times_of(rule)]}
    if has_other_days or "at" not in given:
        return dict(given)
    walls = [parse_wall_time(text, "--at") for text in given["at"]]
    others = {name: value for name, value in given.items() if name != "at"}
    return others | {"rule": at_other_times(rule, walls)}


def _from(over: Changeover) -> str:
    begins: date | None = over.begins_on
    return f" from {begins}" if begins else ""
