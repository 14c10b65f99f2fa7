"""Every run of scores that crossed its patient's rule has an episode, found by replaying them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

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


class _Given(NamedTuple):
    """One in-time score as it was stored.

    A patient's occurrences are planned in the order in which they fall due, so that their ids
    stand for that order.
    """

    id: int
    patient_id: int
    occurrence_id: int
    on: date
    value: int


def without_episode(session: Session, window: Window) -> Iterator[Finding]:
    """Scores that completed a climb while nothing spoke against an episode, and none was opened.

    What speaks against one: another that is open, the cooldown after the last, an opt-out.
    """
    first_on = session.scalar(
        select(func.min(col(PainScore.local_on))).where(col(PainScore.id) > window.score_id)
    )
    if first_on is None:
        return
    rules = _rules(session)
    own = col(PainScore.patient_id).in_(select(col(AlertRule.patient_id)))
    for scores in (
        _scores(window, first_on - _LONGEST_RUN).where(~own),
        _scores(window, first_on - _LONGEST_OWN_RUN).where(own),
    ):
        given = map(_Given._make, session.execute(scores))
        for patient_id, theirs in groupby(given, attrgetter("patient_id")):
            for newest, series in _as_they_came(theirs, window):
                if _is_missed(session, newest, series, rules[patient_id]):
                    problem = "completed a climb, and no alert was raised"
                    yield Finding("climbs", "score", newest.id, problem)


def _scores(window: Window, from_on: date) -> Select[*tuple[object, ...]]:
    """The in-time scores, replaced ones too, of every patient who has one in the window."""
    theirs = select(col(PainScore.patient_id)).where(
        col(PainScore.id) > window.score_id, col(PainScore.origin) == Origin.CHECKIN
    )
    return (
        select(
            col(PainScore.id),
            col(PainScore.patient_id),
            col(PainScore.occurrence_id),
            col(PainScore.local_on),
            col(PainScore.value),
        )
        .where(
            col(PainScore.patient_id).in_(theirs),
            col(PainScore.local_on) >= from_on,
            col(PainScore.origin) == Origin.CHECKIN,
        )
        .order_by(col(PainScore.patient_id), col(PainScore.id))
        .execution_options(yield_per=10_000)
    )


def _as_they_came(
    given: Iterator[_Given], window: Window
) -> Iterator[tuple[_Given, list[_Given]]]:
    """Each score of one patient in the window, with all that counted when it came, in order."""
    counts: dict[int, _Given] = {}
    for one in given:
        counts[one.occurrence_id] = one  # a later answer replaces
        if one.id > window.score_id:
            yield one, [counts[id_] for id_ in sorted(counts)]


def _is_missed(
    session: Session, newest: _Given, series: list[_Given], rules: Sequence[AlertRule]
) -> bool:
    at = _read_at(session, newest) if rules else None
    rule = _rule_at(rules, at) if at else _DEFAULT
    if series[-1].value < rule.min_score:  # most are seen to be nothing at once
        return False
    scores = [Score(one.on, one.value) for one in series[-LOOKED_AT:]]
    if climb(scores, rule) is None:
        return False
    at = at or _read_at(session, newest)
    return at is not None and not _is_covered(session, newest, rule, at)


def _read_at(session: Session, one: _Given) -> datetime | None:
    """When a score was stored, and the rule looked; None if its reply is gone."""
    return session.scalars(
        select(col(Reply.read_at))
        .join(PainScore, col(PainScore.reply_id) == col(Reply.id))
        .where(col(PainScore.id) == one.id)
    ).first()


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


def _is_covered(session: Session, one: _Given, rule: ClimbRule, at: datetime) -> bool:
    """Whether an episode was opened for this score, or need not be."""
    last = session.scalars(
        select(Episode)
        .where(
            col(Episode.patient_id) == one.patient_id,
            col(Episode.cause) == Cause.WORSENING,
            col(Episode.triggered_at) <= at,
        )
        .order_by(col(Episode.triggered_at).desc())
        .limit(1)
    ).first()
    if last is not None:
        was_open = last.closed_at is None or last.closed_at > at
        if was_open or cooling_down(last.triggered_at, at, rule):
            return True
    return _had_opted_out(session, one, at)


def _had_opted_out(session: Session, one: _Given, at: datetime) -> bool:
    """Whether the number that the score came from had opted out by then."""
    newest = session.scalars(
        select(col(ConsentEvent.kind))
        .join(InboundMessage, col(InboundMessage.from_phone) == col(ConsentEvent.phone))
        .join(Reply, col(Reply.inbound_id) == col(InboundMessage.id))
        .join(PainScore, col(PainScore.reply_id) == col(Reply.id))
        .where(
            col(PainScore.id) == one.id,
            col(ConsentEvent.kind).in_([ConsentKind.OPTED_OUT, ConsentKind.OPTED_IN]),
            col(ConsentEvent.happened_at) <= at,
        )
        .order_by(col(ConsentEvent.id).desc())
        .limit(1)
    ).first()
    return newest is ConsentKind.OPTED_OUT
