"""The report in each of its formats, as bytes of a file."""

import csv
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, time
from io import StringIO
from typing import Literal, get_args

from service.reports.history import History
from service.reports.summary import summarise

Format = Literal["html", "pdf", "png", "csv", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)


def render(history: History, fmt: Format) -> bytes:
    """The report of a record: html and pdf and png as one page, csv and json for programs."""
    # Drawing takes a second to import, and the formats for programs need none of it.
    match fmt:
        case "html":
            from service.reports.page import page  # noqa: PLC0415

            return page(history).encode()
        case "pdf" | "png":
            from service.reports.sheet import sheet  # noqa: PLC0415

            return sheet(history, fmt)
        case "csv":
            return _csv(history).encode()
        case "json":
            return _json(history).encode()


def _csv(history: History) -> str:
    """What the chart shows, a line for each thing: on, what, value, detail."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["on", "what", "value", "detail"])
    writer.writerows(sorted(_lines(history)))
    return text.getvalue()


def _lines(history: History) -> Iterator[tuple[str, str, str, str]]:
    for score in history.scores:
        detail = f"{score.origin}{', corrected' if score.corrected else ''}"
        yield score.on.isoformat(), "score", str(score.value), detail
    for on in history.unanswered_on():
        yield on.isoformat(), "score", "", "no answer"
    for dose in history.doses:
        detail = f"{dose.medication} {dose.wall:%H:%M}{', late' if dose.late else ''}"
        yield dose.on.isoformat(), "dose", dose.answer or "no answer", detail
    yield from _marks(history)


def _marks(history: History) -> Iterator[tuple[str, str, str, str]]:
    for step in history.steps:
        yield step.starts_on.isoformat(), "dose step", step.amount, step.medication
    for effect in history.effects:
        yield effect.on.isoformat(), "side effect", effect.effect, ""
    for other in history.others:
        yield other.starts_on.isoformat(), "other medicine", other.name, ""
    for alert in history.alerts:
        yield alert.on.isoformat(), "alert", alert.cause, alert.explanation
    for on, note in history.notes:
        yield on.isoformat(), "note", "", note


def _json(history: History) -> str:
    summary = summarise(history)
    numbers = asdict(summary) | {
        "change": summary.change,
        "change_percent": summary.change_percent,
    }
    record = {"record": asdict(history), "numbers": numbers}
    return json.dumps(record, default=_plain, ensure_ascii=False, indent=2) + "\n"


def _plain(value: object) -> str:
    match value:
        case time():
            return f"{value:%H:%M}"
        case date():
            return value.isoformat()
        case _:
            raise TypeError(value)
