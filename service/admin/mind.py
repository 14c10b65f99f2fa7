"""What Carebell thinks of one patient at this moment, for whoever watches the demo.

Reads rows only, and shows words as the rows hold them: what a new rule, cause or kind of reply
writes there shows up by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zlib import crc32
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from service.admin.cast import CastPatient
from service.core.climbs import ClimbRule, Score, climb
from service.core.delivery import MessageKind, MessageState
from service.core.replies import Question
from service.db.rows import id_of
from service.db.tables import (
    AlertRule,
    DoseReport,
    Episode,
    EpisodeState,
    InboundMessage,
    Message,
    Notification,
    Occurrence,
    PainScore,
    Person,
    Reply,
)

REPLIES_SHOWN = 4
EPISODES_SHOWN = 3
SCORES_LOOKED_AT = 60
CLIMB = "climb"
ASKING = [kind for kind in MessageKind if kind.value in set(Question)]
"""The kinds of text that wait for an answer."""
IN_VAIN = (
    *(MessageState.EXPIRED, MessageState.SUPPRESSED),
    *(MessageState.FAILED, MessageState.UNDELIVERED),
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A text that came in and what it was taken for; `meaning` is None until it has been read."""

    text: str
    phone: str
    at: datetime
    meaning: str | None
    reason: str | None
    needs_person: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a phone can answer now; `answer` is what has been said to it."""

    phone: str
    asks: str
    since: datetime
    until: datetime | None
    answer: str | None


@dataclass(frozen=True, slots=True)
class Watching:
    """How far the climb rule is: its newest run, the rises in it, and how many an alert needs.

    `quiet_until` is when the cooldown after the last alert ends; `others` are the patient's own
    parameters of other rules.
    """

    run: tuple[int, ...]
    rises: int
    needed: int
    least: int
    quiet_until: datetime | None
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One step of an episode: who was texted, and what became of that text."""

    name: str
    at: datetime
    state: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Worry:
    """An episode; `next_step` is what happens next, `next_at` when, where that is known."""

    code: int
    cause: str
    state: str
    why: str
    since: datetime
    told: tuple[Told, ...]
    next_step: str
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class Mind:
    """Everything that is known about one patient now.

    `chart` changes when the chart does, and is empty while there is nothing to draw.
    """

    questions: tuple[Asked, ...]
    replies: tuple[Understood, ...]
    watching: Watching
    worries: tuple[Worry, ...]
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
        questions=tuple(_questions(session, phones, now)),
        replies=tuple(_replies(session, phones)),
        watching=_watching(session, patient.id, episodes, now),
        worries=tuple(_worry(session, patient, one, now) for one in _shown(episodes)),
        chart=_chart_version(session, patient, episodes, now),
    )


def _questions(session: Session, phones: Sequence[str], now: datetime) -> Iterable[Asked]:
    rows = session.exec(
        select(Message, Episode)
        .join(Episode, col(Episode.id) == col(Message.episode_id), isouter=True)
        .where(
            col(Message.to_phone).in_(phones),
            col(Message.kind).in_(ASKING),
            col(Message.provider_sid).is_not(None),
            col(Message.state).not_in(IN_VAIN),
            Message.due_at <= now,
        )
        .where(
            (col(Message.expires_at) > now)
            | (col(Message.expires_at).is_(None) & (Episode.state == EpisodeState.TRIGGERED))
        )
        .order_by(col(Message.due_at).desc(), col(Message.id).desc())
    )
    newest: dict[tuple[int, str], Message] = {}
    for message, _ in rows:
        newest.setdefault((message.person_id, message.kind.value), message)
    for message in newest.values():
        yield Asked(
            phone=message.to_phone,
            asks=message.kind.value,
            since=message.due_at,
            until=message.expires_at,
            answer=_answer(session, message),
        )


def _answer(session: Session, prompt: Message) -> str | None:
    """The score, or what was said of the doses, that is on record for a prompt."""
    of = select(Occurrence.id).where(Occurrence.message_id == prompt.id)
    score = session.exec(
        select(PainScore.value).where(
            col(PainScore.occurrence_id).in_(of), col(PainScore.is_current).is_(True)
        )
    ).first()
    if score is not None:
        return str(score)
    reports = session.exec(
        select(DoseReport).where(
            col(DoseReport.occurrence_id).in_(of), col(DoseReport.is_current).is_(True)
        )
    )
    return ", ".join(sorted({report.answer.value for report in reports})) or None


def _replies(session: Session, phones: Sequence[str]) -> Iterable[Understood]:
    rows = session.exec(
        select(InboundMessage, Reply)
        .join(Reply, col(Reply.inbound_id) == col(InboundMessage.id), isouter=True)
        .where(col(InboundMessage.from_phone).in_(phones))
        .order_by(col(InboundMessage.received_at).desc(), col(InboundMessage.id).desc())
        .limit(REPLIES_SHOWN)
    )
    found: Iterable[tuple[InboundMessage, Reply | None]] = rows
    for text, reply in found:
        yield Understood(
            text=text.body,
            phone=text.from_phone,
            at=text.received_at,
            meaning=_meaning(reply) if reply else None,
            reason=reply.reason if reply else text.problem,
            needs_person=reply is not None and reply.needs_person and reply.resolved_at is None,
        )


