"""The word lists of all languages as one dictionary, the patient's own language first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, product

from service.core.replies.english import ENGLISH
from service.core.replies.french import FRENCH
from service.core.replies.portuguese import PORTUGUESE
from service.core.replies.spanish import SPANISH
from service.core.replies.words import Words

LANGUAGES: dict[str, Words] = {
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "pt": PORTUGUESE,
}

NAMES = frozenset().union(*(words.names for words in LANGUAGES.values()))

PIECE = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*|\n|[^\s\w]|_")

_LONG = 7  # letters: so long a word may be known by its ending

Tags = frozenset[str]
NO_TAGS: Tags = frozenset()

_TAGS = [
    "pain",
    "light",
    "hedges",
    "now",
    "earlier_today",
    "past",
    "was",
    "future",
    "courtesy",
    "links",
    "body",
    "followers",
    "beginnings",
    "ten",
    "halves",
    "or_words",
    "compares",
    "from_words",
    "to_words",
    "clock_before",
    "units",
    "things",
    "bounds_before",
    "bounds_after",
    "unsure",
    "others",
    "negations",
    "corrections",
    "took",
    "same",
    "severe",
    "articles",
    "asks",
    "asks_number",
    "circumstances",
]

# Beside one of these a number is no score, or none of now.
_DOUBTFUL = [
    "clock_before",
    "past",
    "was",
    "future",
    "halves",
    "or_words",
    "units",
    "things",
    "bounds_before",
    "bounds_after",
    "unsure",
    "others",
    "negations",
    "took",
    "asks",
    "circumstances",
]

_OF_DEGREE = {"same", "severe"}

# Finer shades of words that stand in other lists too: they decide no clash between languages.
_MARKS = [
    "asks_back",
    "greetings",
    "strong_now",
    "asked_for",
    "conditional",
    "conditions",
    "asking",
    "for_words",
    "queries",
    "speaker",
    "contrasts",
    "denials",
    "therefore",
    "indefinite",
    "it_is",
    "places",
    "copulas",
    "leads",
    "closing",
    "no_beginning",
    "noes",
    "nothing",
    "kisses",
    "people",
    "third_person",
    "names_one",
    "moves_by",
    "crowds",
    "there_is",
    "sent",
    "again",
    "reaches",
    "ranges_from",
    "vocatives",
    "comes",
    "whens",
    "moves_to",
    "measures",
]

# Words of one language that mean something else in another: they count in their own only.
_FALSE_FRIENDS = {
    "once": "es",
    "tres": "es pt",
    "dos": "es",
    "dix": "fr",
    "six": "en fr",
    "sept": "fr",
    "dez": "pt",
    "nove": "pt",
    "nil": "en",
    "zip": "en",
    "ten": "en",
    "cent": "fr",
    "mil": "es pt",
    "sete": "pt",
    "onze": "fr pt",
    "seize": "fr",
    "trinta": "pt",
}
_READ_EVERYWHERE = {"six", "ten", "dix", "tres", "dos", "sept", "dez", "nove", "sete"}
_NO_NUMBERS = {"fr": ("dos", "tres"), "pt": ("dos",)}  # the back, very; of the


@dataclass(slots=True)
class Branch:
    """Where a phrase stands after so many of its pieces: what it means if it ends, and goes on."""

    tags: Tags = NO_TAGS
    phrase: str = ""
    further: "Branches" = field(default_factory=dict)


Branches = dict[str, Branch]


@dataclass(frozen=True, slots=True, eq=False)  # one a language: known by itself
class Lexicon:
    """What to look words up in: number words, and tagged phrases as a tree of their pieces."""

    numbers: dict[str, int]
    phrases: Branches
    own_numbers: dict[str, int]
    numbers_by_letter: dict[str, list[str]]  # those long enough to be misspelt, by how they begin
    real_words: frozenset[str]
    endings: tuple[tuple[tuple[str, ...], Tags], ...]  # what an unknown word is known by
    articles: frozenset[str]  # words for 1 that mean something else as well
    of_degree: frozenset[str]  # the longest word of what tells without a number how it is
    own_doubtful: frozenset[str]  # words of the patient's language that lead to no score

    def by_ending(self, word: str) -> Tags:
        """What a word that nobody listed is known as by its ending, if anything."""
        if len(word) < _LONG:
            return NO_TAGS
        return next((tags for ends, tags in self.endings if word.endswith(ends)), NO_TAGS)


_SHORT = 4  # letters: a word this short of another language may be read against the patient's own
_ALIKE = ("csz", "ckq", "bv")  # letters that sound alike at the start of a word
_HIGHEST = 10  # of the number words in which a slip is mended

Phrase = tuple[str, ...]


@lru_cache(maxsize=len(LANGUAGES) + 1)
def lexicon(language: str) -> Lexicon:
    """All languages, `language` first; an unknown one is read as English."""
    own = language if language in LANGUAGES else "en"
    codes = [own, *(code for code in LANGUAGES if code != own)]
    tagged = _tagged(own, codes)
    _mark(tagged, own, codes)
    numbers = _numbers(own, codes)
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in numbers:
        if len(word) >= _SHORT:
            for letter in _first_letters(word):
                by_letter[letter].append(word)
    return Lexicon(
        numbers=numbers,
        numbers_by_letter=dict(by_letter),
        phrases=_tree(tagged),
        own_numbers={
            word: value
            for word, value in LANGUAGES[own].numbers.items()
            if value <= _HIGHEST and len(word) >= _SHORT
        },
        real_words=frozenset(
            chain.from_iterable(w.real_words | w.names for w in LANGUAGES.values())
        )
        | frozenset(word for pieces in tagged for word in pieces),
        endings=(
            (tuple(LANGUAGES[own].ailment_endings), frozenset({"body"})),
            (tuple(LANGUAGES[own].adverb_endings), frozenset({"hedges"})),
        ),
        articles=frozenset(piece for (piece, *_), tags in tagged.items() if "articles" in tags),
        of_degree=frozenset(
            max(one, key=len) for one, tags in tagged.items() if tags & _OF_DEGREE
        ),
        own_doubtful=_words_of(LANGUAGES[own], _DOUBTFUL)
        - _phrases_of(LANGUAGES[own], set(_TAGS) - set(_DOUBTFUL)),
    )


def _words_of(language: Words, tags: Iterable[str]) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(PIECE.findall, _phrases_of(language, tags))))


def _phrases_of(language: Words, tags: Iterable[str]) -> frozenset[str]:
    return frozenset(chain.from_iterable(getattr(language, tag) for tag in tags))


def _first_letters(word: str) -> set[str]:
    """The letters that a word may be written to begin with by ear: "ciete", "hocho"."""
    alike = {one for letters in _ALIKE if word[0] in letters for one in letters}
    silent = {"h"} if word[0] in "aeiou" else {word[1]} if word[0] == "h" else set()
    return {word[0], *alike, *silent}


def _tree(tagged: Mapping[Phrase, set[str]]) -> Branches:
    """The phrases by their first piece, their second and so on."""
    roots: Branches = {}
    for pieces, tags in tagged.items():
        branches, branch = roots, Branch()
        for piece in pieces:
            branch = branches.setdefault(piece, Branch())
            branches = branch.further
        branch.tags, branch.phrase = frozenset(tags), " ".join(pieces)
    return roots


def _numbers(own: str, codes: list[str]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for code in codes:
        for word, value in LANGUAGES[code].numbers.items():
            friends = _FALSE_FRIENDS.get(word, own).split()
            if own in friends or word in _READ_EVERYWHERE:
                numbers.setdefault(word, value)
    for word in _NO_NUMBERS.get(own, ()):
        numbers.pop(word, None)
    return numbers


def _tagged(own: str, codes: list[str]) -> dict[Phrase, set[str]]:
    tagged: dict[Phrase, set[str]] = defaultdict(set)
    for code, tag in product(codes, _TAGS):
        for phrase in getattr(LANGUAGES[code], tag):
            if code == own or not _clashes(phrase, tag, own):
                tagged[tuple(PIECE.findall(phrase))].add(tag)
                if tag == "body" and code == "en":
                    tagged[tuple(PIECE.findall(f"{phrase}'s"))] |= {tag, "body_is"}  # my hip's a 3
    for ending in chain.from_iterable(LANGUAGES[code].hedging_ends for code in codes):
        tagged[(ending,)].add("hedges")
    return tagged


def _mark(tagged: dict[Phrase, set[str]], own: str, codes: list[str]) -> None:
    """Add the marks; a mark makes no phrase of several words of its own."""
    for code, mark in product(codes, _MARKS):
        for phrase in getattr(LANGUAGES[code], mark):
            pieces = tuple(PIECE.findall(phrase))
            known = pieces in tagged or len(pieces) == 1
            if known and (code == own or not _clashes(phrase, mark, own)):
                tagged[pieces].add(mark)
    speakers = frozenset().union(*(LANGUAGES[code].speaker for code in codes))
    pain = re.compile("|".join(one for code in codes for one in LANGUAGES[code].pain_itself))
    for pieces, tags in tagged.items():
        if pieces[0] in speakers:
            tags.add("speaker")
        if "pain" in tags and pain.search(" ".join(pieces)):
            tags.add("pain_itself")


def _clashes(phrase: str, tag: str, own: str) -> bool:
    """Whether a short word of another language would be read against the patient's own."""
    if " " in phrase or len(phrase) > _SHORT:
        return False
    mine = LANGUAGES[own]
    return any(phrase in getattr(mine, other) for other in _TAGS if other != tag)
