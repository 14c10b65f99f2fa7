"""What people really text, one row each: the text, what is open, and what it means."""

import pytest

from service.core.replies.reader import is_provider_keyword, read
from service.core.replies.reading import Kind, Question, Reading

CHECKIN = frozenset({Question.CHECKIN})
DOSE = frozenset({Question.DOSE})
EVERYTHING = frozenset(Question)

SCORES = [
    ("0", 0, "whole_number"),
    ("1", 1, "whole_number"),
    ("6", 6, "whole_number"),
    ("9", 9, "whole_number"),
    ("10", 10, "whole_number"),
    (" 6 ", 6, "whole_number"),
    ("\n6\n", 6, "whole_number"),
    ("6\u00a0", 6, "whole_number"),
    ("\ufeff6", 6, "whole_number"),
    ("\u200e6\u200b", 6, "whole_number"),
    ("6.", 6, "whole_number"),
    ("6!", 6, "whole_number"),
    ("6!!!", 6, "whole_number"),
    ("6,", 6, "whole_number"),
    ("6 .", 6, "whole_number"),
    ("6...", 6, "whole_number"),
    ("6\u2026", 6, "whole_number"),
    ('"6"', 6, "whole_number"),
    ("'6.'", 6, "whole_number"),
    ("\u201c6\u201d", 6, "whole_number"),
    ("(6)", 6, "whole_number"),
    ("[ 6 ]", 6, "whole_number"),
    ("\uff16", 6, "whole_number"),  # full width
    ("\uff11\uff10", 10, "whole_number"),
    ("\u2465", 6, "whole_number"),  # circled
    ("my pain is 6", 6, "number_in_phrase"),
    ("My pain is 6.", 6, "number_in_phrase"),
    ("MY PAIN IS 10!", 10, "number_in_phrase"),
    ("pain 6", 6, "number_in_phrase"),
    ("Pain: 6", 6, "number_in_phrase"),
    ("pain, 6", 6, "number_in_phrase"),
    ("my pain score is: 6", 6, "number_in_phrase"),
    ("it's 6", 6, "number_in_phrase"),
    ("It\u2019s a 6", 6, "number_in_phrase"),
    ("its a 6", 6, "number_in_phrase"),
    ("6 is my pain", 6, "number_in_phrase"),
    ("6 pain", 6, "number_in_phrase"),
]

PROVIDER_WORDS = """
    STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT START YES UNSTOP HELP INFO
"""

DOSE_ANSWERS = [
    ("T", Kind.TAKEN),
    ("t", Kind.TAKEN),
    (" t. ", Kind.TAKEN),
    ("T!", Kind.TAKEN),
    ('"T"', Kind.TAKEN),
    ("taken", Kind.TAKEN),
    ("Taken.", Kind.TAKEN),
    ("TAKEN!!", Kind.TAKEN),
    ("S", Kind.SKIPPED),
    ("s,", Kind.SKIPPED),
    ("skip", Kind.SKIPPED),
    ("Skip.", Kind.SKIPPED),
    ("SKIPPED", Kind.SKIPPED),
]

KEYWORDS = [
    ("STOP", Kind.OPTOUT),
    ("stop", Kind.OPTOUT),
    ("Stop.", Kind.OPTOUT),
    ("  sToP!!! ", Kind.OPTOUT),
    ("\u00abstop\u00bb", Kind.OPTOUT),
    ("STOP \U0001f621", Kind.OPTOUT),
    ("stop?", Kind.OPTOUT),
    ("-STOP-", Kind.OPTOUT),
    ("\uff33\uff34\uff2f\uff30", Kind.OPTOUT),
    ("stopall", Kind.OPTOUT),
    ("Unsubscribe", Kind.OPTOUT),
    ("cancel", Kind.OPTOUT),
    ("END", Kind.OPTOUT),
    ("quit", Kind.OPTOUT),
    ("Revoke", Kind.OPTOUT),
    ("OPTOUT", Kind.OPTOUT),
    ("opt out", Kind.OPTOUT),
    ("Opt-Out.", Kind.OPTOUT),
    ("opt\u2011out", Kind.OPTOUT),
    ("opt  out", Kind.OPTOUT),
    ("START", Kind.OPTIN),
    ("start.", Kind.OPTIN),
    ("Unstop", Kind.OPTIN),
    ("HELP", Kind.HELP),
    ("help!!", Kind.HELP),
    ("help?", Kind.HELP),
    ("Info", Kind.HELP),
]

