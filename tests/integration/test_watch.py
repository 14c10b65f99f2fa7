"""What opens an episode and what ends it: sustained rises, silence, doses, and time."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlmodel import Session, col, select

from service.admin import alerts, care_plans, dose_steps, other_medicines, patients, pauses, rules
from service.admin.audit.climbs import without_episode
from service.admin.audit.window import open_window
from service.admin.dose_steps import NewStep
from service.admin.quarantine import quarantine
from service.admin.status import Status, status
from service.admin.timing import Timing
from service.core.delivery import MessageKind, MessageState
from service.core.errors import NotSentError
from service.core.replies.reading import Kind
from service.core.texts.english import INSTRUMENT
from service.db.database import Database
from service.db.queries.holding import LASTING, close, give_back, take
from service.db.rows import id_of
from service.db.tables import (
    AUDIT,
    AlertRule,
    Caregiver,
    Episode,
    InboundMessage,
    InboundState,
    Medication,
    Message,
    Notification,
    Occurrence,
    Origin,
    PainScore,
    PassRun,
    Person,
    Reply,
    Schedule,
    Stall,
)
from service.engine.keep_watch import close_lasting
from service.engine.outbox import put
from service.engine.readiness import why_not_clean
from service.engine.watch import watch
from service.reports.load import Period, load
from service.sms.gateway import ProviderText
from support.factories import a_caregiver, a_checkin, a_dose, a_patient
from support.story import Story

START = datetime(2027, 6, 1, 13, tzinfo=UTC)  # 09:00 in New York
MARIA, SAM = "+12025550123", "+12025550145"
DAY = timedelta(days=1)

_numbers = count(1)


class Diary:
    """A patient's check-ins as rows: answered day after day, and the rules look at each."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.now = START.replace(hour=0) + DAY  # 20:00 in New York
        with db.write() as session:
            self.patient = a_patient(session, START, name="Maria", phone=MARIA)
            a_caregiver(session, START, self.patient, phone=SAM)
            self.schedule = a_checkin(session, START, self.patient, at="20:00")

    def answers(self, *values: int | None) -> None:
        """A value a day; None is a day without a reply."""
        for value in values:
            with self.db.write() as session:
                occurrence = self._asked(session)
                if value is not None:
                    self._told(session, occurrence, value)
                    watch(session, self.patient, self.now)
            self.now += DAY

    def episodes(self) -> list[Episode]:
        with self.db.read() as session:
            return list(session.exec(select(Episode).order_by(col(Episode.id))))

    def _asked(self, session: Session) -> Occurrence:
        schedule = session.get_one(Schedule, self.schedule.id)
        message = Message(
            kind=MessageKind.CHECKIN, person_id=id_of(self.patient), to_phone=MARIA, body="?",
            segments=1, lane=1,
            state=MessageState.DELIVERED, provider_sid=f"SM{next(_numbers):032d}",
            due_at=self.now, send_after_at=self.now, created_at=self.now,
        )  # fmt: skip
        session.add(message)
        session.flush()
        occurrence = Occurrence(
            schedule_id=id_of(schedule), kind=schedule.kind, patient_id=id_of(self.patient),
            local_on=(self.now - DAY / 2).date(), wall=self.now.time(), due_at=self.now,
            closes_at=self.now + DAY / 2, message_id=id_of(message),
        )  # fmt: skip
        session.add(occurrence)
        session.flush()
        return occurrence

    def _told(self, session: Session, occurrence: Occurrence, value: int) -> None:
        inbound = InboundMessage(
            sid=f"SM{next(_numbers):031d}f", from_phone=MARIA, to_phone=SAM, body=str(value),
            parameters={}, received_at=self.now, state=InboundState.READ,
        )  # fmt: skip
        session.add(inbound)
        session.flush()
        reply = Reply(
            inbound_id=id_of(inbound), person_id=id_of(self.patient), kind=Kind.SCORE, value=value,
            reason="whole_number", read_at=self.now,
        )  # fmt: skip
        session.add(reply)
        session.flush()
        session.add(
            PainScore(
                patient_id=id_of(self.patient), value=value, local_on=occurrence.local_on,
                received_at=self.now, origin=Origin.CHECKIN, instrument=INSTRUMENT,
                occurrence_id=occurrence.id, reply_id=id_of(reply),
            )
        )  # fmt: skip
        session.flush()


@pytest.fixture
def diary(house: Database) -> Diary:
    return Diary(house)


