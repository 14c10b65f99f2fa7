"""Reads a request to send a text the way Twilio does: the first thing wrong is its error code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from service.simulator.config import SimulatorConfig, is_e164
from service.simulator.refusals import RefusalError

_MAX_BODY = 1600
_MAX_VALIDITY_SECONDS = 36000
_MAX_CALLBACK = 4000

# Twilio's test numbers: each stands for one fate.
_MAGIC_SENDER = "+15005550006"
_SENDER_FATES = {"+15005550001": 21212, "+15005550007": 21606, "+15005550008": 21611}
_RECIPIENT_FATES = {
    "+15005550001": 21211,
    "+15005550002": 21612,
    "+15005550003": 21408,
    "+15005550004": 21610,
    "+15005550009": 21614,
}

_USED = frozenset(
    ("To", "From", "MessagingServiceSid", "Body", "StatusCallback", "ValidityPeriod")
)
_TOLERATED = frozenset(
    {"AddressRetention", "ApplicationSid", "Attempt", "ContentRetention", "ForceDelivery"}
    | {"MaxPrice", "MessageIntent", "ProvideFeedback", "RiskCheck", "ShortenUrls"}
    | {"SmartEncoded", "Tags", "TrafficType"}
)
# Ignoring these would send something else than what was asked for.
_NOT_SIMULATED = frozenset(
    {"ContentSid", "ContentVariables", "FallbackFrom", "MediaUrl", "PersistentAction"}
    | {"ScheduleType", "SendAsMms", "SendAt"}
)


@dataclass(frozen=True, slots=True)
class SendRequest:
    """A text that may be accepted; `from_` is None when the messaging service is to choose."""

    to: str
    from_: str | None
    messaging_service_sid: str | None
    body: str
    status_callback: str | None
    validity: timedelta


def read_send_request(form: Mapping[str, str], config: SimulatorConfig) -> SendRequest:
    """Check the form fields of a create call. Raises RefusalError with Twilio's code."""
    _check_fields(form, config)
    to = _read_recipient(form.get("To", ""))
    service_sid = form.get("MessagingServiceSid") or None
    if service_sid and service_sid != config.messaging_service_sid:
        raise RefusalError(21705, service_sid)
    sender = form.get("From") or None
    if sender:
        _check_sender(sender, config)
    elif not service_sid:
        raise RefusalError(21603)
    if sender == to:
        raise RefusalError(21266, to)
    return SendRequest(
        to=to,
        from_=sender,
        messaging_service_sid=service_sid,
        body=_read_body(form.get("Body", "")),
        status_callback=_read_callback(form.get("StatusCallback", "")),
        validity=_read_validity(form.get("ValidityPeriod", "")),
    )


def _check_fields(form: Mapping[str, str], config: SimulatorConfig) -> None:
    for name in form:
        unknown = name not in _USED | _TOLERATED
        if name in _NOT_SIMULATED or (config.strict and unknown):
            raise RefusalError(20001, name)


def _read_recipient(to: str) -> str:
    if not to:
        raise RefusalError(21604)
    if re.fullmatch("[0-9]{5,6}", to):
        raise RefusalError(21265, to)
    if not is_e164(to):
        raise RefusalError(21211, to)
    if to in _RECIPIENT_FATES:
        raise RefusalError(_RECIPIENT_FATES[to], to)
    return to


def _check_sender(sender: str, config: SimulatorConfig) -> None:
    if sender in _SENDER_FATES:
        raise RefusalError(_SENDER_FATES[sender], sender)
    if not is_e164(sender):
        raise RefusalError(21212, sender)
    if sender not in config.numbers and sender != _MAGIC_SENDER:
        raise RefusalError(21606, sender)


def _read_body(body: str) -> str:
    if not body:
        raise RefusalError(21602)
    if len(body) > _MAX_BODY:
        raise RefusalError(21617)
    return body


def _read_callback(url: str) -> str | None:
    if not url:
        return None
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and "_" not in (parts.hostname or "_")
        usable = usable and (parts.port or 80) > 0 and len(url) <= _MAX_CALLBACK
    except ValueError:
        usable = False
    if not usable:
        raise RefusalError(21609, url[:100])
    return url


def _read_validity(seconds: str) -> timedelta:
    if not seconds:
        return timedelta(seconds=_MAX_VALIDITY_SECONDS)
    digits = re.fullmatch("[0-9]{1,5}", seconds)
    if not digits or not 1 <= int(seconds) <= _MAX_VALIDITY_SECONDS:
        raise RefusalError(90007, seconds[:20])
    return timedelta(seconds=int(seconds))