ACKNOWLEDGEMENTS = [
    ("OK", None),
    ("ok", None),
    ("Ok.", None),
    ("okay!", None),
    ('"OK!"', None),
    ("OK 11", 11),
    ("ok 11", 11),
    ("OK11", 11),
    ("Ok 11.", 11),
    ("ok-11", 11),
    ("ok #11", 11),
    ("OK, 11", 11),
    ("ok: 99", 99),
    ("ok 1234", 1234),
    ("ok 123456", 123456),
]

READ_NOW = [
    ("#6", 6),
    ("6/10", 6),
    ("10/10", 10),
    ("6 out of 10", 6),
    ("pain 6, dose 2", 6),
    ("~6", 6),
    (",6", 6),
    ("(6", 6),
    ("6\ufe0f\u20e3", 6),
    ("pain:6", 6),
    ("about 6", 6),
    ("maybe 6", 6),
    ("6 \U0001f44e", 6),
    ("6\n\nSent from my phone", 6),
    ("\u0666", 6),
    ("six", 6),
    ("ok 6", 6),
    ("ok 10", 10),
    ("6?", 6),
    ("6 ??", 6),
    ("about a 6?", 6),
    ("ochito", 8),
    ("um setezinho", 7),
    ("6- tired", 6),
    ("sorry, it was 6", 6),
    ("walked 2 miles so 6", 6),
    ("number 6, thanks", 6),
    ("new pills on monday and I'm still at 6", 6),
    ("sat for an hour and it's crept up to 6", 6),
    ("it's been a long day and the knee is 6", 6),
    ("when I'm sitting it's a 6", 6),
    ("around the 6 mark", 6),
    ("mi dolor está en el 6", 6),
    ("desde la caída estoy en 6", 6),
    ("the new patch went on at 9 and I'm at 6", 6),
    ("my son came to help so only a 6", 6),
    ("it was a 4 early but after the physio it's 6", 6),
]

