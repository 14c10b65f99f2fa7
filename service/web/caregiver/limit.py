"""How often one address may ask: a bucket that fills again with time, in this process."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class _Bucket:
    left: float
    at: datetime


class RateLimit:
    """At most `burst` requests at once from one address, and `per_minute` in the long run.

    It remembers the last `remembered` addresses, so that its size is bounded.
    """

    def __init__(self, burst: int = 20, per_minute: float = 20, remembered: int = 10_000) -> None:
        self._burst, self._per_second = burst, per_minute / 60
        self._remembered = remembered
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def allows(self, address: str, now: datetime) -> bool:
        """Whether this request may go on; it is counted if so."""
        bucket = self._buckets.pop(address, None) or _Bucket(self._burst, now)
        passed = max((now - bucket.at).total_seconds(), 0)
        bucket.left = min(bucket.left + passed * self._per_second, self._burst)
        bucket.at = now
        allowed = bucket.left >= 1
        bucket.left -= allowed
        self._buckets[address] = bucket
        if len(self._buckets) > self._remembered:
            self._buckets.popitem(last=False)
        return allowed
