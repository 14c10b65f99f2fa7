"""Taking turns: one thread at a time, in the order in which they asked."""

from collections import deque
from threading import Lock


class Turns:
    """A lock for a `with` block that nobody is overtaken at; not to be entered twice by a thread.

    A plain lock goes to whoever is fastest: a thread that gives it back and asks again at once
    would keep it from all others.
    """

    def __init__(self) -> None:
        self._guard = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()

    @property
    def waiting(self) -> int:
        """How many threads have asked and not had their turn."""
        return len(self._waiting)

    def __enter__(self) -> None:
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            called = Lock()
            called.acquire()
            self._waiting.append(called)
        called.acquire()

    def __exit__(self, *_error: object) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
