"""The report as one HTML page: the chart inline, its data as a table, no script."""

from xml.sax.saxutils import escape, quoteattr

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from service.reports import contents
from service.reports.chart import chart, title_of
from service.reports.days import day_lines
from service.reports.history import History
from service.reports.summary import summarise
from service.reports.wording import Voice

_TEMPLATES = Environment(
    loader=PackageLoader("service.reports"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)


def page(history: History) -> str:
    """The whole report as HTML, to be read on a screen or printed on A4."""
    summary = summarise(history)
    return _TEMPLATES.get_template("report.html").render(
        history=history,
        title=title_of(history),
        period=contents.period(history),
        enrolment=contents.enrolment(history),
        chart=Markup(inline_chart(history)),  # noqa: S704 - drawn by us, its words escaped
        tables=contents.tables(history, summary),
        days=day_lines(history),
        say=Voice(history.language),
    )


def inline_chart(history: History, *, width: float = 9.5, height: float = 5.0) -> str:
    """The chart as an SVG element for a page, with a name and a story for screen readers."""
    drawn = chart(history, "svg", width=width, height=height).decode()
    start = drawn.index("<svg")
    head_ends = drawn.index(">", start)
    story = contents.story(history, summarise(history))
    label = f' role="img" aria-label={quoteattr(story)}'
    return f"{drawn[start:head_ends]}{label}><desc>{escape(story)}</desc>{drawn[head_ends + 1 :]}"
