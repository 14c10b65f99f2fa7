"""What is on record and needs somebody: contacts, countries, caregivers, rows set aside."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from service.admin import attention
from service.admin.countries import to_review
from service.admin.doctor.checks import Check, Level, ok, problem, warning
from service.admin.quarantine import Problem, quarantine
from service.core.countries import all_shipped
from service.core.delivery import MessageState
from service.db.queries.people import contacts
from service.db.tables import (
    CountryReview,
    Message,
    Patient,
    Person,
    PersonKind,
    PersonState,
    ServiceState,
)

SHOWN = 10
"""Ids that a line names; a listing has the rest."""


def checks(session: Session, now: datetime, *, live: bool) -> list[Check]:
    """Everything; `now` is by the service's own clock. A demo is asked for less."""
    aside = quarantine(session, now)
    return [
        *_sending(session, now),
        _admins(session, live=live),
        _countries(session, now, live=live),
        _caregivers(session),
        *_set_aside(
            "schedules",
            aside.schedules,
            Level.PROBLEM,
            "end it and add it anew: carebell dose end ID, carebell checkin end ID",
        ),
        *_set_aside(
            "texts in", aside.texts, Level.WARNING, "read it at Twilio, and report the error"
        ),
        *_set_aside(
            "texts out",
            aside.messages,
            Level.WARNING,
            "carebell message show ID says what became of it; report the error",
        ),
        *_set_aside(
            "alerts",
            aside.alerts,
            Level.PROBLEM,
            "call the patient's caregivers yourself, then: carebell alert ack CODE; "
            "report the error",
        ),
        _unknown(session),
    ]


def _sending(session: Session, now: datetime) -> list[Check]:
    state = session.get(ServiceState, 1)
    if state is None or state.stopped_until_at is None or state.stopped_until_at <= now:
        return []
    says = f"nothing leaves: {state.stop_reason}"
    return [problem("sending", says, "mend it at Twilio; it is tried again every few minutes")]


def _admins(session: Session, *, live: bool) -> Check:
    found = contacts(session, PersonKind.ADMIN)
    if found:
        return ok("admins", ", ".join(person.name for person in found))
    advice = 'carebell contact add NAME --phone +12025550123 --role admin --consent "..."'
    if live:
        says = "none can be texted: nobody would hear of trouble, and no patient can be enrolled"
        return problem("admins", says, advice)
    return warning("admins", "none: a live service needs one", advice)


def _countries(session: Session, now: datetime, *, live: bool) -> Check:
    reviewed = {country.code for country in all_shipped()}
    reviewed |= set(session.exec(select(CountryReview.code)))
    used = session.exec(
        select(Patient.country)
        .join(Person, col(Person.id) == col(Patient.person_id))
        .where(Person.state != PersonState.ENDED)
        .distinct()
    )
    missing = sorted(set(used) - reviewed)
    old = to_review(session, now)
    if not missing and old:
        says = f"the emergency numbers of {', '.join(old)} were last checked over 180 days ago"
        advice = f"carebell country review {old[0]} --emergency NUMBER --crisis NUMBER"
        return warning("countries", says, advice)
    if not missing:
        return ok("countries", "the emergency numbers of all patients' countries are reviewed")
    says = f"nobody has reviewed the emergency numbers of {', '.join(missing)}; texts name none"
    advice = f"carebell country review {missing[0]} --emergency NUMBER --crisis NUMBER"
    return (problem if live else warning)("countries", says, advice)


def _caregivers(session: Session) -> Check:
    alone = attention.without_caregiver(session)
    if not alone:
        return ok("caregivers", "every patient has one who can be texted")
    says = f"nobody would hear of {_few([f'{one.name} ({one.id})' for one in alone])}"
    return warning(
        "caregivers",
        says,
        'carebell caregiver add PATIENT NAME --phone +12025550145 --consent "..."',
    )


def _set_aside(name: str, rows: Sequence[Problem], level: Level, advice: str) -> list[Check]:
    if not rows:
        return [ok(name, "none set aside")]
    return [Check(name, level, f"{row.about} ({row.id}): {row.problem}", advice) for row in rows]


def _unknown(session: Session) -> Check:
    ids = session.exec(
        select(col(Message.id))
        .where(Message.state == MessageState.UNKNOWN)
        .order_by(col(Message.id))
    ).all()
    if not ids:
        return ok("unknown texts", "none")
    says = f"may or may not have left: {_few(list(map(str, ids)))}"
    return warning("unknown texts", says, "carebell message show ID says what is known")


def _few(names: list[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
