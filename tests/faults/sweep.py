"""A day with kills: processes die at named points and at random, and come back."""

import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from sqlmodel import col, func, select

from faults.databases import Databases
from faults.day import BEGINS, CAST, People, enrol
from faults.oracle import Verdict, judge
from faults.processes import Launcher, Service, free_port
from faults.service_process import Order
from service.admin.operation import claim_for, move_clock
from service.core.delivery import MessageState
from service.db.database import Database
from service.db.tables import InboundMessage, InboundState, Message, Mode, ServiceState
from service.engine.agenda import next_event_at
from service.engine.catch_up import EVERY as CAUGHT_UP_EVERY
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


@dataclass
class Plan:
    """What is to go wrong: points to die at (each once), how likely at each step, the seed.

    `random_kills` more come at any moment. Of the deaths, `away` is the share that is followed
    by minutes out of service, `long_away` by hours.
    """

    seed: int
    points: set[str] = field(default_factory=set)
    eagerness: float = 1.0
    random_kills: int = 0
    away: float = 0.12
    long_away: float = 0.02
    workers: int = 1
    interrupt: Callable[[], None] | None = None
    """Once, at eleven, while the processes go on as well as they can."""
    mishaps: Sequence[dict[str, object]] = ORDINARY_MISHAPS


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
        counts, at_random = self.verdict.counts, self.killed_at["at random"]
        return (
            f"seed {self.plan.seed}: {self.kills} kills ({at_random} at random), "
            f"{self.mishaps} mishaps, {counts['prompts']} prompts, {counts['scores']} scores, "
            f"{counts['crossings']} climbs | {self.verdict}"
        )


