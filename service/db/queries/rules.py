"""Which alert rule holds for a patient."""

from sqlmodel import Session, col, select

from service.core.climbs import ClimbRule
from service.db.tables import AlertRule

CLIMB = "climb"


def climb_rule(session: Session, patient_id: int) -> ClimbRule:
    """The patient's own parameters of the climb rule, or the defaults."""
    own = session.exec(
        select(AlertRule).where(
            AlertRule.patient_id == patient_id,
            AlertRule.rule == CLIMB,
            col(AlertRule.replaced_at).is_(None),
        )
    ).first()
    return ClimbRule.from_json(own.parameters) if own else ClimbRule()