UNCLEAR = [
    # nothing to read
    ("", "empty"),
    ("   \n\t", "empty"),
    ("\u200b\u200e", "empty"),
    ("\x00", "empty"),
    ("\U0001f44d", "only_emoji"),
    ("\u2764\ufe0f", "only_emoji"),
    ("\U0001f44d\U0001f3fd!!", "only_emoji"),
    ("...", "only_punctuation"),
    (":-)", "only_punctuation"),
    ("?", "only_punctuation"),
    ("6" * 1601, "too_long"),
    ("6" + " " * 1600 + "but yesterday 9", "too_long"),
    # two numbers, or a number cut in two
    ("6-7", "several_numbers"),
    ("6 - 7", "several_numbers"),
    ("6\u20137", "several_numbers"),
    ("6 7", "several_numbers"),
    ("6 6", "several_numbers"),
    ("1 0", "several_numbers"),
    ("1\u200b0", "several_numbers"),
    ("1\n0", "several_numbers"),
    ("6 or 7", "several_numbers"),
    ("06:30", "several_numbers"),
    ("\u00bd", "several_numbers"),
    ("6\u00bd", "several_numbers"),
    ("6.5", "not_whole"),
    ("6,5", "not_whole"),
    ("0.6", "not_whole"),
    # one number that is part of something else
    ("-3", "number_not_alone"),
    ("\u22123", "number_not_alone"),
    ("+6", "number_not_alone"),
    ("<3", "number_not_alone"),
    (">6", "number_not_alone"),
    ("$6", "number_not_alone"),
    ("6%", "number_not_alone"),
    ("6-", "number_not_alone"),
    ("6+", "number_not_alone"),
    (".6", "number_not_alone"),
    ("6mg", "number_not_alone"),
    ("6'", "number_not_alone"),
    ('6"', "number_not_alone"),
    ("8-)", "number_not_alone"),
    ("6th", "number_not_alone"),
    ("T6", "number_not_alone"),
    ("gr8", "number_not_alone"),
    ("6\u0336", "number_not_alone"),  # struck through
    ("1\u2070", "number_not_alone"),  # one to the power of nought
    # one number among words that may change it
    ("6 mg", "number_among_words"),
    ("7 pm", "number_among_words"),
    ("7 a", "number_among_words"),
    ("not 6", "number_among_words"),
    ("6 yesterday", "number_among_words"),
    ("- 6", "number_among_words"),
    ("< 3", "number_among_words"),
    ("took 2 pills", "number_among_words"),
    ("room 4", "number_among_words"),
    # the number of something, how much of it, how far it moved
    ("won the bingo, number 8", "number_among_words"),
    ("ya estoy en la 5", "number_among_words"),
    ("it's down 2 since lunch", "not_understood"),
    ("there are 4", "number_among_words"),
    ("hours I slept last night, 5", "number_among_words"),
    ("temperature outside, 8", "number_among_words"),
    ("my fever is going and it's down to 3", "number_among_words"),
    ("which button do I press, 2?", "question"),
    ("the nurse came at 4", "not_understood"),
    ("the wait was 6", "not_now"),
    ("when it's a 9 I can't walk", "not_said_as_fact"),
    ("I'm 5 foot nothing", "not_understood"),
    ("we took the 6 home", "not_understood"),
    ("sorry I was on the 5", "number_among_words"),
    ("2 nurses, 1 doctor", "number_among_words"),
    ("it's gone 9", "not_understood"),
    ("maybe 5, maybe not", "not_said_as_fact"),
    ("I didn't say 9", "negated"),
    ("nurse thinks I'm a 4", "somebody_elses"),
    ("been here 7", "not_understood"),
    ("5 dead in the accident on the news", "not_understood"),
    ("A6 B7", "not_understood"),
    ("B6, A7", "not_understood"),
    ("6 \u096c", "number_among_words"),
    # a number that is no score
    ("11", "not_0_to_10"),
    ("100", "not_0_to_10"),
    ("06", "not_0_to_10"),
    ("00", "not_0_to_10"),
    ("my pain is 11", "not_0_to_10"),
    ("9" * 1600, "not_0_to_10"),
    # digits and number words that this reader does not know
    ("\u0966\u096c", "unread_digits"),
    ("\u516d", "unread_digits"),
    ("lO", "not_understood"),
    # questions are answers to nothing
    ("T?", "question"),
    ("ok?", "question"),
    ("ok 11?", "question"),
    ("who is this?", "question"),
    # a dose, but which
    ("T amitriptyline", "names_a_dose"),
    ("taken the white one", "names_a_dose"),
    ("Taken: white", "names_a_dose"),
    ("taken 2", "names_a_dose"),
    ("skip 6mg", "names_a_dose"),
    ("S both", "names_a_dose"),
    ("taken \U0001f44e", "extra_symbols"),
    ("not taken", "not_understood"),
    ("t/s", "not_understood"),
    ("tt", "not_understood"),
    # almost a keyword, almost an acknowledgement
    ("ok 011", "not_a_code"),
    ("ok 999999999", "not_a_code"),
    ("ok 1234567", "not_a_code"),
    ("ok 11 12", "several_numbers"),
    ("ok thanks", "courtesy"),
    ("gracias, doctora!", "courtesy"),
    ("please doctor", "not_understood"),
    ("the pain won't stop", "not_understood"),
    ("YES", "not_understood"),
    ("no", "not_understood"),
    ("hello", "not_understood"),
]


