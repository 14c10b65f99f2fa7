"""The rules beside the climb, each by a table; what they have in common, and laws for all."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.climbs import (
    PRESETS,
    STANDARD,
    CheckIn,
    ClimbRule,
    Dose,
    DosesRule,
    Earlier,
    Rule,
    RuleSet,
    Score,
    ScoreRule,
    SevereRule,
    SilenceRule,
    SustainedRule,
    Usual,
    alerts,
    climb,
    doses,
    has_recovered,
    new_worsening,
    preset_of,
    reaches,
    recovers_below,
    replay,
    severe,
    silence,
    silences,
    sustained,
    usual_level,
    worsening,
)
from service.core.errors import InputError

FIRST = date(2026, 3, 1)


def daily(*values: int | None) -> list[Score]:
    """A score a day; None is a silent day."""
    return [
        Score(FIRST + timedelta(days=day), value)
        for day, value in enumerate(values)
        if value is not None
    ]


def asked(*values: int | None) -> list[CheckIn]:
    return [CheckIn(FIRST + timedelta(days=day), value) for day, value in enumerate(values)]


# --- sustained ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scores", "rule", "is_found"),
    [
        (daily(*[4] * 20, 6, 6, 6), SustainedRule(), True),
        (daily(*[4] * 20, 6, 6), SustainedRule(), False),
        (daily(*[4] * 20, 5, 6, 7), SustainedRule(), True),  # the mean counts, not each
        (daily(*[4] * 20, 5, 6, 6), SustainedRule(), False),
        (daily(*[4] * 10, 6, 6, 6), SustainedRule(), False),  # 13 replies
        (daily(*[4] * 11, 6, 6, 6), SustainedRule(), True),  # 14
        (daily(*[1] * 20, 3, 3, 3), SustainedRule(), False),  # newest below 4
        (daily(*[1] * 20, 3, 3, 3), SustainedRule(min_score=3), True),
        (daily(*[4] * 20, 6, None, None, 6, None, None, None, 6), SustainedRule(), True),  # 7 days
        (daily(*[4] * 20, 6, *[None] * 3, 6, *[None] * 3, 6), SustainedRule(), False),  # 8
        (daily(*[4] * 20, 6, 6, 6), SustainedRule(rise=2.5), False),
        (daily(*[4] * 20, 6, 6), SustainedRule(last=2), True),
        (daily(*[2, 6] * 10, 6, 6, 6), SustainedRule(), True),  # usual 4
        (daily(*[2, 6] * 10, 6, 6, 6), SustainedRule(noise_factor=1.75), False),  # scatter 2
        (daily(*[2, 6] * 10, 8, 8, 8), SustainedRule(noise_factor=1.75), True),
        (daily(*[9] * 40, *[4] * 28, *[6] * 3), SustainedRule(), True),  # 9 is long ago
        (daily(), SustainedRule(), False),
    ],
)
def test_a_mean_clearly_above_the_usual_level(
    scores: list[Score], rule: SustainedRule, *, is_found: bool
) -> None:
    assert bool(sustained(scores, rule)) is is_found


def test_what_made_it_fire_counts_no_more_but_the_usual_level_keeps_its_history() -> None:
    scores = daily(*[4] * 20, 6, 6, 6)
    assert sustained(scores, SustainedRule(), since=scores[-3].on) is None
    assert sustained(scores, SustainedRule(), since=scores[-4].on)


def test_a_frozen_level_does_not_move() -> None:
    scores = daily(*[6] * 30)
    assert sustained(scores, SustainedRule()) is None
    assert sustained(scores, SustainedRule(), usual=Usual(4.0, 0.0))


@pytest.mark.parametrize(
    ("values", "level"),
    [
        ([4] * 13, None),
        ([4] * 14, 4.0),
        ([3] * 7 + [9] * 7, 3.0),  # the newest 7 are left out
        ([2, 3, 4, 5, 6, 7, 7, 7] + [0] * 7, 5.5),
        ([9] * 50 + [1] * 28 + [9] * 7, 1.0),  # 28 at most
    ],
)
def test_the_usual_level_is_a_median(values: list[int], level: float | None) -> None:
    usual = usual_level(daily(*values))
    assert (usual.level if usual else None) == level


@pytest.mark.parametrize(
    ("what", "values", "from_day", "level"),
    [
        ("as ever", [4] * 20 + [6] * 14, None, 4.0),
        ("only what came since", [4] * 20 + [6] * 14, 20, 6.0),
        ("the newest 7 left out as ever", [4] * 20 + [6] * 7 + [9] * 7, 20, 6.0),
        ("few replies, so all of them", [4] * 20 + [6] * 5, 20, 6.0),
        ("one is enough", [4] * 20 + [6], 20, 6.0),
        ("none says nothing", [4] * 20, 20, None),
    ],
)
def test_after_what_lasted_only_later_replies_say_what_is_usual(
    what: str, values: list[int], from_day: int | None, level: float | None
) -> None:
    since = None if from_day is None else FIRST + timedelta(days=from_day)
    usual = usual_level(daily(*values), since)
    assert (usual.level if usual else None) == level, what


# --- several rules, and an alert before ---------------------------------------------------------

ALL = RuleSet(severe=SevereRule(enabled=True)).on_scores()
RARE = RuleSet(severe=SevereRule(enabled=True, cooldown_days=30)).on_scores()


@pytest.mark.parametrize(
    ("what", "values", "rules", "raised", "through", "found"),
    [
        ("the most urgent decides", [*[4] * 20, 9, 9, 9], ALL, None, None, "severe"),
        ("where there is one", [*[4] * 20, 8, 8, 8], ALL, None, None, "sustained"),
        ("all of a climb too", [7, 8, 9, 9, 10], ALL, None, None, "severe"),
        ("one that rests hides no other", [*[4] * 20, 9, 9, 9], RARE, 10, 10, "sustained"),
        ("all rest", [*[4] * 20, 9, 9, 9], ALL, 16, 16, None),
        ("what was counted counts no more", [*[4] * 20, 9, 9, 9], ALL, 10, 20, None),
        ("what came after does", [*[4] * 20, 9, 9, 9], ALL, 10, 19, "severe"),
        ("of nothing", [], ALL, 10, 19, None),
    ],
)
def test_what_raises_a_new_alert(
    *,
    what: str,
    values: list[int],
    rules: tuple[ScoreRule, ...],
    raised: int | None,
    through: int | None,
    found: str | None,
) -> None:
    day = [FIRST + timedelta(days=number) for number in range(30)]
    earlier = None if raised is None else Earlier(day[raised], day[through or 0], urgent=True)
    new = new_worsening(daily(*values), rules, earlier)
    assert (new.rule.name if new else None) == found, what


@pytest.mark.parametrize(
    ("what", "values", "found"),
    [
        ("the severe neither rests", [*[4] * 20, 9, 9, 9], "severe"),
        ("nor leaves out what was counted", [*[4] * 20, 9, 9, 9, 9], "severe"),
        ("what is not severe does both", [*[4] * 20, 6, 8, 8], None),
    ],
)
def test_an_alert_that_was_not_urgent_lets_nothing_severe_wait(
    what: str, values: list[int], found: str | None
) -> None:
    scores = daily(*values)
    earlier = Earlier(raised_on=scores[-3].on, through=scores[-2].on)
    new = new_worsening(scores, ALL, earlier)
    assert (new.rule.name if new else None) == found, what


# --- severe, silence, doses ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "rule", "is_found"),
    [
        ([9, 9, 9], SevereRule(), True),
        ([9, 10], SevereRule(), False),
        ([9, 8, 9], SevereRule(), False),
        ([9, 8, 10], SevereRule(times=2), True),
        ([9, 9, 8], SevereRule(times=2), False),  # the newest is among them
        ([7], SevereRule(level=7, times=1, last=1), True),
        ([], SevereRule(), False),
    ],
)
def test_severe_scores(values: list[int], rule: SevereRule, *, is_found: bool) -> None:
    assert bool(severe(daily(*values), rule)) is is_found


@pytest.mark.parametrize(
    ("values", "rule", "length"),
    [
        ([4, None, None], SilenceRule(), 2),
        ([4, None], SilenceRule(), None),
        ([None, None, 4], SilenceRule(), None),
        ([None, None, None], SilenceRule(), 3),
        ([4, None, None], SilenceRule(checkins=3), None),
        ([4, None], SilenceRule(checkins=1), 1),
        ([], SilenceRule(), None),
    ],
)
def test_silence(values: list[int | None], rule: SilenceRule, length: int | None) -> None:
    found = silence(asked(*values), rule)
    assert (len(found.checkins) if found else None) == length


@pytest.mark.parametrize(("hours", "is_long"), [(47, False), (48, True)])
def test_silence_is_long_after_48_hours(hours: int, *, is_long: bool) -> None:
    due_at = datetime(2026, 3, 1, 20, tzinfo=UTC)
    twice = [CheckIn(FIRST, None, due_at), CheckIn(FIRST, None, due_at + timedelta(hours=6))]
    found = silence(twice, SilenceRule())
    assert found
    assert found.is_long(due_at + timedelta(hours=hours)) is is_long


@pytest.mark.parametrize(
    ("confirmed", "rule", "missed"),
    [
        ([False, False, False], DosesRule(), 3),
        ([False, True, False], DosesRule(), None),
        ([False, True, False, True, False, True, True], DosesRule(), 3),
        ([False, True, False, True, True, True, True, False], DosesRule(), None),  # 8 days ago
        ([False], DosesRule(missed=1), 1),
        ([], DosesRule(), None),
    ],
)
def test_doses(confirmed: list[bool], rule: DosesRule, missed: int | None) -> None:
    given_doses = [
        Dose(FIRST + timedelta(days=day), is_confirmed)
        for day, is_confirmed in enumerate(confirmed)
    ]
    found = doses(given_doses, rule)
    assert (len(found.missed) if found else None) == missed


# --- the climb's other parameters ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "rule", "is_found"),
    [
        ([3, 4, 5], ClimbRule(rises=2, net_rise=3), False),
        ([3, 4, 6], ClimbRule(rises=2, net_rise=3), True),
        ([3, 4, 4, 5, 5, 5, 5, 6], ClimbRule(ties="ignore", within_days=7), True),
        ([3, 4, 4, 5, 5, 5, 5, 5, 6], ClimbRule(ties="ignore", within_days=7), False),  # 8 days
    ],
)
def test_a_climb_may_have_to_be_high_or_quick(
    values: list[int], rule: ClimbRule, *, is_found: bool
) -> None:
    assert bool(climb(daily(*values), rule)) is is_found


# --- in words -----------------------------------------------------------------------------------


def test_each_finding_explains_itself_in_one_sentence() -> None:
    found = [
        sustained(daily(*[4] * 20, 6, 6, 7), SustainedRule()),
        severe(daily(9, 8, 10), SevereRule(times=2)),
        silence(asked(4, None, None), SilenceRule()),
        silence(asked(4, None), SilenceRule(checkins=1)),
        doses([Dose(FIRST, confirmed=False)] * 3, DosesRule()),
        doses([Dose(FIRST, confirmed=False)], DosesRule(missed=1)),
    ]
    assert [one.explain() for one in found if one] == [
        "The last 3 scores average 6.3, 2.3 above the usual 4: 6, 6, 7 (21 to 23 March).",
        "2 of the last 3 scores were 9 or more: 9, 8, 10 (1 to 3 March).",
        "2 check-ins in a row were not answered (2 to 3 March).",
        "A check-in was not answered (2 March).",
        "3 doses were not confirmed (1 March).",
        "1 dose was not confirmed (1 March).",
    ]


# --- parameters ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "change", "option"),
    [
        (ClimbRule, {"net_rise": 11}, "--net-rise"),
        (ClimbRule, {"within_days": -1}, "--within-days"),
        (SustainedRule, {"last": 8}, "--last"),
        (SustainedRule, {"rise": 0}, "--rise"),
        (SustainedRule, {"rise": "two"}, "--rise"),
        (SustainedRule, {"rise": True}, "--rise"),
        (SustainedRule, {"noise_factor": 5.5}, "--noise-factor"),
        (SustainedRule, {"enabled": "maybe"}, "--sustained"),
        (SevereRule, {"level": 0}, "--severe-level"),
        (SevereRule, {"times": 4}, "--severe-times"),
        (SilenceRule, {"checkins": 0}, "--silent-checkins"),
        (DosesRule, {"missed": 0}, "--missed-doses"),
        (DosesRule, {"within_days": 29}, "--missed-within-days"),
    ],
)
def test_a_rule_out_of_range_names_the_option(
    kind: type[Rule], change: dict[str, Any], option: str
) -> None:
    with pytest.raises(InputError, match=f"^{option} "):
        kind(**change)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_is_known_by_its_name_and_survives_json(preset: str) -> None:
    rules = PRESETS[preset]
    assert preset_of(rules) == preset
    assert [type(rule).from_json(rule.to_json()) for rule in rules] == list(rules)


def test_rules_of_ones_own_are_no_preset() -> None:
    assert preset_of(replace(STANDARD, severe=SevereRule(enabled=True))) is None


# --- recovery -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "recovered"),
    [
        ([4] * 9, False),  # the first mean of three stands on day 3: six days
        ([4] * 10, True),
        ([6] * 20, False),
        ([6, 6, 6, *[4] * 8], False),
        ([6, 6, 6, *[4] * 9], True),  # the mean of 6, 4, 4 is below 5 already
        ([*[4] * 6, 7, 7, 7, *[4] * 4], False),  # it came back
        ([4, 4, 4, *[None] * 7, 4, 4, 4], False),  # nobody knows what was between
        ([], False),
    ],
)
def test_recovery_is_a_mean_near_the_usual_level_for_seven_days(
    values: list[int | None], *, recovered: bool
) -> None:
    day_before = FIRST - timedelta(days=1)
    assert has_recovered(daily(*values), 5.0, day_before) is recovered


def test_only_what_came_after_the_alert_can_be_a_recovery() -> None:
    scores = daily(*[4] * 20)
    assert has_recovered(scores, 5.0, scores[-9].on)
    assert not has_recovered(scores, 5.0, scores[-8].on)


def test_what_a_worsening_recovers_to() -> None:
    rise = sustained(daily(*[4] * 20, 6, 6, 6), SustainedRule())
    run = climb(daily(3, 4, 5, 6), ClimbRule())
    high = severe(daily(9, 9, 9), SevereRule())
    assert rise
    assert run
    assert high
    assert recovers_below(rise, rise.usual) == 5.0
    assert recovers_below(run, None) == 4.0, "above the score that the climb began with"
    assert recovers_below(high, Usual(9.0, 0.5)) == 9.0, "less than severe"


# --- laws ---------------------------------------------------------------------------------------

SERIES = st.lists(st.none() | st.integers(0, 10), max_size=60).map(lambda v: asked(*v))
SETS = st.sampled_from([rules.on_scores() for rules in PRESETS.values()]) | st.just(
    (ClimbRule(rises=1), SevereRule(enabled=True, level=6, times=2))
)


@given(checkins=SERIES, rules=SETS, cut=st.integers(0, 60))
def test_no_rule_reads_the_future(
    checkins: list[CheckIn], rules: tuple[ScoreRule, ...], cut: int
) -> None:
    whole = alerts(rules, checkins)
    assert alerts(rules, checkins[:cut]) == [number for number in whole if number <= cut]
    silent = silences(SilenceRule(), checkins)
    assert silences(SilenceRule(), checkins[:cut]) == [n for n in silent if n <= cut]


@given(checkins=SERIES, rules=SETS)
def test_alerts_are_never_closer_than_the_rest(
    checkins: list[CheckIn], rules: tuple[ScoreRule, ...]
) -> None:
    fired = alerts([rule for rule in rules if not rule.urgent], checkins)
    assert all(later - earlier >= 7 for earlier, later in pairwise(fired))


@given(checkins=SERIES, rules=SETS)
def test_only_one_that_is_urgent_comes_within_the_rest_of_another(
    checkins: list[CheckIn], rules: tuple[ScoreRule, ...]
) -> None:
    fired = alerts(rules, checkins)
    assert all(later - earlier >= 7 for earlier, later in zip(fired, fired[2:], strict=False))


@given(checkins=SERIES, days=st.integers(-400, 400))
def test_the_season_never_matters(checkins: list[CheckIn], days: int) -> None:
    moved = [replace(one, on=one.on + timedelta(days=days)) for one in checkins]
    assert replay(STANDARD, moved) == replay(STANDARD, checkins)


@given(checkins=SERIES)
def test_a_day_without_a_reply_is_a_gap_and_nothing_else(checkins: list[CheckIn]) -> None:
    answered = [one for one in checkins if one.value is not None]
    rules = STANDARD.on_scores()
    on_days = [checkins[number - 1].on for number in alerts(rules, checkins)]
    assert on_days == [answered[number - 1].on for number in alerts(rules, answered)]


@given(values=st.lists(st.integers(0, 7), min_size=14, max_size=50), offset=st.integers(1, 3))
def test_an_offset_never_changes_whether_a_rise_is_sustained(
    values: list[int], offset: int
) -> None:
    anything = SustainedRule(min_score=0)
    higher = daily(*(value + offset for value in values))
    assert bool(sustained(higher, anything)) == bool(sustained(daily(*values), anything))


@given(values=st.lists(st.integers(0, 10), max_size=50))
def test_a_noisier_demand_never_finds_more(values: list[int]) -> None:
    if sustained(daily(*values), SustainedRule(noise_factor=1.75)):
        assert sustained(daily(*values), SustainedRule())


@given(checkins=SERIES)
def test_rules_together_fire_whenever_one_of_them_does_first(checkins: list[CheckIn]) -> None:
    together = alerts(STANDARD.on_scores(), checkins)
    alone = [number for rule in STANDARD.on_scores() for number in alerts((rule,), checkins)]
    assert together[:1] == sorted(alone)[:1]


@given(values=st.lists(st.integers(0, 10), min_size=1, max_size=40))
def test_what_is_found_ends_with_the_newest_score(values: list[int]) -> None:
    scores = daily(*values)
    found = worsening(scores, (*STANDARD.on_scores(), SevereRule(level=6)))
    if found is not None:
        assert found.scores[-1] == scores[-1]
        assert found.explain().endswith(").")


@pytest.mark.parametrize(
    ("every", "rule", "expected"),
    [
        (1, ClimbRule(), True),
        (3, ClimbRule(), True),
        (3, ClimbRule(within_days=7), False),
        (7, ClimbRule(), False),
        (7, ClimbRule(max_gap_days=7), True),
        (2, SustainedRule(), True),
        (3, SustainedRule(), True),
        (4, SustainedRule(), False),
        (28, SevereRule(enabled=True), True),
    ],
)
def test_who_is_asked_too_rarely_is_out_of_a_rules_reach(
    every: int, rule: ScoreRule, *, expected: bool
) -> None:
    days = [FIRST + timedelta(days=day) for day in range(0, 120, every)]
    assert reaches(rule, days) is expected
    assert reaches(rule, days[:2]), "too few days to tell"
