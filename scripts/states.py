"""Draw docs/states.md from the code: the life of a message, of a receipt, of an inbound text."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from service.core.delivery import FINAL, PROVIDER_WORDS, TRANSITIONS, rank
from service.db.tables import EPISODE_TRANSITIONS, INBOUND_TRANSITIONS

PAGE = Path(__file__).parents[1] / "docs" / "states.md"
State = TypeVar("State", bound=StrEnum)


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join(
        [
            "# States",
            "",
            "Drawn from the code by `scripts/states.py`; the database's CHECK constraints hold",
            "the same words. A test fails when this page and the code part ways, and another when",
            "a week of reminders, replies and alerts takes an arrow that is not drawn.",
            "",
            "## An outbound message",
            "",
            *_diagram(TRANSITIONS, FINAL),
            "",
            "Receipts lift a message in whatever order they come; of two different final states",
            "the first stays. Only `planned` may be given up (`expired`, `suppressed`). `claimed`",
            "and `unknown` go back to `planned` when it is certain, or proved by the provider's",
            "list, that nothing was sent; they, `submitted` and `sent` when a receipt says that",
            "the text did not arrive, for a reason that passes, and another try is still useful",
            "([delivery.md](delivery.md#sent-again)). Then the attempt ended as `undelivered`,",
            "and the message goes up again from there.",
            "",
            "## A receipt",
            "",
            "The provider's word, and the state that it lifts a message to if that is below it.",
            "",
            *_receipts(),
            "",
            "Any other word is stored and lifts nothing.",
            "",
            "## An inbound text",
            "",
            *_diagram(INBOUND_TRANSITIONS),
            "",
            "Stored once per provider's id before anything is made of it. Read: exactly one",
            "reply. Quarantined: reading it raised an error, which stands beside it.",
            "",
            "## An episode",
            "",
            *_diagram(EPISODE_TRANSITIONS),
            "",
        ]
    )


def _diagram(
    transitions: Mapping[State, frozenset[State]], final: Iterable[State] = ()
) -> list[str]:
    """The states in the order of their vocabulary, the first one first."""
    states = list(next(iter(transitions)).__class__)
    arrows = [
        f"    {state.value} --> {target.value}"
        for state in states
        for target in states
        if target in transitions[state]
    ]
    ends = [f"    {state} --> [*]" for state in sorted(state.value for state in final)]
    begin = f"    [*] --> {states[0].value}"
    return ["```mermaid", "stateDiagram-v2", begin, *arrows, *ends, "```"]


def _receipts() -> list[str]:
    """From each word to its state, the states in the order in which they go up."""
    states = sorted(set(PROVIDER_WORDS.values()), key=lambda state: (rank(state), state.value))
    lifts = [
        f"    {word}([{word}]) --> _{state.value}[{state.value}]"
        for state in states
        for word, lifted in PROVIDER_WORDS.items()
        if lifted is state
    ]
    up = [
        f"    _{lower.value} -.-> _{higher.value}"
        for lower in states
        for higher in states
        if rank(higher) == rank(lower) + 1
    ]
    return ["```mermaid", "flowchart LR", *lifts, *up, "```"]


if __name__ == "__main__":
    PAGE.write_text(page())
