"""The part of a plan file about medicines and times: plan lines are paired, changed, ended."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from service.admin import (
    care_plans,
    medications,
    other_medicines,
    plan_edits,
    plan_ends,
    plan_finding,
    plan_lines,
    plan_reading,
)
from service.admin.medications import MedicationChange
from service.admin.plan_files import changeovers
from service.admin.plan_files.reading import Entry
from service.admin.plan_files.round import Round, Sign
from service.admin.plan_files.shapes import flag
from service.admin.plan_files.steps import apply_holds, apply_steps
from service.admin.timing import Timing, read_after_step
from service.core.errors import InputError
from service.core.timing import parse_date
from service.db.rows import id_of
from service.db.tables import Medication, OtherMedicine, Person, Schedule, ScheduleKind

_RENAMED = {"from": "starts", "until": "ends", "skip": "skipped"}


def apply_medicines(this: Round, patient: Person, entries: Sequence[Entry]) -> None:
    """The medicines of a patient with their doses and steps; one that is not named ends."""
    kept: set[int | None] = set()
    waiting: list[tuple[Medication, list[Schedule], list[Entry]]] = []
    for entry in entries:
        known = this.mistakes.judge(entry, partial(_apply_medicine, this, patient))
        if known is None:
            continue
        kept.add(known.id)
        waiting.append((known, *_first_doses(this, patient, known, entry)))
        _apply_titration(this, patient, known, entry)
        if this.mistakes.inside(entry):
            this.doubted.add((patient.id, _plain(known.name)))
    for known, planned, left in waiting:
        _apply_lines(this, patient, ScheduleKind.DOSE, known, left, planned)
    for medication in _open_medicines(this, patient):
        if medication.id not in kept:
            medications.end(this.session, medication, this.now)
            this.note("-", patient.name, f"{medication.name}, with its doses")


def apply_checkins(this: Round, patient: Person, entries: Sequence[Entry]) -> None:
    """The check-ins of a patient."""
    planned = _planned(this, patient, ScheduleKind.CHECKIN, None)
    _apply_lines(this, patient, ScheduleKind.CHECKIN, None, entries, planned)


def apply_side_effect_checks(this: Round, patient: Person, entries: Sequence[Entry]) -> None:
    """The questions for side effects."""
    planned = _planned(this, patient, ScheduleKind.SIDE_EFFECTS, None)
    _apply_lines(this, patient, ScheduleKind.SIDE_EFFECTS, None, entries, planned)


def apply_others(this: Round, patient: Person, entries: Sequence[Entry]) -> None:
    """What else a patient takes: added, or noted as taken until a date."""
    for entry in entries:
        this.mistakes.judge(entry, partial(_apply_other, this, patient))


def _apply_medicine(this: Round, patient: Person, entry: Entry) -> Medication:
    values = {name: value for name, value in entry.values.items() if name != "name"}
    if "dose_in_text" in values:
        values["dose_in_text"] = flag(values["dose_in_text"])
    known = _called(this, patient, entry.values["name"])
    if known is None:
        change = MedicationChange(**values)
        known = medications.add(this.session, patient, entry.values["name"], change, this.now)
        this.note("+", patient.name, known.name)
    this.once(f"{known.name} of {patient.name}", entry, patient.id, "medicine", known.id)
    if changed := medications.edit(this.session, known, MedicationChange(**values), this.now):
        words = ", ".join(name.replace("_", " ") for name in changed)
        this.note("~", patient.name, f"{known.name}: {words}")
    return known


def _apply_titration(this: Round, patient: Person, medication: Medication, entry: Entry) -> None:
    if "steps" in entry.parts:
        apply_steps(this, patient, medication, entry)
    if "holds" in entry.parts:
        with this.mistakes.of(entry):
            apply_holds(this, patient, medication, entry.parts["holds"])


def _first_doses(
    this: Round, patient: Person, medication: Medication, entry: Entry
) -> tuple[list[Schedule], list[Entry]]:
    """Plan what need not wait; what is planned and what is wanted of the medicine besides.

    Doses that follow steps wait until all steps are there, and these may be counted from the
    doses that follow none. Where some are planned the whole list waits, to be paired as one.
    """
    if "doses" not in entry.parts:
        return [], []
    doses = entry.parts["doses"]
    planned = _planned(this, patient, ScheduleKind.DOSE, medication)
    waiting = [one for one in doses if "after_step" in one.values]
    if planned and waiting:
        return planned, doses
    first = [one for one in doses if one not in waiting]
    _apply_lines(this, patient, ScheduleKind.DOSE, medication, first, planned)
    return [], waiting


def _apply_lines(
    this: Round,
    patient: Person,
    kind: ScheduleKind,
    medication: Medication | None,
    entries: Sequence[Entry],
    planned: list[Schedule],
) -> None:
    """Pair the lines of the file with those that are planned, first the ones that are alike.

    Two lines that trade times in one file are refused as a collision; end one first.
    """
    waiting: list[Entry] = []
    for entry in entries:
        is_over = this.mistakes.judge(entry, partial(_is_over, this, patient, kind))
        if is_over is not False or entry.left_out:
            continue  # mistaken, or what it planned is on record
        with this.mistakes.of(entry):
            alike = [one for one in planned if not _differs(this, patient, one, entry)]
            if alike:
                planned.remove(alike[0])
                this.lines[id_of(alike[0])] = entry.line
            else:
                waiting.append(entry)
    for entry, schedule in zip(waiting, planned, strict=False):
        with this.mistakes.of(entry), this.telling_lines():
            this.lines[id_of(schedule)] = entry.line
            wanted = _wanted(this, patient, schedule, entry)
            plan_edits.become(
                this.session, schedule, wanted, this.now, texts_a_day=this.texts_a_day
            )
            _note_line(this, "~", patient, schedule)
    for schedule in planned[len(waiting) :]:
        this.note("-", patient.name, plan_lines.in_words(this.session, schedule))
        plan_ends.end_lines(this.session, [schedule], this.now)
    for entry in waiting[len(planned) :]:
        with this.mistakes.of(entry), this.telling_lines():
            made = _add_line(this, patient, kind, medication, _timing(this, patient, entry))
            this.lines[id_of(made)] = entry.line
            changeovers.apply(made, entry.values, ZoneInfo(patient.zone), this.now)
            _note_line(this, "+", patient, made)


def _note_line(this: Round, sign: Sign, patient: Person, line: Schedule) -> None:
    lost = plan_lines.lost_nudges(plan_lines.row(this.session, line))
    remark = lost and f"{lost} To have them, write beside those times: quiet: off"
    this.note(sign, patient.name, plan_lines.in_words(this.session, line), remark)


def _is_over(this: Round, patient: Person, kind: ScheduleKind, entry: Entry) -> bool:
    """Whether a line leaves nothing to come; what follows a mistaken medicine is left alone."""
    timing = _timing(this, patient, entry)
    if (patient.id, _plain(entry.values.get("after_step", ""))) in this.doubted:
        read_after_step(timing)
        return True
    return plan_reading.is_over(this.session, kind, patient, timing, this.now)


def _add_line(
    this: Round,
    patient: Person,
    kind: ScheduleKind,
    medication: Medication | None,
    timing: Timing,
) -> Schedule:
    if medication is not None and kind is ScheduleKind.DOSE:
        return care_plans.add_dose(
            this.session, patient, medication.name, timing, this.now, texts_a_day=this.texts_a_day
        )
    return care_plans.add_checkin(
        this.session,
        patient,
        timing,
        this.now,
        side_effects=kind is ScheduleKind.SIDE_EFFECTS,
        texts_a_day=this.texts_a_day,
    )


def _differs(this: Round, patient: Person, schedule: Schedule, entry: Entry) -> list[str]:
    return plan_edits.differences(schedule, _wanted(this, patient, schedule, entry))


def _wanted(this: Round, patient: Person, schedule: Schedule, entry: Entry) -> Schedule:
    """The planned line as the entry has it; without a first day it keeps its own."""
    counted = "from_day" in entry.values and "after_step" not in entry.values
    default = {} if counted else {"starts": schedule.starts_on.isoformat()}
    timing = _timing(this, patient, entry, **default)
    return plan_reading.read(this.session, schedule.kind, patient, timing, this.now)


def _timing(this: Round, patient: Person, entry: Entry, **default: str) -> Timing:
    typed: dict[str, Any] = {
        _RENAMED.get(name, name): value
        for name, value in entry.values.items()
        if name not in changeovers.NAMES
    }
    if "times" in typed and not typed.keys() & {"starts", "from_day", "after_step"}:
        problem = "needs the first day with it, or each time of applying would begin anew"
        raise InputError("times", typed["times"], problem, "from: 2027-03-31")
    owed = changeovers.owed(entry.values, ZoneInfo(patient.zone), this.now)
    return Timing(**(default | typed), owes=bool(owed) or patient.id in this.nowhere)


def _apply_other(this: Round, patient: Person, entry: Entry) -> None:
    name = " ".join(entry.values["name"].split())
    since = entry.values.get("since")
    known = _known_other(this, patient, name, since)
    if known is None:
        known = other_medicines.add(
            this.session, patient, name, entry.values["class"], since, this.now
        )
        what = f"other medicine {known.name} ({known.drug_class})"
        is_over = entry.values.get("until") is not None
        this.note("+", patient.name, what, "" if is_over else other_medicines.ASK)
    until = entry.values.get("until")
    if until is not None and known.ended_on != parse_date(until, "--until"):
        other_medicines.end(this.session, str(known.id), until, this.now)
        this.note("-", patient.name, f"other medicine {known.name}, taken until {until}")


def _known_other(
    this: Round, patient: Person, name: str, since: str | None
) -> OtherMedicine | None:
    """The medicine of that name since that day, else the last one; taken anew it is another."""
    since_on = None if since is None else parse_date(since, "--since")
    rows = this.session.exec(
        select(OtherMedicine)
        .where(OtherMedicine.patient_id == patient.id)
        .order_by(col(OtherMedicine.since_on), col(OtherMedicine.id))
    )
    known = [row for row in rows if row.name.casefold() == name.casefold()]
    of_that_day = [row for row in known if row.since_on == since_on]
    not_over_then = [
        row
        for row in known
        if since_on is None or row.ended_on is None or since_on <= row.ended_on
    ]
    return next(reversed(of_that_day or not_over_then), None)


def _planned(
    this: Round, patient: Person, kind: ScheduleKind, medication: Medication | None
) -> list[Schedule]:
    return [
        one
        for one in plan_finding.open_schedules(this.session, patient)
        if one.kind is kind
        and (one.next_due_at is not None or one.steps_of is not None)
        and one.medication_id == (medication.id if medication else None)
    ]


def _called(this: Round, patient: Person, name: str) -> Medication | None:
    for medication in _open_medicines(this, patient):
        if _plain(medication.name) == _plain(name):
            return medication
    return None


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _open_medicines(this: Round, patient: Person) -> Sequence[Medication]:
    return this.session.exec(
        select(Medication)
        .where(Medication.patient_id == patient.id, col(Medication.ended_at).is_(None))
        .order_by(col(Medication.id))
    ).all()
