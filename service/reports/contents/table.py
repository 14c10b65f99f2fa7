"""One table of the report, as the page, the sheet and the text all show it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the report; `note` stands under it.

    Where the page has no room the newest rows stay, at least `fewest` of them; without that all
    are needed. They are the last ones if they are `newest_last`.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    fewest: int | None = None
    newest_last: bool = False

    def kept(self, most: int) -> range:
        """Which rows stay where a list may have so many."""
        total = len(self.rows)
        stay = total if self.fewest is None else min(total, max(most, self.fewest))
        return range(total - stay, total) if self.newest_last else range(stay)
