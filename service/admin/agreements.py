"""Consent on record: as it is typed, given, and read again."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.core.entries import parse_local_moment, parse_note
from service.core.errors import InputError
from service.core.texts import WORDING_VERSION
from service.db.rows import id_of
from service.db.side_by_side import Storing
from service.db.tables import ConsentEvent, ConsentKind, Person, PersonState

CONSENT_EXAMPLE = '"signed form, 3 May 2026"'


@dataclass(frozen=True, slots=True)
class Consent:
    """One line of somebody's consent history."""

    kind: str
    source: str
    wording: str
    happened_at: datetime


@dataclass(frozen=True, slots=True)
class Agreement:
    """A consent as it goes on record: its wording, where it is from, and when it was given."""

    wording: str
    source: str
    given_at: datetime


def parse_consent(
    text: str | None, consented_on: str | None, zone: str, now: datetime
) -> Agreement | None:
    """A consent as typed; None where there is none.

    With a date it was given on paper, on that day in the person's zone.

    Raises:
        InputError: it says nothing, or the date is none, lies ahead, or has no consent to it.
    """
    if text is None:
        if consented_on is not None:
            raise InputError("--consented-on", consented_on, "has no --consent with it")
        return None
    wording = parse_note(text, "--consent", CONSENT_EXAMPLE)
    if consented_on is None:
        return Agreement(wording, "admin", now)
    given_at = parse_local_moment(consented_on, ZoneInfo(zone), "--consented-on")
    if given_at > now:
        raise InputError("--consented-on", consented_on, "lies ahead", "2026-05-03")
    return Agreement(wording, "paper", given_at)


def storing(
    session: Session, person: Person, consent: Agreement | None, *, welcome: bool = True
) -> Storing[None]:
    """Store somebody new, with their consent where there is one."""
    if consent is not None:
        person.state, person.consented_at = PersonState.ACTIVE, consent.given_at
    session.add(person)
    yield
    if consent is not None:
        give_consent(session, person, consent, welcome=welcome)


def give_consent(
    session: Session, person: Person, agreement: Agreement, *, welcome: bool = True
) -> None:
    """Put a consent on record; somebody who was pending may be texted from now on.

    The service sends them one welcome, unless they need none.
    """
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
            followed_up=not welcome,
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


def standing_consent(session: Session, person: Person) -> str | None:
    """The wording of the consent that stands, None while there is none."""
    given = [one.wording for one in consents(session, person) if one.kind == "given"]
    return given[-1] if given and person.consented_at else None
