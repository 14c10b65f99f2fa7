"""Which doses a patient was asked about."""

from service.core.delivery import MessageState

LEFT = (
    MessageState.SUBMITTED,
    MessageState.SENT,
    MessageState.DELIVERED,
    MessageState.UNDELIVERED,
)
"""The states of a text that certainly left, whether or not it arrived."""
