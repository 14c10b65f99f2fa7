"""What several rules for an answer to a dose look for, in every language at once."""

from service.core.replies.lexicon import LANGUAGES
from service.core.replies.words import joined

_ALL = tuple(LANGUAGES.values())
UNTAKEN = joined(tuple((*w.untaken, *w.weekdays) for w in _ALL))
NOT_YET = joined(tuple(w.not_yet for w in _ALL))
LATER = joined(tuple(w.later for w in _ALL))
SOON = joined(tuple(w.soon for w in _ALL))
WILL = joined(tuple(w.will_take for w in _ALL))
SKIPPED = joined(tuple(w.skipped for w in _ALL))
REFUSED = joined(tuple(w.refused for w in _ALL))
NAMED = joined(tuple(w.names_a_dose for w in _ALL))
OF_THE_DOSE = joined(tuple(w.of_the_dose for w in _ALL))
