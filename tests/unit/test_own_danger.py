"""A clinic's own words of danger: what they find, what they hide, and which cannot stand."""

from pathlib import Path

import pytest

from service.core.errors import ConfigurationError, InputError
from service.core.replies.danger import own_danger
from service.core.replies.pattern_cost import MOST_WAYS, ways
from service.core.replies.reader import read
from service.core.replies.reading import Danger, Kind
from service.settings import Settings

FILE = """
en:
  physical: ["pump (?:has )?stopped"]
  not_meant: ["cutting (?:the )?roses"]
  must_hit:
    physical: ["My pump has STOPPED!"]
  must_not_hit: ["the pump is fine", "I have been cutting roses"]
es:
  self_harm: ["me voy con mi difunt[oa]"]
  must_hit:
    self_harm: ["Me voy con mi difunta"]
"""
GOOD: dict[str, object] = {
    "physical": ["pump stopped"],
    "must_hit": {"physical": ["Pump stopped"]},
}


def test_own_words_are_sought_as_they_were_written_too() -> None:
    hit = {"physical": ["chset kit"], "must_hit": {"physical": ["chset kit"]}}
    own = own_danger({"en": hit}).words
    assert read("my chset kit is gone", [], "en", own).danger is Danger.PHYSICAL


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("7 and my pump stopped", Danger.PHYSICAL),
        ("me voy con mi difunto", Danger.SELF_HARM),
        ("I can't breathe", Danger.PHYSICAL),
        ("the pump is fine", None),
    ],
)
def test_own_words_are_read_beside_carebells(
    text: str, danger: Danger | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "danger.yaml"
    path.write_text(FILE, encoding="utf-8")
    monkeypatch.setenv("CAREBELL_DANGER", str(path))
    own = Settings.load().policy.own_danger
    assert read(text, [], "en", own).danger is danger


def test_what_is_not_meant_is_not_read_by_carebells_words_either() -> None:
    text = "a dying wish of my roses"
    assert read("coughing blood oranges, blood everywhere", []).danger is Danger.PHYSICAL
    own = own_danger({"en": {"not_meant": ["blood oranges,? blood everywhere"]}}).words
    assert read("coughing blood oranges, blood everywhere", [], "en", own).danger is None
    assert read(text, [], "en", own).kind is Kind.UNCLEAR


@pytest.mark.parametrize(
    ("tables", "sentence"),
    [
        ({"de": GOOD}, "The key 'de' is no language"),
        ({"en": {"physicl": ["x"]}}, "The key 'physicl' is none of danger words"),
        ({"en": "x"}, "en 'x' holds no lists"),
        ({"en": {"physical": "x"}}, "'x' is no list of texts"),
        ({"en": {"physical": ["pump ("]}}, "physical 'pump (' is no pattern"),
        (
            {"en": {"physical": ["pump stopped"]}},
            "en: physical 'pump stopped' finds none of must_",
        ),
        ({"en": GOOD | {"physical": ["Pump stopped"]}}, "en: physical 'Pump stopped' finds none"),
        (
            {"en": GOOD | {"must_hit": {"physical": ["pump stopped", "pump beeps"]}}},
            "en: must_hit 'pump beeps' is not found as physical",
        ),
        ({"en": GOOD | {"must_hit": {"fisico": ["x"]}}}, "must_hit 'fisico' is no class"),
        (
            {"en": GOOD | {"must_not_hit": ["the pump stopped beeping"]}},
            "en: must_not_hit 'the pump stopped beeping' is found",
        ),
        ({"en": GOOD | {"physical": ["(a+)+b"]}}, "physical '(a+)+b' may take too long"),
        (
            {"en": GOOD | {"denied": ["(?:a|aa){1,50}b"]}},
            "denied '(?:a|aa){1,50}b' may take too long",
        ),
        ({"en": {"not_meant": ["breathe"]}}, "is hidden, but has to be found"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(tables: dict[str, object], sentence: str) -> None:
    with pytest.raises(InputError) as raised:
        own_danger(tables)
    assert sentence in str(raised.value)
    assert str(raised.value).count("\n") == 0


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        ("pump stopped", 1),
        ("pump (?:has )?stopped", 2),
        (r"pump (?:\w+ ){0,3}?stopped", 4),
        ("(?:late|dead) (?:wife|husband|love)", 6),
        (r"[*+(]{2,4}\(\+a{3}", 3),
        ("pump .{0,40}stopped", 41),
        ("pump.*stopped", 20_001),
    ],
)
def test_the_ways_of_a_pattern_are_counted(pattern: str, count: int) -> None:
    assert ways(pattern) == count <= MOST_WAYS


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+b",
        "(?:a|aa)+b",
        r"(\w+\s*)+!",
        r"(?:\w+ ?)*end",
        ".*.*x",
        "(?:(?:a{0,9}){0,9}){0,9}b",
    ],
)
def test_a_pattern_that_could_hold_up_every_text_is_known(pattern: str) -> None:
    assert ways(pattern) > MOST_WAYS


@pytest.mark.parametrize(
    ("content", "clause"),
    [
        ("en: [", "is no YAML (line 1): a file with danger words of your own"),
        ("- en", "holds no languages, such as en:"),
        (None, "cannot be read (No such file or directory)"),
    ],
)
def test_a_file_that_cannot_be_read_stops_the_start(
    content: str | None, clause: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "danger.yaml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    monkeypatch.setenv("CAREBELL_DANGER", str(path))
    with pytest.raises(ConfigurationError) as raised:
        Settings.load()
    assert f"CAREBELL_DANGER names {path}, which {clause}" in str(raised.value)
