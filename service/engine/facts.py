"""Facts of the days before an alert that a person may want to know: facts only, never reasons.

Each fact is a function of its own; one that has nothing to tell yields nothing.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.core.replies.reading import SideEffect
from service.db.queries.rules import REACHED
from service.db.queries.steps import titrations_of
from service.db.rows import id_of
from service.db.tables import (
    DoseAnswer,
    DoseReport,
    Medication,
    Message,
    Occurrence,
    OtherMedicine,
    Person,
    ScheduleKind,
    SideEffectReport,
)

DAYS_BEFORE = timedelta(days=7)


def facts_before(session: Session, patient_id: int, now: datetime) -> list[str]:
    """What is recorded of the 7 days before, a short sentence for each fact."""
    patient = session.get_one(Person, patient_id)
    return [sentence for fact in FACTS for sentence in fact(session, patient, now)]


def _dose_steps(session: Session, patient: Person, now: datetime) -> Iterator[str]:
    """Steps that came into force, holds counted in; of medicines that go on."""
    today = _today(patient, now)
    medicines = session.exec(
        select(Medication)
        .where(Medication.patient_id == patient.id, col(Medication.ended_at).is_(None))
        .order_by(col(Medication.id))
    ).all()
    titrations = titrations_of(session, [id_of(medicine) for medicine in medicines])
    for medicine in medicines:
        titration = titrations.get(id_of(medicine))
        for step in titration.steps if titration else ():
            on = titration.begins_on(step) if titration else None
            if on is not None and today - DAYS_BEFORE <= on <= today:
                yield f"Dose step {_ago(on, today)}: {medicine.name} {step.dose}."


def _other_medicines(session: Session, patient: Person, now: datetime) -> Iterator[str]:
    """Other medicines that the patient has begun to take."""
    today = _today(patient, now)
    for other in session.exec(
        select(OtherMedicine)
        .where(
            OtherMedicine.patient_id == patient.id,
            col(OtherMedicine.since_on).between(today - DAYS_BEFORE, today),
        )
        .order_by(col(OtherMedicine.since_on), col(OtherMedicine.id))
    ):
        named = f"{other.name} ({other.drug_class})"
        yield f"Other medicine added {_ago(other.since_on, today)}: {named}."


def _doses_not_taken(session: Session, patient: Person, now: datetime) -> Iterator[str]:
    """Doses whose window is over: skipped by the patient's word, or without any word."""
    answers = session.exec(
        select(DoseReport.answer)
        .select_from(Occurrence)
        .join(Message, col(Message.id) == col(Occurrence.message_id))
        .outerjoin(
            DoseReport,
            (col(DoseReport.occurrence_id) == col(Occurrence.id)) & col(DoseReport.is_current),
        )
        .where(
            Occurrence.patient_id == patient.id,
            Occurrence.kind == ScheduleKind.DOSE,
            col(Occurrence.closes_at) <= now,
            col(Occurrence.due_at) > now - DAYS_BEFORE,
            col(Message.state).in_(REACHED),
        )
    ).all()
    counts = {
        "skipped": answers.count(DoseAnswer.SKIPPED),
        "not confirmed": sum(answer is None for answer in answers),
    }
    parts = [f"{count} {what}" for what, count in counts.items() if count]
    if parts:
        yield f"Doses in the 7 days before: {', '.join(parts)}."


def _side_effects(session: Session, patient: Person, now: datetime) -> Iterator[str]:
    today = _today(patient, now)
    told = session.exec(
        select(SideEffectReport.effect)
        .where(
            SideEffectReport.patient_id == patient.id,
            SideEffectReport.effect != SideEffect.NONE,
            col(SideEffectReport.local_on).between(today - DAYS_BEFORE, today),
        )
        .distinct()
    ).all()
    if told:
        words = sorted(effect.replace("_", " ") for effect in told)
        yield f"Side effects told in the 7 days before: {', '.join(words)}."


def _today(patient: Person, now: datetime) -> date:
    return now.astimezone(ZoneInfo(patient.zone)).date()


def _ago(on: date, today: date) -> str:
    """How many days ago that was: "today", "1 day ago", "2 days ago"."""
    days = (today - on).days
    return f"{days} day{'s' * (days > 1)} ago" if days else "today"


FACTS: tuple[Callable[[Session, Person, datetime], Iterator[str]], ...] = (
    _dose_steps,
    _other_medicines,
    _doses_not_taken,
    _side_effects,
)
"""In the order in which they are told."""
