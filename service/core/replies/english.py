"""The English words the reader knows, in lower case and with single spaces. Data only."""

# Twilio: the words it acts on and answers by itself when one of them is the whole text.
PROVIDER_OPT_OUT = frozenset(
    {"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"}
)
PROVIDER_OPT_IN = frozenset({"start", "yes", "unstop"})
PROVIDER_HELP = frozenset({"help", "info"})

# FCC, in force since 11 April 2025: "opt out" is enough by itself to end texts.
OPT_OUT = PROVIDER_OPT_OUT | {"opt out", "opt-out"}

# Twilio re-opens a blocked number on YES too. Carebell does not count it as consent: people
# answer questions with it.
OPT_IN = PROVIDER_OPT_IN - {"yes"}

HELP = PROVIDER_HELP

ACKNOWLEDGED = frozenset({"ok", "okay"})

TAKEN = frozenset({"t", "taken"})
SKIPPED = frozenset({"s", "skip", "skipped"})

# Words that may stand beside a score without changing what it says. No hedges ("about"), no
# other times ("yesterday"), no negations. "7 a" may be the start of "7 a.m.".
BEFORE_A_SCORE = frozenset({"my", "pain", "score", "is", "it's", "its", "a"})
AFTER_A_SCORE = frozenset({"is", "my", "pain", "score"})
