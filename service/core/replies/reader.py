"""The reader of texts: it knows how people write, guesses nothing, and never fails.

Danger and side effects are looked for in every text. Then the first family of rules that applies
decides: automatic texts, opt-out, consent and help words, what an open alert or invite asks,
letters of follow-ups, dose answers, questions, scores. Whatever is left is UNCLEAR with a reason.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from service.core.replies import english
from service.core.replies.alert_answers import acknowledgement, invite
from service.core.replies.automatic import automatic
from service.core.replies.beside_score import dose_beside_score
from service.core.replies.danger import danger_in
from service.core.replies.danger_words import DangerWords
from service.core.replies.denials import denied_apart
from service.core.replies.doses import dose
from service.core.replies.follow_ups import follow_up, side_effects
from service.core.replies.lexicon import LANGUAGES, PIECE, lexicon
from service.core.replies.number_slips import with_slip_mended
from service.core.replies.plain import LONGEST, SEARCHED, plain
from service.core.replies.quantities import with_digits
from service.core.replies.reading import Danger, Kind, Question, Reading
from service.core.replies.said import Said
from service.core.replies.scores import Found, find_score, pieces_of
from service.core.replies.shorthand import in_full
from service.core.replies.spoken_for import own_score, own_words
from service.core.replies.vocabulary import without_slips
from service.core.replies.wishes import (
    asks_for_help,
    keyword,
    question,
    wish_for_other_times,
    wish_to_begin,
    wish_to_end,
)

_NO_PAIN = "no_pain"


def read(
    text: str,
    open_questions: Collection[Question],
    language: str = "en",
    extra_danger: DangerWords | None = None,
) -> Reading:
    """What `text` means to somebody with these questions open, newest first. Total: never raises.

    - A score is exactly one whole value 0-10 that is said of now, in digits of any script or in
      words, among whatever else the text says; ranges, halves, bounds, other scales and numbers
      of other things are UNCLEAR. It is read whether or not a check-in is open.
    - Words for a dose count only while a DOSE question is open; letters of a follow-up only while
      it is (SKIP_CAUSE: while it is the newest).
    - An opt-out, as a word or a sentence, comes before every answer. Danger stands beside any
      kind, and is a kind of its own where nothing else was read.
    - `language` ("en", "es", "fr", "pt") comes first where a word means two things; the others
      are read as well. `extra_danger` are a clinic's own words, besides those Carebell brings.
    - Of a text over 1600 characters only danger and opt-out are read, in its first 20,000.
    """
    asked = (
        tuple(open_questions)
        if isinstance(open_questions, Sequence)
        else tuple(one for one in Question if one in open_questions)  # a set has no order
    )
    if extra_danger is None and len(text) <= LONGEST:
        return _remembered(text, asked, language)
    return _read(text, asked, language, extra_danger)


@cache
def get_ready() -> None:
    """Make what the first text in each language would wait for, together half a second's work.

    It is done once in a process. Whoever reads texts inside a transaction calls this before it.
    """
    for language in LANGUAGES:
        read("7", tuple(Question), language)


def is_provider_keyword(text: str) -> bool:
    """Whether Twilio answers this text itself, so that no confirmation of ours must follow.

    Twilio: one word of its own lists, in any case, and nothing else. A word with punctuation
    is not counted: two confirmations are a nuisance, none at all breaks the carriers' rules.
    """
    provider = english.PROVIDER_OPT_OUT | english.PROVIDER_OPT_IN | english.PROVIDER_HELP
    return text.strip().lower() in provider


@lru_cache(maxsize=8192)
def _remembered(text: str, asked: tuple[Question, ...], language: str) -> Reading:
    return _read(text, asked, language, None)


def _read(
    text: str, asked: tuple[Question, ...], language: str, extra: DangerWords | None
) -> Reading:
    written = in_full(plain(text[:SEARCHED]))
    short = len(text) <= LONGEST  # in a longer one no slip is looked for: work stays bounded
    said = Said.of(without_slips(written, language) if short else written, text)
    if auto := automatic(said):
        return auto
    dangers, denied = danger_in(said.digits, extra)
    if extra is not None and not dangers:  # a clinic's word may look like a slip of another
        dangers, denied = danger_in(with_digits(written, lexicon("en")), extra)
    danger = dangers[0] if dangers else None
    effects = side_effects(said)
    reading = _meaning(said, asked, language, danger, extra)
    if danger is Danger.PHYSICAL and reading.kind is Kind.UNCLEAR:
        reading = Reading(Kind.DANGER, "danger_physical")
    elif danger is Danger.SELF_HARM and reading.kind is Kind.UNCLEAR:
        reading = Reading(Kind.DANGER, "danger_self_harm")
    elif (
        effects
        and reading.kind is Kind.UNCLEAR
        and reading.reason in {"not_understood", "no_number"}
    ):
        reading = Reading(Kind.SIDE_EFFECTS, "side_effect_words")
    beside = None
    if reading.kind is Kind.SCORE and danger is None:
        beside = dose_beside_score(said, asked)
    if danger is None and not denied and not effects and beside is None:
        return reading
    return replace(
        reading,
        dose=beside,
        danger=danger,
        also_physical=len(dangers) > 1,
        danger_denied=denied,
        side_effects=reading.side_effects or effects,
    )


def _meaning(
    said: Said,
    asked: tuple[Question, ...],
    language: str,
    danger: Danger | None,
    extra: DangerWords | None,
) -> Reading:
    if said.too_long:
        return wish_to_end(said) or Reading(Kind.UNCLEAR, "too_long")
    if said.empty:
        if reading := follow_up(said, asked) or dose(said, asked, danger):
            return reading
        return Reading(Kind.UNCLEAR, said.empty)
    return (
        invite(said, asked)
        or wish_to_end(said)
        or keyword(said)
        or wish_to_begin(said)
        or _acknowledgement(said, asked, danger, extra)
        or follow_up(said, asked)
        or asks_for_help(said)
        or dose(said, asked, danger)
        or _score_or_question(said, asked, language)
    )


def _acknowledgement(
    said: Said, asked: tuple[Question, ...], danger: Danger | None, extra: DangerWords | None
) -> Reading | None:
    """An answer to an alert; "I'll take it" answers a dose that was asked about since."""
    found = acknowledgement(said, asked, danger, extra)
    if found and found.reason == "on_it" and Question.DOSE in asked:
        dose_is_newer = asked.index(Question.DOSE) < asked.index(Question.ALERT)
        return (dose_is_newer and dose(said, asked, danger)) or found
    return found


def _score_or_question(said: Said, asked: tuple[Question, ...], language: str) -> Reading:
    found = own_score(said.body, language)
    if found.value is None:
        found = _no_pain(said, asked, language, found)
    if found.value is None and found.reason == "no_number":
        found = _slip(said, language, found)
    if found.value is not None:
        return Reading(Kind.SCORE, found.reason, value=found.value, corrects=found.corrects)
    if asks := wish_for_other_times(said) or question(said):
        return asks
    if found.reason == "no_number":
        return Reading(Kind.UNCLEAR, _wordless(said, language))
    return Reading(Kind.UNCLEAR, found.reason)


def _no_pain(said: Said, asked: tuple[Question, ...], language: str, found: Found) -> Found:
    """Plain denial of pain is 0, where the text says nothing else that may change it."""
    asked_now = bool(asked) and asked[0] is Question.CHECKIN
    if said.denies_pain(asked_now=asked_now) or denied_apart(said, language):
        return Found(0, _NO_PAIN)
    return found


def _slip(said: Said, language: str, found: Found) -> Found:
    """A number word with one slip of a letter, where it can be no other word."""
    corrected = with_slip_mended(said.body, lexicon(language))
    if corrected is None:
        return found
    mended = find_score(corrected, language)
    return Found(mended.value, "slip", mended.corrects) if mended.value is not None else found


def _wordless(said: Said, language: str) -> str:
    words = own_words(said.body)
    tags: set[str] = set()
    if not lexicon(language).of_degree.isdisjoint(PIECE.findall(words)):
        tags.update(*(piece.tags for piece in pieces_of(words, language)))
    if "?" in said.body:
        return "question"
    if said.only_thanks():
        return "courtesy"
    if "same" in tags:
        return "same_as_before"
    if "severe" in tags:
        return "words_for_pain"
    return "not_understood"
