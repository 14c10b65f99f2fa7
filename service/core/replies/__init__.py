"""What a text means: one pure, total function over the words a person sent."""

from service.core.replies.reader import is_provider_keyword, read
from service.core.replies.reading import FIRST_ALERT_CODE, Kind, Question, Reading

__all__ = ["FIRST_ALERT_CODE", "Kind", "Question", "Reading", "is_provider_keyword", "read"]
