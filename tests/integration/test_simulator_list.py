"""Lists as the real client reads them: filters, order, pages."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from twilio.base.exceptions import TwilioException
from twilio.rest.api.v2010.account.message import MessageInstance

from support.simulator_server import (
    ACCOUNT_SID,
    AUTH_TOKEN,
    CONFIG,
    HANDSET,
    OWN_NUMBER,
    SECOND_NUMBER,
    RunningSimulator,
    running_simulator,
)

OTHER_HANDSET = "+12025550124"
NUMBERS = (OWN_NUMBER, SECOND_NUMBER)
PATH = f"/2010-04-01/Accounts/{ACCOUNT_SID}/Messages.json"


@pytest.fixture(scope="module")
def simulator() -> Iterator[RunningSimulator]:
    """Seven texts out, one in; six leave the next day at three, the last is still queued."""
    hours = timedelta(hours=9)
    slow = replace(CONFIG, numbers=NUMBERS, sent_after=hours, delivered_after=hours)
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    with running_simulator(slow) as running:
        assert running.post("/sim/clock", {"to": f"{tomorrow}T18:00:00Z"}).ok
        for n in range(6):
            to = HANDSET if n % 2 else OTHER_HANDSET
            sender = OWN_NUMBER if n < 4 else SECOND_NUMBER
            running.client.messages.create(to=to, from_=sender, body=f"text {n}")
        running.text("6", OTHER_HANDSET)
        running.skip(9 * 3600)
        running.client.messages.create(to=HANDSET, from_=OWN_NUMBER, body="text 6")
        yield running


def bodies(messages: Iterable[MessageInstance]) -> list[str | None]:
    return [message.body for message in messages]


def test_the_newest_comes_first(simulator: RunningSimulator) -> None:
    sent = ["text 6", "6", "text 5", "text 4", "text 3", "text 2", "text 1", "text 0"]
    assert bodies(simulator.client.messages.list()) == sent


def test_filters_by_number(simulator: RunningSimulator) -> None:
    messages = simulator.client.messages
    assert bodies(messages.list(to=HANDSET)) == ["text 6", "text 5", "text 3", "text 1"]
    assert bodies(messages.list(from_=SECOND_NUMBER)) == ["text 5", "text 4"]
    assert bodies(messages.list(to=OWN_NUMBER)) == ["6"]
    assert bodies(messages.list(to=HANDSET, from_=SECOND_NUMBER)) == ["text 5"]
    assert bodies(messages.list(to="+12025550199")) == []


def test_filters_by_date_sent(simulator: RunningSimulator) -> None:
    messages = simulator.client.messages
    inbound = messages.list(from_=OTHER_HANDSET)[0].date_sent
    assert inbound is not None
    next_day = inbound + timedelta(hours=8)
    six = [f"text {n}" for n in (5, 4, 3, 2, 1, 0)]
    assert bodies(messages.list(date_sent_after=next_day)) == six
    assert bodies(messages.list(date_sent_before=next_day)) == ["6"]
    assert bodies(messages.list(date_sent_before=inbound)) == ["6"]
    assert bodies(messages.list(date_sent_after=inbound, date_sent_before=inbound)) == ["6"]
    assert bodies(messages.list(date_sent=inbound)) == ["6"]
    assert bodies(messages.list(date_sent=next_day)) == six
    assert bodies(messages.list(date_sent=next_day, to=HANDSET)) == ["text 5", "text 3", "text 1"]
    assert bodies(messages.list(date_sent=datetime(2001, 1, 1, tzinfo=UTC))) == []


def test_a_text_that_is_not_sent_has_no_date_to_filter_by(simulator: RunningSimulator) -> None:
    everything = datetime(2001, 1, 1, tzinfo=UTC)
    assert "text 6" not in bodies(simulator.client.messages.list(date_sent_after=everything))


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 50])
def test_pages_of_any_size_hold_everything_once(simulator: RunningSimulator, size: int) -> None:
    everything = bodies(simulator.client.messages.list())
    assert bodies(simulator.client.messages.list(page_size=size)) == everything
    streamed = simulator.client.messages.stream(to=HANDSET, page_size=size)
    assert bodies(streamed) == ["text 6", "text 5", "text 3", "text 1"]
    assert len(bodies(simulator.client.messages.list(page_size=size, limit=3))) == 3


def test_pages_lead_forth_and_back(simulator: RunningSimulator) -> None:
    first = simulator.client.messages.page(page_size=3)
    second = first.next_page()
    assert second is not None
    third = second.next_page()
    assert third is not None
    assert third.next_page() is None
    assert bodies(third) == ["text 1", "text 0"]
    back = third.previous_page()
    assert back is not None
    assert bodies(back) == ["text 4", "text 3", "text 2"]
    assert first.previous_page() is None
    numbered = simulator.client.messages.page(page_size=3, page_number=1)
    assert bodies(numbered) == ["text 4", "text 3", "text 2"]


def test_the_next_page_is_relative_and_keeps_the_filters(simulator: RunningSimulator) -> None:
    query = f"?To=%2B{HANDSET[1:]}&DateSent%3E=2001-01-01&PageSize=2"
    auth = (ACCOUNT_SID, AUTH_TOKEN)
    page = simulator.http.get(simulator.url + PATH + query, auth=auth, timeout=120).json()
    assert page["next_page_uri"].startswith(f"{PATH}?To=%2B{HANDSET[1:]}&DateSent%3E=2001-01-01")
    assert (page["page"], page["page_size"], page["start"], page["end"]) == (0, 2, 0, 1)
    assert page["previous_page_uri"] is None
    assert set(page) == {
        "end", "first_page_uri", "messages", "next_page_uri", "page", "page_size",
        "previous_page_uri", "start", "uri",
    }  # fmt: skip


def test_texts_that_arrive_meanwhile_do_not_shift_the_pages() -> None:
    with running_simulator() as simulator:
        for n in range(4):
            simulator.text(str(n))
        first = simulator.client.messages.page(page_size=2)
        simulator.text("4")
        second = first.next_page()
        assert second is not None
        assert bodies(second) == ["1", "0"]


@pytest.mark.parametrize(
    "query",
    [
        "PageSize=0",
        "PageSize=many",
        "Page=-1",
        "PageToken=XX1",
        "PageToken=PA",
        f"Page={'9' * 5000}",
        "DateSent=yesterday",
        "DateSent%3E=0001-01-01T00:00:00%2B14:00",
    ],
)
def test_a_list_that_cannot_be_read_is_refused(simulator: RunningSimulator, query: str) -> None:
    auth = (ACCOUNT_SID, AUTH_TOKEN)
    answer = simulator.http.get(f"{simulator.url}{PATH}?{query}", auth=auth, timeout=120)
    assert (answer.status_code, answer.json()["code"]) == (400, 20001)


def test_the_client_reports_a_refused_page(simulator: RunningSimulator) -> None:
    with pytest.raises(TwilioException):
        simulator.client_for(ACCOUNT_SID, "wrong").messages.list()
