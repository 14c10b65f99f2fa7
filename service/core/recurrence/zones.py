"""Time zones by name, and the one rule that turns a local date and time into a UTC moment."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from service.core.errors import InputError

_MINUTE = timedelta(minutes=1)
_NO_PLACES = {"Factory", "localtime"}  # placeholders among the zone files: no place has them


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(available_timezones() - _NO_PLACES)


def zone_named(name: str) -> ZoneInfo:
    """The IANA time zone of that name in any case, such as America/New_York.

    Raises:
        InputError: no zone has that name.
    """
    if name in _names():
        return ZoneInfo(name)
    alike = [known for known in _names() if known.lower() == name.lower()]
    if len(alike) != 1:
        raise InputError("--zone", name, "is not an IANA time zone", "America/New_York")
    return ZoneInfo(alike[0])


def to_utc(on: date, wall: time, zone: ZoneInfo) -> datetime:
    """The aware UTC moment at which clocks in `zone` show `wall` on the date `on`.

    A wall time that clocks skip moves to the next valid minute, which may lie past midnight
    (Apia had no 30 December 2011); one that they show twice means the first. So a later local
    time never comes at an earlier moment. `wall` is in whole minutes.
    """
    local = datetime.combine(on, wall)
    while True:
        at = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
        if at.astimezone(zone).replace(tzinfo=None) == local:
            return at
        local += _MINUTE
