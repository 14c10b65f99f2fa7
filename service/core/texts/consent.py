"""What people agree to: the invite, and the welcome of those who have agreed.

CTIA: an opt-in text names the service and how often it texts, says that rates may apply, and how
to get help and to stop.
"""

from service.core.policy import Policy
from service.core.texts.catalog import write

WORDING_VERSION = "consent-1"
"""Names the wording of invite and welcome; kept with each consent, changed with the wording."""


def invite(policy: Policy, language: str, patient: str | None) -> str:
    """The invitation of a patient, or of the caregiver of `patient`."""
    return _to(policy, language, "invite", patient)


def welcome(policy: Policy, language: str, patient: str | None) -> str:
    """The first text to a patient who has agreed, or to the caregiver of `patient`."""
    return _to(policy, language, "welcome", patient)


def _to(policy: Policy, language: str, what: str, patient: str | None) -> str:
    if patient is None:
        return write(f"{what}_patient", language, policy)
    return write(f"{what}_caregiver", language, policy, patient=patient)
