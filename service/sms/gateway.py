"""What Carebell asks of an SMS provider: one call that sends one text, or says why not."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class OutgoingText:
    """One intended call: `validity` is how many seconds the provider may keep it queued.

    `attempt_id` travels with the call and comes back in every receipt.
    """

    attempt_id: str
    to: str
    body: str
    validity: int


@dataclass(frozen=True, slots=True)
class Accepted:
    """The provider took the text over and named it."""

    sid: str


class SmsGateway(Protocol):
    """A provider's door."""

    def send(self, text: OutgoingText) -> Accepted:
        """Hand one text over; a call is made once and never repeated by itself.

        Raises:
            RejectedError: certainly not sent, and trying again cannot help.
            NotSentError: certainly not sent, and it may be tried again.
            UnknownOutcomeError: it may or may not have been sent.
        """
        ...
