"""What is open, what is asked again, and whose an answer is where several could be meant."""

import re
from datetime import datetime, timedelta

from sqlmodel import col, func, select

from service.core.delivery import MessageKind
from service.core.names import first_name
from service.core.replies.alert_answers import IN_DOUBT
from service.core.replies.reading import Kind, Question
from service.core.replies.wishes import ABOUT_THE_TEXTS
from service.core.texts import ask_again as wording_again
from service.db.queries.consent import INVITE_OPEN_FOR, invited_at
from service.db.queries.sharing import EXAMPLES
from service.db.rows import id_of
from service.db.tables import EpisodeState, Message, Person, PersonState
from service.engine.acknowledge import notified_episodes
from service.engine.questions import AskedPrompt, times_asked_again
from service.engine.skip_cause import asked_for_cause_at
from service.engine.turn import Turn

ASK_AGAIN_AT_MOST = 2
"""After that a person of the clinic reads the text; a patient is not nagged."""
FORGOTTEN_AFTER = timedelta(hours=24)
NUMBERS = frozenset(
    {"range", "not_whole", "bound", "several_numbers", "several_places", "percent", "other_scale"}
)
"""Readings of a number that nobody could take for one score, though it was meant as an answer."""
_A_SCORE = re.compile(r"(?<![\d.,:/])(?:10|\d)(?![\d.,:/]*\d)(?![^\W\d_])")
THANKS = frozenset({"courtesy", "ok"})
"""Readings of thanks and of an OK that no alert asked for: they wait for nobody."""


def open_questions(turn: Turn) -> list[Question]:
    """What this phone may be answering, the newest question first, each once."""
    asked: list[tuple[datetime, Question]] = [
        (prompt.message.due_at, Question(prompt.message.kind.value))
        for prompt in turn.prompts
        if _may_be_answered(turn, prompt)
    ]
    for prompt in turn.prompts:
        at = asked_for_cause_at(turn.session, prompt, turn.prompts, turn.at)
        asked += [(at, Question.SKIP_CAUSE)] if at else []
    asked += [
        (episode.triggered_at, Question.ALERT)
        for episode, _ in notified_episodes(turn.session, turn.phone)
    ]
    for person in turn.people:
        at = invited_at(turn.session, person)
        asked += [(at, Question.INVITE)] if at and turn.at < at + INVITE_OPEN_FOR else []
    newest_first = sorted(asked, key=lambda one: one[0], reverse=True)
    return list(dict.fromkeys(question for _, question in newest_first))


def _may_be_answered(turn: Turn, prompt: AskedPrompt) -> bool:
    """Whether a text may mean this prompt.

    A side-effect check only while it is open, and no dose asked for since waits for an answer: to
    that "N" is no. More letters than the first come before anything else is asked.
    """
    if prompt.message.kind is not MessageKind.SIDE_EFFECTS:
        return True
    newer = turn.prompts[: turn.prompts.index(prompt)]
    doses = [one for one in newer if one.message.kind is MessageKind.DOSE and not one.answered]
    return prompt.is_open(turn.at) and not (newer if prompt.answered else doses)


def ask_again(turn: Turn) -> None:
    """Ask the newest unanswered question again, twice at most; otherwise a person reads it.

    A side-effect check only while nothing was asked since. Whoever was told of an alert that
    nobody has may have meant to answer that: a person reads it, and they are told what to reply.
    Mere thanks, with nothing open, are no text to read. Only a person can see to who wants the
    texts at another hour, whatever is open.
    """
    if turn.reading.reason == ABOUT_THE_TEXTS:
        turn.reply.needs_person = True
        return
    waiting = [
        prompt
        for prompt in turn.prompts
        if not prompt.answered
        and (prompt.is_open(turn.at) or _fits(turn, prompt))
        and (turn.addressed is None or prompt.person.id == turn.addressed.id)
        and (prompt.message.kind is not MessageKind.SIDE_EFFECTS or prompt == turn.prompts[0])
    ]
    waiting.sort(key=lambda prompt: (_fits(turn, prompt), prompt.is_open(turn.at)), reverse=True)
    if not waiting or turn.reading.reason == IN_DOUBT:
        _without_question(turn)
        return
    if _asked_enough(turn, waiting[0]):
        turn.reply.needs_person = True
        return
    asked = waiting[0]
    kind = asked.message.kind
    several = [prompt for prompt in waiting if prompt.message.kind is kind]
    if len(several) > 1:
        _ask_each(turn, several, EXAMPLES[kind])
        return
    turn.belongs_to(asked.person, asked.message)
    body = wording_again(turn.policy, asked.person.language, kind.value, asked.wall)
    turn.ask(asked.person, body, EXAMPLES[kind])


