"""How messages look on Twilio's wire: the 20-key resource, RFC 2822 dates, webhook fields."""

from datetime import datetime
from email.utils import format_datetime

from service.simulator.clock import iso
from service.simulator.state import Message, Text

API_VERSION = "2010-04-01"

_ERROR_MESSAGES = {
    21610: "Attempt to send to an unsubscribed recipient",
    30003: "Unreachable destination handset",
    30004: "Message blocked",
    30005: "Unknown destination handset",
    30006: "Landline or unreachable carrier",
    30007: "Message filtered",
    30008: "Unknown error",
    30036: "Validity period expired",
}
_PLACES = ("City", "State", "Zip", "Country")


def messages_path(account_sid: str) -> str:
    """The path of an account's messages, without `.json`."""
    return f"/{API_VERSION}/Accounts/{account_sid}/Messages"


def message_resource(message: Message, account_sid: str) -> dict[str, object]:
    """The message as the REST API answers it: all 20 keys, always.

    Twilio: `num_segments` and `num_media` are strings; segments are "0" until a sender is chosen.
    """
    path = f"{messages_path(account_sid)}/{message.sid}"
    return {
        "account_sid": account_sid,
        "api_version": API_VERSION,
        "body": message.body,
        "date_created": _rfc2822(message.created_at),
        "date_sent": _rfc2822(message.sent_at),
        "date_updated": _rfc2822(message.updated_at),
        "direction": message.direction,
        "error_code": message.error_code,
        "error_message": _ERROR_MESSAGES.get(message.error_code or 0),
        "from": message.from_,
        "messaging_service_sid": message.messaging_service_sid,
        "num_media": "0",
        "num_segments": str(message.num_segments if message.from_ else 0),
        "price": None,
        "price_unit": "USD",
        "sid": message.sid,
        "status": message.status,
        "subresource_uris": {"media": f"{path}/Media.json"},
        "to": message.to,
        "uri": f"{path}.json",
    }


def ledger_row(message: Message) -> dict[str, object]:
    """What became of a message that was accepted; times in ISO 8601."""
    return {
        "sid": message.sid,
        "to": message.to,
        "from": message.from_,
        "body": message.text,
        "created_at": iso(message.created_at),
        "reached_at": message.reached_at and iso(message.reached_at),
        "status": message.status,
    }


def conversation_row(text: Text, message: Message | None) -> dict[str, object]:
    """A text on a handset's screen; `message` is its resource, None where it was deleted."""
    return {
        "sid": text.sid,
        "from": text.from_,
        "body": text.body,
        "at": iso(text.at),
        "on_screen": True,
        "status": message.status if message else "delivered",
        "error_code": message.error_code if message else None,
    }


def unseen_row(message: Message) -> dict[str, object]:
    """A text that was accepted for a handset and is not on its screen."""
    return {
        "sid": message.sid,
        "from": message.from_ or "",
        "body": message.text,
        "at": iso(message.created_at),
        "on_screen": False,
        "status": message.status,
        "error_code": message.error_code,
    }


def status_fields(message: Message, account_sid: str) -> dict[str, str]:
    """The form that a status callback posts."""
    return _status_fields(message, account_sid, message.status, message.error_code)


def contradicting_fields(message: Message, account_sid: str) -> dict[str, str]:
    """The form of a callback that says the opposite: not delivered after all, or yes, it was.

    Twilio: 30008 is an unknown error of the carrier.
    """
    if message.status == "delivered":
        return _status_fields(message, account_sid, "undelivered", 30008)
    return _status_fields(message, account_sid, "delivered", None)


def _status_fields(
    message: Message, account_sid: str, status: str, error_code: int | None
) -> dict[str, str]:
    fields = _common_fields(message, account_sid)
    fields |= {"MessageStatus": status, "SmsStatus": status}
    if error_code is not None:
        fields["ErrorCode"] = str(error_code)
    if status == "delivered":
        fields["RawDlrDoneDate"] = message.updated_at.strftime("%y%m%d%H%M")
    return fields


def inbound_fields(message: Message, account_sid: str) -> dict[str, str]:
    """The form that an inbound webhook posts.

    The places of both numbers are unknown here and therefore empty, as they often are at Twilio:
    a receiver that drops empty fields computes a wrong signature.
    """
    places = {f"{end}{place}": "" for end in ("From", "To") for place in _PLACES}
    return (
        places
        | _common_fields(message, account_sid)
        | {
            "SmsMessageSid": message.sid,
            "SmsStatus": message.status,
            "Body": message.body,
            "NumMedia": "0",
            "ReferralNumMedia": "0",
            "NumSegments": str(message.num_segments),
        }
    )


def _common_fields(message: Message, account_sid: str) -> dict[str, str]:
    fields = {
        "MessageSid": message.sid,
        "SmsSid": message.sid,
        "AccountSid": account_sid,
        "From": message.from_ or "",
        "To": message.to,
        "ApiVersion": API_VERSION,
    }
    if message.messaging_service_sid:
        fields["MessagingServiceSid"] = message.messaging_service_sid
    return fields


def _rfc2822(moment: datetime | None) -> str | None:
    """Twilio's date; the SDK ignores the offset, so it has to be `+0000` (`moment` is UTC)."""
    return None if moment is None else format_datetime(moment)
