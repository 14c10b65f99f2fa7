"""The webhooks: nothing unsigned leaves a trace, everything signed is stored exactly once."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from threading import Thread
from urllib.parse import quote

import pytest
import requests
from sqlmodel import select
from twilio.request_validator import RequestValidator

from service.db.database import Database
from service.db.tables import InboundMessage, Receipt
from service.engine.intake import store
from service.sms.signatures import SignatureCheck
from service.web.app import create_app
from service.web.webhooks import BODY_LIMIT, webhook_routes
from support.house import StandingClock, serving
from support.simulator_server import ACCOUNT_SID

CURRENT, PREVIOUS = "current-token", "previous-token"
PUBLIC = "https://carebell.example.org"
NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
INBOUND = {
    "MessageSid": "SM" + "1" * 32,
    "AccountSid": ACCOUNT_SID,
    "From": "+12025550123",
    "To": "+12025550100",
    "Body": "6",
    "NumMedia": "0",
    "FromCity": "",
    "ANewParameterOfTwilios": "x",
}
STATUS = {
    "MessageSid": "SM" + "2" * 32,
    "MessageStatus": "delivered",
    "AccountSid": ACCOUNT_SID,
}


class Caller:
    """Posts forms as Twilio does: signed over the public address, sent to wherever we listen."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.http = requests.Session()
        self.http.trust_env = False

    def post(
        self,
        path: str,
        fields: dict[str, str],
        token: str | None = CURRENT,
        **headers: str,
    ) -> requests.Response:
        if token is not None:
            signature = RequestValidator(token).compute_signature(PUBLIC + path, fields)
            headers.setdefault("X-Twilio-Signature", signature)
        return self.http.post(self.url + path, data=fields, headers=headers, timeout=120)


@pytest.fixture
def caller(db: Database) -> Iterator[Caller]:
    check = SignatureCheck(PUBLIC, [CURRENT, PREVIOUS])
    app = create_app(webhook_routes(check, ACCOUNT_SID, StandingClock(NOW), partial(store, db)))
    with socket.create_server(("127.0.0.1", 0)) as listener, serving(app, listener):
        yield Caller(f"http://127.0.0.1:{listener.getsockname()[1]}")


def stored(db: Database) -> list[InboundMessage]:
    with db.read() as session:
        return list(session.exec(select(InboundMessage)))


def receipts(db: Database) -> list[Receipt]:
    with db.read() as session:
        return list(session.exec(select(Receipt)))


def test_a_signed_text_is_stored_raw_and_answered_with_nothing_to_say(
    caller: Caller, db: Database
) -> None:
    answer = caller.post("/twilio/inbound", INBOUND)
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, "text/xml")
    assert answer.text.endswith("<Response/>")
    [text] = stored(db)
    assert (text.sid, text.body, text.from_phone) == (INBOUND["MessageSid"], "6", "+12025550123")
    assert text.parameters == INBOUND, "all parameters are kept, those we do not know too"
    assert text.received_at == NOW


def test_the_previous_token_is_accepted_while_it_is_rotated_out(
    caller: Caller, db: Database
) -> None:
    assert caller.post("/twilio/inbound", INBOUND, token=PREVIOUS).status_code == 200
    assert len(stored(db)) == 1


@pytest.mark.parametrize("path", ["/twilio/inbound", "/twilio/status"])
@pytest.mark.parametrize(
    "forgery",
    [
        {"token": None},
        {"token": "somebody-elses"},
        {"token": None, "X-Twilio-Signature": ""},
        {"token": None, "X-Twilio-Signature": "not base64 at all"},
        {"token": None, "X-Twilio-Signature": "RSOYDt4T1cUTdK1PDd93/VVr8B8="},
    ],
)
def test_a_forged_or_unsigned_webhook_is_refused_and_leaves_no_row(
    caller: Caller, db: Database, path: str, forgery: dict[str, str | None]
) -> None:
    answer = caller.post(path, INBOUND | STATUS, **forgery)  # type: ignore[arg-type]  # a table
    assert answer.status_code == 403
    assert stored(db) == []
    assert receipts(db) == []


