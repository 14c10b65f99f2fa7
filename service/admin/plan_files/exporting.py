"""A plan as a file that, applied to the same patients, changes nothing."""

from collections.abc import Sequence
from datetime import datetime
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

from ruamel.yaml import YAML
from sqlmodel import Session, col, select

from service.admin import (
    caregivers,
    contacts,
    medications,
    other_medicines,
    patient_list,
    plan_edits,
    plan_finding,
    rules,
    step_holds,
)
from service.admin.medications import MedicationRow
from service.admin.patient_list import PatientRow
from service.admin.plan_files import changeovers
from service.admin.plan_files.consent import exported
from service.admin.plan_files.shapes import UNTIL_RESUMED
from service.admin.plan_history import told
from service.db.tables import DoseStep, Medication, Person, PersonState, Schedule, ScheduleKind

_RENAMED = {"starts": "from", "ends": "until"}


def export(
    session: Session, people_: Sequence[Person], now: datetime, *, with_contacts: bool = False
) -> str:
    """These patients' plans as YAML: what is to come, with the titrations that led there.

    `with_contacts`: the clinic's own people come first.
    """
    writer = YAML()
    writer.width = 1000
    writer.indent(mapping=2, sequence=4, offset=2)
    stream = StringIO()
    clinic: dict[str, Any] = {"contacts": _contacts(session)} if with_contacts else {}
    clinic["patients"] = [_patient(session, person, now) for person in people_]
    writer.dump(_present(clinic), stream)
    return stream.getvalue()


def _contacts(session: Session) -> list[dict[str, Any]]:
    return [
        _present(
            {
                "name": row.name,
                "phone": row.phone,
                "role": row.role,
                **exported(session, session.get_one(Person, row.id)),
                "zone": row.zone,
                "language": row.language,
                "quiet": row.quiet,
            }
        )
        for row in contacts.listing(session)
        if row.state == PersonState.ACTIVE and not row.opted_out
    ]


def _patient(session: Session, person: Person, now: datetime) -> dict[str, Any]:
    row = patient_list.row(session, person)
    return _present(
        {
            "name": row.name,
            "phone": row.phone,
            "zone": row.zone,
            "country": row.country,
            **exported(session, person, opted_out=row.opted_out),
            "born": row.born_on,
            "language": row.language,
            "privacy": row.privacy,
            "tell_of_alerts": row.tell_of_alerts,
            "quiet": row.quiet,
            "nudges": row.nudges,
            "dose_window": row.dose_window,
            "checkin_window": row.checkin_window,
            "ask_why_skipped": row.ask_why_skipped,
            "self_harm_to_caregiver": row.self_harm_to_caregiver,
            "paused_until": _paused_until(row),
            "paused_for": row.paused_for,
            "caregivers": _caregivers(session, person),
            "medications": _medications(session, person, now),
            "checkins": _lines(session, person, ScheduleKind.CHECKIN, None, now),
            "side_effect_checks": _lines(session, person, ScheduleKind.SIDE_EFFECTS, None, now),
            "other_medicines": _others(session, person),
            "rule": _rule(session, person),
        }
    )


def _paused_until(row: PatientRow) -> str | None:
    if row.state != PersonState.PAUSED:
        return None
    if row.paused_until_at is None:
        return UNTIL_RESUMED
    return f"{row.paused_until_at.astimezone(ZoneInfo(row.zone)):%Y-%m-%dT%H:%M}"


def _caregivers(session: Session, patient: Person) -> list[dict[str, Any]]:
    return [
        _present(
            {
                "name": row.name,
                "phone": row.phone,
                **exported(session, session.get_one(Person, row.id), opted_out=row.opted_out),
                "zone": row.zone,
                "language": row.language,
                "quiet": row.quiet,
                "sees": list(row.sees),
            }
        )
        for row in caregivers.listing(session, patient)
    ]


def _medications(session: Session, patient: Person, now: datetime) -> list[dict[str, Any]]:
    return [
        _present(
            {
                "name": row.name,
                "strength": row.strength,
                "form": row.form,
                "instructions": row.instructions,
                "rxnorm": row.rxnorm,
                "atc": row.atc,
                "prescriber": row.prescriber,
                "prescribed": row.prescribed_on,
                "dose_in_text": row.dose_in_text or None,
                "tell_after": row.tell_after,
                "doses": _lines(session, patient, ScheduleKind.DOSE, row.id, now),
                "steps": _steps(session, row),
                "holds": _holds(session, row),
            }
        )
        for row in medications.listing(session, patient)
    ]


def _steps(session: Session, medication: MedicationRow) -> list[dict[str, Any]]:
    rows = session.exec(
        select(DoseStep)
        .where(DoseStep.medication_id == medication.id)
        .order_by(col(DoseStep.starts_on))
    )
    return [
        _present(
            {
                "dose": row.dose,
                "from": row.starts_on,
                "prescriber": row.prescriber,
                "prescribed": row.prescribed_on,
            }
        )
        for row in rows
    ]


def _holds(session: Session, row: MedicationRow) -> list[dict[str, Any]]:
    medication = session.get_one(Medication, row.id)
    return [
        _present({"from": one.held_on, "resumed": one.resumed_on})
        for one in step_holds.holds_of(session, medication)
        if one.held_on != one.resumed_on
    ]


def _lines(
    session: Session,
    patient: Person,
    kind: ScheduleKind,
    medication_id: int | None,
    now: datetime,
) -> list[dict[str, Any]]:
    zone = ZoneInfo(patient.zone)
    return [
        _timing(session, one) | _present(changeovers.exported(session, one, zone, now))
        for one in plan_finding.open_schedules(session, patient)
        if one.kind is kind
        and one.medication_id == medication_id
        and (one.next_due_at is not None or one.steps_of is not None)
    ]


def _timing(session: Session, schedule: Schedule) -> dict[str, Any]:
    typed = plan_edits.timing_of(session, schedule)
    return _present({_RENAMED.get(name, name): value for name, value in typed.items()})


def _others(session: Session, patient: Person) -> list[dict[str, Any]]:
    return [
        _present(
            {
                "name": row.name,
                "class": row.drug_class,
                "since": row.since_on,
                "until": row.ended_on,
            }
        )
        for row in other_medicines.listing(session, patient, ended=True)
    ]


def _rule(session: Session, patient: Person) -> dict[str, Any] | None:
    return rules.typed(session, patient) or None


def _present(values: dict[str, Any]) -> dict[str, Any]:
    """What there is to say, as YAML writes it."""
    return {name: told(value) for name, value in values.items() if value not in (None, [])}
