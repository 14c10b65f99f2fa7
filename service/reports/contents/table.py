"""One table of the report, as the page, the sheet and the text all show it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the report; `note` stands under it.

    A list can be cut short where the page has no room, the other tables are needed whole.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    is_list: bool = False
