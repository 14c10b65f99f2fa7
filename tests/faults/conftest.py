"""Where the services of a sweep are started from."""

from collections.abc import Iterator

import pytest

from faults.processes import Launcher, launcher


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Launcher]:
    """What starts services quickly, and ends with the module."""
    with launcher(tmp_path_factory.mktemp("faults") / "services.log") as running:
        yield running
