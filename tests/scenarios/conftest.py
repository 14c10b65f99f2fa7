"""A house that opens on a Monday morning in New York, on either database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.db.database import Database
from support.house import House, open_house

ON_BOTH = {
    "test_odd_texts",
    "test_several_processes",
    "test_scores_that_still_climb_after_the_correction_alert_with_the_right_ones",
}
"""Days that lean on how rows are kept, locked and found, whole files or one day of a file; the
other conversations are had once.

That both databases keep rows alike, tests/integration and the kill sweep show; this keeps the
suite short.
"""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    once = [
        item
        for item in items
        if item.path.parent == here
        and ON_BOTH.isdisjoint({item.path.stem, item.name.partition("[")[0]})
        and item.get_closest_marker("postgres") is not None
    ]
    items[:] = [item for item in items if item not in once]
    config.hook.pytest_deselected(items=once)


@pytest.fixture
def house(db: Database) -> Iterator[House]:
    with open_house(db, "2027-03-01T09:00") as opened:
        yield opened
