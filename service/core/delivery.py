"""The life of an outbound message: its states, their order, and what each kind is owed.

    planned --> claimed --> (unknown) --> submitted --> sent --> delivered | undelivered | failed
    planned --> expired | suppressed

- PLANNED: recorded, nothing has left. Only here may a message be given up: EXPIRED when it is
  too late for its kind, SUPPRESSED when it must not be sent (the reason stands beside it).
- CLAIMED: one worker holds it and may be calling the provider.
- UNKNOWN: the call left and no usable answer came back.
- SUBMITTED, SENT: the provider has it; the carrier has it. SENT may be the last that is ever
  heard, where a carrier gives no receipts.
- DELIVERED, UNDELIVERED, FAILED: what became of it.

CLAIMED and UNKNOWN return to PLANNED when it is certain, or proved by the provider's list, that
nothing was sent; they, SUBMITTED and SENT do when a receipt proves that the text did not arrive,
for a reason that passes, and another one would still be useful. Everything else only goes up:
receipts come first, twice, late or never, and any of them lifts any state that is not final,
PLANNED included (then the proof was wrong, and the text must not leave a second time). Of two
different final states the first stays.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum, auto
from types import MappingProxyType


class MessageState(StrEnum):
    """Where an outbound message is in its life."""

    PLANNED = auto()
    CLAIMED = auto()
    UNKNOWN = auto()
    SUBMITTED = auto()
    SENT = auto()
    DELIVERED = auto()
    UNDELIVERED = auto()
    FAILED = auto()
    EXPIRED = auto()
    SUPPRESSED = auto()


_GOLDEN = 0.6180339887498949
"""Multiples of the golden ratio fill a span evenly, however many and whichever ones they are."""

_HAPPENED = frozenset({MessageState.DELIVERED, MessageState.UNDELIVERED, MessageState.FAILED})
_GIVEN_UP = frozenset({MessageState.EXPIRED, MessageState.SUPPRESSED})

REPORTED = _HAPPENED | {MessageState.SUBMITTED, MessageState.SENT}
"""The states that the provider tells us of, by its answer, a receipt or its list."""

FINAL = _HAPPENED | _GIVEN_UP
"""Nothing changes these any more."""

IN_FLIGHT = frozenset(
    {MessageState.CLAIMED, MessageState.UNKNOWN, MessageState.SUBMITTED, MessageState.SENT}
)
"""The text may have left us, and its end is not known."""

ASKED_ABOUT = IN_FLIGHT - {MessageState.CLAIMED}
"""The provider is asked what became of these, where nobody tells."""

_NO_EXIT: frozenset[MessageState] = frozenset()

TRANSITIONS: Mapping[MessageState, frozenset[MessageState]] = MappingProxyType(
    {
        MessageState.PLANNED: REPORTED | _GIVEN_UP | {MessageState.CLAIMED},
        MessageState.CLAIMED: REPORTED | {MessageState.PLANNED, MessageState.UNKNOWN},
        MessageState.UNKNOWN: REPORTED | {MessageState.PLANNED},
        MessageState.SUBMITTED: (REPORTED - {MessageState.SUBMITTED}) | {MessageState.PLANNED},
        MessageState.SENT: _HAPPENED | {MessageState.PLANNED},
    }
    | dict.fromkeys(FINAL, _NO_EXIT)
)
"""Every change of state that may be written."""

_RANKS = {
    MessageState.PLANNED: 0,
    MessageState.CLAIMED: 1,
    MessageState.UNKNOWN: 2,
    MessageState.SUBMITTED: 3,
    MessageState.SENT: 4,
} | dict.fromkeys(FINAL, 5)

# Twilio: the MessageStatus values of outbound texts. READ exists where the channel has receipts
# for it; a CANCELED text was scheduled at Twilio and never left.
PROVIDER_WORDS: Mapping[str, MessageState] = MappingProxyType(
    {
        "accepted": MessageState.SUBMITTED,
        "scheduled": MessageState.SUBMITTED,
        "queued": MessageState.SUBMITTED,
        "sending": MessageState.SUBMITTED,
        "sent": MessageState.SENT,
        "delivered": MessageState.DELIVERED,
        "read": MessageState.DELIVERED,
        "undelivered": MessageState.UNDELIVERED,
        "failed": MessageState.FAILED,
        "canceled": MessageState.FAILED,
    }
)
"""The states that Twilio's words, in small letters, stand for."""


def rank(state: MessageState) -> int:
    """How far along a state is; all final states share the highest rank."""
    return _RANKS[state]


def advance(current: MessageState, reported: MessageState) -> MessageState:
    """The state after hearing `reported`: a step up where one is allowed, else `current`."""
    up = rank(reported) > rank(current) and reported in TRANSITIONS[current]
    return reported if up else current


def contradicts(state: MessageState, reported: MessageState) -> bool:
    """Whether a report tells of another end than the one that came first and was kept."""
    return state in FINAL and reported in FINAL and reported is not state


def from_provider(status: str) -> MessageState | None:
    """The state that a status word of Twilio's stands for; None for a word we do not know."""
    return PROVIDER_WORDS.get(status.lower())