# --- worsening ----------------------------------------------------------------------------------


def test_a_sustained_rise_opens_one_episode_that_tells_why(diary: Diary) -> None:
    diary.answers(*[4] * 20, 6, 6, 6, 7, 7, 7)
    [episode] = diary.episodes()
    assert (episode.cause, episode.rule, episode.state) == ("worsening", "sustained", "triggered")
    evidence = episode.evidence
    assert evidence["explanation"] == (
        "The last 3 scores average 6, 2 above the usual 4: 6, 6, 6 (21 to 23 June)."
    )
    assert (evidence["usual"], evidence["recovers_below"]) == (4.0, 5.0)
    assert evidence["parameters"]["rise"] == 2.0
    assert evidence["software"]
    assert [later["on"] for later in evidence["later"]] == ["2027-06-26"], "and no new text"


def test_the_usual_level_is_frozen_while_an_episode_is_open(diary: Diary) -> None:
    diary.answers(*[4] * 20, *[6] * 30)
    [episode] = diary.episodes()
    assert (episode.state, episode.evidence["usual"]) == ("triggered", 4.0)
    assert len(episode.evidence["later"]) > 8, "30 days of 6 would be usual by now"


def test_recovery_closes_an_episode_and_a_relapse_opens_another(diary: Diary) -> None:
    diary.answers(*[4] * 20, 6, 6, 6, *[4] * 8)
    assert diary.episodes()[0].state == "triggered", "the mean has been near 4 for six days"
    diary.answers(4)
    [episode] = diary.episodes()
    assert (episode.state, episode.close_reason) == ("closed", "recovered")
    diary.answers(6, 6, 6)
    assert [one.state for one in diary.episodes()] == ["closed", "triggered"]


def test_severe_scores_open_an_episode_where_the_rule_is_on(diary: Diary) -> None:
    with diary.db.write() as session:
        rules.change(session, diary.patient, rules.RuleChange(severe="on"), START)
        session.exec(select(Caregiver)).one().sees_scores = True
    diary.answers(9, 9, 9)
    assert [one.rule for one in diary.episodes()] == ["severe"]
    story = Story(diary.db, diary.now)
    story.loop.run_all()
    assert "URGENT: Maria's last pain scores are high: 9, 9, 9." in story.gateway.calls[0].body


def test_what_becomes_severe_makes_an_open_alert_urgent_and_asks_people_anew_once(
    diary: Diary,
) -> None:
    with diary.db.write() as session:
        rules.change(session, diary.patient, rules.RuleChange(severe="on"), START)
    diary.answers(*[4] * 20, 6, 9, 9)
    [episode] = diary.episodes()
    assert (episode.rule, episode.urgent, "news_at" in episode.evidence) == (
        "sustained",
        False,
        False,
    )
    diary.answers(9)
    [episode] = diary.episodes()
    assert (episode.urgent, episode.resumed_at) == (True, diary.now - DAY)
    assert [one["rule"] for one in episode.evidence["later"]] == ["severe"], "with 9s of before"
    with diary.db.write() as session:
        alerts.acknowledge(session, "11", "Sam", diary.now)
    diary.answers(9, 9, 9)
    [episode] = diary.episodes()
    assert (episode.state, "news_at" in episode.evidence) == ("acknowledged", False)
    assert len(episode.evidence["later"]) == 2, "noted, and nobody is asked again"


def test_severe_scores_alert_though_a_worsening_was_closed_the_day_before(diary: Diary) -> None:
    with diary.db.write() as session:
        rules.change(session, diary.patient, rules.RuleChange(severe="on"), START)
    diary.answers(*[4] * 20, 6, 6, 6, 9, 9)
    with diary.db.write() as session:
        alerts.close(session, "11", "spoke to Maria", diary.now)
    diary.answers(9)
    assert [(one.rule, one.urgent) for one in diary.episodes()] == [
        ("sustained", False),
        ("severe", True),
    ]
    with diary.db.write() as session:
        window = open_window(session, diary.now, START)
        assert list(without_episode(session, window)) == []
        alerts.close(session, "12", "spoke to her again", diary.now)
    diary.answers(9, 9, 9)
    assert len(diary.episodes()) == 2, "from one that was urgent all rules rest"


