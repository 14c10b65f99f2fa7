"""Receipts in any order, twice, late or never: states only go up."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from service.core.delivery import MessageKind, MessageState, rank
from service.db.database import Database
from service.db.tables import Message
from service.engine.context import Context
from service.engine.deliver import deliver
from service.engine.intake import IncomingReceipt, store
from service.engine.outbox import put
from support.command_line import CommandLine
from support.factories import a_patient
from support.gateways import ScriptedGateway
from support.house import POLICY, StandingClock

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)
SID = "SM" + "1".zfill(32)


@pytest.fixture
def sent(db: Database) -> Database:
    """A database with one text that the provider has accepted as `SID`."""
    with db.write() as session:
        put(session, MessageKind.RECEIPT, a_patient(session, NOON), "Saved: 6", NOON)
    deliver(Context(db, StandingClock(NOON), ScriptedGateway(), POLICY))
    return db


def tell(db: Database, status: str, code: int | None = None, sid: str = SID) -> Message:
    store(db, [IncomingReceipt(sid, status, None, code, NOON)])
    with db.read() as session:
        return session.exec(select(Message)).one()


@pytest.mark.parametrize(
    ("statuses", "state"),
    [
        (["queued", "sent", "delivered"], MessageState.DELIVERED),
        (["delivered", "sent", "queued"], MessageState.DELIVERED),
        (["sent", "sent", "sent"], MessageState.SENT),
        (["undelivered", "delivered"], MessageState.UNDELIVERED),
        (["delivered", "undelivered"], MessageState.DELIVERED),
        (["failed", "sent"], MessageState.FAILED),
        (["read"], MessageState.DELIVERED),
        (["a-status-of-next-year"], MessageState.SUBMITTED),
    ],
    ids=" ".join,
)
def test_whatever_the_order_the_furthest_state_stands(
    sent: Database, statuses: list[str], state: MessageState
) -> None:
    told = [tell(sent, status) for status in statuses]
    assert told[-1].state is state


@pytest.mark.parametrize(
    ("statuses", "kept", "others"),
    [
        (["delivered", "undelivered"], "delivered", ["undelivered"]),
        (["undelivered", "sent", "read"], "undelivered", ["delivered"]),
        (["failed", "delivered", "undelivered"], "failed", ["delivered", "undelivered"]),
        (["sent", "delivered", "read"], "delivered", []),
        (["sent", "a-status-of-next-year"], "sent", []),
    ],
    ids=repr,
)
def test_of_two_ends_the_first_is_kept_and_the_other_is_on_record(
    sent: Database, statuses: list[str], kept: str, others: list[str]
) -> None:
    for status in statuses:
        tell(sent, status, 30003 if status == "undelivered" else None)
    carebell = CommandLine(sent.url.render_as_string(hide_password=False))
    shown = carebell.json("message", "show", "1")
    assert (shown["state"], shown["contradicted_by"]) == (kept, others)
    assert sorted(one["status"] for one in shown["receipts"]) == sorted(statuses)
    said = f"a receipt says {' and '.join(others)}; what came first was kept"
    assert (said in carebell("message", "show", "1")) is bool(others)


def test_a_failure_keeps_its_code_and_says_so(sent: Database) -> None:
    failed = tell(sent, "undelivered", 30003)
    assert (failed.error_code, failed.reason) == (30003, "the phone was off or out of coverage")
    assert failed.settled_at == NOON


def test_a_receipt_about_nothing_of_ours_changes_nothing(sent: Database) -> None:
    assert tell(sent, "delivered", sid="SM" + "f" * 32).state is MessageState.SUBMITTED


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(st.sampled_from(["queued", "sent", "delivered", "failed", "undelivered"])))
def test_no_receipt_ever_lowers_a_state(sent: Database, statuses: list[str]) -> None:
    # The rows of earlier examples stay: the law holds from any state.
    before = rank(tell(sent, "queued").state)
    for status in statuses:
        after = rank(tell(sent, status).state)
        assert after >= before
        before = after
