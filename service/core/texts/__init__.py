"""What Carebell says: wording per language, variables, and nothing that advises."""

from service.core.texts.catalog import LANGUAGES, write
from service.core.texts.prompts import ask_again, checkin_prompt, dose_prompt, prompt_text

__all__ = ["LANGUAGES", "ask_again", "checkin_prompt", "dose_prompt", "prompt_text", "write"]
