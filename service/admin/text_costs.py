"""What the plans of patients cost in segments a month, and in money: `carebell text cost`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache

from sqlmodel import Session, col, select

from service.admin.preview import preview
from service.core.delivery import MessageKind
from service.core.policy import Policy
from service.core.prices import Price
from service.core.segments import count
from service.core.texts import write
from service.core.texts.examples import EXAMPLES
from service.db.rows import id_of
from service.db.tables import Person, PersonKind, PersonState

MONTH_DAYS = 30


@dataclass(frozen=True, slots=True)
class CostRow:
    """What one patient's plan takes in the coming 30 days.

    `texts` and `segments` are the prompts to come. `with_answers` adds a receipt for each, as if
    every one were answered once; `cost` is that in money, None without a price. Nudges, alerts
    and inbound texts, which carriers may charge too, depend on what happens and are left out.
    """

    id: int
    patient: str
    texts: int
    segments: int
    with_answers: int
    cost: Decimal | None
    currency: str | None


def cost(
    session: Session, policy: Policy, price: Price | None, now: datetime, patient: Person | None
) -> list[CostRow]:
    """The expected cost of one patient, or of everybody whose care has not ended."""

    @cache
    def receipt(kind: str, language: str) -> int:
        key = "saved_score" if kind == MessageKind.CHECKIN else "saved_taken"
        return count(write(key, language, policy, **EXAMPLES)).segments

    def row(person: Person) -> CostRow:
        coming = preview(session, policy, person, now, MONTH_DAYS)
        segments = sum(text.segments for text in coming)
        answers = sum(receipt(text.kind, person.language) for text in coming)
        return CostRow(
            id=id_of(person),
            patient=person.name,
            texts=len(coming),
            segments=segments,
            with_answers=segments + answers,
            cost=price.of(segments + answers) if price else None,
            currency=price.currency if price else None,
        )

    return [row(person) for person in ([patient] if patient else _patients(session))]


def _patients(session: Session) -> Iterable[Person]:
    return session.exec(
        select(Person)
        .where(Person.kind == PersonKind.PATIENT, Person.state != PersonState.ENDED)
        .order_by(col(Person.id))
    ).all()
