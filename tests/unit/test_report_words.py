"""The report in each language: whole, and with nothing of another in it."""

from dataclasses import astuple, replace
from datetime import date, time, timedelta
from string import Formatter
from xml.etree import ElementTree as ET

import pytest

from service.core.climbs import Climb, ClimbRule, SevereRule, SustainedRule
from service.core.climbs import Score as Reply
from service.core.replies.reading import SideEffect
from service.db.queries.holding import CORRECTED, LASTING
from service.db.tables import Cause
from service.engine.episodes import ANSWERED, RECOVERED
from service.reports.chart import chart
from service.reports.contents import story, tables
from service.reports.days import day_lines
from service.reports.history import (
    Alert,
    Dose,
    Effect,
    History,
    OtherMedicine,
    Score,
    Step,
)
from service.reports.page import page
from service.reports.reasons import why
from service.reports.summary import summarise
from service.reports.wording import MONTHS, NAMES, WORDS, Voice

FIRST = date(2027, 3, 1)
EN, ES = Voice("en"), Voice("es")


def on(day: int) -> date:
    return FIRST + timedelta(days=day)


def record(language: str) -> History:
    """Four weeks with everything that the report has words for."""
    return History(
        title="M",
        zone="UTC",
        first_on=FIRST,
        last_on=on(27),
        scores=(
            *(Score(on(day), 5, "checkin") for day in (0, 2, 4)),
            *(Score(on(day), 8, "checkin", corrected=day == 22) for day in range(21, 26)),
            Score(on(9), 7, "late"),
            Score(on(10), 7, "unprompted"),
            Score(on(11), 7, "entered"),
        ),
        asked_on=tuple(on(day) for day in (0, 2, 4, *range(20, 27))),
        doses=(
            Dose(on(1), time(21), "X", "taken", late=True),
            Dose(on(2), time(21), "X", "skipped"),
            Dose(on(3), time(21), "X", None),
        ),
        steps=(Step("X", "10", on(-30), on(13)), Step("X", "20", on(14))),
        effects=(Effect(on(1), "dry mouth"), Effect(on(2), "drowsy"), Effect(on(3), "other")),
        others=(OtherMedicine("Y", on(3)),),
        alerts=(
            Alert(
                on(9),
                11,
                "worsening",
                "",
                "closed",
                "S",
                closed_on=on(12),
                close_reason="recovered",
            ),
            Alert(on(20), 12, "doses", "", "triggered", held_by=("S",)),
        ),
        usual=((FIRST, 4.0),),
        language=language,
    )


def everything(history: History) -> str:
    """All words of the report: its tables, what is read aloud, each day, and the chart."""
    summary = summarise(history)
    shown = [table for row in tables(history, summary) for table in row]
    told = [text for table in shown for row in (table.columns, *table.rows) for text in row]
    told += [text for table in shown for text in (table.title, table.note)]
    told += [text for line in day_lines(history) for text in astuple(line)]
    drawn = ET.fromstring(chart(history, "svg"))  # noqa: S314 - our own drawing
    told += [
        text for name in drawn.iter() if name.tag.endswith("}text") for text in name.itertext()
    ]
    return "\n".join([story(history, summary), *told])


