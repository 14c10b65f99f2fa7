"""What is no answer: wishes to end and to begin again, consent and help words, questions."""

import re
from functools import lru_cache

from service.core.replies.ending import asks_for_an_end, at_some_times_only, wants_otherwise
from service.core.replies.lexicon import LANGUAGES
from service.core.replies.reading import Kind, Reading
from service.core.replies.said import Said, without
from service.core.replies.sought import Sought
from service.core.replies.words import joined, one_of

ABOUT_THE_TEXTS = "about_the_texts"
"""The reason of a text that wants the texts at other times, or fewer of them."""

_ALL = tuple(LANGUAGES.values())
_WISHES = Sought(one for w in _ALL for one in w.wishes_to_end)
_NOT_WISHES = joined(tuple(w.no_wish_to_end for w in _ALL))
_HELP = joined(tuple(w.help_sentences for w in _ALL))
_WISHES_TO_BEGIN = joined(tuple(w.wishes_to_begin for w in _ALL))
_NO_WISH_TO_BEGIN = joined(tuple(w.no_wish_to_begin for w in _ALL))
_LEAD = re.compile(rf"(?:(?:{one_of(*(w.request_lead for w in _ALL))})\b[ ,.]*)*")
ASKS_RECORD = Sought(one for w in _ALL for one in w.asks_record)
ADVICE = Sought(one for w in _ALL for one in w.advice)
_OPT_OUT = frozenset().union(*(w.opt_out for w in _ALL))
_OPT_IN = frozenset().union(*(w.opt_in for w in _ALL))
_HELP_WORDS = frozenset().union(*(w.help for w in _ALL))
_HELP_WITH_COURTESY = frozenset().union(*(w.help_with_courtesy for w in _ALL))
_PLEADING = re.compile(rf"\b(?:{one_of(*(w.pleading for w in _ALL))})\b")
_BEGIN_WITH_COURTESY = frozenset().union(*(w.opt_in_with_courtesy for w in _ALL))
_JOIN = frozenset().union(*(w.join for w in _ALL))
_QUESTION_WORDS = frozenset().union(*(w.question_words for w in _ALL))
_WHOLE = frozenset().union(*(w.ending.whole for w in _ALL))
_NOT_NAMED = re.compile(  # "this is not Robert"
    rf"(?:{joined(tuple(w.ending.not_named for w in _ALL)).pattern}) (?:[oa] )?"
    rf"(?:{one_of(*(w.names for w in _ALL))})\b(?!')"
)
_STOP = frozenset().union(*(w.ending.keywords for w in _ALL))
_NO_THANKS = frozenset().union(*(w.courtesy | w.noes | w.ending.beside_stop for w in _ALL))
_POLITE = frozenset().union(*(w.courtesy | w.ending.beside_stop for w in _ALL))
_DRAWN_OUT = re.compile(r"(.)\1{2,}")  # "stoppp", "stooop"
_SHORT = 60  # characters: a longer text is more than a word with courtesy
_SENTENCE = re.compile(r"[.!?;\n]+")
_DIGIT = re.compile(r"\d")
_SIGNS = re.compile(r"[^\w' -]")
_SIGNS_BUT_MARKS = re.compile(r"[^\w' ?-]")  # question marks stay
_CLAUSE = re.compile(r"[.!?;,\n]+")
_CLAUSE_OR_SO = re.compile(rf"[.!?;,\n\u25c6]+| - |\b(?:{one_of(*(w.therefore for w in _ALL))})\b")
_ALONE = frozenset().union(*(w.ending.alone for w in _ALL))
_BEGIN_ALONE = frozenset(one.split(maxsplit=1)[0] for one in _ALONE)
_NOT_TO_US = joined(tuple(w.ending.not_to_us for w in _ALL))
_HINT = re.compile("|".join(one for w in _ALL for one in w.ending.hints))  # others are no wish


def wish_to_end(said: Said) -> Reading | None:
    """An opt-out: a keyword of any language that is the whole text, or a sentence that asks for it.

    The two have reasons of their own: a keyword cannot have been misread, a sentence can.
    """
    if _is_keyword(said):
        return Reading(Kind.OPTOUT, "optout_word")
    if {said.bare, said.core} & _WHOLE:
        return Reading(Kind.OPTOUT, "wish_to_end")
    if not _hints(said.bare):
        return None
    for sentence in _SENTENCE.split(said.text):
        plain = " ".join(_SIGNS_BUT_MARKS.sub(" ", sentence).split())
        asked = (
            _WISHES.search(plain) or asks_for_an_end(plain, said.bare) or _NOT_NAMED.search(plain)
        )
        if asked and not _NOT_WISHES.search(plain) and not at_some_times_only(plain):
            return Reading(Kind.OPTOUT, "wish_to_end")
    if _begins_or_closes_with_it(said):
        return Reading(Kind.OPTOUT, "wish_to_end")
    return None


