"""The corpus: what people text, what each text means, and how many of them the reader reads.

The texts stand in replies_corpus/, one file of each topic and language: `scores.en.tsv` (value
and text), `not_scores.es.txt` (texts that give none), `optout.txt`, `not_optout.txt`, `dose.tsv`
(taken, skipped, later, none) and `danger.tsv` (physical, self_harm, none). All were written for
it.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.core.replies.reader import read
from service.core.replies.reading import Kind, Question, Reading

CORPUS = Path(__file__).parent / "replies_corpus"
LANGUAGES = ("en", "es", "fr", "pt")
DOSE_KINDS = {Kind.TAKEN, Kind.SKIPPED, Kind.LATER}
MISSED_AT_MOST = 0.03

Judged = tuple[str, str, str]  # topic, outcome, text


def lines(name: str) -> Iterator[str]:
    for line in (CORPUS / name).read_text("utf-8").split("\n"):
        if line:
            yield line.replace("\\n", "\n")


def labelled(name: str) -> Iterator[tuple[str, str]]:
    for line in lines(name):
        label, _, text = line.partition("\t")
        yield label, text


def judged() -> Iterator[Judged]:
    yield from scores()
    yield from optouts()
    for label, text in labelled("dose.tsv"):
        yield "dose", compared(label, dose_of(read(text, [Question.DOSE]))), text
    for label, text in labelled("danger.tsv"):
        danger = read(text, [Question.CHECKIN]).danger
        yield "danger", compared(label, danger.value if danger else "none"), text


def scores() -> Iterator[Judged]:
    for language in LANGUAGES:
        for label, text in labelled(f"scores.{language}.tsv"):
            reading = read(text, [Question.CHECKIN], language)
            value = str(reading.value) if reading.kind is Kind.SCORE else "none"
            yield "score", compared(label, value), text
        for text in lines(f"not_scores.{language}.txt"):
            reading = read(text, [Question.CHECKIN], language)
            value = str(reading.value) if reading.kind is Kind.SCORE else "none"
            yield "score", compared("none", value), text


def optouts() -> Iterator[Judged]:
    for wanted, name in (("optout", "optout.txt"), ("none", "not_optout.txt")):
        for text in lines(name):
            kind = read(text, [Question.CHECKIN]).kind
            yield "optout", compared(wanted, "optout" if kind is Kind.OPTOUT else "none"), text


def dose_of(reading: Reading) -> str:
    beside = reading.dose.value if reading.dose else "none"  # "yes taken, pain is 5"
    return reading.kind.value if reading.kind in DOSE_KINDS else beside


def compared(wanted: str, got: str) -> str:
    if wanted == got:
        return "right"
    if wanted == "none":
        return "false"
    return "missed" if got == "none" else "wrong"


def test_the_corpus_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    results = list(judged())
    table = {topic: Counter(o for t, o, _ in results if t == topic) for topic, _, _ in results}
    misread = [one for one in results if one[1] != "right"]
    with capsys.disabled():
        print(f"\n{'corpus':10}{'right':>7}{'wrong':>7}{'false':>7}{'missed':>7}")  # noqa: T201
        for topic, counts in table.items():
            figures = "".join(f"{counts[o]:7}" for o in ("right", "wrong", "false", "missed"))
            print(f"{topic:10}{figures}")  # noqa: T201
        for topic, outcome, text in misread:
            print(f"  {topic} {outcome}: {text!r}")  # noqa: T201
    assert len(results) >= 11_000
    for topic, counts in table.items():
        assert counts["wrong"] == counts["false"] == 0, topic
        assert counts["missed"] <= MISSED_AT_MOST * counts.total(), topic
