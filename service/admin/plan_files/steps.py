"""The part of a plan file about titrations: steps are added or taken back, holds kept."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from sqlmodel import select

from service.admin import dose_steps, step_holds
from service.admin.dose_steps import NewStep
from service.admin.plan_files.reading import Entry
from service.admin.plan_files.round import Round, Sign
from service.core.dose_steps import Hold
from service.core.timing import parse_date
from service.db.tables import DoseStep, Medication, Person


def apply_steps(this: Round, patient: Person, medication: Medication, whole: Entry) -> None:
    """The steps of a titration, known by the dates on which they begin as prescribed.

    `whole` is the entry of the medicine. Days are counted from the first dose: where that is what
    is mistaken, it is only judged whether two steps are on one day.
    """
    entries = whole.parts["steps"]
    if this.mistakes.inside(whole) and dose_steps.first_dose_on(this.session, medication) is None:
        by_day = [entry for entry in entries if "day" in entry.values]
        entries = [entry for entry in entries if entry not in by_day]
        for entry in by_day:
            with this.mistakes.of(entry):
                day = int(entry.values["day"])
                what = f"A step of {medication.name} on day {day}"
                this.once(what, entry, medication.id, "day", day)
    rows = this.session.exec(select(DoseStep).where(DoseStep.medication_id == medication.id)).all()
    planned = {row.starts_on: row for row in rows}
    wanted: dict[date, Entry] = {}
    for entry in entries:
        with this.mistakes.of(entry):
            starts_on = dose_steps.first_day(this.session, medication, NewStep(**_options(entry)))
            this.once(
                f"A step of {medication.name} from {starts_on}", entry, medication.id, starts_on
            )
            wanted[starts_on] = entry
    for starts_on, row in planned.items():
        kept = starts_on in wanted and wanted[starts_on].values["dose"] == row.dose
        if not kept and not this.mistakes.inside(whole):
            with this.mistakes.of(wanted.get(starts_on, whole)):
                dose_steps.remove(this.session, row, this.now)
                this.note("-", patient.name, f"{medication.name}: {row.dose} from {starts_on}")
    for starts_on, entry in wanted.items():
        step = partial(_apply_step, this, patient, medication, planned.get(starts_on))
        this.mistakes.judge(entry, step)


def _apply_step(
    this: Round, patient: Person, medication: Medication, there: DoseStep | None, entry: Entry
) -> None:
    new = NewStep(**_options(entry))
    if there is None or there.dose != new.dose:
        made = dose_steps.add(this.session, medication, new, this.now)
        this.note("+", patient.name, f"{medication.name}: {made.dose} from {made.starts_on}")
    elif dose_steps.correct(this.session, there, new, this.now):
        this.note("~", patient.name, f"{medication.name}: {dose_steps.prescribed(there)}")


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
            what = f"A hold of {medication.name} from {hold.since}"
            this.once(what, entry, medication.id, "hold", hold.since)
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
