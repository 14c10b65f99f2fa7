"""The life of a message, over every pair of states; and what each kind of text is owed."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise, permutations, product

import pytest

from service.core.delivery import (
    FINAL,
    HELD_BY_QUIET_HOURS,
    IN_FLIGHT,
    PASSES_OPT_OUT,
    REPORTED,
    TRANSITIONS,
    Lane,
    MessageKind,
    MessageState,
    advance,
    again_at,
    backoff,
    from_provider,
    lane_of,
    lifetime,
    rank,
    wait_for_next_try,
)

S = MessageState
PAIRS = list(product(S, S))


def test_every_state_has_its_row_and_only_final_ones_have_no_exit() -> None:
    assert set(TRANSITIONS) == set(S)
    assert {state for state in S if not TRANSITIONS[state]} == FINAL


def test_every_state_is_reachable_from_planned() -> None:
    reached, frontier = {S.PLANNED}, {S.PLANNED}
    while frontier:
        frontier = {after for state in frontier for after in TRANSITIONS[state]} - reached
        reached |= frontier
    assert reached == set(S)


def test_planned_in_flight_and_final_are_all_there_is() -> None:
    assert {S.PLANNED} | IN_FLIGHT | FINAL == set(S)
    assert S.PLANNED not in IN_FLIGHT | FINAL
    assert not IN_FLIGHT & FINAL


def test_only_what_certainly_did_not_arrive_goes_back_and_only_to_planned() -> None:
    falling = {
        (before, after)
        for before, exits in TRANSITIONS.items()
        for after in exits
        if rank(after) <= rank(before)
    }
    assert falling == {(state, S.PLANNED) for state in IN_FLIGHT}


def test_a_message_is_given_up_only_while_it_is_planned() -> None:
    for given_up in (S.EXPIRED, S.SUPPRESSED):
        assert {state for state in S if given_up in TRANSITIONS[state]} == {S.PLANNED}


@pytest.mark.parametrize(("current", "reported"), PAIRS)
def test_a_state_only_goes_up(current: MessageState, reported: MessageState) -> None:
    after = advance(current, reported)
    assert after in {current, reported}
    if after != current:
        assert rank(after) > rank(current)
        assert after in TRANSITIONS[current]


@pytest.mark.parametrize(("current", "reported"), PAIRS)
def test_hearing_the_same_twice_changes_nothing(
    current: MessageState, reported: MessageState
) -> None:
    once = advance(current, reported)
    assert advance(once, reported) == once


@pytest.mark.parametrize("reported", S)
@pytest.mark.parametrize("current", FINAL)
def test_the_first_final_state_stays(current: MessageState, reported: MessageState) -> None:
    assert advance(current, reported) == current


@pytest.mark.parametrize("reported", REPORTED)
@pytest.mark.parametrize("current", [S.PLANNED, S.CLAIMED, S.UNKNOWN])
def test_a_receipt_lifts_whatever_we_thought_before(
    current: MessageState, reported: MessageState
) -> None:
    assert advance(current, reported) == reported


@pytest.mark.parametrize("end", [S.DELIVERED, S.UNDELIVERED, S.FAILED])
def test_receipts_in_any_order_end_the_same(end: MessageState) -> None:
    for receipts in permutations([S.SUBMITTED, S.SENT, end]):
        state = S.CLAIMED
        for reported in receipts:
            state = advance(state, reported)
        assert state == end


def test_a_late_sent_never_overwrites_delivered() -> None:
    assert advance(S.DELIVERED, S.SENT) == S.DELIVERED


def test_a_message_that_reached_the_provider_cannot_expire() -> None:
    assert advance(S.SUBMITTED, S.EXPIRED) == S.SUBMITTED
    assert advance(S.UNKNOWN, S.EXPIRED) == S.UNKNOWN


def test_a_receipt_cannot_wake_what_was_never_sent() -> None:
    assert advance(S.EXPIRED, S.DELIVERED) == S.EXPIRED


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("accepted", S.SUBMITTED),
        ("scheduled", S.SUBMITTED),
        ("queued", S.SUBMITTED),
        ("sending", S.SUBMITTED),
        ("sent", S.SENT),
        ("delivered", S.DELIVERED),
        ("read", S.DELIVERED),
        ("undelivered", S.UNDELIVERED),
        ("failed", S.FAILED),
        ("canceled", S.FAILED),
        ("Delivered", S.DELIVERED),
        ("received", None),  # an inbound text's word
        ("partially_delivered", None),
        ("planned", None),
        ("", None),
    ],
)
def test_the_providers_words(word: str, state: MessageState | None) -> None:
    assert from_provider(word) == state
    assert state is None or state in REPORTED


def test_the_wait_doubles_up_to_a_minute() -> None:
    seconds = [1, 2, 4, 8, 16, 32, 60, 60]
    assert [backoff(n, 0) for n in range(1, 9)] == [timedelta(seconds=s) for s in seconds]


@pytest.mark.parametrize(("attempts", "seconds"), [(-1, 1), (0, 1), (10**9, 60)])
def test_the_wait_has_bounds(attempts: int, seconds: int) -> None:
    assert backoff(attempts, 0) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("lane", "attempts", "asked", "seconds"),
    [
        (Lane.PROMPT, 1, None, 1),
        (Lane.PROMPT, 1, 40, 40),
        (Lane.PROMPT, 5, 10, 16),
        (Lane.PROMPT, 1, 3600, 3600),
        (Lane.REPLY, 1, 3600, 3600),
        (Lane.ALERT, 1, 40, 40),
        (Lane.ALERT, 1, 3600, 60),
    ],
)
def test_what_was_throttled_waits_as_long_as_it_was_asked_to_an_alert_a_minute_at_most(
    lane: Lane, attempts: int, asked: int | None, seconds: int
) -> None:
    wait = timedelta(seconds=asked) if asked else None
    assert wait_for_next_try(lane, attempts, 0, wait) == timedelta(seconds=seconds)


def test_texts_that_failed_together_come_back_apart() -> None:
    waits = sorted(backoff(3, number).total_seconds() for number in range(1000, 1100))
    assert waits[0] >= 4
    assert waits[-1] < 6
    gaps = [later - earlier for earlier, later in pairwise(waits)]
    assert 0 < min(gaps) <= max(gaps) < 0.06


@pytest.mark.parametrize(
    ("kind", "lane", "minutes"),
    [
        (MessageKind.ALERT, Lane.ALERT, None),
        (MessageKind.DOSE, Lane.PROMPT, None),
        (MessageKind.CHECKIN, Lane.PROMPT, None),
        (MessageKind.SIDE_EFFECTS, Lane.PROMPT, None),
        (MessageKind.NUDGE, Lane.PROMPT, None),
        (MessageKind.NOTICE, Lane.REPLY, None),
        (MessageKind.ASK_AGAIN, Lane.REPLY, 10),
        (MessageKind.RECEIPT, Lane.REPLY, 10),
        (MessageKind.HELP, Lane.REPLY, 10),
        (MessageKind.ANSWER, Lane.REPLY, 10),
        (MessageKind.OPTIN_CONFIRMATION, Lane.REPLY, 10),
        (MessageKind.OPTOUT_CONFIRMATION, Lane.REPLY, 5),
    ],
)
def test_what_each_kind_is_owed(kind: MessageKind, lane: Lane, minutes: int | None) -> None:
    assert lane_of(kind) == lane
    assert lifetime(kind) == (None if minutes is None else timedelta(minutes=minutes))


def test_alerts_leave_before_replies_and_replies_before_prompts() -> None:
    order = [Lane.ALERT, Lane.REPLY, Lane.PROMPT]
    assert all(first < second for first, second in pairwise(order))
    assert sorted(Lane) == order


@pytest.mark.parametrize(
    ("kind", "allowed", "before", "useful_for", "wait"),
    [
        (MessageKind.DOSE, 1, 0, 120, 5),
        (MessageKind.DOSE, 1, 1, 120, None),
        (MessageKind.DOSE, 2, 1, 120, 15),
        (MessageKind.DOSE, 9, 2, 120, None),
        (MessageKind.DOSE, 0, 0, 120, None),
        (MessageKind.DOSE, 1, 0, 5, None),
        (MessageKind.DOSE, 1, 0, 6, 5),
        (MessageKind.CHECKIN, 2, 1, 15, None),
        (MessageKind.CHECKIN, 2, 1, 16, 15),
        (MessageKind.NOTICE, 1, 0, None, 5),
        (MessageKind.ALERT, 2, 0, None, None),
        (MessageKind.RECEIPT, 2, 0, 10, None),
    ],
)
def test_what_did_not_arrive_is_sent_again_while_it_is_useful(
    kind: MessageKind, allowed: int, before: int, useful_for: int | None, wait: int | None
) -> None:
    now = datetime(2027, 3, 1, 12, tzinfo=UTC)
    expires_at = None if useful_for is None else now + timedelta(minutes=useful_for)
    at = None if wait is None else now + timedelta(minutes=wait)
    assert again_at(kind, allowed, before, now, expires_at) == at


def test_only_the_confirmation_passes_an_opt_out() -> None:
    assert {MessageKind.OPTOUT_CONFIRMATION} == PASSES_OPT_OUT


def test_quiet_hours_hold_only_what_nobody_asked_for() -> None:
    waits = {MessageKind.ALERT, MessageKind.NOTICE, MessageKind.NUDGE}
    assert waits | {MessageKind.INVITE, MessageKind.WELCOME} == HELD_BY_QUIET_HOURS