@pytest.mark.parametrize("field", ["Body", "From", "MessageSid"])
def test_a_changed_field_breaks_the_signature(caller: Caller, db: Database, field: str) -> None:
    signature = RequestValidator(CURRENT).compute_signature(PUBLIC + "/twilio/inbound", INBOUND)
    tampered = INBOUND | {field: "+12025550199"}
    answer = caller.post(
        "/twilio/inbound", tampered, token=None, **{"X-Twilio-Signature": signature}
    )
    assert answer.status_code == 403
    assert stored(db) == []


def test_a_host_header_cannot_move_the_signed_address(caller: Caller, db: Database) -> None:
    answer = caller.post("/twilio/inbound", INBOUND, Host="evil.example")
    assert answer.status_code == 200, "only the configured address counts"
    assert len(stored(db)) == 1


def test_a_signed_webhook_about_another_account_is_refused(caller: Caller, db: Database) -> None:
    other = INBOUND | {"AccountSid": "AC" + "9" * 32}
    assert caller.post("/twilio/inbound", other).status_code == 403
    assert stored(db) == []


def test_the_same_text_twice_is_one_row(caller: Caller, db: Database) -> None:
    for _ in range(2):
        assert caller.post("/twilio/inbound", INBOUND).status_code == 200
    assert len(stored(db)) == 1


def test_a_burst_is_stored_whole_and_each_text_once(caller: Caller, db: Database) -> None:
    def post(number: int) -> None:
        fields = INBOUND | {"MessageSid": f"SM{number % 40:032d}"}
        assert Caller(caller.url).post("/twilio/inbound", fields).status_code == 200

    threads = [Thread(target=post, args=[n]) for n in range(80)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({text.sid for text in stored(db)}) == len(stored(db)) == 40


def test_a_receipt_is_stored_once_per_status_with_its_attempt(
    caller: Caller, db: Database
) -> None:
    for _ in range(2):
        answer = caller.post("/twilio/status?a=abc123", STATUS)
        assert answer.status_code == 200
    [receipt] = receipts(db)
    assert (receipt.attempt_id, receipt.status, receipt.error_code) == (
        "abc123",
        "delivered",
        None,
    )


def test_a_form_of_unreasonable_size_is_refused(caller: Caller, db: Database) -> None:
    huge = INBOUND | {"Body": "x" * (BODY_LIMIT + 1)}
    assert caller.post("/twilio/inbound", huge).status_code == 403
    assert stored(db) == []


def test_text_that_a_database_dislikes_is_stored_all_the_same(
    caller: Caller, db: Database
) -> None:
    odd = INBOUND | {"Body": "a\x00b \U0001f642 \u202e"}
    assert caller.post("/twilio/inbound", odd).status_code == 200
    [text] = stored(db)
    assert text.body == "a\u2400b \U0001f642 \u202e"


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_only_post_is_answered(caller: Caller, method: str) -> None:
    answer = caller.http.request(method, caller.url + "/twilio/inbound", timeout=120)
    assert answer.status_code == 405


@pytest.mark.parametrize("sid", ["S" * 60, "SM\x00", "", "SM 1"])
def test_what_is_no_sid_is_refused_and_not_stored(caller: Caller, db: Database, sid: str) -> None:
    for path in ("/twilio/inbound", "/twilio/status"):
        answer = caller.post(path, INBOUND | STATUS | {"MessageSid": sid})
        assert answer.status_code == 400
    assert stored(db) == []
    assert receipts(db) == []


@pytest.mark.parametrize("odd", ["+1202\x00", "+" * 40], ids=["NUL", "long"])
def test_whatever_is_odd_in_a_signed_webhook_is_stored_and_need_not_come_again(
    caller: Caller, db: Database, odd: str
) -> None:
    text = INBOUND | {"From": odd, "To": odd, "Body": odd, odd: odd}
    receipt = STATUS | {"MessageStatus": odd}
    assert caller.post("/twilio/inbound", text).status_code == 200
    assert caller.post(f"/twilio/status?a={quote(odd)}", receipt).status_code == 200
    assert (len(stored(db)), [one.attempt_id for one in receipts(db)]) == (1, [None])


def test_an_absurd_error_code_does_not_cost_the_receipt(caller: Caller, db: Database) -> None:
    assert caller.post("/twilio/status", STATUS | {"ErrorCode": "9" * 30}).status_code == 200
    [receipt] = receipts(db)
    assert receipt.error_code is None
