"""Wording looked up by its key and language, with its variables filled in."""

from service.core.policy import Policy
from service.core.texts.english import ENGLISH

WORDING: dict[str, dict[str, str]] = {"en": ENGLISH}
LANGUAGES = tuple(WORDING)
"""Languages in which everything that Carebell writes is complete."""

# Typed by people or phones for their GSM-7 twins; each would switch the whole text to UCS-2,
# whose segments hold 70 characters instead of 160 (Twilio: message segments).
_LOOK_ALIKES = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "}
)


def write(key: str, language: str, policy: Policy, **values: object) -> str:
    """The text of that kind in that language, as it leaves.

    `service` and `contact` come from the policy. Raises KeyError for a key, language or variable
    that does not exist: a mistake of ours, which the tests look for.
    """
    filled = WORDING[language][key].format(
        service=policy.service_name, contact=policy.contact, **values
    )
    return filled.translate(_LOOK_ALIKES)
