"""A second opinion on local times: walk through UTC minute by minute and watch the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_EARLIEST = timedelta(hours=15)  # no clock has been further ahead of UTC


def first_minute_showing(on: date, wall: time, zone: ZoneInfo) -> datetime:
    """The first UTC minute at which the clocks in `zone` show that date and time, or a later."""
    wanted = datetime.combine(on, wall)
    at = wanted.replace(tzinfo=UTC) - _EARLIEST
    while at.astimezone(zone).replace(tzinfo=None) < wanted:
        at += timedelta(minutes=1)
    return at
