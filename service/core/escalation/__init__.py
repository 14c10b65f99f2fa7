"""The escalation chain: who is told of an episode next, and when, until a person has it.

People stand in an order: caregivers as the patient put them, then the clinic's clinicians, then
its admins. One step tells one of them; where an episode is dangerous, everybody at once. Who does
not answer within a step's time is followed by the next. A text that cannot arrive, a BUSY and a
STOP are no answer at once. When all have been told the chain begins again, at most `rounds` times
in all. What a person says to it is an `Answer`.

Everything is derived from who was told what and when, so that it comes out the same after a crash
and in any process.
"""

from service.core.escalation.chain import (
    Answer,
    Chain,
    EscalationTimes,
    Exhausted,
    Nobody,
    Recipient,
    Rest,
    Resume,
    Tell,
    Telling,
    Wait,
)
from service.core.escalation.holder import after_taking, snooze_until
from service.core.escalation.steps import next_step, next_telling, still_asked

__all__ = [
    "Answer",
    "Chain",
    "EscalationTimes",
    "Exhausted",
    "Nobody",
    "Recipient",
    "Rest",
    "Resume",
    "Tell",
    "Telling",
    "Wait",
    "after_taking",
    "next_step",
    "next_telling",
    "snooze_until",
    "still_asked",
]
