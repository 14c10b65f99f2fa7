"""What to do about a call that nobody knows the end of: the delivery contract, kind by kind.

The provider has no key that would make a second call harmless. So an unknown text is looked for
on the provider's list. An alert must arrive, and so must whom to call in an emergency: not found,
it is sent again soon, and twins are harmless. A prompt must not come twice: two empty lists, the
second well after the call, count as proof that it was never accepted, and only then is it sent
again, inside its window. An answer to a text is not worth a twin: it is looked for, and never
sent again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from service.core.delivery import PROMPTS, Lane, MessageKind, lane_of
from service.core.policy import ReconcileTimes

EMPTY_LISTS_FOR_PROOF = 2
SENT_AGAIN = frozenset(
    {
        *(MessageKind.ALERT, *PROMPTS, MessageKind.NUDGE, MessageKind.NOTICE),
        *(MessageKind.INVITE, MessageKind.WELCOME),
    }
)
ASK_AGAIN_AFTER = timedelta(seconds=30)
"""When the provider could not be asked."""


@dataclass(frozen=True, slots=True)
class SendAgain:
    """It certainly, or for an alert probably, never left: once more."""


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Not found yet: look again at that moment."""

    at: datetime


@dataclass(frozen=True, slots=True)
class StayUnknown:
    """Nothing more is done; a late receipt may still tell."""


Verdict = SendAgain | LookAgain | StayUnknown


def first_look_at(kind: MessageKind, started_at: datetime, times: ReconcileTimes) -> datetime:
    """When a call that began then, and whose end is unknown, is first looked up."""
    alert = lane_of(kind) is Lane.ALERT
    return started_at + (times.alert_look_up if alert else times.look_up)


def after_no_list(
    kind: MessageKind, started_at: datetime, now: datetime, times: ReconcileTimes
) -> Verdict:
    """What follows when the provider could not be asked: an alert does not wait until it can."""
    again_at = started_at + times.alert_again
    if lane_of(kind) is not Lane.ALERT:
        return LookAgain(now + ASK_AGAIN_AFTER)
    return SendAgain() if now >= again_at else LookAgain(min(again_at, now + ASK_AGAIN_AFTER))


def after_empty_list(
    kind: MessageKind,
    started_at: datetime,
    empty_lists: int,
    expires_at: datetime | None,
    now: datetime,
    times: ReconcileTimes,
) -> Verdict:
    """What follows when the provider's list did not hold the text, for the nth time.

    `empty_lists` counts this one. `expires_at` is when the text stops being useful.
    """
    if lane_of(kind) is Lane.ALERT:
        again_at = started_at + times.alert_again
        return SendAgain() if now >= again_at else LookAgain(again_at)
    proof_at = started_at + times.proof
    if empty_lists < EMPTY_LISTS_FOR_PROOF or now < proof_at:
        return LookAgain(max(proof_at, now + times.look_up))
    if kind in SENT_AGAIN and (expires_at is None or now < expires_at):
        return SendAgain()
    return StayUnknown()
