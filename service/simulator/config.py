"""What a simulated Twilio account looks like and how fast its messages travel."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

_FASTEST = 1_000_000
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")


def is_e164(number: str) -> bool:
    """Whether `number` is written as `+`, a country code and subscriber digits (ITU-T E.164)."""
    return _E164.fullmatch(number) is not None


@dataclass(frozen=True, slots=True)
class SimulatorConfig:
    """One account: its credentials, its numbers and where its webhooks go.

    `numbers` are the E.164 numbers the account owns, all in the messaging service; the first one
    receives texts that name no number, and sends for the service to whoever has used no other
    (Twilio: sticky sender). `inbound_url` gets the texts that handsets
    send; None means nobody listens. With `optout="off"` STOP and its family are ordinary texts.
    With `strict=True` a request that carries a field Twilio does not know is refused.
    The three spans count from acceptance; `queued_after` matters only with the service.
    With `segments_per_second` each number sends its messages one after the other at that rate
    (Twilio: 1 for a local number in the US and Canada); None is as fast as they come.

    Raises ValueError when the values cannot describe an account.
    """

    account_sid: str
    auth_token: str
    numbers: tuple[str, ...]
    inbound_url: str | None
    messaging_service_sid: str | None = None
    optout: Literal["default", "off"] = "default"
    strict: bool = False
    queued_after: timedelta = timedelta(milliseconds=100)
    sent_after: timedelta = timedelta(milliseconds=300)
    delivered_after: timedelta = timedelta(milliseconds=800)
    segments_per_second: float | None = None

    def __post_init__(self) -> None:
        if not self.numbers:
            raise ValueError("A simulated account needs at least one number.")
        for number in self.numbers:
            if not is_e164(number):
                raise ValueError(f"{number!r} is not an E.164 number; for example +12025550100.")
        if not timedelta(0) <= self.queued_after <= self.sent_after <= self.delivered_after:
            raise ValueError(
                "A message is queued, then sent, then delivered: the spans must rise."
            )
        if self.segments_per_second is not None and not 0 < self.segments_per_second < _FASTEST:
            raise ValueError("'segments_per_second' is above 0 and below a million, or None.")
