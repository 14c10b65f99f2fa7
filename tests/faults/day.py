"""One day in a clinic: who is in it, what falls due, and how each of them answers their phone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import zip_longest
from random import Random
from zoneinfo import ZoneInfo

from sqlmodel import Session

from service.admin import care_plans
from service.admin.timing import Timing
from service.db.tables import Person
from support.factories import a_caregiver, a_contact, a_patient
from support.simulator_server import RunningSimulator

NEW_YORK = ZoneInfo("America/New_York")
BEGINS = datetime(2027, 3, 1, 8, 55, tzinfo=NEW_YORK)
"""A Monday morning, five minutes before the first text."""
DOSE_WINDOW = timedelta(hours=2)
CHECKIN_WINDOW = timedelta(hours=12)
TOO_NEAR = timedelta(minutes=10)
"""Longer than an answer takes, with its webhook late."""
ADMIN = "+12025550150"


@dataclass(frozen=True)
class Carer:
    """A caregiver of the day, and what they text to an alert; None: nothing."""

    name: str
    phone: str
    says: str | None = "OK"
    is_off: bool = False
    """Their phone: a text for them is undelivered."""


@dataclass(frozen=True)
class CastMember:
    """A patient of the day: when doses are due, what the pain will be when asked at a time."""

    name: str
    phone: str
    doses: tuple[str, ...] = ()
    scores: dict[str, int] = field(default_factory=dict)
    caregivers: tuple[Carer, ...] = ()
    """In their order; only the last takes an alert."""
    stops_at: str | None = None
    """The dose text that is answered with STOP."""
    mumbles_at: str | None = None
    """The check-in that is first answered in words."""
    has_landline: bool = False


def _rising_from_nine(scores: Iterable[int], minute: int = 0) -> dict[str, int]:
    """A check-in an hour, and a score that rises each time.

    Four of them are a climb: enough are left of a day that loses three to a service which is
    out for hours. A day without a climb would compare no alert.
    """
    return {f"{hour:02}:{minute:02}": score for hour, score in enumerate(scores, 9)}


CAST = (
    CastMember(
        "Ana",
        "+12025550110",
        doses=("09:20", "11:20"),
        scores=_rising_from_nine(range(2, 9)),
        caregivers=(Carer("Sam", "+12025550111"),),
    ),
    CastMember(
        "Ben",
        "+12025550112",
        doses=("09:30",),
        scores={"09:00": 5, "10:30": 5, "12:00": 4},
        mumbles_at="10:30",
    ),
    CastMember("Cleo", "+12025550113", doses=("09:00", "10:00", "11:30"), stops_at="10:00"),
    CastMember(
        "Dan",
        "+12025550114",
        doses=("12:45",),
        scores=_rising_from_nine((1, 2, 4, 5, 6, 7, 8), minute=30),
        caregivers=(
            Carer("Eve", "+12025550115", says="BUSY"),
            Carer("Lou", "+12025550118", is_off=True),
            Carer("Max", "+12025550119", says=None),
            Carer("Kim", "+12025550117"),
        ),
    ),
    CastMember("Fay", "+12025550116", doses=("10:00",), has_landline=True),
)


@dataclass(frozen=True)
class Due:
    """A prompt that somebody is to get, and words that no other text to that phone has."""

    phone: str
    due_at: datetime
    closes_at: datetime
    words: str


@dataclass(frozen=True)
class Texted:
    """A score that a patient texted, and about which check-in."""

    phone: str
    wall: str
    value: int
    sid: str


def enrol(session: Session, now: datetime) -> None:
    """Put the whole cast on record, with plans for this one day."""
    a_contact(session, now, name="Robin", phone=ADMIN)
    for member in CAST:
        patient = a_patient(session, now, name=member.name, phone=member.phone)
        for carer in member.caregivers:
            a_caregiver(session, now, patient, name=carer.name, phone=carer.phone)
        _plan(session, now, patient, member)


def _plan(session: Session, now: datetime, patient: Person, member: CastMember) -> None:
    today = now.astimezone(NEW_YORK).date().isoformat()
    if member.doses:
        timing = Timing(at=member.doses, ends=today)
        care_plans.add_dose(session, patient, "Example medicine", timing, now)
    if member.scores:
        # A nudge counts for the number's texts of a day, and would leave no room for a check-in
        # an hour, which ends before it could be nudged.
        timing = Timing(at=list(member.scores), ends=today, nudge="off")
        care_plans.add_checkin(session, patient, timing, now)


def prompts_of_the_day() -> list[Due]:
    """Everything that falls due."""
    return [due for member in CAST for due in (*_doses(member), *_checkins(member))]


def _doses(member: CastMember) -> Iterator[Due]:
    for wall in member.doses:
        yield _due(member, wall, DOSE_WINDOW, f"Time for your {wall} dose")


def _checkins(member: CastMember) -> Iterator[Due]:
    asked = list(member.scores)
    for wall, following in zip_longest(asked, asked[1:]):
        window = _at(following) - _at(wall) if following else CHECKIN_WINDOW
        yield _due(member, wall, window, f", {wall}: Average pain")


def _due(member: CastMember, wall: str, window: timedelta, words: str) -> Due:
    return Due(member.phone, _at(wall), _at(wall) + window, words)


def _at(wall: str) -> datetime:
    return datetime.combine(BEGINS.date(), time.fromisoformat(wall), NEW_YORK)


class People:
    """Everybody's hands: they look at their phones and answer within a few minutes."""

    def __init__(self, simulator: RunningSimulator, chance: Random) -> None:
        self._simulator, self._chance = simulator, chance
        self._looked_at: dict[str, int] = {}
        self._answered: set[tuple[str, str]] = set()
        self._waiting: list[tuple[datetime, str, str, str]] = []
        self.scores: list[Texted] = []
        self.sids: list[str] = []
        self.stopped: dict[str, datetime] = {}

    def next_at(self) -> datetime | None:
        """When somebody texts next."""
        return min((at for at, *_ in self._waiting), default=None)

    def look(self, now: datetime) -> None:
        """Read what has arrived, and decide what to answer and when."""
        for member in CAST:
            for body in self._unread(member.phone):
                self._read(member, body, now)
            for carer in member.caregivers:
                for body in self._unread(carer.phone):
                    self._read_alert(carer, body, now)

    def act(self, now: datetime) -> bool:
        """Text what is due; whether anything was."""
        due = sorted(one for one in self._waiting if one[0] <= now)
        self._waiting = [one for one in self._waiting if one[0] > now]
        for _, phone, body, wall in due:
            sid = self._simulator.text(body, phone)
            self.sids.append(sid)
            if body == "STOP":
                self.stopped[phone] = now
            elif body.isdigit():
                self.scores.append(Texted(phone, wall, int(body), sid))
        return bool(due)

    def _unread(self, phone: str) -> list[str]:
        screen = self._simulator.screen(phone)
        unread = screen[self._looked_at.get(phone, 0) :]
        self._looked_at[phone] = len(screen)
        return unread

    def _read(self, member: CastMember, body: str, now: datetime) -> None:
        if asked := re.search(r", (\d\d:\d\d): Average", body):
            self._answer_checkin(member, asked[1], now)
        elif "could not read that. Your average" in body and member.mumbles_at:
            self._answer_checkin(member, member.mumbles_at, now, again=True)
        elif dose := re.search(r"your (\d\d:\d\d) dose\. Reply T", body):
            stops = dose[1] == member.stops_at
            self._answer(member.phone, f"{dose[1]} dose", "STOP" if stops else "T", now)

    def _answer_checkin(
        self, member: CastMember, wall: str, now: datetime, *, again: bool = False
    ) -> None:
        """Who reads a question when the next one is near waits for that."""
        following = [_at(later) for later in member.scores if later > wall]
        if following and now > following[0] - TOO_NEAR:
            return
        mumbles = wall == member.mumbles_at and not again
        about = f"{wall} again" if again else wall
        self._answer(member.phone, about, "dunno" if mumbles else str(member.scores[wall]), now)

    def _read_alert(self, carer: Carer, body: str, now: datetime) -> None:
        code = re.search(r"Reply OK (\d+) when", body)
        if code and carer.says:
            self._answer(carer.phone, f"alert {code[1]}", f"{carer.says} {code[1]}", now)

    def _answer(self, phone: str, about: str, body: str, now: datetime) -> None:
        """Nobody answers the same question twice."""
        if (phone, about) not in self._answered:
            self._answered.add((phone, about))
            at = now + timedelta(seconds=self._chance.uniform(40, 240))
            self._waiting.append((at, phone, body, about.split(maxsplit=1)[0]))
