"""How fast texts are read, on one core: 50,000 mixed lines, and the longest text there is.

The lines are those of the corpus, as they are and with courtesy put to them: none comes twice.
What a process makes once, before its first text, is told apart.
"""

import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from service.core.replies.reader import get_ready, read
from service.core.replies.reading import Question

CORPUS = Path(__file__).parents[1] / "unit" / "replies_corpus"
LINES = 50_000
COURTESY = ("{}", "Hi, {}", "{} thanks", "{}!!", "hello {} \U0001f642", "{}, bye", "ok {} xx")
LIMIT_S = 10
LONGEST = 20_000
LONGEST_LIMIT_S = 0.2
HARD = ("6 ", "a ", "6, ", "not 6 ", "6 to ", "!", "\U0001f642", "from 6 ")


def main() -> int:
    began = time.process_time()
    get_ready()
    ready = time.process_time() - began
    took = _seconds(list(islice(_mixed(), LINES)))
    print(
        f"{LINES} lines in {took:.1f} s: {LINES / took:.0f} a second (ready after {ready:.1f} s)"
    )
    worst = max(
        _seconds([(part * LONGEST)[:length]]) for part in HARD for length in (1600, LONGEST)
    )
    print(f"the slowest of texts up to {LONGEST} characters: {worst:.3f} s")
    return int(took >= LIMIT_S or worst >= LONGEST_LIMIT_S)


def _mixed() -> Iterator[str]:
    texts = [
        line.split("\t")[-1]
        for path in sorted(CORPUS.iterdir())
        for line in path.read_text("utf-8").splitlines()
        if line
    ]
    for courtesy in COURTESY:
        for text in texts:
            yield courtesy.format(text)


def _seconds(lines: list[str]) -> float:
    began = time.process_time()
    for line in lines:
        read(line, [Question.CHECKIN])
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
