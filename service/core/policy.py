"""What the deployer chose, as far as decisions depend on it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Policy:
    """Who Carebell says it is, and how the provider treats opt-out words.

    `optout`: under "default" and "advanced" Twilio itself confirms its own one-word STOP and
    START (no second confirmation leaves); under "off" Carebell confirms them.
    """

    service_name: str
    contact: str
    optout: Literal["default", "advanced", "off"] = "default"
