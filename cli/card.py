"""All that is known of one patient: what `carebell patient show` prints."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cli import output
from cli.caregiver import NAMES as CAREGIVER_NAMES
from cli.plan import NAMES as LINE_NAMES
from cli.plan import when
from cli.rule import as_object as rules_as_object

if TYPE_CHECKING:
    from service.admin.agreements import Consent
    from service.admin.caregivers import CaregiverRow
    from service.admin.patient_list import PatientRow
    from service.admin.plan_lines import ScheduleRow
    from service.admin.rules import RuleRow
    from service.db.database import Session
    from service.db.tables import Person

NAMES = (
    "id name phone zone country language privacy state opted_out tell_of_alerts quiet nudges "
    "dose_window checkin_window ask_why_skipped self_harm_to_caregiver born_on consented_at "
    "paused_until_at paused_for"
)


@dataclass(frozen=True, slots=True)
class Card:
    """A patient with the plan, the caregivers, the alert rules and the history of consent."""

    patient: "PatientRow"
    doses: "list[ScheduleRow]"
    checkins: "list[ScheduleRow]"
    caregivers: "list[CaregiverRow]"
    rule: "RuleRow"
    consents: "list[Consent]"


def card(session: "Session", person: "Person") -> Card:
    """Look all of it up."""
    from service.admin import agreements, caregivers, patient_list, plan_lines, rules
    from service.db.tables import ScheduleKind

    return Card(
        patient=patient_list.row(session, person),
        doses=plan_lines.listing(session, ScheduleKind.DOSE, person),
        checkins=plan_lines.listing(session, ScheduleKind.CHECKIN, person),
        caregivers=caregivers.listing(session, person),
        rule=rules.show(session, person),
        consents=agreements.consents(session, person),
    )


def as_object(known: Card) -> dict[str, Any]:
    """The card for programs."""
    return output.fields(known.patient, NAMES) | {
        "doses": [output.fields(one, LINE_NAMES) for one in known.doses],
        "checkins": [output.fields(one, LINE_NAMES) for one in known.checkins],
        "caregivers": [output.fields(one, CAREGIVER_NAMES) for one in known.caregivers],
        "rule": rules_as_object(known.rule),
        "consents": [
            output.fields(one, "kind source wording happened_at") for one in known.consents
        ],
    }


def as_facts(known: Card) -> dict[str, object]:
    """The card for people."""
    from service.admin.rules import in_words

    row = known.patient
    return {
        "Patient": f"{row.id}, {row.name}",
        "State": standing(row),
        "Phone": row.phone,
        "Zone": row.zone,
        "Country": row.country,
        "Born": row.born_on,
        "Language": row.language,
        "Privacy": row.privacy,
        "Hears of alerts": row.tell_of_alerts,
        "Quiet hours": row.quiet,
        "Nudges": row.nudges,
        "Dose window": output.span(row.dose_window) if row.dose_window else None,
        "Check-in window": output.span(row.checkin_window) if row.checkin_window else None,
        "Asked why skipped": row.ask_why_skipped,
        "Self-harm to caregiver": row.self_harm_to_caregiver,
        **{f"Dose {one.id}": f"{one.medication}, {when(one)}" for one in known.doses},
        **{f"Check-in {one.id}": when(one) for one in known.checkins},
        **{
            f"Caregiver {one.id}": output.joined(
                [one.name, one.phone, one.state, *(f"sees {what}" for what in one.sees)], ", "
            )
            for one in known.caregivers
        },
        "Alert rules": in_words(known.rule),
        **{
            f"Consent {number}": f"{output.local(one.happened_at, row.zone)}, "
            f"{one.kind.replace('_', ' ')}: {one.wording}"
            for number, one in enumerate(known.consents, 1)
        },
    }


def standing(row: "PatientRow") -> str:
    """A patient's state, with the end of a pause, and whether the number has opted out."""
    until = output.local(row.paused_until_at, row.zone)
    return output.joined(
        [
            row.state,
            f"until {until}" if row.state == "paused" and until else "",
            "(opted out)" if row.opted_out else "",
        ]
    )
