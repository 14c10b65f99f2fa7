"""The delivery contract for calls that nobody knows the end of, as a table."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.delivery import MessageKind
from service.core.policy import ReconcileTimes
from service.core.unknowns import (
    LookAgain,
    SendAgain,
    StayUnknown,
    Verdict,
    after_empty_list,
    after_no_list,
    first_look_at,
)

T0 = datetime(2027, 3, 1, 20, tzinfo=UTC)
TIMES = ReconcileTimes()
WINDOW = timedelta(hours=2)


def at(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("kind", "seconds"),
    [(MessageKind.ALERT, 15), (MessageKind.DOSE, 60), (MessageKind.RECEIPT, 60)],
)
def test_an_alert_is_looked_up_sooner(kind: MessageKind, seconds: int) -> None:
    assert first_look_at(kind, T0, TIMES) == at(seconds)


@pytest.mark.parametrize(
    ("kind", "empty_lists", "now", "expires_at", "verdict"),
    [
        (MessageKind.ALERT, 1, 15, None, LookAgain(at(60))),
        (MessageKind.ALERT, 2, 60, None, SendAgain()),
        (MessageKind.DOSE, 1, 60, at(7200), LookAgain(at(300))),
        (MessageKind.DOSE, 1, 400, at(7200), LookAgain(at(460))),
        (MessageKind.DOSE, 2, 120, at(7200), LookAgain(at(300))),
        (MessageKind.DOSE, 2, 300, at(7200), SendAgain()),
        (MessageKind.CHECKIN, 2, 300, at(7200), SendAgain()),
        (MessageKind.NUDGE, 1, 400, at(7200), LookAgain(at(460))),
        (MessageKind.NUDGE, 2, 300, at(7200), SendAgain()),
        (MessageKind.NUDGE, 2, 7300, at(7200), StayUnknown()),
        (MessageKind.DOSE, 2, 300, at(300), StayUnknown()),
        (MessageKind.DOSE, 2, 7300, at(7200), StayUnknown()),
        (MessageKind.NOTICE, 2, 300, None, SendAgain()),
        (MessageKind.INVITE, 2, 300, at(7200), SendAgain()),
        (MessageKind.EMERGENCY, 1, 15, at(1800), LookAgain(at(60))),
        (MessageKind.EMERGENCY, 2, 60, at(1800), SendAgain()),
        (MessageKind.RECEIPT, 1, 60, at(600), LookAgain(at(300))),
        (MessageKind.RECEIPT, 2, 300, at(600), StayUnknown()),
        (MessageKind.ASK_AGAIN, 2, 300, at(600), StayUnknown()),
        (MessageKind.OPTOUT_CONFIRMATION, 2, 300, at(300), StayUnknown()),
    ],
)
def test_what_an_empty_list_means(
    kind: MessageKind, empty_lists: int, now: float, expires_at: datetime | None, verdict: Verdict
) -> None:
    assert after_empty_list(kind, T0, empty_lists, expires_at, at(now), TIMES) == verdict


@given(
    st.sampled_from([MessageKind.DOSE, MessageKind.CHECKIN]),
    st.integers(1, 10),
    st.floats(0, 10_000),
)
def test_a_prompt_is_never_sent_again_before_its_proof_or_after_its_window(
    kind: MessageKind, empty_lists: int, seconds: float
) -> None:
    verdict = after_empty_list(kind, T0, empty_lists, T0 + WINDOW, at(seconds), TIMES)
    if isinstance(verdict, SendAgain):
        assert empty_lists >= 2
        assert TIMES.proof.total_seconds() <= seconds < WINDOW.total_seconds()
    if isinstance(verdict, LookAgain):
        assert verdict.at > at(seconds), "time goes on, so that looking ends"


@pytest.mark.parametrize(
    ("kind", "seconds", "verdict"),
    [
        (MessageKind.ALERT, 15, LookAgain(at(45))),
        (MessageKind.ALERT, 45, LookAgain(at(60))),
        (MessageKind.ALERT, 60, SendAgain()),
        (MessageKind.ALERT, 4000, SendAgain()),
        (MessageKind.DOSE, 60, LookAgain(at(90))),
        (MessageKind.DOSE, 4000, LookAgain(at(4030))),
        (MessageKind.RECEIPT, 300, LookAgain(at(330))),
    ],
)
def test_only_an_alert_does_not_wait_for_a_list_that_cannot_be_read(
    kind: MessageKind, seconds: int, verdict: Verdict
) -> None:
    assert after_no_list(kind, T0, at(seconds), TIMES) == verdict
