"""Every run of scores that crossed its patient's rule has an episode, found by replaying them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter, itemgetter

from sqlalchemy import Select, select
from sqlmodel import Session, col, func

from service.admin.audit.findings import Finding
from service.admin.audit.window import Window
from service.core.climbs import ClimbRule, Score, climb, cooling_down
from service.db.queries.rules import CLIMB
from service.db.tables import (
    AlertRule,
    Cause,
    ConsentEvent,
    ConsentKind,
    Episode,
    InboundMessage,
    Occurrence,
    Origin,
    PainScore,
    Reply,
)

LOOKED_AT = 60
"""How many scores the engine hands to the rule."""
_DEFAULT = ClimbRule()
_LONGEST_RUN = timedelta(days=_DEFAULT.rises * _DEFAULT.max_gap_days)
_LONGEST_OWN_RUN = timedelta(days=140)
"""Ten rises, fourteen days apart: the most that a patient's own rule can ask for."""


@dataclass(frozen=True, slots=True)
class _Given:
    """One in-time score as it was stored."""

    id: int
    patient_id: int
    occurrence_id: int
    due_at: datetime
    score: Score
    read_at: datetime


def without_episode(session: Session, window: Window) -> Iterator[Finding]:
    """Scores that completed a climb while nothing spoke against an episode, and none was opened.

    What speaks against one: another that is open, the cooldown after the last, an opt-out.
    """
    first_on = session.exec(  # type: ignore[call-overload]  # an aggregate is selectable
        select(func.min(PainScore.local_on)).where(col(PainScore.id) > window.score_id)
    ).scalar()
    if first_on is None:
        return
    rules = _rules(session)
    own = col(PainScore.patient_id).in_(select(AlertRule.patient_id))
    for scores in (
        _scores(window, first_on - _LONGEST_RUN).where(~own),
        _scores(window, first_on - _LONGEST_OWN_RUN).where(own),
    ):
        rows = (
            _Given(id_, patient, occurrence, due_at, Score(on, value), read_at)
            for id_, patient, occurrence, due_at, on, value, read_at in session.execute(scores)
        )
        for patient_id, given in groupby(rows, attrgetter("patient_id")):
            for one, rule in _crossings(given, rules[patient_id], window):
                if not _covered(session, one, rule):
                    problem = "completed a climb, and no alert was raised"
                    yield Finding("climbs", "score", one.id, problem)


def _scores(window: Window, from_on: date) -> Select[*tuple[object, ...]]:
    """The in-time scores, replaced ones too, of every patient who has one in the window."""
    theirs = select(PainScore.patient_id).where(
        col(PainScore.id) > window.score_id, col(PainScore.origin) == Origin.CHECKIN
    )
    return (
        select(
            col(PainScore.id),
            col(PainScore.patient_id),
            col(PainScore.occurrence_id),
            col(Occurrence.due_at),
            col(PainScore.local_on),
            col(PainScore.value),
            col(Reply.read_at),
        )
        .join(Occurrence, col(Occurrence.id) == col(PainScore.occurrence_id))
        .join(Reply, col(Reply.id) == col(PainScore.reply_id))
        .where(
            col(PainScore.patient_id).in_(theirs),
            col(PainScore.local_on) >= from_on,
            col(PainScore.origin) == Origin.CHECKIN,
        )
        .order_by(col(PainScore.patient_id), col(PainScore.id))
        .execution_options(yield_per=10_000)
    )


def _crossings(
    given: Iterator[_Given], rules: Sequence[AlertRule], window: Window
) -> Iterator[tuple[_Given, ClimbRule]]:
    """The scores of one patient that completed a climb when they came, and by which rule."""
    series: dict[int, tuple[datetime, Score]] = {}
    for one in given:
        series[one.occurrence_id] = one.due_at, one.score  # a later answer replaces
        if one.id > window.score_id:
            rule = _rule_at(rules, one.read_at)
            in_order = [score for _, score in sorted(series.values(), key=itemgetter(0))]
            if climb(in_order[-LOOKED_AT:], rule) is not None:
                yield one, rule


def _rules(session: Session) -> dict[int, list[AlertRule]]:
    """Every rule that patients have or had of their own."""
    found: dict[int, list[AlertRule]] = defaultdict(list)
    for rule in session.scalars(select(AlertRule).where(col(AlertRule.rule) == CLIMB)):
        found[rule.patient_id].append(rule)
    return found


def _rule_at(rules: Sequence[AlertRule], at: datetime) -> ClimbRule:
    for rule in rules:
        if rule.created_at <= at and (rule.replaced_at is None or at < rule.replaced_at):
            return ClimbRule.from_json(rule.parameters)
    return _DEFAULT


def _covered(session: Session, one: _Given, rule: ClimbRule) -> bool:
    """Whether an episode was opened for this score, or need not be."""
    last = session.scalars(
        select(Episode)
        .where(
            col(Episode.patient_id) == one.patient_id,
            col(Episode.cause) == Cause.WORSENING,
            col(Episode.triggered_at) <= one.read_at,
        )
        .order_by(col(Episode.triggered_at).desc())
        .limit(1)
    ).first()
    if last is not None:
        was_open = last.closed_at is None or last.closed_at > one.read_at
        if was_open or cooling_down(last.triggered_at, one.read_at, rule):
            return True
    return _had_opted_out(session, one)


def _had_opted_out(session: Session, one: _Given) -> bool:
    """Whether the number that the score came from had opted out by then."""
    newest = session.scalars(
        select(ConsentEvent.kind)
        .join(InboundMessage, col(InboundMessage.from_phone) == col(ConsentEvent.phone))
        .join(Reply, col(Reply.inbound_id) == col(InboundMessage.id))
        .join(PainScore, col(PainScore.reply_id) == col(Reply.id))
        .where(
            col(PainScore.id) == one.id,
            col(ConsentEvent.kind).in_([ConsentKind.OPTED_OUT, ConsentKind.OPTED_IN]),
            col(ConsentEvent.happened_at) <= one.read_at,
        )
        .order_by(col(ConsentEvent.id).desc())
        .limit(1)
    ).first()
    return newest is ConsentKind.OPTED_OUT
