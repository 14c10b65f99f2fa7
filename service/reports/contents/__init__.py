"""What the report says, as titles and tables: the page, the sheet and the text all show these."""

from service.reports.contents.doses import doses
from service.reports.contents.lists import alerts, notes, others
from service.reports.contents.means import mean_in_words
from service.reports.contents.pain import pain
from service.reports.contents.story import enrolment, period, story
from service.reports.contents.table import Table
from service.reports.history import History
from service.reports.summary import Summary
from service.reports.wording import Voice

__all__ = ["Table", "enrolment", "mean_in_words", "period", "story", "tables"]

_FEW = 3
"""So many alerts have room beside the scores."""


def tables(history: History, summary: Summary) -> list[list[Table]]:
    """The report's tables, those that stand side by side together; empty ones are left out."""
    say = Voice(history.language)
    scores, by_step = pain(history, summary, say), doses(history, summary, say)
    told, beside, noted = alerts(history, say), others(history, say), notes(history, say)
    if len(told.rows) > _FEW:  # in half the width each would take several lines
        rows = [(scores, beside), (by_step,), (told,), (noted,)]
    else:
        rows = [(scores, told), (by_step,), (beside, noted)]
    return [shown for row in rows if (shown := [table for table in row if table.rows])]
