"""The README's commands work as they stand there."""

import re
import subprocess
from collections import Counter
from pathlib import Path

from support.demo import CAREBELL, running_demo

README = Path(__file__).parents[2] / "README.md"


def test_the_commands_to_use_it_work_word_for_word_beside_the_demos_people(tmp_path: Path) -> None:
    (block,) = re.findall(
        r"^```\n(\.venv/bin/carebell .*?)^```$", README.read_text(), re.DOTALL | re.MULTILINE
    )
    program = tmp_path / ".venv" / "bin" / "carebell"
    program.parent.mkdir(parents=True)
    program.symlink_to(CAREBELL)
    with running_demo(tmp_path) as demo:
        subprocess.run(
            ["sh", "-e", "-x", "-c", block],
            cwd=tmp_path,
            env=demo.environment,
            timeout=600,
            check=True,
        )
        html = "".join(demo.get(f"/phones?patient={id_}").text for id_ in (1, 5))
    numbers = Counter(re.findall(r'data-number="(\+\d+)"', html))
    clinic = numbers.pop("+12025550150")
    assert clinic == 2, "the clinic's phone stands beside every patient"
    assert len(numbers) == 5, numbers
    assert set(numbers.values()) == {1}, numbers
