"""The part of a plan file about consent, the same for everybody: read, compared, written out."""

from typing import Any

from sqlmodel import Session

from service.admin.agreements import (
    TypedConsent,
    format_given_at,
    parse_consent,
    standing_consent,
)
from service.admin.contacts import ROLES
from service.admin.plan_files.round import Round
from service.db.tables import Person

_NAMES = ("consent", "consented_on", "consent_source", "welcome")


def changed_consent(this: Round, person: Person, wanted: dict[str, Any]) -> dict[str, Any]:
    """What a file says of somebody's consent; nothing where it is on record like that.

    Where only its date or source is put right, there is no other welcome.
    """
    given = {name: wanted[name] for name in _NAMES if name in wanted}
    zone = wanted.get("zone", person.zone)
    asked = parse_consent(TypedConsent(**given), zone, this.now)
    if asked is None:
        return {}
    known = standing_consent(this.session, person)
    if known is None or known.wording.casefold() != asked.wording.casefold():
        return given
    if "consented_on" not in given:
        is_as_said = "consent_source" not in given or asked.source == known.source
    else:
        dates = {format_given_at(one.given_at, zone) for one in (asked, known)}
        is_as_said = asked.source == known.source and len(dates) == 1
    return {} if is_as_said else given | {"welcome": False}


def exported(session: Session, person: Person, *, opted_out: bool = False) -> dict[str, Any]:
    """Somebody's consent as a file has it: whoever has opted out has none elsewhere.

    Who has had the welcome, or needs none, gets none elsewhere. A contact never gets one.
    """
    known = standing_consent(session, person)
    if known is None or opted_out:
        return {}
    return {
        "consent": known.wording,
        "consented_on": format_given_at(known.given_at, person.zone),
        "consent_source": None if known.source == "paper" else known.source,
        "welcome": None if known.welcome or person.kind in ROLES else False,
    }
