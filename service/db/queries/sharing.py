"""Phones that several patients share: who each of them is to a prompt."""

from collections.abc import Collection
from typing import NamedTuple

from sqlmodel import Session

from service.core.addressing import codes
from service.core.delivery import MessageKind
from service.core.names import first_name
from service.db.queries.people import names_sharing

EXAMPLES = {MessageKind.CHECKIN: "4", MessageKind.DOSE: "T", MessageKind.SIDE_EFFECTS: "D"}
"""What an answer to each kind of prompt may be, behind the code of whoever answers."""


class Addressee(NamedTuple):
    """One of several patients of a phone, as its prompts name them."""

    name: str
    code: str


def addressees(session: Session, phones: Collection[str]) -> dict[int, Addressee]:
    """Everybody, by id, who shares one of these phones with another patient."""
    found: dict[int, Addressee] = {}
    for sharing in names_sharing(session, phones).values():
        made = codes([name for _, name in sharing])
        for (id_, name), code in zip(sharing, made, strict=True):
            found[id_] = Addressee(first_name(name), code)
    return found
