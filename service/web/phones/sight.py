"""What the phones page shows at one moment, as plain values: the template only sets them down."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from service.admin.cast import CastMember, CastPatient
from service.admin.mind import Mind
from service.engine.agenda import NextText

TICKS = {
    "accepted": ("\u2026", "waits"),
    "queued": ("\u2026", "waits"),
    "sent": ("\u2713", "sent"),
    "received": ("\u2713", "sent"),
    "delivered": ("\u2713\u2713", "delivered"),
    "undelivered": ("\u2717", "not delivered"),
    "failed": ("\u2717", "failed"),
    "canceled": ("\u2717", "cancelled"),
}
"""What became of a text, as the simulated provider says it: a mark for the eye, and the words."""

CAUSES = {
    30003: "phone off",
    30005: "no such phone",
    30006: "landline",
    30007: "filtered",
    30008: "unknown error",
    30036: "too old",
}
"""Twilio's error codes, as far as the simulator uses them."""

ANSWERS = {
    "checkin": ["3", "4", "5", "6", "7", "8"],
    "dose": ["T", "S", "later"],
    "skip_cause": ["A", "B", "C", "D", "E"],
    "side_effects": ["D", "W", "M", "O", "N"],
    "alert": ["OK", "BUSY"],
    "invite": ["YES"],
}
"""Typical replies to each question."""
_ALWAYS = {"patient": ["I can't breathe", "STOP"]}
_BY_DEFAULT = ["HELP", "STOP"]

FAULTS: dict[str, list[dict[str, str]]] = {
    "network": [
        {"on": "create", "fault": "reset_before"},
        {"on": "list", "fault": "reset"},
        {"on": "fetch", "fault": "reset"},
        {"on": "status_webhook", "fault": "drop"},
        {"on": "inbound_webhook", "fault": "drop"},
    ],
    "lost": [{"on": "delivery", "fault": "lose"}],
}
"""What each switch stands for in the simulator's script."""


@dataclass(frozen=True, slots=True)
class Handset:
    """One phone as the provider knows it: `on` or how it fails, and its texts, oldest first."""

    state: str
    texts: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Seen:
    """All that is known at one moment of the people on the page."""

    now: datetime
    coming: NextText | None
    mind: Mind
    handsets: Mapping[str, Handset]
    rules: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Bubble:
    """One text on a screen; `tick` is its mark and the words for what became of it."""

    sid: str
    kind: str
    body: str
    at: datetime
    tick: tuple[str, str]
    is_bad: bool


class Sight:
    """What one patient's page shows; all times in words are the patient's."""

    def __init__(self, patient: CastPatient, seen: Seen) -> None:
        self._patient, self._seen = patient, seen
        self._zone = ZoneInfo(patient.zone)
        self.mind = seen.mind

    @property
    def now(self) -> datetime:
        """The service's time on the patient's clock."""
        return self._seen.now.astimezone(self._zone)

    @property
    def coming(self) -> NextText | None:
        """The text that comes next."""
        return self._seen.coming

    def day(self, at: datetime) -> str:
        """A day as people say it: "Friday 5 March"."""
        local = at.astimezone(self._zone)
        return f"{local:%A} {local.day} {local:%B}"

    def moment(self, at: datetime) -> str:
        """A moment as somebody says it today: "20:00", or "Wed 3 Mar, 20:00"."""
        local = at.astimezone(self._zone)
        if local.date() == self.now.date():
            return f"{local:%H:%M}"
        return f"{local:%a} {local.day} {local:%b}, {local:%H:%M}"

    def name(self, phone: str) -> str:
        """The first name of whom a phone belongs to."""
        people: list[CastPatient | CastMember] = [self._patient, *self._patient.others]
        return next((one.name.split()[0] for one in people if one.phone == phone), phone)

    def is_on(self, phone: str) -> bool:
        """Whether a phone can be reached."""
        return phone not in self._seen.handsets or self._seen.handsets[phone].state == "on"

    def days(self, phone: str) -> Iterator[tuple[str, list[Bubble]]]:
        """The texts of a phone, day by day."""
        for day, bubbles in groupby(self._bubbles(phone), key=lambda one: self.day(one.at)):
            yield day, list(bubbles)

    def _bubbles(self, phone: str) -> Iterator[Bubble]:
        handset = self._seen.handsets.get(phone)
        for text in handset.texts if handset else ():
            received = "received" if text["on_screen"] else "missing"
            mark, words = TICKS.get(text["status"], ("?", text["status"]))
            yield Bubble(
                sid=text["sid"],
                kind="sent" if text["from"] == phone else received,
                body=text["body"],
                at=datetime.fromisoformat(text["at"]).astimezone(self._zone),
                tick=(mark, f"{words}{_why(text)}"),
                is_bad=mark == "\u2717",
            )

    def typical(self, phone: str, role: str) -> list[str]:
        """What this phone might text now: answers to what is open, and what fits always."""
        open_ = [one.asks for one in self.mind.questions if one.phone == phone and not one.answer]
        answers = [answer for asks in reversed(open_) for answer in ANSWERS.get(asks, ())]
        return list(dict.fromkeys([*answers, *_ALWAYS.get(role, _BY_DEFAULT)]))

    def is_broken(self, switch: str) -> bool:
        """Whether a switch is pressed: all of its rules hold, for every phone."""
        in_force = [(rule["on"], rule["fault"]) for rule in self._seen.rules if not rule.get("to")]
        return all((rule["on"], rule["fault"]) in in_force for rule in FAULTS[switch])


def _why(text: Mapping[str, Any]) -> str:
    code = text["error_code"]
    if code:
        return f": {CAUSES.get(code, 'error')} ({code})"
    return "" if text["on_screen"] else ", not arrived"
