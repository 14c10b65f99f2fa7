"""Recording what a patient answered: pain scores and dose answers, and the receipt for each."""

from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select, update

from service.core.delivery import MessageKind
from service.core.replies.reading import Kind
from service.core.replies.which_dose import means_all, names_another_dose
from service.core.texts import instrument
from service.db.rows import id_of
from service.db.tables import (
    IN_TIME,
    DoseAnswer,
    DoseReport,
    Occurrence,
    Origin,
    PainScore,
    Person,
)
from service.engine.advice import has_picture
from service.engine.asking import ask_again, ask_whose
from service.engine.correct import correct
from service.engine.effects import store_side_effects
from service.engine.later import withdraw_nudge
from service.engine.questions import AskedPrompt, open_before
from service.engine.skip_cause import asks_for_cause, pass_on
from service.engine.turn import Turn
from service.engine.unprompted import OF_ITS_OWN_AFTER, unprompted_lately
from service.engine.watch import watch


def answer_score(turn: Turn) -> None:
    """Store a score with the check-in it answers, receipt it, and let the rules look.

    Without a check-in to answer it is kept as unprompted, or late; rules use neither. One that
    nobody asked for, soon after another, takes its place. Where several people of one phone were
    asked, they are asked whose it is.
    """
    checkins = [one for one in turn.fitting(MessageKind.CHECKIN) if not _is_settled(turn, one)]
    asked = checkins[0] if checkins else None
    patient = asked.person if asked else turn.patient
    if patient is None or len(checkins) > 1:
        ask_whose(turn, checkins)
        return
    _answer_dose_beside(turn, patient)
    turn.belongs_to(patient, asked.message if asked else None)
    score = PainScore(
        patient_id=id_of(patient),
        value=turn.reading.value or 0,
        local_on=turn.at.astimezone(ZoneInfo(patient.zone)).date(),
        received_at=turn.at,
        origin=Origin.UNPROMPTED,
        instrument=instrument(patient.language, turn.policy),
        reply_id=id_of(turn.reply),
    )
    earlier = None
    if asked is not None:
        withdraw_nudge(turn.session, asked.message, turn.now)
        earlier = _belongs_to(turn.session, score, asked, in_time=asked.is_open(turn.at))
    elif (before := unprompted_lately(turn.session, patient, turn.at)) is not None:
        before.is_current = False
    turn.session.add(score)
    turn.session.flush()
    effects = store_side_effects(turn, patient, score.occurrence_id)
    if score.origin is Origin.LATE and earlier is not None and earlier.value != score.value:
        values = {"old": earlier.value, "value": score.value}
        turn.say("score_stays", patient, MessageKind.RECEIPT, **values)
        return
    key = "saved_score_effects" if effects else "saved_score"
    key = "saved_score_late" if score.origin is Origin.LATE else key
    turn.say(key, patient, MessageKind.RECEIPT, value=score.value)
    if score.origin in IN_TIME:
        if earlier is not None:
            correct(turn.session, turn.policy, earlier, score, turn.now)
        watch(turn.session, patient, turn.now)


def _is_settled(turn: Turn, checkin: AskedPrompt) -> bool:
    """Whether a check-in has closed with an answer that this score takes nothing back of.

    Then the score is about the day on which it comes.
    """
    if checkin.is_open(turn.at):
        return False
    if turn.reading.corrects:
        return unprompted_lately(turn.session, checkin.person, turn.at) is not None
    earlier = _score_in_time(turn.session, checkin.occurrences[0])
    return earlier is not None and turn.at - earlier.received_at >= OF_ITS_OWN_AFTER


def answer_dose(turn: Turn) -> None:
    """Store one answer for every dose of the newest dose prompt; an earlier answer is replaced.

    One that only says again, after its window, what was answered in time makes nothing late. What
    names the dose of another time is asked again: "the morning one" is not the evening's. "Took
    both" answers the dose before as well, while that is open.
    """
    doses = turn.fitting(MessageKind.DOSE)
    if len(doses) != 1:
        ask_whose(turn, doses)
        return
    if names_another_dose(turn.words, doses[0].wall):
        turn.reply.kind, turn.reply.reason = Kind.UNCLEAR, "another_dose"
        ask_again(turn)
        return
    _store_doses(turn, doses[0], turn.reading.kind)
    store_side_effects(turn, doses[0].person)


def _answer_dose_beside(turn: Turn, patient: Person) -> None:
    """Store the dose answer that stands beside a score, with a receipt of its own.

    Only for the one dose that waits for an answer: what is over or answered, it may not be about.
    """
    doses = turn.fitting(MessageKind.DOSE)
    waits = len(doses) == 1 and doses[0].is_open(turn.at) and not doses[0].answered
    if turn.reading.dose is None or not waits or names_another_dose(turn.words, doses[0].wall):
        return
    if doses[0].person.id == patient.id:
        _store_doses(turn, doses[0], turn.reading.dose)


