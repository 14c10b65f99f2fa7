"""How long `--help` takes, for every command, as a person waits for it: a process each.

The house rule is under 0.25 s; a command that takes longer imports something it should not.
"""

import subprocess
import sys
import time
from statistics import median

from scripts.cli_reference import every_command

RUNS = 5
LIMIT_S = 0.25


def main() -> int:
    slow = 0
    for words in every_command():
        took = median(_seconds(words) for _ in range(RUNS))
        slow += took >= LIMIT_S
        mark = "  too slow" if took >= LIMIT_S else ""
        print(f"{took * 1000:6.0f} ms  carebell {' '.join(words)} --help{mark}")
    return 1 if slow else 0


def _seconds(words: tuple[str, ...]) -> float:
    program = [sys.executable, "-c", "from cli.main import main; main()", *words, "--help"]
    began = time.perf_counter()
    subprocess.run(program, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
