"""The shape of a language: which words it must bring for the reader to know it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from itertools import product

from service.core.errors import CarebellError
from service.core.replies.plain import plain

Phrases = frozenset[str]
Patterns = tuple[str, ...]


def phrases(listed: str) -> Phrases:
    """The words and phrases of a list with commas between, as texts have them once made plain."""
    return frozenset(" ".join(plain(one).split()) for one in listed.split(",") if one.strip())


def each(*parts: str) -> Phrases:
    """Every phrase made of one choice of each part; "-" chooses nothing: "-, so" and "cold"."""
    choices = [[one.strip().strip("-") for one in part.split(",")] for part in parts]
    return phrases(",".join(" ".join(one) for one in product(*choices)))


def patterns(listed: str) -> Patterns:
    """Regular expressions, one a line, over texts made plain: lower case and no accents."""
    return tuple(line.strip() for line in listed.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class Taking:
    """The words of the grammar in taking.py: what a language says of a dose that is taken."""

    lead: Phrases  # may lead to the verb: yes, I've, just; la, me
    took: Patterns  # verbs that mean it by themselves: took, swallowed
    with_dose: Patterns  # verbs that mean it of a dose only: had it, did it
    particles: Phrases  # belong to the verb: down, back
    dose: Patterns  # it, my tablets, tonight's one
    is_down: Patterns  # the dose as a subject: it's gone down, pills are in me
    gave: Patterns  # somebody gave it
    did: Patterns  # answers the reminder's own verb: I did, I have
    adverbs: Phrases  # may follow those: indeed, already
    after: Patterns  # begin what may follow a verb alone: at nine, with tea
    not_after: Patterns  # follow a verb and a dose and make it something else: to the chemist
    ago: Patterns  # 5 min ago
    oneself: Phrases  # I: may begin it in the middle of a clause


@dataclass(frozen=True, slots=True)
class WhichDose:
    """The words of which_dose.py: how a language names one of a day's doses, or all of them."""

    named: Patterns  # the 8pm one, the morning pill; groups: hour, minute, half of day, or part
    parts_of_day: Mapping[str, tuple[int, int]]  # from this hour to before that; night beyond 24
    both: Patterns
    all_of_them: Patterns


@dataclass(frozen=True, slots=True)
class Ending:
    """The words of the grammar in ending.py: how a language asks that texts come to an end."""

    whole: Phrases  # short texts that ask it as a whole: please stop it, wrong number
    ends: Patterns  # stop, cancel, knock off
    not_wanted: Patterns  # don't want, no more, I do not consent to
    leaves: Patterns  # I want out of, let me leave
    fill: Phrases  # may stand between: sending, any of, your
    ours: Patterns  # what Carebell sends, or is: texts, service
    sending: Patterns  # what Carebell does: text me, send me these
    weary: Patterns  # sick of: a wish only beside a word for an end
    enough: Patterns  # such words: no more, stop
    this: Patterns  # all of it, without a name, at the end of a sentence: this, everything
    of_this: Patterns  # verbs that make it the texts: sign up for, agree to, be part of
    not_me: Patterns  # somebody else was meant
    not_named: Patterns  # a name behind these says the same: this is not
    beside_stop: Phrases  # change nothing beside a keyword: just, now, I said
    keywords: Phrases  # of opt_out, those that are one beside anything else as well: stop
    hints: Patterns  # parts of words: a sentence without any of any language is no wish
    alone: Phrases  # ask it as the first or last clause of a text: stop it, stop these
    not_to_us: Patterns  # what such a clause may be said of, or by whom: pain, pills, he said
    at_times: Patterns  # an end of some texts only: stop texting me at night
    otherwise: Patterns  # texts at another hour, or fewer of them


@dataclass(frozen=True, slots=True)
class Helping:
    """What whoever helps says beside an OK, and of whom somebody speaks who tells of danger."""

    beside: Patterns  # changes nothing: called 911, there in 10 min
    against: Patterns  # an OK beside it is none: I can't, tomorrow, who
    oneself: Patterns  # I, my
    another: Patterns  # she, my mum
    of_another: Patterns  # words of oneself that speak of another: I found, I can't wake
    called_upon: Patterns  # after a name that is only called: Sam call 911, Sam I


