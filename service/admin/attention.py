"""What needs a person: alerts that reach nobody, texts nobody has read, who cannot be reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from service.db.queries.strangers import untold
from service.db.rows import id_of
from service.db.tables import (
    Caregiver,
    Episode,
    EpisodeState,
    OptOut,
    Person,
    PersonKind,
    PersonState,
    Stall,
)


@dataclass(frozen=True, slots=True)
class OpenAlert:
    """An alert that is not closed, and when its chain goes on.

    `nobody_to_tell`: it reached nobody. `nobody_answers`: all were told as often as may be.
    """

    id: int
    code: int
    patient: str
    state: str
    triggered_at: datetime
    urgent: bool
    acknowledged_by: str | None
    next_step_at: datetime | None
    nobody_to_tell: bool
    nobody_answers: bool


@dataclass(frozen=True, slots=True)
class UntoldDanger:
    """Words of danger that no alert holds, and that reached nobody: the text's id, and why."""

    id: int
    why: str

    @property
    def in_words(self) -> str:
        """One sentence, with the command that shows the text."""
        return (
            f"Words of danger reached nobody: {self.why}; to read them: "
            f"carebell inbox show {self.id}"
        )


@dataclass(frozen=True, slots=True)
class PersonBrief:
    """Somebody by id, name and kind."""

    id: int
    name: str
    kind: str


def open_alerts(session: Session) -> list[OpenAlert]:
    """Every alert that is not closed, the oldest first."""
    found = session.exec(
        select(Episode, Person)
        .join(Person, col(Person.id) == col(Episode.patient_id))
        .where(Episode.state != EpisodeState.CLOSED)
        .order_by(col(Episode.triggered_at), col(Episode.id))
    )
    return [
        OpenAlert(
            id=id_of(episode),
            code=episode.code,
            patient=person.name,
            state=episode.state.value,
            triggered_at=episode.triggered_at,
            urgent=episode.urgent,
            acknowledged_by=episode.acknowledged_by,
            next_step_at=episode.next_step_at,
            nobody_to_tell=episode.stalled is Stall.NOBODY,
            nobody_answers=episode.stalled is Stall.EXHAUSTED,
        )
        for episode, person in found
    ]


def untold_dangers(session: Session) -> list[UntoldDanger]:
    """Words of danger of unknown numbers and ended patients that reached nobody."""
    return [
        UntoldDanger(
            one.reply_id, "no text arrived" if one.has_people else "there is no one to tell"
        )
        for one in untold(session)
    ]


def opted_out(session: Session) -> list[PersonBrief]:
    """Everybody whose number has opted out."""
    return _brief(
        session.exec(
            select(Person)
            .join(OptOut, col(OptOut.phone) == col(Person.phone))
            .where(Person.state != PersonState.ENDED)
            .order_by(col(Person.id))
        ).all()
    )


def without_caregiver(session: Session) -> list[PersonBrief]:
    """Patients who have no caregiver that can be texted."""
    reachable = (
        select(Caregiver.patient_id)
        .join(Person, col(Person.id) == col(Caregiver.person_id))
        .join(OptOut, col(OptOut.phone) == col(Person.phone), isouter=True)
        .where(Person.state == PersonState.ACTIVE, col(OptOut.phone).is_(None))
    )
    return _brief(
        session.exec(
            select(Person)
            .where(
                Person.kind == PersonKind.PATIENT,
                Person.state != PersonState.ENDED,
                col(Person.id).not_in(reachable),
            )
            .order_by(col(Person.id))
        ).all()
    )


def _brief(people: Sequence[Person]) -> list[PersonBrief]:
    return [PersonBrief(id_of(person), person.name, person.kind.value) for person in people]
