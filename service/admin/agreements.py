"""Consent on record: as it is typed, given, and read again."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.core.entries import parse_local_moment, parse_note, parse_word
from service.core.errors import InputError
from service.core.texts import WORDING_VERSION
from service.db.rows import id_of
from service.db.side_by_side import Storing
from service.db.tables import ConsentEvent, ConsentKind, Person, PersonState

CONSENT_EXAMPLE = '"signed form, 3 May 2026"'
SOURCES = ("admin", "paper", "text")
"""Where consents are from: told to an admin, signed on a day before, or texted."""


@dataclass(frozen=True, slots=True)
class Consent:
    """One line of somebody's consent history."""

    kind: str
    source: str
    wording: str
    happened_at: datetime


@dataclass(frozen=True, slots=True)
class Agreement:
    """A consent on record: its wording, where it is from, and when it was given.

    `welcome`: the service still has to send the one welcome.
    """

    wording: str
    source: str
    given_at: datetime
    welcome: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedConsent:
    """A consent as typed; without `consent` there is none.

    With a date it was given on paper, on that day in the person's zone, unless `consent_source`
    says otherwise. The service sends a welcome, unless `welcome` is False.
    """

    consent: str | None = None
    consented_on: str | None = None
    consent_source: str | None = None
    welcome: bool = True


def parse_consent(typed: TypedConsent, zone: str, now: datetime) -> Agreement | None:
    """A consent as typed; None where there is none.

    Raises:
        InputError: it says nothing, or the date is none, lies ahead, or has no consent to it.
    """
    if typed.consent is None:
        if typed.consented_on is not None:
            raise InputError("--consented-on", typed.consented_on, "has no --consent with it")
        return None
    wording = parse_note(typed.consent, "--consent", CONSENT_EXAMPLE)
    source, given_at = "admin", now
    if typed.consented_on is not None:
        source, given_at = "paper", parse_given_at(typed.consented_on, zone)
    if given_at > now:
        raise InputError("--consented-on", str(typed.consented_on), "lies ahead", "2026-05-03")
    if typed.consent_source is not None:
        source = parse_word(typed.consent_source, SOURCES, "--consent-source")
    return Agreement(wording, source, given_at, typed.welcome)


def parse_given_at(text: str, zone: str) -> datetime:
    """When a consent was given: a day or time local to `zone`, or with a Z at its end in UTC.

    Raises:
        InputError: it reads otherwise.
    """
    where = "UTC" if text.endswith("Z") else zone
    return parse_local_moment(text.removesuffix("Z"), ZoneInfo(where), "--consented-on")


def format_given_at(given_at: datetime, zone: str) -> str:
    """What `parse_given_at` reads as the minute of a moment; a day where that is its first."""
    local = given_at.astimezone(ZoneInfo(zone))
    if local.time() == time.min:
        return local.date().isoformat()
    return f"{given_at.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


def storing(session: Session, person: Person, consent: Agreement | None) -> Storing[None]:
    """Store somebody new, with their consent where there is one."""
    if consent is not None:
        person.state, person.consented_at = PersonState.ACTIVE, consent.given_at
    session.add(person)
    yield
    if consent is not None:
        give_consent(session, person, consent)


def give_consent(session: Session, person: Person, agreement: Agreement) -> None:
    """Put a consent on record; somebody who was pending may be texted from now on."""
    person.consented_at = agreement.given_at
    if person.state is PersonState.PENDING:
        person.state = PersonState.ACTIVE
    session.add(
        ConsentEvent(
            person_id=id_of(person),
            phone=person.phone,
            kind=ConsentKind.GIVEN,
            source=agreement.source,
            wording=agreement.wording,
            wording_version=WORDING_VERSION,
            language=person.language,
            happened_at=agreement.given_at,
            followed_up=not agreement.welcome,
        )
    )


def note_choice(session: Session, patient: Person, choice: str, now: datetime) -> None:
    """Put on record what a patient chose that caregivers hear or see, as an admin entered it.

    It is no agreement to any wording of ours, so that it names none.
    """
    session.add(
        ConsentEvent(
            person_id=id_of(patient),
            phone=patient.phone,
            kind=ConsentKind.GIVEN,
            source="admin",
            wording=choice,
            language=patient.language,
            happened_at=now,
        )
    )


def consents(session: Session, person: Person) -> list[Consent]:
    """Somebody's consent history, oldest first."""
    events = session.exec(
        select(ConsentEvent)
        .where(ConsentEvent.person_id == person.id)
        .order_by(col(ConsentEvent.happened_at), col(ConsentEvent.id))
    )
    return [Consent(e.kind.value, e.source, e.wording, e.happened_at) for e in events]


def standing_consent(session: Session, person: Person) -> Agreement | None:
    """The consent that stands, the last one to go on record; None while there is none."""
    if person.consented_at is None:
        return None
    event = session.exec(
        select(ConsentEvent)
        .where(
            ConsentEvent.person_id == person.id,
            ConsentEvent.kind == ConsentKind.GIVEN,
            col(ConsentEvent.wording_version).is_not(None),  # no mere choice
        )
        .order_by(col(ConsentEvent.id).desc())
    ).first()
    if event is None:
        return None
    return Agreement(event.wording, event.source, event.happened_at, not event.followed_up)
