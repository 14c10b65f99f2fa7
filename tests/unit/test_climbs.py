"""The climb rule: the vectors of the simulation it was chosen by, and laws for every series."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.climbs import Climb, ClimbRule, Score, climb, cooling_down
from service.core.errors import InputError

STRICT = ClimbRule()
LENIENT = ClimbRule(ties="ignore")
FIRST = date(2026, 3, 1)
NOW = datetime(2026, 3, 8, 20, 0, tzinfo=UTC)


def daily(*values: int) -> list[Score]:
    return on_days(*enumerate(values))


def on_days(*answers: tuple[int, int]) -> list[Score]:
    return [Score(FIRST + timedelta(days=day), value) for day, value in answers]


def first_climb(scores: list[Score], rule: ClimbRule) -> int | None:
    """The reply, counted from 1, that completes the first run."""
    for count in range(1, len(scores) + 1):
        if climb(scores[:count], rule):
            return count
    return None


@pytest.mark.parametrize(
    ("scores", "rule", "expected"),
    [
        (daily(3, 4, 5, 6), STRICT, 4),
        (daily(3, 4, 4, 5, 6), STRICT, None),
        (daily(3, 4, 4, 5, 6), LENIENT, 5),
        (on_days((0, 3), (1, 4), (6, 5), (7, 6)), STRICT, None),  # four silent days
        (on_days((0, 3), (1, 4), (5, 5), (6, 6)), STRICT, None),  # three
        (on_days((0, 3), (1, 4), (4, 5), (5, 6)), STRICT, 4),  # two
        (on_days((0, 3), (1, 4), (3, 5), (4, 6)), STRICT, 4),  # one
        (daily(0, 1, 2, 3), STRICT, None),  # newest below 4
        (daily(0, 1, 2, 3), replace(STRICT, min_score=3), 4),
        (daily(0, 1, 2, 3, 4), STRICT, 5),
        (daily(*[4] * 20, 6, 6, 6), STRICT, None),
        (daily(*[4] * 20, 6, 6, 6), LENIENT, None),
        (daily(), STRICT, None),
        (daily(10), STRICT, None),
        (daily(3, 4, 5), STRICT, None),
        (daily(3, 4, 5), replace(STRICT, rises=2), 3),
        (daily(3, 4), replace(STRICT, rises=1), 2),
        (daily(6, 5, 4, 3), STRICT, None),
        (daily(3, 4, 5, 4, 5, 6), STRICT, None),
        (daily(9, 3, 4, 5, 6), STRICT, 5),
        (daily(1, 4, 7, 10), STRICT, 4),
        (daily(*range(11)), replace(STRICT, rises=10), 11),
        (on_days((0, 3), (0, 4), (1, 5), (1, 6)), STRICT, 4),  # two check-ins a day
        (on_days((9, 3), (1, 4), (2, 5), (3, 6)), STRICT, None),  # not oldest first
        (on_days((0, 3), (1, 4), (3, 5), (4, 6)), replace(STRICT, max_gap_days=1), None),
        (on_days((0, 3), (3, 4), (6, 4), (9, 5), (12, 6)), LENIENT, 5),  # ties count as replies
        (on_days((0, 3), (1, 4), (5, 4), (6, 5), (7, 6)), LENIENT, None),
    ],
)
def test_the_first_reply_that_completes_a_run(
    scores: list[Score], rule: ClimbRule, expected: int | None
) -> None:
    assert first_climb(scores, rule) == expected


def test_a_climb_keeps_its_rule_and_the_whole_run() -> None:
    scores = daily(5, 2, 3, 4, 5, 6)
    assert climb(scores, STRICT) == Climb(STRICT, tuple(scores[1:]))


def test_a_run_begins_with_a_rise() -> None:
    scores = daily(3, 3, 4, 4, 5, 6)
    assert climb(scores, LENIENT) == Climb(LENIENT, tuple(scores[1:]))


@pytest.mark.parametrize("rule", [STRICT, LENIENT])
def test_a_repeated_score_completes_nothing(rule: ClimbRule) -> None:
    assert climb(daily(3, 4, 5, 6), rule)
    assert climb(daily(3, 4, 5, 6, 6), rule) is None


@pytest.mark.parametrize(
    ("scores", "rule", "sentence"),
    [
        (daily(3, 4, 5, 6), STRICT, "4 scores rose in a row: 3, 4, 5, 6 (1 to 4 March)."),
        (
            daily(3, 4, 4, 5, 6),
            LENIENT,
            "4 scores rose in a row, repeats aside: 3, 4, 4, 5, 6 (1 to 5 March).",
        ),
        (
            [Score(date(2026, 3, 30), 3), Score(date(2026, 4, 2), 4)],
            ClimbRule(rises=1),
            "2 scores rose in a row: 3, 4 (30 March to 2 April).",
        ),
        (
            [Score(date(2026, 12, 31), 3), Score(date(2027, 1, 1), 4)],
            ClimbRule(rises=1),
            "2 scores rose in a row: 3, 4 (31 December 2026 to 1 January 2027).",
        ),
        (
            [Score(date(2026, 5, 9), 3), Score(date(2026, 5, 9), 4)],
            ClimbRule(rises=1),
            "2 scores rose in a row: 3, 4 (9 May).",
        ),
    ],
)
def test_a_climb_explains_itself_in_one_sentence(
    scores: list[Score], rule: ClimbRule, sentence: str
) -> None:
    found = climb(scores, rule)
    assert found
    assert found.explain() == sentence


@pytest.mark.parametrize(
    ("change", "option"),
    [
        ({"rises": 0}, "--rises"),
        ({"rises": 11}, "--rises"),
        ({"rises": True}, "--rises"),
        ({"rises": "3"}, "--rises"),
        ({"rises": 2.5}, "--rises"),
        ({"ties": "keep"}, "--ties"),
        ({"max_gap_days": 0}, "--max-gap-days"),
        ({"max_gap_days": 15}, "--max-gap-days"),
        ({"min_score": -1}, "--min-score"),
        ({"min_score": 11}, "--min-score"),
        ({"cooldown_days": -1}, "--cooldown-days"),
        ({"cooldown_days": 91}, "--cooldown-days"),
    ],
)
def test_a_rule_out_of_range_names_the_option(change: dict[str, Any], option: str) -> None:
    with pytest.raises(InputError, match=f"^{option} ") as refused:
        ClimbRule(**change)
    assert refused.value.value == next(iter(change.values()))


@pytest.mark.parametrize(
    "rule",
    [
        ClimbRule(),
        ClimbRule(rises=1, max_gap_days=1, min_score=0, cooldown_days=0),
        ClimbRule(rises=10, ties="ignore", max_gap_days=14, min_score=10, cooldown_days=90),
    ],
)
def test_a_rule_survives_the_way_through_json(rule: ClimbRule) -> None:
    assert ClimbRule.from_json(rule.to_json()) == rule


def test_a_stored_rule_fills_in_what_it_does_not_say() -> None:
    assert ClimbRule.from_json({"rises": 2}) == ClimbRule(rises=2)


def test_a_stored_rule_with_strange_parameters_is_refused() -> None:
    with pytest.raises(InputError, match="'slope' is not one of its parameters"):
        ClimbRule.from_json({"rises": 2, "slope": 1})


@pytest.mark.parametrize("value", [-1, 11])
def test_a_score_outside_0_to_10_cannot_exist(value: int) -> None:
    with pytest.raises(InputError):
        Score(FIRST, value)


@pytest.mark.parametrize(
    ("since", "days", "cooling"),
    [
        (timedelta(0), 7, True),
        (timedelta(days=7) - timedelta(seconds=1), 7, True),
        (timedelta(days=7), 7, False),
        (timedelta(0), 0, False),
    ],
)
def test_a_rule_cools_down_for_its_days(since: timedelta, days: int, *, cooling: bool) -> None:
    assert cooling_down(NOW - since, NOW, ClimbRule(cooldown_days=days)) is cooling


def test_a_rule_that_never_fired_is_not_cooling() -> None:
    assert not cooling_down(None, NOW, STRICT)


RULES = st.builds(
    ClimbRule,
    rises=st.integers(1, 4),
    ties=st.sampled_from(["break", "ignore"]),
    max_gap_days=st.integers(1, 4),
    min_score=st.integers(0, 10),
)
STEPS = st.lists(st.tuples(st.integers(0, 5), st.integers(-2, 3)), max_size=12)


@st.composite
def series(draw: st.DrawFn, highest: int = 10) -> list[Score]:
    """Scores that often climb, on days that are often close."""
    scores = [Score(FIRST, draw(st.integers(0, highest)))]
    for gap, change in draw(STEPS):
        before = scores[-1]
        value = min(max(before.value + change, 0), highest)
        scores.append(Score(before.on + timedelta(days=gap), value))
    return scores


@given(scores=series(), rule=RULES)
def test_a_run_is_what_the_rule_says_it_is(scores: list[Score], rule: ClimbRule) -> None:
    found = climb(scores, rule)
    if found is None:
        return
    run = found.scores
    assert run == tuple(scores[-len(run) :])
    assert run[-1].value >= rule.min_score
    steps = [newer.value - older.value for older, newer in pairwise(run)]
    gaps = [(newer.on - older.on).days for older, newer in pairwise(run)]
    assert min(steps) >= (1 if rule.ties == "break" else 0)
    assert max(gaps) <= rule.max_gap_days
    assert sum(step > 0 for step in steps) >= rule.rises


@given(scores=series(), rule=RULES)
def test_strict_rises_in_a_row_are_always_found(scores: list[Score], rule: ClimbRule) -> None:
    last = scores[-rule.rises - 1 :]
    pairs = list(pairwise(last))
    rising = len(pairs) == rule.rises and all(
        older.value < newer.value and (newer.on - older.on).days <= rule.max_gap_days
        for older, newer in pairs
    )
    if rising and scores[-1].value >= rule.min_score:
        assert climb(scores, rule)


@given(scores=series(highest=5), offset=st.integers(1, 5), rule=RULES)
def test_a_constant_offset_never_changes_whether_scores_climb(
    scores: list[Score], offset: int, rule: ClimbRule
) -> None:
    anywhere = replace(rule, min_score=0)
    higher = [Score(score.on, score.value + offset) for score in scores]
    assert bool(climb(higher, anywhere)) == bool(climb(scores, anywhere))


@given(scores=series(), days=st.integers(-400, 400), rule=RULES)
def test_the_season_never_matters(scores: list[Score], days: int, rule: ClimbRule) -> None:
    moved = [Score(score.on + timedelta(days=days), score.value) for score in scores]
    assert bool(climb(moved, rule)) == bool(climb(scores, rule))


@given(scores=series(), rule=RULES)
def test_a_more_patient_rule_never_misses_what_a_stricter_one_finds(
    scores: list[Score], rule: ClimbRule
) -> None:
    if climb(scores, rule):
        assert climb(scores, replace(rule, ties="ignore"))
        assert climb(scores, replace(rule, max_gap_days=rule.max_gap_days + 1))
        assert climb(scores, replace(rule, min_score=0))
        assert climb(scores, replace(rule, rises=1))


@given(older=series(), scores=series(), rule=RULES)
def test_what_came_long_before_never_matters(
    older: list[Score], scores: list[Score], rule: ClimbRule
) -> None:
    long_ago = [Score(score.on - timedelta(days=1000), score.value) for score in older]
    assert climb(long_ago + scores, rule) == climb(scores, rule)


@given(scores=series(), rule=RULES)
def test_a_falling_score_ends_every_run(scores: list[Score], rule: ClimbRule) -> None:
    if scores[-1].value > 0:
        lower = Score(scores[-1].on, scores[-1].value - 1)
        assert climb([*scores, lower], rule) is None