def test_what_everybody_was_told_in_vain_is_told_anew_after_a_week_of_rest(diary: Diary) -> None:
    diary.answers(*[4] * 20, 6, 6, 6)
    with diary.db.write() as session:
        [episode] = session.exec(select(Episode)).all()
        episode.stalled, episode.next_step_at = Stall.EXHAUSTED, None
        maria = session.get_one(Person, episode.patient_id)
        alert = put(session, MessageKind.ALERT, maria, "?", diary.now, episode_id=episode.id)
        session.add(
            Notification(
                episode_id=id_of(episode), person_id=id_of(maria), step=1,
                message_id=id_of(alert), created_at=diary.now,
            )
        )  # fmt: skip
    diary.answers(*[6] * 7)
    [episode] = diary.episodes()
    assert len(episode.evidence["later"]) == 2
    assert episode.stalled is Stall.EXHAUSTED
    diary.answers(6, 6)
    [episode] = diary.episodes()
    assert (episode.stalled, episode.resumed_at) == (None, diary.now - DAY)


def test_after_what_lasted_the_usual_level_is_what_lasted(diary: Diary) -> None:
    """With an answer every other day, 28 of them would be two months."""
    every_other_day = (6, None)
    diary.answers(*[4] * 20, 6, 6, 6)
    with diary.db.write() as session:
        alerts.acknowledge(session, "11", "Sam", diary.now)
    diary.answers(*every_other_day * 14)
    with diary.db.write() as session:
        assert close_lasting(session, diary.now) == 1
    diary.answers(*every_other_day * 5)
    with diary.db.write() as session:
        window = open_window(session, diary.now, START)
        assert list(without_episode(session, window)) == []
    assert [one.close_reason for one in diary.episodes()] == ["lasting"]
    diary.answers(8, 8, 8)
    assert [one.evidence["usual"] for one in diary.episodes()] == [4.0, 6.0]
    with diary.db.read() as session:
        record = load(session, diary.patient, Period(), diary.now, "Maria")
    assert [level for _, level in record.usual] == [4.0, 6.0]


@pytest.mark.parametrize(("days_between", "lasts"), [(27, False), (28, True)])
def test_28_days_count_from_whoever_took_it_first(
    diary: Diary, days_between: int, *, lasts: bool
) -> None:
    diary.answers(3, 4, 5, 6)
    with diary.db.write() as session:
        [episode] = session.exec(select(Episode)).all()
        take(session, episode, "Sam", diary.now)
        later = diary.now + days_between * DAY
        give_back(session, episode, later)
        assert close_lasting(session, diary.now + 28 * DAY) == 0, "it asks for somebody"
        session.flush()
        take(session, episode, "Pat", later)
        assert bool(close_lasting(session, later)) is lasts


def test_a_preset_without_rules_on_scores_is_quiet(diary: Diary) -> None:
    with diary.db.write() as session:
        change = rules.RuleChange(climb="off", sustained="off")
        rules.change(session, diary.patient, change, START)
    diary.answers(3, 4, 5, 6)
    assert diary.episodes() == []


def test_the_audit_finds_a_worsening_that_raised_no_alert(diary: Diary) -> None:
    diary.answers(*[4] * 20, 6, 6, 6)
    with diary.db.write() as session:
        window = open_window(session, diary.now, diary.now - 2 * DAY)
        assert list(without_episode(session, window)) == []
        session.delete(session.exec(select(Episode)).one())
        session.flush()
        assert [one.problem for one in without_episode(session, window)] == [
            "crossed a rule, and no alert was raised"
        ]


def test_the_days_before_are_told_as_facts(house: Database) -> None:
    story = Story(house, START)
    with house.write() as session:
        maria = a_patient(session, START, name="Maria", phone=MARIA)
        a_checkin(session, START, maria, at="20:00")
        medicine = session.get_one(
            Medication, a_dose(session, START, maria, at="08:00").medication_id
        )
        for dose, on in (("20 mg", "2027-06-02"), ("30 mg", "2027-06-05")):
            step = NewStep(dose=dose, starts=on, prescriber="Dr Lee", prescribed="2027-05-31")
            dose_steps.add(session, medicine, step, START)
        for name, since in (("Before", "2027-05-20"), ("After", "2027-05-31")):
            other_medicines.add(session, maria, name, "pain reliever", since, START)
    for day, score in enumerate((3, 4, 5, 6), start=1):
        story.run_to(f"2027-06-{day:02d}T12:00")
        story.texts(MARIA, "S" if day == 2 else "hello")
        story.run_to(f"2027-06-{day:02d}T20:00")
        _receipts(story)
        story.texts(MARIA, f"{score} but drowsy" if day == 3 else str(score))
    with house.read() as session:
        [episode] = session.exec(select(Episode)).all()
    assert episode.evidence["facts"] == [
        "Dose step 2 days ago: Example medicine 20 mg.",
        "Other medicine added 4 days ago: After (pain reliever).",
        "Doses in the 7 days before: 1 skipped, 2 not confirmed.",
        "Side effects told in the 7 days before: drowsy.",
    ]


