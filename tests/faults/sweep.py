"""A day with kills: processes die and the day goes on."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from sqlmodel import col, func, select

from faults.crew import KILLED_AT_RANDOM, Crew, Kills
from faults.databases import Databases
from faults.day import BEGINS, CAST, People, enrol
from faults.oracle import Verdict, judge
from faults.processes import Launcher, free_port
from faults.service_process import POLICY, Order
from service.admin.operation import claim_for, move_clock
from service.core.delivery import MessageState
from service.db.database import Database
from service.db.tables import InboundMessage, InboundState, Message, Mode, ServiceState
from service.engine.agenda import next_event_at
from service.simulator.app import SimulatorConfig
from service.web.webhooks import INBOUND
from support.simulator_server import (
    ACCOUNT_SID,
    AUTH_TOKEN,
    OWN_NUMBER,
    RunningSimulator,
    running_simulator,
)

AT_ONCE = timedelta(0)
JUST_BEFORE = timedelta(milliseconds=30)
"""Nobody is between two times when something happens: clocks stop short of it and run on."""
BEAT = timedelta(seconds=30)
"""Until the first look when nothing but another try is awaited; then ever more."""
ROUNDS_TO_SETTLE = 40
ELEVEN = BEGINS.replace(hour=11, minute=0)
LONGEST_DAY = timedelta(hours=36)

ORDINARY_MISHAPS: tuple[dict[str, object], ...] = (
    {"on": "create", "fault": "reset", "times": 1, "to": "+12025550112"},
    {"on": "list", "fault": "error", "times": 1, "to": "+12025550112"},
    {"on": "status_webhook", "fault": "drop", "times": 3, "to": "+12025550112"},
    {"on": "status_webhook", "fault": "drop", "times": 2, "to": "+12025550110"},
    {"on": "inbound_webhook", "fault": "drop", "times": 1, "to": "+12025550114"},
)
"""So that a day without any kill has something to reconcile, to poll and to catch up with."""


@dataclass(frozen=True)
class Plan:
    """What one day is to be like; `interrupt` is called once, at eleven, while all go on."""

    seed: int
    kills: Kills = field(default_factory=Kills)
    workers: int = 1
    mishaps: Sequence[dict[str, object]] = ORDINARY_MISHAPS
    interrupt: Callable[[], None] | None = None


@dataclass
class Outcome:
    """What came of one day."""

    plan: Plan
    killed_at: Counter[str]
    reached: set[str]
    mishaps: int
    verdict: Verdict

    @property
    def kills(self) -> int:
        return self.killed_at.total()

    def __str__(self) -> str:
        counts, at_random = self.verdict.counts, self.killed_at[KILLED_AT_RANDOM]
        return (
            f"seed {self.plan.seed}: {self.kills} kills ({at_random} at random), "
            f"{self.mishaps} mishaps, {counts['prompts']} prompts, {counts['scores']} scores, "
            f"{counts['crossings']} climbs, {counts['alerts']} alerts | {self.verdict}"
        )


class Sweep:
    """One day on one database."""

    def __init__(
        self,
        db: Database,
        simulator: RunningSimulator,
        launcher: Launcher,
        orders: Sequence[Order],
        plan: Plan,
    ) -> None:
        self._db, self._simulator, self._plan = db, simulator, plan
        self._offset = BEGINS - datetime.now(UTC)
        self._people = People(simulator, Random(plan.seed + 1))  # noqa: S311  to be repeatable
        chance = Random(plan.seed)  # noqa: S311  as above
        self._crew = Crew(launcher, orders, plan.kills, chance, lambda: self.now)
        self._interrupt = plan.interrupt
        self._idle_beats = 0

    @property
    def now(self) -> datetime:
        """The time that both clocks show."""
        return datetime.now(UTC) + self._offset

    def run(self) -> Outcome:
        """Play the day to its end, and judge it."""
        self._begin()
        while True:
            self._crew.start()
            if self._interrupt is not None and self.now >= ELEVEN:
                self._go_on_through(self._interrupt)
                self._interrupt = None
            self._settle()
            self._people.look(self.now)
            if self._people.act(self.now):
                continue
            event = self._next_event()
            if event is None or event > BEGINS + LONGEST_DAY:
                break
            self._move_to(event)
        reached = self._crew.end()
        verdict = judge(self._db, self._simulator.ledger(), self._people, self._crew.up)
        mishaps = sum(self._simulator.struck())
        return Outcome(self._plan, self._crew.killed_at, reached, mishaps, verdict)

    def _begin(self) -> None:
        self._simulator.skip(self._offset.total_seconds())
        with self._db.write() as session:
            claim_for(session, Mode.DEMO)
            move_clock(session, self._offset)
            enrol(session, self.now)
        for member in CAST:
            if member.has_landline:
                self._simulator.change_handset(member.phone, state="landline")
            for carer in member.caregivers:
                if carer.is_off:
                    self._simulator.change_handset(carer.phone, state="off")
        self._simulator.follow(*self._plan.mishaps, seed=self._plan.seed)

    def _settle(self) -> None:
        """Let both sides do what is due now, through as many deaths as it takes."""
        for _ in range(ROUNDS_TO_SETTLE):
            self._simulator.skip(0)
            worked = self._crew.beat()
            self._crew.start()
            self._idle_beats = 0 if worked else self._idle_beats
            if not worked or self._crew.is_away:
                return

    def _go_on_through(self, interrupt: Callable[[], None]) -> None:
        interruption = threading.Thread(target=interrupt)
        interruption.start()
        while interruption.is_alive():
            self._crew.beat()

    def _move_to(self, event: datetime) -> None:
        by = event - self.now - JUST_BEFORE
        if by > timedelta(0):
            self._simulator.skip(by.total_seconds())
            with self._db.write() as session:
                move_clock(session, by)
            self._offset += by
        time.sleep(max((event - self.now).total_seconds(), 0))

    def _next_event(self) -> datetime | None:
        """When anything can happen next, on either side; None when the day is over."""
        now = self.now
        simulated = self._simulator.clock()["next"]
        beat_at = now + BEAT * 2**self._idle_beats
        moments = [
            self._people.next_at(),
            datetime.fromisoformat(simulated) if simulated else None,
            self._crew.next_start_at(),
            *self._events_of_rows(now, beat_at),
        ]
        event = min((max(at, now) for at in moments if at is not None), default=None)
        self._idle_beats += event == beat_at
        return event

    def _events_of_rows(self, now: datetime, beat_at: datetime) -> Iterator[datetime | None]:
        """What rows wait for; a row that should have been done with waits for another beat."""
        with self._db.read() as session:
            yield next_event_at(session, POLICY, now)
            asked = (MessageState.UNKNOWN, MessageState.SUBMITTED, MessageState.SENT)
            for moment, states in (
                (col(Message.ask_at), asked),
                (col(Message.claim_ends_at), (MessageState.CLAIMED,)),
                (col(Message.send_after_at), (MessageState.PLANNED,)),
            ):
                waiting = select(func.min(moment)).where(col(Message.state).in_(states))
                at = session.exec(waiting).one()
                yield beat_at if at is not None and at <= now else at
            unread = select(func.min(InboundMessage.received_at)).where(
                InboundMessage.state == InboundState.STORED
            )
            if session.exec(unread).one() is not None:
                yield beat_at
            stored = set(session.exec(select(InboundMessage.sid)))
            state = session.get_one(ServiceState, 1)
            if set(self._people.sids) - stored:
                due_at = state.list_inbound_at
                yield due_at if due_at is not None and due_at > now else beat_at


def play(databases: Databases, launcher: Launcher, plan: Plan, folder: Path) -> Outcome:
    """One day on a new database, from its beginning to its judgement."""
    with databases() as db, a_sweep(db, launcher, plan, folder) as sweep:
        return sweep.run()


@contextmanager
def a_sweep(db: Database, launcher: Launcher, plan: Plan, folder: Path) -> Iterator[Sweep]:
    """A simulator, and orders for the processes of one day, on a migrated, empty database."""
    ports = [free_port() for _ in range(plan.workers)]
    public_url = f"http://127.0.0.1:{ports[0]}"
    config = SimulatorConfig(
        ACCOUNT_SID,
        AUTH_TOKEN,
        (OWN_NUMBER,),
        inbound_url=public_url + INBOUND,
        optout="off",
        queued_after=AT_ONCE,
        sent_after=AT_ONCE,
        delivered_after=AT_ONCE,
    )
    with running_simulator(config) as simulator:
        orders = [
            Order(
                database_url=db.url.render_as_string(hide_password=False),
                port=port,
                public_url=public_url,
                simulator_url=simulator.url,
                account_sid=ACCOUNT_SID,
                auth_token=AUTH_TOKEN,
                number=OWN_NUMBER,
                last_words=str(folder / f"last-words-{port}"),
            )
            for port in ports
        ]
        yield Sweep(db, simulator, launcher, orders, plan)


def assert_kept(outcome: Outcome) -> None:
    """The day went as the contract promises; what became of it is printed either way."""
    print(outcome)
    assert outcome.verdict.is_clean, "\n".join(outcome.verdict.details)
