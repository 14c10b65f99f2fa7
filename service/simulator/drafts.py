"""Messages at the beginning of their lives."""

from datetime import datetime

from service.simulator.sending import SendRequest
from service.simulator.state import Message


def accepted(request: SendRequest, now: datetime, *, hurried: bool) -> Message:
    """A text that the API has just accepted."""
    return Message(
        direction="outbound-api",
        from_=request.from_,
        to=request.to,
        body=request.body,
        status="accepted" if request.messaging_service_sid else "queued",
        created_at=now,
        expires_at=now + request.validity,
        messaging_service_sid=request.messaging_service_sid,
        status_callback=request.status_callback,
        is_hurried=hurried,
    )


def received(
    handset: str, own_number: str, body: str, now: datetime, service_sid: str | None
) -> Message:
    """A text that has just come from a handset."""
    return Message(
        direction="inbound",
        from_=handset,
        to=own_number,
        body=body,
        status="received",
        created_at=now,
        sent_at=now,
        messaging_service_sid=service_sid,
    )


def reply(message: Message, body: str) -> Message:
    """Twilio's own answer to an inbound message."""
    return Message(
        direction="outbound-reply",
        from_=message.to,
        to=message.from_ or "",
        body=body,
        status="queued",
        created_at=message.created_at,
        messaging_service_sid=message.messaging_service_sid,
    )
