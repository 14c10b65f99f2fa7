"""The truth after a day: what the handsets got, held against the contract and the database."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from sqlmodel import Session, col, select

from faults.day import CAST, Carer, CastMember, Due, People, prompts_of_the_day
from service.admin.audit import FROM_THE_START, audit
from service.core.delivery import MessageKind, MessageState
from service.db.database import Database
from service.db.tables import (
    Attempt,
    ConsentEvent,
    ConsentKind,
    InboundMessage,
    InboundState,
    Message,
    Occurrence,
    PainScore,
    Person,
    Reply,
)

Ledger = Sequence[dict[str, str | None]]
Span = tuple[datetime, datetime]

ENOUGH = timedelta(minutes=20)
"""A service that ran so long inside a prompt's window had no excuse to let it expire."""
CROSSED = timedelta(seconds=10)
"""A call may be under way while the STOP is being written."""

COMPARED = ("prompts", "scores", "crossings", "alerts")
"""What there was to lose or to double; `alerts` are the caregivers who were told of a climb."""
MUST_BE_ZERO = (
    "prompts doubled",
    "prompts lost",
    "answers doubled",
    "scores lost",
    "scores doubled",
    "inbound lost",
    "alerts missing",
    "steps skipped",
    "sent after STOP",
    "audit",
)
SHOWN = ("expired", "unknown", "refused", "suppressed", "alert twins", "crossed a STOP")


@dataclass
class Verdict:
    """How often each promise was broken, and in which rows."""

    counts: Counter[str] = field(default_factory=Counter)
    details: list[str] = field(default_factory=list)

    def add(self, what: str, detail: str, times: int = 1) -> None:
        self.counts[what] += times
        if what in MUST_BE_ZERO and times:
            self.details.append(f"{what}: {detail}")

    @property
    def is_clean(self) -> bool:
        return not any(self.counts[what] for what in MUST_BE_ZERO)

    def __str__(self) -> str:
        zeros = ", ".join(f"{what} {self.counts[what]}" for what in MUST_BE_ZERO)
        shown = ", ".join(f"{what} {self.counts[what]}" for what in SHOWN)
        return f"{zeros} | {shown}"


def judge(db: Database, ledger: Ledger, people: People, up: Sequence[Span]) -> Verdict:
    """Compare; `up` are the spans in which a service ran."""
    verdict = Verdict()
    with db.read() as session:
        for due in prompts_of_the_day():
            _judge_prompt(verdict, session, due, ledger, people, up)
        _judge_other_texts(verdict, session, ledger)
        _judge_inbound(verdict, session, people)
        _judge_scores(verdict, session, people)
        _judge_alerts(verdict, people, ledger)
        _judge_stops(verdict, session, people, ledger)
        now = max(ended for _, ended in up)
    with db.read() as session:
        for finding in audit(session, now, FROM_THE_START):
            if not finding.is_note:
                verdict.add("audit", str(finding))
    return verdict


def _judge_prompt(
    verdict: Verdict,
    session: Session,
    due: Due,
    ledger: Ledger,
    people: People,
    up: Sequence[Span],
) -> None:
    sent = sum(row["to"] == due.phone and due.words in str(row["body"]) for row in ledger)
    name = f"{due.words!r} to {due.phone}"
    verdict.counts["prompts"] += 1
    if sent:
        verdict.add("prompts doubled", f"{name} came {sent} times", sent - 1)
        return
    message = session.exec(
        select(Message).where(
            Message.to_phone == due.phone,
            Message.due_at == due.due_at.astimezone(UTC),
            col(Message.body).contains(due.words),
        )
    ).first()
    state = message.state if message else None
    ran = _ran_inside(due, up)
    if state is MessageState.EXPIRED and (ran < ENOUGH or _tried(session, message)):
        verdict.add("expired", name)
    elif state is MessageState.UNKNOWN:
        verdict.add("unknown", name)
    elif state is MessageState.FAILED and any(
        member.has_landline for member in CAST if member.phone == due.phone
    ):
        verdict.add("refused", name)
    elif due.phone in people.stopped and (state is None or state is MessageState.SUPPRESSED):
        verdict.add("suppressed", name)
    else:
        told = state.value if state else "never planned"
        verdict.add("prompts lost", f"{name} is {told}, and a service ran {ran} of its window")


def _tried(session: Session, message: Message | None) -> bool:
    """Whether a call was begun: it may have taken the rest of the window to prove it in vain."""
    begun = select(Attempt.id).where(Attempt.message_id == (message.id if message else None))
    return session.exec(begun).first() is not None


def _ran_inside(due: Due, up: Sequence[Span]) -> timedelta:
    overlaps = (min(to, due.closes_at) - max(since, due.due_at) for since, to in up)
    return sum((max(span, timedelta(0)) for span in overlaps), timedelta(0))