def backoff(attempts: int, message_id: int) -> timedelta:
    """How long to wait after this many calls that certainly sent nothing: 1, 2, 4 ... 60 s.

    Up to half as long again, by the message's id: texts that failed together come back apart.
    """
    doublings = min(max(attempts, 1) - 1, 6)
    spread = message_id * _GOLDEN % 1
    return timedelta(seconds=min(2**doublings, 60) * (1 + spread / 2))


LONGEST_FOR_ALERTS = timedelta(minutes=1)


def wait_for_next_try(
    lane: "Lane", attempts: int, message_id: int, asked: timedelta | None
) -> timedelta:
    """How long a text waits that was certainly not sent: as long as the provider asked for.

    It may ask for an hour. An alert does not wait for so long: what was not sent can be asked
    for again without harm.
    """
    wait = max(backoff(attempts, message_id), asked or timedelta(0))
    return min(wait, LONGEST_FOR_ALERTS) if lane in URGENT else wait


class Lane(IntEnum):
    """Which waiting texts leave first: the lowest."""

    ALERT = 0
    REPLY = 1
    PROMPT = 2


LANES = frozenset(Lane)
URGENT = frozenset({Lane.ALERT})
"""These have calls of their own, and wait for no other text's call and for no rate."""
ROUTINE = LANES - URGENT


class MessageKind(StrEnum):
    """Why a text is sent."""

    DOSE = auto()
    CHECKIN = auto()
    ASK_AGAIN = auto()
    RECEIPT = auto()
    HELP = auto()
    ALERT = auto()
    NOTICE = auto()
    OPTOUT_CONFIRMATION = auto()
    OPTIN_CONFIRMATION = auto()
    ANSWER = auto()
    NUDGE = auto()
    SIDE_EFFECTS = auto()
    INVITE = auto()
    WELCOME = auto()
    EMERGENCY = auto()


PROMPTS = (MessageKind.DOSE, MessageKind.CHECKIN, MessageKind.SIDE_EFFECTS)
"""What the plan asks: one text of each kind and moment."""


PASSES_OPT_OUT = frozenset({MessageKind.OPTOUT_CONFIRMATION})
"""The one text that a number which opted out may still get, or somebody whose part has ended."""

SUSPENDED_BY_A_PAUSE = frozenset({*PROMPTS, MessageKind.NUDGE})
"""A pause ends prompts; whoever texts is still answered."""

BEFORE_CONSENT = frozenset(
    {
        MessageKind.HELP,
        MessageKind.OPTOUT_CONFIRMATION,
        MessageKind.EMERGENCY,
        MessageKind.INVITE,
    }
)
"""The invite, and answers that anybody gets who asks for them, with or without consent."""

HELD_BY_QUIET_HOURS = frozenset(
    {
        *(MessageKind.ALERT, MessageKind.NOTICE, MessageKind.NUDGE),
        *(MessageKind.INVITE, MessageKind.WELCOME),
    }
)
"""These wait for the recipient's morning unless urgent; the rest was asked for by somebody."""

# CTIA: an opt-out is confirmed within five minutes or not at all.
_LIFETIMES = {
    MessageKind.ASK_AGAIN: timedelta(minutes=10),
    MessageKind.RECEIPT: timedelta(minutes=10),
    MessageKind.HELP: timedelta(minutes=10),
    MessageKind.OPTOUT_CONFIRMATION: timedelta(minutes=5),
    MessageKind.OPTIN_CONFIRMATION: timedelta(minutes=10),
    MessageKind.ANSWER: timedelta(minutes=10),
    MessageKind.EMERGENCY: timedelta(minutes=30),
    MessageKind.INVITE: timedelta(hours=24),
    MessageKind.WELCOME: timedelta(hours=24),
}

_LANES = {
    MessageKind.ALERT: Lane.ALERT,
    MessageKind.EMERGENCY: Lane.ALERT,
    MessageKind.NUDGE: Lane.PROMPT,
    MessageKind.DOSE: Lane.PROMPT,
    MessageKind.CHECKIN: Lane.PROMPT,
    MessageKind.SIDE_EFFECTS: Lane.PROMPT,
    MessageKind.NUDGE: Lane.PROMPT,
}


def lane_of(kind: MessageKind) -> Lane:
    """Alerts before replies, replies before reminders."""
    return _LANES.get(kind, Lane.REPLY)


def lifetime(kind: MessageKind) -> timedelta | None:
    """How long after it was planned a text still makes sense.

    None: prompts carry a window of their own; alerts and notices do not go stale.
    """
    return _LIFETIMES.get(kind)


_SENT_AGAIN = frozenset({MessageKind.DOSE, MessageKind.CHECKIN, MessageKind.NOTICE})
_WAITS = (timedelta(minutes=5), timedelta(minutes=15))


def again_at(
    kind: MessageKind,
    allowed: int,
    before: int,
    now: datetime,
    expires_at: datetime | None,
) -> datetime | None:
    """When a text that certainly did not arrive is sent again; None if that was its end.

    `allowed` is how often its failure allows it, `before` how often it was sent again already.
    A prompt only inside its window. An alert never: the next person is told at once instead. An
    answer neither: what it was about has passed.
    """
    if kind not in _SENT_AGAIN or before >= min(allowed, len(_WAITS)):
        return None
    at = now + _WAITS[before]
    return at if expires_at is None or at < expires_at else None
