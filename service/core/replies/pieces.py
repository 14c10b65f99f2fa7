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
    found = [(m.group(), m.start(), m.end()) for m in PIECE.finditer(text)]
    raw = [_as_known(one[0], words) for one in found]
    result: list[Piece] = []
    at = 0
    while at < len(found):
        word, start = raw[at], found[at][1]
        glued = at > 0 and found[at - 1][2] == start
        if word.isdecimal():
            number = int(word[:4]) if word == "0" or word[0] != "0" else 999
            result.append(Piece(word, number=number, glued=glued))
            at += 1
            continue
        longest, further = None, at
        if word in words.phrases:
            longest, further = _longest_phrase(words, raw, at)
        if longest is None:
            tags = words.by_ending(word)
            result.append(Piece(word, tags=tags, bad=BAD.get(word, ""), glued=glued))
            at += 1
        else:
            result.append(Piece(longest.phrase, tags=longest.tags, glued=glued))
            at = further
    return result


def _as_known(word: str, words: Lexicon) -> str:
    if word in words.real_words:
        return word
    return as_doubtful(word, words.own_doubtful)


def _longest_phrase(words: Lexicon, raw: list[str], at: int) -> tuple[Branch | None, int]:
    """The longest known phrase that begins at this place, and where it ends."""
    longest, end = None, at
    branch = words.phrases.get(raw[at])
    while branch is not None:
        at += 1
        if branch.phrase:
            longest, end = branch, at
        branch = branch.further.get(raw[at]) if at < len(raw) else None
    return longest, end
