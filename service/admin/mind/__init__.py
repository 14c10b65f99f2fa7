"""What Carebell thinks of one patient at this moment, for whoever watches the demo.

Reads rows only, and shows words as the rows hold them: what a new rule, cause or kind of reply
writes there shows up by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from service.admin.cast import CastPatient
from service.admin.mind.doubts import Doubt, doubts
from service.admin.mind.understood import Asked, Understood, questions, replies
from service.admin.mind.watching import Watching, watching
from service.admin.mind.worries import Worry, worries
from service.db.rows import id_of
from service.db.tables import DoseReport, Episode, Message, Occurrence, PainScore


@dataclass(frozen=True, slots=True)
class Mind:
    """Everything that is known about one patient now.

    `was_taken_over`: somebody took one of the alerts, whoever has it now. `chart` changes when
    the chart does, and is empty while there is nothing to draw.
    """

    questions: tuple[Asked, ...]
    doubts: tuple[Doubt, ...]
    replies: tuple[Understood, ...]
    watching: Watching
    worries: tuple[Worry, ...]
    was_taken_over: bool
    chart: str


def mind(session: Session, patient: CastPatient, now: datetime) -> Mind:
    """What Carebell knows and does about this patient."""
    phones = [patient.phone, *(one.phone for one in patient.others)]
    episodes = session.exec(
        select(Episode)
        .where(Episode.patient_id == patient.id)
        .order_by(col(Episode.triggered_at).desc(), col(Episode.id).desc())
    ).all()
    return Mind(
        questions=tuple(questions(session, phones, now)),
        doubts=tuple(doubts(session, phones)),
        replies=tuple(replies(session, phones)),
        watching=watching(session, patient.id, episodes, now),
        worries=tuple(worries(session, patient, episodes, now)),
        was_taken_over=any(one.first_taken_at is not None for one in episodes),
        chart=_chart_version(session, patient, episodes, now),
    )


def _chart_version(
    session: Session, patient: CastPatient, episodes: Sequence[Episode], now: datetime
) -> str:
    """A short word that changes with everything that is drawn of a patient; empty: nothing is."""
    left = session.exec(
        select(func.count())
        .select_from(Message)
        .join(Occurrence, col(Occurrence.message_id) == col(Message.id))
        .where(Occurrence.patient_id == patient.id, col(Message.submitted_at).is_not(None))
    ).one()
    if not left:
        return ""
    drawn = (
        left,
        now.astimezone(ZoneInfo(patient.zone)).date(),
        session.exec(
            select(func.max(PainScore.id)).where(PainScore.patient_id == patient.id)
        ).one(),
        session.exec(
            select(func.max(DoseReport.id)).where(DoseReport.patient_id == patient.id)
        ).one(),
        [(id_of(one), one.state.value) for one in episodes],
    )
    return f"{crc32(repr(drawn).encode()):08x}"
