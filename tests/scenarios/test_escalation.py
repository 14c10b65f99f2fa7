"""An alert goes from person to person until somebody has it, and all of them hear how it went."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from service.admin import alerts, attention, caregivers, people
from service.admin.inbox import waiting_texts
from service.admin.people import PersonChange
from service.admin.status import Health, status
from service.core.errors import ConflictError, NotSentError
from service.core.replies.reading import Kind, Reading
from service.db.database import Database
from service.db.queries.holding import ask_anew, close
from service.db.tables import AUDIT, Cause, Episode, EpisodeState, Notification, PassRun, Person
from service.engine.acknowledge import answer_alert
from service.engine.intake import IncomingReceipt, IncomingText, store
from service.engine.notices import tell_admins
from service.engine.readiness import why_not_clean
from support.factories import a_caregiver, a_contact, a_patient, an_episode
from support.house import POLICY
from support.story import Story

MONDAY = datetime(2027, 3, 1, 15, tzinfo=UTC)  # 10:00 in New York
MARIA, SAM, PAT, ROBIN = "+12025550123", "+12025550145", "+12025550146", "+12025550150"
ATTENTION = "need your attention"
REMOVED = "carebell caregiver remove"


class Chain(Story):
    """Maria's alert, with Sam before Pat before Robin of the clinic."""

    def __init__(self, db: Database) -> None:
        super().__init__(db, MONDAY)
        with db.write() as session:
            maria = a_patient(session, self.now, name="Maria", phone=MARIA)
            a_caregiver(session, self.now, maria, name="Sam", phone=SAM)
            a_caregiver(session, self.now, maria, name="Pat", phone=PAT)
            a_contact(session, self.now, name="Robin", phone=ROBIN)

    def alert(self, code: int = 11, **about: object) -> None:
        with self.db.write() as session:
            an_episode(session, self.now, self.person(session, MARIA), code, **about)  # type: ignore[arg-type]  # as the factory names them
        self.loop.run_all()

    def person(self, session: Session, phone: str) -> Person:
        return session.exec(select(Person).where(Person.phone == phone)).one()

    def leaves(self, phone: str, word: str) -> None:
        """Somebody texts that, or an admin removes them."""
        if word != REMOVED:
            self.texts(phone, word)
            return
        with self.db.write() as session:
            caregivers.remove(session, self.person(session, phone), self.now)
        self.loop.run_all()

    def says(self, phone: str, reading: Reading) -> None:
        """Somebody texts what is read so."""
        with self.db.write() as session:
            answer_alert(session, POLICY, phone, reading, self.now)
        self.loop.run_all()

    def told(self, phone: str) -> list[str]:
        """Every text that has left for a phone, the oldest first."""
        return [call.body for call in self.gateway.calls if call.to == phone]

    def arrives(self, *, well: bool = True) -> None:
        """What became of the last text."""
        sid = f"SM{len(self.gateway.calls):032d}"
        self.receipt(sid, "delivered" if well else "undelivered", None if well else 30003)
        self.loop.run_all()

    def ends(self, reason: str) -> None:
        with self.db.write() as session:
            close(session, self.episode(session), reason, self.now)
        self.loop.run_all()

    def next_in_words(self) -> str:
        with self.db.read() as session:
            return alerts.coming(session, "11", POLICY.escalation, self.now).what

    def episode(self, session: Session) -> Episode:
        return session.exec(select(Episode).order_by(col(Episode.id).desc()).limit(1)).one()


@pytest.fixture
def chain(db: Database) -> Chain:
    return Chain(db)


def test_a_phone_that_is_off_passes_the_alert_on_at_once(chain: Chain) -> None:
    chain.alert()
    assert [ATTENTION in text for text in chain.told(SAM)] == [True]
    assert chain.told(PAT) == []
    chain.arrives(well=False)
    assert [ATTENTION in text for text in chain.told(PAT)] == [True]
    chain.run_to("2027-03-01T10:59")
    assert chain.told(ROBIN) == []