# --- silence ------------------------------------------------------------------------------------


@pytest.fixture
def story(house: Database) -> Story:
    """Maria is asked at 20:00 each day; she answers on the first."""
    story = Story(house, START)
    with house.write() as session:
        maria = a_patient(session, START, name="Maria", phone=MARIA)
        a_caregiver(session, START, maria, phone=SAM)
        a_checkin(session, START, maria, at="20:00")
    _to(story, "2027-06-01T20:00")
    story.texts(MARIA, "3")
    return story


def _to(story: Story, local: str) -> None:
    """Let time pass; whatever left on the way has arrived."""
    day = datetime.fromisoformat(local)
    while f"{story.now:%Y-%m-%d}" < f"{day - DAY:%Y-%m-%d}":
        story.run_to(f"{story.now:%Y-%m-%d}T23:00")
        _receipts(story)
    story.run_to(local)
    _receipts(story)


def _receipts(story: Story) -> None:
    with story.db.read() as session:
        waiting = session.exec(
            select(Message.provider_sid).where(Message.state == MessageState.SUBMITTED)
        ).all()
    for sid in waiting:
        story.receipt(str(sid), "delivered")


def _silences(story: Story) -> list[Episode]:
    with story.db.read() as session:
        return list(session.exec(select(Episode).where(Episode.cause == "silence")))


def test_two_unanswered_checkins_are_a_silence_after_48_hours(story: Story) -> None:
    _to(story, "2027-06-02T20:00")
    _to(story, "2027-06-03T20:00")
    _to(story, "2027-06-04T19:59")
    assert _silences(story) == []
    _to(story, "2027-06-04T20:03")  # when the provider's list has come in again
    [episode] = _silences(story)
    assert episode.evidence["explanation"] == (
        "2 check-ins in a row were not answered (2 to 3 June)."
    )
    _to(story, "2027-06-04T20:10")
    assert any("has not answered the last" in text.body for text in story.gateway.calls)
    story.texts(MARIA, "4")
    [episode] = _silences(story)
    assert (episode.state, episode.close_reason) == ("closed", "answered")


@pytest.mark.parametrize(
    ("reason", "still_quiet", "opens"),
    [
        ("in hospital", "2027-06-07T19:00", "2027-06-07T21:00"),  # two more, 48 hours after one
        (LASTING, "2027-06-12T11:00", "2027-06-12T21:00"),
    ],
)
def test_a_silence_that_was_closed_unanswered_opens_again_only_when_it_goes_on(
    story: Story, reason: str, still_quiet: str, opens: str
) -> None:
    _to(story, "2027-06-05T12:00")
    with story.db.write() as session:
        [episode] = session.exec(select(Episode)).all()
        episode.triggered_at -= 28 * DAY
        close(session, episode, reason, story.now)
    _to(story, still_quiet)
    assert len(_silences(story)) == 1
    _to(story, opens)
    assert len(_silences(story)) == 2


@pytest.mark.parametrize(
    ("window", "over"), [("2h", "03T22:00"), (None, "04T08:00"), ("24h", "04T20:00")]
)
def test_of_check_ins_every_other_day_the_second_completes_a_silence_once_it_is_over(
    house: Database, window: str | None, over: str
) -> None:
    story = Story(house, START)
    with house.write() as session:
        maria = a_patient(session, START, name="Maria", phone=MARIA)
        timing = Timing(at=["20:00"], every="2d", nudge="off", window=window)
        care_plans.add_checkin(session, maria, timing, START)
    over_at = datetime.fromisoformat(f"2027-06-{over}")  # asked on the 1st and the 3rd
    for day in range(2, over_at.day):
        _to(story, f"2027-06-0{day}T20:00")
    _to(story, f"{over_at - timedelta(minutes=1):%Y-%m-%dT%H:%M}")
    assert _silences(story) == []
    _to(story, f"{over_at + timedelta(minutes=3):%Y-%m-%dT%H:%M}")
    assert len(_silences(story)) == 1


