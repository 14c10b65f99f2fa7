"""The pictures: every format, from one day to three years, the same each time, and read aloud."""

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import rc_context
from matplotlib.figure import Figure

from service.reports.chart import chart, draw
from service.reports.contents import Table, tables
from service.reports.days import day_lines
from service.reports.files import render
from service.reports.history import Alert, Dose, Effect, History, OtherMedicine, Score, Step
from service.reports.ink import MARKS, STYLE, x
from service.reports.page import page
from service.reports.sheet import sheet
from service.reports.sheet_tables import Block
from service.reports.summary import summarise
from service.reports.terminal import terminal_chart
from service.reports.wording import Voice

FIRST = date(2026, 1, 5)


def record(days: int) -> History:
    """A record with something of everything; its names try to break out of the markup."""
    every = [FIRST + timedelta(days=day) for day in range(days)]
    return History(
        title='<b>"Maria" & Co</b>',
        zone="America/New_York",
        first_on=FIRST,
        last_on=every[-1],
        plan=("Medicine <i>every day</i> at 21:00",),
        scores=tuple(
            Score(on, place % 11, "late" if place % 7 == 0 else "checkin", corrected=place == 2)
            for place, on in enumerate(every)
            if place % 5
        ),
        asked_on=tuple(every),
        doses=tuple(
            Dose(on, time(21), "Medicine", ("taken", "skipped", None)[place % 3])
            for place, on in enumerate(every)
        ),
        steps=(
            Step("Medicine", "10 mg", FIRST, every[days // 2]),
            Step("Medicine", "20 mg", every[days // 2] + timedelta(days=1)),
        ),
        effects=(Effect(every[0], "drowsy"),),
        others=(OtherMedicine("Other", FIRST),),
        alerts=(Alert(every[-1], 11, "worsening", "Scores rose.", "triggered"),),
        usual=((FIRST, 4.0),),
        notes=((FIRST, "called <script>"),),
    )


@pytest.mark.parametrize("days", [1, 7, 84, 365, 1095])
def test_any_period_is_drawn_in_every_format(days: int) -> None:
    history = record(days)
    assert chart(history, "png").startswith(b"\x89PNG")
    assert sheet(history, "pdf").startswith(b"%PDF")
    assert b"<svg" in chart(history, "svg")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_small_chart_leaves_half_its_width_to_the_scores(language: str) -> None:
    other = OtherMedicine("A medicine with a name that goes on and on", FIRST)
    with rc_context(STYLE):
        figure = Figure(figsize=(3.8, 3.4), layout="constrained")
        draw(replace(record(28), language=language, others=(other,)), figure)
        figure.draw_without_rendering()
    assert figure.axes[0].get_position().width > 0.5


@pytest.mark.parametrize("scale", [1.0, 1.15])
def test_what_has_no_room_on_the_page_is_counted(scale: float) -> None:
    table = Table("Alerts", ("", "why"), tuple((str(n), "rose " * 20) for n in range(60)))
    block = Block(0.88, 0.4, scale, 99).lay_out([[table, table]])
    shown = sum(words.text.isdigit() for words in block.words)
    assert shown > 0
    assert shown + block.left_out == 120
    assert max(words.y for words in block.words) < 0.4


def test_where_a_list_is_cut_the_numbers_stay_whole() -> None:
    numbers = Table("Numbers", ("", "n"), tuple((str(n), "1") for n in range(8)))
    alerts = Table("Alerts", ("", "n"), tuple((str(n), "1") for n in range(8)), fewest=1)
    block = Block(0.88, 0.9, 1.0, 3).lay_out([[numbers, alerts]])
    assert block.left_out == 5
    assert not block.crowded
    assert any(words.text == "5 more rows are not on this page." for words in block.words)


def test_of_many_dose_steps_the_newest_stay_with_the_sum_of_all() -> None:
    rows = (*((f"step {n}", "1") for n in range(40)), ("all doses", "40"))
    steps = Table("Steps", ("", "n"), rows, fewest=8, newest_last=True)
    alerts = Table("Alerts", ("", "n"), tuple((str(n), "1") for n in range(8)), fewest=1)
    block = Block(0.88, 0.5, 1.0, 3).lay_out([[steps], [alerts]])
    shown = [words.text for words in block.words if words.text.startswith(("step", "all"))]
    assert shown == [*(f"step {n}" for n in range(33, 40)), "all doses"]
    assert not block.crowded
    note = "33 earlier rows are not on this page; the report as HTML or CSV has all."
    assert note in [words.text for words in block.words]


def test_a_printed_report_keeps_the_newest_of_many_dose_steps() -> None:
    every = [FIRST + timedelta(days=day) for day in range(28)]
    history = replace(record(28), steps=tuple(Step("M", "10 mg", on, on) for on in every))
    (steps,) = tables(history, summarise(history))[1]
    assert len(steps.rows) == 30
    assert steps.kept(3) == range(22, 30)
    assert steps.kept(99) == range(30)


def test_no_line_ends_inside_a_date() -> None:
    why = "taken over by Kim Example, closed 6 Nov 2027 (recovered) after 29 Oct"
    table = Table("Alerts", ("", "outcome"), tuple((f"{n} Nov 2027", why) for n in range(1, 10)))
    for width in (0.2, 0.25, 0.3, 0.4):
        for words in Block(width, 0.9).lay_out([[table]]).words:
            text = words.text
            assert not text.endswith(("6", "29", "Nov")), text
            assert text.count("2027") == text.count("Nov\u00a02027"), text


def test_no_line_ends_at_the_hyphen_of_days() -> None:
    said = "Last week, 15-21 Jun: a follow-up"
    assert Voice("en").unbroken(said) == "Last week, 15\u201121\u00a0Jun: a follow-up"


def test_what_has_no_room_at_all_is_counted_too() -> None:
    table = Table("Notes", ("",), (("a",), ("b",)))
    assert Block(0.88, 0.001).lay_out([[table]]).unplaced == 2


def words_of(history: History) -> list[str]:
    root = ET.fromstring(chart(history, "svg"))  # noqa: S314 - our own drawing
    return [text for one in root.iter() if one.tag.endswith("}text") for text in one.itertext()]


def test_three_years_have_each_year_once_and_their_months_in_spanish() -> None:
    words = words_of(replace(record(1093), language="es"))
    assert [word for word in words if word in {"ene", "jul", "2026", "2027", "2028", "2029"}] == [
        *("ene", "2026", "jul", "ene", "2027", "jul", "ene", "2028", "jul", "ene", "2029")
    ]


def test_a_week_that_the_period_cuts_short_is_joined_to_no_line() -> None:
    history = record(1094)  # 156 weeks and two days
    with rc_context(STYLE):
        figure = Figure()
        draw(history, figure)
    lines, marks = [], []
    for one in figure.axes[0].lines:
        if one.get_marker() == MARKS["weekly"][0]:
            marks += [*np.asarray(one.get_xdata())]
        elif one.get_marker() == "None" and one.get_linestyle() == "-":
            lines += [*np.asarray(one.get_xdata())]
    assert max(marks) == x(history.last_on) - 0.5, "the middle of the two days"
    assert max(lines) == x(history.last_on) - 5, "the middle of the last whole week"


def test_no_two_marks_look_alike() -> None:
    assert len(set(MARKS.values())) == len(MARKS)


def test_a_long_name_stands_on_two_lines_and_is_whole() -> None:
    words = words_of(replace(record(28), others=(OtherMedicine("Example pain reliever", FIRST),)))
    assert {"Example pain", "reliever"} <= set(words)
    assert not any("\u2026" in word for word in words)


BUSY = tuple(
    Alert(FIRST + timedelta(days=day), 11 + day, cause, "", "closed")
    for day, cause in zip(
        (0, 1, 2, 9, 20, 21, 27), ("worsening", "doses", "silence", "danger") * 2, strict=False
    )
)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("width", "days"), [(9.5, 28), (3.8, 28), (9.5, 365)])
def test_the_words_at_alerts_never_overlap(language: str, width: float, days: int) -> None:
    with rc_context(STYLE):
        figure = Figure(figsize=(width, 5.0), dpi=130, layout="constrained")
        draw(replace(record(days), alerts=BUSY, language=language), figure)
        figure.draw_without_rendering()
    boxes = [text.get_window_extent() for text in figure.axes[0].texts if text.get_text()]
    assert boxes
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize("width", [9.5, 3.8])
@pytest.mark.parametrize("amount", ["10 mg", "two tablets of 10 mg and a half"])
def test_an_amount_stays_inside_its_step(width: float, amount: str) -> None:
    days = [FIRST + timedelta(days=day) for day in (0, 3, 7, 28)]
    steps = [Step("Medicine", amount, start, end) for start, end in pairwise(days)]
    with rc_context(STYLE):
        figure = Figure(figsize=(width, 5.0), dpi=130, layout="constrained")
        draw(replace(record(28), steps=tuple(steps)), figure)
        figure.draw_without_rendering()
    band = figure.axes[1]
    boxes = [bar.get_window_extent() for bar in band.patches]
    for text in band.texts:
        extent = text.get_window_extent()
        assert any(box.x0 <= extent.x0 and extent.x1 <= box.x1 for box in boxes), text.get_text()
    assert band.texts


@pytest.mark.parametrize("language", ["en", "es"])
def test_on_the_page_no_words_overlap_or_leave_it(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Figure] = []
    monkeypatch.setattr(
        "service.reports.sheet.saved", lambda figure, *_, **__: drawn.append(figure)
    )
    steps = [replace(step, medication="Example medicine mmmmm") for step in record(84).steps]
    history = replace(
        record(84),
        title="Maria de los Angeles " * 4,
        zone="America/Argentina/ComodRivadavia",
        language=language,
        steps=tuple(steps),
        doses=(Dose(FIRST, time(21), steps[0].medication, None),),
    )
    sheet(history, "png")
    (figure,) = drawn
    figure.draw_without_rendering()
    scores = next(ax for ax in figure.subfigs[0].axes if ax.get_legend())
    for extent in (
        scores.get_legend().get_window_extent(),  # type: ignore[union-attr] # it has one
        *(text.get_window_extent() for text in figure.texts),
    ):
        assert extent.x1 <= figure.bbox.width * 0.97
    # Lines are closer than their letters are high: what has to be apart is left and right.
    words = [text.get_window_extent().padded(-3) for text in figure.texts]
    assert not [pair for pair in combinations(words, 2) if pair[0].overlaps(pair[1])]


@pytest.mark.parametrize(("days", "dates"), [(1, ["5 Jan"]), (2, ["5 Jan", "6 Jan"])])
def test_a_day_or_two_have_dates_and_no_hours(days: int, dates: list[str]) -> None:
    words = words_of(record(days))
    assert [word for word in words if word.endswith("Jan")] == dates
    assert not any(":" in word for word in words)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("days", [7, 28, 30, 180])
def test_a_narrow_chart_has_four_dates_that_stand_apart(language: str, days: int) -> None:
    with rc_context(STYLE):
        figure = Figure(figsize=(3.3, 3.8), dpi=130, layout="constrained")
        draw(replace(record(days), language=language), figure)
        figure.draw_without_rendering()
    dates = figure.axes[-1].get_xticklabels()
    extents = [text.get_window_extent() for text in dates]
    assert len(dates) == 4
    assert all(one.x1 + 5 < other.x0 for one, other in pairwise(extents))
    assert extents[-1].x1 < figure.bbox.width


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_words_beside_low_scores_end_where_the_scores_do(language: str) -> None:
    with rc_context(STYLE):
        figure = Figure(figsize=(8.3, 3.0), dpi=130)
        draw(replace(record(28), language=language), figure)
        figure.draw_without_rendering()
    scores = figure.axes[0]
    assert scores.yaxis.label.get_window_extent().height <= scores.bbox.height
    heights = [text.get_window_extent() for text in scores.get_yticklabels()]
    assert all(low.y1 < high.y0 for low, high in pairwise(heights))


def test_nothing_at_all_can_be_drawn_too() -> None:
    empty = History("P", "UTC", FIRST, FIRST)
    for fmt in ("html", "pdf", "png", "csv", "json"):
        assert render(empty, fmt)


def test_the_same_record_gives_the_same_bytes() -> None:
    for fmt in ("svg", "png", "pdf"):
        assert chart(record(28), fmt) == chart(record(28), fmt)


def test_the_words_of_the_chart_are_words_and_not_outlines() -> None:
    root = ET.fromstring(chart(record(28), "svg"))  # noqa: S314 - our own drawing
    words = " ".join(root.itertext())
    for word in ("higher = worse", "none", "mild", "moderate", "severe", "worsening", "10 mg"):
        assert word in words


def test_a_page_has_the_title_that_a_window_shows() -> None:
    history = replace(record(7), title="Patient 1")
    assert b"/Title (Patient 1: pain and dose record)" in sheet(history, "pdf")
    assert "<title>Patient 1: pain and dose record</title>" in page(history)


def test_names_cannot_break_out_of_the_page() -> None:
    html = page(record(28))
    assert "<script" not in html
    assert "<b>" not in html
    assert 'role="img"' in html


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    html = page(record(28))
    for needle in ("src=", "@import", "url(http", "<link", "<object", "<iframe"):
        assert needle not in html


def test_the_table_tells_everything_that_the_chart_shows() -> None:
    lines = day_lines(record(28))
    told = "\n".join(f"{line.on} {line.scores} {line.doses} {line.also}" for line in lines)
    for words in ("no answer", "(late)", "(corrected)", "Medicine 21:00: taken", "drowsy"):
        assert words in told
    assert "dose step: Medicine 20 mg" in told
    assert "alert 11: worsening" in told


def test_in_the_terminal_a_column_of_days_is_their_mean_and_reach() -> None:
    scores = [
        Score(FIRST + timedelta(days=day), value, origin)
        for day, (value, origin) in enumerate(
            [
                (2, "checkin"),
                (8, "checkin"),
                (3, "checkin"),
                (9, "late"),
                (9, "checkin"),
                (10, "late"),
            ]
        )
    ]
    history = replace(record(41), scores=tuple(scores), alerts=())  # two days a column
    lines = terminal_chart(history, 36, ascii_only=True).splitlines()
    rows = (line[4:7].ljust(3) for line in lines[1:12])
    columns = ["".join(cells).strip() for cells in zip(*rows, strict=True)]
    assert columns == [":::*:::", "*", "*"]
    assert lines[6][4] == "*", "5 of 2 and 8"
    assert "* mean of 2 days  : lowest to highest" in " ".join(lines)


@settings(max_examples=40)
@given(days=st.integers(1, 1200), width=st.integers(10, 200), plain=st.booleans())
def test_the_terminal_chart_never_exceeds_its_width(days: int, width: int, plain: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
    lines = terminal_chart(record(days), width, ascii_only=plain).splitlines()
    drawn = lines[1:13]
    assert max(map(len, drawn)) <= max(width, 35)
    if plain:
        assert all(line.isascii() for line in lines)
