"""An older database keeps what it holds when invites, danger and the inbox's entries come in."""

import json
from datetime import UTC, datetime

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import bindparam, text
from sqlmodel import col, select

from service.db import schema
from service.db.database import Database
from service.db.tables import ConsentEvent, DoseReport, Episode, Message, PainScore, Patient, Reply
from service.db.types import UtcDateTime

AT = "2027-03-01 17:00:00"
ROWS = """
INSERT INTO service_state (id, mode, clock_offset, stop_was_reported)
VALUES (1, 'demo', {offset}, {no});
INSERT INTO person (id, kind, name, phone, language, zone, state, consented_at, created_at)
VALUES (1, 'patient', 'Ana', '+12025550123', 'en', 'America/New_York', 'active', '{at}', '{at}');
INSERT INTO patient (person_id, country, privacy, hears_of_alerts)
VALUES (1, 'US', 'covert', {yes});
INSERT INTO consent_event (id, person_id, phone, kind, source, wording, happened_at)
VALUES (1, 1, '+12025550123', 'given', 'admin', 'form', '{at}');
INSERT INTO message (id, kind, person_id, to_phone, body, segments, lane, due_at, send_after_at,
    state, attempts, empty_lists, followed_up, created_at)
VALUES (1, 'answer', 1, '+12025550123', 'hello', 1, 1, '{at}', '{at}',
    'planned', 0, 0, {yes}, '{at}');
INSERT INTO inbound_message (id, sid, from_phone, to_phone, body, parameters, received_at, state)
VALUES (1, 'SM1', '+12025550123', '+12025550100', '6', '{{}}', '{at}', 'read');
INSERT INTO reply (id, inbound_id, person_id, kind, value, reason, side_effects, needs_person,
    read_at)
VALUES (1, 1, 1, 'score', 6, 'whole_number', '', {no}, '{at}');
INSERT INTO pain_score (id, patient_id, value, local_on, received_at, origin, instrument,
    reply_id, is_current)
VALUES (1, 1, 6, '2027-03-01', '{at}', 'unprompted', 'x', 1, {yes})
"""


@pytest.fixture
def older(database_url: str) -> Database:
    """A database of revision 0003 with a patient who agreed and texted a score."""
    database = Database(database_url)
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    yes, no, offset = (
        ("1", "0", "'1970-01-01'")
        if database.is_sqlite
        else (
            "true",
            "false",
            "INTERVAL '0'",
        )
    )
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        for row in ROWS.format(at=AT, yes=yes, no=no, offset=offset).split(";"):
            connection.execute(text(row))
    return database


def test_everything_is_still_there_and_nobody_is_welcomed_anew(older: Database) -> None:
    schema.upgrade(older)
    with older.read() as session:
        [event] = session.exec(select(ConsentEvent)).all()
        [patient] = session.exec(select(Patient)).all()
        [message] = session.exec(select(Message)).all()
        [reply] = session.exec(select(Reply)).all()
        [score] = session.exec(select(PainScore)).all()
        assert session.exec(select(DoseReport)).all() == []
    assert (event.kind, event.wording, event.followed_up) == ("given", "form", True)
    assert (event.wording_version, event.language) == (None, None)
    assert (patient.asks_skip_cause, patient.self_harm_to_caregiver) == (True, False)
    assert (message.body, message.state) == ("hello", "planned")
    assert reply.value == 6
    assert (score.value, score.origin) == (6, "unprompted")
    older.close()


def test_since_when_somebody_has_had_an_alert_is_known_of_older_ones_too(older: Database) -> None:
    first, now = (datetime(2027, 3, day, 9, tzinfo=UTC) for day in (2, 4))
    insert = text(
        "INSERT INTO episode (id, code, patient_id, cause, rule, evidence, triggered_at, state,"
        " acknowledged_at, acknowledged_by, closed_at) VALUES (:id, 11, 1, 'worsening', 'climb',"
        " :evidence, :now, :state, :now, 'Pat', :closed_at)"
    ).bindparams(*(bindparam(name, type_=UtcDateTime()) for name in ("now", "closed_at")))
    gone = {"by": "Sam", "since": first.isoformat()}
    with older.engine.begin() as connection:
        for id_, evidence, state in ((1, {}, "closed"), (2, {"held": [gone]}, "acknowledged")):
            row = {"id": id_, "evidence": json.dumps(evidence), "state": state, "now": now}
            connection.execute(insert, row | {"closed_at": now if id_ == 1 else None})
    schema.upgrade(older)
    with older.read() as session:
        taken_at = session.exec(select(Episode.first_taken_at).order_by(col(Episode.id))).all()
    assert taken_at == [now, first]
    older.close()
