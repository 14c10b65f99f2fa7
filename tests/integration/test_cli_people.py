"""People on the command line: enrolled, changed, paused, ended; found by id or name."""

from datetime import UTC, datetime, time, timedelta

import pytest
from sqlmodel import col, select

from service.admin.operation import claim_for
from service.core.delivery import MessageKind, MessageState
from service.core.policy import Policy
from service.core.timing import NO_QUIET_HOURS, QuietHours
from service.db.database import Database
from service.db.tables import (
    ConsentEvent,
    Message,
    Mode,
    OptOut,
    Person,
    PersonState,
    Schedule,
    ServiceState,
)
from service.engine.invites import follow_consent
from service.engine.outbox import put
from support.command_line import CommandLine

ANA = ("--phone", "+1 202 555 0123", "--zone", "America/New_York", "--country", "us")
SAM = ("--phone", "+12025550145")
NOW = datetime.now(UTC)


def person(house: Database, id_: int) -> Person:
    with house.read() as session:
        return session.get_one(Person, id_)


def test_a_patient_with_consent_is_active_at_once(carebell: CommandLine, house: Database) -> None:
    said = carebell("patient", "add", "Ana Lopez", *ANA, "--consent", "signed form, 3 May 2026")
    assert said == "Ana Lopez is patient 1: +12025550123, America/New_York, US.\n"
    assert person(house, 1).state is PersonState.ACTIVE
    with house.read() as session:
        event = session.exec(select(ConsentEvent)).one()
    assert (event.wording, event.phone) == ("signed form, 3 May 2026", "+12025550123")


def test_a_patient_without_consent_is_pending_and_the_way_on_is_said(
    carebell: CommandLine, house: Database
) -> None:
    said = carebell("patient", "add", "Ana", *ANA)
    assert 'carebell patient edit 1 --consent "how and when"' in said
    assert person(house, 1).state is PersonState.PENDING
    carebell("patient", "edit", "1", "--consent", "by phone")
    assert person(house, 1).state is PersonState.ACTIVE


def test_listings_and_show_have_one_shape(carebell: CommandLine) -> None:
    carebell("patient", "add", "Ana", *ANA, "--consent", "form", "--born", "1961-04-30")
    carebell("caregiver", "add", "ana", "Sam", *SAM, "--sees", "scores")
    (row,) = carebell.json("patient", "list")
    assert row | {"consented_at": "then"} == {
        "id": 1,
        "name": "Ana",
        "phone": "+12025550123",
        "zone": "America/New_York",
        "country": "US",
        "language": "en",
        "privacy": "covert",
        "state": "active",
        "opted_out": False,
        "tell_of_alerts": True,
        "quiet": "22:00-07:00",
        "nudges": True,
        "dose_window": None,
        "checkin_window": None,
        "ask_why_skipped": True,
        "self_harm_to_caregiver": False,
        "born_on": "1961-04-30",
        "consented_at": "then",
        "paused_until_at": None,
        "paused_for": None,
    }
    shown = carebell.json("patient", "show", "ANA")
    assert {name: shown[name] for name in row} == row
    assert shown["caregivers"] == carebell.json("caregiver", "list", "1")
    assert shown["caregivers"][0]["sees"] == ["scores"]
    assert shown["rule"] == carebell.json("rule", "show", "1")
    chosen = shown["consents"][-1]
    assert [event["kind"] for event in shown["consents"]] == ["given", "given"]
    assert chosen["wording"].endswith("may see: scores"), "so the patient decided"


def test_an_empty_house_says_how_to_begin(carebell: CommandLine) -> None:
    assert carebell.remarks("patient", "list", "--all").startswith(
        "No patients yet. Add one: carebell patient add"
    )
    assert carebell.remarks("medication", "list").startswith(
        "No medicines yet, or all have ended (--all lists them). Add one: carebell medication add"
    )
    for noun in ("patient", "caregiver", "contact", "dose", "checkin", "message", "alert"):
        assert carebell.json(noun, "list") == []


def test_names_are_found_in_any_case_unless_several_share_one(carebell: CommandLine) -> None:
    carebell("patient", "add", "Ana Lopez", *ANA)
    carebell("patient", "add", "ANA  LOPEZ", *ANA[2:], "--phone", "+12025550124")
    assert carebell.complains("patient", "show", "ana lopez") == (
        "PATIENT 'ana lopez' is what several people are called; their ids are 1 and 2; "
        "for example 1."
    )
    carebell("patient", "end", "1")
    assert carebell.json("patient", "show", "ana lopez")["id"] == 2