def test_without_an_answer_it_goes_on_every_hour_three_times_and_then_needs_a_person(
    chain: Chain,
) -> None:
    chain.alert()
    for hour, phone in enumerate((SAM, PAT, ROBIN, SAM, PAT, ROBIN, SAM, PAT, ROBIN), start=10):
        chain.run_to(f"2027-03-01T{hour}:30")
        last = chain.told(phone)[-1]
        assert "still needs somebody" in last or ATTENTION in last
    chain.run_to("2027-03-01T19:01")
    assert [len(chain.told(phone)) for phone in (SAM, PAT, ROBIN)] == [3, 3, 3]
    with chain.db.read() as session:
        seen = status(session, chain.now)
    assert seen.health is Health.DEGRADED
    assert any("nobody has it" in reason for reason in seen.reasons)
    chain.texts(PAT, "OK 11")
    with chain.db.read() as session:
        assert chain.episode(session).stalled is None


def test_two_who_answer_in_the_same_second_are_both_told_who_has_it(chain: Chain) -> None:
    chain.alert()
    chain.run_to("2027-03-01T11:00")
    both = [
        IncomingText(f"SM{phone[-4:]:0>32}", phone, "+12025550100", "OK 11", {}, chain.now)
        for phone in (SAM, PAT)
    ]
    store(chain.db, both)
    chain.loop.run_all()
    assert "you have alert 11" in chain.told(SAM)[-1]
    assert "Alert 11 is already with Sam since 11:00" in chain.told(PAT)[-1]
    assert len(chain.told(PAT)) == 2, "and not a second time"


def test_others_who_were_told_learn_that_somebody_has_it(chain: Chain) -> None:
    chain.alert()
    chain.run_to("2027-03-01T11:10")
    chain.texts(PAT, "ok")
    assert "Pat has alert 11 about Maria since 11:10" in chain.told(SAM)[-1]
    assert chain.told(ROBIN) == []
    chain.run_to("2027-03-01T18:00")
    assert chain.told(ROBIN) == []


def test_an_alert_taken_at_the_command_line_is_told_to_all_who_were_texted(chain: Chain) -> None:
    chain.alert()
    with chain.db.write() as session:
        alerts.acknowledge(session, "11", "Nurse Kim", chain.now)
    chain.loop.run_all()
    assert "Nurse Kim has alert 11" in chain.told(SAM)[-1]


def test_busy_passes_it_on_at_once(chain: Chain) -> None:
    chain.alert()
    chain.says(SAM, Reading(Kind.BUSY, "busy"))
    assert "we ask the next person" in chain.told(SAM)[-1]
    assert ATTENTION in chain.told(PAT)[-1]
    chain.texts(SAM, "OK 11")
    assert "you have alert 11" in chain.told(SAM)[-1]
    assert "Sam has alert 11" in chain.told(PAT)[-1]


def test_whoever_has_it_may_still_be_busy(chain: Chain) -> None:
    chain.alert()
    chain.texts(SAM, "OK 11")
    chain.says(SAM, Reading(Kind.BUSY, "busy", code=11))
    assert ATTENTION in chain.told(PAT)[-1]
    chain.says(ROBIN, Reading(Kind.BUSY, "busy", code=11))
    assert chain.told(ROBIN) == [], "who was not told says nothing to it"


def test_busy_with_nobody_else_says_so_and_when_they_are_asked_again(chain: Chain) -> None:
    chain.texts(PAT, "STOP")
    chain.texts(ROBIN, "STOP")
    chain.alert()
    chain.run_to("2027-03-01T10:20")
    chain.texts(SAM, "BUSY")
    assert "there is nobody else to ask" in chain.told(SAM)[-1]
    assert "text you again at 11:20" in chain.told(SAM)[-1]
    chain.run_to("2027-03-01T11:20")
    assert "Alert 11 about Maria still needs somebody" in chain.told(SAM)[-1]


def test_busy_of_who_has_it_alone_is_not_answered_with_the_alert_itself(chain: Chain) -> None:
    chain.texts(PAT, "STOP")
    chain.texts(ROBIN, "STOP")
    chain.alert()
    chain.texts(SAM, "OK 11")
    chain.run_to("2027-03-01T15:00")
    chain.texts(SAM, "BUSY 11")
    assert "text you again at 16:00" in chain.told(SAM)[-1]


