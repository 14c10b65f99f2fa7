"""What a patient decides by text about those who are told of them."""

from sqlmodel import col, select

from service.core.names import first_name
from service.core.wishes import no_more_alerts_to
from service.db.tables import (
    Caregiver,
    ConsentEvent,
    ConsentKind,
    Person,
    PersonState,
)
from service.engine.notices import tell_admins
from service.engine.turn import Turn


def end_caregiver(turn: Turn) -> bool:
    """Tell a caregiver nothing more whom their patient names in "REMOVE SAM"; whether it was that.

    It holds at once and for good, as `carebell caregiver remove`: an admin reads the text, and
    sees that somebody else is told.
    """
    wanted = no_more_alerts_to(turn.words) if turn.patient else None
    found = _caregivers(turn, wanted) if wanted else []
    if len(found) != 1 or turn.patient is None:
        return False
    person, caregiver = found[0]
    person.state = PersonState.ENDED
    caregiver.sees_scores = caregiver.sees_doses = False
    turn.session.add(
        ConsentEvent(
            person_id=person.id,
            phone=person.phone,
            kind=ConsentKind.ENDED,
            source="patient",
            wording=turn.text.body[:200],
            language=turn.patient.language,
            happened_at=turn.now,
        )
    )
    turn.belongs_to(turn.patient)
    turn.reply.needs_person, turn.reply.reason = True, "ends_caregiver"
    turn.say("caregiver_ended", turn.patient, caregiver=person.name)
    names = {"patient": turn.patient.name, "caregiver": person.name}
    tell_admins(turn.session, turn.policy, "caregiver_ended_told_admin", turn.now, **names)
    return True


def _caregivers(turn: Turn, wanted: str) -> list[tuple[Person, Caregiver]]:
    """The patient's caregivers who are called that, by whole or first name."""
    patient_id = turn.patient.id if turn.patient else None
    everybody = turn.session.exec(
        select(Person, Caregiver)
        .join(Caregiver, col(Caregiver.person_id) == col(Person.id))
        .where(Caregiver.patient_id == patient_id, Person.state != PersonState.ENDED)
    )
    return [
        (person, caregiver)
        for person, caregiver in everybody
        if wanted in (person.name.casefold(), first_name(person.name).casefold())
    ]