@lru_cache(maxsize=8)  # one text is asked for it more than once
def _hints(bare: str) -> bool:
    return _HINT.search(bare) is not None


def _begins_or_closes_with_it(said: Said) -> bool:
    """Whether the first or the last clause asks it of us: "I have a new doctor, stop these".

    The word for it alone only as the last, and nothing beside it may be what is to stop.
    """
    if _BEGIN_ALONE.isdisjoint(said.bare.split()):
        return False
    clauses = [_bare(one) for one in _CLAUSE_OR_SO.split(said.text)]
    said_of = [one for one in clauses if without(one, _POLITE)]
    ends = [one for one in said_of if without(one, _POLITE) in _ALONE]
    if len(ends) != 1 or not (ends[0] == said_of[-1] or ends[0] == said_of[0] not in _STOP):
        return False
    if at_some_times_only(said.bare):
        return False
    return not _NOT_TO_US.search(said.bare) and not any(map(_NOT_WISHES.search, clauses))


def wish_for_other_times(said: Said) -> Reading | None:
    """Texts at another hour, or fewer of them: no end, and only a person can see to it."""
    if _hints(said.bare) and wants_otherwise(said.bare):
        return Reading(Kind.UNCLEAR, ABOUT_THE_TEXTS)
    return None


def _is_keyword(said: Said) -> bool:
    """A keyword alone, beside courtesy or a score ("no thanks, stop", "stop, 7"), or as a sentence."""
    if said.bare in _OPT_OUT or (len(said.bare) < _SHORT and said.core in _OPT_OUT):
        return True
    if " " not in said.bare and _DRAWN_OUT.sub(r"\1", said.bare) in _STOP:
        return True
    if not any(word in said.bare for word in _STOP):
        return False
    clauses = [_bare(one) for one in _CLAUSE.split(said.text)]
    rest = [one for one in clauses if one not in _STOP]
    if len(rest) < len(clauses) and not any(without(one, _NO_THANKS) for one in rest):
        return True
    if without(_bare(said.bare), _NO_THANKS) in _OPT_OUT:
        return True
    return any(_bare(one) in _STOP for one in _SENTENCE.split(said.text)) or (
        _bare(said.core) in _STOP
    )


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w' -]|\d", " ", text).split())


def keyword(said: Said) -> Reading | None:
    """START, HELP and JOIN words that are the whole text."""
    bare = said.bare
    if bare in _OPT_IN:
        return Reading(Kind.OPTIN, "optin_word")
    if bare in _HELP_WORDS:
        return Reading(Kind.HELP, "help_word")
    core = said.core
    if bare in _JOIN or core in _JOIN:
        return Reading(Kind.JOIN, "join_word")
    if core in _HELP_WITH_COURTESY and not _PLEADING.search(bare):
        return Reading(Kind.HELP, "help_word")
    if core in _BEGIN_WITH_COURTESY:
        return Reading(Kind.OPTIN, "optin_word")
    return None


def asks_for_help(said: Said) -> Reading | None:
    """A sentence that asks what this is, who writes, or how to answer; with a number it is none."""
    if _DIGIT.search(said.digits):
        return None
    for sentence in _SENTENCE.split(said.body):
        plain = " ".join(_SIGNS.sub(" ", sentence).split())
        lead = _LEAD.match(plain)
        if _HELP.match(plain) or (lead and _HELP.match(plain, lead.end())):
            return Reading(Kind.HELP, "help_sentence")
    return None


def wish_to_begin(said: Said) -> Reading | None:
    """Somebody who wants the texts back, in a sentence that denies nothing."""
    if _DIGIT.search(said.digits):
        return None
    lead = _LEAD.match(said.bare)
    rest = said.bare[lead.end() :] if lead else said.bare
    if (_WISHES_TO_BEGIN.match(said.bare) or _WISHES_TO_BEGIN.match(rest)) and not (
        _NO_WISH_TO_BEGIN.search(said.bare) or ("?" in said.body and "again" not in said.bare)
    ):
        return Reading(Kind.OPTIN, "wish_to_begin")
    return None


def question(said: Said) -> Reading | None:
    """A question about medicines or about the record: no answer, and never advice."""
    if said.bare in _QUESTION_WORDS:
        return Reading(Kind.QUESTION, "asks_about_medicines")
    flat = said.body.replace("\n", " ")
    if ASKS_RECORD.search(flat):
        return Reading(Kind.QUESTION, "asks_record")
    if ADVICE.search(flat):
        return Reading(Kind.QUESTION, "asks_advice")
    return None
