"""The report as one HTML page: the chart inline, its data as a table, no script."""

import re
from typing import Any
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

_WIDE: Any = {"width": 7.4, "height": 3.6}
_NARROW: Any = {"width": 3.3, "height": 3.8}
"""Inches, as many as A4 and a phone have: the letters of a chart made smaller cannot be read."""
PRINTED = 3
"""So many rows of a list have room on the one page that is printed; a screen has all."""
_NAMES = re.compile(r'\bid="|url\(#|href="#')


def page(history: History) -> str:
    """The whole report as HTML, to be read on a screen or printed on A4."""
    summary = summarise(history)
    return _TEMPLATES.get_template("report.html").render(
        history=history,
        title=title_of(history),
        period=contents.period(history),
        enrolment=contents.enrolment(history),
        charts={
            # Drawn by us, its words escaped.
            "wide": Markup(inline_chart(history, **_WIDE)),  # noqa: S704
            "narrow": Markup(inline_chart(history, **_NARROW, ids="narrow-")),  # noqa: S704
        },
        tables=contents.tables(history, summary),
        printed=PRINTED,
        days=day_lines(history),
        say=Voice(history.language),
    )


def inline_chart(
    history: History, *, width: float = 9.5, height: float = 5.0, ids: str = ""
) -> str:
    """The chart as an SVG element for a page, with a name and a story for screen readers.

    Of several charts on one page each needs `ids` of its own: what its names begin with.
    """
    drawn = chart(history, "svg", width=width, height=height).decode()
    drawn = _NAMES.sub(rf"\g<0>{ids}", drawn)
    start = drawn.index("<svg")
    head_ends = drawn.index(">", start)
    story = contents.story(history, summarise(history))
    label = f' role="img" aria-label={quoteattr(story)}'
    return f"{drawn[start:head_ends]}{label}><desc>{escape(story)}</desc>{drawn[head_ends + 1 :]}"
