"""What people are called: one line of text that can never be mistaken for an id."""

from unicodedata import category, normalize

from service.core.errors import InputError

_LONGEST = 80
_EXAMPLE = '"Maria Lopez"'
_JOINERS = "\u200c\u200d"  # invisible, but Persian and Indian names are spelled with them


def parse_name(text: str, where: str, example: str = _EXAMPLE) -> str:
    """The name, composed (NFC), with single spaces inside and none around it.

    Raises:
        InputError: it is empty, longer than 80 characters, holds no letter (an id is never a
            name), or holds control or invisible characters.
    """
    name = " ".join(normalize("NFC", text).split())
    if not name:
        raise InputError(where, text, "is empty", example)
    if len(name) > _LONGEST:
        raise InputError(where, text, f"is longer than {_LONGEST} characters", example)
    if any(map(_is_hidden, name)):
        raise InputError(where, text, "holds control or invisible characters", example)
    if not any(map(str.isalpha, name)):
        raise InputError(where, text, "holds no letter", example)
    return name


def first_name(name: str) -> str:
    """The first word of a name."""
    return name.partition(" ")[0]


def _is_hidden(char: str) -> bool:
    return category(char) in {"Cc", "Cf", "Cs"} and char not in _JOINERS
