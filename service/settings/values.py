"""What a setting's value must look like; each raises ValueError with the clause to print."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

from pydantic import SecretStr

from service.core.errors import InputError
from service.core.phones import parse_phone
from service.core.prices import parse_price


def web_address(text: str) -> str:
    """An address of the web, without a query."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("is not a web address")
    if parts.query or parts.fragment:
        raise ValueError("must not hold ? or #")
    return text.rstrip("/")


def public_address(text: str) -> str:
    """Where Twilio reaches us: https, or plain http on this machine only."""
    parts = urlsplit(web_address(text))
    loopback = parts.hostname in ("127.0.0.1", "localhost", "::1")
    if parts.scheme == "http" and not loopback:
        raise ValueError("must begin with https:// (plain http only on this machine)")
    return text.rstrip("/")


def token(secret: SecretStr) -> SecretStr:
    """A secret that signs: with an empty one anybody could."""
    text = secret.get_secret_value().strip()
    if not text:
        raise ValueError("is empty")
    return SecretStr(text)


def secret_address(secret: SecretStr) -> SecretStr:
    """An address that is a secret itself."""
    parts = urlsplit(secret.get_secret_value())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("is not a web address")
    return secret


def _is_sid(text: str, prefix: str) -> bool:
    return re.fullmatch(prefix + "[0-9a-zA-Z]{32}", text) is not None


def account_sid(text: str) -> str:
    """A Twilio account SID."""
    if not _is_sid(text, "AC"):
        raise ValueError("is not a Twilio account SID")
    return text


def sender(text: str) -> str:
    """A messaging service SID, or a phone number."""
    if _is_sid(text, "MG"):
        return text
    try:
        return parse_phone(text)
    except InputError:
        raise ValueError("is neither a messaging service SID nor a phone number") from None


def numbers(text: object) -> object:
    """One or several numbers, separated by commas."""
    if not isinstance(text, str):
        return text
    try:
        return tuple(parse_phone(number.strip()) for number in text.split(",") if number.strip())
    except InputError as error:
        raise ValueError(f"holds {error.value!r}, which is no phone number") from None


def seconds(text: object) -> object:
    """A number of seconds, fractions too: pydantic itself reads a bare number as no duration."""
    if not isinstance(text, str):
        return text
    try:
        return timedelta(seconds=float(text))
    except (ValueError, OverflowError):
        raise ValueError("is not a number of seconds") from None


def price(text: object) -> object:
    """An amount of money and its currency."""
    if not isinstance(text, str):
        return text
    try:
        return parse_price(text, "")
    except InputError as error:
        raise ValueError(error.problem) from None


def database_url(text: str) -> str:
    """An SQLite file or a PostgreSQL server, with the driver that we bring."""
    if text.startswith(("postgresql://", "postgres://")):
        text = "postgresql+psycopg://" + text.split("://", 1)[1]
    if text.startswith("postgresql+psycopg://"):
        _port_of(text)
    elif not text.startswith("sqlite:///"):
        raise ValueError("is neither an SQLite nor a PostgreSQL address")
    elif text.removeprefix("sqlite:///") in ("", ":memory:"):
        raise ValueError("names no file")
    return text


def _port_of(url: str) -> int | None:
    try:
        return urlsplit(url).port
    except ValueError:
        raise ValueError("has no number for a port") from None
