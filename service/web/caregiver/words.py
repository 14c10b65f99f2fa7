"""The words of the caregiver's page, in the languages that Carebell writes."""

from datetime import datetime

ENGLISH = {
    "title": "Alert {code}",
    "worsening": "{patient}'s check-ins need your attention.",
    "worsening_scores": "{patient}'s pain scores went up: {scores}.",
    "silence": "{patient} has not answered the last check-ins.",
    "doses": "{patient} has not confirmed several doses.",
    "danger": "{patient} sent a text that somebody should look into at once.",
    "urgent": "Urgent",
    "ask": "Please get in touch with {patient}.",
    "ask_urgent": "Please reach {patient} now.",
    "since": "Since {at}",
    "take": "I have this",
    "mine": "You have this since {at}. Thank you.",
    "theirs": "{name} has this since {at}.",
    "had": "{name} had this from {at}. It is open again.",
    "closed": "This alert is closed.",
    "call": "Call {patient}",
    "emergency": "Emergency: {number}",
    "told": "Who else was told",
    "nobody": "Nobody else so far.",
    "told_at": "{name}, {at}",
    "chart": "The last four weeks",
    "foot": "Not a diagnosis, and no advice. {service} is not watched live. Questions: {contact}.",
    "gone": "Sorry, this link does not work any more: if you are worried, please call the person, "
    "or in an emergency your emergency number.",
    "slow": "That was very often. Please try again in a minute.",
    # what stands for a contact or a number where there is none
    "contact: your clinic": "your clinic",
    "number: your local emergency number": "your local emergency number",
}

SPANISH = {
    "title": "Alerta {code}",
    "worsening": "Los registros de {patient} necesitan su atención.",
    "worsening_scores": "El dolor de {patient} subió: {scores}.",
    "silence": "{patient} no ha respondido a las últimas preguntas.",
    "doses": "{patient} no ha confirmado varias dosis.",
    "danger": "{patient} envió un mensaje que alguien debe atender enseguida.",
    "urgent": "Urgente",
    "ask": "Por favor, comuníquese con {patient}.",
    "ask_urgent": "Por favor, comuníquese ya con {patient}.",
    "since": "Desde el {at}",
    "take": "Yo me encargo",
    "mine": "Usted se encarga desde el {at}. Gracias.",
    "theirs": "{name} se encarga desde el {at}.",
    "had": "{name} se encargó desde el {at}. Está abierta de nuevo.",
    "closed": "Esta alerta está cerrada.",
    "call": "Llamar a {patient}",
    "emergency": "Emergencia: {number}",
    "told": "A quién más se avisó",
    "nobody": "A nadie más por ahora.",
    "told_at": "{name}, {at}",
    "chart": "Las últimas cuatro semanas",
    "foot": "No es un diagnóstico ni un consejo. {service} no se vigila en vivo. "
    "Preguntas: {contact}.",
    "gone": "Lo sentimos, este enlace ya no funciona: si le preocupa algo, llame a la persona o, "
    "en una emergencia, a su número de emergencias.",
    "slow": "Fueron demasiadas veces. Inténtelo de nuevo en un minuto.",
    "contact: your clinic": "su clínica",
    "number: your local emergency number": "su número local de emergencias",
}

WORDS = {"en": ENGLISH, "es": SPANISH}

DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
        *("septiembre", "octubre", "noviembre", "diciembre"),
    ),
}


def when(at: datetime, language: str) -> str:
    """A moment as people say it: "Friday 5 March, 20:10", "viernes 5 de marzo, 20:10"."""
    language = language if language in WORDS else "en"
    day, month = DAYS[language][at.weekday()], MONTHS[language][at.month - 1]
    of = " de " if language == "es" else " "
    return f"{day} {at.day}{of}{month}, {at:%H:%M}"
