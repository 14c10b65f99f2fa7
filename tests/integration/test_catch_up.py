"""When the provider's list of what came in is fetched: on start, now and then, not in a hurry."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from service.core.errors import GatewayError
from service.db.database import Database
from service.db.sets import insert_all
from service.db.tables import InboundMessage, InboundState
from service.engine.catch_up import catch_up, list_at_once
from service.engine.context import Context
from service.sms.gateway import ProviderText
from support.gateways import ScriptedGateway
from support.house import POLICY, StandingClock

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)


class Listing(ScriptedGateway):
    """Notes from when on it was asked; fails as long as it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.asked_since: list[datetime] = []
        self.fails = False

    def received(self, since: datetime) -> Sequence[ProviderText]:
        self.asked_since.append(since)
        if self.fails:
            raise GatewayError("no list today")
        return super().received(since)


def test_it_is_fetched_every_three_minutes_and_looks_back_ten_more(db: Database) -> None:
    clock, gateway = StandingClock(NOON), Listing()
    ctx = Context(db, clock, gateway, POLICY)
    for seconds in (0, 1, 179, 180, 200, 360):
        clock.set(NOON + timedelta(seconds=seconds))
        catch_up(ctx)
    ten = timedelta(minutes=10)
    assert gateway.asked_since == [
        NOON - timedelta(hours=24) - ten,
        NOON - ten,
        NOON + timedelta(seconds=180) - ten,
    ]


def test_a_list_that_cannot_be_read_is_not_asked_for_each_second(db: Database) -> None:
    clock, gateway = StandingClock(NOON), Listing()
    ctx = Context(db, clock, gateway, POLICY)
    gateway.fails = True
    with pytest.raises(GatewayError):
        catch_up(ctx)
    for seconds in (1, 29):
        clock.set(NOON + timedelta(seconds=seconds))
        catch_up(ctx)
    assert len(gateway.asked_since) == 1
    gateway.fails = False
    clock.set(NOON + timedelta(seconds=30))
    catch_up(ctx)
    assert len(gateway.asked_since) == 2


def test_on_start_it_is_fetched_however_short_the_pause(db: Database) -> None:
    clock, gateway = StandingClock(NOON), Listing()
    ctx = Context(db, clock, gateway, POLICY)
    catch_up(ctx)
    clock.set(NOON + timedelta(seconds=10))
    list_at_once(db)
    catch_up(ctx)
    assert gateway.asked_since[1:] == [NOON - timedelta(minutes=10)]


def test_a_clock_that_is_set_back_holds_it_up_no_longer_than_usual(db: Database) -> None:
    gateway = Listing()
    catch_up(Context(db, StandingClock(NOON), gateway, POLICY))
    an_hour_before = StandingClock(NOON - timedelta(hours=1))
    for _ in range(2):
        catch_up(Context(db, an_hour_before, gateway, POLICY))
    assert gateway.asked_since[1:] == [an_hour_before.now() - timedelta(minutes=10)]


def listed(number: int) -> ProviderText:
    return ProviderText(
        sid=f"SM{number:032d}",
        from_phone="+12025550123",
        to_phone="+12025550100",
        body="6",
        status="received",
        error_code=None,
        created_at=NOON - timedelta(hours=1),
    )


def stored(number: int) -> dict[str, Any]:
    return {
        "sid": listed(number).sid,
        "from_phone": "+12025550123",
        "to_phone": "+12025550100",
        "body": "6",
        "parameters": {},
        "received_at": NOON - timedelta(hours=1),
        "state": InboundState.READ,
    }


def test_after_a_long_pause_what_is_missing_is_stored_however_much_is_listed(
    db: Database,
) -> None:
    gateway = Listing()
    gateway.inbound = [listed(number) for number in range(33_450)]
    with db.write() as session:
        insert_all(session, InboundMessage, [stored(number) for number in range(33_000)])
    assert catch_up(Context(db, StandingClock(NOON), gateway, POLICY)) == {"missed": 450}
