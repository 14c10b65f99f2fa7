"""The one exception tree: every error that Carebell raises on purpose is a `CarebellError`."""

from datetime import timedelta
from typing import ClassVar

from service.core.failures import Failure


class CarebellError(Exception):
    """Something Carebell refuses or could not do; `str()` is one sentence for a person.

    `permanent` is True when trying the same thing again cannot help.
    """

    permanent: ClassVar[bool] = True


class InputError(CarebellError):
    """What a person typed cannot be used; nothing was written.

    Args:
        where: the option, argument or field, as the person knows it (`--zone`).
        value: what was given; None where nothing was.
        problem: what is wrong with it, as a clause ("is not an IANA time zone").
        example: a value that would have been right.
    """

    def __init__(self, where: str, value: object, problem: str, example: str = "") -> None:
        self.where, self.value, self.problem, self.example = where, value, problem, example
        given = "" if value is None else repr(str(value))
        hint = f"; for example {example}" if example else ""
        self.told = f"{given} {problem}{hint}".lstrip()
        """The sentence without its beginning, where, and its full stop."""
        super().__init__(f"{where} {self.told}.")


class NotFoundError(CarebellError):
    """Nobody and nothing goes by that name or id."""


class ConflictError(CarebellError):
    """The request is well formed but does not fit what is already recorded."""


class ConfigurationError(CarebellError):
    """Settings are missing or wrong; `problems` lists every one, each with its hint."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class FileMistakesError(CarebellError):
    """A file holds mistakes and nothing of it was written; `problems` lists every one.

    Each begins with its place: "plan.yaml:12".
    """

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class SchemaError(CarebellError):
    """The database's schema is not the one this Carebell understands."""


class DatabaseError(CarebellError):
    """The database cannot be opened: not there, not reachable, or not a database."""

    permanent: ClassVar[bool] = False


class GatewayError(CarebellError):
    """A call to the SMS provider did not end in an accepted text.

    `code` is the provider's own error number, None where it gave none; `failure` is what that
    means for us.
    """

    default: ClassVar[Failure] = Failure.PERMANENT

    def __init__(
        self, message: str, code: int | None = None, failure: Failure | None = None
    ) -> None:
        self.code = code
        self.failure = failure or self.default
        super().__init__(message)


class RejectedError(GatewayError):
    """The provider said no: certainly not sent, and the same text will not pass later."""


class NotSentError(GatewayError):
    """Certainly not sent (throttled, or no connection was made): safe to try again.

    `retry_after` is how long the provider asked us to wait, None where it did not say.
    `stops_all` is True where no other text would pass either.
    """

    permanent: ClassVar[bool] = False
    default: ClassVar[Failure] = Failure.TEMPORARY

    def __init__(
        self,
        message: str,
        code: int | None = None,
        failure: Failure | None = None,
        *,
        retry_after: timedelta | None = None,
        stops_all: bool = False,
    ) -> None:
        self.retry_after = retry_after
        self.stops_all = stops_all
        super().__init__(message, code, failure)


class UnknownOutcomeError(GatewayError):
    """The request left but no usable answer came back: it may or may not have been sent."""

    permanent: ClassVar[bool] = False
    default: ClassVar[Failure] = Failure.AMBIGUOUS
