"""Turns: one at a time, and nobody is overtaken."""

from functools import partial
from threading import Event, Thread

import pytest

from service.db.turns import Turns
from support.simulator_server import eventually


def is_queue(turns: Turns, length: int) -> bool:
    return turns.waiting == length


def test_turns_are_taken_in_the_order_in_which_they_were_asked_for() -> None:
    turns, taken = Turns(), list[int]()

    def take(number: int) -> None:
        with turns:
            taken.append(number)

    threads = [Thread(target=take, args=(number,)) for number in range(20)]
    with turns:
        for number, thread in enumerate(threads, start=1):
            thread.start()
            eventually(partial(is_queue, turns, number))
        assert taken == []
    with turns:  # asked for after all of them
        assert taken == list(range(20))
    for thread in threads:
        thread.join()


def test_a_turn_that_ends_in_an_error_is_given_on() -> None:
    turns, done = Turns(), Event()

    def take() -> None:
        with turns:
            done.set()

    with pytest.raises(ZeroDivisionError), turns:
        _ = 1 / 0
    thread = Thread(target=take)
    thread.start()
    assert done.wait(10)
    thread.join()
