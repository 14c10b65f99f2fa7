"""What the simulated network remembers: the account's messages, the handsets, the truth."""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from service.simulator.segments import count_segments

FINISHED = frozenset({"delivered", "undelivered", "failed", "canceled", "received"})
CONDITIONS = ("on", "off", "gone", "landline")


def _new_sid() -> str:
    return f"SM{uuid.uuid4().hex}"


@dataclass(slots=True, kw_only=True)
class Message:
    """One message resource; times are aware UTC, `seq` is its place in the account's log.

    `text` is what travels: redacting the resource does not change it. `reached_at` is when it
    came on the handset's screen, whatever the status says. A hurried one is delivered at once.
    """

    direction: str
    from_: str | None
    to: str
    body: str
    status: str
    created_at: datetime
    sent_at: datetime | None = None
    expires_at: datetime | None = None
    messaging_service_sid: str | None = None
    status_callback: str | None = None
    error_code: int | None = None
    reached_at: datetime | None = None
    is_hurried: bool = False
    sid: str = field(default_factory=_new_sid)
    seq: int = field(default=-1, init=False)
    updated_at: datetime = field(init=False)
    num_segments: int = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.updated_at = self.created_at
        self.num_segments = count_segments(self.body)
        self.text = self.body

    def change(self, status: str, at: datetime) -> None:
        """Take the status that it reached at that moment."""
        self.status, self.updated_at = status, at


@dataclass(frozen=True, slots=True)
class Text:
    """A text as a handset shows it; deleting or redacting the resource does not take it back."""

    sid: str
    from_: str
    body: str
    at: datetime


class State:
    """Messages and handsets in memory. Not safe by itself: `Network` holds the lock."""

    def __init__(self) -> None:
        self._log: list[Message | None] = []
        self._by_sid: dict[str, Message] = {}
        self._handsets: defaultdict[str, list[Text]] = defaultdict(list)
        self._conditions: dict[str, str] = {}
        self._accepted: list[Message] = []

    def add(self, message: Message) -> Message:
        """Record a new message at the end of the log."""
        message.seq = len(self._log)
        self._log.append(message)
        self._by_sid[message.sid] = message
        if message.direction == "outbound-api":
            self._accepted.append(message)
        return message

    def find(self, sid: str) -> Message | None:
        """The message of that sid, None if there is none."""
        return self._by_sid.get(sid)

    def delete(self, message: Message) -> None:
        """Forget a message; the places of the others stay."""
        self._log[message.seq] = None
        del self._by_sid[message.sid]

    def oldest_first(self, after: int = -1) -> Iterator[Message]:
        """Messages whose place is beyond `after`, in order of creation."""
        for seq in range(after + 1, len(self._log)):
            if (message := self._log[seq]) is not None:
                yield message

    def newest_first(self, before: int | None = None) -> Iterator[Message]:
        """Messages whose place is below `before` (None: all), the newest first."""
        end = len(self._log) if before is None else min(before, len(self._log))
        for seq in range(end - 1, -1, -1):
            if (message := self._log[seq]) is not None:
                yield message

    def show(self, handset: str, text: Text) -> None:
        """Put a text on a handset's screen."""
        self._handsets[handset].append(text)

    def texts(self, handset: str) -> list[Text]:
        """All texts on a handset's screen, received and sent, oldest first."""
        return list(self._handsets.get(handset, ()))

    def on_the_way(self, handset: str) -> list[Message]:
        """What the API accepted for a handset and its screen does not show (yet), in order."""
        return [
            message
            for message in self._accepted
            if message.to == handset and message.reached_at is None
        ]

    def condition(self, handset: str) -> str:
        """How a handset fares: one of CONDITIONS, "on" unless somebody said otherwise."""
        return self._conditions.get(handset, "on")

    def set_condition(self, handset: str, condition: str) -> None:
        """Let a handset fare so from now on."""
        self._conditions[handset] = condition

    def accepted(self) -> list[Message]:
        """Every message ever accepted from the API, deleted ones too, in order."""
        return self._accepted