def _meaning(reply: Reply) -> str:
    value = "" if reply.value is None else f" {reply.value}"
    danger = [f"danger: {reply.danger.value}"] if reply.danger else []
    return ", ".join([f"{reply.kind.value}{value}", *danger, *reply.side_effects.split()])


def _watching(
    session: Session, patient_id: int, episodes: Sequence[Episode], now: datetime
) -> Watching:
    own = session.exec(
        select(AlertRule).where(
            AlertRule.patient_id == patient_id, col(AlertRule.replaced_at).is_(None)
        )
    ).all()
    parameters = {row.rule: row.parameters for row in own}
    rule = ClimbRule.from_json(parameters.pop(CLIMB, {}))
    run = _newest_run(_scores(session, patient_id), rule)
    last = next((one.triggered_at for one in episodes if one.rule == CLIMB), None)
    quiet_until = last and last + timedelta(days=rule.cooldown_days)
    return Watching(
        run=run,
        rises=max(len(set(run)) - 1, 0),
        needed=rule.rises,
        least=rule.min_score,
        quiet_until=quiet_until if quiet_until and quiet_until > now else None,
        others=tuple(
            f"{name}: {', '.join(f'{key} {value}' for key, value in values.items())}"
            for name, values in sorted(parameters.items())
        ),
    )


def _scores(session: Session, patient_id: int) -> list[Score]:
    """The current score of each check-in that was answered in time, oldest first."""
    rows = session.exec(
        select(PainScore, Occurrence.due_at)
        .join(Occurrence, col(Occurrence.id) == col(PainScore.occurrence_id))
        .where(PainScore.patient_id == patient_id, col(PainScore.is_current).is_(True))
        .order_by(col(Occurrence.due_at).desc())
        .limit(SCORES_LOOKED_AT)
    ).all()
    in_time = [score for score, _ in reversed(rows) if score.origin.value != "late"]
    return [Score(score.local_on, score.value) for score in in_time]


def _newest_run(scores: Sequence[Score], rule: ClimbRule) -> tuple[int, ...]:
    """The scores of the longest run of rises up to now; the newest alone where it did not rise."""
    begun = climb(scores, replace(rule, rises=1, min_score=0))
    return tuple(score.value for score in (begun.scores if begun else scores[-1:]))


def _shown(episodes: Sequence[Episode]) -> Sequence[Episode]:
    """What is open; without that the newest, so that it is seen how it ended."""
    is_open = [one for one in episodes if one.state is not EpisodeState.CLOSED]
    return (is_open or episodes[:1])[:EPISODES_SHOWN]


def _worry(session: Session, patient: CastPatient, episode: Episode, now: datetime) -> Worry:
    rows = session.exec(
        select(Notification, Message, Person)
        .join(Message, col(Message.id) == col(Notification.message_id))
        .join(Person, col(Person.id) == col(Notification.person_id))
        .where(Notification.episode_id == episode.id)
        .order_by(col(Notification.step), col(Notification.id))
    ).all()
    next_step, next_at = _next(patient, episode, [(m, p) for _, m, p in rows], now)
    return Worry(
        code=episode.code,
        cause=episode.cause.value,
        state=episode.state.value,
        why=str(episode.evidence.get("explanation", "")),
        since=episode.triggered_at,
        told=tuple(
            Told(person.name, step.created_at, message.state.value, message.reason)
            for step, message, person in rows
        ),
        next_step=next_step,
        next_at=next_at,
    )


def _next(
    patient: CastPatient, episode: Episode, told: Sequence[tuple[Message, Person]], now: datetime
) -> tuple[str, datetime | None]:
    if episode.state is EpisodeState.CLOSED:
        return f"Closed: {episode.close_reason}", episode.closed_at
    if episode.state is EpisodeState.ACKNOWLEDGED:
        return f"{episode.acknowledged_by} has it", episode.acknowledged_at
    for message, person in told:
        if message.state is MessageState.PLANNED and message.send_after_at > now:
            return f"A text to {person.name} waits for the morning", message.send_after_at
    waits_for = [person.name for message, person in told if message.state not in IN_VAIN]
    names = {person.name for _, person in told}
    others = [one.name for one in patient.caregivers if one.name not in names]
    then = f"then {others[0]}" if others else "then nobody is left"
    if waits_for:
        return f"Waits for {waits_for[-1]}, {then}", _ahead(episode, now)
    return (f"Tells {others[0]}" if others else "There is nobody left to tell"), None


def _ahead(episode: Episode, now: datetime) -> datetime | None:
    """When it is looked at again: a moment in the row that is still to come."""
    moments = [value for name, value in episode.model_dump().items() if name.endswith("_at")]
    return min((moment for moment in moments if moment and moment > now), default=None)


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