def test_busy_while_another_is_waited_for_says_who_is_next_and_when(chain: Chain) -> None:
    chain.alert()
    chain.run_to("2027-03-01T11:05")
    chain.texts(SAM, "BUSY")
    assert "We ask Robin about alert 11 at 12:00, nobody before" in chain.told(SAM)[-1]
    chain.run_to("2027-03-01T12:00")
    assert ATTENTION in chain.told(ROBIN)[-1]


def test_busy_at_night_says_who_is_told_in_the_morning(chain: Chain) -> None:
    with chain.db.write() as session:
        people.edit(session, chain.person(session, SAM), PersonChange(quiet="off"), chain.now)
    chain.run_to("2027-03-02T03:00")
    chain.alert()
    chain.texts(SAM, "BUSY")
    assert "We ask Pat about alert 11 at 07:00, nobody before" in chain.told(SAM)[-1]
    chain.run_to("2027-03-02T06:59")
    assert chain.told(PAT) == []
    chain.run_to("2027-03-02T07:00")
    assert ATTENTION in chain.told(PAT)[-1]


def test_busy_after_the_last_round_says_that_nobody_is_texted_again(chain: Chain) -> None:
    chain.alert()
    chain.run_to("2027-03-01T19:01")
    chain.texts(SAM, "BUSY")
    assert "we text nobody about it again" in chain.told(SAM)[-1]
    chain.run_to("2027-03-02T19:00")
    assert len(chain.told(PAT)) == 3


def test_who_has_it_and_is_busy_after_the_last_round_starts_another(chain: Chain) -> None:
    chain.alert()
    chain.run_to("2027-03-01T19:01")
    chain.texts(PAT, "OK 11")
    chain.texts(PAT, "BUSY 11")
    assert "we ask the next person" in chain.told(PAT)[-1]
    assert "still needs somebody" in chain.told(SAM)[-1]


def night_shift(chain: Chain) -> None:
    """Pat, who never sleeps, takes at 23:00 what Sam heard of in the evening."""
    with chain.db.write() as session:
        people.edit(session, chain.person(session, PAT), PersonChange(quiet="off"), chain.now)
        people.end(session, chain.person(session, ROBIN), chain.now)
    chain.run_to("2027-03-01T21:30")
    chain.alert()
    chain.run_to("2027-03-01T23:00")
    chain.texts(PAT, "OK 11")


@pytest.mark.parametrize("word", ["BUSY 11", "STOP"])
def test_what_is_held_for_the_morning_is_not_said_once_it_is_untrue(
    chain: Chain, word: str
) -> None:
    night_shift(chain)
    chain.texts(PAT, word)
    chain.run_to("2027-03-02T06:59")
    assert len(chain.told(SAM)) == 1
    chain.run_to("2027-03-02T07:01")
    assert not any("Pat has alert 11" in text for text in chain.told(SAM))
    assert "Alert 11 about Maria still needs somebody" in chain.told(SAM)[-1]


def test_in_the_morning_they_hear_who_has_it_then(chain: Chain) -> None:
    night_shift(chain)
    chain.texts(PAT, "BUSY 11")
    chain.run_to("2027-03-02T05:00")
    chain.texts(SAM, "OK 11")
    chain.run_to("2027-03-02T07:01")
    assert "Sam has alert 11" in chain.told(PAT)[-1]
    assert "you have alert 11" in chain.told(SAM)[-1]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("BUSY 11", "Pat no longer has alert 11 about Maria"),
        ("STOP", "Alert 11 about Maria still needs somebody"),
        (REMOVED, "Alert 11 about Maria still needs somebody"),
    ],
)
def test_who_counts_on_a_holder_that_passes_it_on_is_asked_at_once(
    chain: Chain, word: str, said: str
) -> None:
    chain.alert()
    chain.run_to("2027-03-01T11:10")
    chain.texts(PAT, "OK 11")
    assert "Pat has alert 11" in chain.told(SAM)[-1]
    chain.leaves(PAT, word)
    assert said in chain.told(SAM)[-1]
    assert len(chain.told(SAM)) == 3, "in one text"
    chain.texts(SAM, "OK")
    assert "you have alert 11" in chain.told(SAM)[-1]


