"""What no text says: a drug, a dose, a condition, or advice (DESIGN: it never advises).

The lists are short on purpose: they catch a slip in a wording, they are no dictionary. The
medicines that a clinic has stored are compared beside them.
"""

import re
from collections.abc import Iterable
from unicodedata import combining, normalize

_DRUGS = (
    "acetaminophen amitript antidepress aspirin buprenorfin buprenorphin codein cymbalta duloxet "
    "fentan gabapentin ibuprofen insulin lyrica metadon metformin methadon morfin morphin naprox "
    "nortript opioid oxicodon oxycodon paracetamol pregabalin tramadol warfarin"
)
_CONDITIONS = (
    "anxiety ansiedad arthrit artrit cancer depress depresi diabet epileps fibromialg fibromyalg "
    "hiv migraine migran neuralg neuropat sclerosis esclerosis sida vih"
)
_ADVICE = (
    "increase",
    "lower",
    "double",
    "safe to",
    "normal",
    "caused by",
    "stop taking",
    "should take",
    "aumente",
    "reduzca",
    "doble",
    "es seguro",
    "causado por",
    "deje de tomar",
    "debe tomar",
)
_STEM = re.compile(rf"\b(?:{'|'.join(f'{_DRUGS} {_CONDITIONS}'.split())})\w*")
_DOSE = re.compile(r"\b\d+(?:[.,]\d+)? ?(?:mg|mcg|\u03bcg|g|ml|ui|iu)\b")
_ADVISED = re.compile(rf"\b(?:{'|'.join(_ADVICE)})\b")


def named_in(text: str, medicines: Iterable[str] = ()) -> list[str]:
    """The drugs, doses and conditions that a text names, as it spells them in plain letters.

    `medicines` are the names of a clinic's own; what follows the first digit or bracket of one
    is its strength or a remark, which texts are not searched for.
    """
    plain = _folded(text)
    found = [match.group() for pattern in (_STEM, _DOSE) for match in pattern.finditer(plain)]
    own = {re.split(r"[\d(\[]", _folded(medicine))[0].strip() for medicine in medicines}
    return found + [name for name in sorted(own) if name and _holds(plain, name)]


def advice_in(text: str) -> list[str]:
    """The words of a text that advise or judge."""
    return _ADVISED.findall(_folded(text))


def _holds(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _folded(text: str) -> str:
    return "".join(char for char in normalize("NFKD", text.casefold()) if not combining(char))
