"""Texts whose reading the test hands in: what is done about it is tested, not the reader."""

from itertools import count

from sqlmodel import select

from service.core.replies.reading import Reading
from service.db.tables import InboundMessage, InboundState, Reply
from service.engine.intake import IncomingText, store
from service.engine.turn import open_turn
from service.engine.understand import act
from support.house import House
from support.simulator_server import OWN_NUMBER

_NUMBERS = count(1)


def understood(house: House, phone: str, body: str, reading: Reading) -> Reply:
    """A text comes in, is read as given, and takes effect."""
    sid = f"SM{next(_NUMBERS):031d}e"
    store(house.db, [IncomingText(sid, phone, OWN_NUMBER, body, {}, house.now)])
    with house.db.write() as session:
        text = session.exec(select(InboundMessage).where(InboundMessage.sid == sid)).one()
        text.state = InboundState.READ
        reply = act(open_turn(session, house.policy, text, house.now), reading)
        session.flush()
        session.refresh(reply)
        session.expunge(reply)
    house.settle()
    return reply
