"""The errors that the REST API answers with, under Twilio's own numbers."""

_REFUSALS: dict[int, tuple[int, str]] = {
    20001: (400, "Unusable or unsupported parameter: {}"),
    20003: (401, "Authenticate"),
    20005: (403, "The account is not active"),
    20008: (403, "Test credentials cannot be used for this resource"),
    20009: (409, "Message {} is not complete yet"),
    20404: (404, "The requested resource {} was not found"),
    20429: (429, "Too many concurrent requests"),
    20500: (500, "Internal server error"),
    20503: (503, "Service unavailable"),
    21211: (400, "Invalid 'To' phone number: {}"),
    21212: (400, "Invalid 'From' phone number: {}"),
    21265: (400, "'To' cannot be a short code: {}"),
    21266: (400, "'To' and 'From' cannot be the same number: {}"),
    21408: (400, "Sending to the region of {} has not been enabled for this account"),
    21602: (400, "A message body is required"),
    21603: (400, "A 'From' number or a messaging service is required"),
    21604: (400, "A 'To' phone number is required"),
    21606: (400, "The 'From' number {} is not an SMS-capable number of this account"),
    21608: (400, "A trial account cannot send to the unverified number {}"),
    21609: (400, "Invalid 'StatusCallback' URL: {}"),
    21610: (400, "The recipient {} has unsubscribed"),
    21611: (400, "The 'From' number {} has too many queued messages"),
    21612: (400, "The 'To' number {} cannot be reached from this sender"),
    21614: (400, "The 'To' number {} is not a mobile number"),
    21617: (400, "The message body exceeds 1600 characters"),
    21635: (400, "The 'To' number {} is a landline"),
    21659: (400, "The 'From' number {} is not a number of this account"),
    21703: (400, "The messaging service {} has no numbers"),
    21705: (400, "Invalid messaging service sid: {}"),
    30409: (409, "Message {} cannot be canceled any more"),
    90007: (400, "'ValidityPeriod' must be from 1 to 36000 seconds: {}"),
    90010: (403, "The account is not active or out of funds"),
}


_ANY_OTHER = (400, "The request was refused: {}")


class RefusalError(Exception):
    """A request that Twilio would refuse with error `code`; `status` is the HTTP status.

    Without a `status` it is the code's usual one. `retry_after` goes into a header, in seconds.
    """

    def __init__(
        self,
        code: int,
        value: str = "",
        *,
        status: int | None = None,
        retry_after: int | None = None,
    ) -> None:
        usual, template = _REFUSALS.get(code, _ANY_OTHER)
        self.code = code
        self.status = status or usual
        self.headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        super().__init__(template.format(value))

    def body(self) -> dict[str, object]:
        """The error as it goes over the wire."""
        return {
            "code": self.code,
            "message": str(self),
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": self.status,
        }