def test_busy_while_another_is_asked_does_not_say_that_nobody_is(chain: Chain) -> None:
    chain.alert()
    chain.run_to("2027-03-01T18:05")
    chain.texts(SAM, "BUSY 11")
    assert "Robin has been asked about alert 11 too" in chain.told(SAM)[-1]


def test_quiet_hours_of_their_own_are_waited_for_and_not_told_into(chain: Chain) -> None:
    with chain.db.write() as session:
        sam = chain.person(session, SAM)
        people.edit(session, sam, PersonChange(quiet="20:00-11:30"), chain.now)
    chain.alert()
    assert chain.told(SAM) == []
    assert ATTENTION in chain.told(PAT)[-1], "who is awake is told instead"
    chain.run_to("2027-03-01T11:29")
    assert chain.told(SAM) == []


def test_at_night_whoever_comes_awake_is_told_at_once(chain: Chain) -> None:
    chain.run_to("2027-03-02T03:00")
    chain.alert()
    assert chain.told(SAM) == []
    with chain.db.write() as session:
        a_contact(session, chain.now, "Kim", "+12025550151", "clinician", "Europe/Berlin")
    chain.loop.run_all()
    assert ATTENTION in chain.told("+12025550151")[-1]


def test_quiet_hours_that_change_at_night_count_at_once(chain: Chain) -> None:
    chain.run_to("2027-03-02T03:00")
    chain.alert()
    with chain.db.write() as session:
        people.edit(session, chain.person(session, PAT), PersonChange(quiet="off"), chain.now)
    chain.loop.run_all()
    assert ATTENTION in chain.told(PAT)[-1]
    assert chain.told(SAM) == []


def test_who_has_two_roles_gets_one_text_a_step(chain: Chain) -> None:
    with chain.db.write() as session:
        a_contact(session, chain.now, name="Sam", phone=SAM)
    chain.alert()
    chain.run_to("2027-03-01T12:30")
    assert [len(chain.told(phone)) for phone in (SAM, PAT, ROBIN)] == [1, 1, 1]
    chain.run_to("2027-03-01T13:00")
    assert "still needs somebody" in chain.told(SAM)[-1], "and the second round begins with them"


def test_of_danger_who_has_two_roles_hears_once_and_is_known_by_either(chain: Chain) -> None:
    with chain.db.write() as session:
        a_contact(session, chain.now, name="Sam of the clinic", phone=SAM)
    chain.texts(MARIA, "I cannot breathe")
    assert [len(chain.told(phone)) for phone in (SAM, PAT, ROBIN)] == [1, 1, 1]
    chain.run_to("2027-03-01T10:09")
    assert len(chain.told(SAM)) == 1
    chain.run_to("2027-03-01T10:10")
    assert len(chain.told(SAM)) == 2


def test_a_snooze_is_kept_and_others_are_told_meanwhile(chain: Chain) -> None:
    chain.alert()
    chain.says(SAM, Reading(Kind.SNOOZE, "snooze", span=timedelta(hours=2)))
    assert "again about alert 11 at 12:00" in chain.told(SAM)[-1]
    chain.run_to("2027-03-01T11:00")
    assert ATTENTION in chain.told(PAT)[-1]
    chain.run_to("2027-03-01T12:00")
    assert "Alert 11 about Maria still needs somebody" in chain.told(SAM)[-1]


def test_an_ok_undoes_a_snooze(chain: Chain) -> None:
    chain.alert()
    chain.says(SAM, Reading(Kind.SNOOZE, "snooze"))
    chain.texts(SAM, "OK")
    chain.run_to("2027-03-01T15:00")
    assert "you have alert 11" in chain.told(SAM)[-1]
    assert chain.told(PAT) == []


def test_who_has_it_keeps_it_through_a_snooze_and_is_asked_again_then(chain: Chain) -> None:
    chain.alert()
    chain.texts(SAM, "OK 11")
    chain.texts(SAM, "SNOOZE 2H")
    assert "You still have alert 11 about Maria" in chain.told(SAM)[-1]
    assert "again at 12:00" in chain.told(SAM)[-1]
    chain.run_to("2027-03-01T11:59")
    assert len(chain.told(SAM)) == 3
    chain.run_to("2027-03-01T12:00")
    assert "Do you still have it? Reply OK 11" in chain.told(SAM)[-1]
    assert chain.told(PAT) == []
    chain.run_to("2027-03-01T13:00")
    assert ATTENTION in chain.told(PAT)[-1], "an hour without an answer, and the chain goes on"


