"""Recording what a patient answered: pain scores and dose answers, and the receipt for each."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select, update

from service.core.delivery import MessageKind
from service.core.policy import Policy
from service.core.replies import Kind
from service.core.texts import write
from service.core.texts.english import INSTRUMENT
from service.db.queries.people import people_at
from service.db.rows import id_of
from service.db.tables import (
    DoseAnswer,
    DoseReport,
    InboundMessage,
    Occurrence,
    Origin,
    PainScore,
    Person,
    PersonKind,
    Reply,
)
from service.engine.outbox import put
from service.engine.questions import AskedPrompt
from service.engine.watch import watch


def answer_score(
    session: Session,
    policy: Policy,
    text: InboundMessage,
    reply: Reply,
    prompts: list[AskedPrompt],
    now: datetime,
) -> None:
    """Store a score with the check-in it answers, receipt it, and let the rules look.

    Without a check-in to answer it is kept as unprompted, or late; rules use neither. Where
    several people of one phone were asked, a person has to say whose it is.
    """
    checkins = [p for p in prompts if p.message.kind is MessageKind.CHECKIN]
    asked = checkins[0] if checkins else None
    patient = asked.person if asked else _only_patient(session, text.from_phone)
    if patient is None or len(checkins) > 1:
        _leave_to_a_person(session, policy, text, reply, checkins, now)
        return
    reply.person_id = patient.id
    score = PainScore(
        patient_id=id_of(patient),
        value=reply.value or 0,
        local_on=text.received_at.astimezone(ZoneInfo(patient.zone)).date(),
        received_at=text.received_at,
        origin=Origin.UNPROMPTED,
        instrument=INSTRUMENT,
        reply_id=id_of(reply),
    )
    if asked is not None:
        reply.prompt_id = asked.message.id
        _belongs_to(session, score, asked.occurrences[0], in_time=asked.is_open(text.received_at))
    session.add(score)
    session.flush()
    key = "saved_score_late" if score.origin is Origin.LATE else "saved_score"
    _receipt(session, policy, patient, reply, key, now, value=score.value)
    if score.origin is Origin.CHECKIN:
        watch(session, patient, now)


def answer_dose(
    session: Session,
    policy: Policy,
    text: InboundMessage,
    reply: Reply,
    prompts: list[AskedPrompt],
    now: datetime,
) -> None:
    """Store one answer for every dose of the newest dose prompt; an earlier answer is replaced."""
    asked, *others = [p for p in prompts if p.message.kind is MessageKind.DOSE]
    if others:
        _leave_to_a_person(session, policy, text, reply, [asked, *others], now)
        return
    reply.person_id, reply.prompt_id = asked.person.id, asked.message.id
    answer = DoseAnswer.TAKEN if reply.kind is Kind.TAKEN else DoseAnswer.SKIPPED
    in_time = asked.is_open(text.received_at)
    _supersede(session, DoseReport, [occurrence.id for occurrence in asked.occurrences])
    session.add_all(
        DoseReport(
            patient_id=occurrence.patient_id,
            occurrence_id=id_of(occurrence),
            answer=answer,
            received_at=text.received_at,
            late=not in_time,
            reply_id=id_of(reply),
        )
        for occurrence in asked.occurrences
    )
    wall = f"{asked.wall:%H:%M}"
    key = f"saved_{answer.value}" if in_time else f"saved_{answer.value}_late"
    _receipt(session, policy, asked.person, reply, key, now, wall=wall)


def _leave_to_a_person(
    session: Session,
    policy: Policy,
    text: InboundMessage,
    reply: Reply,
    asked: list[AskedPrompt],
    now: datetime,
) -> None:
    """Nobody can tell whose answer it is, or it is nobody's we ask; say so where one was asked."""
    reply.needs_person = True
    people = [prompt.person for prompt in asked] or _patients(session, text.from_phone)
    if people:
        body = write("shared_phone", people[0].language, policy)
        put(session, MessageKind.ANSWER, people[0], body, now, prompt_id=reply.prompt_id)


def _belongs_to(
    session: Session, score: PainScore, occurrence: Occurrence, *, in_time: bool
) -> None:
    """Tie a score to its check-in: it is about that local date, and replaces an earlier one.

    A late one never takes the place of one that came in time.
    """
    score.occurrence_id = occurrence.id
    score.local_on = occurrence.local_on
    score.origin = Origin.CHECKIN if in_time else Origin.LATE
    if not in_time and _has_score(session, occurrence):
        score.is_current = False
        return
    _supersede(session, PainScore, [occurrence.id])


def _has_score(session: Session, occurrence: Occurrence) -> bool:
    found = session.exec(
        select(PainScore.id).where(
            PainScore.occurrence_id == occurrence.id,
            PainScore.origin == Origin.CHECKIN,
            col(PainScore.is_current).is_(True),
        )
    ).first()
    return found is not None


def _supersede(
    session: Session, answers: type[PainScore] | type[DoseReport], occurrences: list[int | None]
) -> None:
    session.execute(
        update(answers).where(col(answers.occurrence_id).in_(occurrences)).values(is_current=False)
    )


def _only_patient(session: Session, phone: str) -> Person | None:
    patients = _patients(session, phone)
    return patients[0] if len(patients) == 1 else None


def _patients(session: Session, phone: str) -> list[Person]:
    return [p for p in people_at(session, phone) if p.kind is PersonKind.PATIENT]


def _receipt(
    session: Session,
    policy: Policy,
    person: Person,
    reply: Reply,
    key: str,
    now: datetime,
    **values: object,
) -> None:
    body = write(key, person.language, policy, **values)
    put(session, MessageKind.RECEIPT, person, body, now, prompt_id=reply.prompt_id)
