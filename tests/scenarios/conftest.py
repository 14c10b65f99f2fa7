"""A house that opens on a Monday morning in New York, on either database."""

from collections.abc import Iterator

import pytest

from service.db.database import Database
from support.house import House, open_house


@pytest.fixture
def house(db: Database) -> Iterator[House]:
    with open_house(db, "2027-03-01T09:00") as opened:
        yield opened
