"""Files that people name: read as the text that they must be."""

from pathlib import Path

from service.core.errors import InputError


def text_of(file: Path, example: str) -> str:
    """What is in a file that somebody wrote, a spreadsheet's mark of UTF-8 left out.

    Raises:
        InputError: it is no text in UTF-8; `example` says how to save one that is.
    """
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("FILE", file.name, "is no text in UTF-8", example) from None
