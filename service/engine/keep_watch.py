"""The watch pass: what no answer ever triggers, because it is about answers that do not come."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from service.core.climbs import LASTING_AFTER
from service.db.database import DOES_NOT_ANSWER
from service.db.queries.holding import LASTING
from service.db.queries.rules import scores_of
from service.db.tables import Cause, Episode, EpisodeState, Message, Occurrence, ServiceState
from service.engine.context import Context, Counts
from service.engine.episodes import close_episode
from service.engine.quarantine import note_problem
from service.engine.watch_doses import close_confirmed, judge_doses, unconfirmed
from service.engine.watch_silence import close_answered, judge_silence, unheard

JUDGED_EVERY = timedelta(minutes=1)
PATIENTS_AT_ONCE = 20
"""After a day without a provider there may be thousands, and webhooks wait for each write."""

JUDGED_AGAIN_FOR = timedelta(days=7)
"""So long a patient who could not be judged is tried again, and shown as set aside."""
NOT_JUDGED = "not judged: "
"""How an error in judging a patient begins, beside the text that was not answered."""

_Find = Callable[[Session, datetime, datetime, Collection[int] | None], Sequence[int]]
_Judge = Callable[[Session, int, datetime, datetime], bool]


def keep_watch(ctx: Context) -> Counts:
    """Judge silence and unconfirmed doses once a minute; end what has been answered or lasts.

    Both are judged as they were at the moment up to which every inbound text is known to be
    stored. While the provider's list cannot be fetched that moment stands still: where it is our
    side that is deaf, no patient is called silent, and all is judged once the list is there.
    Whom an error kept from being judged is judged again each time, until that goes well.
    """
    now = ctx.clock.now()
    counts = {"opened": 0, "closed": 0}
    if _may_close(ctx, now):
        with ctx.db.write() as session:
            counts["closed"] += close_answered(session, now) + close_lasting(session, now)
    with ctx.db.read() as session:
        state = session.get(ServiceState, 1)
        if state is None or state.caught_up_at is None:
            return counts
        at = min(state.caught_up_at, now)
        since = state.watched_through_at or at
        if state.watched_through_at is not None and at - since < JUDGED_EVERY:
            return counts
        again = _not_judged(session, at)
        look = [
            (judge, dict.fromkeys([*find(session, since, at), *_still(find, session, at, again)]))
            for find, judge in ((unheard, judge_silence), (unconfirmed, judge_doses))
        ]
    failed = set[int]()
    for judge, patients in look:
        opened, not_judged = _judged(ctx, list(patients), judge, at, now)
        counts["opened"] += opened
        failed |= not_judged
    with ctx.db.write() as session:
        _judged_after_all(session, again - failed, at)
        counts["closed"] += close_confirmed(session, at, now)
        session.get_one(ServiceState, 1, with_for_update=True).watched_through_at = at
    return counts


def _not_judged(session: Session, at: datetime) -> set[int]:
    """Patients whom an error kept from being judged lately."""
    return {text.person_id for text in session.exec(_set_aside_texts(at))}


def _still(find: _Find, session: Session, at: datetime, again: Collection[int]) -> Sequence[int]:
    """Those of these patients who are worth a look at any of the last days."""
    return find(session, at - JUDGED_AGAIN_FOR, at, again) if again else ()


def _judged_after_all(session: Session, patients: Collection[int], at: datetime) -> None:
    """Take the errors away that these patients were set aside for."""
    if patients:
        mended = _set_aside_texts(at).where(col(Message.person_id).in_(patients))
        for text in session.exec(mended.with_for_update(skip_locked=True)):
            text.problem = None


def _set_aside_texts(at: datetime) -> SelectOfScalar[Message]:
    """The texts beside which an error in judging their patient stands."""
    return select(Message).where(
        col(Message.problem).is_not(None),
        col(Message.problem).startswith(NOT_JUDGED),
        col(Message.created_at) > at - JUDGED_AGAIN_FOR,
    )


def _judged(
    ctx: Context, patients: Sequence[int], judge: _Judge, at: datetime, now: datetime
) -> tuple[int, set[int]]:
    """How many episodes these patients brought, and who of them could not be judged.

    A few are judged at once, by one process.
    """
    opened, failed = 0, list[tuple[int, Exception]]()
    for first in range(0, len(patients), PATIENTS_AT_ONCE):
        with ctx.db.write() as session:
            session.get_one(ServiceState, 1, with_for_update=True)
            for patient_id in patients[first : first + PATIENTS_AT_ONCE]:
                try:
                    with session.begin_nested():
                        opened += judge(session, patient_id, at, now)
                except DOES_NOT_ANSWER:
                    raise
                except Exception as error:  # noqa: BLE001  the other patients must go on
                    failed.append((patient_id, error))
    for patient_id, why in failed:
        _set_aside(ctx, patient_id, at, why)
    return opened, {patient_id for patient_id, _ in failed}


def _set_aside(ctx: Context, patient_id: int, at: datetime, error: Exception) -> None:
    """Beside the text that was not answered: there `status` and the doctor find it.

    Apart from the judging: nobody may wait for a text's row and hold the service's.
    """
    with ctx.db.write() as session:
        asked = session.exec(
            select(Message)
            .join(Occurrence, col(Occurrence.message_id) == col(Message.id))
            .where(Occurrence.patient_id == patient_id, Occurrence.due_at <= at)
            .order_by(col(Occurrence.due_at).desc())
            .limit(1)
        ).one()
        note_problem(asked, error, NOT_JUDGED)


def _may_close(ctx: Context, now: datetime) -> bool:
    """Whether there is an episode that may be over: mostly there is none, and nothing to lock."""
    silent = select(Episode).where(
        Episode.cause == Cause.SILENCE,
        col(Episode.state).in_([EpisodeState.TRIGGERED, EpisodeState.ACKNOWLEDGED]),
    )
    with ctx.db.read() as session:
        return any(session.exec(one.limit(1)).first() for one in (silent, _lasting(now)))


def close_lasting(session: Session, now: datetime) -> int:
    """End what somebody took 28 days ago: the higher level is the patient's usual one now.

    Whatever was answered until then has been counted, and begins no new alert.
    """
    lasting = session.exec(_lasting(now).with_for_update(skip_locked=True)).all()
    for episode in lasting:
        scores = scores_of(session, episode.patient_id)
        if episode.cause is Cause.WORSENING and scores:
            episode.evidence = episode.evidence | {"through": scores[-1].on.isoformat()}
        close_episode(session, episode, LASTING, now)
    return len(lasting)


def _lasting(now: datetime) -> SelectOfScalar[Episode]:
    """Episodes that somebody has, and that were taken for the first time 28 days ago.

    Not of danger, nor while nobody has one: it asks for somebody.
    """
    return select(Episode).where(
        Episode.cause != Cause.DANGER,
        col(Episode.acknowledged_at).is_not(None),
        # In the words of its index, and of no other.
        col(Episode.closed_at).is_(None),
        col(Episode.first_taken_at) <= now - LASTING_AFTER,
    )
