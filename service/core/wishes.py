"""What patients wish for others: that a caregiver is told nothing more."""

import re

from service.core.names import folded

_NO_MORE = (
    r"(?:please )?(?:remove|drop) (?P<name>.+?)(?: please)?",
    r"(?:please )?no more (?:alerts|texts|messages) (?:to|for) (?P<name>.+)",
    r"(?:please )?stop (?:telling|alerting) (?P<name>.+?)(?: any ?more)?",
    r"(?:please )?(?:don't|do not) tell (?P<name>.+?)(?: any ?more)?",
    r"(?:por favor )?(?:quitar|quite|eliminar) (?:a )?(?P<name>.+?)(?: por favor)?",
    r"(?:por favor )?no mas (?:alertas|avisos|mensajes) (?:a|para) (?P<name>.+)",
    r"(?:por favor )?no (?:avise|avisen|avises) mas a (?P<name>.+)",
)
_LONGEST = 120
_AROUND = " .!,"


def no_more_alerts_to(text: str) -> str | None:
    """Whom a text wants to be told nothing more, as `as_called` writes it; None if nobody.

    "REMOVE SAM", "no more alerts to Sam", "no mas avisos a Sam": the whole text, nothing else
    in it. Whether there is a caregiver called that is for the caller to see.
    """
    if len(text) > _LONGEST:
        return None
    plain = as_called(text)
    for wish in _NO_MORE:
        if match := re.fullmatch(wish, plain):
            return match["name"]
    return None


def as_called(name: str) -> str:
    """A name as a wish may name it: whoever is called Seán or Lee Jr. is also sean or lee jr."""
    return " ".join(folded(name).split()).strip(_AROUND)
