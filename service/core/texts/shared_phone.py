"""Texts to a phone that several people share: each says whom it is for."""

from service.core.policy import Policy
from service.core.texts.catalog import write


def for_person(policy: Policy, language: str, body: str, name: str) -> str:
    """A text that also says whom it is for."""
    rest = _without_sender(policy, body)
    return write("for_person", language, policy, name=name, rest=rest)


def with_code(policy: Policy, language: str, body: str, name: str, code: str, example: str) -> str:
    """A question that also says whom it is for, and what an answer begins with."""
    return write(
        "to_shared_phone",
        language,
        policy,
        name=name,
        rest=_without_sender(policy, body),
        code=code,
        example=example,
    )


def _without_sender(policy: Policy, body: str) -> str:
    return body.removeprefix(policy.service_name).lstrip(" :,")
