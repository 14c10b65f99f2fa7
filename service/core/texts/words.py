"""Words that variables are filled with, where they are ours and not of a person or a number."""

from collections.abc import Mapping

OURS = frozenset({"contact", "emergency", "kind", "why", "day"})
"""The variables whose value may be words of ours, in English until they are written."""

AND = {"en": "and", "es": "y"}
OR = {"en": "or", "es": "o"}
URGENT = {"en": "URGENT", "es": "URGENTE"}

SPANISH_WORDS: dict[str, str] = {
    # where the settings name nobody to call
    "your clinic": "su clinica",
    # where nobody has reviewed a country's number
    "your local emergency number": "su numero local de emergencias",
    # when something was recorded; another day is a date
    "today": "hoy",
    "yesterday": "ayer",
    # what somebody is
    "patient": "paciente",
    "caregiver": "cuidador",
    "admin": "administrador",
    "clinician": "profesional clinico",
    # why a text did not arrive, or none can leave
    "Twilio does not accept the account SID and auth token": "Twilio no acepta el SID de la "
    "cuenta y su clave",
    "Twilio does not know what was asked for: check the account SID": "Twilio no conoce lo que se "
    "pide: revise el SID de la cuenta",
    "Twilio had a fault of its own": "Twilio tuvo una falla propia",
    "Twilio refused the text": "Twilio rechazo el mensaje",
    "Twilio was not available": "Twilio no estaba disponible",
    "Twilio's test credentials cannot send real texts": "las claves de prueba de Twilio no envian "
    "mensajes reales",
    "the Twilio account is not active": "la cuenta de Twilio no esta activa",
    "the text was not delivered, and Twilio gave no known reason": "el mensaje no se entrego y "
    "Twilio no dio un motivo conocido",
    "too many automatic answers between two numbers": "demasiadas respuestas seguidas entre dos "
    "numeros",
    "too many calls to Twilio at once": "demasiadas llamadas a Twilio a la vez",
    "a part of a long text was lost on its way to us": "se perdio parte de un mensaje largo",
    "it could no longer be cancelled": "ya no se pudo cancelar",
    "it could not be delivered while it was still useful": "no se pudo entregar a tiempo",
    "message redaction is not switched on for the account": "la cuenta no tiene activado el "
    "borrado de mensajes",
    "no recipient was given": "faltaba el destinatario",
    "no sender was given": "faltaba el remitente",
    "texts cannot be scheduled with this sender": "este remitente no admite mensajes programados",
    "texts to that country are not switched on in the Twilio console": "los mensajes a ese "
    "destino no estan activados en la consola de Twilio",
    "that is a landline": "es un teléfono fijo",
    "that is a landline, or its carrier cannot be reached": "es un teléfono fijo, o no se llega "
    "a su operador",
    "that is a short code, which cannot be texted": "es un numero corto, que no recibe mensajes",
    "that is not a mobile number": "no es un numero de celular",
    "that is not a valid number": "no es un numero valido",
    "that number cannot be reached": "no se llega a ese numero",
    "that number cannot be reached from this sender": "no se llega a ese numero desde este "
    "remitente",
    "that number does not seem to exist": "ese numero parece no existir",
    "that sender already has ten hours of texts waiting": "ese remitente ya tiene diez horas de "
    "mensajes en espera",
    "the Twilio account is not active or out of funds": "la cuenta de Twilio no esta activa o no "
    "tiene saldo",
    "the Twilio account was suspended": "la cuenta de Twilio fue suspendida",
    "the account's limit of texts for the day was passed": "se paso el limite diario de mensajes "
    "de la cuenta",
    "the carrier does not accept this sender yet": "el operador aun no acepta este remitente",
    "the carrier gave no reason; it may have been delivered": "el operador no dio motivo; quiza "
    "se entrego",
    "the carrier took the text for spam": "el operador lo tomo por correo no deseado",
    "the carrier's network was congested": "la red del operador estaba saturada",
    "the channel takes only approved wording at this time": "el canal solo acepta ahora textos "
    "aprobados",
    "the channel's rate limit was passed": "se paso el limite de velocidad del canal",
    "the messaging service has no sender": "el servicio de mensajes no tiene remitente",
    "the messaging service has no sender for this recipient": "el servicio de mensajes no tiene "
    "remitente para este destinatario",
    "the messaging service is not valid": "el servicio de mensajes no es valido",
    "the number is not verified, as a trial account needs": "el numero no esta verificado, como "
    "exige una cuenta de prueba",
    "the number is unknown or no longer in use": "el numero no existe o ya no se usa",
    "the owner of the number texted STOP": "el titular del numero respondio STOP",
    "the phone was off or out of coverage": "el teléfono estaba apagado o sin cobertura",
    "the provider got no answer from the carrier in time": "el operador no respondio a tiempo",
    "the provider had a fault of its own": "el proveedor tuvo una falla propia",
    "the provider's queue was full": "la cola del proveedor estaba llena",
    "the recipient blocked the sender": "el destinatario bloqueo al remitente",
    "the recipient cannot be reached on that channel": "no se llega al destinatario por ese canal",
    "the recipient is not known on that channel": "ese canal no conoce al destinatario",
    "the sender belongs to another account": "el remitente es de otra cuenta",
    "the sender cannot send texts, or is not this account's": "el remitente no puede enviar "
    "mensajes, o no es de esta cuenta",
    "the sender is not a number of this account": "el remitente no es un numero de esta cuenta",
    "the sender is not a valid number of this account": "el remitente no es un numero valido de "
    "esta cuenta",
    "the sender is not registered for texts to the US": "el remitente no esta registrado para "
    "mensajes a EE.UU.",
    "the sender is not registered for that country": "el remitente no esta registrado para ese "
    "destino",
    "the sender is still being set up": "el remitente aun se esta configurando",
    "the sender's campaign is suspended": "la campaña del remitente esta suspendida",
    "the sender's limit for the day was passed": "se paso el limite diario del remitente",
    "the sender's limit for the day was passed at one carrier": "se paso el limite diario del "
    "remitente en un operador",
    "the sender's rate limit was passed": "se paso el limite de velocidad del remitente",
    "the text breaks a rule of the channel": "el mensaje infringe una regla del canal",
    "the text is too long": "el mensaje es demasiado largo",
    "the text was addressed to its own sender": "el mensaje iba dirigido a su remitente",
    "the text was blocked by the recipient or the carrier": "el destinatario o su operador "
    "bloqueo el mensaje",
    "the text was empty": "el mensaje estaba vacio",
    "the time to keep the text was out of range": "el plazo para guardar el mensaje no era valido",
    "the toll-free sender is not verified": "el remitente gratuito no esta verificado",
    "there is no such messaging service": "ese servicio de mensajes no existe",
    "Twilio does not accept the status callback's address": "Twilio no acepta la direccion de los "
    "avisos de estado",
    "Twilio's compliance settings blocked this recipient": "las reglas de cumplimiento de Twilio "
    "bloquearon a este destinatario",
    "Twilio's compliance settings held the text back": "las reglas de cumplimiento de Twilio "
    "retuvieron el mensaje",
    "Twilio's fraud protection blocked the text": "la proteccion contra fraude de Twilio bloqueo "
    "el mensaje",
    "Twilio's quiet hours held the text back": "las horas de silencio de Twilio retuvieron el "
    "mensaje",
}
"""GSM-7 only, as all Spanish of ours."""

_WORDS: dict[str, dict[str, str]] = {"en": {}, "es": SPANISH_WORDS}


def spoken(values: Mapping[str, object], language: str) -> dict[str, object]:
    """The values as that language says them; what is no word of ours stays as it is."""
    words = _WORDS[language]
    return {
        name: words.get(str(value), value) if name in OURS else value
        for name, value in values.items()
    }
