"""What is done to anybody with a number: found by id or name, changed, ended."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select, update

from service.admin.agreements import TypedConsent, give_consent, parse_consent
from service.core.delivery import MessageState
from service.core.entries import parse_word
from service.core.errors import ConflictError, InputError, NotFoundError
from service.core.names import parse_name
from service.core.phones import parse_phone
from service.core.recurrence import zone_named
from service.core.texts import LANGUAGES
from service.core.timing import parse_quiet_hours
from service.db.queries.consent import is_suppressed
from service.db.queries.holding import look_again
from service.db.tables import (
    Message,
    Person,
    PersonKind,
    PersonState,
)

_LONGEST_ID = 9  # digits; longer numbers fit no id


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChange(TypedConsent):
    """What changes of anybody, as typed; None stays as it is."""

    name: str | None = None
    phone: str | None = None
    zone: str | None = None
    language: str | None = None
    quiet: str | None = None


def find(session: Session, text: str, *kinds: PersonKind, where: str) -> Person:
    """The one person of these kinds whom an id or a name (in any case) means.

    A first name alone will do where it is nobody's whole name. Somebody whose care has ended is
    found by name only where nobody else is called that.

    Raises:
        NotFoundError: nobody.
        InputError: several people are called that; the sentence lists their ids.
    """
    word = " ".join(text.split())
    if word.isascii() and word.isdigit():
        return _with_id(session, word, kinds, where)
    ids = _called(session, word.casefold(), kinds)
    if not ids:
        raise _nobody(text, where)
    if len(ids) > 1:
        listed = ", ".join(map(str, ids[:-1])) + f" and {ids[-1]}"
        problem = f"is what several people are called; their ids are {listed}"
        raise InputError(where, text, problem, str(ids[0]))
    return session.get_one(Person, ids[0])


def require_present(person: Person) -> None:
    """Return unless the person's care has ended.

    Raises:
        ConflictError: it has; what is kept of them does not change any more.
    """
    if person.state is PersonState.ENDED:
        raise ConflictError(
            f"{person.name} (id {person.id}) has ended and is kept as it was; add a new one."
        )


def require_not_suppressed(session: Session, phone: str) -> None:
    """Return unless this number said STOP before its owner was erased.

    Raises:
        ConflictError: it did; of the number only a hash is kept, and it is not texted again.
    """
    if is_suppressed(session, phone):
        raise ConflictError(
            "This number opted out before what was known of its owner was erased, so it is not "
            "texted again; only a START from it opens it."
        )


def parse_language(text: str) -> str:
    """A language in which everything that Carebell writes is complete.

    Raises:
        InputError: it is not one.
    """
    return parse_word(text, LANGUAGES, "--language")


def keep_quiet(person: Person, text: str) -> None:
    """Give somebody quiet hours of their own, or none.

    Raises:
        InputError: they cannot be read.
    """
    quiet = parse_quiet_hours(text, "--quiet")
    person.quiet_from, person.quiet_until = quiet.begins, quiet.ends


def edit(session: Session, person: Person, change: PersonChange, now: datetime) -> None:
    """Change what is given and nothing else.

    Consent was given for one number: another one without a new consent leaves its owner pending.

    Raises:
        InputError: a value cannot be used.
        ConflictError: the person's part has ended.
    """
    require_present(person)
    zone = person.zone if change.zone is None else zone_named(change.zone).key
    consent = parse_consent(change, zone, now)
    if change.name is not None:
        person.name = parse_name(change.name, "--name")
    if change.zone is not None:
        person.zone = zone
    if change.quiet is not None:
        keep_quiet(person, change.quiet)
    if change.language is not None:
        person.language = parse_language(change.language)
    if change.phone is not None:
        phone = parse_phone(change.phone)
        require_not_suppressed(session, phone)
        _change_phone(session, person, phone, agreed=consent is not None)
    if consent is not None:
        give_consent(session, person, consent)
    session.flush()
    look_again(session, now)


def end(session: Session, person: Person, now: datetime) -> None:
    """End somebody's part for good: the rows stay, and what is still waiting never leaves.

    Raises:
        ConflictError: it has ended already.
    """
    require_present(person)
    person.state = PersonState.ENDED
    session.execute(
        update(Message)
        .where(col(Message.person_id) == person.id, col(Message.state) == MessageState.PLANNED)
        .values(state=MessageState.SUPPRESSED, reason=PersonState.ENDED.value, settled_at=now)
    )


def _change_phone(session: Session, person: Person, phone: str, *, agreed: bool) -> None:
    """Give somebody another number; texts that are still waiting go there."""
    if phone == person.phone:
        return
    person.phone = phone
    if not agreed:
        person.state, person.consented_at = PersonState.PENDING, None
    session.execute(
        update(Message)
        .where(col(Message.person_id) == person.id, col(Message.state) == MessageState.PLANNED)
        .values(to_phone=phone)
    )


def _with_id(session: Session, digits: str, kinds: tuple[PersonKind, ...], where: str) -> Person:
    person = session.get(Person, int(digits)) if len(digits) <= _LONGEST_ID else None
    if person is None:
        raise _nobody(digits, where)
    if person.kind not in kinds:
        raise NotFoundError(
            f"{where} {digits} is {person.name}, of the kind {person.kind.value}; "
            f"to see whom you can name: {_listing(where)}"
        )
    return person


def _called(session: Session, word: str, kinds: tuple[PersonKind, ...]) -> list[int | None]:
    """The ids of those with this casefolded name, else of those with this first name."""
    everybody = [
        (id_, name.casefold(), state)
        for id_, name, state in session.exec(
            select(Person.id, Person.name, Person.state)
            .where(col(Person.kind).in_(kinds))
            .order_by(col(Person.id))
        )
    ]
    named = [one for one in everybody if one[1] == word]
    named = named or [one for one in everybody if one[1].partition(" ")[0] == word]
    present = [id_ for id_, _, state in named if state is not PersonState.ENDED]
    return present or [id_ for id_, *_ in named]


def _listing(where: str) -> str:
    """The command that lists whom one can name."""
    return "carebell consent log" if where == "PERSON" else f"carebell {where.lower()} list"


def _nobody(text: str, where: str) -> NotFoundError:
    return NotFoundError(
        f"{where} {text!r} is nobody's id or name; to see whom you can name: {_listing(where)}"
    )
