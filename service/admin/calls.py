"""What a patient told on the phone, entered by an admin and marked as such."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select, update

from service.admin.people import require_present
from service.core.entries import parse_note, parse_whole, parse_word
from service.core.errors import ConflictError, InputError
from service.core.policy import Policy
from service.core.texts import instrument
from service.core.timing import parse_date, parse_wall_time
from service.db.rows import id_of
from service.db.tables import (
    IN_TIME,
    DoseAnswer,
    DoseReport,
    Occurrence,
    Origin,
    PainScore,
    Person,
    ScheduleKind,
    Source,
)

EXAMPLE = '"told on the phone"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Which dose or check-in a call was about, as typed: by default the newest that was due."""

    on: str | None = None
    at: str | None = None
    note: str | None = None


def record_dose(
    session: Session, patient: Person, answer: str, told: Told, now: datetime
) -> list[Occurrence]:
    """Store what was told of the doses of one moment; an earlier answer is replaced, both stay.

    Raises:
        InputError: a value cannot be used, or doses of several times were due that day.
        ConflictError: care has ended, or no dose was due then.
    """
    said = DoseAnswer(parse_word(answer, DoseAnswer, "ANSWER"))
    text = _note(told)
    doses = _about(session, patient, ScheduleKind.DOSE, told, now)
    ids = [dose.id for dose in doses]
    session.execute(
        update(DoseReport).where(col(DoseReport.occurrence_id).in_(ids)).values(is_current=False)
    )
    session.add_all(
        DoseReport(
            patient_id=dose.patient_id,
            occurrence_id=id_of(dose),
            answer=said,
            received_at=now,
            late=now >= dose.closes_at,
            source=Source.PHONE,
            note=text,
        )
        for dose in doses
    )
    session.flush()
    return doses


def record_score(
    session: Session, policy: Policy, patient: Person, value: str, told: Told, now: datetime
) -> PainScore:
    """Store a score that was told; inside its check-in's window it counts as an answer in time.

    Then it replaces an earlier answer and the rules look at it soon. After the window it is kept,
    marked late: rules do not use it, and it never takes the place of one that came in time.

    Raises:
        InputError: a value cannot be used, or there were several check-ins that day.
        ConflictError: care has ended, or there was no check-in.
    """
    number = parse_whole(value, "SCORE", 0, 10)
    text = _note(told)
    [checkin, *_] = _about(session, patient, ScheduleKind.CHECKIN, told, now)
    in_time = now < checkin.closes_at
    replaces = in_time or not _has_score_in_time(session, checkin)
    if replaces:
        session.execute(
            update(PainScore)
            .where(col(PainScore.occurrence_id) == checkin.id)
            .values(is_current=False)
        )
    score = PainScore(
        patient_id=checkin.patient_id,
        value=number,
        local_on=checkin.local_on,
        received_at=now,
        origin=Origin.PHONE if in_time else Origin.PHONE_LATE,
        instrument=instrument(patient.language, policy),
        occurrence_id=id_of(checkin),
        is_current=replaces,
        note=text,
        watched=not in_time,
    )
    session.add(score)
    session.flush()
    return score


def _about(
    session: Session, patient: Person, kind: ScheduleKind, told: Told, now: datetime
) -> list[Occurrence]:
    """The occurrences of the one moment that is meant."""
    require_present(patient)
    on = None if told.on is None else parse_date(told.on, "--on")
    wall = None if told.at is None else parse_wall_time(told.at, "--at")
    due = _due(session, patient, kind, now, on)
    if wall is not None:
        due = [one for one in due if one.wall == wall]
    what = "check-in" if kind is ScheduleKind.CHECKIN else "dose"
    if not due:
        when = " then" if on or wall else " yet"
        raise ConflictError(f"No {what} of {patient.name} was due{when}.")
    if on is not None and wall is None:
        _require_one_time(due, what)
    return [one for one in due if one.due_at == due[0].due_at]


def _due(
    session: Session, patient: Person, kind: ScheduleKind, now: datetime, on: date | None
) -> Sequence[Occurrence]:
    statement = (
        select(Occurrence)
        .where(
            Occurrence.patient_id == patient.id,
            Occurrence.kind == kind,
            col(Occurrence.due_at) <= now,
        )
        .order_by(col(Occurrence.due_at).desc(), col(Occurrence.id))
    )
    if on is not None:
        return session.exec(statement.where(Occurrence.local_on == on)).all()
    today = now.astimezone(ZoneInfo(patient.zone)).date()
    newest = session.exec(statement.where(col(Occurrence.local_on) <= today).limit(1)).first()
    if newest is None:
        return []
    return session.exec(statement.where(Occurrence.local_on == newest.local_on)).all()


def _require_one_time(due: Sequence[Occurrence], what: str) -> None:
    walls: list[time] = sorted({one.wall for one in due})
    if len(walls) > 1:
        times = ", ".join(f"{wall:%H:%M}" for wall in walls)
        problem = f"is missing: a {what} was due at each of {times}"
        raise InputError("--at", None, problem, f"{walls[-1]:%H:%M}")


def _has_score_in_time(session: Session, checkin: Occurrence) -> bool:
    found = session.exec(
        select(PainScore.id).where(
            PainScore.occurrence_id == checkin.id,
            col(PainScore.origin).in_(IN_TIME),
            col(PainScore.is_current).is_(True),
        )
    ).first()
    return found is not None


def _note(told: Told) -> str | None:
    return None if told.note is None else parse_note(told.note, "--note", EXAMPLE)
