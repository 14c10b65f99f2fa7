"""Twilio's webhook signature, built from its description so that a wire mistake cannot hide."""

import base64
import hashlib
import hmac
from collections.abc import Iterable
from urllib.parse import urlsplit

_PORTS = {"http": 80, "https": 443}


def other_port(url: str) -> str:
    """The URL with its port left out, or with the usual one written where it has none.

    Twilio: either is signed, whichever was configured.
    """
    parts = urlsplit(url)
    if parts.port is None:
        return parts._replace(netloc=f"{parts.netloc}:{_PORTS[parts.scheme]}").geturl()
    return parts._replace(netloc=parts.netloc.rpartition(":")[0]).geturl()


def sign(auth_token: str, url: str, fields: Iterable[tuple[str, str]]) -> str:
    """The `X-Twilio-Signature` of a webhook.

    Twilio: HMAC-SHA1 with the auth token over the exact URL (query kept, no fragment) followed
    by every distinct name and value, sorted, without separators; base64.
    """
    signed = url + "".join(name + value for name, value in sorted(set(fields)))
    digest = hmac.new(auth_token.encode(), signed.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()
