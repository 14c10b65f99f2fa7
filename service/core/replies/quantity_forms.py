"""The forms that quantities have: clock times, dates, ranges, other scales, money.

In the order in which they are looked for: what an earlier form has taken, no later one sees.
"""

from service.core.replies.lexicon import LANGUAGES
from service.core.replies.plain import HALF
from service.core.replies.words import joined, one_of

OTHER = "\u2460"  # a quantity of another kind: a clock time, a date, a dose
DECIMAL = "\u2461"
RANGE = "\u2462"
SCALE = "\u2463"  # a score on another scale
OUT_OF_TEN = "\u2464"
PERCENT = "\u2465"
SIGNED = "\u2466"

_MONTHS = "|".join(month for words in LANGUAGES.values() for month in words.months)
_MERIDIEM = r"(?:[ap] ?m\b|[ap]\. ?m\b\.?|(?<=\d)[ap]\b(?!\w))"
_HEDGING_ENDS = one_of(*(words.hedging_ends for words in LANGUAGES.values()))
_N = r"\d{1,2}"
_COUNTED = joined(tuple(words.counted for words in LANGUAGES.values()))
_THERE_AND_BACK = joined(tuple(words.there_and_back for words in LANGUAGES.values()))
_SIGNED_OR_SEVERAL = True  # cannot be found in a text with one short number and no sign
Form = tuple[str, str | None] | tuple[str, str | None, bool]
QUANTITIES: tuple[Form, ...] = (
    (
        r"(?<=\d) (?:period|full stop|exclamation (?:mark|point)|comma|new line)\b",
        ". ",
    ),  # dictated
    (
        r"\b(?:with |where |and )?(?:0|1|10) (?:being|is|means|=) (?:the |as )?(?:worst|most|least|best|no pain|nothing|none|max)\b[^.!,;\n]*",
        "",
    ),
    (r"\b24[ -]?(?:h|hrs?|hours?) (?=(?:average|avg|pain)\b)", ""),  # as it was asked
    (_COUNTED.pattern, OTHER),
    (_THERE_AND_BACK.pattern, RANGE, _SIGNED_OR_SEVERAL),
    (r"\b[a-z]{3,} (?:no|nr)\. ?\d+\b", OTHER),
    (r"\d ?[#@$] ?\d", RANGE, _SIGNED_OR_SEVERAL),
    (r"^# ?(?=\d{1,2}\W*$)", "", _SIGNED_OR_SEVERAL),  # "#8" and nothing else
    (r"[-=]+> ?(?=\d)|\u2192 ?(?=\d)", "", _SIGNED_OR_SEVERAL),
    (r"-out-of-(?=\d)|-over-(?=10\b)", " out of ", _SIGNED_OR_SEVERAL),
    (
        r"\b4 (?=(?:me|u|you|real|sure|ever|him|her|us|them|that|this(?! (?:morning|mornin|afternoon|evening|am|pm|time)))\b)",
        " for ",
    ),
    (
        r"\b(?:from|between|de|entre) 0 (?:to|and|a|y|e|et|ate|-) 10\b",
        OTHER,
        _SIGNED_OR_SEVERAL,
    ),  # the scale itself
    (r"\b\d+ (?:out of|outta|of) (?:1[1-9]|[2-9]\d)\b", SCALE, _SIGNED_OR_SEVERAL),
    (
        (
            r"\b2 (?=(?:much|many|bad|tired|sore|late|early|sick|weak|soon|far|long|hard|hot|cold|busy|dizzy|sleepy"
            r"|scared|painful|be|do|go|get|the|my|me|u|you|see|take|live|sleep|stop|help|day|morrow|nite)\b)"
        ),
        " to ",
    ),
    (
        r"(?<![\w.])\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?![\w/])|\b(?:19|20)\d\d-\d\d?-\d\d?\b",
        OTHER,
        _SIGNED_OR_SEVERAL,
    ),
    (r"(?<![\w/])\+?\(?\d[\d() .-]{6,}\d(?!\w)", OTHER, _SIGNED_OR_SEVERAL),
    (
        rf"(?:from )?\b{_N} ?(?:[ap]m)? ?(?:-|to|til|till|until|a|al|ate) ?{_N} ?{_MERIDIEM}",
        OTHER,
        _SIGNED_OR_SEVERAL,
    ),
    (
        rf"\b{_N}(?:[:.]\d\d)+ ?{_MERIDIEM}|\b{_N}:\d\d(?::\d\d)?(?: ?(?:h|hs|hrs|uhr)\b)?|\b{_N} ?h ?\d\d\b|\b{_N} ?{_MERIDIEM}(?! i\b)",
        OTHER,
    ),
    (r"\b(?:1[0-2]|[1-9]) (?:15|30|45|20|50|05)\b(?! ?/)", OTHER, _SIGNED_OR_SEVERAL),
    (
        rf"\b(?:half|quarter|{_N}) (?:past|to|til|after|before) (?:1[0-2]|[1-9])\b(?= (?:am|pm|in the|this|tonight|o'clock)|\s*[.!,]|$)(?<!\d to \d)(?<!\d to \d\d)",
        OTHER,
    ),
    (
        rf"\b(?:a|as) las? {_N}(?: (?:y|menos) (?:media|cuarto|pico|\d+))?\b|(?:^as|\b(?:sao as|la as|foi as|so as|das|pelas|desde as|ate as)) {_N}(?: ?h(?:oras|rs|s)?)?\b(?= da| horas|h|$)",
        OTHER,
    ),
    (rf"\b{_N}(?:st|nd|rd|th|er|ere|eme|ieme)\b|\b\d+°", OTHER),
    (
        rf"\b(?:{_MONTHS})\b\.? (?:the )?{_N}\b(?!\s?/)|\b{_N} (?:of |de |d')?(?:{_MONTHS})\b",
        OTHER,
    ),
    (
        r"\b24 ?/ ?7\b|\b\d{2,3} ?(?:/|over|sobre|sur|por) ?\d{2,3}\b(?<!/10)(?<! 10)(?<!/100)(?<! 100)",
        OTHER,
        _SIGNED_OR_SEVERAL,
    ),
    (
        r"[$\u20ac\u00a3#@]\s?\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)? ?[$\u20ac\u00a3]",
        OTHER,
        _SIGNED_OR_SEVERAL,
    ),
    (
        rf"\ba-?{_N}\W{{1,3}}(?:(?:and|y|e|et) )?[b-z]-?{_N}\b|\b[b-z]-?{_N}\W{{1,3}}(?:(?:and|y|e|et) )?a-?{_N}\b",
        OTHER,
        _SIGNED_OR_SEVERAL,
    ),  # two people of a shared phone
    (r"\b[a-z]{1,3}-?\d{1,2}(?: ?[-/] ?[a-z]?\d{1,2})?\b(?<!ok\d)(?<!ok\d\d)", None),
    (
        r"(?:(?:on|in|en|sur|em|numa|nuna|dans)\b )?(?:(?:a|an|the|una|un|une|uma|la|l'|my|your) ?)?(?:scale|escala|echelle|range)(?: pain)? ?(?:of|from|de|del|:)? ?\(?[01] ?(?:-|to|a|al|ao|thru|through|ate|/) ?10\)?",
        "",
        _SIGNED_OR_SEVERAL,
    ),
    (
        r"\b(?:on|in|from|of) (?:the |a |your )?[01] ?(?:-|to) ?10 (?:pain )?scale",
        "",
        _SIGNED_OR_SEVERAL,
    ),
    (
        r"\b(?:from|de|del|between|entre)? ?[01] ?(?:-|to|a|al|ao) ?10\b(?=\W+(?:\w+\W+){0,5}?\d)",
        "",
        _SIGNED_OR_SEVERAL,
    ),
    (r"\b(\d+) ?(?://?|\\) ?10\b(?![\d/]|\.\d)", r"\1 " + OUT_OF_TEN, _SIGNED_OR_SEVERAL),
    (
        r"\b\d+(?:[.,]\d+)? ?(?:/|\\| (?:out of|outta|sur|de|sobre|of|em|over)) ?(?:5|20|50|100|4|3|6|7|8|9|1000)\b",
        SCALE,
        _SIGNED_OR_SEVERAL,
    ),
    (r"\b\d+ ?/ ?\d+\b", RANGE, _SIGNED_OR_SEVERAL),
    (
        r"\b\d+(?:[.,]\d+)? ?(?:%|percent\b|per cent\b|por ?ciento\b|pour ?cent\b|por cento\b)",
        PERCENT,
    ),
    (r"\b\d+[.,]\d+(?!\d)", DECIMAL, _SIGNED_OR_SEVERAL),
    (rf"\d* ?{HALF}", DECIMAL),
    (rf"\b\d+ ?-(?:{_HEDGING_ENDS}) ?(?=-|to|or)\b", None, _SIGNED_OR_SEVERAL),
    (r"\b\d+ ?(?:-|~) ?\d+\b", RANGE, _SIGNED_OR_SEVERAL),
    (r"(?<![\w)])[-+] ?\d+\b", SIGNED, _SIGNED_OR_SEVERAL),
    (r"\b\d+\^|\^\d+", SIGNED, _SIGNED_OR_SEVERAL),
)