class Slot:
    """Where one process runs, is dead, or will be started again."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.service: Service | None = None
        self.starts_at: datetime | None = None


class Sweep:
    """One day on one database."""

    def __init__(
        self,
        db: Database,
        simulator: RunningSimulator,
        launcher: Launcher,
        plan: Plan,
        slots: Sequence[Slot],
    ) -> None:
        self._db, self._simulator, self._launcher = db, simulator, launcher
        self._plan, self._slots = plan, slots
        self._chance = Random(plan.seed)  # noqa: S311  it has to be repeatable
        self._people = People(simulator, Random(plan.seed + 1))  # noqa: S311  as above
        self._offset = timedelta(0)
        self._left = set(plan.points)
        self._random_left = plan.random_kills
        self._up_since: datetime | None = None
        self._up: list[tuple[datetime, datetime]] = []
        self._killed_at: Counter[str] = Counter()
        self._reached: set[str] = set()
        self._idle_beats = 0
        self._is_interrupted = False

    @property
    def now(self) -> datetime:
        """The time that both clocks show."""
        return datetime.now(UTC) + self._offset

    def run(self) -> Outcome:
        """Play the day to its end, and judge it."""
        self._begin()
        while True:
            self._start_whoever_is_back()
            self._interrupt_maybe()
            self._settle()
            self._people.look(self.now)
            if self._people.act(self.now):
                continue
            event = self._next_event()
            if event is None or event > BEGINS + LONGEST_DAY:
                break
            self._move_to(event)
        for slot in self._slots:
            if slot.service is not None:
                self._reached |= slot.service.reached()
                slot.service.kill()
                slot.service.last_words()
        self._note_up(is_up=False)
        verdict = judge(self._db, self._simulator.ledger(), self._people, self._up)
        mishaps = sum(self._simulator.struck())
        return Outcome(self._plan, self._killed_at, self._reached, mishaps, verdict)

    def _begin(self) -> None:
        by = BEGINS - datetime.now(UTC)
        self._simulator.skip(by.total_seconds())
        with self._db.write() as session:
            claim_for(session, Mode.DEMO)
            move_clock(session, by)
            enrol(session, datetime.now(UTC) + by)
        self._offset = by
        for member in CAST:
            if member.has_landline:
                self._simulator.change_handset(member.phone, state="landline")
        self._simulator.follow(*self._plan.mishaps, seed=self._plan.seed)
        for slot in self._slots:
            slot.starts_at = self.now

    def _interrupt_maybe(self) -> None:
        if self._plan.interrupt is None or self._is_interrupted or self.now < ELEVEN:
            return
        self._is_interrupted = True
        interruption = threading.Thread(target=self._plan.interrupt)
        interruption.start()
        while interruption.is_alive():
            self._beat()

    # --- processes ------------------------------------------------------------------------------

    def _start_whoever_is_back(self) -> None:
        for slot in self._slots:
            if slot.starts_at is not None and slot.starts_at <= self.now:
                slot.service, slot.starts_at = self._launcher.start(slot.order), None
                self._note_up(is_up=True)

    def _bury(self, slot: Slot) -> None:
        """Note what killed a process, and when it will be back."""
        assert slot.service is not None
        point = slot.service.last_words()
        self._killed_at[point or "at random"] += 1
        self._left.discard(point or "")
        slot.service = None
        fate = self._chance.random()
        slot.starts_at = self.now
        if fate < self._plan.long_away:
            slot.starts_at += timedelta(hours=2, minutes=20)
        elif fate < self._plan.long_away + self._plan.away:
            slot.starts_at += timedelta(seconds=self._chance.uniform(30, 900))
        if not any(other.service for other in self._slots):
            self._note_up(is_up=False)

    def _note_up(self, *, is_up: bool) -> None:
        if is_up:
            self._up_since = self._up_since or self.now
        elif self._up_since is not None:
            self._up.append((self._up_since, self.now))
            self._up_since = None

    # --- letting things happen ------------------------------------------------------------------

    def _settle(self) -> None:
        """Let both sides do what is due now, through as many deaths as it takes."""
        idle = 0
        for _ in range(ROUNDS_TO_SETTLE):
            self._simulator.skip(0)
            worked = self._beat()
            self._start_whoever_is_back()
            idle = 0 if worked else idle + 1
            self._idle_beats = 0 if worked else self._idle_beats
            if idle > 1 or not any(slot.service for slot in self._slots):
                return

    def _beat(self) -> bool:
        """Run every living process's passes at once; whether any of them did something."""
        running = [slot for slot in self._slots if slot.service is not None]
        with self._a_kill_maybe(running), ThreadPoolExecutor(len(running) or 1) as pool:
            armed = [self._armed() for _ in running]
            worked = list(pool.map(_beat_one, [slot.service for slot in running], armed))
        for slot, counts in zip(running, worked, strict=True):
            if counts is None:
                self._bury(slot)
        return any(counts is None or counts for counts in worked)

    def _armed(self) -> list[str]:
        return [p for p in sorted(self._left) if self._chance.random() < self._plan.eagerness]

    @contextmanager
    def _a_kill_maybe(self, running: Sequence[Slot]) -> Iterator[None]:
        """Now and then kill somebody in the middle of whatever they do."""
        if not running or not self._random_left or self._chance.random() > 0.1:
            yield
            return
        self._random_left -= 1
        victim = self._chance.choice(running).service
        assert victim is not None
        timer = threading.Timer(self._chance.uniform(0, 0.12), victim.kill)
        timer.start()
        yield
        timer.join()

    # --- time -----------------------------------------------------------------------------------

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
            *(slot.starts_at for slot in self._slots),
            *self._events_of_rows(now, beat_at),
        ]
        event = min((max(at, now) for at in moments if at is not None), default=None)
        self._idle_beats += event == beat_at
        return event

    def _events_of_rows(self, now: datetime, beat_at: datetime) -> Iterator[datetime | None]:
        """What rows wait for; a row that should have been done with waits for another beat."""
        with self._db.read() as session:
            yield next_event_at(session, now)
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
                due_at = (state.caught_up_at or now) + CAUGHT_UP_EVERY
                yield due_at if due_at > now else beat_at


def _beat_one(service: Service | None, armed: list[str]) -> dict[str, int] | None:
    assert service is not None
    return service.beat() if service.arm(armed) else None


def play(databases: Databases, launcher: Launcher, plan: Plan, folder: Path) -> Outcome:
    """One day on a new database, from its beginning to its judgement."""
    with databases() as db, a_sweep(db, launcher, plan, folder) as sweep:
        return sweep.run()


@contextmanager
def a_sweep(db: Database, launcher: Launcher, plan: Plan, folder: Path) -> Iterator[Sweep]:
    """A simulator and slots for the processes of one day on a migrated, empty database."""
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
    with ExitStack() as at_end:
        simulator = at_end.enter_context(running_simulator(config))
        slots = [
            Slot(
                Order(
                    database_url=db.url.render_as_string(hide_password=False),
                    port=port,
                    public_url=public_url,
                    simulator_url=simulator.url,
                    account_sid=ACCOUNT_SID,
                    auth_token=AUTH_TOKEN,
                    number=OWN_NUMBER,
                    last_words=str(folder / f"last-words-{os.getpid()}-{port}"),
                )
            )
            for port in ports
        ]
        yield Sweep(db, simulator, launcher, plan, slots)
