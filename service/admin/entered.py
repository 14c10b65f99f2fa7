"""What a person makes of a text in the inbox: an answer after all, or a note."""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select, update

from service.core.delivery import MessageKind
from service.core.entries import parse_whole, parse_word
from service.core.errors import ConflictError, InputError
from service.core.policy import Policy
from service.core.texts import instrument
from service.db.queries.people import patients_at
from service.db.rows import id_of
from service.db.tables import (
    IN_TIME,
    DoseAnswer,
    DoseReport,
    InboundMessage,
    Message,
    Occurrence,
    Origin,
    PainScore,
    Person,
    PersonKind,
    Reply,
)

NOTE = "note"
SCORE = "score"
DOSE = "dose"
_EXAMPLE = "score=6"
LATE_FOR = timedelta(hours=24)
"""How long after its window an answer still belongs to its prompt, as with a texted one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a text is entered as: a note only, a score, or a dose taken or skipped."""

    what: str
    score: int | None = None
    dose: DoseAnswer | None = None

    def __str__(self) -> str:
        """As it was typed."""
        value = self.dose.value if self.dose is not None else self.score
        return self.what if value is None else f"{self.what}={value}"


def parse_entry(text: str) -> Entry:
    """What `--as` says.

    Raises:
        InputError: it is none of "note", "score=6", "dose=taken", "dose=skipped".
    """
    what, _, value = text.strip().lower().partition("=")
    if what == NOTE and not value:
        return Entry(NOTE)
    if what == SCORE:
        return Entry(SCORE, score=parse_whole(value, "--as score", 0, 10))
    if what == DOSE:
        return Entry(DOSE, dose=DoseAnswer(parse_word(value, DoseAnswer, "--as dose")))
    raise InputError("--as", text, "is not note, score=N or dose=taken|skipped", _EXAMPLE)


def enter(
    session: Session,
    policy: Policy,
    reply: Reply,
    text: InboundMessage,
    entry: Entry,
    named: Person | None,
) -> None:
    """Store what a person read in a text, as of when it came; the service's rules look at it.

    `named` is whose answer it is, where the phone alone does not tell.

    Raises:
        ConflictError: the text is no patient's, it has stored an answer already, or no dose was
            asked about when it came.
    """
    if entry.what == NOTE:
        return
    patient = named or _patient(session, reply, text)
    if patient.phone != text.from_phone:
        raise ConflictError(f"Text {reply.id} did not come from the phone of {patient.name}.")
    prompt = _prompt(session, patient, text, entry)
    if _has_answer(session, reply):
        raise ConflictError(f"Text {reply.id} has been stored as an answer already.")
    if entry.score is not None:
        score = PainScore(
            patient_id=id_of(patient),
            value=entry.score,
            local_on=text.received_at.astimezone(ZoneInfo(patient.zone)).date(),
            received_at=text.received_at,
            origin=Origin.UNPROMPTED,
            instrument=instrument(patient.language, policy),
            reply_id=id_of(reply),
        )
        _enter_score(session, score, text, prompt)
    elif prompt is None:
        raise ConflictError(f"No dose was asked about when text {reply.id} came; enter a note.")
    elif entry.dose is not None:
        _enter_dose(session, reply, text, prompt, entry.dose)
    reply.person_id, reply.prompt_id = patient.id, prompt.id if prompt else None


def _enter_score(
    session: Session, score: PainScore, text: InboundMessage, prompt: Message | None
) -> None:
    if prompt is not None:
        occurrence = session.exec(
            select(Occurrence).where(Occurrence.message_id == prompt.id)
        ).one()
        score.occurrence_id, score.local_on = occurrence.id, occurrence.local_on
        score.origin = Origin.ENTERED if _in_time(prompt, text) else Origin.LATE
        score.is_current = _replaces(session, score)
        score.watched = False
    session.add(score)
    session.flush()


def _replaces(session: Session, score: PainScore) -> bool:
    """Whether a score takes the place of those there: not of one in time that came after it."""
    current = session.exec(
        select(PainScore).where(
            PainScore.occurrence_id == score.occurrence_id, col(PainScore.is_current).is_(True)
        )
    ).first()
    if current is None:
        return True
    if current.origin in IN_TIME and (
        score.origin is Origin.LATE or current.received_at > score.received_at
    ):
        return False
    current.is_current = False
    session.flush()
    return True


def _enter_dose(
    session: Session, reply: Reply, text: InboundMessage, prompt: Message, answer: DoseAnswer
) -> None:
    occurrences = session.exec(select(Occurrence).where(Occurrence.message_id == prompt.id)).all()
    ids = [one.id for one in occurrences]
    counts = _is_newest(session, ids, text, answer, in_time=_in_time(prompt, text))
    if counts:
        session.execute(
            update(DoseReport)
            .where(col(DoseReport.occurrence_id).in_(ids))
            .values(is_current=False)
        )
    session.add_all(
        DoseReport(
            patient_id=one.patient_id,
            occurrence_id=id_of(one),
            answer=answer,
            received_at=text.received_at,
            late=not _in_time(prompt, text),
            reply_id=id_of(reply),
            is_current=counts,
        )
        for one in occurrences
    )


def _is_newest(
    session: Session,
    occurrences: list[int | None],
    text: InboundMessage,
    answer: DoseAnswer,
    *,
    in_time: bool,
) -> bool:
    """Whether a dose answer counts: not where the patient answered since, nor the same in time."""
    return not any(
        report.received_at > text.received_at
        or (report.answer is answer and not report.late and not in_time)
        for report in session.exec(
            select(DoseReport).where(
                col(DoseReport.occurrence_id).in_(occurrences),
                col(DoseReport.is_current).is_(True),
            )
        )
    )


def _prompt(
    session: Session, patient: Person, text: InboundMessage, entry: Entry
) -> Message | None:
    """The newest prompt of the kind that the patient had been sent when the text came."""
    kind = MessageKind.CHECKIN if entry.what == SCORE else MessageKind.DOSE
    return session.exec(
        select(Message)
        .where(
            Message.person_id == patient.id,
            Message.kind == kind,
            col(Message.provider_sid).is_not(None),
            Message.due_at <= text.received_at,
            col(Message.expires_at) > text.received_at - LATE_FOR,
        )
        .order_by(col(Message.due_at).desc(), col(Message.id).desc())
    ).first()


def _patient(session: Session, reply: Reply, text: InboundMessage) -> Person:
    """Whose answer it is.

    Raises:
        ConflictError: it is no patient's, or several share the phone.
    """
    known = session.get(Person, reply.person_id) if reply.person_id else None
    if known is not None and known.kind is PersonKind.PATIENT:
        return known
    sharing = patients_at(session, text.from_phone)
    if not sharing:
        raise ConflictError(
            f"Text {reply.id} came from a number that is no patient's. Resolve it with a "
            "note; a patient's answer is entered with carebell score record or carebell dose "
            "record."
        )
    if len(sharing) > 1:
        raise ConflictError(
            f"Nobody can tell whose answer text {reply.id} is; name them: --patient"
        )
    return sharing[0]


def _has_answer(session: Session, reply: Reply) -> bool:
    return any(
        session.exec(select(answers.id).where(answers.reply_id == reply.id).limit(1)).first()
        for answers in (PainScore, DoseReport)
    )


def _in_time(prompt: Message, text: InboundMessage) -> bool:
    return prompt.expires_at is None or text.received_at < prompt.expires_at
