"""The forms that quantities have: clock times, dates, ranges, other scales, money.

In the order in which they are looked for: what an earlier form has taken, no later one sees. The
words in them stand in the language files.
"""

from service.core.replies.lexicon import LANGUAGES
from service.core.replies.plain import HALF
from service.core.replies.words import any_of_these, joined, one_of

OTHER = "\u2460"  # a quantity of another kind: a clock time, a date, a dose
DECIMAL = "\u2461"
RANGE = "\u2462"
SCALE = "\u2463"  # a score on another scale
OUT_OF_TEN = "\u2464"
PERCENT = "\u2465"
SIGNED = "\u2466"

_ALL = LANGUAGES.values()
_FORMS = tuple(words.forms for words in _ALL)
_MONTHS = "|".join(month for words in _ALL for month in words.months)
_MERIDIEM = r"(?:[ap] ?m\b|[ap]\. ?m\b\.?|(?<=\d)[ap]\b(?!\w))"
_HEDGING_ENDS = one_of(*(words.hedging_ends for words in _ALL))
_N = r"\d{1,2}"
_COUNTED = joined(tuple(words.counted for words in _ALL))
_THERE_AND_BACK = joined(tuple(words.there_and_back for words in _ALL))
_FROM = one_of(*(forms.from_words for forms in _FORMS))
_TO = one_of(*(forms.to_words for forms in _FORMS))
_OUT_OF = one_of(*(forms.out_of for forms in _FORMS))
_OVER = one_of(*(forms.over for forms in _FORMS))
_OF_A_MONTH = one_of(*(forms.of_a_month for forms in _FORMS))
_AND = one_of(*(words.and_words for words in _ALL))
_SIGNED_OR_SEVERAL = True  # cannot be found in a text with one short number and no sign