@pytest.mark.parametrize("open_questions", [frozenset(), CHECKIN, EVERYTHING])
@pytest.mark.parametrize(("text", "value", "reason"), SCORES)
def test_one_whole_number_is_a_score_whatever_is_open(
    text: str, value: int, reason: str, open_questions: frozenset[Question]
) -> None:
    assert read(text, open_questions) == Reading(Kind.SCORE, reason, value=value)


@pytest.mark.parametrize(("text", "kind"), DOSE_ANSWERS)
def test_a_dose_word_answers_an_open_dose(text: str, kind: Kind) -> None:
    assert read(text, DOSE) == Reading(kind, "dose_word")
    assert read(text, EVERYTHING) == Reading(kind, "dose_word")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("S sorry meant T", Kind.TAKEN),
        ("T oops no I mean S", Kind.SKIPPED),
        ("I put S, meant T", Kind.TAKEN),
        ("T. it tastes horrible mind", Kind.TAKEN),
        ("S - ran out on Tuesday", Kind.SKIPPED),
    ],
)
def test_a_key_is_read_beside_a_story_and_after_a_correction(text: str, kind: Kind) -> None:
    reading = read(text, DOSE)
    assert (reading.kind, reading.reason) == (kind, "dose_word")


@pytest.mark.parametrize("text", ["T the pregabalin, S the other", "S the first one", "T or S?"])
def test_a_key_for_one_of_several_doses_answers_none(text: str) -> None:
    assert read(text, DOSE).kind is Kind.UNCLEAR


def test_how_long_ago_answers_the_newest_question_only() -> None:
    both = [Question.DOSE, Question.CHECKIN]
    assert read("10 min ago", both).kind is Kind.TAKEN
    assert read("10 min ago", both[::-1]).kind is Kind.UNCLEAR
    assert read("yes, 10 min ago", both[::-1]).kind is Kind.TAKEN


@pytest.mark.parametrize("text", [text for text, _ in DOSE_ANSWERS])
def test_a_dose_word_means_nothing_while_no_dose_is_open(text: str) -> None:
    for open_questions in (frozenset[Question](), CHECKIN, {Question.ALERT}):
        assert read(text, open_questions) == Reading(Kind.UNCLEAR, "no_open_dose")


@pytest.mark.parametrize("open_questions", [frozenset(), EVERYTHING])
@pytest.mark.parametrize(("text", "kind"), KEYWORDS)
def test_consent_and_help_words_come_before_everything(
    text: str, kind: Kind, open_questions: frozenset[Question]
) -> None:
    reasons = {
        Kind.OPTOUT: "optout_word",
        Kind.OPTIN: "optin_word",
        Kind.HELP: "help_word",
    }
    assert read(text, open_questions) == Reading(kind, reasons[kind])


@pytest.mark.parametrize(("text", "code"), ACKNOWLEDGEMENTS)
def test_ok_acknowledges_with_its_code_or_bare(text: str, code: int | None) -> None:
    reason = "ok" if code is None else "ok_with_code"
    assert read(text, frozenset()) == Reading(Kind.ACK, reason, code=code)
    assert read(text, EVERYTHING) == Reading(Kind.ACK, reason, code=code)


@pytest.mark.parametrize(("text", "value"), READ_NOW)
def test_hedges_scales_and_number_words_are_read(text: str, value: int) -> None:
    reading = read(text, CHECKIN)
    assert (reading.kind, reading.value) == (Kind.SCORE, value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((one, Kind.JOIN) for one in ("YES", "Yes please", "sí", "oui", "sim", "I agree")),
        *((one, Kind.UNCLEAR) for one in ("OK", "ok.", "Okay")),
    ],
)
def test_only_an_unmistakable_yes_is_consent(text: str, kind: Kind) -> None:
    assert read(text, [Question.INVITE]).kind is kind


def test_an_ok_takes_an_alert_though_an_invite_is_open() -> None:
    assert read("OK", [Question.INVITE, Question.ALERT]).kind is Kind.ACK


