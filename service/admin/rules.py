"""A patient's own parameters of the climb rule; a change keeps the row that it replaces."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from service.admin.people import require_present
from service.core.climbs import ClimbRule
from service.db.queries.rules import CLIMB, climb_rule
from service.db.rows import id_of
from service.db.tables import AlertRule, Person

_LONGEST = 9  # digits, of a number that the rule can be asked about


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """What changes of the climb rule, as typed; None stays as it is."""

    rises: str | None = None
    min_score: str | None = None
    ties: str | None = None
    max_gap_days: str | None = None
    cooldown_days: str | None = None


@dataclass(frozen=True, slots=True)
class RuleRow:
    """The rule that holds for a patient; `id` and `since` are None while it is the default."""

    id: int | None
    patient: str
    rule: str
    rises: int
    min_score: int
    ties: str
    max_gap_days: int
    cooldown_days: int
    since: datetime | None


def show(session: Session, patient: Person) -> RuleRow:
    """The climb rule that holds for a patient."""
    rule, own = climb_rule(session, id_of(patient)), _own(session, patient)
    return RuleRow(
        id=own.id if own else None,
        patient=patient.name,
        rule=CLIMB,
        rises=rule.rises,
        min_score=rule.min_score,
        ties=rule.ties,
        max_gap_days=rule.max_gap_days,
        cooldown_days=rule.cooldown_days,
        since=own.created_at if own else None,
    )


def change(session: Session, patient: Person, change: RuleChange, now: datetime) -> None:
    """Give a patient their own parameters; those that are not named stay as they are.

    Raises:
        InputError: a value is out of its range.
        ConflictError: the patient's care has ended.
    """
    require_present(patient)
    given = {
        "rises": _number(change.rises),
        "min_score": _number(change.min_score),
        "ties": change.ties,
        "max_gap_days": _number(change.max_gap_days),
        "cooldown_days": _number(change.cooldown_days),
    }
    wanted: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    rule = replace(climb_rule(session, id_of(patient)), **wanted)
    if own := _own(session, patient):
        own.replaced_at = now
        session.flush()
    session.add(
        AlertRule(patient_id=id_of(patient), rule=CLIMB, parameters=rule.to_json(), created_at=now)
    )
    session.flush()


def in_words(rule: ClimbRule | RuleRow) -> str:
    """What the rule waits for, in one sentence for a nurse."""
    times = "once" if rule.rises == 1 else f"{rule.rises} times in a row"
    ties = (
        "a repeated score starts the count again"
        if rule.ties == "break"
        else ("a repeated score is passed over")
    )
    return (
        f"Alert when the score rises {times}, up to {rule.min_score} or more; {ties}. "
        f"At most {rule.max_gap_days} days from one answered check-in to the next. "
        f"After an alert the rule rests for {rule.cooldown_days} days."
    )


def _number(text: str | None) -> int | str | None:
    """A number if it is one; the rule itself says what is wrong with anything else."""
    if text is None or not (text.isascii() and text.isdigit() and len(text) <= _LONGEST):
        return text
    return int(text)


def _own(session: Session, patient: Person) -> AlertRule | None:
    return session.exec(
        select(AlertRule).where(
            AlertRule.patient_id == patient.id,
            AlertRule.rule == CLIMB,
            col(AlertRule.replaced_at).is_(None),
        )
    ).first()