def ask_whose(turn: Turn, asked: list[AskedPrompt]) -> None:
    """Several people of one phone could have answered: ask whose it is, twice at most.

    Where that would help nobody, a person reads the text.
    """
    people = sorted((prompt.person for prompt in asked), key=id_of) or turn.patients
    turn.belongs_to(None, asked[0].message if asked else None)
    nobody_to_tell_apart = len(people) < 2  # noqa: PLR2004  several are two
    if nobody_to_tell_apart or _asked_enough(turn, asked[0] if asked else None):
        turn.reply.needs_person = True
        return
    said = _said(turn)
    codes = turn.codes
    choices = ", ".join(f"{codes[one.id]} {said} ({first_name(one.name)})" for one in people)
    turn.say_to_all("whose", people[0], choices=choices)


def _fits(turn: Turn, prompt: AskedPrompt) -> bool:
    """Whether it is a number, meant for this check-in: one that has closed keeps it as late.

    On a shared phone whatever has a score in it may be meant for an open one: "both 5".
    """
    if prompt.message.kind is not MessageKind.CHECKIN:
        return False
    of_several = turn.patient is None and prompt.is_open(turn.at)
    of_all = of_several and _A_SCORE.search(turn.words) is not None
    return turn.reading.reason in NUMBERS or of_all


def _ask_each(turn: Turn, asked: list[AskedPrompt], example: str) -> None:
    """Ask those of one phone who were asked the same for a text each: "both 3" is nobody's."""
    turn.belongs_to(None, asked[0].message)
    codes = turn.codes
    people = sorted((prompt.person for prompt in asked), key=id_of)
    choices = ", ".join(f"{codes[one.id]} {example} ({first_name(one.name)})" for one in people)
    turn.say_to_all("each_apart", people[0], choices=choices)


def _without_question(turn: Turn) -> None:
    told = notified_episodes(turn.session, turn.phone)
    free = [one for one in told if one[0].state is EpisodeState.TRIGGERED]
    invited = any(one.state is PersonState.PENDING for one in turn.people)
    if turn.reading.reason in THANKS and not free and not invited:
        turn.reply.kind = Kind.IGNORED
        return
    turn.reply.needs_person = True
    if not free or _asked_since(turn, free[-1][0].triggered_at) >= ASK_AGAIN_AT_MOST:
        return
    episode, person = free[-1]
    patient = turn.session.get_one(Person, episode.patient_id).name
    turn.say("ask_again_alert", person, MessageKind.ASK_AGAIN, code=episode.code, patient=patient)


def _asked_since(turn: Turn, at: datetime, *, of_no_prompt: bool = False) -> int:
    asked = (
        select(func.count())
        .select_from(Message)
        .where(
            Message.to_phone == turn.phone,
            Message.kind == MessageKind.ASK_AGAIN,
            Message.created_at >= at,
        )
    )
    if of_no_prompt:
        asked = asked.where(col(Message.prompt_id).is_(None))
    return turn.session.exec(asked).one()


def _asked_enough(turn: Turn, asked: AskedPrompt | None) -> bool:
    """Whether we have asked twice about this prompt; about none, whose a text is, in a day."""
    times = (
        _asked_since(turn, turn.now - FORGOTTEN_AFTER, of_no_prompt=True)
        if asked is None
        else times_asked_again(turn.session, asked.message)
    )
    return times >= ASK_AGAIN_AT_MOST


def _said(turn: Turn) -> str:
    """The answer in its shortest form, as it is to be texted again."""
    match turn.reading.kind:
        case Kind.SCORE:
            return str(turn.reading.value)
        case Kind.TAKEN:
            return "T"
        case Kind.SKIPPED:
            return "S"
        case _:
            return "..."
