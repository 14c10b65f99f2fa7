"""Why a dose was skipped: asked once, if the patient likes; some causes reach the admins."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from service.core.delivery import MessageKind
from service.core.replies.reading import SkipCause
from service.db.rows import id_of
from service.db.tables import DoseAnswer, DoseReport, Patient, Person
from service.engine.notices import tell_admins
from service.engine.questions import AskedPrompt
from service.engine.turn import Turn

CAUSE_OPEN_FOR = timedelta(hours=2)
TOLD_TO_ADMINS = {
    SkipCause.RAN_OUT: "told_ran_out",
    SkipCause.SIDE_EFFECTS: "told_side_effects",
}
"""Causes that somebody of the clinic should hear of, and in which words."""


def note_skip_cause(turn: Turn) -> bool:
    """Keep why the newest skipped dose was skipped, if this text says only that."""
    cause = turn.reading.cause
    asked = turn.fitting(MessageKind.DOSE)
    if cause is None or len(asked) != 1:
        return False
    if asked_for_cause_at(turn.session, asked[0], turn.prompts, turn.at) is None:
        return False
    turn.belongs_to(asked[0].person, asked[0].message)
    for report in _current(turn.session, asked[0]):
        report.skip_cause = cause
    pass_on(turn, asked[0].person, cause)
    turn.say("saved_cause", asked[0].person, MessageKind.RECEIPT)
    return True


def pass_on(turn: Turn, patient: Person, cause: SkipCause) -> None:
    """Put causes that need somebody of the clinic into the inbox, and tell admins once a day."""
    key = TOLD_TO_ADMINS.get(cause)
    if key is None:
        return
    turn.reply.needs_person, turn.reply.reason = True, f"skipped_{cause.value}"
    name, id_ = patient.name, id_of(patient)
    tell_admins(turn.session, turn.policy, key, turn.now, name=name, id=id_)


def asks_for_cause(session: Session, patient: Person, asked: AskedPrompt) -> bool:
    """Whether the receipt of a skipped dose asks why: once a dose, where the patient allows it."""
    if not session.get_one(Patient, patient.id).asks_skip_cause:
        return False
    skipped = session.exec(
        select(DoseReport.id)
        .where(
            col(DoseReport.occurrence_id).in_([one.id for one in asked.occurrences]),
            DoseReport.answer == DoseAnswer.SKIPPED,
        )
        .limit(1)
    ).first()
    return skipped is None


def asked_for_cause_at(
    session: Session, asked: AskedPrompt, prompts: list[AskedPrompt], at: datetime
) -> datetime | None:
    """When a prompt's cause was asked for, while that is open: 2 h, or until the next prompt."""
    if asked.message.kind is not MessageKind.DOSE or not asked.answered:
        return None
    reports = _current(session, asked)
    if not reports or not all(_lacks_cause(report) for report in reports):
        return None
    if not session.get_one(Patient, asked.person.id).asks_skip_cause:
        return None
    since = max(report.received_at for report in reports)
    asked_since = any(
        prompt.person.id == asked.person.id and prompt.message.due_at > since for prompt in prompts
    )
    return None if asked_since or at > since + CAUSE_OPEN_FOR else since


def _lacks_cause(report: DoseReport) -> bool:
    return report.answer is DoseAnswer.SKIPPED and report.skip_cause is None


def _current(session: Session, asked: AskedPrompt) -> list[DoseReport]:
    return list(
        session.exec(
            select(DoseReport)
            .where(
                col(DoseReport.occurrence_id).in_([one.id for one in asked.occurrences]),
                col(DoseReport.is_current).is_(True),
            )
            .order_by(col(DoseReport.id))
        )
    )
