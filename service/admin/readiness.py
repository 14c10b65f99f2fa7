"""What a service must have before patients are enrolled, unless it is a demo."""

from sqlmodel import Session

from service.admin.operation import mode_of
from service.core.countries import shipped
from service.core.errors import ConflictError
from service.db.queries.people import contacts
from service.db.tables import CountryReview, Mode, PersonKind


def require_ready(session: Session, country: str) -> None:
    """Return if a patient in this country may be enrolled: in a demo always.

    A database that has not been started yet may go live, so it asks for as much as a live one.

    Raises:
        ConflictError: there is no admin contact who can be texted, or nobody has reviewed the
            country's emergency numbers; the sentence names the command that mends it.
    """
    if mode_of(session) is Mode.DEMO:
        return
    if not contacts(session, PersonKind.ADMIN):
        raise ConflictError(
            "Outside a demo, patients are enrolled only when there is an admin contact to turn "
            "to, who has agreed to texts and not texted STOP; to see them: carebell contact list. "
            "To add one: "
            'carebell contact add NAME --phone +12025550123 --role admin --consent "..."'
        )
    if shipped(country) is None and session.get(CountryReview, country) is None:
        raise ConflictError(
            f"Nobody has reviewed the emergency numbers of {country} yet, and texts name them: "
            f"carebell country review {country} --emergency NUMBER --crisis NUMBER"
        )
