"""What goes wrong and when: a script of seeded rules, and how often each has struck."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong, with its parameters; without a name nothing does.

    `seconds` are real ones where an HTTP answer waits, else the simulated clock's.
    `code` is Twilio's, `status` HTTP's (None: the usual one), `token` signs a webhook.
    """

    name: str = ""
    seconds: float = 0
    code: int = 0
    status: int | None = None
    retry_after: int | None = None
    copies: int = 2
    reached: bool = False
    token: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """When a fault strikes; `given` is the rule as its author wrote it.

    `when` are the message statuses whose callbacks it concerns (empty: any).
    """

    on: str
    fault: Fault
    given: Mapping[str, object]
    probability: float = 1
    times: int | None = None
    after: int = 0
    to: str | None = None
    when: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Script:
    """Rules in the order in which they are asked, and the seed of their chances."""

    seed: int = 0
    rules: tuple[Rule, ...] = ()


@dataclass(slots=True)
class _Record:
    """What has become of a rule so far: the events it met, of each handset too, and struck."""

    met: int = 0
    met_of: Counter[str] = field(default_factory=Counter)
    struck: int = 0


class Faults:
    """The script in force. Not safe by itself: to be used in a turn of the network.

    A chance depends on the seed, the rule's place, the handset and on how many events of that
    handset the rule has met, and on nothing else: handsets that come in another order, as those
    of several workers do, do not change each other's fate.
    """

    def __init__(self) -> None:
        self.follow(Script())

    def follow(self, script: Script) -> None:
        """Put a script in force, from its beginning."""
        self._script = script
        self._records = [_Record() for _ in script.rules]

    def strike(self, on: str, handset: str, status: str = "") -> Fault:
        """What happens to an event: the fault of the first rule that strikes.

        `status` is the message status that a callback reports.
        """
        for place, (rule, record) in enumerate(
            zip(self._script.rules, self._records, strict=True)
        ):
            if _matches(rule, on, handset, status):
                record.met += 1
                record.met_of[handset] += 1
                if self._is_due(place, rule, record, handset):
                    record.struck += 1
                    return rule.fault
        return Fault()

    def show(self) -> dict[str, object]:
        """The script as it was given, each rule with the number of its strikes."""
        return {"seed": self._script.seed, "rules": self.rules()}

    def rules(self) -> list[dict[str, object]]:
        """Its rules alone, so."""
        return [
            {**rule.given, "struck": record.struck}
            for rule, record in zip(self._script.rules, self._records, strict=True)
        ]

    def _is_due(self, place: int, rule: Rule, record: _Record, handset: str) -> bool:
        if record.met <= rule.after or record.struck == rule.times:
            return False
        chance = f"{self._script.seed}/{place}/{handset}/{record.met_of[handset]}"
        return Random(chance).random() < rule.probability  # noqa: S311 -- it has to be repeatable


def _matches(rule: Rule, on: str, handset: str, status: str) -> bool:
    concerned = rule.on == on and (rule.to is None or rule.to == handset)
    return concerned and (not rule.when or status in rule.when)
