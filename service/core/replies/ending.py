"""A small grammar of wanting no more texts: an end of something that Carebell sends, or is.

- an **end**, or a wish for none, of what is **ours**: "stop the messages", "no more texts";
- the same of what we **do**: "stop texting me", "never contact us";
- **leaving** what is ours: "I want off this list";
- no part in **this**, all of it: "I never signed up for this";
- **not me**: "this is not John's phone";
- being **weary** of what is ours, beside a word for an end: "sick of your texts, no more".

Between them only words that name nothing else may stand, so that "stop the pain" is none.
"""

from service.core.replies.lexicon import LANGUAGES
from service.core.replies.sought import Sought
from service.core.replies.words import Patterns, Words, joined, one_of


def _grammar(words: Words) -> Patterns:
    ending = words.ending
    between = rf"(?: (?:{one_of(ending.fill)})){{0,6}} "
    ours = _any(ending.ours)
    end = _any((*ending.ends, *ending.not_wanted))
    return (
        rf"(?:{end}|{_any(ending.leaves)}){between}(?:{ours})",
        rf"(?:{end}){between}(?:{_any(ending.sending)})",
        rf"(?:{_any(ending.of_this)}) (?:{_any(ending.this)})",
        *ending.not_me,
    )


def _any(patterns: Patterns) -> str:
    return "|".join(f"(?:{one})" for one in patterns)


_ALL = tuple(LANGUAGES.values())
_ENDING = Sought(one for w in _ALL for one in _grammar(w))
_WEARY = joined(tuple(w.ending.weary for w in _ALL))
_ENOUGH = joined(tuple(w.ending.enough for w in _ALL))
_AT_TIMES = joined(tuple(w.ending.at_times for w in _ALL))
_OTHERWISE = joined(tuple((*w.ending.at_times, *w.ending.otherwise) for w in _ALL))


def asks_for_an_end(sentence: str, text: str) -> bool:
    """Whether a sentence asks that our texts end; `text` is the whole that it stands in."""
    if _ENDING.search(sentence):
        return True
    weary = _WEARY.search(sentence)
    return weary is not None and _ENOUGH.search(_WEARY.sub(" ", text)) is not None


def at_some_times_only(sentence: str) -> bool:
    """Whether it asks for an end of some texts and not of all: "stop texting me at night"."""
    return _AT_TIMES.search(sentence) is not None


def wants_otherwise(text: str) -> bool:
    """Whether a text asks for texts at other times, or for fewer of them."""
    return _OTHERWISE.search(text) is not None
