"""What Carebell says: wording per language, variables, and nothing that advises."""

from service.core.texts.catalog import LANGUAGES, for_contact, instrument, write
from service.core.texts.consent import WORDING_VERSION, invite, welcome
from service.core.texts.prompts import (
    ask_again,
    checkin_prompt,
    dose_prompt,
    nudge_text,
    prompt_text,
)
from service.core.texts.shared_phone import for_person, with_code

__all__ = [
    "LANGUAGES",
    "WORDING_VERSION",
    "ask_again",
    "checkin_prompt",
    "dose_prompt",
    "for_contact",
    "for_person",
    "instrument",
    "invite",
    "nudge_text",
    "prompt_text",
    "welcome",
    "with_code",
    "write",
]
