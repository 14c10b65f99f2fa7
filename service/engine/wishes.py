"""What a patient decides by text about those who are told of them."""

from zoneinfo import ZoneInfo

from sqlmodel import col, select

from service.core.delivery import MessageKind
from service.core.names import first_name
from service.core.texts import write
from service.core.timing import after_quiet_hours
from service.core.wishes import as_called, no_more_alerts_to
from service.db.queries.people import has_opted_out
from service.db.tables import (
    Caregiver,
    ConsentEvent,
    ConsentKind,
    Person,
    PersonState,
)
from service.engine.asking import ask_whose
from service.engine.notices import tell_admins
from service.engine.outbox import put
from service.engine.turn import Turn


def end_caregiver(turn: Turn) -> bool:
    """Tell a caregiver nothing more whom their patient names in "REMOVE SAM"; whether it was that.

    It holds at once and for good, as `carebell caregiver remove`: an admin reads the text, and
    sees that somebody else is told. Whoever had agreed to be told learns that it is over. Where
    several of one phone have a Sam, they are asked whose is meant.
    """
    wanted = no_more_alerts_to(turn.words)
    found = _caregivers(turn, wanted) if wanted else []
    if len(found) > 1:
        ask_whose(turn, [])
    if len(found) != 1:
        return bool(found)
    person, caregiver = found[0]
    patient = turn.session.get_one(Person, caregiver.patient_id)
    if person.state is PersonState.ACTIVE and not has_opted_out(turn.session, person.phone):
        _say_that_it_is_over(turn, patient, person)
    person.state = PersonState.ENDED
    caregiver.sees_scores = caregiver.sees_doses = False
    turn.session.add(
        ConsentEvent(
            person_id=person.id,
            phone=person.phone,
            kind=ConsentKind.ENDED,
            source="patient",
            wording=turn.text.body[:200],
            language=patient.language,
            happened_at=turn.now,
        )
    )
    turn.belongs_to(patient)
    turn.reply.needs_person, turn.reply.reason = True, "ends_caregiver"
    turn.say("caregiver_ended", patient, caregiver=person.name)
    names = {"patient": patient.name, "caregiver": person.name}
    tell_admins(turn.session, turn.policy, "caregiver_ended_told_admin", turn.now, **names)
    return True


def _say_that_it_is_over(turn: Turn, patient: Person, person: Person) -> None:
    """Tell the caregiver, in their morning: nobody is to rely on alerts that will not come."""
    body = write("ended_told_caregiver", person.language, turn.policy, patient=patient.name)
    told = put(turn.session, MessageKind.OPTOUT_CONFIRMATION, person, body, turn.now)
    told.send_after_at = after_quiet_hours(turn.now, ZoneInfo(person.zone), person.quiet)
    told.expires_at = None


def _caregivers(turn: Turn, wanted: str) -> list[tuple[Person, Caregiver]]:
    """Those called that, by whole or first name, who care for whoever may have texted."""
    patients = [turn.patient] if turn.patient else turn.patients
    everybody = turn.session.exec(
        select(Person, Caregiver)
        .join(Caregiver, col(Caregiver.person_id) == col(Person.id))
        .where(
            col(Caregiver.patient_id).in_([one.id for one in patients]),
            Person.state != PersonState.ENDED,
        )
    )
    return [
        (person, caregiver)
        for person, caregiver in everybody
        if wanted in map(as_called, (person.name, first_name(person.name)))
    ]
