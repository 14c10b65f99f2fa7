"""The chart's words in the languages of caregivers; English is what the code says."""

SPANISH = {
    "Pain, 0 to 10 (higher = worse)": "Dolor, 0 a 10 (más alto = peor)",
    "none": "nada",
    "mild": "leve",
    "moderate": "moderado",
    "severe": "fuerte",
    "score": "respuesta",
    "late answer": "respuesta tardía",
    "unasked": "sin pregunta",
    "corrected": "corregido",
    "no answer": "sin respuesta",
    "usual level": "nivel habitual",
    "mean of a week": "promedio semanal",
    "of under 4 days": "de menos de 4 días",
    "doses": "dosis",
    "taken": "tomada",
    "skipped": "no tomada",
    "worsening": "empeora",
    "silence": "silencio",
    "doses unconfirmed": "dosis sin confirmar",
    "danger": "peligro",
    "dizzy": "mareo",
    "drowsy": "sueño",
    "dry mouth": "boca seca",
    "other": "otro",
}

WORDS: dict[str, dict[str, str]] = {"en": {}, "es": SPANISH}


def say(words: str, language: str) -> str:
    """The same words in that language; those that it does not have stay as they are."""
    return WORDS.get(language, {}).get(words, words)