@dataclass(frozen=True, slots=True)
class Forms:
    """The words in the forms that quantities have (quantity_forms.py)."""

    spelt: Mapping[str, str]  # patterns of digits that spell a word: "2day", "salu2"
    tens: Patterns  # between tens and ones: "twenty-one", "treinta y dos"
    glued: Phrases  # may stand before a number without a space: "im7"
    weekdays: Patterns  # open the stamp of a time: "mon 8:15 - 6"
    dictated: Patterns  # signs said aloud behind a number: "6 full stop"
    ends_of_scale: Patterns  # "10 being the worst"
    span_asked: Patterns  # "24h average 6", as the question says it
    of_one_among_many: Phrases  # short for a number: "room no. 5"
    from_words: Phrases  # from 0 to 10, between 6 and 8
    to_words: Phrases
    scale: Patterns  # "on a scale of 0 to 10", with the numbers
    out_of: Phrases  # "8 out of 20"
    over: Phrases  # "130 over 80"
    clock: Patterns  # times that have words: "half past 6", "a las 7 y media"
    ordinal_ends: Phrases  # glued: the 3"rd"
    of_a_month: Phrases  # 6 "of" may
    percent: Phrases


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that the reader knows of one language. No list may be empty.

    Phrases are whole words; patterns match at word borders. `numbers` are the words for 0-12 and
    for the tens, so that "seventy" and "twelve" are known to be no score; `articles` are words
    for 1 that mean something else as well, and count only where nothing else can be meant.
    """

    numbers: Mapping[str, int]
    articles: Phrases  # also "one": 1 only where it stands like a score
    names: Phrases  # given names that are no words as well
    real_words: Phrases  # one slip away from a word of a rule, and words themselves

    sounds: Mapping[str, str]  # letters that are written for others by ear: "amanesi"

    # around a score
    pain: Phrases  # names pain or its score: what follows is how much
    light: Phrases  # says nothing by itself: is, a, my, at
    hedges: Phrases  # about, maybe: the score stands all the same
    hedging_ends: Phrases  # glued to a number they say the same: "fourish"
    now: Phrases
    earlier_today: Phrases  # this morning: now, unless another score is marked as now
    past: Phrases
    was: Phrases
    future: Phrases
    courtesy: Phrases
    greetings: Phrases  # a name may follow: hi
    vocatives: Phrases  # "boa noite, minha filha": called upon after a greeting, else spoken of
    asks_back: Phrases  # courtesy after a number, a question before one: and you
    thanks: Phrases  # ask for nothing: with courtesy alone around them, nobody need read them
    links: Phrases  # and, but, because: a new thought begins
    body: Phrases
    ailment_endings: Phrases  # unknown words that end so name what hurts: bursitis, neuralgia
    adverb_endings: Phrases  # and those say how sure somebody is: undeniably
    adjective_endings: Phrases  # those may tell of what kind the things are that are counted
    verb_endings: Phrases  # and those what somebody does: 7 lifting boxes
    followers: Phrases  # what may follow a score without a comma
    beginnings: Phrases  # begin a new thought: a number that opens the text was the score
    ten: Phrases  # out of ten, over ten
    halves: Phrases
    or_words: Phrases  # between two numbers: a range
    compares: Phrases  # "as bad as" last week: that time is not the time of the score
    from_words: Phrases  # "from 8": where it was before
    to_words: Phrases

    # what makes a number something else
    clock_before: Phrases  # at 7, since 7
    units: Phrases  # 7 hours
    forms: Forms
    months: Patterns  # 7 march
    counted: Patterns  # forms of words whose numbers count something else: bp 130 over 80
    there_and_back: Patterns  # from 4 to 8 and back: no value is left
    things: Phrases  # room 7
    bounds_before: Phrases
    bounds_after: Phrases
    unsure: Phrases  # if, hope, would: not said of now
    others: Phrases  # my husband: not said of oneself
    negations: Phrases
    corrections: Phrases
    took: Phrases  # "took 2"
    same: Phrases
    severe: Phrases
    no_pain: Patterns
    beside_no_pain: Phrases  # stands beside a denial of pain and changes nothing
    none: Phrases  # answers how much pain there is by itself
    none_words: Phrases  # those of them that deny pain only as the whole answer
    changes_no_pain: Patterns  # of pain or of time: what a denial may be about after all
    turns: Phrases  # begin another thought after a denial: just tired
    proxies: Patterns  # who types for the patient, up to what the patient says

    # marks: finer shades of words that other lists may hold as well
    strong_now: Phrases  # this very moment, not only today
    asked_for: Phrases  # the average: of the past, and still what is asked
    conditional: Phrases  # "would be": imagined, where conditions follow
    conditions: Phrases
    circumstances: Phrases  # "9 when i walk": not said of now
    asking: Phrases  # begin a question that has no question mark, where "bad" ends it
    asks: Phrases  # begin a question whatever ends it
    for_words: Phrases  # 10 out of ten "for" the food
    queries: Phrases  # begin a question about something else than the number before
    speaker: Phrases  # begin what somebody says of himself
    denials: Phrases  # "dont know": what somebody does not do stands by itself
    contrasts: Phrases  # but: what comes next stands by itself
    therefore: Phrases  # so 6
    indefinite: Phrases  # a, an
    it_is: Phrases  # it's 5: a score, or the time
    places: Phrases  # its 5 here: the time
    copulas: Phrases  # 2 is too many: of a number as a subject, what follows says what it is
    leads: Phrases  # lead to a score, whatever stands before them
    closing: Phrases  # may close a clause after a score
    no_beginning: Phrases  # no clause that is a score begins with these alone
    names_one: Phrases  # "number" 8, on "the" 5, en "la" 5: one among many
    moves_by: Phrases  # "down" 2: how far it moved
    sent: Phrases  # "i put" 8 by mistake, it's 6
    there_is: Phrases  # "hay" 4: how many there are
    asks_number: Phrases  # "how many" kids, 3
    again: Phrases  # up "again" at 4: the time
    reaches: Phrases  # pain is "up to" 7 now: no bound
    ranges_from: Phrases  # "from" 3 to 8, where nothing stands before it
    comes: Phrases  # "came" at 4: the time
    whens: Phrases  # "when" it's a 9: not now
    moves_to: Phrases  # "and it's crept up to" 5: where the pain is now
    measures: Phrases  # "temperature outside, 8": what else may be measured
    crowds: Phrases  # "there" are 4
    noes: Phrases
    nothing: Phrases
    third_person: Phrases  # "my tio has a 9"
    people: Phrases  # 8 out of 10 people
    kisses: Phrases  # a unit that means nothing at the end: "4 x"
    pain_itself: Patterns  # of the words for pain, those that name it

    # consent, help, alerts
    opt_out: Phrases  # keywords: nobody can misread one that is the whole text
    opt_in: Phrases
    help: Phrases
    help_with_courtesy: Phrases  # of these keywords, those that stay one beside courtesy
    pleading: Phrases  # beside them it is a cry for help: please
    help_sentences: Patterns  # asks what this is, who writes, how to answer
    wishes_to_begin: Patterns  # wants the texts back
    no_wish_to_begin: Patterns  # denies that: not, until
    request_lead: Phrases  # may lead to a request: please, could you
    opt_in_with_courtesy: Phrases  # keywords of opt_in that stay one beside courtesy
    join: Phrases
    yes: Phrases
    acknowledged: Phrases
    acknowledged_by: Patterns
    helping: Helping
    busy: Phrases
    snooze: Phrases
    ending: Ending
    wishes_to_end: Patterns  # what the grammar of ending.py does not hold: wrong number
    no_wish_to_end: Patterns  # stop the pain, stop the pills

    # doses
    taking: Taking
    which_dose: WhichDose
    untaken: Patterns  # undoes a taking: "but threw it up", "except the blue one", "took a nap"
    weekdays: Patterns  # undo one as well, but not in a sentence of its own: "happy Sunday"
    refused: Patterns  # will not be taken
    until: Patterns  # says that it will be, after all
    taken_words: Phrases
    beside_a_key: Phrases  # may follow T or S without naming another dose: "T at nine"
    why_words: Phrases  # begin the reason behind a T or S: "S felt sick"
    names_a_dose: Patterns  # one of several: "the white one", "my pregabalin"
    asks_first: Patterns  # a question by its first words alone: "can I take it with juice"
    clause_words: Phrases  # end a clause: but, so, because
    not_taken: Patterns
    not_yet: Patterns
    later: Patterns
    soon: Patterns  # behind a yes: in a minute
    not_forgotten: Patterns  # didn't forget: says neither that it is taken nor that it is not
    plans: Patterns  # what somebody will do besides, to the clause's end: will ring Monday
    will_take: Patterns
    usually: Patterns  # of habit, not of now
    time_units: Mapping[str, int]  # in minutes
    half_hour: Patterns
    one_hour: Patterns
    skipped: Patterns
    skipped_words: Phrases
    causes: Mapping[str, Patterns]
    asks_record: Patterns
    advice: Patterns
    question_words: Phrases

    of_the_dose: Patterns  # words about a dose and nothing else, where a score stands beside them
    supposed: Phrases  # what follows has not happened: if, maybe, when

    side_effects: Mapping[str, Patterns]
    no_side_effects: Patterns  # right before a side effect
    no_effects: Phrases  # the whole answer to a side-effect check
    words_of_effect_letters: Phrases  # words made of the letters d, w, m, o, n
    and_words: Phrases
    but_words: Phrases
    reactions: Patterns
    auto_replies: Patterns
    signatures: Patterns
    quoted: Patterns  # what a mail program puts before the text that it answers
    own_prompt: Patterns  # how Carebell's own prompt begins, quoted back, and how it ends
    own_prompt_ends: Patterns
    shorthand: Mapping[str, str]  # patterns, and what each is short for: yday, kiero, j'veux

    def __post_init__(self) -> None:
        for part in (self, self.forms, self.taking, self.which_dose, self.ending, self.helping):
            for field in fields(part):
                if not getattr(part, field.name):
                    raise IncompleteLanguageError(field.name)


class IncompleteLanguageError(CarebellError):
    """A language lacks one of the lists that every language must have."""


def joined(pattern_lists: tuple[Patterns, ...]) -> re.Pattern[str]:
    """One expression that matches where any of the patterns does, at word borders."""
    every = "|".join(f"(?:{one})" for some in pattern_lists for one in some)
    return re.compile(rf"(?<![\w'])(?:{every})(?!\w)")


def any_of_these(pattern_lists: Iterable[Patterns]) -> str:
    """A pattern that matches where any of the patterns does, wherever it stands."""
    return f"(?:{'|'.join(one for some in pattern_lists for one in some)})"


def one_of(*phrase_lists: Iterable[str]) -> str:
    """A pattern for one of the phrases, the longest first."""
    every = {phrase for some in phrase_lists for phrase in some}
    return "|".join(map(re.escape, sorted(every, key=lambda one: (-len(one), one))))
