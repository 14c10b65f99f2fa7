"""One text being answered: who may have sent it, what they were asked, and how we answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session

from service.core.addressing import addressed, codes
from service.core.delivery import MessageKind
from service.core.names import first_name
from service.core.policy import Policy
from service.core.replies.reading import Kind, Reading
from service.core.texts import for_contact, for_person, with_code, write
from service.db.queries.people import emergency_number, patients_at, people_at
from service.db.tables import InboundMessage, Message, Person, PersonKind, Reply
from service.engine.outbox import put
from service.engine.questions import AskedPrompt, asked_prompts

_NOT_READ = Reading(Kind.UNCLEAR, "not_read")


@dataclass(slots=True)
class Turn:
    """One inbound text in the middle of being answered, all in the caller's transaction.

    `prompts` are what its phone was asked, newest first; `addressed` is whom of several patients
    it names, and `words` the text without that name. One that is `muted` is not answered.
    """

    session: Session
    policy: Policy
    text: InboundMessage
    now: datetime
    people: Sequence[Person]
    prompts: list[AskedPrompt]
    addressed: Person | None
    words: str
    reading: Reading = _NOT_READ
    reply: Reply = field(init=False)
    muted: bool = False

    @property
    def phone(self) -> str:
        """The number that the text came from."""
        return self.text.from_phone

    @property
    def at(self) -> datetime:
        """When the text came in."""
        return self.text.received_at

    @property
    def patients(self) -> list[Person]:
        """The patients whose phone this is."""
        return [one for one in self.people if one.kind is PersonKind.PATIENT]

    @property
    def patient(self) -> Person | None:
        """The patient whose text this is; None where there is none, or several could be."""
        patients = self.patients
        return self.addressed or (patients[0] if len(patients) == 1 else None)

    @property
    def speaker(self) -> Person:
        """Whom to answer where it does not matter who of them it was."""
        return self.patient or self.people[0]

    def fitting(self, kind: MessageKind) -> list[AskedPrompt]:
        """The newest prompts of a kind that the text may answer, one of each person.

        Those that still are open come before those that have closed.
        """
        asked = [
            prompt
            for prompt in self.prompts
            if prompt.message.kind is kind
            and (self.addressed is None or prompt.person.id == self.addressed.id)
        ]
        return [prompt for prompt in asked if prompt.is_open(self.at)] or asked

    def belongs_to(self, person: Person | None, prompt: Message | None = None) -> None:
        """Note whose the text is, and which prompt it answers."""
        self.reply.person_id = person.id if person else None
        if prompt is not None:
            self.reply.prompt_id = prompt.id

    def say(
        self,
        key: str,
        person: Person,
        kind: MessageKind = MessageKind.ANSWER,
        **values: object,
    ) -> None:
        """Answer somebody; see `worded`."""
        self.put(kind, person, self.worded(key, person, **values))

    def worded(self, key: str, person: Person, **values: object) -> str:
        """An answer's words; on a shared phone they say whom it is for, where that is known.

        `emergency`, where the wording names it, need not be given.
        """
        values = {"emergency": emergency_number(self.session, person)} | values
        key = for_contact(key) if person.kind.is_contact else key
        body = write(key, person.language, self.policy, **values)
        if len(self.patients) > 1 and self.reply.person_id == person.id:
            body = for_person(self.policy, person.language, body, first_name(person.name))
        return body

    def say_to_all(self, key: str, person: Person, **values: object) -> None:
        """Put a question to all who share this phone, in the language of one of them."""
        body = write(key, person.language, self.policy, **values)
        self.put(MessageKind.ASK_AGAIN, person, body)

    def help(self) -> None:
        """Say who we are to those whose phone it is, whom to call and how to end it."""
        cares = any(one.kind is PersonKind.CAREGIVER for one in self.people)
        key = "help_both" if self.patients and cares else "help_caregiver" if cares else "help"
        self.say(key, self.speaker, MessageKind.HELP)

    def ask(self, person: Person, body: str, example: str) -> None:
        """Put a question again; on a shared phone with what an answer begins with."""
        code = self.codes.get(person.id)
        if code is not None and len(self.patients) > 1:
            name = first_name(person.name)
            body = with_code(self.policy, person.language, body, name, code, example)
        self.put(MessageKind.ASK_AGAIN, person, body)

    def put(self, kind: MessageKind, person: Person, body: str) -> None:
        """Send an answer, unless this phone has had too many that brought nothing."""
        if self.muted:
            self.reply.needs_person = True
            return
        put(self.session, kind, person, body, self.now, prompt_id=self.reply.prompt_id)

    @property
    def codes(self) -> dict[int | None, str]:
        """The short code of each patient of this phone, by id."""
        patients = self.patients
        made = codes([one.name for one in patients])
        return {one.id: code for one, code in zip(patients, made, strict=True)}


def open_turn(session: Session, policy: Policy, text: InboundMessage, now: datetime) -> Turn:
    """Look up everything that a text may be an answer to."""
    people = people_at(session, text.from_phone)
    patients = patients_at(session, text.from_phone)
    place, words = None, text.body
    if len(patients) > 1:
        place, words = addressed(text.body, [one.name for one in patients])
    return Turn(
        session=session,
        policy=policy,
        text=text,
        now=now,
        people=people,
        prompts=asked_prompts(session, text.from_phone, text.received_at),
        addressed=None if place is None else patients[place],
        words=words,
    )