def test_a_first_name_is_enough_where_it_is_nobodys_whole_name(carebell: CommandLine) -> None:
    carebell("patient", "add", "Ana Lopez", *ANA)
    carebell("patient", "add", "Bea Lopez", *ANA[2:], "--phone", "+12025550124")
    assert carebell.json("patient", "show", "aNA")["id"] == 1
    assert "is nobody's id or name" in carebell.complains("patient", "show", "Lopez")
    carebell("patient", "add", "Ana Diaz", *ANA[2:], "--phone", "+12025550126")
    assert carebell.complains("patient", "show", "Ana") == (
        "PATIENT 'Ana' is what several people are called; their ids are 1 and 3; for example 1."
    )
    carebell("patient", "add", "Ana", *ANA[2:], "--phone", "+12025550127")
    assert carebell.json("patient", "show", "Ana")["id"] == 4


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("patient", "show", "Bea"),
            (
                "PATIENT 'Bea' is nobody's id or name; to see whom you can name: "
                "carebell patient list"
            ),
        ),
        (
            ("patient", "show", "2"),
            (
                "PATIENT 2 is Sam, of the kind caregiver; to see whom you can name: "
                "carebell patient list"
            ),
        ),
        (
            ("caregiver", "remove", "99999999999"),
            (
                "CAREGIVER '99999999999' is nobody's id or name; to see whom you can name: "
                "carebell caregiver list"
            ),
        ),
    ],
)
def test_nobody_is_found_by_a_wrong_name(
    carebell: CommandLine, words: tuple[str, ...], sentence: str
) -> None:
    carebell("patient", "add", "Ana", *ANA)
    carebell("caregiver", "add", "Ana", "Sam", *SAM)
    assert carebell.complains(*words) == sentence


def test_an_edit_changes_only_what_it_names(carebell: CommandLine) -> None:
    carebell("patient", "add", "Ana", *ANA, "--consent", "form", "--born", "1961-04-30")
    (before,) = carebell.json("patient", "list")
    carebell("patient", "edit", "1", "--name", "Ana Lopez", "--no-tell-of-alerts")
    (after,) = carebell.json("patient", "list")
    assert after == before | {"name": "Ana Lopez", "tell_of_alerts": False}
    assert "Nothing to change" in carebell.complains("patient", "edit", "1")


def test_another_number_needs_another_consent(carebell: CommandLine, house: Database) -> None:
    carebell("patient", "add", "Ana", *ANA, "--consent", "form")
    with house.write() as session:
        waiting = put(session, MessageKind.NOTICE, session.get_one(Person, 1), "Hello", NOW)
    said = carebell("patient", "edit", "1", "--phone", "+12025550199")
    assert "there is no consent for this number" in said
    assert person(house, 1).state is PersonState.PENDING
    with house.read() as session:
        assert session.get_one(Message, waiting.id).to_phone == "+12025550199"
    carebell("patient", "edit", "1", "--phone", "+12025550198", "--consent", "by phone")
    assert person(house, 1).state is PersonState.ACTIVE


def test_the_same_number_typed_again_changes_nothing(
    carebell: CommandLine, house: Database
) -> None:
    carebell("patient", "add", "Ana", *ANA, "--consent", "form")
    carebell("patient", "edit", "1", "--phone", "+1 (202) 555-0123")
    assert person(house, 1).state is PersonState.ACTIVE


def test_a_number_that_opted_out_is_said_to_get_nothing(
    carebell: CommandLine, house: Database
) -> None:
    with house.write() as session:
        session.add(OptOut(phone="+12025550123", source="text", happened_at=NOW))
    said = carebell("patient", "add", "Ana", *ANA, "--consent", "form")
    assert "nothing is sent until its owner texts START" in said
    assert carebell.json("patient", "list")[0]["opted_out"] is True


def test_two_patients_on_one_phone_are_warned_of(carebell: CommandLine) -> None:
    carebell("patient", "add", "Ana", *ANA)
    assert "Ana (id 1) has the same number" in carebell("patient", "add", "Bea", *ANA)


