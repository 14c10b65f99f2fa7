"""Names in the letters of GSM-7, where somebody has asked for that."""

from unicodedata import combining, normalize

from service.core.segments import is_gsm7


def plain_name(name: str) -> str:
    """The name without those accents that GSM-7 lacks: Héctor Lucía -> Héctor Lucia.

    Letters keep the accents that GSM-7 has. A name that cannot be written so as a whole stays
    as it is: half a name changed would be a name spoiled, and save nothing.
    """
    written = without_accents(name)
    return written if is_gsm7(written) else name


def without_accents(text: str) -> str:
    """The text with each character outside GSM-7 as its base letter, where it has one in GSM-7."""
    return "".join(map(_plain, normalize("NFC", text)))


def in_gsm7(text: str) -> str:
    """The text as GSM-7 has to say it: base letters, and ? for what has none."""
    return "".join(char if is_gsm7(char) else "?" for char in without_accents(text))


def _plain(char: str) -> str:
    if is_gsm7(char):
        return char
    base = "".join(part for part in normalize("NFKD", char) if not combining(part))
    return base if base and is_gsm7(base) else char
