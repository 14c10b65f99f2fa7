"""Signed links: only ours open anything, and not for ever; and nobody asks too often."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.links import GOOD_FOR, Link, LinkError, Links
from service.web.caregiver.limit import RateLimit

NOW = datetime(2027, 3, 1, 17, tzinfo=UTC)
LINKS = Links("a secret of this test")
MINUTES = st.integers(0, 10**7).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(st.integers(0, 10**12), st.integers(0, 10**12), MINUTES)
def test_a_token_says_what_it_was_made_of(episode: int, person: int, issued_at: datetime) -> None:
    link = Link(episode, person, issued_at)
    assert LINKS.read(LINKS.token(link), issued_at) == link


@given(st.integers(0, 60), st.text(min_size=1, max_size=1))
@example(place=52, other="5")
def test_no_character_can_be_changed(place: int, other: str) -> None:
    token = LINKS.token(Link(12, 3, NOW))
    altered = token[: place % len(token)] + other + token[place % len(token) + 1 :]
    if altered != token:
        with pytest.raises(LinkError):
            LINKS.read(altered, NOW)


@given(st.text(max_size=200))
def test_whatever_is_typed_is_refused_and_never_an_error(text: str) -> None:
    with pytest.raises(LinkError):
        LINKS.read(text, NOW)


@pytest.mark.parametrize("age", [timedelta(minutes=-1), GOOD_FOR + timedelta(minutes=1)])
def test_a_link_is_good_from_when_it_was_issued_for_a_week(age: timedelta) -> None:
    with pytest.raises(LinkError):
        LINKS.read(LINKS.token(Link(12, 3, NOW - age)), NOW)
    assert LINKS.read(LINKS.token(Link(12, 3, NOW - GOOD_FOR)), NOW).episode_id == 12


def test_another_key_or_another_purpose_opens_nothing() -> None:
    for other in (Links("another secret"), Links("a secret of this test", "take")):
        with pytest.raises(LinkError):
            LINKS.read(other.token(Link(12, 3, NOW)), NOW)


def test_a_token_is_short_enough_for_a_text() -> None:
    assert len(LINKS.token(Link(10**7, 10**7, NOW))) <= 64


def test_who_asks_too_often_waits_and_others_do_not() -> None:
    limit = RateLimit(burst=3, per_minute=6)
    assert [limit.allows("a", NOW) for _ in range(4)] == [True, True, True, False]
    assert limit.allows("b", NOW)
    assert limit.allows("a", NOW + timedelta(seconds=10))
    assert not limit.allows("a", NOW + timedelta(seconds=10))


def test_the_limit_remembers_no_more_than_it_should() -> None:
    limit = RateLimit(burst=1, remembered=2)
    for name in ("a", "b", "c"):
        limit.allows(name, NOW)
    assert limit.allows("a", NOW)  # forgotten, and so allowed again
