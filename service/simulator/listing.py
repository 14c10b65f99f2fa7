"""Lists messages as Twilio does: filtered, newest first, in pages that new ones do not shift."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from urllib.parse import urlencode

from service.simulator.refusals import RefusalError
from service.simulator.state import Message, State
from service.simulator.wire import message_resource, messages_path

_DEFAULT_SIZE = 50
_MAX_SIZE = 1000
_MAX_PAGE = 1_000_000
_WHOLE = re.compile("[0-9]{1,9}")


class MessageList:
    """One list request. Raises RefusalError for a parameter that cannot be read.

    Messages created after `listed_until` are not in the list yet.
    A `PageToken` names the message at the edge of the page it was given with: PA continues with
    older ones, PB with newer ones.
    """

    def __init__(self, query: Mapping[str, str], listed_until: datetime) -> None:
        self._listed_until = listed_until
        names = ("To", "From", "DateSent", "DateSent<", "DateSent>")
        self._filters = {name: query[name] for name in names if query.get(name)}
        self._moments = {
            name: _read_moment(name, value)
            for name, value in self._filters.items()
            if name.startswith("DateSent")
        }
        self._size = min(_read_whole("PageSize", query, _DEFAULT_SIZE, 1), _MAX_SIZE)
        self._page = min(_read_whole("Page", query, 0, 0), _MAX_PAGE)
        self._direction, self._edge = _read_token(query.get("PageToken") or "")

    def envelope(self, state: State, account_sid: str) -> dict[str, object]:
        """The page that was asked for, in Twilio's list envelope."""
        messages = self._select(state)
        more = bool(messages) and self._any_older(state, messages[-1])
        path = f"{messages_path(account_sid)}.json"
        start = self._page * self._size
        return {
            "end": start + max(len(messages) - 1, 0),
            "first_page_uri": self._uri(path, 0),
            "messages": [message_resource(message, account_sid) for message in messages],
            "next_page_uri": (
                self._uri(path, self._page + 1, f"PA{messages[-1].seq}") if more else None
            ),
            "page": self._page,
            "page_size": self._size,
            "previous_page_uri": (
                self._uri(path, self._page - 1, f"PB{messages[0].seq}")
                if messages and self._page
                else None
            ),
            "start": start,
            "uri": self._uri(path, self._page),
        }

    def _select(self, state: State) -> list[Message]:
        if self._direction == "PB":
            newer = self._matching(state.oldest_first(self._edge))
            return list(islice(newer, self._size))[::-1]
        if self._direction == "PA":
            return list(islice(self._matching(state.newest_first(self._edge)), self._size))
        start = self._page * self._size
        return list(islice(self._matching(state.newest_first()), start, start + self._size))

    def _any_older(self, state: State, message: Message) -> bool:
        return any(True for _ in self._matching(state.newest_first(message.seq)))

    def _matching(self, messages: Iterator[Message]) -> Iterator[Message]:
        return filter(self._matches, messages)

    def _matches(self, message: Message) -> bool:
        return (
            message.created_at <= self._listed_until
            and self._filters.get("To", message.to) == message.to
            and self._filters.get("From", message.from_) == message.from_
            and (not self._moments or self._matches_date(message.sent_at))
        )

    def _matches_date(self, sent_at: datetime | None) -> bool:
        """Whether `date_sent`, in whole seconds, fits.

        Twilio: DateSent names a day in UTC (the SDK writes it as midnight), < and > include
        their bound.
        """
        if sent_at is None:
            return False
        second = sent_at.replace(microsecond=0)
        tests = {
            "DateSent": lambda moment: second.date() == moment.date(),
            "DateSent<": lambda moment: second <= moment,
            "DateSent>": lambda moment: second >= moment,
        }
        return all(tests[name](moment) for name, moment in self._moments.items())

    def _uri(self, path: str, page: int, token: str = "") -> str:
        query = self._filters | {"PageSize": str(self._size), "Page": str(page)}
        if token:
            query["PageToken"] = token
        return f"{path}?{urlencode(query)}"


def _read_moment(name: str, value: str) -> datetime:
    """A date is its midnight; what has no zone is UTC."""
    try:
        moment = datetime.fromisoformat(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise RefusalError(20001, f"{name} {value[:40]}") from error


def _read_whole(name: str, query: Mapping[str, str], default: int, least: int) -> int:
    text = query.get(name) or str(default)
    if not _WHOLE.fullmatch(text) or int(text) < least:
        raise RefusalError(20001, f"{name} {text[:40]}")
    return int(text)


def _read_token(token: str) -> tuple[str, int]:
    direction, edge = token[:2], token[2:]
    if not token:
        return "", 0
    if direction not in ("PA", "PB") or not _WHOLE.fullmatch(edge):
        raise RefusalError(20001, f"PageToken {token[:40]}")
    return direction, int(edge)
