"""The part of a plan file about who is told of a patient."""

from typing import Any

from service.admin import caregivers
from service.admin.caregivers import CaregiverChange, CaregiverRow, NewCaregiver
from service.admin.people import standing_consent
from service.admin.plan_files.reading import Entry
from service.admin.plan_files.round import Round, told
from service.admin.plan_files.shapes import quiet_hours
from service.core.phones import parse_phone
from service.db.tables import Person


def apply_caregiver(this: Round, patient: Person, part: Entry) -> None:
    """A caregiver of a patient, known by their number; one that is not named stays."""
    phone = parse_phone(part.values["phone"])
    this.once(f"A caregiver of {patient.name} with {phone}", patient.id, "caregiver", phone)
    wanted = dict(part.values)
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
        "consent": standing_consent(this.session, person),
    }
    if "quiet" in wanted:
        wanted["quiet"] = quiet_hours(wanted["quiet"])
    if "sees" in wanted:
        wanted["sees"] = sorted(set(wanted["sees"]) - {"none"})
    changed = {
        name: wanted[name] for name in known if name in wanted and wanted[name] != known[name]
    }
    if changed:
        caregivers.edit(this.session, person, CaregiverChange(**changed), this.now)
        this.note("~", patient.name, f"caregiver {row.name}: {told(changed)}")
