"""The tables, by what they hold; importing this package makes all of them known."""

from service.db.tables.alerts import AlertRule, Cause, Episode, EpisodeState, Notification
from service.db.tables.answers import DoseAnswer, DoseReport, Origin, PainScore
from service.db.tables.operation import AUDIT, Mode, PassRun, ServiceState
from service.db.tables.people import (
    Caregiver,
    ConsentEvent,
    ConsentKind,
    CountryReview,
    OptOut,
    Patient,
    Person,
    PersonKind,
    PersonState,
    Privacy,
)
from service.db.tables.plans import Medication, Occurrence, Schedule, ScheduleKind
from service.db.tables.texts import (
    Attempt,
    InboundMessage,
    InboundState,
    Message,
    Outcome,
    Receipt,
    Reply,
)

__all__ = [
    "AUDIT",
    "AlertRule",
    "Attempt",
    "Caregiver",
    "Cause",
    "ConsentEvent",
    "ConsentKind",
    "CountryReview",
    "DoseAnswer",
    "DoseReport",
    "Episode",
    "EpisodeState",
    "InboundMessage",
    "InboundState",
    "Medication",
    "Message",
    "Mode",
    "Notification",
    "Occurrence",
    "OptOut",
    "Origin",
    "Outcome",
    "PainScore",
    "PassRun",
    "Patient",
    "Person",
    "PersonKind",
    "PersonState",
    "Privacy",
    "Receipt",
    "Reply",
    "Schedule",
    "ScheduleKind",
    "ServiceState",
]
