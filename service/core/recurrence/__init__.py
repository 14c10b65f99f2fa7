"""When something is due: RFC 5545 rules in a patient's wall time, turned into UTC moments."""

from service.core.recurrence.everyday import describe, rule_for
from service.core.recurrence.expansion import Moment, Recurrence, moments, next_moment
from service.core.recurrence.rules import check_rule
from service.core.recurrence.zones import to_utc, zone_named

__all__ = [
    "Moment",
    "Recurrence",
    "check_rule",
    "describe",
    "moments",
    "next_moment",
    "rule_for",
    "to_utc",
    "zone_named",
]
