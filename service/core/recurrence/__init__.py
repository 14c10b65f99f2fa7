"""When something is due: RFC 5545 rules in a patient's wall time, turned into UTC moments."""

from service.core.recurrence.checking import check_rule
from service.core.recurrence.everyday import Phase, ending_after, phased_rule, rule_for
from service.core.recurrence.expansion import Moment, Recurrence, days_around, moments, next_moment
from service.core.recurrence.retiming import at_other_times, every_time_of, times_of
from service.core.recurrence.rules import (
    ends_by_itself,
    skipped_dates,
    without,
    without_end,
)
from service.core.recurrence.within_day import lacks_times
from service.core.recurrence.words import at_times, describe
from service.core.recurrence.zones import to_utc, zone_named

__all__ = [
    "Moment",
    "Phase",
    "Recurrence",
    "at_other_times",
    "at_times",
    "check_rule",
    "days_around",
    "describe",
    "ending_after",
    "ends_by_itself",
    "every_time_of",
    "lacks_times",
    "moments",
    "next_moment",
    "phased_rule",
    "rule_for",
    "skipped_dates",
    "times_of",
    "to_utc",
    "without",
    "without_end",
    "zone_named",
]
