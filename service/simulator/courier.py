"""Writes webhooks and lets them go, in the way that a fault may have bent."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from service.simulator.agenda import Agenda
from service.simulator.config import SimulatorConfig
from service.simulator.faults import Fault, Faults
from service.simulator.state import Message
from service.simulator.webhooks import Post, Webhooks
from service.simulator.wire import contradicting_fields, inbound_fields, status_fields

_INBOUND = "inbound"
_FORGED = "not the account's token"
_NEW_FIELDS = {
    "RcsCapability": "false",
    "Zürich": "ja & nein",
    "MessageIntents[]": "",
    "A": "\x00",
}
"""Twilio: parameters are added without notice."""


class Courier:
    """Posts, drops, repeats, delays, swaps and forges. To be used in a turn of the network."""

    def __init__(
        self, config: SimulatorConfig, webhooks: Webhooks, agenda: Agenda, faults: Faults
    ) -> None:
        self._config = config
        self._webhooks = webhooks
        self._agenda = agenda
        self._faults = faults
        self._held: dict[str, Sequence[Post]] = {}

    def report(self, message: Message) -> None:
        """Call back with the status that a message has just taken."""
        if message.status_callback:
            fault = self._faults.strike("status_webhook", message.to, message.status)
            forms = [status_fields(message, self._config.account_sid)]
            if fault.name == "contradict":
                forms.append(contradicting_fields(message, self._config.account_sid))
            posts = [Post(message.to, message.status_callback, form) for form in forms]
            self._carry(posts, fault, message.updated_at, row=message.sid)

    def forward(self, handset: str, received: Sequence[Message], fault: Fault) -> None:
        """Post a text from a handset to whoever listens, as the messages it was received as."""
        if self._config.inbound_url:
            forms = [inbound_fields(message, self._config.account_sid) for message in received]
            posts = [Post(handset, self._config.inbound_url, form) for form in forms]
            self._carry(posts, fault, received[0].created_at, row=_INBOUND)

    def _carry(self, posts: Sequence[Post], fault: Fault, at: datetime, row: str) -> None:
        """Let webhooks that are ready at that moment go.

        What `reorder` holds back follows the next webhooks of the same `row`, whatever
        becomes of those.
        """
        overtaken = self._held.pop(row, ())
        match fault.name:
            case "drop":
                pass
            case "reorder":
                self._held[row] = posts
            case "delay":
                due_at = at + timedelta(seconds=fault.seconds)
                self._agenda.plan(due_at, lambda _: self._post(posts))
            case "duplicate":
                self._post([*posts] * fault.copies)
            case _:
                self._post([one for post in posts for one in _bent(post, fault)])
        # Only what shares a lane keeps its order.
        self._post([replace(post, lane=posts[0].lane) for post in overtaken])

    def _post(self, posts: Sequence[Post]) -> None:
        for post in posts:
            self._webhooks.post(post)


def _bent(post: Post, fault: Fault) -> list[Post]:
    """What is posted instead of a webhook that arrives, and is not what was expected."""
    if fault.name == "unknown_sid":
        sid = f"SM{uuid.uuid4().hex}"
        return [replace(post, fields=post.fields | {"MessageSid": sid, "SmsSid": sid}), post]
    match fault.name:
        case "wrong_signature":
            post = replace(post, token=_FORGED)
        case "rotated_token":
            post = replace(post, token=fault.token)
        case "other_port":
            post = replace(post, other_port=True)
        case "slow_body":
            post = replace(post, seconds=fault.seconds)
        case "new_fields":
            post = replace(post, fields=post.fields | _NEW_FIELDS)
    return [post]
