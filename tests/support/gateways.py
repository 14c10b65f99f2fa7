"""Providers for tests of what happens around a call; calls over HTTP have tests of their own."""

from collections import deque
from collections.abc import Callable, Sequence
from copy import copy
from datetime import datetime
from itertools import count

from service.sms.gateway import Accepted, OutgoingText, ProviderText


class ScriptedGateway:
    """Answers calls as told, in order; when the script has ended it accepts everything.

    A step is an exception to raise, or something to do before the text is accepted. While it is
    `down` every call is answered with that.
    """

    down: Exception | None = None

    def __init__(self, *script: Exception | Callable[[OutgoingText], None]) -> None:
        self._script = deque(script)
        self.calls: list[OutgoingText] = []
        self.listed: list[ProviderText] = []
        self.inbound: list[ProviderText] = []
        self.numbers = count(1)  # several threads send at once

    def send(self, text: OutgoingText) -> Accepted:
        if self.down is not None:
            raise self.down
        self.calls.append(text)
        step = self._script.popleft() if self._script else None
        if isinstance(step, Exception):
            raise step
        if step is not None:
            step(text)
        return Accepted(f"SM{next(self.numbers):032d}")

    def will(self, *script: Exception | Callable[[OutgoingText], None]) -> None:
        """Go on with this script."""
        self._script.extend(script)

    def go_on_from(self, other: "ScriptedGateway") -> None:
        """Number what is accepted next as that one would."""
        self.numbers = copy(other.numbers)

    def sent_to(self, phone: str, since: datetime) -> Sequence[ProviderText]:
        return [
            text for text in self.listed if text.to_phone == phone and text.created_at >= since
        ]

    def fetch(self, sid: str) -> ProviderText | None:
        return next((text for text in self.listed if text.sid == sid), None)

    def received(self, since: datetime) -> Sequence[ProviderText]:
        return [text for text in self.inbound if text.created_at >= since]
