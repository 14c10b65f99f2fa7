"""Twilio's default opt-out handling: words that block a sender, re-open it or ask for help."""

_STOP = frozenset(("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"))
_START = frozenset(("START", "YES", "UNSTOP"))
_HELP = frozenset(("HELP", "INFO"))

STOP_ANSWER = (
    "You are unsubscribed and will get no more messages from this number. "
    "Reply START to subscribe again."
)
START_ANSWER = (
    "You are subscribed again to messages from this number. Reply HELP for help, STOP to "
    "unsubscribe. Msg & data rates may apply."
)
HELP_ANSWER = "Reply STOP to unsubscribe. Msg & data rates may apply."


class OptOuts:
    """Who has unsubscribed from whom; with a messaging service, from all its numbers at once."""

    def __init__(self, messaging_service_sid: str | None) -> None:
        self._service = messaging_service_sid
        self._blocked: set[tuple[str | None, str]] = set()

    def is_blocked(self, own_number: str | None, handset: str) -> bool:
        """Whether the handset has unsubscribed from that number (None: from the service)."""
        return (self._service or own_number, handset) in self._blocked

    def set_blocked(self, own_number: str, handset: str, *, blocked: bool) -> None:
        """Unsubscribe a handset, or subscribe it again, without a word from it."""
        change = self._blocked.add if blocked else self._blocked.discard
        change((self._service or own_number, handset))

    def hear(self, own_number: str, handset: str, body: str) -> str | None:
        """Take note of what a handset texted; the automatic answer, None if there is none.

        Twilio: the whole text is one keyword, in any case. A second STOP gets no second answer;
        YES from somebody who is subscribed is an ordinary text.
        """
        word, pair = body.strip().upper(), (self._service or own_number, handset)
        blocked = pair in self._blocked
        if word in _STOP:
            self._blocked.add(pair)
            return None if blocked else STOP_ANSWER
        if word in _START:
            self._blocked.discard(pair)
            return START_ANSWER if blocked or word != "YES" else None
        return HELP_ANSWER if word in _HELP else None
