"""Wording looked up by its key and language, with its variables filled in."""

from collections.abc import Mapping
from hashlib import sha256

from service.core.delivery import MessageKind
from service.core.policy import Policy
from service.core.texts.english import ENGLISH, INSTRUMENT
from service.core.texts.examples import NAMES
from service.core.texts.plain import plain_name
from service.core.texts.spanish import SPANISH
from service.core.texts.words import spoken

WORDING: dict[str, dict[str, str]] = {"en": ENGLISH, "es": SPANISH}
LANGUAGES = tuple(WORDING)
"""Languages in which everything that Carebell writes is complete."""

# Typed by people or phones for their GSM-7 twins; each would switch the whole text to UCS-2,
# whose segments hold 70 characters instead of 160 (Twilio: message segments).
_LOOK_ALIKES = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "}
)
_KINDS = {
    "dose": MessageKind.DOSE,
    "doses": MessageKind.DOSE,
    "checkin": MessageKind.CHECKIN,
    "side_effects": MessageKind.SIDE_EFFECTS,
    "nudge": MessageKind.NUDGE,
    "ask": MessageKind.ASK_AGAIN,
    "saved": MessageKind.RECEIPT,
    "asked_later": MessageKind.NUDGE,
    "later": MessageKind.RECEIPT,
    "help": MessageKind.HELP,
    "alert": MessageKind.ALERT,
    "opted_out": MessageKind.OPTOUT_CONFIRMATION,
    "opted_in": MessageKind.OPTIN_CONFIRMATION,
    "invite": MessageKind.INVITE,
    "welcome": MessageKind.WELCOME,
    "danger_told": MessageKind.ALERT,
    "danger": MessageKind.EMERGENCY,
    "acknowledged": MessageKind.ANSWER,
    "already_acknowledged": MessageKind.ANSWER,
    "busy": MessageKind.ANSWER,
    "snoozed": MessageKind.ANSWER,
    "snooze": MessageKind.ANSWER,
    "still_yours": MessageKind.ALERT,
    "which": MessageKind.ANSWER,
    "whose": MessageKind.ANSWER,
    "who_joins": MessageKind.HELP,
    "no_such": MessageKind.ANSWER,
    "no_open": MessageKind.ANSWER,
    "question": MessageKind.ANSWER,
    "record": MessageKind.ANSWER,
    "no_pictures": MessageKind.ANSWER,
}


def write(key: str, language: str, policy: Policy, **values: object) -> str:
    """The text of that kind in that language, as it leaves; a clinic's own wording goes first.

    `service` and `contact` come from the policy. Raises KeyError for a key, language or variable
    that does not exist: a mistake of ours, which the tests look for.
    """
    return fill(wording_of(key, language, policy), policy, language, values)


def for_contact(key: str) -> str:
    """The key of what one of the clinic's own people reads instead: to them nobody says ask us."""
    own = f"{key}_contact"
    return own if own in ENGLISH else key


def wording_of(key: str, language: str, policy: Policy) -> str:
    """The wording with its variables still in it: the clinic's own, or else ours."""
    return policy.own_texts.get(language, {}).get(key) or WORDING[language][key]


def fill(wording: str, policy: Policy, language: str, values: Mapping[str, object]) -> str:
    """A wording with its variables filled in, as it leaves; words of ours are of its language."""
    values = spoken({"contact": policy.contact} | dict(values), language)
    if policy.plain_names:
        values |= {name: plain_name(str(values[name])) for name in NAMES & {*values}}
    filled = wording.format(**values, service=policy.service_name)
    return filled.translate(_LOOK_ALIKES)


def kind_of(key: str) -> MessageKind:
    """The kind that texts of this key are sent as; most are notices."""
    fitting = [kind for start, kind in _KINDS.items() if f"{key}_".startswith(f"{start}_")]
    return fitting[0] if fitting else MessageKind.NOTICE


def instrument(language: str, policy: Policy) -> str:
    """The name of the pain question that is asked; stored with each score.

    A question in a clinic's own words is another instrument, named after these words: scores of
    one instrument can be compared, and those of two perhaps not.
    """
    own = policy.own_texts.get(language, {})
    asked = [own[key] for key in sorted(own) if "checkin" in key]
    return f"custom-{sha256(chr(0).join(asked).encode()).hexdigest()[:8]}" if asked else INSTRUMENT
