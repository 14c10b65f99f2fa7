"""Who plays in the demo: the phones around each patient."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session

from service.admin import caregivers, contacts, patient_list


@dataclass(frozen=True, slots=True)
class CastMember:
    """The phone of somebody who is told: a caregiver, or one of the clinic's people."""

    name: str
    phone: str
    role: str


@dataclass(frozen=True, slots=True)
class CastPatient:
    """A patient's phone, and those of everybody who may be told about the patient.

    The caregivers come first, the first to tell before all; then the clinic's own people.
    """

    id: int
    name: str
    phone: str
    zone: str
    others: tuple[CastMember, ...]

    @property
    def caregivers(self) -> tuple[CastMember, ...]:
        """Those of the others who are caregivers."""
        return tuple(one for one in self.others if one.role == "caregiver")


def cast(session: Session) -> list[CastPatient]:
    """Every patient whose care has not ended, the oldest first."""
    clinic = [CastMember(row.name, row.phone, row.role) for row in contacts.listing(session)]
    everybody = caregivers.listing(session)
    return [
        CastPatient(
            id=row.id,
            name=row.name,
            phone=row.phone,
            zone=row.zone,
            others=tuple(
                _one_each(
                    row.phone,
                    [
                        *(
                            CastMember(one.name, one.phone, "caregiver")
                            for one in everybody
                            if one.patient_id == row.id
                        ),
                        *clinic,
                    ],
                )
            ),
        )
        for row in patient_list.listing(session)
    ]


def _one_each(patient: str, members: list[CastMember]) -> Iterator[CastMember]:
    """One phone for each number: whoever has several roles holds one phone all the same."""
    seen = {patient}
    for member in members:
        if member.phone not in seen:
            seen.add(member.phone)
            yield member
