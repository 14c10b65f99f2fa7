"""Bringing what is planned in line with a file: all of it, or nothing where it holds a mistake."""

from collections import defaultdict
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.admin import patient_list, patients, pauses, rules
from service.admin.patients import NewPatient, PatientChange
from service.admin.plan_files.caregivers import apply_caregivers
from service.admin.plan_files.consent import changed_consent
from service.admin.plan_files.contacts import apply_contacts
from service.admin.plan_files.medicines import (
    apply_checkins,
    apply_medicines,
    apply_others,
    apply_side_effect_checks,
)
from service.admin.plan_files.reading import Entry, Mistakes, read
from service.admin.plan_files.round import Change, Round, told
from service.admin.plan_files.shapes import UNTIL_RESUMED, flag, quiet_hours
from service.admin.readiness import require_ready
from service.admin.room import TEXTS_A_DAY
from service.admin.rules import RuleChange
from service.core.countries import parse_country
from service.core.entries import parse_local_moment
from service.core.errors import ConflictError, FileMistakesError
from service.core.phones import parse_phone
from service.core.timing import format_span, parse_window
from service.db.tables import Person, PersonKind, PersonState

_FLAGS = ("welcome", "tell_of_alerts", "nudges", "ask_why_skipped", "self_harm_to_caregiver")
_PAUSE = ("paused_until", "paused_for")
_WINDOWS = ("dose_window", "checkin_window")


def apply(
    session: Session, text: str, file: str, now: datetime, *, texts_a_day: int = TEXTS_A_DAY
) -> list[Change]:
    """Bring a clinic in line with a plan file; what changed, none where all was so already.

    A patient is the one of that name and number. What a file does not name stays as it is; of a
    list that it names, plan lines that are not in it end. People are never ended by a file.

    Raises:
        FileMistakesError: with every mistake and its line; the caller's transaction must not be
            committed then.
    """
    mistakes = Mistakes(file)
    parts = read(text, mistakes)
    this = Round(session, now, mistakes, texts_a_day)
    apply_contacts(this, parts.get("contacts", []))
    entries = parts.get("patients", [])
    keys = {_key(entry.values["name"], entry.values["phone"]) for entry in entries}
    roster = _roster(session)
    for entry in entries:
        known = None
        with mistakes.of(entry):
            known = _known(roster, entry, keys)
        person = mistakes.judge(entry, partial(_apply_person, this, known))
        if person is not None:
            _apply_plan(this, person, entry)
    if mistakes:
        raise FileMistakesError(mistakes.listed())
    return this.changes


def _apply_person(this: Round, person: Person | None, entry: Entry) -> Person:
    this.once(entry.values["name"], entry, _key(entry.values["name"], entry.values["phone"]))
    wanted = _typed(entry)
    for name in _PAUSE:
        wanted.pop(name, None)
    has_no_zone = "zone" in entry.left_out
    if person is None:
        with this.mistakes.of(entry):
            _ask_ready(this, parse_country(wanted["country"]))
        person = patients.add(this.session, NewPatient(**wanted), this.now, ready=this.ready)
        this.note("+", person.name, f"patient, {person.phone}, {person.zone}")
    else:
        _change_patient(this, person, wanted | {"zone": person.zone} if has_no_zone else wanted)
    if has_no_zone:
        this.nowhere.add(person.id)
    return person


def _ask_ready(this: Round, country: str) -> None:
    """Ask once for a country, so that what else is wrong with its patients is told too."""
    if country not in this.ready:
        this.ready.add(country)
        require_ready(this.session, country)


def _apply_plan(this: Round, person: Person, entry: Entry) -> None:
    until, reason = (entry.values.get(name) for name in _PAUSE)
    if until is not None:
        with this.mistakes.of(entry):
            _apply_pause(this, person, until, reason)
    apply_caregivers(this, person, entry.parts.get("caregivers", []))
    if "medications" in entry.parts:
        apply_medicines(this, person, entry.parts["medications"])
    if "checkins" in entry.parts:
        apply_checkins(this, person, entry.parts["checkins"])
    if "side_effect_checks" in entry.parts:
        apply_side_effect_checks(this, person, entry.parts["side_effect_checks"])
    apply_others(this, person, entry.parts.get("other_medicines", []))
    for part in entry.parts.get("rule", []):
        this.mistakes.judge(part, partial(_apply_rule, this, person))


