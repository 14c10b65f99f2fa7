"""Twilio's error codes as data: what each means for us, and in words that a person understands.

Twilio says that codes may be added and reworded, so an unlisted one falls to a default row: a
refusal of the call is permanent, a failure reported later is not repeated.
"""

from dataclasses import dataclass

from service.core.failures import Failure

OPTED_OUT = 21610


@dataclass(frozen=True, slots=True)
class Code:
    """One row: what a code means and how to say it.

    `stops_all`: not about this text or number, but about our account or sender, so that nothing
    else would pass either. `again`: how often a text is sent again that a receipt with this code
    proved not to have arrived. `once_more`: as an answer it is believed the second time only.
    """

    failure: Failure
    words: str
    stops_all: bool = False
    again: int = 0
    once_more: bool = False


_N, _F, _T = Failure.NUMBER_BAD, Failure.CONFIGURATION, Failure.TEMPORARY
_P, _C, _A = Failure.PERMANENT, Failure.CONTENT, Failure.AMBIGUOUS

CODES: dict[int, Code] = {
    14107: Code(_P, "too many automatic answers between two numbers"),
    20003: Code(_F, "Twilio does not accept the account SID and auth token", stops_all=True),
    20005: Code(_F, "the Twilio account is not active", stops_all=True),
    20008: Code(_F, "Twilio's test credentials cannot send real texts", stops_all=True),
    20404: Code(
        _F, "Twilio does not know what was asked for: check the account SID", stops_all=True
    ),
    20429: Code(Failure.THROTTLED, "too many calls to Twilio at once"),
    20500: Code(_A, "Twilio had a fault of its own"),
    20503: Code(_A, "Twilio was not available"),
    21211: Code(_N, "that is not a valid number"),
    21212: Code(_F, "the sender is not a valid number of this account", stops_all=True),
    21214: Code(_N, "that number cannot be reached"),
    21217: Code(_N, "that number does not seem to exist"),
    21219: Code(_F, "the number is not verified, as a trial account needs"),
    21265: Code(_N, "that is a short code, which cannot be texted"),
    21266: Code(_P, "the text was addressed to its own sender"),
    21408: Code(_F, "texts to that country are not switched on in the Twilio console"),
    21602: Code(_P, "the text was empty"),
    21603: Code(_F, "no sender was given", stops_all=True),
    21604: Code(_P, "no recipient was given"),
    21606: Code(_F, "the sender cannot send texts, or is not this account's", stops_all=True),
    21608: Code(_F, "the number is not verified, as a trial account needs"),
    21609: Code(_F, "Twilio does not accept the status callback's address", stops_all=True),
    OPTED_OUT: Code(Failure.OPTED_OUT, "the owner of the number texted STOP"),
    21611: Code(_T, "that sender already has ten hours of texts waiting", stops_all=True),
    21612: Code(_N, "that number cannot be reached from this sender", once_more=True),
    21614: Code(_N, "that is not a mobile number"),
    21617: Code(_P, "the text is too long"),
    21619: Code(_P, "the text was empty"),
    21635: Code(_N, "that is a landline"),
    21659: Code(_F, "the sender is not a number of this account", stops_all=True),
    21660: Code(_F, "the sender belongs to another account", stops_all=True),
    21701: Code(_F, "there is no such messaging service", stops_all=True),
    21703: Code(_F, "the messaging service has no sender", stops_all=True),
    21704: Code(_F, "the messaging service has no sender for this recipient"),
    21705: Code(_F, "the messaging service is not valid", stops_all=True),
    30001: Code(_T, "the provider's queue was full", again=2),
    30002: Code(_F, "the Twilio account was suspended", stops_all=True),
    30003: Code(_T, "the phone was off or out of coverage", again=1),
    30004: Code(Failure.BLOCKED, "the text was blocked by the recipient or the carrier"),
    30005: Code(_N, "the number is unknown or no longer in use"),
    30006: Code(_N, "that is a landline, or its carrier cannot be reached"),
    30007: Code(_C, "the carrier took the text for spam"),
    30008: Code(_A, "the carrier gave no reason; it may have been delivered"),
    30009: Code(_P, "a part of a long text was lost on its way to us"),
    30017: Code(_T, "the carrier's network was congested", again=1),
    30018: Code(_F, "the sender is not registered for that country"),
    30020: Code(_T, "the provider had a fault of its own", again=1),
    30021: Code(_T, "the provider had a fault of its own", again=1),
    30022: Code(_T, "the sender's rate limit was passed", again=2),
    30023: Code(_F, "the sender's limit for the day was passed"),
    30024: Code(_F, "the carrier does not accept this sender yet", stops_all=True),
    30027: Code(_F, "the sender's limit for the day was passed at one carrier"),
    30029: Code(_P, "message redaction is not switched on for the account"),
    30030: Code(_P, "message redaction is not switched on for the account"),
    30032: Code(_F, "the toll-free sender is not verified", stops_all=True),
    30033: Code(_F, "the sender's campaign is suspended", stops_all=True),
    30034: Code(_F, "the sender is not registered for texts to the US", stops_all=True),
    30035: Code(_F, "the sender is still being set up", stops_all=True),
    30036: Code(_P, "it could not be delivered while it was still useful"),
    30047: Code(_F, "Twilio's compliance settings held the text back"),
    30409: Code(_P, "it could no longer be cancelled"),
    # Twilio: it is failed and not repeated, because the carrier may have had it all the same.
    30410: Code(_A, "the provider got no answer from the carrier in time"),
    30450: Code(_F, "Twilio's fraud protection blocked the text"),
    30500: Code(_T, "the provider had a fault of its own", again=1),
    30610: Code(_F, "Twilio's quiet hours held the text back"),
    30640: Code(_F, "Twilio's compliance settings blocked this recipient"),
    35111: Code(_F, "texts cannot be scheduled with this sender"),
    63003: Code(_N, "the recipient is not known on that channel"),
    63013: Code(_C, "the text breaks a rule of the channel"),
    63014: Code(Failure.OPTED_OUT, "the recipient blocked the sender"),
    63016: Code(_C, "the channel takes only approved wording at this time"),
    63018: Code(Failure.THROTTLED, "the channel's rate limit was passed"),
    63024: Code(_N, "the recipient cannot be reached on that channel"),
    63038: Code(_F, "the account's limit of texts for the day was passed", stops_all=True),
    90007: Code(_P, "the time to keep the text was out of range"),
    90010: Code(_F, "the Twilio account is not active or out of funds", stops_all=True),
}
"""Twilio: error and warning dictionary, the codes that a text can meet."""

REFUSED = Code(Failure.PERMANENT, "Twilio refused the text")
FAILED = Code(Failure.AMBIGUOUS, "the text was not delivered, and Twilio gave no known reason")


def of_answer(code: int | None) -> Code:
    """What a refused call means; an unlisted code is a permanent no."""
    return CODES.get(code, REFUSED) if code is not None else REFUSED


def of_receipt(code: int | None) -> Code:
    """What a failure that was reported later means; an unlisted code is not repeated."""
    return CODES.get(code, FAILED) if code is not None else FAILED
