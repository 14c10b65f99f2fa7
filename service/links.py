"""Signed links: an address that names one alert to one person, and that nobody can make up.

The token holds no name and no number: which episode, for whom, and the minute it was issued.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from itsdangerous import BadSignature, Signer

from service.core.errors import CarebellError

GOOD_FOR = timedelta(days=7)
"""After that a link is dead; the alert has long gone on to somebody else."""

_MINUTE = timedelta(minutes=1)
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class LinkError(CarebellError):
    """The link was altered, is too old, opens nothing any more, or never was one.

    `link` is what it says, where it is one of ours.
    """

    def __init__(self, message: str, link: "Link | None" = None) -> None:
        super().__init__(message)
        self.link = link


@dataclass(frozen=True, slots=True)
class Link:
    """What a token says: which episode, to whom, and when it was issued (to the minute, UTC)."""

    episode_id: int
    person_id: int
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class Links:
    """Makes and reads tokens with one secret key; `purpose` keeps those of two uses apart."""

    key: str
    purpose: str = "alert"

    def token(self, link: Link) -> str:
        """The token of a link: letters, digits, dots, - and _; about 40 characters."""
        minutes = (link.issued_at - _EPOCH) // _MINUTE
        parts = (link.episode_id, link.person_id, minutes)
        return self._signer.sign(".".join(map(_base36, parts))).decode()

    def read(self, token: str, now: datetime) -> Link:
        """The link of a token.

        Raises:
            LinkError: it was altered, or issued more than `GOOD_FOR` ago, or after `now`.
        """
        try:
            parts = self._signer.unsign(token).decode().split(".")
            episode_id, person_id, minutes = (int(part, 36) for part in parts)
            issued_at = _EPOCH + minutes * _MINUTE
        except (BadSignature, ValueError, OverflowError) as error:
            raise LinkError("This link is not one of ours.") from error
        link = Link(episode_id, person_id, issued_at)
        if token != self.token(link):  # the last letter of a signature has bits to spare
            raise LinkError("This link is not one of ours.")
        if not timedelta(0) <= now - issued_at <= GOOD_FOR:
            raise LinkError("This link has expired.", link)
        return link

    @property
    def _signer(self) -> Signer:
        return Signer(self.key, salt=f"carebell.{self.purpose}", digest_method=sha256)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
