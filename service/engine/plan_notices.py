"""What admins hear of a plan while it is carried out: steps in doubt, doses not confirmed."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, func, select

from service.core.delivery import MessageKind
from service.core.policy import Policy
from service.core.prompting import PlanLine
from service.db.queries.doses import LEFT
from service.db.sets import among
from service.db.tables import (
    Cause,
    DoseAnswer,
    DoseReport,
    Episode,
    EpisodeState,
    Medication,
    Message,
    Notification,
    Occurrence,
    Person,
    Schedule,
)
from service.engine.materialise import DuePrompt
from service.engine.notices import tell_admins

A_DAY = timedelta(days=1)
TOLD_OF_STEP_FOR = timedelta(days=3)
"""It is looked at on two days: whoever heard the evening before is not told on the day again."""
LOOKED_AT = 60
"""How many doses of one plan line are looked back at."""


def tell_of_plans(
    session: Session, policy: Policy, due: Sequence[DuePrompt], now: datetime
) -> None:
    """Tell admins of a dose step that begins while an episode is open, and of silent nights.

    Both are looked at when a dose falls due: the day before a step where there is a dose on it,
    else the day itself.
    """
    doses = [one for one in due if one.prompt.kind is MessageKind.DOSE]
    for one in doses:
        for on in _steps_in_doubt(one):
            _tell_of_step(session, policy, one.patient.id, on, now)
    lines = {line.schedule_id for one in doses for line, _ in one.prompt.parts}
    for schedule_id, patient_id, tell_after in _watched(session, lines):
        run = _unconfirmed(session, schedule_id, now)
        if run and run % tell_after == 0:
            name = session.get_one(Person, patient_id).name
            told = {"name": name, "id": patient_id, "count": run}
            heard = _alerted(session, patient_id, now)
            tell_admins(session, policy, "doses_unconfirmed", now, heard, **told)


def _steps_in_doubt(one: DuePrompt) -> Iterable[date]:
    for line, moment in one.prompt.parts:
        for on in (moment.on, moment.on + A_DAY):
            if _begins_in_doubt(line, on):
                yield on


def _begins_in_doubt(line: PlanLine, on: date) -> bool:
    titration = line.titration
    return bool(titration and titration.open_since and titration.beginning_on(on))


def _tell_of_step(
    session: Session, policy: Policy, patient_id: int, on: date, now: datetime
) -> None:
    code = session.exec(
        select(func.min(Episode.code)).where(
            Episode.patient_id == patient_id, Episode.state != EpisodeState.CLOSED
        )
    ).one()
    name = session.get_one(Person, patient_id).name
    told = {"name": name, "id": patient_id, "on": on, "code": code}
    tell_admins(session, policy, "step_in_doubt", now, (), TOLD_OF_STEP_FOR, **told)


def _watched(session: Session, schedule_ids: set[int]) -> Sequence[tuple[int, int, int]]:
    """The plan lines whose silence admins want to hear of: line, patient, after how many doses."""
    if not schedule_ids:
        return []
    rows = session.execute(
        select(col(Schedule.id), col(Schedule.patient_id), col(Medication.tell_after))
        .join(Medication, col(Medication.id) == col(Schedule.medication_id))
        .where(
            among(session, col(Schedule.id), schedule_ids), col(Medication.tell_after).is_not(None)
        )
        .order_by(col(Schedule.id))
    )
    return [(id_, patient_id, tell_after) for id_, patient_id, tell_after in rows]


def _alerted(session: Session, patient_id: int, now: datetime) -> set[str]:
    """Numbers that an alert told of these very doses: it is open, or came up within a day.

    An admin may be the caregiver as well, and is not to hear of the same nights twice.
    """
    return set(
        session.exec(
            select(Person.phone)
            .join(Notification, col(Notification.person_id) == col(Person.id))
            .join(Episode, col(Episode.id) == col(Notification.episode_id))
            .where(
                Episode.patient_id == patient_id,
                Episode.cause == Cause.DOSES,
                (col(Episode.state) != EpisodeState.CLOSED)
                | (col(Episode.triggered_at) > now - A_DAY),
            )
        )
    )


def _unconfirmed(session: Session, schedule_id: int, now: datetime) -> int:
    """How many of the newest closed doses, one after the other, were not said to be taken.

    Doses whose text never left are passed over: nobody was asked.
    """
    answers = session.exec(
        select(DoseReport.answer)
        .select_from(Occurrence)
        .join(Message, col(Message.id) == col(Occurrence.message_id))
        .join(
            DoseReport,
            (col(DoseReport.occurrence_id) == col(Occurrence.id))
            & col(DoseReport.is_current).is_(True),
            isouter=True,
        )
        .where(
            Occurrence.schedule_id == schedule_id,
            col(Occurrence.closes_at) <= now,
            col(Message.state).in_(LEFT),
        )
        .order_by(col(Occurrence.local_on).desc(), col(Occurrence.wall).desc())
        .limit(LOOKED_AT)
    ).all()
    taken = [answer is DoseAnswer.TAKEN for answer in answers]
    return taken.index(True) if True in taken else len(taken)
