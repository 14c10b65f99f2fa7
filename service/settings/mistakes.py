"""A mistake in the settings in words: which variable, what is wrong, what right looks like."""

import os

from dotenv import dotenv_values
from pydantic_core import ErrorDetails

from service.settings.secret_files import ENV_FILE
from service.settings.wording_file import WordingMistakesError

HINTS = {
    "CAREBELL_DATABASE_URL": "for example sqlite:///data/carebell.db "
    "or postgresql://user:password@host/carebell",
    "CAREBELL_HOST": "the address to listen on, for example 127.0.0.1",
    "CAREBELL_PORT": "a free port from 1 to 65535, for example 8025",
    "CAREBELL_PUBLIC_URL": "the https address at which Twilio reaches this service, "
    "for example https://carebell.example.org; or do without one: CAREBELL_INBOUND=poll",
    "CAREBELL_INBOUND": "webhook (Twilio calls us) or poll (we ask Twilio every few seconds)",
    "CAREBELL_POLL_EVERY": "how often Twilio is asked, in seconds from 1 to 180, for example 5",
    "CAREBELL_SERVICE_NAME": "the name that patients see at the start of each text, "
    "for example Riverside Pain Clinic",
    "CAREBELL_CONTACT": "how patients reach a person, for example +1 202 555 0100",
    "CAREBELL_TWILIO_API_URL": "a Twilio-compatible server, for example http://127.0.0.1:8026",
    "CAREBELL_TWILIO_OPTOUT": "one of default, advanced, off: how STOP and HELP are handled at "
    "Twilio",
    "CAREBELL_TWILIO_PREVIOUS_AUTH_TOKEN": "the token that was in use before the last rotation",
    "CAREBELL_ALERT_SENDER": "another messaging service or number, which only alerts leave by",
    "CAREBELL_NUMBERS": "our own numbers, for example +12025550100,+12025550101",
    "CAREBELL_SEGMENTS_PER_SECOND": "what the sender may send, 0.5 or more, for example 1 for a "
    "long code",
    "CAREBELL_TWILIO_CONNECT_TIMEOUT": "seconds up to 10, for example 5",
    "CAREBELL_TWILIO_READ_TIMEOUT": "seconds up to 30, for example 30",
    "CAREBELL_CALLS_AT_ONCE": "how many calls all workers together may have open, for example 8",
    "CAREBELL_TEXTS_A_DAY": "how many reminders one number may get in 24 hours, for example 12",
    "CAREBELL_TEXTS": "a file with wording of your own, for example texts.toml; see docs/texts.md",
    "CAREBELL_DANGER": "a file with danger words of your own, for example danger.yaml; "
    "see docs/replies.md",
    "CAREBELL_PLAIN_NAMES": "true or false: whether names lose accents that make texts dearer",
    "CAREBELL_PRICE_PER_SEGMENT": "what a segment costs you, for example 0.0083 USD",
    "CAREBELL_SIGN_OF_LIFE": "a file that a worker touches while its own passes go round, "
    "for example /tmp/worker.alive",
    "CAREBELL_HEARTBEAT_URL": "the address that a monitor gave you for its check, "
    "for example https://monitor.example.org/ping/3f2a",
    "CAREBELL_LOG_LEVEL": "one of debug, info, warning, error",
    "TWILIO_ACCOUNT_SID": "AC and 32 letters or digits, from the Twilio console's first page",
    "TWILIO_AUTH_TOKEN": "from the Twilio console's first page, or TWILIO_AUTH_TOKEN_FILE with "
    "the path of a file that holds it",
    "TWILIO_PHONE_NUMBER": "a number of your Twilio account, such as +12025550100",
    "TWILIO_MESSAGING_SERVICE_SID": "MG and 32 letters or digits (recommended), "
    "or set TWILIO_PHONE_NUMBER to a number such as +12025550100",
}
"""What right looks like, for each variable that can be missing or wrong."""
SECONDS = "a number of seconds, of 30 days at most; .env.example has the usual one"
"""The same for all others."""


def in_words(error: ErrorDetails) -> list[str]:
    """One mistake as pydantic tells it -> a sentence that names the variable and a way out.

    A file of wording may hold many, and each has its own sentence and example.
    """
    field = str(error["loc"][0]) if error["loc"] else ""
    name = field if field.isupper() else f"CAREBELL_{field.upper()}"
    if field in ("twilio_sender", "TWILIO_MESSAGING_SERVICE_SID"):
        name = _sender_variable()
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, WordingMistakesError):
        return [f"{name}: {problem}" for problem in cause.problems]
    if error["type"] == "missing":
        what = "is missing"
    elif error["type"] == "value_error":
        what = str(cause)
    elif "timedelta" in str(error["msg"]):
        what = "is wrong (too short or too long)"
    else:
        what = "is wrong (" + str(error["msg"]).lower() + ")"
    return [f"{name} {what}: {HINTS.get(name, SECONDS)}."]


def _sender_variable() -> str:
    """Which of the two names of the sender was used; the first is the better one."""
    given = dotenv_values(ENV_FILE) | os.environ
    first, second = "TWILIO_MESSAGING_SERVICE_SID", "TWILIO_PHONE_NUMBER"
    return second if given.get(second) and not given.get(first) else first