def _judge_other_texts(verdict: Verdict, session: Session, ledger: Ledger) -> None:
    """No text but an alert leaves more often than it was decided."""
    left = Counter((str(row["to"]), str(row["body"])) for row in ledger)
    decided: Counter[tuple[str, str]] = Counter()
    decided.update(session.exec(select(Message.to_phone, Message.body)).all())
    alerts = {
        (message.to_phone, message.body)
        for message in session.exec(select(Message).where(Message.kind == MessageKind.ALERT))
    }
    for text, times in left.items():
        more = max(times - decided[text], 0)
        kind = "alert twins" if text in alerts else "answers doubled"
        if more and "Average pain in" not in text[1] and "Reply T when" not in text[1]:
            verdict.add(kind, f"{text} left {times} times", more)


def _judge_inbound(verdict: Verdict, session: Session, people: People) -> None:
    for sid in people.sids:
        rows = session.exec(select(InboundMessage).where(InboundMessage.sid == sid)).all()
        if len(rows) != 1 or rows[0].state is not InboundState.READ:
            verdict.add("inbound lost", f"{sid} is {[row.state.value for row in rows]}")


def _judge_scores(verdict: Verdict, session: Session, people: People) -> None:
    for texted in people.scores:
        verdict.counts["scores"] += 1
        name = f"{texted.value} of {texted.phone} for {texted.wall}"
        stored = session.exec(
            select(PainScore, Occurrence)
            .join(Reply, col(Reply.id) == col(PainScore.reply_id))
            .join(InboundMessage, col(InboundMessage.id) == col(Reply.inbound_id))
            .join(Occurrence, col(Occurrence.id) == col(PainScore.occurrence_id))
            .where(InboundMessage.sid == texted.sid)
        ).all()
        if not stored:
            verdict.add("scores lost", f"{name} is not there")
        verdict.add("scores doubled", name, max(len(stored) - 1, 0))
        for score, occurrence in stored:
            if f"{occurrence.wall:%H:%M}" != texted.wall or score.value != texted.value:
                verdict.add("scores lost", f"{name} is {score.value} for {occurrence.wall:%H:%M}")
    for member in CAST:
        current = session.exec(
            select(col(Occurrence.wall), col(PainScore.value))
            .join(PainScore, col(PainScore.occurrence_id) == col(Occurrence.id))
            .join(Person, col(Person.id) == col(PainScore.patient_id))
            .where(Person.phone == member.phone, col(PainScore.is_current).is_(True))
        ).all()
        found = Counter((f"{wall:%H:%M}", value) for wall, value in current)
        wanted = Counter((t.wall, t.value) for t in people.scores if t.phone == member.phone)
        for wall, value in wanted - found:
            verdict.add("scores lost", f"{value} of {member.name} at {wall} is not current")
        for wall, value in found - wanted:
            verdict.add("scores doubled", f"{value} of {member.name} at {wall} was not texted")


def _judge_alerts(verdict: Verdict, people: People, ledger: Ledger) -> None:
    for member in CAST:
        if not member.caregivers or not _crossed(_series(people, member.phone)):
            continue
        verdict.counts["crossings"] += 1
        firsts = [_first_alert(ledger, member, carer) for carer in member.caregivers]
        if firsts[0] is None:
            verdict.add("alerts missing", f"{member.name}'s climb {_series(people, member.phone)}")
        told = [at for at in firsts if at is not None]
        verdict.counts["alerts"] += len(told)
        skipped = firsts.count(None) + sum(older > newer for older, newer in pairwise(told))
        verdict.add("steps skipped", f"{member.name}'s caregivers were told {firsts}", skipped)


def _first_alert(ledger: Ledger, member: CastMember, carer: Carer) -> str | None:
    """When the first alert about somebody was sent that arrived there, unless the phone is off."""
    sent = (
        str(row["created_at"])
        for row in ledger
        if row["to"] == carer.phone
        and f"{member.name}'s check-ins need" in str(row["body"])
        and (row["reached_at"] or carer.is_off)
    )
    return min(sent, default=None)


def _series(people: People, phone: str) -> list[int]:
    by_wall = {score.wall: score.value for score in people.scores if score.phone == phone}
    return [by_wall[wall] for wall in sorted(by_wall)]


def _crossed(series: list[int]) -> bool:
    """Three rises in a row that end at 4 or more."""
    rises = [older < newer for older, newer in pairwise(series)]
    return any(all(rises[end - 3 : end]) and series[end] >= 4 for end in range(3, len(series)))


def _judge_stops(verdict: Verdict, session: Session, people: People, ledger: Ledger) -> None:
    known: dict[str, datetime] = {}
    for stop in session.exec(
        select(ConsentEvent)
        .where(ConsentEvent.kind == ConsentKind.OPTED_OUT)
        .order_by(col(ConsentEvent.id))
    ):
        known.setdefault(stop.phone, stop.happened_at)
    for phone, texted_at in people.stopped.items():
        for row in ledger:
            at = datetime.fromisoformat(str(row["created_at"]))
            if row["to"] != phone or at <= texted_at or "no more texts" in str(row["body"]):
                continue
            late = phone in known and at > known[phone] + CROSSED
            verdict.add("sent after STOP" if late else "crossed a STOP", str(row))
