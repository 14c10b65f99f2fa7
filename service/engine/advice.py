"""What people ask us: we never advise, and say so; the record we do tell."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from service.core.delivery import MessageKind
from service.core.replies.reading import Kind
from service.db.tables import DoseAnswer, DoseReport, Message
from service.engine.asking import ask_whose
from service.engine.questions import AskedPrompt
from service.engine.turn import Turn

ASKS_RECORD = "asks_record"
"""The reading of "did I take it already?"."""
PICTURE_SAID_AGAIN_AFTER = timedelta(hours=24)


def answer_question(turn: Turn) -> None:
    """Answer what a patient asks: of the record from the record, of all else that we cannot.

    What we cannot answer waits for a person, too.
    """
    doses = turn.fitting(MessageKind.DOSE)
    if turn.reading.reason == ASKS_RECORD and turn.patients:
        _answer_from_record(turn, doses)
        return
    turn.reply.needs_person = True
    turn.say("question", turn.speaker)


def answer_picture(turn: Turn) -> bool:
    """Say once a day that we cannot read pictures, and leave the text to a person.

    Whether the text was one: a picture, with nothing beside it that could be read.
    """
    if turn.reading.kind is not Kind.UNCLEAR or not has_picture(turn):
        return False
    turn.reply.needs_person, turn.reply.reason = True, "picture"
    if not _said_lately(turn):
        turn.say("no_pictures", turn.speaker)
    return True


def _answer_from_record(turn: Turn, doses: list[AskedPrompt]) -> None:
    if len(doses) > 1 or (not doses and turn.patient is None):
        ask_whose(turn, doses)
        return
    if not doses:
        turn.say("record_no_dose", turn.speaker)
        return
    turn.belongs_to(doses[0].person, doses[0].message)
    tell_record(turn, doses[0])


def tell_record(turn: Turn, asked: AskedPrompt) -> None:
    """Say what is recorded of a dose, and how to put that right."""
    wall = f"{asked.wall:%H:%M}"
    report = turn.session.exec(
        select(DoseReport).where(
            col(DoseReport.occurrence_id).in_([one.id for one in asked.occurrences]),
            col(DoseReport.is_current).is_(True),
        )
    ).first()
    zone = ZoneInfo(asked.person.zone)
    if report is None:
        day = _day(asked.message.due_at, turn.at, zone)
        turn.say("record_none", asked.person, wall=wall, day=day)
        return
    key = "record_taken" if report.answer is DoseAnswer.TAKEN else "record_skipped"
    day, at = _day(report.received_at, turn.at, zone), report.received_at.astimezone(zone)
    turn.say(key, asked.person, wall=wall, day=day, at=f"{at:%H:%M}")


def _day(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """The local day as it is called now: today, yesterday, or its date."""
    on = at.astimezone(zone).date()
    days = (now.astimezone(zone).date() - on).days
    return {0: "today", 1: "yesterday"}.get(days, on.isoformat())


def has_picture(turn: Turn) -> bool:
    """Whether one came with the text.

    Twilio: NumMedia counts the pictures and other files of a text; mostly it is 0.
    """
    return str(turn.text.parameters.get("NumMedia") or "0") not in ("0", "")


def _said_lately(turn: Turn) -> bool:
    known = turn.session.exec(
        select(Message.id)
        .where(
            Message.to_phone == turn.phone,
            Message.kind == MessageKind.ANSWER,
            col(Message.body) == turn.worded("no_pictures", turn.speaker),
            Message.created_at > turn.now - PICTURE_SAID_AGAIN_AFTER,
        )
        .limit(1)
    ).first()
    return known is not None