def test_a_snooze_of_who_has_it_is_bounded_and_undone_by_an_ok(chain: Chain) -> None:
    chain.alert()
    chain.texts(SAM, "OK 11")
    chain.texts(SAM, "SNOOZE 0H")
    assert "could not read for how long" in chain.told(SAM)[-1]
    chain.texts(SAM, "SNOOZE 9H")
    assert "again at 14:00" in chain.told(SAM)[-1], "four hours at most"
    chain.texts(SAM, "OK 11")
    chain.run_to("2027-03-02T09:59")
    assert "you have alert 11" in chain.told(SAM)[-1]
    assert chain.told(PAT) == []


def test_who_has_it_may_snooze_the_question_and_pass_it_on_all_the_same(chain: Chain) -> None:
    chain.alert()
    chain.texts(SAM, "OK 11")
    chain.run_to("2027-03-02T10:00")
    chain.texts(SAM, "SNOOZE 2H")
    chain.run_to("2027-03-02T11:30")
    assert chain.told(PAT) == []
    chain.texts(SAM, "BUSY 11")
    assert ATTENTION in chain.told(PAT)[-1]


def test_a_snooze_entered_for_who_has_it_is_asked_about_too(chain: Chain) -> None:
    chain.alert()
    chain.texts(SAM, "OK 11")
    with chain.db.write() as session:
        alerts.snooze(session, "11", "Sam", "30m", chain.now)
        with pytest.raises(ConflictError):
            alerts.snooze(session, "11", "Pat", "30m", chain.now)
    chain.run_to("2027-03-01T10:30")
    assert "Do you still have it?" in chain.told(SAM)[-1]


OUT_OF_OFFICE = [
    "I am out of the office. If this is an emergency please call 911.",
    "I'm currently out of office until Monday with limited access to email. OK to call 12.",
    "Automatic reply: OK 11",
    "Estoy fuera de la oficina. En caso de emergencia llame al 911",
]


@pytest.mark.parametrize("body", OUT_OF_OFFICE)
def test_an_automatic_reply_takes_no_alert_and_alarms_nobody(chain: Chain, body: str) -> None:
    chain.alert()
    chain.texts(SAM, body)
    assert len(chain.told(SAM)) == 1
    with chain.db.read() as session:
        episode = chain.episode(session)
        assert (episode.cause, episode.state) == (Cause.WORSENING, EpisodeState.TRIGGERED)
    chain.run_to("2027-03-01T11:00")
    assert ATTENTION in chain.told(PAT)[-1]


def test_whose_turn_has_not_come_is_not_told_that_there_is_no_alert(chain: Chain) -> None:
    chain.alert()
    chain.run_to("2027-03-01T12:10")
    chain.texts(ROBIN, "OK 11")
    chain.alert(12, cause=Cause.SILENCE, rule="silence")
    chain.texts(ROBIN, "OK 12")
    assert "There is no open alert with that number for you" in chain.told(ROBIN)[-1]


@pytest.mark.parametrize("body", ["ok but busy", "OK, I'm out of office", "OK 11?"])
def test_what_cannot_be_read_takes_no_alert_and_is_asked_back_twice_at_most(
    chain: Chain, body: str
) -> None:
    chain.alert()
    for _ in range(4):
        chain.texts(SAM, body)
    _, *answers = chain.told(SAM)
    assert all("Reply OK 11 when you have this" in text for text in answers)
    assert len(answers) == 2
    with chain.db.read() as session:
        assert chain.episode(session).state is EpisodeState.TRIGGERED
        assert len(waiting_texts(session)) == 4
    chain.texts(PAT, "ok but busy")
    assert chain.told(PAT) == [], "who was not told is not asked"


