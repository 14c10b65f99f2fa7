"""The part of a plan file about titrations: steps are added or taken back, holds kept."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import select

from service.admin import dose_steps, step_holds
from service.admin.dose_steps import NewStep
from service.admin.plan_files.reading import Entry
from service.admin.plan_files.round import Round, Sign
from service.core.dose_steps import Hold
from service.core.timing import parse_date
from service.db.tables import DoseStep, Medication, Person


def apply_steps(
    this: Round, patient: Person, medication: Medication, entries: Sequence[Entry]
) -> None:
    """The steps of a titration, known by the dates on which they begin as prescribed."""
    rows = this.session.exec(select(DoseStep).where(DoseStep.medication_id == medication.id)).all()
    planned = {row.starts_on: row for row in rows}
    wanted: dict[date, tuple[Entry, NewStep]] = {}
    for entry in entries:
        with this.mistakes.of(entry):
            new = NewStep(**_options(entry))
            starts_on = dose_steps.first_day(this.session, medication, new)
            this.once(f"A step of {medication.name} from {starts_on}", medication.id, starts_on)
            wanted[starts_on] = entry, new
    for starts_on, row in planned.items():
        kept = starts_on in wanted and wanted[starts_on][1].dose == row.dose
        if not kept:
            place = wanted[starts_on][0] if starts_on in wanted else None
            with this.mistakes.of(place or Entry(entries[0].line if entries else 1)):
                dose_steps.remove(this.session, row, this.now)
                this.note("-", patient.name, f"{medication.name}: {row.dose} from {starts_on}")
    for starts_on, (entry, new) in wanted.items():
        there = planned.get(starts_on)
        with this.mistakes.of(entry):
            if there is not None and there.dose == new.dose:
                if dose_steps.correct(this.session, there, new, this.now):
                    told = dose_steps.prescribed(there)
                    this.note("~", patient.name, f"{medication.name}: {told}")
                continue
            made = dose_steps.add(this.session, medication, new, this.now)
            this.note("+", patient.name, f"{medication.name}: {made.dose} from {made.starts_on}")


def apply_holds(
    this: Round, patient: Person, medication: Medication, entries: Sequence[Entry]
) -> None:
    """The times for which the steps are held, known by their first days.

    One that lasts and is not named ends today; those that are over stay on record.
    """
    lasting = step_holds.open_hold(this.session, medication)
    named = {parse_date(entry.values["from"], "from") for entry in entries}
    if lasting is not None and lasting.held_on not in named:
        this.note("-", patient.name, f"{medication.name}: {step_holds.told(lasting)}")
        step_holds.resume(this.session, medication, this.now)
    known = {one.held_on for one in step_holds.holds_of(this.session, medication)}
    for entry in sorted(entries, key=lambda entry: parse_date(entry.values["from"], "from")):
        with this.mistakes.of(entry):
            hold = _hold(entry)
            this.once(
                f"A hold of {medication.name} from {hold.since}", medication.id, "hold", hold.since
            )
            told = step_holds.record(this.session, medication, hold, this.now)
            if told is not None:
                sign: Sign = "~" if hold.since in known else "+"
                this.note(sign, patient.name, f"{medication.name}: {told}")


def _hold(entry: Entry) -> Hold:
    resumed = entry.values.get("resumed")
    since = parse_date(entry.values["from"], "from")
    return Hold(since, None if resumed is None else parse_date(resumed, "resumed"))


def _options(entry: Entry) -> dict[str, str]:
    """A step as it would be typed."""
    return {"starts" if name == "from" else name: one for name, one in entry.values.items()}
