"""Plan lines that go on otherwise because something else changed: a zone, a step, a window."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from service.admin.plan_finding import open_schedules
from service.admin.plan_history import note
from service.admin.plan_lines import in_words, subject_of
from service.admin.plan_reading import recurrence_of, usual_window
from service.admin.plan_versions import go_on, next_version, plan_line, versioned
from service.admin.step_days import days_of_steps
from service.core.after_steps import AfterStep
from service.core.changeover import followed, moved
from service.core.prompting import NEVER
from service.core.recurrence import Moment, to_utc
from service.core.timing import default_nudge
from service.db.queries.plans import carried_moments, lately_asked
from service.db.rows import id_of
from service.db.tables import Medication, Person, PlanSubject, Schedule, ScheduleKind


def follow_zone(session: Session, patient: Person, old: ZoneInfo, now: datetime) -> None:
    """Let a patient's schedules go on at the same wall times in the zone that they are in now."""
    new = ZoneInfo(patient.zone)
    for schedule in open_schedules(session, patient):
        if schedule.next_due_at is not None:
            before = _given_up(schedule)
            asked = lately_asked(session, id_of(schedule), now)
            go_on(schedule, moved(plan_line(schedule), old, new, now, asked), new, now)
            after = _given_up(schedule)
            told = [_left_out(one) for one in after if one not in before]
            told += [
                f"{one.wall:%H:%M} of {one.on} is not left out any more"
                for one in before
                if one not in after and to_utc(one.on, one.wall, new) > now
            ]
            for one in told:
                where = (id_of(patient), subject_of(schedule), id_of(schedule))
                note(session, *where, f"{in_words(session, schedule)}: {one}", now)
    about = (id_of(patient), PlanSubject.ZONE, id_of(patient))
    note(session, *about, f"moved from {old.key} to {new.key}", now, before={"zone": old.key})


def follow_steps(session: Session, medication: Medication, now: datetime) -> None:
    """Let what follows the steps of a medicine come after the days on which they begin now."""
    patient = session.get_one(Person, medication.patient_id)
    days = days_of_steps(session, medication)
    for schedule in open_schedules(session, patient):
        if schedule.steps_of == medication.id and schedule.each_step is not None:
            _follow(session, schedule, AfterStep(**schedule.each_step).rule_from(days), now)


def _follow(session: Session, schedule: Schedule, rule: str, now: datetime) -> None:
    if rule == schedule.rule:
        return
    zone = ZoneInfo(session.get_one(Person, schedule.patient_id).zone)
    before = versioned(schedule)
    recurrence = replace(recurrence_of(schedule), rule=rule)
    over = followed(plan_line(schedule), recurrence, zone, now)
    schedule.rule = rule
    next_version(schedule, over, zone, now)
    next_on = schedule.next_due_at and schedule.next_due_at.astimezone(zone).date()
    detail = f"{in_words(session, schedule)}: the next is {next_on or 'not known yet'}"
    about = (schedule.patient_id, subject_of(schedule), id_of(schedule))
    note(session, *about, detail, now, before=before)
    session.flush()


def follow_window(
    session: Session, patient: Person, kind: ScheduleKind, was: timedelta, now: datetime
) -> None:
    """Give a patient's other window to each line of a kind that had the earlier one."""
    usual = usual_window(session, kind, patient)
    for schedule in open_schedules(session, patient):
        if schedule.kind is not kind or schedule.window != was or usual == was:
            continue
        before, before_told = versioned(schedule), in_words(session, schedule)
        schedule.window = usual
        if schedule.nudge_after is not None:
            schedule.nudge_after = default_nudge(schedule.nudge_after, usual)
        schedule.version += 1
        schedule.in_force_at = now
        detail = f"{in_words(session, schedule)} (was: {before_told})"
        about = (id_of(patient), subject_of(schedule), id_of(schedule))
        note(session, *about, detail, now, before=before)
    session.flush()


def given_up(session: Session, patient: Person) -> list[tuple[str, Moment]]:
    """What moves between zones have left out of late, with what it is of: too near another."""
    return [
        (in_words(session, schedule), one)
        for schedule in open_schedules(session, patient)
        for one in _given_up(schedule)
    ]


def _given_up(schedule: Schedule) -> list[Moment]:
    return [one for one in carried_moments(schedule.carried) if one.at == NEVER]


def _left_out(one: Moment) -> str:
    return f"{one.wall:%H:%M} of {one.on} is left out: too near another after the move"


def carried_over(session: Session, patient: Person) -> list[tuple[str, Moment]]:
    """What an edit or a move has left to come beside the rules, with what it is of, in order."""
    found = [
        (in_words(session, schedule), moment)
        for schedule in open_schedules(session, patient)
        for moment in carried_moments(schedule.carried)
        if moment.at > schedule.planned_through_at
    ]
    return sorted(found, key=lambda one: one[1].at)
