"""Draw docs/states.md from the code: the life of a message, of a receipt, of an inbound text."""

from pathlib import Path

from service.core.delivery import FINAL, TRANSITIONS, MessageState, from_provider
from service.db.tables import EpisodeState, InboundState

PAGE = Path(__file__).parents[1] / "docs" / "states.md"
PROVIDER_WORDS = (
    "accepted",
    "scheduled",
    "queued",
    "sending",
    "sent",
    "delivered",
    "read",
    "undelivered",
    "failed",
    "canceled",
)
INBOUND = {
    InboundState.STORED: (InboundState.READ, InboundState.QUARANTINED),
    InboundState.READ: (),
    InboundState.QUARANTINED: (),
}
EPISODE = {
    EpisodeState.TRIGGERED: (EpisodeState.ACKNOWLEDGED, EpisodeState.CLOSED),
    EpisodeState.ACKNOWLEDGED: (EpisodeState.CLOSED,),
    EpisodeState.CLOSED: (),
}


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join(
        [
            "# States",
            "",
            "Drawn from the code by `scripts/states.py`; the database's CHECK constraints hold",
            "the same words. A test fails when this page and the code part ways.",
            "",
            "## An outbound message",
            "",
            *_diagram(_message_arrows(), [state.value for state in FINAL]),
            "",
            "Receipts lift a message in whatever order they come; of two different final states",
            "the first stays. Only `planned` may be given up (`expired`, `suppressed`). `claimed`",
            "and `unknown` go back to `planned` only when it is certain, or proved by the",
            "provider's list, that nothing was sent.",
            "",
            "## A receipt",
            "",
            "| The provider's word | lifts the message to |",
            "|---|---|",
            *(f"| {word} | {from_provider(word)} |" for word in PROVIDER_WORDS),
            "",
            "Any other word is stored and lifts nothing.",
            "",
            "## An inbound text",
            "",
            *_diagram([(a.value, b.value) for a, ends in INBOUND.items() for b in ends], []),
            "",
            "Stored once per provider's id before anything is made of it. Read: exactly one",
            "reply. Quarantined: reading it raised an error, which stands beside it.",
            "",
            "## An episode",
            "",
            *_diagram([(a.value, b.value) for a, ends in EPISODE.items() for b in ends], []),
            "",
        ]
    )


def _message_arrows() -> list[tuple[str, str]]:
    return [
        (state.value, target.value)
        for state in MessageState
        for target in MessageState
        if target in TRANSITIONS[state]
    ]


def _diagram(arrows: list[tuple[str, str]], final: list[str]) -> list[str]:
    ends = [f"    {state} --> [*]" for state in sorted(final)]
    first = arrows[0][0]
    lines = [f"    {source} --> {target}" for source, target in arrows]
    return ["```mermaid", "stateDiagram-v2", f"    [*] --> {first}", *lines, *ends, "```"]


if __name__ == "__main__":
    PAGE.write_text(page())
