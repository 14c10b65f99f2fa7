"""The report's tables on its A4 page: laid out first, so that the page can choose their size."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from service.reports.contents import Table
from service.reports.ink import FAINT, INK, SOFT
from service.reports.letters import broken, inches_of
from service.reports.wording import Voice

BETWEEN = 0.03
_HAIR = 0.0001
"""So much over the width is no overlap."""
PAGE_WIDTH, PAGE_HEIGHT = 8.27, 11.69
"""Inches: A4."""
_BESIDE_CELL = 0.013
"""What stands free to the right of a cell, in widths of A4."""
_UNDER_ROW = 0.12
"""What stands free under a row, in lines."""
SMALL, TEXT, HEAD = 7.0, 7.6, 9.0
LINE = TEXT * 1.42 / 72 / PAGE_HEIGHT
"""From one line of the tables' plain size to the next, in heights of A4."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words on the page: where they begin, measured from the tables' top left corner."""

    x: float
    y: float
    text: str
    size: float
    colour: str = INK
    weight: str = "normal"


@dataclass(frozen=True, slots=True)
class Rule:
    """A fine line under a row."""

    x: float
    y: float
    width: float
    colour: str = FAINT


@dataclass(slots=True)
class Block:
    """Tables laid out at one size: what stands where, how deep it reaches, how much is left out.

    `scale` enlarges the type; a list has at most `rows`; nothing reaches deeper than `room`;
    where not even so many have room it is `crowded`. `unplaced` are
    the rows of tables with no room at all; `say` has the words for what is left out.
    """

    width: float
    room: float
    scale: float = 1.0
    rows: int = 9
    say: Voice = field(default_factory=Voice)
    words: list[Words] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    depth: float = 0.0
    left_out: int = 0
    unplaced: int = 0
    crowded: bool = False

    def lay_out(self, tables: Iterable[list[Table]]) -> "Block":
        """Place each list of tables side by side, below the one before."""
        for row in tables:
            width = (self.width - BETWEEN * (len(row) - 1)) / len(row)
            ends = [
                self._table(table, place * (width + BETWEEN), width)
                for place, table in enumerate(row)
            ]
            self.depth = max(ends)
        return self

    @property
    def _line(self) -> float:
        return LINE * self.scale

    def _table(self, table: Table, x: float, width: float) -> float:
        """One table with its title and note; where room ends it says how many rows are missing."""
        y = self.depth
        if y + 3 * self._line > self.room:
            self.left_out += len(table.rows)
            self.unplaced += len(table.rows)
            self.crowded = True
            return y
        widths = self._widths(table, width)
        self._put(x, y, table.title, HEAD, weight="bold")
        y += self._line * 1.2
        if any(table.columns):
            y = self._row(self._cells(table.columns, widths), widths, (x, y), SOFT)
        notes = self._broken(table.note, width, SMALL) if table.note else []
        last = self.room - len(notes) * self._line
        rows = self._that_fit(table, widths, last - self._line - y)
        if missing := len(table.rows) - len(rows):
            self.left_out += missing
            key = "rows_earlier" if table.newest_last else "rows_more"
            notes.insert(0, self.say.many(key, missing))
        for cells in rows:
            y = self._row(cells, widths, (x, y), INK)
            self.rules.append(Rule(x, y - 0.22 * self._line, width))
        y += 0.15 * self._line
        for note in notes:
            self._put(x, y, note, SMALL, SOFT)
            y += self._line
        return y + self._line * 0.7

    def _that_fit(self, table: Table, widths: list[float], room: float) -> list[list[list[str]]]:
        """The cells of the rows that stay and have room, the newest before all."""
        kept = table.kept(self.rows)
        fit: list[list[list[str]]] = []
        for place in reversed(kept) if table.newest_last else kept:
            cells = self._cells(table.rows[place], widths)
            lines = max(map(len, cells))
            if lines * self._line > room:
                self.crowded = True
                break
            room -= (lines + _UNDER_ROW) * self._line
            fit.append(cells)
        return fit[::-1] if table.newest_last else fit

    def _row(
        self, cells: list[list[str]], widths: list[float], corner: tuple[float, float], colour: str
    ) -> float:
        x, y = corner
        for cell, wide in zip(cells, widths, strict=True):
            for n, line in enumerate(cell):
                self._put(x, y + n * self._line, line, TEXT, colour)
            x += wide
        return y + max(map(len, cells)) * self._line + self._line * _UNDER_ROW

    def _put(
        self, x: float, y: float, text: str, size: float, colour: str = INK, weight: str = "normal"
    ) -> None:
        if text:
            self.words.append(Words(x, y, text, size * self.scale, colour, weight))

    def _cells(self, row: Iterable[str], widths: list[float]) -> list[list[str]]:
        """The texts of a row, each in as many lines as its column makes of it."""
        return [
            self._broken(text, wide - _BESIDE_CELL, TEXT)
            for text, wide in zip(row, widths, strict=True)
        ]

    def _broken(self, text: str, room: float, size: float) -> list[str]:
        return broken(self.say.unbroken(text), room * PAGE_WIDTH, size * self.scale)

    def _widths(self, table: Table, room: float) -> list[float]:
        """How wide each column is: as its longest cell, less where that is too much.

        The widest gives first, and its longest word is divided only where no other can give.
        """
        columns = list(zip(table.columns, *table.rows, strict=True))
        wide = [max(map(self._natural, column)) for column in columns]
        least = [max(map(self._longest_word, column)) for column in columns]
        while (over := sum(wide) - room) > _HAIR:
            able = [place for place, _ in enumerate(wide) if wide[place] - least[place] > _HAIR]
            able = able or list(range(len(wide)))
            widest = max(able, key=wide.__getitem__)
            second = max((wide[place] for place in able if place != widest), default=0.0)
            wide[widest] -= min(over, max(wide[widest] - second, 0.005))
        return wide

    def _longest_word(self, text: str) -> float:
        return max(map(self._natural, self.say.unbroken(text).split(" ")))

    def _natural(self, text: str) -> float:
        return inches_of(text, TEXT * self.scale) / PAGE_WIDTH + _BESIDE_CELL
