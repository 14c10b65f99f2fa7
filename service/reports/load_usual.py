"""The usual level over a period, as the rules saw it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from service.core.climbs import Score as Reply
from service.core.climbs import usual_level
from service.db.queries.rules import lasting_ones, lasts_since
from service.db.rows import id_of
from service.db.tables import Person
from service.reports.history import Score


def usual_levels(
    session: Session, patient: Person, scores: Sequence[Score], first: date, last: date
) -> list[tuple[date, float]]:
    """The usual level on each day of the period on which it changed; `scores` reach back further.

    After a worsening that lasted it is what the scores say since that began.
    """
    zone, lasting = ZoneInfo(patient.zone), lasting_ones(session, [id_of(patient)])
    counting = [Reply(score.on, score.value) for score in scores if score.counts]
    levels: list[tuple[date, float]] = []
    for number, reply in enumerate(counting, start=1):
        if reply.on > last:
            break
        day_ends_at = datetime.combine(reply.on + timedelta(days=1), time(), zone)
        usual = usual_level(counting[:number], lasts_since(lasting[id_of(patient)], day_ends_at))
        if usual is not None and (not levels or levels[-1][1] != usual.level):
            levels.append((reply.on, usual.level))
    before = [(first, level) for on, level in levels if on <= first][-1:]
    return before + [(on, level) for on, level in levels if on > first]
