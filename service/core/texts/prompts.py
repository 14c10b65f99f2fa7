"""The questions that patients are asked: one text for all doses of one moment, one check-in."""

from collections.abc import Sequence
from datetime import time

from service.core.delivery import MessageKind
from service.core.policy import Policy
from service.core.prompting import Prompt
from service.core.texts.catalog import write
from service.core.texts.words import AND


def prompt_text(policy: Policy, language: str, prompt: Prompt, *, named: bool) -> str:
    """What one prompt says; its medicines, and their doses, are named only if `named`."""
    if prompt.kind is MessageKind.CHECKIN:
        return checkin_prompt(policy, language, prompt.wall)
    if prompt.kind is MessageKind.SIDE_EFFECTS:
        return write("side_effects", language, policy, wall=f"{prompt.wall:%H:%M}")
    if named and prompt.begins_with_doubt:
        return write("dose_neutral", language, policy, wall=f"{prompt.wall:%H:%M}")
    return dose_prompt(policy, language, prompt.wall, prompt.medicines, named=named)


def dose_prompt(
    policy: Policy, language: str, wall: time, medicines: Sequence[str], *, named: bool
) -> str:
    """The text for the doses of one moment; medicines are named only if `named`.

    It carries its wall time, so that two neighbours never read the same.
    """
    shown = f"{wall:%H:%M}"
    if named:
        listed = _listed(language, medicines)
        return write("dose_named", language, policy, wall=shown, medicines=listed)
    key = "dose" if len(medicines) == 1 else "doses"
    return write(key, language, policy, wall=shown)


def checkin_prompt(policy: Policy, language: str, wall: time) -> str:
    """The pain question of that wall time."""
    return write("checkin", language, policy, wall=f"{wall:%H:%M}")


def nudge_text(
    policy: Policy,
    kind: MessageKind,
    language: str,
    wall: time,
    medicines: Sequence[str],
    *,
    named: bool,
) -> str:
    """A prompt of that kind, a dose for these medicines, asked once more.

    The medicines are named only if `named`, and their doses never.
    """
    shown = f"{wall:%H:%M}"
    if kind is not MessageKind.DOSE:
        return write(f"nudge_{kind.value}", language, policy, wall=shown)
    if named:
        listed = _listed(language, medicines)
        return write("nudge_dose_named", language, policy, wall=shown, medicines=listed)
    key = "nudge_dose" if len(medicines) == 1 else "nudge_doses"
    return write(key, language, policy, wall=shown)


def _listed(language: str, medicines: Sequence[str]) -> str:
    last = f" {AND[language]} "
    return last.join(filter(None, [", ".join(medicines[:-1]), medicines[-1]]))


def ask_again(policy: Policy, language: str, kind: str, wall: time) -> str:
    """The same question in other words, after an answer to a prompt of this kind was not read."""
    return write(f"ask_again_{kind}", language, policy, wall=f"{wall:%H:%M}")
