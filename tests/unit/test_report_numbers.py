"""The numbers of the report: as plain recomputation has them, and silent from too little."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, time, timedelta
from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.reports.contents import enrolment, mean_in_words, story, tables
from service.reports.history import Alert, Dose, Effect, History, Score, Step
from service.reports.page import page
from service.reports.summary import mean_of, summarise, weeks
from service.reports.terminal import terminal_chart
from service.reports.wording import Voice

FIRST = date(2026, 1, 5)


def on(day: int) -> date:
    return FIRST + timedelta(days=day)


def record(scores: dict[int, int], days: int = 28, **more: object) -> History:
    return History(
        title="Patient 1",
        zone="UTC",
        first_on=FIRST,
        last_on=on(days - 1),
        scores=tuple(Score(on(day), value, "checkin") for day, value in scores.items()),
        asked_on=tuple(on(day) for day in range(days)),
        **more,  # type: ignore[arg-type] # the fields of a History
    )


DAYS = st.integers(0, 60)
SCORES = st.builds(
    Score,
    DAYS.map(on),
    st.integers(0, 10),
    st.sampled_from(["checkin", "entered", "late", "unprompted"]),
)


@given(st.lists(SCORES, max_size=80))
def test_the_numbers_are_those_of_a_plain_recomputation(scores: list[Score]) -> None:
    history = History("P", "UTC", FIRST, on(60), scores=tuple(scores))
    summary = summarise(history)

    by_day: dict[date, list[int]] = defaultdict(list)
    for score in scores:
        if score.origin in ("checkin", "entered"):
            by_day[score.on].append(score.value)
    means = {day: sum(values) / len(values) for day, values in by_day.items()}
    first = [mean for day, mean in means.items() if day < on(7)]
    last = [mean for day, mean in means.items() if day > on(53)]

    assert summary.severe_days == sum(max(values) >= 7 for values in by_day.values())
    assert summary.worst == max((max(values) for values in by_day.values()), default=None)
    assert summary.spread == (pytest.approx(stdev(means.values())) if len(means) > 1 else None)
    assert summary.first_week.value == (pytest.approx(fmean(first)) if first else None)
    assert summary.last_week.days == len(last)
    if len(first) >= 4 and len(last) >= 4:
        assert summary.change == pytest.approx(fmean(last) - fmean(first))
    else:
        assert summary.change is None


@given(st.lists(SCORES, max_size=60), st.integers(0, 60))
def test_weeks_hold_each_day_once(scores: list[Score], days: int) -> None:
    history = History("P", "UTC", FIRST, on(days), scores=tuple(scores))
    assert sum(mean.of for mean in weeks(history)) == days + 1
    inside = {score.on for score in scores if score.counts and score.on <= on(days)}
    assert sum(mean.days for mean in weeks(history)) == len(inside)


def test_a_week_from_three_days_is_bracketed_and_changes_nothing() -> None:
    history = record({0: 6, 1: 6, 2: 6, 21: 3, 22: 3, 23: 3, 24: 3})
    summary = summarise(history)
    assert mean_in_words(summary.first_week, Voice()) == "[6.0] (3 of 7 days, too few; SD 0.0)"
    assert summary.change is None
    assert summary.change_percent is None


def test_the_change_is_the_last_week_less_the_first() -> None:
    history = record(dict.fromkeys(range(7), 6) | dict.fromkeys(range(21, 28), 3))
    assert summarise(history).change == -3
    assert summarise(history).change_percent == -50


def test_no_percentage_from_a_first_week_without_pain() -> None:
    history = record(dict.fromkeys(range(7), 0) | dict.fromkeys(range(21, 28), 3))
    assert summarise(history).change == 3
    assert summarise(history).change_percent is None


def test_in_a_period_of_one_week_there_is_no_change() -> None:
    assert summarise(record(dict.fromkeys(range(7), 5), days=7)).change is None


def test_a_day_asked_and_not_answered_breaks_the_line() -> None:
    assert [len(run) for run in record({0: 4, 1: 5, 3: 6, 4: 6}, days=5).runs()] == [2, 2]


def test_a_day_that_was_answered_late_breaks_the_line_and_is_not_called_unanswered() -> None:
    history = record({0: 4, 2: 5}, days=4)
    late = replace(history, scores=(*history.scores, Score(on(1), 9, "late")))
    assert [len(run) for run in late.runs()] == [1, 1]
    assert late.unanswered_on() == [on(3)]


def test_days_that_nobody_asked_about_break_no_line() -> None:
    every_second = History(
        "P",
        "UTC",
        FIRST,
        on(4),
        scores=tuple(Score(on(day), 4, "checkin") for day in (0, 2, 4)),
        asked_on=(on(0), on(2), on(4)),
    )
    assert [len(run) for run in every_second.runs()] == [3]


STEPS = (Step("Medicine", "10 mg", on(0), on(13)), Step("Medicine", "20 mg", on(14)))


def test_doses_and_side_effects_are_told_by_the_step_they_fell_into() -> None:
    doses = tuple(Dose(on(day), time(21), "Medicine", "taken") for day in range(20))
    history = record({}, doses=doses, steps=STEPS, effects=(Effect(on(3), "drowsy"),))
    summary = summarise(history)
    assert [counts.asked for _, counts in summary.adherence_by_step] == [14, 6]
    assert summary.effects_by_step == ((STEPS[0], "drowsy"),)
    shown = [table for row in tables(history, summary) for table in row]
    assert any("an observation, not a cause" in table.title for table in shown)


def test_the_weeks_around_a_step_meet_where_it_begins() -> None:
    history = record(dict.fromkeys(range(7, 14), 6) | dict.fromkeys(range(14, 21), 4), steps=STEPS)
    around = summarise(history).around_steps[1]
    assert around.before
    assert around.after
    assert (around.before.value, around.after.value) == (6, 4)
    assert around.before.last_on + timedelta(days=1) == around.after.first_on == on(14)


def test_a_step_that_began_before_the_period_shows_no_weeks_around_it() -> None:
    history = record(dict.fromkeys(range(28), 5), steps=(Step("Medicine", "10 mg", on(-20)),))
    assert summarise(history).around_steps[0].before is None
    (row, _), *_ = [table.rows for row in tables(history, summarise(history)) for table in row][2:]
    assert row[5:7] == ("began before this period", "")


def test_the_week_around_a_step_at_an_end_of_the_period_is_whole() -> None:
    beside = tuple(Score(on(day), 7, "checkin") for day in (*range(-7, 0), *range(28, 34)))
    steps = (Step("Medicine", "10 mg", on(0), on(26)), Step("Medicine", "20 mg", on(27)))
    history = record(dict.fromkeys(range(28), 5), steps=steps, beside=beside)
    first, last = summarise(history).around_steps
    assert first.before
    assert last.after
    assert (first.before.days, first.before.value) == (7, 7)
    assert last.after.days == 7
    assert last.after.value == pytest.approx(47 / 7)
    assert summarise(history).worst == 5, "what lies beside the period is in no other number"
    table = next(
        table
        for row in tables(history, summarise(history))
        for table in row
        if "step" in table.title
    )
    assert [row[5:7] for row in table.rows[:2]] == [
        ("7.0 (7/7; SD 0.0)*", "5.0 (7/7; SD 0.0)"),
        ("5.0 (7/7; SD 0.0)", "6.7 (7/7; SD 0.8)*"),
    ]
    assert table.note.endswith("* reaches beyond 5 Jan 2026 to 1 Feb 2026.")


def test_of_days_before_the_enrolment_it_says_that_and_not_that_nobody_answered() -> None:
    steps = (Step("Medicine", "10 mg", on(14)),)
    history = record({14: 5, 15: 5}, enrolled_on=on(14), steps=steps)
    history = replace(history, asked_on=tuple(map(on, range(14, 28))))
    summary = summarise(history)
    shown = [table for row in tables(history, summary) for table in row]
    cells = [cell for table in shown for row in table.rows for cell in row]
    assert cells.count("not yet enrolled") == 2, "the first week, and the one before the step"
    assert enrolment(history) == "Enrolled on 19 Jan 2026; nothing is known of the days before."
    assert enrolment(history) in terminal_chart(history, 80, ascii_only=True)
    assert "not yet enrolled in the first week" in story(history, summary)
    assert "not yet enrolled" in page(history)
    assert not enrolment(replace(history, first_on=on(14)))


def test_doses_before_the_first_step_have_a_row_of_their_own() -> None:
    doses = tuple(Dose(on(day), time(21), "Medicine", "taken") for day in range(20))
    history = record({}, doses=doses, steps=STEPS[1:], effects=(Effect(on(3), "drowsy"),))
    rows = tables(history, summarise(history))[1][0].rows
    assert [(row[0], row[4], row[7]) for row in rows] == [
        ("Medicine 20 mg, from 19 Jan 2026", "6", ""),
        ("With no dose step", "14", "drowsy 1"),
        ("All doses", "20", "drowsy 1"),
    ]


def test_of_check_ins_every_second_day_it_says_why_their_weeks_are_hollow() -> None:
    asked = range(0, 28, 2)
    history = replace(record(dict.fromkeys(asked, 5)), asked_on=tuple(map(on, asked)))
    table = tables(history, summarise(history))[0][0]
    cells = {row[0]: row[1] for row in table.rows}
    assert cells["First week, 5-11 Jan"] == "5.0 (4 of 7 days; SD 0.0)"
    last = "[5.0] (3 of 7 days, only 3 asked: too few; SD 0.0)"
    assert cells["Last week, 26 Jan - 1 Feb"] == last
    assert "Check-ins fewer than 4 a week never reach them" in table.note


def test_a_week_cut_short_by_the_period_is_not_firm() -> None:
    history = record({0: 4, 1: 5}, days=2)
    assert [mean.is_firm for mean in weeks(history)] == [False]


def test_the_story_is_two_sentences_with_the_alerts() -> None:
    alert = Alert(on(9), 11, "worsening", "Four scores rose in a row.", "triggered")
    history = record({0: 3, 1: 8}, alerts=(alert,))
    told = story(history, summarise(history))
    assert told.count(". ") == 1
    assert "2 of 28 check-ins answered" in told
    assert told.endswith("a highest score of 8 and these alerts: worsening on 14 Jan 2026.")


def test_a_record_without_anything_still_has_numbers() -> None:
    empty = History("P", "UTC", FIRST, FIRST)
    assert summarise(empty).worst is None
    assert mean_of(empty, FIRST, FIRST).value is None
    assert "no score at all" in story(empty, summarise(empty))
