"""The simulator's own signature against the vectors that Twilio published."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from service.simulator.signature import sign

CALL = {
    "CallSid": "CA1234567890ABCDE",
    "Digits": "1234",
    "From": "+14158675309",
    "To": "+18005551212",
    "Caller": "+14158675309",
}
REPEATED = [("Sid", "CA123"), ("SidAccount", "AC123")] + [
    ("Digits", digits) for digits in ("5678", "1234", "1234")
]
JSON = b'{"property": "value", "boolean": true}'
PATH = "/myapp.php?foo=1&bar=2"
WITH_HASH = f"https://mycompany.com{PATH}&bodySHA256={hashlib.sha256(JSON).hexdigest()}"


@pytest.mark.parametrize(
    ("url", "fields", "signature"),
    [
        (f"https://mycompany.com{PATH}", [*CALL.items()], "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        (f"https://mycompany.com:443{PATH}", [*CALL.items()], "kvajT1Ptam85bY51eRf/AJRuM3w="),
        (f"http://mycompany.com:80{PATH}", [*CALL.items()], "0ZXoZLH/DfblKGATFgpif+LLRf4="),
        (f"http://mycompany.com:1234{PATH}", [*CALL.items()], "Zmvh+3yNM1Phv2jhDCwEM3q5ebU="),
        (f"https://mycompany.com{PATH}", REPEATED, "IK+Dwps556ElfBT0I3Rgjkr1wJU="),
        (WITH_HASH, [], "a9nBmqA0ju/hNViExpshrM61xv4="),
    ],
    ids=["plain", "port 443", "port 80", "port 1234", "repeated field", "JSON body"],
)
def test_published_vectors_come_out(
    url: str, fields: list[tuple[str, str]], signature: str
) -> None:
    assert sign("12345", url, fields) == signature


@given(fields=st.dictionaries(st.text(), st.text()), token=st.text(min_size=1))
def test_twilios_library_accepts_any_form(fields: dict[str, str], token: str) -> None:
    url = "https://example.org/twilio/status?a=1"
    assert RequestValidator(token).validate(url, fields, sign(token, url, fields.items()))
