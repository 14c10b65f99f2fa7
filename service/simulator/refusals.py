"""The errors that the REST API answers with, under Twilio's own numbers."""

_REFUSALS: dict[int, tuple[int, str]] = {
    20001: (400, "Unusable or unsupported parameter: {}"),
    20003: (401, "Authenticate"),
    20009: (409, "Message {} is not complete yet"),
    20404: (404, "The requested resource {} was not found"),
    21211: (400, "Invalid 'To' phone number: {}"),
    21212: (400, "Invalid 'From' phone number: {}"),
    21265: (400, "'To' cannot be a short code: {}"),
    21266: (400, "'To' and 'From' cannot be the same number: {}"),
    21408: (400, "Sending to the region of {} has not been enabled for this account"),
    21602: (400, "A message body is required"),
    21603: (400, "A 'From' number or a messaging service is required"),
    21604: (400, "A 'To' phone number is required"),
    21606: (400, "The 'From' number {} is not an SMS-capable number of this account"),
    21609: (400, "Invalid 'StatusCallback' URL: {}"),
    21610: (400, "The recipient {} has unsubscribed"),
    21611: (400, "The 'From' number {} has too many queued messages"),
    21612: (400, "The 'To' number {} cannot be reached from this sender"),
    21614: (400, "The 'To' number {} is not a mobile number"),
    21617: (400, "The message body exceeds 1600 characters"),
    21705: (400, "Invalid messaging service sid: {}"),
    30409: (409, "Message {} cannot be canceled any more"),
    90007: (400, "'ValidityPeriod' must be from 1 to 36000 seconds: {}"),
}


class RefusalError(Exception):
    """A request that Twilio would refuse with error `code`; `status` is the HTTP status."""

    def __init__(self, code: int, value: str = "") -> None:
        self.code = code
        self.status, template = _REFUSALS[code]
        super().__init__(template.format(value))

    def body(self) -> dict[str, object]:
        """The error as it goes over the wire."""
        return {
            "code": self.code,
            "message": str(self),
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": self.status,
        }
