"""What will be texted to a patient in the coming days, to the word."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from service.core import segments
from service.core.policy import Policy
from service.core.prompting import prompts_due
from service.core.texts import prompt_text, with_code
from service.db.queries.people import has_opted_out
from service.db.queries.plans import fresh_parts, known_occurrences, open_lines
from service.db.queries.sharing import EXAMPLES, addressees
from service.db.rows import id_of
from service.db.tables import Patient, Person, PersonState, Privacy


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One text to come, with wording and length.

    `on` is the local date that it counts for, `local` what clocks will show, `utc` the moment.
    """

    on: date
    local: time
    utc: datetime
    kind: str
    text: str
    segments: int


def preview(
    session: Session, policy: Policy, person: Person, now: datetime, days: int
) -> list[PreviewRow]:
    """The prompts of the next `days` times 24 hours, in order; nothing is written.

    A pause with an end is left out. Whoever gets nothing at all for now is shown what they would
    get: `obstacle` says so.
    """
    patient = session.get_one(Patient, person.id)
    zone, until = ZoneInfo(person.zone), now + timedelta(days=days)
    begins_at = max(now, patient.paused_until_at or now)
    lines = open_lines(session, [id_of(person)])[id_of(person)]
    prompts = prompts_due(lines, zone, until)
    known = known_occurrences(session, prompts)
    sharing = addressees(session, {person.phone}).get(id_of(person))
    rows = []
    for prompt in prompts:
        if prompt.due_at < begins_at or not fresh_parts(prompt, known):
            continue
        named = patient.privacy is Privacy.NAMED
        text = prompt_text(policy, person.language, prompt, named=named)
        if sharing is not None:
            text = with_code(policy, person.language, text, *sharing, EXAMPLES[prompt.kind])
        rows.append(
            PreviewRow(
                on=prompt.parts[0][1].on,
                local=prompt.leaves_at.astimezone(zone).time(),
                utc=prompt.leaves_at,
                kind=prompt.kind.value,
                text=text,
                segments=segments.count(text).segments,
            )
        )
    return rows


def obstacle(session: Session, person: Person) -> str | None:
    """Why this patient gets nothing for now, as a sentence; None if nothing is in the way."""
    if person.state is PersonState.PENDING:
        return f"{person.name} is pending: nothing is sent until a consent is on record."
    if has_opted_out(session, person.phone):
        return f"{person.name} has opted out: nothing is sent until they text START."
    if person.state is not PersonState.PAUSED:
        return None
    if session.get_one(Patient, person.id).paused_until_at is None:
        return f"{person.name} is paused: nothing is sent until carebell patient resume."
    return f"{person.name} is paused for a while: texts that fall into the pause are left out."
