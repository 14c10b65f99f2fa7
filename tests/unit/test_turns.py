"""Turns: one at a time, and nobody is overtaken but by whoever asks to be the first."""

from functools import partial
from threading import Event, Thread

import pytest

from service.db.turns import Turns
from support.simulator_server import eventually

URGENT = 13


def is_queue(turns: Turns, length: int) -> bool:
    return turns.waiting == length


def test_turns_are_taken_in_the_order_in_which_they_were_asked_for() -> None:
    turns, taken = Turns(), list[int]()

    def take(number: int) -> None:
        with turns.turn(first=number == URGENT):
            taken.append(number)

    threads = [Thread(target=take, args=(number,)) for number in range(20)]
    with turns.turn():
        for number, thread in enumerate(threads, start=1):
            thread.start()
            eventually(partial(is_queue, turns, number))
        assert taken == []
    with turns.turn():  # asked for after all of them
        assert taken == [URGENT, *(number for number in range(20) if number != URGENT)]
    for thread in threads:
        thread.join()


def test_a_turn_that_ends_in_an_error_is_given_on() -> None:
    turns, done = Turns(), Event()

    def take() -> None:
        with turns.turn():
            done.set()

    with pytest.raises(ZeroDivisionError), turns.turn():
        _ = 1 / 0
    thread = Thread(target=take)
    thread.start()
    assert done.wait(10)
    thread.join()
