"""One text in the forms that the rules need, each made once."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from service.core.replies.lexicon import LANGUAGES, lexicon
from service.core.replies.plain import LONGEST, PICTURE, THUMB_DOWN, THUMB_UP
from service.core.replies.quantities import with_digits
from service.core.replies.sought import Sought
from service.core.replies.words import joined, one_of

_ALL = tuple(LANGUAGES.values())
_SIGNATURE = re.compile(
    # No repeat before the words: on a text of blanks it would try every blank with every other.
    rf"(?:^|(?<=[\s.!,;-]))(?:{joined(tuple(w.signatures for w in _ALL)).pattern})$"
)
_QUOTED_LINE = re.compile(r"^[^\S\n]*>.*$", re.MULTILINE)
_WROTE = joined(tuple(w.quoted for w in _ALL))
_OWN_PROMPT = re.compile(
    rf"(?:[\w ]{{1,30}}(?:, \d\d:\d\d)?: )?(?:{joined(tuple(w.own_prompt for w in _ALL)).pattern})"
    rf".{{0,40}}\?(?:\s*(?:{joined(tuple(w.own_prompt_ends for w in _ALL)).pattern})[^\n\d]{{0,15}}\d\.?)?"
)
_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)*|\+")
_SAYS_SOMETHING = re.compile(r"[^\W_]")
_COURTESY = frozenset().union(*(words.courtesy | words.and_words for words in _ALL))
_THANKS = frozenset().union(*(words.thanks for words in _ALL))
_COURTESY_AND_THANKS = _COURTESY | _THANKS
_SOME_THANKS = re.compile(rf"\b(?:{one_of(_THANKS)})\b")
_MAY_STAND_BESIDE_NO_PAIN = _COURTESY.union(
    *(w.now | w.earlier_today | w.hedges | w.beside_no_pain for w in _ALL)
)
_NONE = frozenset().union(*(w.none for w in _ALL))
_BESIDE_NONE = frozenset(  # "at all" belongs to "nothing at all"
    one
    for one in _MAY_STAND_BESIDE_NO_PAIN.difference(*(w.none_words for w in _ALL))
    if not any(none.endswith(f" {one}") for none in _NONE)
)
_BUT = re.compile(rf"\b(?:{one_of(*(w.turns for w in _ALL))})\b")
_OF_PAIN_OR_TIME = joined(tuple(w.changes_no_pain for w in _ALL))
_STOPS = re.compile(r"[.,!;\n]")
_ASKED_OF_PAIN = re.compile(rf"(?:{one_of(*(w.pain for w in _ALL))}) ?\?")
_NO_PAIN = Sought(one for w in _ALL for one in w.no_pain)


Sizes = dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said, in several forms.

    `text` is the whole made plain; `body` leaves out quoted prompts and signatures; `bare` is the
    body's words alone with single spaces, `core` those without courtesy at either end; `digits`
    the text with number words as digits.
    """

    text: str
    body: str
    bare: str
    core: str
    digits: str
    empty: str
    too_long: bool
    thumb: str

    @classmethod
    def of(cls, text: str, original: str) -> "Said":
        """All forms of a text made plain."""
        body = _body(text)
        bare = " ".join(_WORDS.findall(body))
        return cls(
            text=text,
            body=body,
            bare=bare,
            core=without(bare, _COURTESY),
            digits=with_digits(text, lexicon("en")),
            empty=_emptiness(text, body),
            too_long=len(original) > LONGEST,
            thumb=THUMB_UP if THUMB_UP in text else THUMB_DOWN if THUMB_DOWN in text else "",
        )

    def denies_pain(self, *, asked_now: bool) -> bool:
        """Whether the text says that there is no pain, and nothing that may change it."""
        asked = _ASKED_OF_PAIN.match(self.body)
        if "?" in self.body[asked.end() if asked else 0 :]:
            return False
        if asked_now and without(self._told(asked), _BESIDE_NONE) in _NONE:
            return True
        match = _NO_PAIN.search(self.bare)
        if match is None:
            return False
        before = without(self.bare[: match.start()].strip(), _MAY_STAND_BESIDE_NO_PAIN)
        after = self.bare[match.end() :].strip()
        rest = without(after, _MAY_STAND_BESIDE_NO_PAIN)
        if rest and (_begins_anew(after) or self._ends_a_clause(match[0])):
            rest = "" if not _OF_PAIN_OR_TIME.search(rest) else rest
        return not before and not rest

    def may_deny_pain(self) -> bool:
        """Whether words stand in it that deny pain, whatever stands beside them."""
        return _NO_PAIN.search(self.bare) is not None

    def _told(self, asked: re.Match[str] | None) -> str:
        """The words behind a question that answers itself: "pain? none"."""
        return " ".join(_WORDS.findall(self.body[asked.end() :])) if asked else self.bare

    def only_thanks(self) -> bool:
        """Whether the text says thanks or fine, with courtesy at most, and asks for nothing."""
        rest = without(self.bare, _COURTESY_AND_THANKS)
        return not rest and "?" not in self.body and _SOME_THANKS.search(self.bare) is not None

    def _ends_a_clause(self, words: str) -> bool:
        """Whether the clause with these words is over before anything else is said."""
        _, found, after = self.body.partition(words)
        clause, *_ = _STOPS.split(after, maxsplit=1)
        return bool(found) and not without(clause.strip(), _MAY_STAND_BESIDE_NO_PAIN)


