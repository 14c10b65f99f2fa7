"""The account and the phone network around it: everything that happens, under one lock."""

from collections.abc import Mapping
from datetime import datetime

from service.simulator.config import SimulatorConfig
from service.simulator.lifecycle import Lifecycle
from service.simulator.listing import MessageList
from service.simulator.opt_outs import OptOuts
from service.simulator.refusals import RefusalError
from service.simulator.sending import read_send_request
from service.simulator.state import FINISHED, Message, State, Text
from service.simulator.timekeeper import Timekeeper
from service.simulator.webhooks import Webhooks
from service.simulator.wire import inbound_fields, message_resource, status_fields

Resource = dict[str, object]


class Network:
    """What the API and the control routes call; safe from any thread, never waits for a webhook.

    `time` holds the clock and the lock.
    """

    def __init__(self, config: SimulatorConfig) -> None:
        self.config = config
        self._state = State()
        self._opt_outs = OptOuts(config.messaging_service_sid)
        self._webhooks = Webhooks(config.auth_token)
        self.time = Timekeeper(Lifecycle(config, self._after_step), self._webhooks.settle)

    # What the REST API does

    def send(self, form: Mapping[str, str]) -> Resource:
        """Accept a text to a handset. Raises RefusalError."""
        request = read_send_request(form, self.config)
        with self.time.turn() as now:
            if self._opt_outs.is_blocked(request.from_, request.to):
                raise RefusalError(21610, request.to)
            message = self._state.add(
                Message(
                    direction="outbound-api",
                    from_=request.from_,
                    to=request.to,
                    body=request.body,
                    status="accepted" if request.messaging_service_sid else "queued",
                    created_at=now,
                    expires_at=now + request.validity,
                    messaging_service_sid=request.messaging_service_sid,
                    status_callback=request.status_callback,
                )
            )
            self.time.begin(message)
            return self._resource(message)

    def fetch(self, sid: str) -> Resource:
        """One message. Raises RefusalError."""
        with self.time.turn():
            return self._resource(self._find(sid))

    def list_messages(self, query: Mapping[str, str]) -> Resource:
        """One page of messages in its envelope. Raises RefusalError."""
        wanted = MessageList(query)
        with self.time.turn():
            return wanted.envelope(self._state, self.config.account_sid)

    def update(self, sid: str, form: Mapping[str, str]) -> Resource:
        """Change a message. Raises RefusalError.

        An empty Body redacts a finished one; Status=canceled stops one that is not yet sent.
        """
        if form.get("Body") or form.get("Status", "canceled") != "canceled":
            raise RefusalError(20001, "only an empty Body or Status=canceled can be set")
        with self.time.turn() as now:
            message = self._find(sid)
            if "Status" in form:
                if message.status not in ("accepted", "queued"):
                    raise RefusalError(30409, sid)
                message.change("canceled", now)
                self._call_back(message)
            if "Body" in form:
                _check_finished(message)
                message.body, message.updated_at = "", now
            return self._resource(message)

    def delete(self, sid: str) -> None:
        """Delete a finished message. Raises RefusalError."""
        with self.time.turn():
            message = self._find(sid)
            _check_finished(message)
            self._state.delete(message)

    # What the control routes do

    def text_from_handset(self, handset: str, own_number: str, body: str) -> str:
        """A handset texts one of the account's numbers; the sid of the inbound message."""
        with self.time.turn() as now:
            message = self._state.add(
                Message(
                    direction="inbound",
                    from_=handset,
                    to=own_number,
                    body=body,
                    status="received",
                    created_at=now,
                    sent_at=now,
                    messaging_service_sid=self.config.messaging_service_sid,
                )
            )
            self._state.show(handset, Text(message.sid, handset, body, now))
            if self.config.optout == "default":
                self._answer_keyword(message, now)
            if self.config.inbound_url:
                fields = inbound_fields(message, self.config.account_sid)
                self._webhooks.post(handset, self.config.inbound_url, fields)
            return message.sid

    def texts(self, handset: str) -> list[Text]:
        """What a handset shows, received and sent, oldest first."""
        with self.time.turn():
            return self._state.texts(handset)

    def all_messages(self) -> list[Resource]:
        """Every message of the account, oldest first."""
        with self.time.turn():
            return [self._resource(message) for message in self._state.oldest_first()]

    def close(self) -> None:
        """Stop all threads; webhooks that have not left yet are dropped."""
        with self.time.turn():
            self._webhooks.close()
        self.time.close()

    # How it works

    def _find(self, sid: str) -> Message:
        message = self._state.find(sid)
        if message is None:
            raise RefusalError(20404, sid)
        return message

    def _resource(self, message: Message) -> Resource:
        return message_resource(message, self.config.account_sid)

    def _answer_keyword(self, message: Message, now: datetime) -> None:
        handset, own_number = message.from_ or "", message.to
        answer = self._opt_outs.hear(own_number, handset, message.body)
        if answer is not None:
            self.time.begin(
                self._state.add(
                    Message(
                        direction="outbound-reply",
                        from_=own_number,
                        to=handset,
                        body=answer,
                        status="queued",
                        created_at=now,
                        messaging_service_sid=self.config.messaging_service_sid,
                    )
                )
            )

    def _after_step(self, message: Message) -> None:
        if message.status == "delivered":
            text = Text(message.sid, message.from_ or "", message.body, message.updated_at)
            self._state.show(message.to, text)
        self._call_back(message)

    def _call_back(self, message: Message) -> None:
        if message.status_callback:
            fields = status_fields(message, self.config.account_sid)
            self._webhooks.post(message.to, message.status_callback, fields)


def _check_finished(message: Message) -> None:
    if message.status not in FINISHED:
        raise RefusalError(20009, message.sid)