@pytest.mark.parametrize("word", ["OK", "OK 11", "OK 99", "BUSY", "BUSY 11", "SNOOZE 4H", "help"])
def test_a_caregivers_machine_is_answered_five_times_at_most(chain: Chain, word: str) -> None:
    chain.texts(ROBIN, "STOP")
    chain.alert()
    for minute in range(9):
        chain.run_to(f"2027-03-01T10:0{minute}")
        chain.texts(SAM, word)
    first, *answers = chain.told(SAM)
    assert ATTENTION in first
    took_it = word.startswith("OK") and word != "OK 99"
    assert len(answers) == 5 + took_it, "an OK that took it is useful, and not counted"
    with chain.db.read() as session:
        assert len(waiting_texts(session)) == 9 - len(answers)


def test_the_oks_of_a_busy_caregiver_are_all_answered(chain: Chain) -> None:
    with chain.db.write() as session:
        for number in range(7):
            patient = a_patient(session, chain.now, f"Patient {number}", f"+120255501{number:02}")
            a_caregiver(session, chain.now, patient, "Lee", "+12025550149")
            an_episode(session, chain.now, patient, 20 + number)
    chain.loop.run_all()
    for number in range(7):
        chain.run_to(f"2027-03-01T10:0{number}")
        chain.texts("+12025550149", f"OK {20 + number}")
    assert sum("you have alert" in text for text in chain.told("+12025550149")) == 7


def test_an_urgent_alert_is_not_snoozed_and_goes_on_every_ten_minutes(chain: Chain) -> None:
    chain.alert(urgent=True)
    chain.says(SAM, Reading(Kind.SNOOZE, "snooze"))
    assert "is urgent and cannot wait" in chain.told(SAM)[-1]
    chain.run_to("2027-03-01T10:10")
    assert ATTENTION in chain.told(PAT)[-1]


@pytest.mark.parametrize("urgent", [False, True])
def test_at_three_in_the_morning_only_what_is_urgent_wakes(chain: Chain, *, urgent: bool) -> None:
    chain.run_to("2027-03-02T03:00")
    chain.alert(urgent=urgent)
    assert len(chain.told(SAM)) == urgent
    chain.run_to("2027-03-02T07:00")
    assert ATTENTION in chain.told(SAM)[0]
    assert all(("URGENT" in text) == urgent for text in chain.told(SAM))


def test_danger_is_told_to_everybody_at_once_and_again_until_somebody_has_it(
    chain: Chain,
) -> None:
    chain.run_to("2027-03-02T03:00")
    chain.alert(cause=Cause.DANGER, rule="danger_physical", urgent=True)
    assert [len(chain.told(phone)) for phone in (SAM, PAT, ROBIN)] == [1, 1, 1]
    chain.run_to("2027-03-02T03:10")
    assert [len(chain.told(phone)) for phone in (SAM, PAT, ROBIN)] == [2, 2, 2]
    assert all("URGENT" in text for text in chain.told(SAM))
    chain.texts(ROBIN, "OK 11")
    chain.run_to("2027-03-02T04:00")
    assert "Robin has alert 11" in chain.told(SAM)[-1]
    assert len(chain.told(SAM)) == 3


def test_who_is_on_the_way_is_asked_which_of_two_alerts_and_the_urgent_one_is_marked(
    chain: Chain,
) -> None:
    chain.alert(11)
    chain.texts(MARIA, "I cannot breathe")
    chain.texts(SAM, "on my way, calling 911")
    assert "Which one? Reply OK 12 (Maria, URGENT) or OK 11 (Maria)." in chain.told(SAM)[-1]
    with chain.db.read() as session:
        rows = session.exec(select(Episode)).all()
    assert [one.state for one in rows] == [EpisodeState.TRIGGERED] * 2, "on no guess"
    chain.texts(SAM, "OK 12")
    assert "you have alert 12" in chain.told(SAM)[-1]


def test_of_self_harm_the_clinic_is_told_and_no_caregiver(chain: Chain) -> None:
    chain.alert(cause=Cause.DANGER, rule="danger_self_harm", urgent=True)
    assert [len(chain.told(phone)) for phone in (SAM, PAT, ROBIN)] == [0, 0, 1]


def test_a_caregiver_who_texts_stop_is_followed_by_the_next_at_once(chain: Chain) -> None:
    chain.alert()
    chain.arrives()
    chain.texts(SAM, "STOP")
    assert ATTENTION in chain.told(PAT)[-1]
    assert any("Sam" in text and "STOP" in text for text in chain.told(ROBIN))


