"""What Carebell asks of an SMS provider: send one text, and say what has become of texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class OutgoingText:
    """One intended call: `validity` is how many seconds the provider may keep it queued.

    `attempt_id` travels with the call and comes back in every receipt. An `urgent` text leaves
    by the sender for alerts, where there is one.
    """

    attempt_id: str
    to: str
    body: str
    validity: int
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Accepted:
    """The provider took the text over and named it."""

    sid: str


@dataclass(frozen=True, slots=True)
class ProviderText:
    """A text as the provider's own list has it; `status` is the provider's word."""

    sid: str
    from_phone: str
    to_phone: str
    body: str
    status: str
    error_code: int | None
    created_at: datetime


class SmsGateway(Protocol):
    """A provider's door. Every call is made once and never repeated by itself."""

    def send(self, text: OutgoingText) -> Accepted:
        """Hand one text over.

        Raises:
            RejectedError: certainly not sent, and trying again cannot help.
            NotSentError: certainly not sent, and it may be tried again.
            UnknownOutcomeError: it may or may not have been sent.
        """
        ...

    def sent_to(self, phone: str, since: datetime) -> Sequence[ProviderText]:
        """The texts we sent to a number that the provider has on its list since a moment.

        Raises:
            GatewayError: the list could not be read.
        """
        ...

    def fetch(self, sid: str) -> ProviderText | None:
        """One text as the provider has it now; None if it knows no such text.

        Raises:
            GatewayError: it could not be read.
        """
        ...

    def received(self, since: datetime) -> Sequence[ProviderText]:
        """The texts to our own numbers since a moment, the oldest first.

        Raises:
            GatewayError: the list could not be read.
        """
        ...