Form = tuple[str, str | None] | tuple[str, str | None, bool]
QUANTITIES: tuple[Form, ...] = (
    (rf"(?<=\d) {any_of_these(forms.dictated for forms in _FORMS)}\b", ". "),
    (rf"\b{any_of_these(forms.ends_of_scale for forms in _FORMS)}\b[^.!,;\n]*", ""),
    (rf"\b{any_of_these(forms.span_asked for forms in _FORMS)}", ""),
    (_COUNTED.pattern, OTHER),
    (_THERE_AND_BACK.pattern, RANGE, _SIGNED_OR_SEVERAL),
    (
        rf"\b[a-z]{{3,}} (?:{one_of(*(forms.of_one_among_many for forms in _FORMS))})\. ?\d+\b",
        OTHER,
    ),
    (r"\d ?[#@$] ?\d", RANGE, _SIGNED_OR_SEVERAL),
    (r"^# ?(?=\d{1,2}\W*$)", "", _SIGNED_OR_SEVERAL),  # "#8" and nothing else
    (r"[-=]+> ?(?=\d)|\u2192 ?(?=\d)", "", _SIGNED_OR_SEVERAL),
    (r"-out-of-(?=\d)|-over-(?=10\b)", " out of ", _SIGNED_OR_SEVERAL),
    (rf"\b(?:{_FROM}) 0 (?:{_TO}|-) 10\b", OTHER, _SIGNED_OR_SEVERAL),  # the scale itself
    (rf"\b\d+ (?:{_OUT_OF}) (?:1[1-9]|[2-9]\d)\b(?! ?m?[gl]\b)", SCALE, _SIGNED_OR_SEVERAL),
    (
        r"(?<![\w.])\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?![\w/])|\b(?:19|20)\d\d-\d\d?-\d\d?\b",
        OTHER,
        _SIGNED_OR_SEVERAL,
    ),
    (r"(?<![\w/])\+?\(?\d[\d() .-]{6,}\d(?!\w)", OTHER, _SIGNED_OR_SEVERAL),
    (
        rf"(?:(?:{_FROM}) )?\b{_N} ?(?:[ap]m)? ?(?:-|{_TO}) ?{_N} ?{_MERIDIEM}",
        OTHER,
        _SIGNED_OR_SEVERAL,
    ),
    (
        rf"\b{_N}(?:[:.]\d\d)+ ?{_MERIDIEM}|\b{_N}:\d\d(?::\d\d)?(?: ?(?:h|hs|hrs)\b)?|\b{_N} ?h ?\d\d\b|\b{_N} ?{_MERIDIEM}(?! i\b)",
        OTHER,
    ),
    (r"\b(?:1[0-2]|[1-9]) (?:15|30|45|20|50|05)\b(?! ?/)", OTHER, _SIGNED_OR_SEVERAL),
    (rf"\b{any_of_these(forms.clock for forms in _FORMS)}\b", OTHER),
    (rf"\b{_N}(?:{one_of(*(forms.ordinal_ends for forms in _FORMS))})\b|\b\d+°", OTHER),
    (
        (
            rf"\b(?:{_MONTHS})\b\.? (?:(?:{_OF_A_MONTH}) )?{_N}\b(?!\s?/)"
            rf"|\b{_N} (?:(?:{_OF_A_MONTH}) ?)?(?:{_MONTHS})\b"
        ),
        OTHER,
    ),
    (
        rf"\b24 ?/ ?7\b|\b\d{{2,3}} ?(?:/|{_OVER}) ?\d{{2,3}}\b(?<!/10)(?<! 10)(?<!/100)(?<! 100)",
        OTHER,
        _SIGNED_OR_SEVERAL,
    ),
    (
        r"[$\u20ac\u00a3#@]\s?\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)? ?[$\u20ac\u00a3]",
        OTHER,
        _SIGNED_OR_SEVERAL,
    ),
    (  # two people of a shared phone
        (
            rf"\ba-?{_N}\W{{1,3}}(?:(?:{_AND}) )?[b-z]-?{_N}\b"
            rf"|\b[b-z]-?{_N}\W{{1,3}}(?:(?:{_AND}) )?a-?{_N}\b"
        ),
        OTHER,
        _SIGNED_OR_SEVERAL,
    ),
    (r"\b[a-z]{1,3}-?\d{1,2}(?: ?[-/] ?[a-z]?\d{1,2})?\b", None),
    (rf"\b{any_of_these(forms.scale for forms in _FORMS)}", "", _SIGNED_OR_SEVERAL),
    (
        rf"\b(?:{_FROM})? ?[01] ?(?:-|{_TO}) ?10\b(?=\W+(?:\w+\W+){{0,5}}?\d)",
        "",
        _SIGNED_OR_SEVERAL,
    ),
    (r"\b(\d+) ?(?://?|\\) ?10\b(?![\d/]|\.\d)", r"\1 " + OUT_OF_TEN, _SIGNED_OR_SEVERAL),
    (
        rf"\b\d+(?:[.,]\d+)? ?(?:/|\\| (?:{_OUT_OF})) ?(?:5|20|50|100|4|3|6|7|8|9|1000)\b",
        SCALE,
        _SIGNED_OR_SEVERAL,
    ),
    (r"\b\d+ ?/ ?\d+\b", RANGE, _SIGNED_OR_SEVERAL),
    (
        rf"\b\d+(?:[.,]\d+)? ?(?:%|(?:{one_of(*(forms.percent for forms in _FORMS))})\b)",
        PERCENT,
    ),
    (r"\b\d+[.,]\d+(?!\d)", DECIMAL, _SIGNED_OR_SEVERAL),
    (rf"\d* ?{HALF}", DECIMAL),
    (rf"\b\d+ ?-(?:{_HEDGING_ENDS}) ?(?=-|(?:{_TO}|or)\b)", None, _SIGNED_OR_SEVERAL),
    (r"\b\d+ ?(?:-|~) ?\d+\b", RANGE, _SIGNED_OR_SEVERAL),
    (r"(?<![\w)])[-+] ?\d+\b", SIGNED, _SIGNED_OR_SEVERAL),
    (r"\b\d+\^|\^\d+", SIGNED, _SIGNED_OR_SEVERAL),
)