def test_a_pause_ends_at_local_midnight_or_when_resumed(
    carebell: CommandLine, house: Database
) -> None:
    carebell("patient", "add", "Ana", *ANA, "--consent", "form")
    said = carebell("patient", "pause", "Ana", "--until", "2199-03-31")
    assert said == "Ana (patient 1) is paused until 2199-03-31 00:00 EDT.\n"
    assert carebell.json("patient", "show", "1")["paused_until_at"] == "2199-03-31T04:00:00Z"
    carebell("patient", "resume", "Ana")
    assert person(house, 1).state is PersonState.ACTIVE
    assert "until: carebell patient resume 1" in carebell("patient", "pause", "Ana")


def test_only_who_is_paused_can_resume_and_only_who_gets_texts_can_pause(
    carebell: CommandLine,
) -> None:
    carebell("patient", "add", "Ana", *ANA)
    assert "is pending" in carebell.complains("patient", "pause", "Ana", exit_code=1)
    assert "is not paused" in carebell.complains("patient", "resume", "Ana", exit_code=1)


def test_an_end_keeps_the_rows_and_sends_nothing_more(
    carebell: CommandLine, house: Database
) -> None:
    carebell("patient", "add", "Ana", *ANA, "--consent", "form")
    carebell("checkin", "add", "Ana", "--at", "20:00")
    with house.write() as session:
        put(session, MessageKind.NOTICE, session.get_one(Person, 1), "Hello", NOW)
    carebell("patient", "end", "Ana")
    with house.read() as session:
        message, schedule = (
            session.exec(select(Message)).one(),
            session.exec(select(Schedule)).one(),
        )
    assert (message.state, message.reason) == (MessageState.SUPPRESSED, "ended")
    assert schedule.ended_at is not None
    assert carebell.json("patient", "list") == []
    assert carebell.json("patient", "list", "--all")[0]["state"] == "ended"
    assert "has ended" in carebell.complains("patient", "end", "Ana", exit_code=1)
    assert "has ended" in carebell.complains("checkin", "add", "Ana", "--at", "20:00", exit_code=1)


def test_caregivers_keep_their_place_until_somebody_is_moved(carebell: CommandLine) -> None:
    carebell("patient", "add", "Ana", *ANA)
    for name, last in (("Sam", 45), ("Kim", 46), ("Lee", 47)):
        carebell("caregiver", "add", "Ana", name, "--phone", f"+120255501{last}")
    carebell("caregiver", "remove", "Kim")
    assert "place 4" in carebell("caregiver", "add", "Ana", "Max", "--phone", "+12025550148")
    carebell("caregiver", "edit", "Max", "--position", "1")
    rows = carebell.json("caregiver", "list", "Ana")
    assert [(row["name"], row["position"]) for row in rows] == [("Max", 1), ("Sam", 2), ("Lee", 3)]
    assert "from 1 to 3" in carebell.complains("caregiver", "edit", "Max", "--position", "4")


def test_what_a_caregiver_sees_is_replaced_as_a_whole(carebell: CommandLine) -> None:
    carebell("patient", "add", "Ana", *ANA)
    carebell("caregiver", "add", "Ana", "Sam", *SAM, "--sees", "scores", "--sees", "doses")
    carebell("caregiver", "edit", "Sam", "--sees", "doses")
    assert carebell.json("caregiver", "list")[0]["sees"] == ["doses"]
    carebell("caregiver", "edit", "Sam", "--sees", "none")
    assert carebell.json("caregiver", "list")[0]["sees"] == []


def test_a_caregiver_lives_where_the_patient_does_unless_told(carebell: CommandLine) -> None:
    carebell("patient", "add", "Ana", *ANA)
    carebell("caregiver", "add", "Ana", "Sam", *SAM)
    carebell("caregiver", "add", "Ana", "Kim", "--phone", "+12025550146", "--zone", "Asia/Tokyo")
    zones = [row["zone"] for row in carebell.json("caregiver", "list")]
    assert zones == ["America/New_York", "Asia/Tokyo"]


