"""The part of a plan file about who is told of a patient."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from service.admin import caregivers
from service.admin.caregivers import CaregiverChange, CaregiverRow, NewCaregiver
from service.admin.plan_files.consent import changed_consent
from service.admin.plan_files.reading import Entry
from service.admin.plan_files.round import Round, told
from service.admin.plan_files.shapes import flag, quiet_hours
from service.core.phones import parse_phone
from service.db.tables import Person


def apply_caregivers(this: Round, patient: Person, entries: Sequence[Entry]) -> None:
    """The caregivers of a patient, known by their numbers, told in the order of the file.

    One that is not named stays, in the same place.
    """
    for entry in entries:
        this.mistakes.judge(entry, partial(_apply, this, patient))
    if not this.mistakes:
        _bring_in_order(this, patient, [parse_phone(one.values["phone"]) for one in entries])


def _bring_in_order(this: Round, patient: Person, phones: Sequence[str]) -> None:
    rows = caregivers.listing(this.session, patient)
    places = [place for place, row in enumerate(rows, 1) if row.phone in phones]
    wanted = [row for phone in phones for row in rows if row.phone == phone]
    if [rows[place - 1] for place in places] == wanted:
        return
    for row, place in zip(wanted, places, strict=True):
        person = this.session.get_one(Person, row.id)
        change = CaregiverChange(position=str(place))
        caregivers.edit(this.session, person, change, this.now)
    order = ", ".join(row.name for row in wanted)
    this.note("~", patient.name, f"caregivers are told in this order: {order}")


def _apply(this: Round, patient: Person, part: Entry) -> None:
    phone = parse_phone(part.values["phone"])
    this.once(f"A caregiver of {patient.name} with {phone}", part, patient.id, "caregiver", phone)
    wanted = dict(part.values)
    if "welcome" in wanted:
        wanted["welcome"] = flag(wanted["welcome"])
    for row in caregivers.listing(this.session, patient):
        if row.phone == phone:
            _change(this, patient, row, wanted)
            return
    made = caregivers.add(this.session, patient, NewCaregiver(**wanted), this.now)
    this.note("+", patient.name, f"caregiver {made.name}, {made.phone}")


def _change(this: Round, patient: Person, row: CaregiverRow, wanted: dict[str, Any]) -> None:
    person = this.session.get_one(Person, row.id)
    known: dict[str, object] = {
        "name": row.name,
        "zone": row.zone,
        "language": row.language,
        "quiet": row.quiet,
        "sees": sorted(row.sees),
    }
    if "quiet" in wanted:
        wanted["quiet"] = quiet_hours(wanted["quiet"])
    if "sees" in wanted:
        wanted["sees"] = sorted(set(wanted["sees"]) - {"none"})
    changed = {
        name: wanted[name] for name in known if name in wanted and wanted[name] != known[name]
    } | changed_consent(this, person, wanted)
    if changed:
        caregivers.edit(this.session, person, CaregiverChange(**changed), this.now)
        this.note("~", patient.name, f"caregiver {row.name}: {told(changed)}")
