"""The contract names the test that holds each clause: every file and test it names exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACT = (ROOT / "docs" / "delivery.md").read_text("utf-8")
_QUOTED = re.compile(r"`([^`\s]+\.py)?(?:::(\w+))?`")


def clauses() -> list[str]:
    table = CONTRACT.partition("| clause | held by |")[2].partition("\n## ")[0]
    return [line for line in table.splitlines() if line.startswith("| ") and "---" not in line]


def named(clause: str) -> list[tuple[str, str]]:
    """File and test (or "") of each link of a clause; a link without a file is of the last one."""
    links: list[tuple[str, str]] = []
    file = ""
    for path, test in _QUOTED.findall(clause.rpartition(" | ")[2]):
        file = path or file
        links.append((Path(file).name, test))
    return links


@pytest.mark.parametrize("clause", clauses(), ids=lambda line: line.split("|")[1].strip()[:60])
def test_each_clause_names_tests_that_exist(clause: str) -> None:
    links = named(clause)
    assert links or "make soak" in clause
    for file, test in links:
        found = [*(ROOT / "tests").rglob(file)]
        assert found, file
        assert not test or any(f"def {test}(" in one.read_text("utf-8") for one in found), test
    for path in re.findall(r"`(tests/[^`:]+\.py)", clause):
        assert (ROOT / path).exists(), path


def test_the_table_is_read() -> None:
    assert len(clauses()) > 40
    assert named("| x | `tests/unit/a.py::test_b`, `::test_c` |") == [
        ("a.py", "test_b"),
        ("a.py", "test_c"),
    ]