def test_a_contact_is_added_with_the_zone_of_its_number_and_changed(
    carebell: CommandLine, house: Database
) -> None:
    said = carebell(
        "contact", "add", "Robin", "--phone", "+12025550150", "--role", "admin", "--consent", "ok"
    )
    assert said == "Robin is contact 1, admin: +12025550150, America/New_York.\n"
    said = carebell("contact", "edit", "robin", "--name", "Robin Ray", "--zone", "Asia/Tokyo")
    assert said == "Robin Ray (contact 1, admin) is changed: +12025550150, Asia/Tokyo.\n"
    carebell("contact", "edit", "1", "--language", "es", "--quiet", "off")
    said = carebell("contact", "edit", "1", "--phone", "+12025550151")
    assert 'To record one: carebell contact edit 1 --consent "how and when"\n' in said
    (row,) = carebell.json("contact", "list")
    assert (row["state"], row["language"], row["quiet"]) == ("pending", "es", "off")
    carebell("contact", "edit", "1", "--consent", "by phone")
    assert carebell.json("contact", "list")[0]["state"] == "active"
    assert "Nothing to change" in carebell.complains("contact", "edit", "1")
    told = carebell.complains("contact", "edit", "1", "--role", "clinician")
    assert "carebell contact add NAME --role clinician" in told
    with house.read() as session:
        assert follow_consent(session, Policy("Carebell", "a nurse"), NOW) == 1
        assert session.exec(select(Message)).all() == [], "no welcome: contacts need none"
    carebell("contact", "remove", "1")
    assert carebell.json("contact", "list") == []
    assert carebell.json("contact", "list", "--all")[0]["state"] == "ended"


@pytest.mark.parametrize("is_started", [True, False])
def test_what_is_no_demo_enrols_only_with_an_admin_and_where_numbers_are_reviewed(
    carebell: CommandLine, house: Database, *, is_started: bool
) -> None:
    with house.write() as session:
        session.delete(session.get_one(ServiceState, 1))
        session.flush()
        if is_started:
            claim_for(session, Mode.LIVE)
    no_admin = carebell.complains("patient", "add", "Ana", *ANA, exit_code=1)
    assert "carebell contact add NAME" in no_admin
    carebell(
        "contact", "add", "Robin", "--phone", "+12025550150", "--role", "admin", "--consent", "ok"
    )
    carebell("patient", "add", "Ana", *ANA)
    french = ("--phone", "+33612345678", "--zone", "Europe/Paris", "--country", "FR")
    unreviewed = carebell.complains("patient", "add", "Zoé", *french, exit_code=1)
    assert "carebell country review FR" in unreviewed
    carebell("country", "review", "fr", "--emergency", "112", "--crisis", "3114")
    carebell("patient", "add", "Zoé", *french)
    assert "country review DE" in carebell.complains(
        "patient", "edit", "Zoé", "--country", "DE", exit_code=1
    )


def test_a_demo_enrols_anybody(carebell: CommandLine) -> None:
    carebell(
        "patient", "add", "Zoé", "--phone", "+33612345678", "--zone", "Europe/Paris",
        "--country", "FR",
    )  # fmt: skip


def test_countries_show_where_their_numbers_come_from(carebell: CommandLine) -> None:
    carebell("country", "review", "US", "--emergency", "911", "--crisis", "988")
    carebell("country", "review", "GB", "--emergency", "999", "--crisis", "116 123")
    rows = {row["code"]: row for row in carebell.json("country", "list")}
    assert rows["GB"]["crisis"] == "116 123"
    assert (rows["US"]["source"], rows["US"]["poison"]) == ("reviewed here", "1-800-222-1222")
    assert rows["CA"]["source"] == "shipped"
    assert rows["GB"]["reviewed_on"] in {f"{NOW:%Y-%m-%d}", f"{NOW + timedelta(1):%Y-%m-%d}"}


def test_everybody_of_a_house_has_one_id(carebell: CommandLine, house: Database) -> None:
    carebell("patient", "add", "Ana", *ANA)
    carebell("caregiver", "add", "Ana", "Sam", *SAM)
    with house.read() as session:
        ids = session.exec(select(Person.id).order_by(col(Person.id))).all()
    assert list(ids) == [1, 2]


def test_who_is_told_of_alerts_has_quiet_hours_of_their_own(
    carebell: CommandLine, house: Database
) -> None:
    carebell("patient", "add", "Ana", *ANA)
    carebell("caregiver", "add", "Ana", "Sam", *SAM)
    carebell("caregiver", "edit", "Sam", "--quiet", "off")
    carebell(
        *("contact", "add", "Robin", "--phone", "+12025550150", "--role", "admin"),
        *("--consent", "said so", "--quiet", "20:00-09:00"),
    )
    assert person(house, 2).quiet == NO_QUIET_HOURS
    assert person(house, 3).quiet == QuietHours(time(20), time(9))
    complaint = carebell.complains("caregiver", "edit", "Sam", "--quiet", "late")
    assert "--quiet 'late'" in complaint
