"""The part of a plan file about the clinic's own people."""

from collections.abc import Sequence
from functools import partial

from service.admin import contacts, people
from service.admin.contacts import ContactRow, NewContact
from service.admin.people import PersonChange
from service.admin.plan_files.consent import changed_consent
from service.admin.plan_files.reading import Entry
from service.admin.plan_files.round import Round, told
from service.admin.plan_files.shapes import quiet_hours
from service.core.phones import parse_phone
from service.db.tables import Person


def apply_contacts(this: Round, entries: Sequence[Entry]) -> None:
    """The contacts, each known by role and number; one that is not named stays."""
    for entry in entries:
        this.mistakes.judge(entry, partial(_apply, this))


def _apply(this: Round, entry: Entry) -> None:
    role, phone = entry.values["role"].lower(), parse_phone(entry.values["phone"])
    this.once(f"The {role} with {phone}", entry, role, phone)
    for row in contacts.listing(this.session):
        if (row.role, row.phone) == (role, phone):
            _change(this, row, entry.values)
            return
    made = contacts.add(this.session, NewContact(**entry.values), this.now)
    this.note("+", made.name, f"{role}, {made.phone}, {made.zone}")


def _change(this: Round, row: ContactRow, wanted: dict[str, str]) -> None:
    person = this.session.get_one(Person, row.id)
    if "quiet" in wanted:
        wanted = wanted | {"quiet": quiet_hours(wanted["quiet"])}
    known = {
        "name": row.name,
        "zone": row.zone,
        "language": row.language,
        "quiet": row.quiet,
    }
    changed = {
        name: wanted[name] for name in known if wanted.get(name, known[name]) != known[name]
    } | changed_consent(this, person, wanted)
    if changed:
        people.edit(this.session, person, PersonChange(**changed), this.now)
        this.note("~", row.name, f"{row.role}: {told(changed)}")
