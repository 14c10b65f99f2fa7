"""What the service makes of time in which it did not run."""

from sqlmodel import col, select

from service.core.delivery import MessageState
from service.db.tables import Message
from support.factories import a_checkin, a_dose, a_patient
from support.house import House

MARIA = "+12025550123"


def test_a_late_dose_is_expired_and_a_late_checkin_is_still_sent(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, phone=MARIA)
        a_dose(session, house.now, maria, at="09:00", window="2h")
        a_checkin(session, house.now, maria, at="09:30")
    house.run_to("2027-03-02T08:55")
    already = len(house.simulator.screen(MARIA))
    house.sleep_until("2027-03-02T12:00")
    house.settle()
    with house.db.read() as session:
        dose, checkin = session.exec(
            select(Message).order_by(col(Message.due_at).desc(), col(Message.id)).limit(2)
        ).all()[::-1]
    assert (dose.kind, dose.state, dose.reason) == ("dose", MessageState.EXPIRED, "too late")
    assert dose.provider_sid is None
    assert (checkin.kind, checkin.state) == ("checkin", MessageState.DELIVERED)
    [only] = house.simulator.screen(MARIA)[already:]
    assert "09:30" in only


def test_a_dose_inside_its_window_is_sent_with_what_is_left_of_it(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, phone=MARIA)
        a_dose(session, house.now, maria, at="20:00", window="2h")
    house.sleep_until("2027-03-01T21:59")
    house.settle()
    house.phone(MARIA).expects("20:00 dose")


def test_days_away_leave_one_outcome_for_each_day_and_send_nothing_stale(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, phone=MARIA)
        a_dose(session, house.now, maria, at="20:00")
        a_checkin(session, house.now, maria, at="12:00")
    house.sleep_until("2027-03-06T11:00")
    house.settle()
    with house.db.read() as session:
        states = session.exec(select(Message.kind, Message.state)).all()
    assert states.count(("dose", MessageState.EXPIRED)) == 5
    assert states.count(("checkin", MessageState.EXPIRED)) == 5
    house.phone(MARIA).expects_nothing()
    house.run_to("2027-03-06T12:00")
    house.phone(MARIA).expects("12:00")


def test_a_checkin_ends_when_the_next_one_comes(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, phone=MARIA)
        a_checkin(session, house.now, maria, at="10:00")
        a_checkin(session, house.now, maria, at="14:00")
    house.sleep_until("2027-03-01T15:00")
    house.settle()
    house.phone(MARIA).expects("14:00")
    house.phone(MARIA).expects_nothing()
