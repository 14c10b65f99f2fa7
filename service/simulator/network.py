"""The account and the phone network around it: everything that happens, under one lock."""

from collections.abc import Mapping
from datetime import timedelta

from service.simulator.agenda import Agenda
from service.simulator.config import SimulatorConfig
from service.simulator.courier import Courier
from service.simulator.drafts import accepted, received, reply
from service.simulator.faults import Fault, Faults, Script
from service.simulator.lifecycle import Lifecycle
from service.simulator.listing import MessageList
from service.simulator.opt_outs import OptOuts
from service.simulator.refusals import RefusalError
from service.simulator.sending import SendRequest, read_send_request
from service.simulator.services import numbers_of
from service.simulator.state import FINISHED, Message, State, Text
from service.simulator.timekeeper import Timekeeper
from service.simulator.webhooks import Webhooks
from service.simulator.wire import conversation_row, ledger_row, message_resource, unseen_row

Resource = dict[str, object]


class Network:
    """What the API and the control routes call; safe from any thread, never waits for a webhook.

    `time` holds the clock and the lock.
    """

    def __init__(self, config: SimulatorConfig) -> None:
        self.config = config
        self._faults = Faults()
        self._state = State()
        self._opt_outs = OptOuts(config.messaging_service_sid)
        self._webhooks = Webhooks(config.auth_token)
        agenda = Agenda()
        self._courier = Courier(config, self._webhooks, agenda, self._faults)
        self._lifecycle = Lifecycle(
            config, agenda, self._faults, self._state.condition, self._after_step
        )
        self.time = Timekeeper(agenda, self._webhooks.settle)

    # What the REST API does

    def strike(self, on: str, handset: str) -> Fault:
        """What goes wrong with a request to create, list or fetch."""
        with self.time.turn():
            return self._faults.strike(on, handset)

    def check(self, form: Mapping[str, str]) -> SendRequest:
        """The text to a handset that a form asks for. Raises RefusalError."""
        request = read_send_request(form, self.config)
        with self.time.turn():
            if self._opt_outs.is_blocked(request.from_, request.to):
                raise RefusalError(21610, request.to)
            if self._state.condition(request.to) == "landline":
                raise RefusalError(21614, request.to)
        return request

    def send(self, request: SendRequest, *, hurried: bool = False) -> Resource:
        """Accept a text to a handset; a hurried one is delivered in the same moment."""
        with self.time.turn() as now:
            message = self._state.add(accepted(request, now, hurried=hurried))
            self._lifecycle.begin(message)
            return self._resource(message)

    def settle(self, seconds: float) -> None:
        """Wait until the webhooks of all that is due are answered, at most that long."""
        with self.time.turn():
            pass
        self._webhooks.settle(seconds)

    def fetch(self, sid: str) -> Resource:
        """One message. Raises RefusalError."""
        with self.time.turn():
            return self._resource(self._find(sid))

    def list_messages(self, query: Mapping[str, str], lag: timedelta) -> Resource:
        """One page of messages in its envelope; those younger than `lag` are not listed yet.

        Raises RefusalError.
        """
        with self.time.turn() as now:
            wanted = MessageList(query, listed_until=now - lag)
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
                self._courier.report(message)
            if "Body" in form:
                _check_finished(message)
                message.body, message.updated_at = "", now
            return self._resource(message)

    def service_numbers(self, sid: str) -> Resource:
        """The numbers of the messaging service, in its envelope. Raises RefusalError."""
        if sid != self.config.messaging_service_sid:
            raise RefusalError(20404, sid)
        return numbers_of(sid, self.config)

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
            fault = Fault()
            if self.config.inbound_url:
                fault = self._faults.strike("inbound_webhook", handset)
            copies = 2 if fault.name == "duplicate_other_sid" else 1
            service_sid = self.config.messaging_service_sid
            messages = [
                self._state.add(received(handset, own_number, body, now, service_sid))
                for _ in range(copies)
            ]
            self._state.show(handset, Text(messages[0].sid, handset, body, now))
            self._lifecycle.stick(handset, own_number)
            if self.config.optout == "default":
                self._answer_keyword(messages[0])
            self._courier.forward(handset, messages, fault)
            return messages[0].sid

    def texts(self, handset: str) -> list[Text]:
        """What a handset shows, received and sent, oldest first."""
        with self.time.turn():
            return self._state.texts(handset)

    def conversation(self, handset: str) -> list[Resource]:
        """All texts between a handset and the account, each with what became of it.

        Those that are not on its screen stand where they were accepted.
        """
        with self.time.turn():
            shown = [
                (text.at, conversation_row(text, self._state.find(text.sid)))
                for text in self._state.texts(handset)
            ]
            unseen = [
                (message.created_at, unseen_row(message))
                for message in self._state.on_the_way(handset)
            ]
            return [row for _, row in sorted([*shown, *unseen], key=lambda pair: pair[0])]

    def condition(self, handset: str) -> tuple[str, bool]:
        """How a handset fares, and whether it has unsubscribed from all numbers of the account."""
        with self.time.turn():
            blocked = [self._opt_outs.is_blocked(own, handset) for own in self.config.numbers]
            return self._state.condition(handset), all(blocked)

    def set_condition(self, handset: str, condition: str) -> None:
        """Let a handset fare so from now on: one of CONDITIONS."""
        with self.time.turn():
            self._state.set_condition(handset, condition)

    def set_opted_out(self, handset: str, *, opted_out: bool) -> None:
        """Unsubscribe a handset from all numbers, or subscribe it, without a word from it."""
        with self.time.turn():
            for own_number in self.config.numbers:
                self._opt_outs.set_blocked(own_number, handset, blocked=opted_out)

    def all_messages(self) -> list[Resource]:
        """Every message of the account, oldest first."""
        with self.time.turn():
            return [self._resource(message) for message in self._state.oldest_first()]

    def ledger(self) -> list[Resource]:
        """What became of every message the API ever accepted, deleted ones too, in order."""
        with self.time.turn():
            return [ledger_row(message) for message in self._state.accepted()]

    def follow(self, script: Script) -> None:
        """Let a script of faults begin, in the place of the one before."""
        with self.time.turn():
            self._faults.follow(script)

    def show_faults(self) -> Resource:
        """The script and how often each rule has struck."""
        with self.time.turn():
            return self._faults.show()

    def rules(self) -> list[Resource]:
        """The rules of the script alone."""
        with self.time.turn():
            return self._faults.rules()

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

    def _answer_keyword(self, message: Message) -> None:
        body = self._opt_outs.hear(message.to, message.from_ or "", message.body)
        if body is not None:
            self._lifecycle.begin(self._state.add(reply(message, body)))

    def _after_step(self, message: Message) -> None:
        if message.reached_at is not None:
            text = Text(message.sid, message.from_ or "", message.text, message.reached_at)
            self._state.show(message.to, text)
        self._courier.report(message)


def _check_finished(message: Message) -> None:
    if message.status not in FINISHED:
        raise RefusalError(20009, message.sid)
