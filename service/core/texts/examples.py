"""A value to try each variable of a text with; for tests, and for seeing what a text costs."""

EXAMPLES: dict[str, object] = {
    "wall": "21:00",
    "medicines": "Example medicine 10 mg",
    "value": 6,
    "emergency": "911",
    "patient": "Maria Example",
    "caregiver": "Sam Example",
    "code": 11,
    "scores": "3, 4, 5, 6",
    "name": "Sam Example",
    "since": "10:42 (2027-03-01)",
    "choices": "OK 11 (Maria Example)",
    "id": 12,
    "kind": "patient",
    "why": "the number is unknown or no longer in use",
    "count": 12,
    "until": "2027-03-31 14:00",
    "on": "2027-03-15",
    "rest": "21:00: Average pain in the last 24 hours, 0 (none) to 10 (worst imaginable)?",
    "example": "4",
    "then": "21:30",
    "next": "Sam Example",
    "at": "21:04",
    "day": "today",
    "old": 8,
    "crisis": "988",
    "poison": "1-800-222-1222",
    "sender": "Sam Example",
    "digits": "0199",
    "said": "STOP",
}
"""All but `service` and `contact`, which every text may hold and the settings give."""

NAMES = frozenset({"patient", "caregiver", "name", "next", "choices", "sender"})
"""The variables that hold names of people, which are written plain only where that was asked."""
