"""Where a process can die: each commit that changed something, and each call to the provider.

Every place is named after the engine's own code, so none has to be marked there and a new one
cannot be forgotten. What production runs on is the plain database and the plain gateway.
"""

import ast
import dis
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

from sqlalchemy import Connection, event
from sqlmodel import Session

import service.engine
from service.db.database import Database
from service.sms.gateway import Accepted, OutgoingText, ProviderText, SmsGateway

Reached = Callable[[str], None]
"""Told the name of each fault point as the process gets there."""

CALLS = ("send", "sent_to", "fetch", "received")


class WatchedDatabase(Database):
    """A database that tells before and after each commit that changes rows."""

    def __init__(self, url: str, reached: Reached) -> None:
        super().__init__(url)
        self._reached = reached
        event.listen(self.engine, "after_cursor_execute", _note_change)

    @contextmanager
    def write(self, *, first: bool = False) -> Iterator[Session]:
        caller = sys._getframe(2)  # noqa: SLF001  past contextlib: whose `with` this is
        place = _place(caller.f_globals["__name__"], caller.f_code, caller.f_lasti)
        with super().write(first=first) as session:
            connection = session.connection()
            connection.info["changed"] = False
            yield session
            session.flush()
            changed = connection.info["changed"]
            if changed:
                self._reached(f"{place}: before the commit")
        if changed:
            self._reached(f"{place}: after the commit")


class WatchedGateway:
    """A gateway that tells before and after each call."""

    def __init__(self, gateway: SmsGateway, reached: Reached) -> None:
        self._gateway = gateway
        self._reached = reached

    def send(self, text: OutgoingText) -> Accepted:
        with self._call("send"):
            return self._gateway.send(text)

    def sent_to(self, phone: str, since: datetime) -> Sequence[ProviderText]:
        with self._call("sent_to"):
            return self._gateway.sent_to(phone, since)

    def fetch(self, sid: str) -> ProviderText | None:
        with self._call("fetch"):
            return self._gateway.fetch(sid)

    def received(self, since: datetime) -> Sequence[ProviderText]:
        with self._call("received"):
            return self._gateway.received(since)

    @contextmanager
    def _call(self, name: str) -> Iterator[None]:
        self._reached(f"{name}: before the call")
        try:
            yield
        finally:
            self._reached(f"{name}: after the call")


def fault_points() -> set[str]:
    """The name of every fault point that the engine's source has."""
    folder = Path(service.engine.__file__).parent
    places = {
        f"{path.stem}.{name}"
        for path in sorted(folder.glob("*.py"))
        for name in _writing_places(path.read_text())
    }
    commits = {f"{place}: {side} the commit" for place in places for side in ("before", "after")}
    return commits | {f"{call}: {side} the call" for call in CALLS for side in ("before", "after")}


def _writing_places(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            writes = sum(
                isinstance(n, ast.Attribute) and n.attr == "write" for n in ast.walk(node)
            )
            yield from (_numbered(node.name, nth, writes) for nth in range(1, writes + 1))


@cache
def _place(module: str, code: CodeType, instruction: int) -> str:
    """The name of the write that a function has just asked for."""
    asked = [step.offset for step in dis.get_instructions(code) if step.argval == "write"]
    nth = sum(offset <= instruction for offset in asked)
    return f"{module.rpartition('.')[2]}.{_numbered(code.co_name, nth, len(asked))}"


def _numbered(function: str, nth: int, of: int) -> str:
    return f"{function} #{nth}" if of > 1 else function


def _note_change(
    connection: Connection,
    cursor: Any,  # noqa: ANN401  each driver has its own
    statement: str,
    *_: object,
) -> None:
    if not statement.startswith("SELECT") and cursor.rowcount:
        connection.info["changed"] = True
