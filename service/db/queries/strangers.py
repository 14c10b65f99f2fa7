"""Words of danger that no alert holds: of an unknown number, or a patient whose care has ended."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session, col, select

from service.core.delivery import MessageKind
from service.db.queries.episodes import NEVER_ARRIVED
from service.db.queries.people import by_phone, contacts, people_at
from service.db.rows import id_of
from service.db.tables import InboundMessage, Message, Person, PersonKind, Reply

_IN_CARE = (PersonKind.PATIENT, PersonKind.CAREGIVER)


@dataclass(frozen=True, slots=True)
class Untold:
    """A text of danger that reached nobody; `has_people`: there was somebody, and no text came."""

    reply_id: int
    has_people: bool


def waiting_strangers(session: Session, *, lock: bool = False) -> list[tuple[Reply, str]]:
    """Such texts that nobody has resolved, the oldest first, and the number of each."""
    unresolved = (
        select(Reply, col(InboundMessage.from_phone))
        .join(InboundMessage, col(InboundMessage.id) == col(Reply.inbound_id))
        .where(
            text("reply.needs_person"),  # in the index's own words, so that SQLite takes it
            col(Reply.resolved_at).is_(None),
            col(Reply.danger).is_not(None),
        )
        .order_by(col(Reply.id))
    )
    if lock:
        unresolved = unresolved.with_for_update(of=Reply, skip_locked=True)
    rows = session.exec(unresolved).all()
    return [(reply, phone) for reply, phone in rows if not _was_known(session, reply, phone)]


def clinic_but(session: Session, phone: str) -> list[Person]:
    """The clinic's people who are told of a number's words: not those whose own it is."""
    clinic = by_phone(contacts(session, PersonKind.CLINICIAN, PersonKind.ADMIN))
    return [one for one in clinic if one.phone != phone]


def untold(session: Session) -> list[Untold]:
    """Such texts of which nobody can be told, or no text has arrived since nor still may."""
    found = []
    for reply, phone in waiting_strangers(session):
        people = clinic_but(session, phone)
        may_have_arrived = select(Message.id).where(
            Message.kind == MessageKind.ALERT,
            col(Message.episode_id).is_(None),
            col(Message.person_id).in_([one.id for one in people]),
            Message.created_at >= reply.read_at,
            col(Message.state).not_in(NEVER_ARRIVED),
        )
        if session.exec(may_have_arrived.limit(1)).first() is None:
            found.append(Untold(id_of(reply), has_people=bool(people)))
    return found


def _was_known(session: Session, reply: Reply, phone: str) -> bool:
    """Whether somebody in our care had this number then, so that an alert holds the text."""
    return any(
        one.kind in _IN_CARE and one.created_at <= reply.read_at
        for one in people_at(session, phone)
    )
