"""Webhooks that are right and look odd are taken; those about nothing of ours harm nothing."""

import pytest
from sqlmodel import select

from service.db.tables import InboundMessage, InboundState, Receipt
from support.factories import a_dose, a_patient
from support.house import House
from support.simulator_server import HANDSET


@pytest.mark.parametrize(
    "rule",
    [{"fault": "other_port"}, {"fault": "new_fields"}, {"fault": "slow_body", "seconds": 0.2}],
    ids=lambda rule: rule["fault"],
)
def test_the_service_takes_every_webhook_that_twilio_may_send(
    house: House, rule: dict[str, object]
) -> None:
    with house.db.write() as session:
        a_dose(session, house.now, a_patient(session, house.now, phone=HANDSET), at="12:00")
    house.simulator.follow({"on": "inbound_webhook", **rule}, {"on": "status_webhook", **rule})
    house.run_to("2027-03-01T12:00")
    house.phone(HANDSET).texts("T")
    with house.db.read() as session:
        (text,) = session.exec(select(InboundMessage)).all()
        receipts = {receipt.status for receipt in session.exec(select(Receipt))}
    assert (text.body, text.state) == ("T", InboundState.READ)
    assert receipts == {"sent", "delivered"}


def test_a_receipt_of_nobody_s_text_is_kept_and_harms_nothing(house: House) -> None:
    with house.db.write() as session:
        a_dose(session, house.now, a_patient(session, house.now, phone=HANDSET), at="12:00")
    house.simulator.follow({"on": "status_webhook", "fault": "unknown_sid"})
    house.run_to("2027-03-01T12:00")
    with house.db.read() as session:
        sids = {receipt.provider_sid for receipt in session.exec(select(Receipt))}
    assert len(sids) == 3, "two that nobody sent, and ours"
    assert len(house.simulator.screen(HANDSET)) == 1


def test_what_another_token_signed_leaves_no_row(house: House) -> None:
    house.simulator.follow({"on": "inbound_webhook", "fault": "rotated_token", "token": "new"})
    with house.db.write() as session:
        a_patient(session, house.now, phone=HANDSET)
    house.simulator.text("6")
    house.simulator.skip(0)
    with house.db.read() as session:
        assert session.exec(select(InboundMessage)).all() == []