def _begins_anew(text: str) -> bool:
    """Whether a word like "but" follows what may stand beside no pain: "today just tired"."""
    but = _BUT.search(text)
    return but is not None and not without(text[: but.start()].strip(), _MAY_STAND_BESIDE_NO_PAIN)


def without(text: str, known: frozenset[str]) -> str:
    """The words of a text without known phrases at its ends."""
    words = text.split()
    by_first, by_last = _sizes(known)
    start, end = 0, len(words)
    while start < end:
        sizes = by_first.get(words[start], ())
        size = next((one for one in sizes if " ".join(words[start : start + one]) in known), 0)
        if not size:
            break
        start += size
    while start < end:
        sizes = by_last.get(words[end - 1], ())
        size = next((n for n in sizes if " ".join(words[max(start, end - n) : end]) in known), 0)
        if not size:
            break
        end -= size
    return " ".join(words[start:end])


@lru_cache(maxsize=16)
def _sizes(known: frozenset[str]) -> tuple[Sizes, Sizes]:
    """How many words the phrases have that begin with a word, and that end so; the longest first."""
    split = [phrase.split() for phrase in known if phrase.strip()]
    return _by_word(split, 0), _by_word(split, -1)


def _by_word(split: list[list[str]], place: int) -> Sizes:
    sizes: dict[str, set[int]] = defaultdict(set)
    for words in split:
        sizes[words[place]].add(len(words))
    return {word: tuple(sorted(some, reverse=True)) for word, some in sizes.items()}


def any_of(text: str, lists: Iterable[frozenset[str]]) -> bool:
    """Whether the text is one of the phrases of any language."""
    return any(text in one for one in lists)


def _body(text: str) -> str:
    body = text
    if ">" in body:
        body = _QUOTED_LINE.sub("", body)
    if ":" in body:
        body = _WROTE.sub("", body)
    if "24 h" in body:
        body = _OWN_PROMPT.sub("\n", body)
    body = body.strip()
    unsigned = _SIGNATURE.sub("", body)
    return body if unsigned == body else unsigned.rstrip(" \n-.,;!")


def _emptiness(text: str, body: str) -> str:
    if not text:
        return "empty"
    if _SAYS_SOMETHING.search(text):
        return "" if _SAYS_SOMETHING.search(body) else "only_quoted"
    return "only_emoji" if {PICTURE, THUMB_UP, THUMB_DOWN} & set(text) else "only_punctuation"