def test_a_phone_that_two_admins_share_hears_of_each_thing_once(chain: Chain) -> None:
    with chain.db.write() as session:
        a_contact(session, chain.now, name="Lee", phone=ROBIN)
    chain.texts(SAM, "STOP")
    assert len(chain.told(ROBIN)) == 1
    assert 'Sam (id 2, caregiver) texted "STOP"' in chain.told(ROBIN)[0]
    with chain.db.write() as session:
        assert tell_admins(session, POLICY, "sending_stopped", chain.now, why="no funds") == 1


@pytest.mark.parametrize("word", ["STOP", REMOVED])
def test_a_holder_who_leaves_is_followed_by_the_next_at_once(chain: Chain, word: str) -> None:
    chain.alert()
    chain.texts(SAM, "OK 11")
    chain.leaves(SAM, word)
    assert ATTENTION in chain.told(PAT)[-1]
    chain.texts(PAT, "OK 11")
    chain.run_to("2027-03-01T15:00")
    assert "you have alert 11" in chain.told(PAT)[-1]
    assert len(chain.told(PAT)) == 2


def test_an_alert_that_reaches_nobody_shows_withholds_the_heartbeat_and_waits_for_whoever_comes(
    chain: Chain,
) -> None:
    for phone in (SAM, PAT, ROBIN):
        chain.texts(phone, "STOP")
    assert why_not_clean_but_for_the_audit(chain) is None
    chain.alert()
    with chain.db.read() as session:
        seen = status(session, chain.now)
        assert [one.name for one in attention.without_caregiver(session)] == ["Maria"]
    assert seen.health is Health.DEGRADED
    assert "Alert 11 reached nobody: there is no one to tell." in seen.reasons
    assert why_not_clean_but_for_the_audit(chain) == (
        "An alert reaches nobody who answers; see carebell status."
    )
    with chain.db.write() as session:
        a_caregiver(session, chain.now, chain.person(session, MARIA), "Lou", "+12025550147")
    chain.loop.run_all()
    assert ATTENTION in chain.told("+12025550147")[-1]
    assert why_not_clean_but_for_the_audit(chain) is None


@pytest.mark.parametrize("about", [{"urgent": True}, {"urgent": True, "cause": Cause.DANGER}])
def test_an_outage_of_the_provider_uses_up_no_rounds_of_the_chain(
    chain: Chain, about: dict[str, Any]
) -> None:
    chain.gateway.down = NotSentError("out of order", retry_after=timedelta(minutes=20))
    chain.alert(**about)
    chain.run_to("2027-03-01T13:00")
    assert "the texts that wait have left" in chain.next_in_words()
    chain.gateway.down = None
    had = [0, 0, 0]
    for minute in (10, 20, 30):
        chain.run_to(f"2027-03-01T13:{minute}")
        have = [len(chain.told(phone)) for phone in (SAM, PAT, ROBIN)]
        assert all(now <= before + 1 for before, now in zip(had, have, strict=True))
        had = have
    chain.run_to("2027-03-01T15:00")
    assert all(len(chain.told(phone)) >= 3 for phone in (SAM, PAT, ROBIN))


def why_not_clean_but_for_the_audit(chain: Chain) -> str | None:
    with chain.db.write() as session:
        run = session.get(PassRun, AUDIT) or PassRun(name=AUDIT, finished_at=chain.now, counts={})
        run.finished_at = chain.now
        session.add(run)
    return why_not_clean(chain.db, chain.clock)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("recovered", "back to their usual level. Alert 11 is closed"),
        ("answered", "Maria has answered again. Alert 11 is closed"),
        ("spoke to her doctor", "Alert 11 about Maria is closed"),
    ],
)
def test_all_who_were_told_hear_once_that_it_is_over(
    chain: Chain, reason: str, words: str
) -> None:
    chain.alert()
    chain.run_to("2027-03-01T11:00")
    chain.texts(SAM, "STOP")
    chain.ends(reason)
    chain.run_to("2027-03-01T15:00")
    assert sum(words in text for text in chain.told(PAT)) == 1
    assert not any(words in text for text in chain.told(SAM) + chain.told(ROBIN))
    assert not any("doctor" in text for text in chain.told(PAT))


