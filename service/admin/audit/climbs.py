"""Scores that crossed their patient's rules have an episode: found by replaying them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import Select, case, select
from sqlmodel import Session, col, func

from service.admin.audit.findings import Finding
from service.admin.audit.window import Window
from service.core.climbs import STANDARD, RuleSet, Score, new_worsening, usual_level, worsening
from service.db.queries.rules import (
    SCORES_LOOKED_AT,
    earlier_of,
    lasting_ones,
    lasts_since,
    with_own,
)
from service.db.tables import (
    IN_TIME,
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

_STANDARD_LOOKS_BACK = timedelta(days=70)
"""The replies that make a usual level, every other day."""
_OWN_LOOKS_BACK = timedelta(days=140)
"""Ten rises, fourteen days apart: the most that a patient's own rule can ask for."""
_NEVER_BELOW = min(STANDARD.climb.min_score, STANDARD.sustained.min_score)


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
    """Scores that crossed a rule while nothing spoke against an episode, and none was opened.

    What speaks against one: another that is open, the rest after the last, an opt-out.
    """
    first_on = session.scalar(
        select(func.min(col(PainScore.local_on))).where(col(PainScore.id) > window.score_id)
    )
    if first_on is None:
        return
    rules, lasting = _rules(session), lasting_ones(session)
    own = col(PainScore.patient_id).in_(select(col(AlertRule.patient_id)))
    for scores in (
        _scores(window, first_on - _STANDARD_LOOKS_BACK).where(~own),
        _scores(window, first_on - _OWN_LOOKS_BACK).where(own),
    ):
        given = map(_Given._make, session.execute(scores))
        for patient_id, theirs in groupby(given, attrgetter("patient_id")):
            for newest, series in _as_they_came(theirs, window):
                held = rules[patient_id], lasting[patient_id]
                if _is_missed(session, newest, series, *held):
                    problem = "crossed a rule, and no alert was raised"
                    yield Finding("climbs", "score", newest.id, problem)


def _scores(window: Window, from_on: date) -> Select[*tuple[object, ...]]:
    """The in-time scores, replaced ones too, of every patient who has one in the window."""
    theirs = select(col(PainScore.patient_id)).where(
        col(PainScore.id) > window.score_id, col(PainScore.origin).in_(IN_TIME)
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
            col(PainScore.origin).in_(IN_TIME),
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
    session: Session,
    newest: _Given,
    series: list[_Given],
    own: Sequence[AlertRule],
    lasting: Sequence[Episode],
) -> bool:
    if not own and series[-1].value < _NEVER_BELOW:  # most are seen to be nothing at once
        return False
    at = _read_at(session, newest) if own or lasting else None
    rules = _rules_at(own, at).on_scores() if at else STANDARD.on_scores()
    scores = [Score(one.on, one.value) for one in series[-SCORES_LOOKED_AT:]]
    usual = usual_level(scores, lasts_since(lasting, at) if at else None)
    if worsening(scores, rules, usual=usual) is None:
        return False
    at = at or _read_at(session, newest)
    if at is None or _had_opted_out(session, newest, at):
        return False
    last = _last_episode(session, newest, at)
    if last is None:
        return True
    if last.closed_at is None or last.closed_at > at:
        return False
    return new_worsening(scores, rules, earlier_of(last), usual) is not None


def _read_at(session: Session, one: _Given) -> datetime | None:
    """When a score was stored, and the rule looked; None if its reply is gone.

    One that a person entered was stored when they resolved the text.
    """
    return session.scalars(
        select(
            case(
                (col(PainScore.origin) == Origin.ENTERED, col(Reply.resolved_at)),
                else_=col(Reply.read_at),
            )
        )
        .join(PainScore, col(PainScore.reply_id) == col(Reply.id))
        .where(col(PainScore.id) == one.id)
    ).first()


def _rules(session: Session) -> dict[int, list[AlertRule]]:
    """Every rule that patients have or had of their own."""
    found: dict[int, list[AlertRule]] = defaultdict(list)
    for rule in session.scalars(select(AlertRule)):
        found[rule.patient_id].append(rule)
    return found


def _rules_at(own: Sequence[AlertRule], at: datetime) -> RuleSet:
    return with_own(
        {
            rule.rule: rule.parameters
            for rule in own
            if rule.created_at <= at and (rule.replaced_at is None or at < rule.replaced_at)
        }
    )


def _last_episode(session: Session, one: _Given, at: datetime) -> Episode | None:
    """The episode that was the patient's newest when a score was stored."""
    return session.scalars(
        select(Episode)
        .where(
            col(Episode.patient_id) == one.patient_id,
            col(Episode.cause) == Cause.WORSENING,
            col(Episode.triggered_at) <= at,
        )
        .order_by(col(Episode.triggered_at).desc())
        .limit(1)
    ).first()


def _had_opted_out(session: Session, one: _Given, at: datetime) -> bool:
    """Whether the number that the score came from had opted out by then."""
    newest = session.scalars(
        select(col(ConsentEvent.kind))
        .join(InboundMessage, col(InboundMessage.from_phone) == col(ConsentEvent.phone))
        .join(Reply, col(Reply.inbound_id) == col(InboundMessage.id))
        .join(PainScore, col(PainScore.reply_id) == col(Reply.id))
        .where(
            col(PainScore.id) == one.id,
            col(ConsentEvent.kind).in_(
                [ConsentKind.OPTED_OUT, ConsentKind.OPTED_IN, ConsentKind.LIFTED]
            ),
            col(ConsentEvent.happened_at) <= at,
        )
        .order_by(col(ConsentEvent.id).desc())
        .limit(1)
    ).first()
    return newest is ConsentKind.OPTED_OUT
