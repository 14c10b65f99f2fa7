"""A day of a patient who is texted in Spanish and answers so."""

from service.core.replies.reading import Danger, Kind, Reading
from support.factories import a_caregiver, a_checkin, a_dose, a_patient
from support.house import House
from support.readings import understood

MARIA, SAM = "+12025550123", "+12025550145"


def a_day(house: House) -> None:
    with house.db.write() as session:
        maria = a_patient(session, house.now, name="Maria", phone=MARIA, language="es")
        a_caregiver(session, house.now, maria, name="Sam", phone=SAM)
        a_checkin(session, house.now, maria, at="20:00")
        a_dose(session, house.now, maria, at="21:00")


def test_every_text_of_the_day_is_spanish(house: House) -> None:
    a_day(house)
    phone = house.phone(MARIA)
    house.run_to("2027-03-01T20:00")
    phone.expects("Dolor promedio en las ultimas 24 horas")
    phone.texts("seis o siete")
    phone.expects("Disculpe, no pudimos leer eso")
    phone.texts("6")
    phone.expects("Guardado: 6")
    house.run_to("2027-03-01T21:00")
    phone.expects("hora de su dosis de las 21:00")
    phone.texts("S")
    phone.expects("no tomada", "A olvido")
    understood(house, MARIA, "puedo tomar otra?", Reading(Kind.QUESTION, "advice"))
    phone.expects("No podemos aconsejar", "911")
    danger = Reading(Kind.DANGER, "chest_pain", danger=Danger.PHYSICAL)
    understood(house, MARIA, "me duele el pecho y no respiro", danger)
    phone.expects("llame ahora al 911")
    house.phone(SAM).expects("URGENT", "Maria")


def test_the_words_themselves_are_understood(house: House) -> None:
    a_day(house)
    phone = house.phone(MARIA)
    house.run_to("2027-03-01T20:00")
    phone.expects("Dolor promedio")
    phone.texts("siete")
    phone.expects("Guardado: 7")
    house.run_to("2027-03-01T21:00")
    phone.expects("dosis de las 21:00")
    phone.texts("ya la tomé")
    phone.expects("tomada")
    phone.texts("ya no me manden mensajes por favor")
    phone.expects("Ya no recibira mensajes")
