"""The proof that a webhook comes from Twilio: its signature over our configured address."""

from collections.abc import Mapping, Sequence

from twilio.request_validator import RequestValidator


class SignatureCheck:
    """Checks `X-Twilio-Signature` with the current token and, while rotating, the previous one.

    The address is the configured public one: what a proxy or a caller claims in Host or
    X-Forwarded-* headers is never believed.
    """

    def __init__(self, public_url: str, tokens: Sequence[str]) -> None:
        self._public_url = public_url.rstrip("/")
        self._validators = [RequestValidator(token) for token in tokens]

    def passes(
        self, path_and_query: str, form: Mapping[str, Sequence[str]], signature: str | None
    ) -> bool:
        """Whether one of the tokens made `signature` for this request; a missing one never is."""
        if not signature or not signature.isascii():
            return False
        parameters = _Form(form)
        return any(
            v.validate(self._public_url + path_and_query, parameters, signature)
            for v in self._validators
        )


class _Form(dict[str, Sequence[str]]):
    """A form whose repeated fields the validator can ask for (it wants `getlist`)."""

    def getlist(self, name: str) -> Sequence[str]:
        """All values of one field."""
        return self[name]
