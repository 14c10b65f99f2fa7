"""The fragment of a webhook's URL: Twilio's connection overrides."""

import pytest

from service.simulator.overrides import Overrides, overrides_of
from service.sms.twilio_gateway import CALL_AGAIN

URL = "https://example.org/twilio/status?a=1"
DEFAULT = Overrides()


@pytest.mark.parametrize(
    ("fragment", "overrides"),
    [
        ("", DEFAULT),
        ("#", DEFAULT),
        ("#section-2", DEFAULT),
        (CALL_AGAIN, Overrides(retries=3, after=frozenset({"ct", "rt", "5xx"}))),
        ("#rc=0", Overrides(retries=0)),
        ("#rc=6", DEFAULT),
        ("#rp=all", Overrides(after=frozenset({"ct", "rt", "4xx", "5xx"}))),
        ("#rp=4xx,never", Overrides(after=frozenset({"4xx"}))),
        ("#rp=never", DEFAULT),
        ("#ct=2000&rt=500&tt=9000", Overrides(connect=2, read=0.5, total=9)),
        ("#ct=99&rt=15001&tt=x", DEFAULT),
        ("#ct=10001", DEFAULT),
        ("#e=ashburn", DEFAULT),
    ],
)
def test_a_fragment_means_what_twilio_says(fragment: str, overrides: Overrides) -> None:
    assert overrides_of(URL + fragment) == overrides
