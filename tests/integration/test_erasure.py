"""Erasing a patient: nothing about them is left but the hash of an opt-out."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from service.admin import erasure, patients
from service.admin.audit import audit
from service.admin.patients import NewPatient
from service.core.delivery import MessageKind, MessageState
from service.core.errors import CarebellError, ConflictError
from service.db.database import Database
from service.db.queries.consent import block
from service.db.rows import id_of
from service.db.tables import Attempt, Message
from service.engine.outbox import put
from support.command_line import CommandLine, everything
from support.factories import a_contact, a_patient
from support.lived import LEE, MARIA, OVER, SAM

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)


def _rested(db: Database, *, opted_out: bool = False) -> datetime:
    with db.write() as session:
        maria = patients.find(session, "Maria")
        if opted_out:
            block(session, MARIA, "text", "STOP", OVER)
        patients.end(session, maria, OVER)
    return OVER + erasure.RESTS_FOR + timedelta(minutes=1)


def test_all_about_a_patient_goes_and_the_rest_stays_and_is_clean(lived: Database) -> None:
    now = _rested(lived)
    with lived.write() as session:
        before = erasure.preview(session, patients.find(session, "Maria"), now)
        assert erasure.erase(session, patients.find(session, "Maria"), now) == before
    assert before.people == ("Maria", "Sam")
    assert before.rows["pain_score"] > 0
    left = json.dumps(everything(lived), default=str)
    for gone in ("Maria", "Sam", MARIA, SAM):
        assert gone not in left
    assert LEE in left
    with lived.read() as session:
        found = audit(session, OVER, OVER - timedelta(days=30))
    assert [one for one in found if not one.is_note] == []


def test_an_opt_out_outlives_its_owner_as_a_hash(lived: Database) -> None:
    now = _rested(lived, opted_out=True)
    with lived.write() as session:
        done = erasure.erase(session, patients.find(session, "Maria"), now)
    assert done.opted_out == 1
    assert MARIA not in json.dumps(everything(lived), default=str)
    new = NewPatient(name="Ann", phone=MARIA, zone="America/New_York", country="US")
    with lived.write() as session, pytest.raises(CarebellError, match="opted out before"):
        patients.add(session, new, now)


def test_only_texts_that_name_who_is_erased_lose_their_words(db: Database) -> None:
    with db.write() as session:
        al = a_patient(session, NOON, name="Al")
        robin = a_contact(session, NOON, name="Robin", phone="+12025550150")
        for body in ("Al (id 1) has stopped all texts.", "Alert 12 needs somebody."):
            put(session, MessageKind.NOTICE, robin, body, NOON)
        patients.end(session, al, NOON)
        erasure.erase(session, al, NOON + timedelta(days=3))
    with db.read() as session:
        bodies = session.exec(select(Message.body).order_by(col(Message.id))).all()
    assert bodies == [erasure.ERASED, "Alert 12 needs somebody."]


def test_a_call_whose_outcome_nobody_knows_counts_as_a_text(db: Database) -> None:
    with db.write() as session:
        ana = a_patient(session, NOON)
        text = put(session, MessageKind.NOTICE, ana, "?", NOON)
        text.state = MessageState.UNKNOWN
        session.flush()
        session.add(Attempt(id="a", message_id=id_of(text), started_at=NOON))
        patients.end(session, ana, NOON)
        session.flush()
        with pytest.raises(ConflictError, match="Twilio may still tell of it"):
            erasure.preview(session, ana, NOON + timedelta(days=1))


def test_who_still_gets_texts_or_has_just_had_one_is_not_erased(lived: Database) -> None:
    with lived.write() as session:
        maria = patients.find(session, "Maria")
        with pytest.raises(ConflictError, match="carebell patient end 1"):
            erasure.preview(session, maria, OVER)
        patients.end(session, maria, OVER)
        with pytest.raises(ConflictError, match="Twilio may still tell of it"):
            erasure.preview(session, maria, OVER)


def test_the_command_shows_first_and_erases_only_when_told_to(
    house: Database, carebell: CommandLine
) -> None:
    with house.write() as session:
        a_patient(session, NOON)
    assert "carebell patient end" in carebell.complains("patient", "erase", "Ana", exit_code=1)
    carebell("patient", "end", "Ana")
    before = everything(house)
    assert "Would be erased: Ana" in carebell("patient", "erase", "Ana")
    assert everything(house) == before
    assert carebell.json("patient", "erase", "Ana", "--yes")["people"] == ["Ana"]
    assert carebell.json("patient", "list") == []