def test_every_language_has_every_word_and_variable() -> None:
    def holes(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    assert WORDS.keys() == NAMES.keys() == MONTHS.keys()
    assert {len(months) for months in MONTHS.values()} == {12}
    for words in WORDS.values():
        assert words.keys() == WORDS["en"].keys()
        assert all(holes(words[key]) == holes(text) for key, text in WORDS["en"].items())


def test_what_rows_hold_has_a_name_in_every_other_language() -> None:
    rows = [cause.value for cause in Cause]
    rows += [RECOVERED, LASTING, ANSWERED, CORRECTED, "taken", "skipped"]
    rows += ["entered", "late", "unprompted"]
    rows += [effect.replace("_", " ") for effect in SideEffect if effect is not SideEffect.NONE]
    for language in WORDS.keys() - {"en"}:
        assert NAMES[language].keys() >= set(rows)


def test_a_report_in_spanish_has_no_english_in_it() -> None:
    shown = everything(record("es"))
    for english in (
        *("score", "answer", "check-in", "week", "alert ", "worse", "dose ", "taken", "period "),
        *("mouth", "drowsy", "skipped", "medicine", "silence", "recovered", " the "),
    ):
        assert english not in shown
    for spanish in (
        *("Dolor", "Preguntas respondidas", "boca seca", "empeora", "1 mar 2027", "mejoró"),
        *("muy pocos", "semana antes", "empezó antes de este período", "abierta de nuevo"),
    ):
        assert spanish in shown
    assert '<html lang="es">' in page(record("es"))


def test_the_story_is_in_the_readers_language() -> None:
    told = story(record("es"), summarise(record("es")))
    assert told.startswith("Dolor de 0 a 10 (más alto es peor) de M, del 1 mar 2027 al")
    assert told.endswith("empeora el 10 mar 2027, dosis sin confirmar el 21 mar 2027.")


def test_a_language_that_is_not_written_is_english() -> None:
    assert Voice("xx")("taken") == "taken"
    assert day_lines(replace(record("en"), language="xx")) == day_lines(record("en"))
    assert tables(record("en"), summarise(record("en")))[0][0].title.startswith("Pain scores")


RUN = (Reply(on(0), 3), Reply(on(1), 4), Reply(on(1), 4), Reply(on(2), 5))
SCORES = [{"on": score.on.isoformat(), "value": score.value} for score in RUN]


@pytest.mark.parametrize(
    ("rule", "evidence", "english", "spanish"),
    [
        (
            "climb",
            {"scores": SCORES[:2]},
            "2 scores rose in a row: 3, 4 (1-2 Mar).",
            "2 valores subieron seguidos: 3, 4 (1-2 mar).",
        ),
        (
            "climb",
            {"scores": SCORES},
            "3 scores rose in a row, repeats aside: 3, 4, 4, 5 (1-3 Mar).",
            "3 valores subieron seguidos, sin contar los repetidos: 3, 4, 4, 5 (1-3 mar).",
        ),
        (
            "sustained",
            {"scores": SCORES[1:3], "usual": 2.0, "parameters": SustainedRule().to_json()},
            "The last 2 scores average 4, 2 above the usual 2: 4, 4 (2 Mar).",
            "Los últimos 2 valores promedian 4, 2 sobre el nivel habitual de 2: 4, 4 (2 mar).",
        ),
        (
            "severe",
            {"scores": SCORES, "parameters": SevereRule().to_json() | {"level": 4}},
            "3 of the last 4 scores were 4 or more: 3, 4, 4, 5 (1-3 Mar).",
            "3 de los últimos 4 valores fueron 4 o más: 3, 4, 4, 5 (1-3 mar).",
        ),
        (
            "silence",
            {"scores": [], "days": ["2027-03-01", "2027-03-03"]},
            "2 check-ins in a row were not answered (1-3 Mar).",
            "2 preguntas seguidas sin respuesta (1-3 mar).",
        ),
        (
            "doses",
            {"scores": [], "days": ["2027-03-01"]},
            "1 dose was not confirmed (1 Mar).",
            "1 dosis sin confirmar (1 mar).",
        ),
        (
            "danger_self_harm",
            {"scores": [], "explanation": "to read it: carebell inbox show 12"},
            "A text that may mean danger.",
            "Un mensaje que puede indicar peligro.",
        ),
        (
            "silence",
            {"scores": [], "explanation": "Two check-ins, as an older version wrote it."},
            "Two check-ins, as an older version wrote it.",
            "Two check-ins, as an older version wrote it.",
        ),
    ],
)
def test_why_there_was_an_alert_is_said_from_its_evidence(
    rule: str, evidence: dict[str, object], english: str, spanish: str
) -> None:
    assert why(rule, evidence, EN) == english
    assert why(rule, evidence, ES) == spanish


def test_the_report_says_why_as_the_rule_did() -> None:
    at_the_time = Climb(ClimbRule(), RUN).explain()
    assert why("climb", {"scores": SCORES}, EN) == at_the_time.replace("1 to 3 March", "1-3 Mar")
