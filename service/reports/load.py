"""From rows to one patient's record, as plain values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from service.core.after_steps import AfterStep
from service.core.entries import ENTERED_AS
from service.core.errors import InputError
from service.core.recurrence import Recurrence, describe
from service.db.queries.doses import LEFT
from service.db.queries.holding import earlier_holders
from service.db.rows import id_of
from service.db.tables import (
    IN_TIME,
    DoseReport,
    Episode,
    InboundMessage,
    Medication,
    Message,
    Occurrence,
    Origin,
    PainScore,
    Person,
    Reply,
    Schedule,
    ScheduleKind,
)
from service.reports.history import Alert, Dose, History, Score
from service.reports.load_plan import effects_of, others_of, steps_of
from service.reports.load_usual import usual_levels
from service.reports.reasons import why
from service.reports.wording import Voice

_ORIGINS = {
    **dict.fromkeys(IN_TIME, "entered"),
    Origin.CHECKIN: "checkin",
    Origin.LATE: "late",
    Origin.PHONE_LATE: "late",
    Origin.UNPROMPTED: "unprompted",
}
"""What the chart tells apart, of how a score came."""

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Period:
    """Which days to show, both ends included; what is None is found for each patient.

    Without a last day until today; without a first day the `most` before, or since the first
    occurrence where that is less.
    """

    first_on: date | None = None
    last_on: date | None = None
    most: timedelta = timedelta(weeks=12)


def load(
    session: Session,
    patient: Person,
    period: Period,
    now: datetime,
    title: str,
    language: str = "en",
) -> History:
    """A patient's record of a period, in that language; dates are in the patient's own zone.

    Raises:
        InputError: the period ends before it begins.
    """
    zone = ZoneInfo(patient.zone)
    last_on = period.last_on or now.astimezone(zone).date()
    first_on = period.first_on
    if first_on is None:
        began = _began_on(session, patient) or last_on
        first_on = max(min(began, last_on), last_on - period.most + timedelta(days=1))
    if first_on > last_on:
        raise InputError("--from", first_on, f"comes after the last day, {last_on}")
    span = (first_on, last_on)
    scores = list(_scores(session, patient, last_on + _WEEK))
    say = Voice(language)
    return History(
        title=title,
        zone=patient.zone,
        first_on=first_on,
        last_on=last_on,
        plan=tuple(_plan(session, patient, first_on, say)),
        scores=tuple(score for score in scores if first_on <= score.on <= last_on),
        beside=tuple(_beside(scores, span)),
        asked_on=tuple(_asked_on(session, patient, span, now)),
        doses=tuple(_doses(session, patient, span, now)),
        steps=tuple(steps_of(session, patient, *span)),
        effects=tuple(effects_of(session, patient, *span)),
        others=tuple(others_of(session, patient, *span)),
        alerts=tuple(_alerts(session, patient, span, zone, say)),
        usual=tuple(usual_levels(session, patient, scores, first_on, last_on)),
        notes=tuple(_notes(session, patient, span, zone, say)),
        language=language,
    )


def _began_on(session: Session, patient: Person) -> date | None:
    return session.exec(
        select(func.min(col(Occurrence.local_on))).where(Occurrence.patient_id == patient.id)
    ).first()


def _beside(scores: Iterable[Score], span: tuple[date, date]) -> Iterator[Score]:
    first, last = span
    yield from (score for score in scores if first - _WEEK <= score.on < first or score.on > last)


def _plan(session: Session, patient: Person, first_on: date, say: Voice) -> Iterator[str]:
    rows: Iterable[tuple[Schedule, Medication | None]] = session.exec(
        select(Schedule, Medication)
        .join(Medication, col(Medication.id) == col(Schedule.medication_id), isouter=True)
        .where(Schedule.patient_id == patient.id, col(Schedule.ended_at).is_(None))
        .order_by(col(Schedule.kind).desc(), col(Schedule.id))
    )
    for schedule, medication in rows:
        parts = [
            medication.name if medication else say(f"ask_{schedule.kind.value}"),
            _when(session, schedule, say.language),
        ]
        if schedule.starts_on > first_on:
            parts.append(say("plan_from", day=say.day(schedule.starts_on)))
        if schedule.ends_on:
            parts.append(say("plan_until", day=say.day(schedule.ends_on)))
        yield " ".join(parts)


def _when(session: Session, schedule: Schedule, language: str) -> str:
    if schedule.steps_of is None or schedule.each_step is None:
        rule = Recurrence(schedule.rule, schedule.starts_on, schedule.ends_on)
        return describe(rule, language)
    followed = session.get_one(Medication, schedule.steps_of)
    return AfterStep(**schedule.each_step).describe(followed.name, language)


def _scores(session: Session, patient: Person, last_on: date) -> Iterator[Score]:
    """All scores up to a day: the usual level of the period rests on those before it."""
    rows = session.exec(
        select(PainScore)
        .where(PainScore.patient_id == patient.id, col(PainScore.local_on) <= last_on)
        .order_by(col(PainScore.local_on), col(PainScore.received_at), col(PainScore.id))
    ).all()
    replaced: set[int | None] = set()
    for score in rows:
        if score.is_current:
            corrected = score.occurrence_id is not None and score.occurrence_id in replaced
            yield Score(score.local_on, score.value, _ORIGINS[score.origin], corrected=corrected)
        else:  # and what comes after one that stands was late, and corrected nothing
            replaced.add(score.occurrence_id)


def _asked_on(
    session: Session, patient: Person, span: tuple[date, date], now: datetime
) -> Iterator[date]:
    """The days of check-ins that were answered, or that left and can no more be answered."""
    answered = select(PainScore.id).where(PainScore.occurrence_id == col(Occurrence.id)).exists()
    yield from session.exec(
        select(col(Occurrence.local_on))
        .join(Message, col(Message.id) == col(Occurrence.message_id))
        .where(
            Occurrence.patient_id == patient.id,
            Occurrence.kind == ScheduleKind.CHECKIN,
            col(Occurrence.local_on).between(*span),
            (col(Message.state).in_(LEFT) & (col(Occurrence.closes_at) <= now)) | answered,
        )
        .distinct()
        .order_by(col(Occurrence.local_on))
    )


def _doses(
    session: Session, patient: Person, span: tuple[date, date], now: datetime
) -> Iterator[Dose]:
    """The doses that count for adherence: answered, or asked about and their window over."""
    rows = session.exec(
        select(Occurrence, Medication, DoseReport)
        .join(Schedule, col(Schedule.id) == col(Occurrence.schedule_id))
        .join(Medication, col(Medication.id) == col(Schedule.medication_id))
        .join(Message, col(Message.id) == col(Occurrence.message_id))
        .join(
            DoseReport,
            (col(DoseReport.occurrence_id) == col(Occurrence.id))
            & col(DoseReport.is_current).is_(True),
            isouter=True,
        )
        .where(
            Occurrence.patient_id == patient.id,
            col(Occurrence.local_on).between(*span),
            (col(Message.state).in_(LEFT) & (col(Occurrence.closes_at) <= now))
            | col(DoseReport.id).is_not(None),
        )
        .order_by(col(Occurrence.local_on), col(Occurrence.due_at), col(Occurrence.id))
    )
    found: Iterable[tuple[Occurrence, Medication, DoseReport | None]] = rows
    for occurrence, medication, report in found:
        yield Dose(
            occurrence.local_on,
            occurrence.wall,
            medication.name,
            report.answer.value if report else None,
            late=report is not None and report.late,
        )


def _alerts(
    session: Session, patient: Person, span: tuple[date, date], zone: ZoneInfo, say: Voice
) -> Iterator[Alert]:
    rows = session.exec(
        select(Episode)
        .where(Episode.patient_id == patient.id)
        .order_by(col(Episode.triggered_at), col(Episode.id))
    )
    for episode in rows:
        on = episode.triggered_at.astimezone(zone).date()
        if span[0] <= on <= span[1]:
            closed = episode.closed_at.astimezone(zone).date() if episode.closed_at else None
            yield Alert(
                on=on,
                code=episode.code,
                cause=episode.cause.value,
                explanation=why(episode.rule, episode.evidence, say),
                state=episode.state.value,
                acknowledged_by=episode.acknowledged_by,
                held_by=tuple(held.by for held in earlier_holders(episode)),
                closed_on=closed,
                close_reason=episode.close_reason,
            )


def _notes(
    session: Session, patient: Person, span: tuple[date, date], zone: ZoneInfo, say: Voice
) -> Iterator[tuple[date, str]]:
    """What people wrote when they took a text out of the inbox, as they wrote it.

    Where they wrote nothing, what the text was entered as.
    """
    rows = session.exec(
        select(Reply, InboundMessage)
        .join(InboundMessage, col(InboundMessage.id) == col(Reply.inbound_id))
        .where(Reply.person_id == id_of(patient), col(Reply.note).is_not(None))
        .order_by(col(InboundMessage.received_at), col(Reply.id))
    )
    for reply, text in rows:
        on = text.received_at.astimezone(zone).date()
        if span[0] <= on <= span[1] and reply.note:
            yield on, _note(reply.note, say)


def _note(note: str, say: Voice) -> str:
    if not note.startswith(ENTERED_AS):
        return note
    what, _, value = note.removeprefix(ENTERED_AS).partition("=")
    return say(f"entered_{what}", value=say.name(value))
