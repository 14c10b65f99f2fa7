"""The catch-up pass: texts that came while we were down, or whose webhook was lost."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import select

from service.core.errors import GatewayError
from service.core.unknowns import ASK_AGAIN_AFTER
from service.db.database import Database
from service.db.sets import among
from service.db.tables import InboundMessage, ServiceState
from service.engine.context import Context, Counts
from service.engine.intake import IncomingText, store
from service.sms.gateway import ProviderText

OVERLAP = timedelta(minutes=10)
"""Lists may lag, and clocks differ: what is already stored costs nothing to see again."""
TEXTS_AT_ONCE = 200
"""After a long pause there may be thousands, and webhooks wait for each write."""
AT_FIRST = timedelta(hours=24)


def catch_up(ctx: Context) -> Counts:
    """Store the provider's inbound texts since the last time that are not stored yet.

    On start and then as often as the policy says. A text counts as received when the provider got
    it, so that one which was sent in time is in time although we were down.
    """
    now = ctx.clock.now()
    with ctx.db.read() as session:
        state = session.get(ServiceState, 1)
    due_at = state.list_inbound_at if state is not None else None
    longest_wait = max(ctx.policy.catch_up_every, ASK_AGAIN_AFTER)
    if due_at is not None and now < due_at <= now + longest_wait:  # else the clock was set back
        return {}
    caught_up_at = state.caught_up_at if state is not None else None
    since = min(caught_up_at or now - AT_FIRST, now) - OVERLAP
    try:
        listed = ctx.gateway.received(since)
    except GatewayError:
        _list_again(ctx, now + ASK_AGAIN_AFTER)
        raise
    missing = [_incoming(text) for text in _not_stored(ctx, listed)]
    new = sum(
        store(ctx.db, missing[first : first + TEXTS_AT_ONCE])
        for first in range(0, len(missing), TEXTS_AT_ONCE)
    )
    _list_again(ctx, now + ctx.policy.catch_up_every, caught_up_at=now)
    return {"missed": new}


def list_at_once(db: Database) -> None:
    """Let the next catch-up list whatever came while nobody ran, however short that was."""
    with db.write() as session:
        state = session.get(ServiceState, 1, with_for_update=True)
        if state is not None:
            state.list_inbound_at = None


def _list_again(ctx: Context, at: datetime, caught_up_at: datetime | None = None) -> None:
    with ctx.db.write() as session:
        state = session.get(ServiceState, 1, with_for_update=True)
        if state is not None:
            state.list_inbound_at = at
            state.caught_up_at = caught_up_at or state.caught_up_at


def _not_stored(ctx: Context, listed: Sequence[ProviderText]) -> list[ProviderText]:
    """Those that are new: most of what is listed every few seconds is not, and is not written."""
    with ctx.db.read() as session:
        sids = [text.sid for text in listed]
        stored = set(
            session.exec(
                select(InboundMessage.sid).where(among(session, InboundMessage.sid, sids))
            )
        )
    return [text for text in listed if text.sid not in stored]


def _incoming(text: ProviderText) -> IncomingText:
    return IncomingText(
        sid=text.sid,
        from_phone=text.from_phone,
        to_phone=text.to_phone,
        body=text.body,
        parameters={"Source": "catch-up"},
        received_at=text.created_at,
    )