def _store_doses(turn: Turn, newest: AskedPrompt, said: Kind) -> None:
    """Store the answer to the newest dose, and to all that are open where it says so.

    Of a prompt that asks about several doses at once "both" means these.
    """
    before = open_before(turn.session, newest, turn.at) if newest.is_open(turn.at) else []
    if len(newest.occurrences) == 1 and means_all(turn.words, 1 + len(before)):
        for asked in reversed(before):
            _store_dose(turn, asked, said, is_newest=False)
    _store_dose(turn, newest, said)


def _store_dose(turn: Turn, asked: AskedPrompt, said: Kind, *, is_newest: bool = True) -> None:
    """Only the newest dose is asked why it was skipped, or corrected by a T or S."""
    turn.belongs_to(asked.person, asked.message)
    answer = DoseAnswer.TAKEN if said is Kind.TAKEN else DoseAnswer.SKIPPED
    in_time = asked.is_open(turn.at)
    cause = turn.reading.cause if answer is DoseAnswer.SKIPPED else None
    why = is_newest and answer is DoseAnswer.SKIPPED and in_time and cause is None
    why = why and asks_for_cause(turn.session, asked.person, asked)
    withdraw_nudge(turn.session, asked.message, turn.now)
    said_again = not in_time and _was_answered_in_time(turn.session, asked, answer)
    if not said_again:
        _supersede(turn.session, DoseReport, [one.id for one in asked.occurrences])
    turn.session.add_all(
        DoseReport(
            patient_id=occurrence.patient_id,
            occurrence_id=id_of(occurrence),
            answer=answer,
            received_at=turn.at,
            late=not in_time,
            skip_cause=cause,
            reply_id=id_of(turn.reply),
            is_current=not said_again,
        )
        for occurrence in asked.occurrences
    )
    if cause is not None:
        pass_on(turn, asked.person, cause)
    key = f"saved_{answer.value}" + ("" if in_time or said_again else "_late")
    key = "saved_skipped_why" if why else key
    key = key if is_newest else f"saved_{answer.value}_before"
    turn.say(key, asked.person, MessageKind.RECEIPT, wall=f"{asked.wall:%H:%M}")


def _was_answered_in_time(session: Session, asked: AskedPrompt, answer: DoseAnswer) -> bool:
    """Whether the same stands on record for each of these doses, and came in its window."""
    said = session.exec(
        select(DoseReport.occurrence_id).where(
            col(DoseReport.occurrence_id).in_([one.id for one in asked.occurrences]),
            DoseReport.answer == answer,
            col(DoseReport.late).is_(False),
            col(DoseReport.is_current).is_(True),
        )
    ).all()
    return len(set(said)) == len(asked.occurrences)


def note_side_effects(turn: Turn) -> None:
    """Store what a text tells of side effects and nothing else, and receipt it.

    It answers the check that is open, if one is; where several people of one phone have one, they
    are asked whose it is. A picture beside it shows what is told: a person looks at that.
    """
    turn.reply.needs_person |= has_picture(turn)
    checks = [one for one in turn.fitting(MessageKind.SIDE_EFFECTS) if one.is_open(turn.at)]
    asked = checks[0] if checks else None
    patient = asked.person if asked else turn.patient
    if patient is None or len(checks) > 1:
        ask_whose(turn, checks)
        return
    turn.belongs_to(patient, asked.message if asked else None)
    store_side_effects(turn, patient, asked.occurrences[0].id if asked else None)
    turn.say("saved_effects", patient, MessageKind.RECEIPT)


def _belongs_to(
    session: Session, score: PainScore, asked: AskedPrompt, *, in_time: bool
) -> PainScore | None:
    """Tie a score to its check-in; the one in time that was there before, if there is one.

    It is about the check-in's local date. One in time takes the place of what was there before; a
    late one never takes the place of one in time.
    """
    occurrence: Occurrence = asked.occurrences[0]
    score.occurrence_id = occurrence.id
    score.local_on = occurrence.local_on
    score.origin = Origin.CHECKIN if in_time else Origin.LATE
    earlier = _score_in_time(session, occurrence)
    if not in_time and earlier is not None:
        score.is_current = False
    else:
        _supersede(session, PainScore, [occurrence.id])
    return earlier


def _score_in_time(session: Session, occurrence: Occurrence) -> PainScore | None:
    return session.exec(
        select(PainScore).where(
            PainScore.occurrence_id == occurrence.id,
            col(PainScore.origin).in_(IN_TIME),
            col(PainScore.is_current).is_(True),
        )
    ).first()


def _supersede(
    session: Session, answers: type[PainScore] | type[DoseReport], occurrences: list[int | None]
) -> None:
    session.execute(
        update(answers).where(col(answers.occurrence_id).in_(occurrences)).values(is_current=False)
    )
