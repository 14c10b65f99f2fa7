"""What the deployer chose, as far as decisions depend on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from service.core.escalation import EscalationTimes
from service.core.replies.danger_words import DangerWords

AUDITED_WITHIN = timedelta(minutes=15)
"""The service audits itself every five minutes: after three audits left out it is not well."""
CATCH_UP_EVERY = timedelta(minutes=3)
"""How often the provider's list of inbound texts is fetched where webhooks bring them too."""
HEARD_WITHIN = timedelta(minutes=15)
"""After the list was fetched five times in vain a person must know."""


@dataclass(frozen=True, slots=True)
class ReconcileTimes:
    """When an unknown outcome is looked up at the provider, counted from the call's start.

    `alert_again` is when an alert that was not found is sent again; `proof` is the earliest
    moment at which a second empty list proves that any other text was never accepted. A text
    without a final state is polled `poll` after it was accepted, then ever more rarely.
    """

    alert_look_up: timedelta = timedelta(seconds=15)
    alert_again: timedelta = timedelta(seconds=60)
    look_up: timedelta = timedelta(seconds=60)
    proof: timedelta = timedelta(minutes=5)
    poll: timedelta = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast texts may leave, and how many one number may get.

    `segments_per_second` is what the sender's contract allows (None: no limit of ours); alerts
    never wait for it, and do not count where they leave by a sender of their own
    (`alerts_apart`). Of the `calls_at_once` one is kept for alerts. `texts_a_day` counts prompts
    and nudges, not alerts, notices and answers.
    """

    segments_per_second: float | None = None
    calls_at_once: int = 8
    texts_a_day: int = 12
    same_text_again_after: timedelta = timedelta(minutes=30)
    alerts_apart: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """Who Carebell says it is, how it listens, and how the provider treats opt-out words.

    `page_url` is what the address of a caregiver's page begins with, None where there is none.

    The provider's list of inbound texts is fetched `catch_up_every`: every few seconds where
    nothing else brings them.

    `optout`: under "default" and "advanced" Twilio itself confirms its own one-word STOP and
    START (no second confirmation leaves); under "off" Carebell confirms them.

    `own_texts` is the clinic's own wording by language and key, and `own_danger` its own words of
    danger besides those that Carebell brings, both checked when they were read. With
    `plain_names` names lose the accents that would make a text UCS-2.
    """

    service_name: str
    contact: str
    catch_up_every: timedelta = CATCH_UP_EVERY
    optout: Literal["default", "advanced", "off"] = "default"
    reconcile: ReconcileTimes = field(default_factory=ReconcileTimes)
    pace: Pace = field(default_factory=Pace)
    page_url: str | None = None
    own_texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    own_danger: DangerWords | None = None
    plain_names: bool = False
    escalation: EscalationTimes = field(default_factory=EscalationTimes)