def test_whom_an_error_keeps_from_being_judged_is_named_and_the_others_are_judged(
    story: Story,
) -> None:
    """Nobody would be told of the silence, nor of the error."""
    with story.db.write() as session:
        ben = a_patient(session, START, name="Ben", phone="+12025550124")
        a_checkin(session, START, ben, at="20:00")
        session.add(
            AlertRule(patient_id=id_of(ben), rule="unknown", parameters={}, created_at=START)
        )
    for day in (2, 3):
        _to(story, f"2027-06-0{day}T20:00")
    _to(story, "2027-06-04T20:03")
    assert [episode.patient_id for episode in _silences(story)] == [1]
    with story.db.read() as session:
        set_aside = quarantine(session, story.now).messages
    said = {(text.about, text.problem) for text in set_aside}
    assert said == {("a checkin to Ben", "not judged: KeyError: 'unknown'")}


def test_whom_an_error_kept_from_being_judged_is_judged_once_that_is_mended(story: Story) -> None:
    """Their next check-in may be days away."""
    with story.db.write() as session:
        session.add(AlertRule(patient_id=1, rule="unknown", parameters={}, created_at=START))
    for day in (2, 3):
        _to(story, f"2027-06-0{day}T20:00")
    _to(story, "2027-06-04T20:03")
    assert _silences(story) == []
    with story.db.write() as session:
        session.delete(session.exec(select(AlertRule).where(AlertRule.rule == "unknown")).one())
    _to(story, "2027-06-04T20:10")
    assert [episode.patient_id for episode in _silences(story)] == [1]
    with story.db.read() as session:
        assert quarantine(session, story.now).messages == []


def test_a_late_answer_ends_a_silence_too(story: Story) -> None:
    for day in (2, 3, 4):
        _to(story, f"2027-06-0{day}T20:00")
    _to(story, "2027-06-05T12:00")
    story.texts(MARIA, "4")  # the window of the 4th is over
    [episode] = _silences(story)
    assert episode.close_reason == "answered"


def test_one_answer_in_between_is_no_silence(story: Story) -> None:
    _to(story, "2027-06-02T20:00")
    _to(story, "2027-06-03T20:00")
    story.texts(MARIA, "4")
    _to(story, "2027-06-05T19:00")
    assert _silences(story) == []


def test_checkins_that_did_not_arrive_are_no_silence(story: Story) -> None:
    for day in (2, 3, 4, 5):
        story.run_to(f"2027-06-0{day}T20:00")
    assert _silences(story) == []