@pytest.mark.parametrize("text", [text for text, _ in UNCLEAR])
def test_what_is_doubtful_is_never_a_score(text: str) -> None:
    for open_questions in (frozenset[Question](), CHECKIN, EVERYTHING):
        assert read(text, open_questions).kind is not Kind.SCORE
    assert read(text, CHECKIN).kind in {
        Kind.UNCLEAR,
        Kind.DANGER,
        Kind.SIDE_EFFECTS,
        Kind.QUESTION,
        Kind.HELP,
    }


@pytest.mark.parametrize(
    "word",
    PROVIDER_WORDS.split(),
)
def test_twilio_answers_its_own_words_itself(word: str) -> None:
    assert is_provider_keyword(word)
    assert is_provider_keyword(word.lower())
    assert is_provider_keyword(f" {word.title()}\n")
    assert not is_provider_keyword(f"{word} please")
    assert not is_provider_keyword(f"{word}.")


@pytest.mark.parametrize("text", ["", "opt out", "opt-out", "OK", "T", "6", "\u017ftop"])
def test_twilio_answers_nothing_else(text: str) -> None:
    assert not is_provider_keyword(text)


@pytest.mark.parametrize(
    "shape",
    ["a{}a", "{}> a", "on {}wrote:", "7{}", "{}7", "stop{}", "no{}pain"],
)
@pytest.mark.parametrize(
    "filling",
    ["\n", " \n", "> a\n", "on ", "1-", "🙂", "(", "no ", "i ", "yes ", "me la ", "i had "],
)
def test_no_text_keeps_the_reader_busy(shape: str, filling: str) -> None:
    # A pattern with a repeat inside a repeat would take minutes over one of these.
    for length in (1_600, 20_000):
        text = shape.format(filling * (length // len(filling)))
        read(text, [Question.CHECKIN])
        read(text, [Question.DOSE])


@pytest.mark.parametrize(
    "text",
    [
        "who is sending these messages?",
        "How does this work?",
        "is this a robot",
        "I don't know how to use this",
        "¿quién me escribe?",
        "comment ça marche ?",
        "quem é você?",
        "who dis",
        "¿Quién es?",
        "quién eres tú",
        "¿De parte de quién?",
        "c'est qui ?",
        "vous êtes qui",
        "quem é",
        "quem fala?",
    ],
)
def test_a_sentence_asks_for_help(text: str) -> None:
    for asked in ([], [Question.CHECKIN], [Question.DOSE]):
        assert read(text, asked).kind is Kind.HELP


@pytest.mark.parametrize(
    "text",
    [
        "what is this rash",
        "who are you voting for",
        "7, who is this?",
        "quién es mi doctor",
        "qui est de garde demain",
        "quem é o médico hoje",
    ],
)
def test_a_question_of_another_kind_asks_for_no_help(text: str) -> None:
    assert read(text, [Question.CHECKIN]).kind is not Kind.HELP


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("please start texting me again", Kind.OPTIN),
        ("turn my reminders back on", Kind.OPTIN),
        ("quiero volver a recibir los mensajes", Kind.OPTIN),
        ("do not start texting me again", Kind.UNCLEAR),
        ("if you restart the texts I'll complain", Kind.UNCLEAR),
        ("the messages started again", Kind.UNCLEAR),
    ],
)
def test_only_a_wish_begins_again(text: str, kind: Kind) -> None:
    assert read(text, []).kind is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I am out of the office. If this is an emergency please call 911.", Kind.IGNORED),
        ("I'm out of office until Monday. OK to call 12.", Kind.IGNORED),
        ("I'm out of the office and have chest pain", Kind.DANGER),
        ("I'm out of office please call 911 I can't breathe", Kind.DANGER),
        ("I am on leave. please stop texting me", Kind.OPTOUT),
        ("im away from my desk, pain is 6", Kind.SCORE),
    ],
)
def test_an_absence_is_a_machines_only_where_it_reads_like_one(text: str, kind: Kind) -> None:
    assert read(text, [Question.ALERT]).kind is kind
