"""docs/rules.md shows what the program prints, and its presets are those of the code."""

import re
from pathlib import Path

import pytest

from service.core.climbs import PRESETS
from support.command_line import CommandLine

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text()
(CONSOLE,) = re.findall(r"^```console\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
SHOWN = re.findall(r"^\$ carebell (.*)\n((?:(?!\$ ).*\n)+)", CONSOLE, re.MULTILINE)


@pytest.mark.parametrize(("words", "printed"), SHOWN, ids=[words for words, _ in SHOWN])
def test_the_page_shows_what_is_printed(words: str, printed: str) -> None:
    assert CommandLine("nonsense://")(*words.split()) == printed


def test_every_preset_has_its_figures() -> None:
    rows = re.findall(r"^\| \*{0,2}(\w+)\*{0,2} \| [\d.]+(?: \([\d.]+\))? \|", PAGE, re.MULTILINE)
    assert len(SHOWN) == 2
    assert rows == list(PRESETS)
