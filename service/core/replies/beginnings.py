"""What a pattern can begin with: its first three letters, as far as they are plain to see."""

import re
from collections.abc import Iterator

SIZE = 3  # letters: enough that a word is held against a handful of hundreds of patterns

_GROUP = re.compile(r"\((?!\?)|\(\?[:>]")
_NO_WIDTH = re.compile(r"\(\?<?[=!]|\\[bBAZ]|[\^$]")
_LITERAL = re.compile(r"\\(\W)|([^\\.\[(|)?*+{^$])")
_ANY_SIGN = re.compile(r"\\.|\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_OPTIONAL = re.compile(r"(?:[?*]|\{0?,\d*\})[?+]?")
_REPEATED = re.compile(r"(?:[*+]|\{\d*,?\d*\})[?+]?")

Starts = set[str]


def beginnings(pattern: str) -> frozenset[str]:
    """What a match can begin with; where one is shorter, anything may follow it.

    It may name too many, and never too few: whatever the pattern matches begins with one of them.
    """
    return frozenset(one for some in _grown(pattern) for one in some)


def alternatives(pattern: str) -> list[str]:
    """What stands between the bars of a pattern that are in no group."""
    ends = [at for at, depth in _depths(pattern) if pattern[at] == "|" and depth == 0]
    starts = [0, *(end + 1 for end in ends)]
    return [pattern[a:b] for a, b in zip(starts, [*ends, len(pattern)], strict=True)]


def _grown(pattern: str) -> tuple[Starts, Starts]:
    """The beginnings to which what stands behind the pattern adds, and those that are settled."""
    growing: Starts = {""}
    settled: Starts = set()
    while pattern and growing:
        ending, open_ones, pattern = _first_part(pattern)
        if optional := _OPTIONAL.match(pattern):
            ending = {*ending, ""}
        if repeated := _REPEATED.match(pattern):
            open_ones = {*open_ones, *(one for one in ending if one)}
        pattern = pattern[max((m.end() for m in (optional, repeated) if m), default=0) :]
        settled |= {(one + more)[:SIZE] for one in growing for more in open_ones}
        longer = {(one + more)[:SIZE] for one in growing for more in ending}
        settled |= {one for one in longer if len(one) == SIZE}
        growing = longer - settled
    return growing, settled


def _first_part(pattern: str) -> tuple[Starts, Starts, str]:
    """What the first part of a pattern adds, what it adds before anything else, and the rest."""
    if _NO_WIDTH.match(pattern):
        return {""}, set(), pattern[_end_of_part(pattern) :]
    if group := _GROUP.match(pattern):
        end = _end_of_part(pattern)
        parts = [_grown(one) for one in alternatives(pattern[group.end() : end - 1])]
        ending = {one for grown, _ in parts for one in grown}
        return ending, {one for _, some in parts for one in some}, pattern[end:]
    if literal := _LITERAL.match(pattern):
        return {literal[1] or literal[2]}, set(), pattern[literal.end() :]
    sign = _ANY_SIGN.match(pattern)
    return set(), {""}, pattern[sign.end() if sign else len(pattern) :]


def _end_of_part(pattern: str) -> int:
    """Where the group, or the sign without width, that opens a pattern ends."""
    if pattern[0] != "(":
        return len(pattern) - len(pattern.lstrip("^$")) or len(r"\b")
    return next(at for at, depth in _depths(pattern) if pattern[at] == ")" and depth == 0) + 1


def _depths(pattern: str) -> Iterator[tuple[int, int]]:
    """The places of brackets and bars, each with how many groups it stands in."""
    depth, at = 0, 0
    in_class = False
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 2
            continue
        if in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
            yield at, depth
        elif sign == "|":
            yield at, depth
        at += 1
