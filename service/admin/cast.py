"""Who plays in the demo: the phones around each patient."""

from dataclasses import dataclass

from sqlmodel import Session

from service.admin import caregivers, patients


@dataclass(frozen=True, slots=True)
class CastCaregiver:
    """A caregiver's phone."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class CastPatient:
    """A patient's phone, and those of the caregivers, the first to tell first."""

    id: int
    name: str
    phone: str
    zone: str
    caregivers: tuple[CastCaregiver, ...]


def cast(session: Session) -> list[CastPatient]:
    """Every patient whose care has not ended, the oldest first."""
    everybody = caregivers.listing(session)
    return [
        CastPatient(
            id=row.id,
            name=row.name,
            phone=row.phone,
            zone=row.zone,
            caregivers=tuple(
                CastCaregiver(one.name, one.phone) for one in everybody if one.patient_id == row.id
            ),
        )
        for row in patients.listing(session)
    ]
