"""The demo's clock: moved forward only, from one event to the next, each with all its effects."""

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from service.admin.operation import move_clock
from service.core.errors import CarebellError, ConflictError, InputError
from service.engine.agenda import NextText, next_event_at, next_text
from service.engine.context import Context
from service.engine.passes import Loop

FURTHEST = timedelta(days=366)
ROUNDS_TO_SETTLE = 50
"""Far more than any chain of effects has links; a loop that never ends must not hang the page."""


class DemoClock:
    """Moves the clock that the whole demo lives by.

    `move_provider` brings the simulator's clock to a moment and returns when its phones have
    what was due there and its webhooks have been answered. `look_back` is called at the end of
    each move: the time that was skipped is over, and what is to be made of it must not wait.
    """

    def __init__(
        self,
        ctx: Context,
        loop: Loop,
        move_provider: Callable[[datetime], None],
        look_back: Callable[[], None],
    ) -> None:
        self._ctx, self._loop = ctx, loop
        self._move_provider, self._look_back = move_provider, look_back
        self._moving = Lock()

    def now(self) -> datetime:
        """The demo's time."""
        return self._ctx.clock.now()

    def next_text(self) -> NextText | None:
        """The next text that is known to be due."""
        with self._ctx.db.read() as session:
            return next_text(session, self.now())

    def move(self, target_of: Callable[[], datetime]) -> datetime:
        """Let everything due up to a moment happen at its own time; the time it is then.

        `target_of` gives the moment when this move's turn has come: moves wait for each other.

        Raises:
            ConflictError: the moment has passed.
        """
        with self._moving:
            target = target_of()
            if target < self.now():
                raise ConflictError("The demo's clock only moves forward.")
            # First let what people have just texted arrive at the time at which they did.
            self._settle()
            while (event := self._next_event()) is not None and event <= target:
                self._jump(event)
                self._settle()
            self._jump(target)
            self._settle()
            self._look_back()
            return self.now()

    def look_back(self) -> None:
        """Look back now, unless the clock is being moved: that ends with a look of its own.

        In the middle of a move much is due and not done yet, which is no broken promise.
        """
        if self._moving.acquire(blocking=False):
            try:
                self._look_back()
            finally:
                self._moving.release()

    def _next_event(self) -> datetime | None:
        with self._ctx.db.read() as session:
            return next_event_at(session, self._ctx.policy, self.now())

    def _jump(self, moment: datetime) -> None:
        """Set the clock while no pass is in the middle of anything."""
        with self._loop.held(), self._ctx.db.write() as session:
            move_clock(session, max(moment - self.now(), timedelta(0)))
        self._move_provider(self.now())

    def _settle(self) -> None:
        """Run the passes and the provider until both have nothing more to do.

        Twice idle, because the metronome may have just done a pass's work in our stead.
        """
        idle = 0
        for _ in range(ROUNDS_TO_SETTLE):
            self._move_provider(self.now())
            idle = 0 if any(self._loop.run_all().values()) else idle + 1
            if idle > 1:
                return


def demo_clock_routes(clock: DemoClock) -> list[Route]:
    """`GET` and `POST /phones/clock`: what time it is, what is next, and moving there."""

    async def show(_request: Request) -> Response:
        coming = await asyncio.to_thread(clock.next_text)
        shown = {"at": _iso(coming.at), "what": coming.what} if coming else None
        return JSONResponse({"now": _iso(clock.now()), "next": shown})

    async def move(request: Request) -> Response:
        try:
            target_of = _target(clock, await request.body())
            now = await asyncio.to_thread(clock.move, target_of)
        except InputError as error:
            return JSONResponse({"error": str(error)}, 400)
        except ConflictError as error:
            return JSONResponse({"error": str(error)}, 409)
        except CarebellError as error:
            return JSONResponse({"error": str(error)}, 503)
        return JSONResponse({"now": _iso(now)})

    return [
        Route("/phones/clock", show, methods=["GET"]),
        Route("/phones/clock", move, methods=["POST"]),
    ]


def _target(clock: DemoClock, body: bytes) -> Callable[[], datetime]:
    """What a request wishes for, to be asked for its moment when the move begins."""
    match _parsed(body):
        case {"to": "next", **rest} if not rest:
            return lambda: _next(clock)
        case {"to": str(text), **rest} if not rest:
            moment = _near(clock, _moment(text))
            return lambda: moment
        case {"by_seconds": int(seconds) | float(seconds), **rest} if not rest:
            if isinstance(seconds, bool) or not 0 <= seconds <= FURTHEST.total_seconds():
                raise InputError("by_seconds", seconds, "is not from 0 to one year", "86400")
            return lambda: clock.now() + timedelta(seconds=seconds)
    raise InputError(
        "The request", body[:60].decode("utf-8", "replace"), "is no move", '{"to": "next"}'
    )


def _next(clock: DemoClock) -> datetime:
    coming = clock.next_text()
    if coming is None:
        raise ConflictError("Nothing is planned, so there is nothing to skip to.")
    return coming.at


def _parsed(body: bytes) -> Any:  # noqa: ANN401  JSON is anything
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise InputError("to", text[:60], "is not a time with its zone", "2026-03-01T20:00:00Z")


def _near(clock: DemoClock, moment: datetime) -> datetime:
    if moment > clock.now() + FURTHEST:
        raise InputError("to", _iso(moment), "is more than a year ahead", _iso(clock.now()))
    return moment


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
