"""Stored dose steps as the titrations that core works on."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from service.core.dose_steps import Hold, Step, Titration
from service.db.rows import id_of
from service.db.sets import among
from service.db.tables import DoseHold, DoseStep, Episode, EpisodeState, Medication, Person


def titrations_of(session: Session, medication_ids: Collection[int]) -> dict[int, Titration]:
    """The titration of each of these medicines that has steps."""
    steps = _steps(session, medication_ids)
    if not steps:
        return {}
    holds = _holds(session, steps)
    open_since = _open_since(session, steps)
    in_text = session.exec(
        select(Medication.id, Medication.dose_in_text).where(col(Medication.id).in_(list(steps)))
    )
    return {
        id_: Titration(tuple(steps[id_]), tuple(holds[id_]), quotes, open_since.get(id_))
        for id_, quotes in in_text
        if id_ is not None
    }


def _steps(session: Session, medication_ids: Collection[int]) -> dict[int, list[Step]]:
    found: dict[int, list[Step]] = defaultdict(list)
    rows = session.exec(
        select(DoseStep)
        .where(among(session, col(DoseStep.medication_id), set(medication_ids)))
        .order_by(col(DoseStep.starts_on), col(DoseStep.id))
    )
    for row in rows:
        found[row.medication_id].append(Step(id_of(row), row.dose, row.starts_on))
    return found


def _holds(session: Session, medication_ids: Collection[int]) -> dict[int, list[Hold]]:
    found: dict[int, list[Hold]] = defaultdict(list)
    rows = session.exec(
        select(DoseHold)
        .where(among(session, col(DoseHold.medication_id), list(medication_ids)))
        .order_by(col(DoseHold.held_on), col(DoseHold.id))
    )
    for row in rows:
        found[row.medication_id].append(Hold(row.held_on, row.resumed_on))
    return found


def _open_since(session: Session, medication_ids: Collection[int]) -> dict[int, date]:
    """The local date on which the oldest open episode of each medicine's patient began."""
    rows = session.exec(
        select(col(Medication.id), func.min(col(Episode.triggered_at)), col(Person.zone))
        .join(Episode, col(Episode.patient_id) == col(Medication.patient_id))
        .join(Person, col(Person.id) == col(Medication.patient_id))
        .where(
            among(session, col(Medication.id), list(medication_ids)),
            col(Episode.state) != EpisodeState.CLOSED,
        )
        .group_by(col(Medication.id), col(Person.zone))
    )
    return {
        id_: began_at.astimezone(ZoneInfo(zone)).date()
        for id_, began_at, zone in rows
        if id_ is not None
    }
