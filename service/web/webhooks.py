"""Twilio's two webhooks: checked, stored, and answered with nothing to say."""

import re
from collections.abc import Callable, Sequence
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from service.clock import Clock
from service.core.phones import masked
from service.engine.intake import IncomingReceipt, IncomingText
from service.logs import logger
from service.sms.signatures import SignatureCheck
from service.web.mailbox import Mailbox

INBOUND = "/twilio/inbound"
STATUS = "/twilio/status"
RECEIPTS_AT_ONCE = 20
"""Each takes its text a step further: more at once would hold whoever writes next for too long."""
BODY_LIMIT = 256 * 1024
"""Twilio's forms are a few KiB; nothing larger is read."""

# Twilio: an empty TwiML document acknowledges without sending anything. Plain text would be
# texted to the sender.
NOTHING_TO_SAY = '<?xml version="1.0" encoding="UTF-8"?><Response/>'

_SID = re.compile(r"[0-9A-Za-z]{1,34}")
_ATTEMPT = re.compile(r"[0-9a-f]{1,32}")
_CODE = re.compile(r"[0-9]{1,6}")

log = logger(__name__)

Form = dict[str, list[str]]
Arrived = IncomingText | IncomingReceipt
Store = Callable[[Sequence[Arrived]], object]


def webhook_routes(
    check: SignatureCheck, account_sid: str, clock: Clock, store: Store
) -> list[Route]:
    """The routes for inbound texts and receipts.

    A request that Twilio did not sign, or that is about another account, is refused with 403 and
    leaves no row. What is accepted is committed before it is answered; if it cannot be stored
    the answer is 503, so that Twilio's retry or the catch-up brings it again. Texts do not wait
    for receipts, of which a peak of reminders brings several each.
    """
    texts, receipts = Mailbox(store), Mailbox(store, RECEIPTS_AT_ONCE)

    async def inbound(request: Request) -> Response:
        form = await _signed_form(request, check, account_sid)
        sid, sender = _first(form, "MessageSid"), _first(form, "From")
        if form is None or not _is_sid(sid) or not sender:
            return _refused(form)
        text = IncomingText(
            sid=sid,
            from_phone=sender,
            to_phone=_first(form, "To"),
            body=_first(form, "Body"),
            parameters={name: values[0] for name, values in form.items()},
            received_at=clock.now(),
        )
        return await _stored(texts, text, masked(sender))

    async def status(request: Request) -> Response:
        form = await _signed_form(request, check, account_sid)
        sid, word = _first(form, "MessageSid"), _first(form, "MessageStatus")
        if form is None or not _is_sid(sid) or not word:
            return _refused(form)
        attempt, code = request.query_params.get("a", ""), _first(form, "ErrorCode")
        receipt = IncomingReceipt(
            provider_sid=sid,
            status=word,
            attempt_id=attempt if _ATTEMPT.fullmatch(attempt) else None,
            error_code=int(code) if _CODE.fullmatch(code) else None,
            received_at=clock.now(),
        )
        return await _stored(receipts, receipt, sid)

    return [
        Route(INBOUND, inbound, methods=["POST"]),
        Route(STATUS, status, methods=["POST"]),
    ]


async def _signed_form(request: Request, check: SignatureCheck, account_sid: str) -> Form | None:
    """The request's form, or None unless our provider signed it for our account."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT:
            return None
    # Blank fields are part of what is signed.
    form = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    path = request.scope["raw_path"].decode("ascii", "replace")
    query = request.scope["query_string"].decode("ascii", "replace")
    signature = request.headers.get("x-twilio-signature")
    if not check.passes(f"{path}?{query}" if query else path, form, signature):
        return None
    return form if _first(form, "AccountSid") == account_sid else None


async def _stored(mailbox: Mailbox[Arrived], item: Arrived, name: str) -> Response:
    try:
        await mailbox.put(item)
    except Exception as error:  # noqa: BLE001  whatever it was, Twilio must hear "not stored"
        log.error("webhook could not be stored", about=name, error=type(error).__name__)
        return Response(status_code=503)
    return Response(NOTHING_TO_SAY, media_type="text/xml")


def _refused(form: Form | None) -> Response:
    if form is None:
        log.warning("webhook refused: not signed by our provider")
        return PlainTextResponse("Not signed by Twilio for this service.", status_code=403)
    return PlainTextResponse("A field is missing or is none of Twilio's.", status_code=400)


def _is_sid(text: str) -> bool:
    return _SID.fullmatch(text) is not None


def _first(form: Form | None, name: str) -> str:
    return form[name][0] if form and name in form else ""
