"""What comes next of an alert: who is told, and when, if nobody answers before."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from service.core.escalation import (
    Chain,
    EscalationTimes,
    Resume,
    Tell,
    after_taking,
    next_telling,
)
from service.db.queries.chains import chains
from service.db.rows import id_of
from service.db.tables import Episode, EpisodeState, Person


@dataclass(frozen=True, slots=True)
class NextRow:
    """The next step of an alert: `at` is None where none is planned; `what` says it in words."""

    at: datetime | None
    people: tuple[str, ...]
    what: str


def upcoming(session: Session, episode: Episode, times: EscalationTimes, now: datetime) -> NextRow:
    """The step that comes next if nobody answers and nothing changes."""
    if episode.state is EpisodeState.CLOSED:
        return NextRow(None, (), "nothing: it is closed")
    chain = chains(session, [episode])[id_of(episode)]
    at = max(episode.next_step_at, now) if episode.next_step_at else now
    if episode.state is EpisodeState.ACKNOWLEDGED:
        return _of_the_holder(session, episode, chain, times, at)
    step = next_telling(chain, times, at)
    if step is not None:
        names = _names(session, step[1])
        return NextRow(step[0], names, f"{_listed(names)} told")
    if not chain.order:
        return NextRow(None, (), "nobody: there is no one to tell")
    if any(one.waits for one in chain.run):
        return NextRow(None, (), "nobody before the texts that wait have left")
    return NextRow(None, (), "nobody: all were told as often as may be")


def _of_the_holder(
    session: Session, episode: Episode, chain: Chain, times: EscalationTimes, at: datetime
) -> NextRow:
    taken_at = episode.acknowledged_at or at
    decision = after_taking(chain, episode.holder_id, taken_at, times, at)
    if isinstance(decision, Tell):
        names = _names(session, decision.people)
        return NextRow(
            episode.next_step_at, names, f"{_listed(names)} asked whether they still have it"
        )
    if isinstance(decision, Resume):
        return NextRow(episode.next_step_at, (), "the chain begins again")
    return NextRow(episode.next_step_at, (), f"nothing: {episode.acknowledged_by} has it")


def _names(session: Session, people: tuple[int, ...]) -> tuple[str, ...]:
    found = session.exec(select(Person).where(col(Person.id).in_(people)))
    by_id = {person.id: person.name for person in found}
    return tuple(by_id[person] for person in people)


def _listed(names: tuple[str, ...]) -> str:
    """As a sentence begins with them: "Sam is" or "Sam, Pat and Robin are"."""
    *others, last = names
    return f"{', '.join(others)} and {last} are" if others else f"{last} is"
