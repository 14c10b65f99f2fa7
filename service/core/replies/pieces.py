"""A text cut into pieces: numbers, known phrases, unknown words, and the ends of clauses."""

from dataclasses import dataclass

from service.core.replies.lexicon import NO_TAGS, PIECE, Branch, Lexicon, Tags
from service.core.replies.plain import HALF, PICTURE, THUMB_DOWN, THUMB_UP
from service.core.replies.quantity_forms import DECIMAL, PERCENT, RANGE, SCALE, SIGNED
from service.core.replies.spelling import as_doubtful

BAD = {
    DECIMAL: "not_whole",
    HALF: "not_whole",
    RANGE: "range",
    SCALE: "other_scale",
    PERCENT: "percent",
    SIGNED: "signed",
}

_ENDS = frozenset(".,!;\n()" + PICTURE + THUMB_UP + THUMB_DOWN + '"[]|')


@dataclass(slots=True)
class Piece:
    """One number, phrase, word or sign, and what it is known as."""

    raw: str
    number: int | None = None
    tags: Tags = NO_TAGS
    bad: str = ""
    glued: bool = False  # to the piece before, without a space

    @property
    def ends(self) -> bool:
        """Whether a clause ends here."""
        return self.raw in _ENDS or self.raw == "?"

    @property
    def counts(self) -> bool:
        """Whether it may be a number: digits, a quantity, or a word like "one"."""
        return self.number is not None or self.bad != "" or "articles" in self.tags

    def any(self, *tags: str) -> bool:
        """Whether it is known as any of these."""
        return not self.tags.isdisjoint(tags)


def pieces(text: str, words: Lexicon) -> list[Piece]:
    """The pieces of a text with digits and signs, the longest known phrase first."""
    found = list(PIECE.finditer(text))
    real = words.real_words
    raw = [
        word if (word := m[0]) in real else as_doubtful(word, words.own_doubtful) for m in found
    ]
    phrases = words.phrases
    result: list[Piece] = []
    at = end = 0
    while at < len(raw):
        word = raw[at]
        glued = at > 0 and found[at].start() == end
        further = at + 1
        if word.isdecimal():
            number = int(word[:4]) if word == "0" or word[0] != "0" else 999
            result.append(Piece(word, number, NO_TAGS, "", glued))
        elif (phrase := _longest_phrase(phrases.get(word), raw, further)) is not None:
            result.append(Piece(phrase.phrase, None, phrase.tags, "", glued))
            further += phrase.phrase.count(" ")
        else:
            result.append(Piece(word, None, words.by_ending(word), BAD.get(word, ""), glued))
        end = found[further - 1].end()
        at = further
    return result


def _as_known(word: str, words: Lexicon) -> str:
    return word if word in words.real_words else as_doubtful(word, words.own_doubtful)


def _longest_phrase(branch: Branch | None, raw: list[str], at: int) -> Branch | None:
    """The longest known phrase that goes on from its first word, if there is any."""
    longest = None
    while branch is not None:
        if branch.phrase:
            longest = branch
        branch = branch.further.get(raw[at]) if at < len(raw) else None
        at += 1
    return longest