def _roster(session: Session) -> dict[str, list[Person]]:
    """The patients whose care has not ended, by name."""
    found: dict[str, list[Person]] = defaultdict(list)
    for person in session.exec(
        select(Person)
        .where(Person.kind == PersonKind.PATIENT, Person.state != PersonState.ENDED)
        .order_by(col(Person.id))
    ):
        found[person.name.casefold()].append(person)
    return found


def _known(
    roster: dict[str, list[Person]], entry: Entry, keys: set[tuple[str, str]]
) -> Person | None:
    """The patient of that name and number; None for a new one.

    Raises:
        ConflictError: somebody of that name has another number, and is not in the file: a second
            enrolment would remind of everything twice.
    """
    name, phone = _key(entry.values["name"], entry.values["phone"])
    namesakes = roster[name]
    for one in namesakes:
        if one.phone == phone:
            return one
    for one in namesakes:
        if _key(one.name, one.phone) not in keys:
            raise ConflictError(
                f"{one.name} is patient {one.id} with another number, {one.phone}; if that is who "
                f"is meant: carebell patient edit {one.id} --phone {phone}"
            )
    return None


def _key(name: str, phone: str) -> tuple[str, str]:
    return " ".join(name.split()).casefold(), parse_phone(phone)


def _typed(entry: Entry) -> dict[str, Any]:
    """The values, each in the one form in which it is kept and told."""
    typed = dict(entry.values)
    for name in typed.keys() & set(_FLAGS):
        typed[name] = flag(typed[name])
    for name in typed.keys() & set(_WINDOWS):
        typed[name] = _told_window(parse_window(typed[name], name))
    if "quiet" in typed:
        typed["quiet"] = quiet_hours(typed["quiet"])
    return typed


def _change_patient(this: Round, person: Person, wanted: dict[str, Any]) -> None:
    row = patient_list.row(this.session, person)
    known: dict[str, object] = {
        "zone": row.zone,
        "country": row.country,
        "language": row.language,
        "privacy": row.privacy,
        "tell_of_alerts": row.tell_of_alerts,
        "quiet": row.quiet,
        "nudges": row.nudges,
        "dose_window": _told_window(row.dose_window),
        "checkin_window": _told_window(row.checkin_window),
        "ask_why_skipped": row.ask_why_skipped,
        "self_harm_to_caregiver": row.self_harm_to_caregiver,
        "born": row.born_on.isoformat() if row.born_on else None,
    }
    changed = {
        name: wanted[name]
        for name, value in known.items()
        if name in wanted and _plain(wanted[name]) != _plain(value)
    } | changed_consent(this, person, wanted)
    if changed:
        patients.edit(this.session, person, PatientChange(**changed), this.now)
        this.note("~", person.name, told(changed))


def _apply_pause(this: Round, person: Person, until: str, reason: str | None) -> None:
    """Pause a patient as the file has it; a pause that is over is passed over."""
    patient, zone = patient_list.row(this.session, person), ZoneInfo(person.zone)
    ends = None if until == UNTIL_RESUMED else until
    ends_at = None if ends is None else parse_local_moment(ends, zone, "paused_until")
    known = (patient.state, patient.paused_until_at, patient.paused_for)
    if known == (PersonState.PAUSED.value, ends_at, reason) or (ends_at and ends_at <= this.now):
        return
    pauses.pause(this.session, person, ends, this.now, reason=reason)
    this.note("~", person.name, f"paused until {until}")


def _apply_rule(this: Round, patient: Person, part: Entry) -> None:
    given = dict(part.values)
    known = rules.options_of(this.session, patient)
    preset = rules.show(this.session, patient).preset
    changed = {name: value for name, value in given.items() if value != known.get(name, preset)}
    if changed:
        rules.change(this.session, patient, RuleChange(**changed), this.now)
        this.note("~", patient.name, f"alert rule: {told(changed)}")


def _plain(value: object) -> object:
    return " ".join(value.split()).casefold() if isinstance(value, str) else value


def _told_window(window: timedelta | None) -> str:
    return "none" if window is None else format_span(window)
