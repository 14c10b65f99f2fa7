"""From rows to a patient's medicines: dose steps as they came, side effects, other medicines."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlmodel import Session, col, select

from service.core.replies.reading import SideEffect
from service.db.queries.steps import titrations_of
from service.db.rows import id_of
from service.db.tables import Medication, Person, SideEffectReport
from service.db.tables import OtherMedicine as OtherRow
from service.reports.history import Effect, OtherMedicine, Step

_DAY = timedelta(days=1)


def steps_of(session: Session, patient: Person, first: date, last: date) -> Iterator[Step]:
    """The dose steps that were in force at some time of the period, from when until when."""
    medicines = session.exec(
        select(Medication).where(Medication.patient_id == patient.id).order_by(col(Medication.id))
    ).all()
    titrations = titrations_of(session, [id_of(medicine) for medicine in medicines])
    for medicine in medicines:
        titration = titrations.get(id_of(medicine))
        if titration is None:
            continue
        begun = [
            (begins, step)
            for step in titration.steps
            if (begins := titration.begins_on(step)) is not None and begins <= last
        ]
        ends: list[date | None] = [begins - _DAY for begins, _ in begun[1:]] + [None]
        for (begins, step), ends_on in zip(begun, ends, strict=True):
            if ends_on is None or ends_on >= max(first, begins):
                yield Step(medicine.name, step.dose, begins, ends_on)


def effects_of(session: Session, patient: Person, first: date, last: date) -> Iterator[Effect]:
    """Every side effect that was told of, on its day; that there was none is not told."""
    rows = session.exec(
        select(SideEffectReport)
        .where(
            SideEffectReport.patient_id == patient.id,
            SideEffectReport.effect != SideEffect.NONE,
            col(SideEffectReport.local_on).between(first, last),
        )
        .order_by(col(SideEffectReport.local_on), col(SideEffectReport.id))
    )
    for row in rows:
        yield Effect(row.local_on, row.effect.value.replace("_", " "))


def others_of(
    session: Session, patient: Person, first: date, last: date
) -> Iterator[OtherMedicine]:
    """What else was taken at some time of the period."""
    rows = session.exec(
        select(OtherRow)
        .where(OtherRow.patient_id == patient.id, OtherRow.since_on <= last)
        .order_by(col(OtherRow.since_on), col(OtherRow.id))
    )
    for row in rows:
        if row.ended_on is None or row.ended_on >= first:
            yield OtherMedicine(row.name, row.since_on, row.ended_on)
