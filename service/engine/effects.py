"""Side effects that a patient told of, kept beside whatever else the text says."""

from zoneinfo import ZoneInfo

from service.db.rows import id_of
from service.db.tables import Person, SideEffectReport
from service.engine.turn import Turn


def store_side_effects(turn: Turn, patient: Person, occurrence_id: int | None = None) -> bool:
    """Store each side effect that the text names; whether it names any."""
    turn.session.add_all(
        SideEffectReport(
            patient_id=id_of(patient),
            effect=effect,
            local_on=turn.at.astimezone(ZoneInfo(patient.zone)).date(),
            received_at=turn.at,
            occurrence_id=occurrence_id,
            reply_id=id_of(turn.reply),
        )
        for effect in dict.fromkeys(turn.reading.side_effects)
    )
    return bool(turn.reading.side_effects)