def test_nobody_is_silent_while_it_is_our_side_that_is_deaf(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(_since: datetime) -> list[ProviderText]:
        raise NotSentError("Twilio cannot be reached.")

    _to(story, "2027-06-02T20:00")
    with monkeypatch.context() as patched:
        patched.setattr(story.gateway, "received", unreachable)
        _to(story, "2027-06-03T20:00")
        _to(story, "2027-06-05T12:00")
        assert _silences(story) == []
        [said] = [one for one in _status(story).reasons if "incoming texts" in one]
        assert "could not be fetched since 2027-06-0" in said
        assert "no patient is called silent" in said
        assert _why_no_heartbeat(story) == (
            "Incoming texts cannot be fetched; carebell status says since when."
        )
    answered_at = datetime(2027, 6, 4, 0, 30, tzinfo=UTC)  # to the check-in of the 3rd
    story.gateway.inbound.append(
        ProviderText(
            sid="SM" + "a" * 32, from_phone=MARIA, to_phone="+12025550100", body="4",
            status="received", created_at=answered_at, error_code=None,
        )
    )  # fmt: skip
    _to(story, "2027-06-05T12:10")
    assert _silences(story) == [], "the answer was there all the time"
    assert _status(story).deaf is _why_no_heartbeat(story) is None


def _status(story: Story) -> Status:
    with story.db.read() as session:
        return status(session, story.now)


def _why_no_heartbeat(story: Story) -> str | None:
    """But for the audit, which a story has none of, and the error of the last try."""
    with story.db.write() as session:
        session.merge(PassRun(name=AUDIT, finished_at=story.now, counts={}))
        for run in session.exec(select(PassRun)):
            run.error, run.finished_at = None, story.now
    return why_not_clean(story.db, story.clock)


def test_a_text_that_nobody_could_read_is_no_silence(story: Story) -> None:
    _to(story, "2027-06-02T20:00")
    _to(story, "2027-06-03T20:00")
    story.texts(MARIA, "I will call")
    with story.db.write() as session:
        newest = session.exec(
            select(InboundMessage).order_by(col(InboundMessage.id).desc())
        ).first()
        assert newest
        newest.state = InboundState.QUARANTINED
    _to(story, "2027-06-05T19:00")
    assert len(_silences(story)) == 0


def test_one_patient_who_cannot_be_judged_keeps_nobody_from_being_seen(story: Story) -> None:
    with story.db.write() as session:
        lee = a_patient(session, story.now, name="Lee", phone="+12025550124")
        a_checkin(session, story.now, lee, at="20:00")
        broken = {"slope": 1}
        session.add(
            AlertRule(patient_id=1, rule="silence", parameters=broken, created_at=story.now)
        )
    for day in (2, 3, 4, 5):
        _to(story, f"2027-06-0{day}T20:00")
    assert [one.patient_id for one in _silences(story)] == [lee.id]


def test_who_is_paused_is_not_silent(story: Story) -> None:
    _to(story, "2027-06-02T20:00")
    _to(story, "2027-06-03T20:00")
    with story.db.write() as session:
        pauses.pause(session, patients.find(session, "Maria"), None, story.now)
    _to(story, "2027-06-05T12:00")
    assert _silences(story) == []


# --- doses, and what lasts ----------------------------------------------------------------------


def test_doses_that_nobody_confirmed_are_an_alert_where_the_rule_is_on(house: Database) -> None:
    story = Story(house, START)
    with house.write() as session:
        maria = a_patient(session, START, name="Maria", phone=MARIA)
        a_dose(session, START, maria, at="10:00")
        rules.change(session, maria, rules.RuleChange(doses="on"), START)
    for day in (1, 2, 3):
        _to(story, f"2027-06-0{day}T10:00")
    _to(story, "2027-06-03T23:00")
    with house.read() as session:
        [episode] = session.exec(select(Episode)).all()
    assert (episode.cause, episode.rule) == ("doses", "doses")
    assert episode.evidence["explanation"] == "3 doses were not confirmed (1 to 3 June)."
    with house.write() as session:
        episode = session.exec(select(Episode)).one()
        episode.triggered_at -= 7 * DAY
        close(session, episode, "called her", story.now)
    _to(story, "2027-06-06T10:00")
    assert len(_states(story)) == 1, "two more"
    _to(story, "2027-06-06T23:00")
    assert len(_states(story)) == 2


@pytest.mark.parametrize(("window", "over"), [("2h", "03T22:00"), ("24h", "04T10:00")])
def test_a_dose_that_may_still_be_confirmed_in_time_is_not_counted(
    house: Database, window: str, over: str
) -> None:
    story = Story(house, START)
    with house.write() as session:
        maria = a_patient(session, START, name="Maria", phone=MARIA)
        timing = Timing(at=["10:00"], nudge="off", window=window)
        care_plans.add_dose(session, maria, "Example medicine", timing, START)
        rules.change(session, maria, rules.RuleChange(doses="on"), START)
    for day in (1, 2, 3):
        _to(story, f"2027-06-0{day}T10:01")
    over_at = datetime.fromisoformat(f"2027-06-{over}")
    _to(story, f"{over_at - timedelta(minutes=2):%Y-%m-%dT%H:%M}")
    assert _states(story) == []
    _to(story, f"{over_at + timedelta(minutes=5):%Y-%m-%dT%H:%M}")
    assert len(_states(story)) == 1


def test_what_somebody_has_had_for_28_days_is_closed_as_lasting(story: Story) -> None:
    for day, score in enumerate((4, 5, 6), start=2):
        _to(story, f"2027-06-0{day}T20:00")
        story.texts(MARIA, str(score))
    with story.db.write() as session:
        alerts.acknowledge(session, "11", "Sam", story.now)
        pauses.pause(session, patients.find(session, "Maria"), None, story.now)
    story.clock.set(story.now + timedelta(days=28) - timedelta(minutes=1))
    story.loop.run_all()
    assert _states(story) == [("acknowledged", None)]
    story.clock.set(story.now + timedelta(minutes=1))
    story.loop.run_all()
    assert _states(story) == [("closed", "lasting")]


def _states(story: Story) -> list[tuple[str, str | None]]:
    with story.db.read() as session:
        found = session.exec(select(Episode)).all()
    return [(one.state, one.close_reason) for one in found]
