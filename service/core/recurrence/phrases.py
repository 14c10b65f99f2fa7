"""The words in which a recurrence is told, per language."""

ENGLISH = {
    "at": "{days} at {walls}",
    "one_day": "at {walls}",
    "and": "and",
    "then": ", then ",
    "until": " until {on}",
    "not_on": ", not on {days}",
    "daily": "every day",
    "every_days": "every {interval} days",
    "cycle": "{on} days on, {off} days off",
    "every_weeks": "every {interval} weeks on {names}",
    "monthly": "every month on {days}",
    "last_day": "the last day",
    "last_day_but": "the last day but {number}",
    "day": "day {number}",
    "times": "{when}, {times} times",
    "days_after": "{when}, {days} days after each step of {medicine} begins",
    "day_after": "{when}, {days} day after each step of {medicine} begins",
    "same_day": "{when}, on the day each step of {medicine} begins",
    "weekdays": "Mon Tue Wed Thu Fri Sat Sun",
}

SPANISH = {
    "at": "{days} a las {walls}",
    "one_day": "a las {walls}",
    "and": "y",
    "then": ", luego ",
    "until": " hasta el {on}",
    "not_on": ", no el {days}",
    "daily": "cada día",
    "every_days": "cada {interval} días",
    "cycle": "{on} días sí, {off} días no",
    "every_weeks": "cada {interval} semanas: {names}",
    "monthly": "cada mes: {days}",
    "last_day": "el último día",
    "last_day_but": "{number} antes del último día",
    "day": "día {number}",
    "times": "{when}, {times} veces",
    "days_after": "{when}, {days} días después de empezar cada nivel de {medicine}",
    "day_after": "{when}, {days} día después de empezar cada nivel de {medicine}",
    "same_day": "{when}, el día en que empieza cada nivel de {medicine}",
    "weekdays": "lun mar mié jue vie sáb dom",
}

PHRASES = {"en": ENGLISH, "es": SPANISH}