def test_a_relapse_after_the_end_is_a_new_alert_from_the_first_person(chain: Chain) -> None:
    chain.alert()
    chain.texts(SAM, "OK 11")
    chain.ends("recovered")
    chain.alert(code=12)
    assert "OK 12" in chain.told(SAM)[-1]
    assert chain.told(PAT) == []


def test_what_is_not_closed_in_a_day_is_asked_about_once_and_rests_with_an_ok(
    chain: Chain,
) -> None:
    chain.alert()
    chain.texts(SAM, "OK 11")
    chain.run_to("2027-03-02T10:00")
    assert "since 10:00 (2027-03-01). Do you still have it? Reply OK 11" in chain.told(SAM)[-1]
    chain.texts(SAM, "OK")
    chain.run_to("2027-03-09T10:00")
    assert "you have alert 11" in chain.told(SAM)[-1]
    assert chain.told(PAT) == []


def test_what_becomes_urgent_asks_whoever_has_it_and_then_the_others(chain: Chain) -> None:
    chain.alert()
    chain.texts(SAM, "OK 11")
    chain.run_to("2027-03-02T03:00")
    with chain.db.write() as session:
        chain.episode(session).urgent = True
        ask_anew(chain.episode(session), chain.now)
    chain.loop.run_all()
    assert ATTENTION in chain.told(SAM)[-1]
    chain.run_to("2027-03-02T03:10")
    assert ATTENTION in chain.told(PAT)[-1]
    chain.texts(PAT, "OK 11")
    chain.run_to("2027-03-03T03:10")
    assert "Do you still have it?" in chain.told(PAT)[-1]


def test_what_nobody_says_they_still_have_goes_back_to_the_chain(chain: Chain) -> None:
    chain.alert()
    chain.texts(SAM, "OK 11")
    chain.run_to("2027-03-02T11:00")
    assert ATTENTION in chain.told(PAT)[-1]
    with chain.db.read() as session:
        assert chain.episode(session).state is EpisodeState.TRIGGERED


def test_a_patient_with_two_alerts_at_once_is_told_once(chain: Chain) -> None:
    with chain.db.write() as session:
        maria = chain.person(session, MARIA)
        an_episode(session, chain.now, maria)
        an_episode(session, chain.now, maria, code=12, cause=Cause.SILENCE)
    chain.loop.run_all()
    sids = [f"SM{number:032d}" for number in (1, 2)]
    store(chain.db, [IncomingReceipt(sid, "delivered", None, None, chain.now) for sid in sids])
    chain.loop.run_all()
    assert sum("We let Sam know" in text for text in chain.told(MARIA)) == 1


def test_a_patient_of_whom_the_clinic_knows_is_not_offered_to_remove_it(chain: Chain) -> None:
    chain.alert()
    for reached in (False, False, True):  # Sam, Pat, and Robin of the clinic
        chain.arrives(well=reached)
    assert "We let Robin of the clinic know" in chain.told(MARIA)[-1]
    assert "REMOVE" not in chain.told(MARIA)[-1]


def test_no_step_tells_the_same_person_twice(chain: Chain) -> None:
    chain.alert()
    chain.run_to("2027-03-03T10:00")
    with chain.db.read() as session:
        steps = session.exec(select(Notification.step, Notification.person_id)).all()
    assert len(steps) == len(set(steps)) == 9
    assert sorted(step for step, _ in steps) == list(range(1, 10))


def test_a_strangers_danger_that_reaches_nobody_is_said_and_withholds_the_heartbeat(
    chain: Chain,
) -> None:
    chain.texts("+12025550199", "I cannot breathe")
    assert why_not_clean_but_for_the_audit(chain) is None
    with chain.db.read() as session:
        assert not any("reached nobody" in reason for reason in status(session, chain.now).reasons)
    chain.arrives(well=False)
    said = "Words of danger reached nobody: {}; to read them: carebell inbox show 1"
    for why in ("no text arrived", "there is no one to tell"):
        with chain.db.read() as session:
            assert said.format(why) in status(session, chain.now).reasons
        assert why_not_clean_but_for_the_audit(chain) == (
            "A stranger's words of danger reach nobody; see carebell status."
        )
        chain.texts(ROBIN, "STOP")
